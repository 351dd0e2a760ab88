#include "sim/serve/internal.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define TEXT(b) (int)(b).size, (const char *)(b).data

/* A server that is not ready then says what it waits for. */
enum { WAITING_S = 10 };

/* Logs keep their files open as long as there are descriptors for them: as many as the system lets us. */
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

/* In one piece: the brokers' threads write, too. */
static void say(struct buf *line)
{
	fwrite(buf_text(line), 1, line->size, stdout);
	fflush(stdout);
	buf_free(line);
}

static void say_ready(const struct serving *s)
{
	struct buf line = { .heap = s->heap };
	const struct node_config *first = s->brokers[0].config;
	const char *between = "";

	if (first->is_broker)
		buf_printf(&line, "klab: %d broker%s ready at ", (int)s->count, s->count > 1 ? "s" : "");
	else
		buf_printf(&line, "klab: controller %d ready at ", (int)first->node_id);
	for (int32_t i = 0; i < s->count; i++) {
		const struct node_config *c = s->brokers[i].config;

		for (int32_t k = 0; k < c->advertised_count; k++) {
			if (c->advertised[k].is_controller == c->is_broker)
				continue;
			buf_printf(&line, "%s%.*s:%d", between, TEXT(c->advertised[k].host), (int)c->advertised[k].port);
			between = ",";
		}
	}
	if (s->data[0])
		buf_printf(&line, "; data in %s%s", s->data, s->is_temporary ? " (removed at the end)" : "");
	else
		buf_printf(&line, "; klab.cluster.id=%.*s", TEXT(s->cluster_id));
	buf_add_text(&line, "; Ctrl-C stops\n");
	say(&line);
}

/* Of a server that is to join others, which may never come: what they have to have. */
static void say_waiting(const struct serving *s)
{
	struct buf line = { .heap = s->heap };
	const struct node_config *c = s->brokers[0].config;

	buf_printf(&line, "klab: %s still waits for a controller at ", s->brokers[0].name);
	for (int32_t i = 0; i < c->voter_count; i++)
		buf_printf(&line, "%s%.*s:%d", i > 0 ? "," : "", TEXT(c->voters[i].host), (int)c->voters[i].port);
	buf_printf(&line, "; all servers need klab.cluster.id=%.*s, and a quorum begins with one that has itself alone as controller.quorum.bootstrap.servers, with "
	                  "controller.quorum.voters, or with an empty directory after klab kafka-storage format --standalone (several: --initial-controllers)\n",
	           TEXT(s->cluster_id));
	say(&line);
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
	const struct timespec soon = { .tv_sec = WAITING_S };
	bool is_told = false, is_stopping = false, is_waiting_told = s->data[0];
	int status = 0;
	int32_t left;

	while ((left = reap(s, &status)) > 0) {
		if (is_stopping && has_no_quorum(s, left))
			signal_all(s, SIGNAL_TERM);
		if (!is_told && are_ready(s)) {
			say_ready(s);
			is_told = true;
		}
		int number = sigtimedwait(set, NULL, is_told || is_waiting_told ? NULL : &soon);

		if (number < 0 && errno == EAGAIN) {
			say_waiting(s);
			is_waiting_told = true;
		}
		if (number < 0 || number == SIGUSR1)
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
