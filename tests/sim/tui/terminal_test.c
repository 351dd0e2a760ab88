/* klab on a real terminal: a pseudo-terminal, the program as it was built, keys in, what it paints out. Nothing here sleeps: each wait polls for
 * what must come, and gives up after a while. The program's path is in $KLAB. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "tests/test.h"

enum { SEEN_MAX = 1 << 20, PATIENCE_MS = 20000 };

struct seat {
	int terminal; /* the master's end */
	pid_t pid;
	char state[64]; /* XDG_STATE_HOME */
	struct termios before;
	char seen[SEEN_MAX]; /* all that was painted since the last seat_forget() */
	size_t size;
};

static void seat_run(struct seat *s, char *const argv[], char *const extra)
{
	char name[100], state[100];
	int slave;
	const char *program = getenv("KLAB") ? getenv("KLAB") : "./klab";

	s->terminal = posix_openpt(O_RDWR | O_NOCTTY);
	if (s->terminal < 0 || grantpt(s->terminal) != 0 || unlockpt(s->terminal) != 0)
		fail_msg("this machine gives no pseudo-terminal: mount /dev/pts");
	fcntl(s->terminal, F_SETFD, FD_CLOEXEC); /* or another seat's program would keep this one open */
	assert_int_equal(ptsname_r(s->terminal, name, sizeof(name)), 0);
	slave = open(name, O_RDWR | O_NOCTTY);
	assert_true(slave >= 0);
	ioctl(slave, TIOCSWINSZ, &(struct winsize){ .ws_row = 24, .ws_col = 80 });
	tcgetattr(slave, &s->before);
	s->size = 0;
	snprintf(state, sizeof(state), "XDG_STATE_HOME=%s", s->state);
	s->pid = fork();
	assert_true(s->pid >= 0);
	if (s->pid == 0) {
		setsid();
		ioctl(slave, TIOCSCTTY, 0);
		dup2(slave, 0);
		dup2(slave, 1);
		dup2(slave, 2);
		putenv(state);
		putenv("TERM=xterm");
		putenv("LC_ALL=C.UTF-8");
		putenv("INPUTRC=/dev/null");
		if (extra)
			putenv(extra);
		execv(program, argv);
		_exit(127);
	}
	close(slave);
}

static struct seat *seat_new(void)
{
	struct seat *s = calloc(1, sizeof(*s));

	snprintf(s->state, sizeof(s->state), "/tmp/klab-test-XXXXXX");
	assert_non_null(mkdtemp(s->state));
	return s;
}

/* Reads what there is, waiting up to `ms`; false when nothing came. */
static bool take(struct seat *s, int ms)
{
	struct pollfd p = { .fd = s->terminal, .events = POLLIN };

	if (poll(&p, 1, ms) <= 0)
		return false;
	if (s->size > SEEN_MAX / 2) { /* the newest half is enough */
		memmove(s->seen, s->seen + s->size / 2, s->size - s->size / 2);
		s->size -= s->size / 2;
	}
	ssize_t size = read(s->terminal, s->seen + s->size, SEEN_MAX - 1 - s->size);

	if (size > 0)
		s->size += (size_t)size;
	s->seen[s->size] = '\0';
	return size > 0;
}

static int64_t clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void seat_see(struct seat *s, const char *text)
{
	int64_t start = clock_ms();

	while (!memmem(s->seen, s->size, text, strlen(text))) {
		if (clock_ms() - start > PATIENCE_MS)
			fail_msg("'%s' was never painted", text);
		take(s, 50);
	}
}

/* The same on the tutorial's screen: curses leaves out what stands there already, so that it is asked to paint all of it (Ctrl-L). */
static void seat_find(struct seat *s, const char *text)
{
	int64_t start = clock_ms();

	while (!memmem(s->seen, s->size, text, strlen(text))) {
		int64_t asked = clock_ms();

		if (asked - start > PATIENCE_MS)
			fail_msg("'%s' is not on the screen", text);
		s->size = 0;
		assert_int_equal(write(s->terminal, "\014", 1), 1);
		while (clock_ms() - asked < 150)
			take(s, 50);
	}
}

/* Presses Enter until the text is there: what is further down on a page comes first. */
static void seat_go_on_to(struct seat *s, const char *text)
{
	for (int64_t start = clock_ms(); !memmem(s->seen, s->size, text, strlen(text));) {
		int64_t asked = clock_ms();

		if (asked - start > PATIENCE_MS)
			fail_msg("no Enter leads to '%s'", text);
		if (memmem(s->seen, s->size, "more", 4) || memmem(s->seen, s->size, "next step", 9))
			assert_int_equal(write(s->terminal, "\r", 1), 1);
		s->size = 0;
		assert_int_equal(write(s->terminal, "\014", 1), 1);
		while (clock_ms() - asked < 150)
			take(s, 50);
	}
}

/* Whether a foreground colour was set: ESC [ ... 3x ... m. */
static bool has_color(const struct seat *s)
{
	for (size_t i = 0; i + 2 < s->size; i++) {
		if (s->seen[i] != '\033' || s->seen[i + 1] != '[')
			continue;
		size_t at = i + 2, size = strspn(s->seen + at, "0123456789;");

		if (s->seen[at + size] != 'm')
			continue;
		for (size_t j = at; j < at + size; j++)
			if ((j == at || s->seen[j - 1] == ';') && s->seen[j] == '3' && s->seen[j + 1] >= '0' && s->seen[j + 1] <= '8')
				return true;
	}
	return false;
}

static void seat_type(struct seat *s, const char *keys)
{
	assert_int_equal(write(s->terminal, keys, strlen(keys)), (ssize_t)strlen(keys));
}

static void seat_forget(struct seat *s)
{
	s->size = 0;
	s->seen[0] = '\0';
}

/* Waits for its end; returns the status, or minus the signal. The terminal must be as it was. */
static int seat_end(struct seat *s)
{
	int status = 0;

	for (int64_t start = clock_ms(); waitpid(s->pid, &status, WNOHANG) == 0;) {
		if (clock_ms() - start > PATIENCE_MS) {
			kill(s->pid, SIGKILL);
			fail_msg("it does not end");
		}
		take(s, 20);
	}
	while (take(s, 0))
		;
	struct termios after;

	if (tcgetattr(s->terminal, &after) == 0) {
		assert_int_equal(after.c_lflag, s->before.c_lflag);
		assert_int_equal(after.c_iflag, s->before.c_iflag);
		assert_int_equal(after.c_oflag, s->before.c_oflag);
	}
	close(s->terminal);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static void seat_free(struct seat *s)
{
	char path[200];
	static const char *const files[] = { "klab/progress", "klab/progress.corrupt", "klab/history", "klab", "" };

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", s->state, files[i]);
		remove(path);
	}
	free(s);
}

static char *const tutorial[] = { "klab", NULL };
static char *const shell[] = { "klab", "shell", NULL };

TEST(the_tutorial_opens_on_a_terminal_and_gives_it_back)
{
	struct seat *s = seat_new();

	seat_run(s, tutorial, NULL);
	seat_see(s, "A log, not a queue");
	seat_type(s, "\r");
	seat_find(s, "One file, and a number for every record");
	seat_type(s, "\033[21~"); /* F10 */
	assert_int_equal(seat_end(s), 0);
	seat_run(s, tutorial, NULL); /* it remembers */
	seat_see(s, "A log, not a queue");
	seat_type(s, "qq");
	assert_int_equal(seat_end(s), 0);
	seat_free(s);
}

TEST(commands_typed_in_the_tutorial_are_run_and_the_step_is_done)
{
	struct seat *s = seat_new();

	seat_run(s, tutorial, NULL);
	seat_see(s, "A log, not a queue");
	seat_go_on_to(s, "Read it from the beginning");
	seat_type(s, "\033\033[19~"); /* Escape, and F8 close behind */
	seat_type(s, "kafka-console-cons\t--topic page-views --from-beginning --max-messages 5 --bootstrap-server localhost:9092\r");
	seat_find(s, "Processed a total of 5 messages");
	seat_find(s, "the next step");
	seat_type(s, "\r");
	seat_find(s, "What does a second reader get?");
	seat_type(s, "\033[21~");
	assert_int_equal(seat_end(s), 0);
	seat_run(s, tutorial, NULL);
	seat_find(s, "What does a second reader get?");
	seat_type(s, "qq");
	assert_int_equal(seat_end(s), 0);
	seat_free(s);
}

TEST(a_terminal_that_goes_away_or_a_kill_ends_it_in_good_order)
{
	static const int signals[] = { SIGTERM, SIGHUP };

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		struct seat *s = seat_new();

		seat_run(s, tutorial, NULL);
		seat_see(s, "A log, not a queue");
		kill(s->pid, signals[i]);
		assert_int_equal(seat_end(s), 0);
		seat_free(s);
	}
}

TEST(ctrl_z_stops_it_and_gives_the_terminal_back_meanwhile)
{
	struct seat *s = seat_new();
	struct termios between;
	int status;

	seat_run(s, tutorial, NULL);
	seat_see(s, "A log, not a queue");
	seat_type(s, "\032");
	for (int64_t start = clock_ms(); waitpid(s->pid, &status, WUNTRACED | WNOHANG) == 0 && clock_ms() - start < PATIENCE_MS;)
		take(s, 20);
	assert_true(WIFSTOPPED(status));
	assert_int_equal(tcgetattr(s->terminal, &between), 0);
	assert_int_equal(between.c_lflag, s->before.c_lflag);
	seat_forget(s);
	kill(s->pid, SIGCONT);
	seat_see(s, "A log, not a queue");
	seat_type(s, "qq");
	assert_int_equal(seat_end(s), 0);
	seat_free(s);
}

TEST(a_small_terminal_is_told_so_and_the_screen_comes_back_when_it_grows)
{
	struct seat *s = seat_new();

	seat_run(s, tutorial, NULL);
	seat_see(s, "A log, not a queue");
	ioctl(s->terminal, TIOCSWINSZ, &(struct winsize){ .ws_row = 10, .ws_col = 40 });
	kill(s->pid, SIGWINCH);
	seat_find(s, "klab needs 80x24");
	seat_forget(s);
	ioctl(s->terminal, TIOCSWINSZ, &(struct winsize){ .ws_row = 40, .ws_col = 130 });
	kill(s->pid, SIGWINCH);
	seat_find(s, "Cluster");
	seat_type(s, "qq");
	assert_int_equal(seat_end(s), 0);
	seat_free(s);
}

/* What a screen holds is only known at its end: the text that is waited for may come in an earlier read than the rest of the same screen. */
static bool is_painted_in_color(struct seat *s, char *const extra)
{
	seat_run(s, tutorial, extra);
	seat_find(s, "A log, not a queue");
	seat_type(s, "qq");
	assert_int_equal(seat_end(s), 0);
	return has_color(s);
}

TEST(without_colour_none_is_sent)
{
	struct seat *s = seat_new();

	assert_false(is_painted_in_color(s, "NO_COLOR=1"));
	assert_true(is_painted_in_color(s, NULL));
	seat_free(s);
}

/* A second program says that the run is the same. */
static void check_recorded(struct seat *s, char *run)
{
	char *const replay[] = { "klab", "replay", run, "--verify", NULL };

	seat_forget(s);
	seat_run(s, replay, NULL);
	seat_see(s, "same: ");
	assert_int_equal(seat_end(s), 0);
	remove(run);
}

TEST(what_is_typed_on_a_terminal_is_recorded_with_its_times)
{
	struct seat *s = seat_new();
	char run[100];
	char *const recorded[] = { "klab", "shell", "--record", run, NULL }, *const replay[] = { "klab", "replay", run, NULL };

	snprintf(run, sizeof(run), "%s.run", s->state);
	seat_run(s, recorded, NULL);
	seat_see(s, "$ ");
	seat_type(s, "kafka-topics --create --topic tt --bootstrap-server localhost:9092\r");
	seat_see(s, "Created topic tt.");
	seat_type(s, "kafka-console-consumer --topic tt --bootstrap-server localhost:9092\r");
	seat_see(s, "KIP-848");
	seat_type(s, "\003");
	seat_see(s, "Processed a total of 0 messages");
	seat_type(s, "run 5s\r");
	seat_type(s, "back 1s\r");
	seat_type(s, "fork other\r");
	seat_type(s, "echo do''ne\r");
	seat_see(s, "done\r\n");
	seat_type(s, "exit\r");
	assert_int_equal(seat_end(s), 0);
	seat_forget(s);
	seat_run(s, replay, NULL);
	seat_see(s, "$ kafka-topics --create --topic tt --bootstrap-server localhost:9092\r\nCreated topic tt.");
	seat_see(s, "echo do''ne\r\n");
	seat_see(s, "done\r\n");
	assert_int_equal(seat_end(s), 0);
	check_recorded(s, run);
	seat_free(s);
}

TEST(what_is_done_in_the_tutorial_is_recorded_going_back_too)
{
	struct seat *s = seat_new();
	char run[100];
	char *const recorded[] = { "klab", "learn", "1", "--record", run, NULL };

	snprintf(run, sizeof(run), "%s.run", s->state);
	seat_run(s, recorded, NULL);
	seat_see(s, "A log, not a queue");
	seat_go_on_to(s, "Read it from the beginning");
	seat_type(s, "\033[19~"); /* F8 */
	seat_type(s, "kafka-console-consumer --topic page-views --from-beginning --max-messages 5 --bootstrap-server localhost:9092\r");
	seat_find(s, "Processed a total of 5 messages");
	seat_type(s, "\033[13~"); /* F3 */
	seat_type(s, "[,,..[]].. ");
	seat_type(s, "\033[19~");
	seat_type(s, "echo do''ne\r");
	seat_find(s, "done");
	seat_type(s, "\033[21~"); /* F10 */
	assert_int_equal(seat_end(s), 0);
	check_recorded(s, run);
	seat_free(s);
}

TEST(the_shell_on_a_terminal_completes_interrupts_and_ends)
{
	struct seat *s = seat_new();

	seat_run(s, shell, NULL);
	seat_see(s, "$ ");
	seat_type(s, "kafka-topics --create --topic tt --bootstrap-server lo\t\r");
	seat_see(s, "Created topic tt.");
	seat_type(s, "kafka-console-producer --topic t\t--bootstrap-server localhost:9092\r");
	seat_see(s, ">");
	seat_type(s, "hello\r\004");
	seat_forget(s);
	seat_type(s, "kafka-console-consumer --topi\ttt --from-beginning --bootstrap-server localhost:9092\r");
	seat_see(s, "-- the group waits 3 s for more members first: group.initial.rebalance.delay.ms --");
	seat_see(s, "\nhello");
	seat_type(s, "\003");
	seat_see(s, "Processed a total of 1 messages");
	seat_forget(s);
	seat_type(s, "kafka-topisc\r");
	seat_see(s, "Did you mean kafka-topics?");
	seat_see(s, "$ ");
	seat_forget(s);
	seat_type(s, "echo a''b\r"); /* readline has the terminal again */
	seat_see(s, "ab\r\n");
	seat_see(s, "$ ");
	ioctl(s->terminal, TIOCSWINSZ, &(struct winsize){ .ws_row = 24, .ws_col = 30 });
	seat_forget(s);
	seat_type(s, "echo 3456789012345678901234567890\025"); /* it goes on below, so that wiping it begins a line further up */
	seat_see(s, "\033[A");
	seat_type(s, "\r");
	seat_see(s, "$ ");
	seat_type(s, "\004");
	assert_int_equal(seat_end(s), 0);
	seat_free(s);
}

TEST(who_goes_back_too_far_is_told_so_and_what_is_typed_there_begins_a_timeline)
{
	struct seat *s = seat_new();

	seat_run(s, shell, NULL);
	seat_see(s, "$ ");
	seat_type(s, "back 1h\r");
	seat_see(s, "s of main --\r\nback: this is the beginning; there is nothing before it\r\n");
	seat_see(s, "$ ");
	seat_forget(s);
	seat_type(s, "echo a''b\r");
	seat_see(s, "-- the timeline t2 begins here; what came after is kept in main --\r\nab\r\n");
	seat_see(s, "$ ");
	seat_forget(s);
	seat_type(s, "run 1h\r"); /* in whose midst one then stands */
	seat_see(s, "$ ");
	seat_type(s, "back 10m\r");
	seat_see(s, "s of t2 --\r\n$ ");
	seat_forget(s);
	seat_type(s, "echo c''d\r");
	seat_see(s, "-- the timeline t3 begins here; what came after is kept in t2 --\r\n$ echo c''d\r\ncd\r\n$ ");
	seat_type(s, "\004");
	assert_int_equal(seat_end(s), 0);
	seat_free(s);
}

TEST(a_run_that_takes_long_says_where_it_is)
{
	struct seat *s = seat_new();

	seat_run(s, shell, NULL);
	seat_see(s, "$ ");
	seat_type(s, "run 3650d\r");
	seat_see(s, " of virtual time; Ctrl-C stops it --");
	seat_type(s, "\003");
	seat_see(s, "$ ");
	seat_forget(s);
	seat_type(s, "echo a''b\r");
	seat_see(s, "ab\r\n");
	seat_see(s, "$ ");
	seat_type(s, "\004");
	assert_int_equal(seat_end(s), 0);
	seat_free(s);
}

TEST(a_plain_guess_whose_commands_came_to_something_else_says_so)
{
	char *const arguments[] = { "klab", "learn", "08", "--plain", NULL };
	struct seat *s = seat_new();

	seat_run(s, arguments, NULL);
	seat_see(s, "An empty line goes on.");
	seat_type(s, ":skip\r:skip\r");
	seat_see(s, "Type your guess");
	for (int i = 0; i < 2; i++) /* so the one that is played is the third */
		seat_type(s, "kafka-console-consumer --topic my-topic --group billing --bootstrap-server localhost:9092 &\r");
	seat_type(s, ":2\r");
	seat_see(s, "Right.");
	seat_see(s, "On your cluster it did not come to that: the group should have two members.");
	seat_type(s, ":quit\r");
	assert_int_equal(seat_end(s), 0);
	seat_free(s);
}

TEST(a_plain_lesson_is_opened_to_programs_outside)
{
	char *const plain[] = { "klab", "learn", "05", "--plain", "--expose", NULL }, *const again[] = { "klab", "learn", "05", "--plain", "--expose", "1", NULL };
	struct seat *s = seat_new();

	seat_run(s, plain, NULL);
	seat_see(s, "Your programs reach this lesson's cluster at 127.0.0.1:");
	seat_see(s, "An empty line goes on.");
	seat_type(s, ":quit\r");
	assert_int_equal(seat_end(s), 0);
	if (getuid() != 0) { /* who may have any port */
		seat_forget(s);
		seat_run(s, again, NULL);
		seat_see(s, "port 1 of 127.0.0.1, where broker 1 is to be, cannot be had; give --expose another");
		assert_int_equal(seat_end(s), 2);
	}
	seat_free(s);
}
