#include "tests/sim/shell/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* The lines as a descriptor that ends: a temporary file, so that long ones fit. */
static int open_lines(const char *lines)
{
	FILE *file = tmpfile();

	assert_non_null(file);
	fwrite(lines, 1, strlen(lines), file);
	fflush(file);
	int fd = dup(fileno(file));

	fclose(file);
	lseek(fd, 0, SEEK_SET);
	return fd;
}

static struct run run_in(struct session *session, const char *lines)
{
	struct run r = { .session = session };
	FILE *out = open_memstream(&r.out, &r.out_size), *err = open_memstream(&r.err, &r.err_size);
	int fd = open_lines(lines);

	r.status = session_run_plain(session, fd, out, err);
	close(fd);
	fclose(out);
	fclose(err);
	return r;
}

struct run run_lines(int32_t brokers, const char *lines)
{
	return run_in(session_new(&(struct session_options){ .cluster = { .brokers = brokers }, .seed = 1 }), lines);
}

struct run run_lines_apart(int32_t brokers, int32_t controllers, const char *lines)
{
	return run_in(session_new(&(struct session_options){ .cluster = { .brokers = brokers, .controllers = controllers }, .seed = 1 }), lines);
}

struct run run_lines_in_containers(int32_t brokers, const char *lines)
{
	return run_in(session_new(&(struct session_options){ .cluster = { .brokers = brokers, .has_containers = true }, .seed = 1 }), lines);
}

struct run run_lines_alone(const char *lines)
{
	return run_in(session_new(&(struct session_options){ .cluster = { .brokers = 1, .is_unformatted = true }, .seed = 1 }), lines);
}

struct bytes run_out(const struct run *r)
{
	return bytes_of(r->out, r->out_size);
}

struct bytes run_err(const struct run *r)
{
	return bytes_of(r->err, r->err_size);
}

void run_end(struct run *r)
{
	session_del(r->session);
	free(r->out);
	free(r->err);
}

static void check(struct run r, const char *out, const char *err, int32_t status)
{
	if (out)
		assert_text(run_out(&r), out);
	if (err)
		assert_text(run_err(&r), err);
	assert_int_equal(r.status, status);
	run_end(&r);
}

void assert_run(int32_t brokers, const char *lines, const char *out, const char *err, int32_t status)
{
	check(run_lines(brokers, lines), out, err, status);
}

void assert_alone(const char *lines, const char *out, const char *err, int32_t status)
{
	check(run_lines_alone(lines), out, err, status);
}
