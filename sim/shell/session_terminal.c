/* `klab shell` on a terminal: readline edits the line, the session's world goes on meanwhile.
 *
 * readline is fed by its callback interface, so that virtual time passes while one types. While a command runs and reads nothing, readline is
 * taken off the terminal: what is typed then waits in the terminal's own buffer, byte by byte (a buffer of whole lines would lose a Ctrl-D),
 * and Ctrl-C goes to the command. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "sim/shell/editing.h"
#include "sim/shell/real_clock.h"
#include "sim/shell/session.h"
#include "sim/world/state.h"

enum { TICK_MS = 20, STEPS_MAX = 200000, SILENCE_US = 1000000, PROGRESS_US = 200000, PROGRESS_WIDTH = 58 };

/* readline's callbacks have no argument of their own. */
static struct {
	struct session *session;
	int32_t tab;
	bool is_editing;
	bool has_ended; /* Ctrl-D on an empty line */
	int64_t hurried_us, progress_us; /* of the real clock: since when a run hurries, 0: none does; and when it was last told of */
	bool has_progress; /* that stands on the line */
	char prompt[256]; /* what stands at the beginning of the line already */
} now;

static volatile sig_atomic_t was_interrupted, was_hung_up, was_stopped, was_resized;

/* The terminal as it was, and as it is between two lines. */
static struct termios original, between;

static void on_signal(int number)
{
	if (number == SIGINT)
		was_interrupted = 1;
	else if (number == SIGTSTP)
		was_stopped = 1;
	else if (number == SIGWINCH)
		was_resized = 1;
	else
		was_hung_up = 1;
}

/* ---- The line -------------------------------------------------------------------------------------------------------------- */

static void on_line(char *line)
{
	now.is_editing = false;
	rl_callback_handler_remove();
	now.prompt[0] = 0;
	if (!line) {
		/* With bracketed paste readline ends the line itself, and would from now on end each twice. */
		if (strcmp(rl_variable_value("enable-bracketed-paste"), "on") != 0)
			putchar('\n');
		rl_eof_found = 0;
		now.has_ended = true;
		return;
	}
	if (*line)
		add_history(line);
	const char *timeline = session_timeline(now.session);

	session_type(now.session, now.tab, bytes_of_text(line));
	if (session_timeline(now.session) != timeline) /* it was typed in the past */
		printf("-- the timeline %s begins here; what came after is kept in %s --\n", session_timeline(now.session), timeline);
	free(line);
}

static void begin_editing(void)
{
	now.is_editing = true;
	rl_already_prompted = 1;
	rl_callback_handler_install(now.prompt, on_line);
}

/* Keeps what stands on the line without a newline: the prompt that readline works behind. */
static void remember_line(struct bytes text)
{
	for (size_t i = 0; i < text.size; i++) {
		size_t size = strlen(now.prompt);

		if (text.data[i] == '\n') {
			now.prompt[0] = 0;
		} else if (size + 1 < sizeof(now.prompt)) {
			now.prompt[size] = (char)text.data[i];
			now.prompt[size + 1] = 0;
		}
	}
}

static void show_text(struct bytes text)
{
	fwrite(text.data, 1, text.size, stdout);
	remember_line(text);
}

/* After going back or on: where one is. */
static void show_moment(void)
{
	int64_t us = world_now_us(session_world(now.session));
	char text[100];

	snprintf(text, sizeof(text), "%s-- %lld.%03d s of %s --\n", now.prompt[0] ? "\n" : "", (long long)(us / 1000000), (int)(us / 1000 % 1000),
	         session_timeline(now.session));
	show_text(bytes_of_text(text));
}

static void wipe_progress(void)
{
	if (now.has_progress)
		printf("\r%*s\r", PROGRESS_WIDTH, "");
	now.has_progress = false;
}

/* A run that takes long says where it is, on a line that goes again. */
static void show_progress(void)
{
	int64_t us = real_clock_us(), s = world_now_us(session_world(now.session)) / 1000000;

	if (!session_is_hurried(now.session)) {
		wipe_progress();
		now.hurried_us = 0;
		return;
	}
	if (now.hurried_us == 0)
		now.hurried_us = us;
	if (us - now.hurried_us < SILENCE_US || us - now.progress_us < PROGRESS_US || now.prompt[0])
		return;
	printf("\r-- %lld d %02lld:%02lld:%02lld of virtual time; Ctrl-C stops it --", (long long)(s / 86400), (long long)(s / 3600 % 24), (long long)(s / 60 % 60),
	       (long long)(s % 60));
	fflush(stdout);
	now.progress_us = us;
	now.has_progress = true;
}

static void show_output(void)
{
	struct session_output output;
	bool is_shown = false, is_prompt_due = false;

	while (session_next_output(now.session, &output)) {
		/* Typed ahead, as in the midst of a run that was gone back to, it comes once more behind its prompt. */
		bool is_ahead = output.is_typed && now.prompt[0] && !now.is_editing;

		if (!output.is_cut && (output.tab != now.tab || output.is_again || (output.is_typed && !is_ahead)))
			continue;
		if (now.is_editing && !is_shown) {
			rl_clear_visible_line();
			now.prompt[0] = 0;
		}
		wipe_progress();
		is_shown = true;
		if (output.is_cut)
			show_moment();
		else
			show_text(output.text);
		if (is_ahead)
			show_text(BYTES("\n"));
		is_prompt_due |= output.is_cut || output.is_own;
	}
	if (!is_shown)
		return;
	if (is_prompt_due && !now.prompt[0] && session_tab_state(now.session, now.tab) == TAB_PROMPT)
		show_text(bytes_of_text(shell_prompt)); /* the one of then, or the one that this was typed at */
	fflush(stdout);
	if (now.is_editing) {
		rl_set_prompt(now.prompt);
		rl_on_new_line_with_prompt();
		rl_redisplay();
	}
}

/* Above the line that is being typed. */
static void show_note(const struct session_driver *driver)
{
	const char *text = driver && driver->note ? driver->note(driver->self) : NULL;
	bool was_editing = now.is_editing;

	if (!text)
		return;
	if (was_editing)
		rl_clear_visible_line();
	printf("%s-- %s --\n%s", now.prompt[0] && !was_editing ? "\n" : "", text, now.prompt);
	fflush(stdout);
	if (was_editing) {
		rl_on_new_line_with_prompt();
		rl_redisplay();
	}
}

/* Ctrl-Z: the terminal is given back until the program goes on. */
static void stop(void)
{
	if (now.is_editing)
		rl_deprep_terminal();
	tcsetattr(0, TCSADRAIN, &original);
	kill(getpid(), SIGSTOP);
	tcsetattr(0, TCSADRAIN, &between);
	if (now.is_editing) {
		rl_prep_terminal(1);
		rl_on_new_line();
		rl_forced_update_display();
	}
}

/* Once a command: it would wait in silence. */
static void tell_of_stopped_time(bool *is_told)
{
	bool is_waiting = session_tab_state(now.session, now.tab) == TAB_BUSY && session_is_paused(now.session) && !session_is_hurried(now.session);

	if (is_waiting && !*is_told) {
		show_text(BYTES("-- time is stopped, and this command needs some: Ctrl-C gives it up; then pause lets time go on --\n"));
		fflush(stdout);
	}
	*is_told = is_waiting;
}

/* Once a session: Kafka's tools say nothing of it. */
static void tell_of_waiting_group(bool *is_told)
{
	if (*is_told || session_is_remote(now.session) || session_tab_state(now.session, now.tab) != TAB_BUSY || session_is_hurried(now.session))
		return;
	struct heap *heap = heap_new(1 << 20);
	struct arena arena;

	arena_init(&arena, heap);
	int32_t delay_ms = state_initial_delay_ms(session_world(now.session), &arena);

	if (delay_ms > 0)
		printf("-- the group waits %g s for more members first: group.initial.rebalance.delay.ms --\n", delay_ms / 1000.0);
	fflush(stdout);
	*is_told = delay_ms > 0;
	heap_del(heap);
}

/* Time that a driver lets pass, or the session by itself; waits for at most a tick before that. True if something was typed. */
static bool wait_and_tick(const struct session_driver *driver, int64_t *last_us, int64_t *due_us)
{
	struct pollfd watched[2] = { { .fd = now.is_editing ? 0 : -1, .events = POLLIN }, { .fd = driver ? driver->descriptor : -1, .events = POLLIN } };
	int64_t wait_us = driver && *due_us < TICK_MS * 1000 ? *due_us : TICK_MS * 1000;

	poll(watched, 2, session_is_hurried(now.session) ? 0 : (int)((wait_us + 999) / 1000));
	int64_t us = real_clock_us();

	if (driver)
		*due_us = driver->turn(driver->self);
	else
		session_tick(now.session, us - *last_us, STEPS_MAX);
	*last_us = us;
	return watched[0].revents != 0;
}

static void run_tab(const struct session_driver *driver)
{
	bool is_told = false, is_group_told = false;
	int64_t last_us = real_clock_us(), due_us = 0;

	while (session_tab_state(now.session, now.tab) != TAB_ENDED && !was_hung_up && !session_failure(now.session)) {
		bool is_ready = wait_and_tick(driver, &last_us, &due_us);

		show_output();
		show_progress();
		show_note(driver);
		tell_of_stopped_time(&is_told);
		tell_of_waiting_group(&is_group_told);
		if (was_interrupted) {
			was_interrupted = 0;
			if (now.is_editing) { /* the shell then gives a new prompt */
				rl_free_line_state();
				rl_callback_sigcleanup();
				rl_replace_line("", 0);
				fputs("^C\n", stdout);
				fflush(stdout);
				rl_callback_handler_remove();
				now.is_editing = false;
				now.prompt[0] = 0;
			} else {
				now.has_progress = false;
				putchar('\n'); /* behind the terminal's own ^C */
			}
			session_give_up(now.session, now.tab);
		}
		if (was_resized) { /* readline itself would see it only while a line is edited, and late */
			was_resized = 0;
			if (now.is_editing)
				rl_resize_terminal();
			else
				rl_reset_screen_size();
		}
		if (was_stopped) {
			was_stopped = 0;
			stop();
			last_us = real_clock_us(); /* time stood still */
		}
		if (now.is_editing && is_ready)
			rl_callback_read_char();
		if (now.has_ended) {
			now.has_ended = false;
			session_end_input(now.session, now.tab);
		}
		enum tab_state state = session_tab_state(now.session, now.tab);

		if (!now.is_editing && (state == TAB_PROMPT || state == TAB_READING)) {
			show_output();
			begin_editing();
		}
	}
}

int32_t session_run_terminal(struct session *session, const struct session_driver *driver, const char *greeting)
{
	enum { SIGNAL_COUNT = 5 };
	struct sigaction action = { .sa_handler = on_signal }, old[SIGNAL_COUNT];
	static const int signals[SIGNAL_COUNT] = { SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGWINCH };

	now.session = session;
	now.tab = session_open_tab(session);
	session_begin_here(session);
	editing_begin(session, driver, true);
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < SIGNAL_COUNT; i++)
		sigaction(signals[i], &action, &old[i]);
	tcgetattr(0, &original);
	between = original;
	between.c_lflag &= ~(tcflag_t)ICANON;
	between.c_cc[VMIN] = 1;
	between.c_cc[VTIME] = 0;
	tcsetattr(0, TCSADRAIN, &between);
	puts(greeting);
	run_tab(driver);
	if (now.is_editing)
		rl_callback_handler_remove();
	show_output();
	tcsetattr(0, TCSADRAIN, &original);
	for (int i = 0; i < SIGNAL_COUNT; i++)
		sigaction(signals[i], &old[i], NULL);
	editing_end();
	if (session_failure(session))
		fprintf(stderr, "klab: %s\n", session_failure(session));
	return session_failure_status(session);
}
