#include "sim/serve/internal.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

/* Logs keep their files open: as many as the system lets us. */
static void raise_limits(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
}

/* What the main thread waits for; threads that it starts have these blocked, too. */
static void take_signals(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGHUP);
	sigaddset(set, SIGUSR1);
	pthread_sigmask(SIG_BLOCK, set, NULL);
	signal(SIGPIPE, SIG_IGN);
}

static bool are_ready(const struct serving *c)
{
	for (int32_t i = 0; i < c->count; i++)
		if (!atomic_load(&c->brokers[i].is_ready))
			return false;
	return true;
}

static void say_ready(const struct serving *c)
{
	printf("klab: %d broker%s ready at ", (int)c->count, c->count > 1 ? "s" : "");
	for (int32_t i = 0; i < c->count; i++)
		printf("%s127.0.0.1:%d", i > 0 ? "," : "", (int)c->brokers[i].port);
	printf("; data in %s%s; Ctrl-C stops\n", c->data, c->is_temporary ? " (removed at the end)" : "");
	fflush(stdout);
}

static void signal_all(struct serving *c, enum signal_kind kind)
{
	for (int32_t i = 0; i < c->count; i++)
		if (c->brokers[i].is_running && !atomic_load(&c->brokers[i].has_ended))
			host_signal(c->brokers[i].host, kind);
}

/* Joins those that have ended. How many still run. */
static int32_t reap(struct serving *c, int *status)
{
	int32_t left = 0;

	for (int32_t i = 0; i < c->count; i++) {
		struct served *b = &c->brokers[i];

		if (b->is_running && atomic_load(&b->has_ended)) {
			served_join(b);
			*status = b->status ? 1 : *status;
		}
		left += b->is_running;
	}
	return left;
}

/* Where most are gone there is no controller, and nobody who could let the others go. */
static bool has_no_quorum(const struct serving *c, int32_t left)
{
	return left < c->count / 2 + 1;
}

static int wait_for_end(struct serving *c, const sigset_t *set)
{
	bool is_told = false, is_stopping = false;
	int status = 0, number;
	int32_t left;

	while ((left = reap(c, &status)) > 0) {
		if (is_stopping && has_no_quorum(c, left))
			signal_all(c, SIGNAL_TERM);
		if (!is_told && are_ready(c)) {
			say_ready(c);
			is_told = true;
		}
		if (sigwait(set, &number) != 0 || number == SIGUSR1)
			continue;
		signal_all(c, is_stopping ? SIGNAL_KILL : SIGNAL_TERM);
		is_stopping = true;
	}
	return status;
}

static int run(struct serving *c, const sigset_t *set)
{
	for (int32_t i = 0; i < c->count; i++) {
		if (served_start(c, &c->brokers[i]))
			continue;
		signal_all(c, SIGNAL_KILL);
		wait_for_end(c, set);
		return 2;
	}
	return wait_for_end(c, set);
}

int serve_run(const struct serve_options *options)
{
	struct serving *c = calloc(1, sizeof(*c));
	sigset_t set;
	int status = 2;

	if (!c) {
		fprintf(stderr, "klab serve: out of memory\n");
		return 2;
	}
	c->options = *options;
	raise_limits();
	take_signals(&set);
	if (serving_open(c) && serving_format(c))
		status = run(c, &set);
	serving_close(c);
	free(c);
	return status;
}
