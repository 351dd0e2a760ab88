/* `klab shell` without a terminal: lines come from a file descriptor, and time passes only while something in the foreground wants it. */
#include <stdlib.h>

#include "sim/shell/plain.h"

/* Runs until the tab is not busy. A command in the foreground that is silent for too long is interrupted once nobody can do it by hand;
 * to know that, the input is read to its end first. */
static void run_foreground(struct session *s, int32_t tab, struct line_source *in, FILE *out, FILE *err)
{
	struct world *world = session_world(s);
	int64_t heard_us = world_now_us(world);
	int interrupts = 0;

	while (session_tab_state(s, tab) == TAB_BUSY && !session_failure(s)) {
		if (session_next_time(s) != TIME_NEVER && session_next_time(s) - heard_us <= SESSION_IDLE_US) {
			session_step_on(s, heard_us + SESSION_IDLE_US, INT64_MAX);
			if (plain_show(s, out, err)) /* before the next event: it may go back behind what was printed */
				heard_us = world_now_us(world);
			continue;
		}
		if (plain_show(s, out, err) || shell_pace(world, session_shell(s, tab)) != PACE_NORMAL) {
			heard_us = session_next_time(s) != TIME_NEVER ? session_next_time(s) : world_now_us(world);
			continue;
		}
		fflush(out);
		heard_us = world_now_us(world);
		if (line_source_fill(in))
			continue;
		if (interrupts++ < 2)
			session_interrupt(s, tab);
		else
			session_kill_foreground(s, tab);
	}
	plain_show(s, out, err);
}

/* Types what there is to type. */
static void feed(struct session *s, int32_t tab, struct line_source *in)
{
	if (!plain_feed(s, tab, in, true))
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
	line_source_free(&in);
	if (session_failure(s)) {
		fprintf(err, "klab: %s\n", session_failure(s));
		return session_failure_status(s);
	}
	return session_status(s, tab);
}
