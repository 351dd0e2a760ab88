#define _GNU_SOURCE /* ppoll() */
#include "sim/shell/driven.h"

#include <poll.h>
#include <signal.h>
#include <time.h>

#include "sim/shell/plain.h"
#include "sim/shell/real_clock.h"

enum { STATUS_INTERRUPTED = 128 + SIGNAL_INT, SAME_SIGNAL_US = 300000 };

static volatile sig_atomic_t was_interrupted;

static void on_signal(int number)
{
	(void)number;
	was_interrupted = 1;
}

bool driven_is_interrupted(void)
{
	return was_interrupted;
}

bool driven_wait(const struct session_driver *driver, int64_t us, int fd)
{
	struct pollfd watched[2] = { { .fd = driver->descriptor, .events = POLLIN }, { .fd = fd, .events = POLLIN } };
	struct timespec timeout = { us / 1000000, us % 1000000 * 1000 };
	sigset_t none;

	sigemptyset(&none);
	return ppoll(watched, fd >= 0 ? 2 : 1, &timeout, &none) > 0 && fd >= 0 && watched[1].revents;
}

/* ---- Without a terminal ------------------------------------------------------------------------------------------------ */

struct plain_run {
	struct session *session;
	const struct session_driver *driver;
	int32_t tab;
	bool is_command; /* one command, and not lines for the shell */
	struct line_source in;
	FILE *out, *err;
	int64_t heard_us; /* when something was printed last, or typed */
	int32_t interrupts;
	int64_t interrupted_us; /* by the real clock: the last time */
};

/* A command that is silent for long, with nobody who could type or press Ctrl-C: as in a session with a cluster of its own. */
static void mind_silence(struct plain_run *p)
{
	struct session *s = p->session;
	int64_t now_us = world_now_us(session_world(s));

	if (p->is_command || now_us - p->heard_us < SESSION_IDLE_US || shell_pace(session_world(s), session_shell(s, p->tab)) != PACE_NORMAL)
		return;
	if (!p->in.is_ended)
		return;
	p->heard_us = now_us;
	if (p->interrupts++ < 2)
		session_interrupt(s, p->tab);
	else
		session_kill_foreground(s, p->tab);
}

/* The first Ctrl-C is the command's, a second one ends what does not heed it. What comes close behind the first is the same one: `timeout` sends its
 * signal to the process and to its group. */
static void interrupt(struct plain_run *p)
{
	struct session *s = p->session;
	int64_t now_us = real_clock_us();

	was_interrupted = 0;
	if (p->interrupts > 0 && now_us - p->interrupted_us < SAME_SIGNAL_US)
		return;
	p->interrupted_us = now_us;
	if (p->interrupts++ == 0)
		session_interrupt(s, p->tab);
	else
		session_kill_foreground(s, p->tab);
}

/* Types what there is for whoever reads; false if nothing. */
static bool type(struct plain_run *p)
{
	struct session *s = p->session;
	enum tab_state state = session_tab_state(s, p->tab);

	if (state != TAB_READING && state != TAB_PROMPT)
		return false;
	p->heard_us = world_now_us(session_world(s));
	if (plain_feed(s, p->tab, &p->in, false))
		return true;
	if (p->in.is_ended)
		session_end_input(s, p->tab);
	return p->in.is_ended;
}

static bool is_over(const struct plain_run *p, bool was_ended_by_hand)
{
	const struct session *s = p->session;
	enum tab_state state = session_tab_state(s, p->tab);

	return session_failure(s) || state == TAB_ENDED || (was_ended_by_hand && state == TAB_PROMPT);
}

/* What the driver has to say. */
static void tell(const struct plain_run *p)
{
	const char *note = p->driver->note ? p->driver->note(p->driver->self) : NULL;

	if (!note)
		return;
	fflush(p->out);
	fprintf(p->err, "klab: %s\n", note);
}

static int32_t run(struct plain_run *p)
{
	struct session *s = p->session;
	bool was_ended_by_hand = false;

	for (;;) {
		int64_t wait_us = p->driver->turn(p->driver->self);

		if (plain_show(s, p->out, p->err))
			p->heard_us = world_now_us(session_world(s));
		tell(p);
		fflush(p->out);
		fflush(p->err);
		if (is_over(p, was_ended_by_hand))
			break;
		if (was_interrupted) {
			was_ended_by_hand = true;
			interrupt(p);
			continue;
		}
		if (!was_ended_by_hand && type(p))
			continue;
		mind_silence(p);
		enum tab_state state = session_tab_state(s, p->tab);
		bool wants_input = state == TAB_READING || state == TAB_PROMPT;
		/* A whole session is read ahead in the end, to know whether anything is left to be done. */
		bool looks = !p->in.is_ended && !was_ended_by_hand &&
		             (wants_input || (!p->is_command && world_now_us(session_world(s)) - p->heard_us >= SESSION_IDLE_US));

		if (driven_wait(p->driver, wait_us, looks ? p->in.fd : -1))
			line_source_fill(&p->in);
	}
	if (session_failure(s))
		fprintf(p->err, "klab: %s\n", session_failure(s));
	if (p->driver->leave)
		p->driver->leave(p->driver->self);
	line_source_free(&p->in);
	return session_failure(s) ? session_failure_status(s) : was_ended_by_hand && !p->is_command ? STATUS_INTERRUPTED : session_status(s, p->tab);
}

/* Ctrl-C is seen only while we wait: so it is never missed between looking and waiting. */
static int32_t run_with_signals(struct plain_run *p)
{
	struct sigaction action = { .sa_handler = on_signal }, old[2];
	sigset_t both, before;

	sigemptyset(&action.sa_mask);
	sigemptyset(&both);
	sigaddset(&both, SIGINT);
	sigaddset(&both, SIGTERM);
	sigprocmask(SIG_BLOCK, &both, &before);
	sigaction(SIGINT, &action, &old[0]);
	sigaction(SIGTERM, &action, &old[1]);
	int32_t status = run(p);

	sigaction(SIGINT, &old[0], NULL);
	sigaction(SIGTERM, &old[1], NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

int32_t driven_run_plain(struct session *s, const struct session_driver *driver, const struct driven_input *input, FILE *out, FILE *err)
{
	struct plain_run p = { .session = s, .driver = driver, .tab = input->tab, .is_command = input->is_command, .in = { .fd = input->fd }, .out = out, .err = err };

	return run_with_signals(&p);
}
