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

static bool are_ready(const struct serving *s)
{
	for (int32_t i = 0; i < s->count; i++)
		if (!atomic_load(&s->brokers[i].is_ready))
			return false;
	return true;
}

static void say_ready(const struct serving *s)
{
	const char *between = "";

	printf("klab: %d broker%s ready at ", (int)s->count, s->count > 1 ? "s" : "");
	for (int32_t i = 0; i < s->count; i++) {
		const struct node_config *c = s->brokers[i].config;

		for (int32_t k = 0; k < c->advertised_count; k++) {
			if (c->advertised[k].is_controller)
				continue;
			printf("%s%.*s:%d", between, (int)c->advertised[k].host.size, (const char *)c->advertised[k].host.data, (int)c->advertised[k].port);
			between = ",";
		}
	}
	if (s->data[0])
		printf("; data in %s%s", s->data, s->is_temporary ? " (removed at the end)" : "");
	printf("; Ctrl-C stops\n");
	fflush(stdout);
}

static void signal_all(struct serving *s, enum signal_kind kind)
{
	for (int32_t i = 0; i < s->count; i++)
		if (s->brokers[i].is_running && !atomic_load(&s->brokers[i].has_ended))
			host_signal(s->brokers[i].host, kind);
}

/* Joins those that have ended. How many still run. */
static int32_t reap(struct serving *s, int *status)
{
	int32_t left = 0;

	for (int32_t i = 0; i < s->count; i++) {
		struct served *b = &s->brokers[i];

		if (b->is_running && atomic_load(&b->has_ended)) {
			served_join(b);
			*status = b->status ? 1 : *status;
		}
		left += b->is_running;
	}
	return left;
}

/* Where most are gone there is no controller, and nobody who could let the others go. */
static bool has_no_quorum(const struct serving *s, int32_t left)
{
	return left < s->count / 2 + 1;
}

static int wait_for_end(struct serving *s, const sigset_t *set)
{
	bool is_told = false, is_stopping = false;
	int status = 0, number;
	int32_t left;

	while ((left = reap(s, &status)) > 0) {
		if (is_stopping && has_no_quorum(s, left))
			signal_all(s, SIGNAL_TERM);
		if (!is_told && are_ready(s)) {
			say_ready(s);
			is_told = true;
		}
		if (sigwait(set, &number) != 0 || number == SIGUSR1)
			continue;
		signal_all(s, is_stopping ? SIGNAL_KILL : SIGNAL_TERM);
		is_stopping = true;
	}
	return status;
}

static int run(struct serving *s, const sigset_t *set)
{
	for (int32_t i = 0; i < s->count; i++) {
		if (served_start(s, &s->brokers[i]))
			continue;
		signal_all(s, SIGNAL_KILL);
		wait_for_end(s, set);
		return 2;
	}
	return wait_for_end(s, set);
}

int serve_run(const struct serve_options *options)
{
	struct serving *s = calloc(1, sizeof(*s));
	sigset_t set;
	int status = 2;

	if (!s) {
		fprintf(stderr, "klab serve: out of memory\n");
		return 2;
	}
	s->options = *options;
	raise_limits();
	take_signals(&set);
	if (serving_open(s) && serving_format(s))
		status = run(s, &set);
	serving_close(s);
	free(s);
	return status;
}
