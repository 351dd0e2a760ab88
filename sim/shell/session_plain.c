/* `klab shell` without a terminal: lines come from a file descriptor, and time passes only while something in the foreground wants it. */
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "sim/shell/session.h"

enum { READ_SIZE = 1 << 16, LINES_AHEAD = 256 };

/* What has been read of the descriptor and not yet typed. */
struct line_source {
	int fd;
	char *data;
	size_t size, capacity, start;
	bool is_ended;
};

/* Waits for more; false at the end. */
static bool source_fill(struct line_source *in)
{
	if (in->is_ended)
		return false;
	if (in->start > 0) {
		memmove(in->data, in->data + in->start, in->size - in->start);
		in->size -= in->start;
		in->start = 0;
	}
	if (in->capacity - in->size < READ_SIZE) {
		in->capacity = in->capacity * 2 + READ_SIZE;
		in->data = realloc(in->data, in->capacity);
	}
	ssize_t got;

	do {
		got = read(in->fd, in->data + in->size, READ_SIZE);
	} while (got < 0 && errno == EINTR);
	if (got > 0)
		in->size += (size_t)got;
	else
		in->is_ended = true;
	return got > 0;
}

static bool source_has_more(const struct line_source *in)
{
	struct pollfd p = { .fd = in->fd, .events = POLLIN };

	return !in->is_ended && poll(&p, 1, 0) > 0;
}

/* The next whole line, or what stands behind the last newline at the end. Waits only if told to. */
static bool source_take(struct line_source *in, bool waits, struct bytes *line)
{
	for (;;) {
		struct bytes left = bytes_of(in->data ? in->data + in->start : "", in->size - in->start);
		size_t end = bytes_find(left, 0, '\n');

		if (end < left.size || (in->is_ended && left.size > 0)) {
			*line = bytes_slice(left, 0, end + 1);
			in->start += line->size;
			return true;
		}
		if (in->is_ended || (!waits && !source_has_more(in)))
			return false;
		source_fill(in);
	}
}

static bool show(struct session *s, FILE *out, FILE *err)
{
	struct session_output output;
	bool has_shown = false;

	while (session_next_output(s, &output)) {
		if (output.is_cut || output.is_again)
			continue;
		if (output.stream == 2)
			fflush(out); /* both may lead to one file, which keeps their order */
		fwrite(output.text.data, 1, output.text.size, output.stream == 2 ? err : out);
		has_shown = true;
	}
	return has_shown;
}

/* Runs until the tab is not busy. A command in the foreground that is silent for too long is interrupted once nobody can do it by hand;
 * to know that, the input is read to its end first. */
static void run_foreground(struct session *s, int32_t tab, struct line_source *in, FILE *out, FILE *err)
{
	struct world *world = session_world(s);
	int64_t heard_us = world_now_us(world);
	int interrupts = 0;

	while (session_tab_state(s, tab) == TAB_BUSY && !session_failure(s)) {
		if (session_next_time(s) != TIME_NEVER && session_next_time(s) - heard_us <= SESSION_IDLE_US) {
			session_step(s);
			if (show(s, out, err)) /* before the next event: it may go back behind what was printed */
				heard_us = world_now_us(world);
			continue;
		}
		if (show(s, out, err) || shell_pace(world, session_shell(s, tab)) != PACE_NORMAL) {
			heard_us = session_next_time(s) != TIME_NEVER ? session_next_time(s) : world_now_us(world);
			continue;
		}
		fflush(out);
		heard_us = world_now_us(world);
		if (source_fill(in))
			continue;
		if (interrupts++ < 2)
			session_interrupt(s, tab);
		else
			session_kill_foreground(s, tab);
	}
	show(s, out, err);
}

/* Types a line for the shell; what there is for a command, so that one that reads much is not fed line by line. */
static void feed(struct session *s, int32_t tab, struct line_source *in)
{
	struct bytes line;
	bool has_typed = false;
	int count = session_tab_state(s, tab) == TAB_PROMPT ? 1 : LINES_AHEAD;

	for (int i = 0; i < count && source_take(in, !has_typed, &line); i++) {
		session_type(s, tab, line);
		has_typed = true;
	}
	if (!has_typed)
		session_end_input(s, tab);
}

int32_t session_run_plain(struct session *s, int fd, FILE *out, FILE *err)
{
	struct line_source in = { .fd = fd };
	int32_t tab = session_open_tab(s);

	session_begin_here(s);
	for (;;) {
		run_foreground(s, tab, &in, out, err);
		fflush(out);
		fflush(err);
		if (session_failure(s) || session_tab_state(s, tab) == TAB_ENDED)
			break;
		feed(s, tab, &in);
	}
	free(in.data);
	if (session_failure(s)) {
		fprintf(err, "klab: %s\n", session_failure(s));
		return session_failure_status(s);
	}
	return session_status(s, tab);
}
