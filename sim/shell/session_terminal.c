/* `klab shell` on a terminal: readline edits the line, the session's world goes on meanwhile.
 *
 * readline is fed by its callback interface, so that virtual time passes while one types. While a command runs and reads nothing, readline is
 * taken off the terminal: what is typed then waits in the terminal's own buffer, and Ctrl-C goes to the command. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "sim/shell/session.h"
#include "sim/world/state.h"

enum { TICK_MS = 20, STEPS_MAX = 200000, HISTORY_MAX = 2000, PATH_SIZE = 512 };

/* readline's callbacks have no argument of their own. */
static struct {
	struct session *session;
	int32_t tab;
	bool is_editing;
	bool has_ended; /* Ctrl-D on an empty line */
	char prompt[256]; /* what stands at the beginning of the line already */
} now;

static volatile sig_atomic_t was_interrupted, was_hung_up;

static void on_signal(int number)
{
	if (number == SIGINT)
		was_interrupted = 1;
	else
		was_hung_up = 1;
}

/* ---- History --------------------------------------------------------------------------------------------------------------- */

static bool history_path(char path[static PATH_SIZE])
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

	if (state && *state == '/')
		snprintf(path, PATH_SIZE, "%s/klab", state);
	else if (home && *home)
		snprintf(path, PATH_SIZE, "%s/.local/state/klab", home);
	else
		return false;
	for (char *at = path + 1; *at; at++) {
		if (*at != '/')
			continue;
		*at = 0;
		mkdir(path, 0700);
		*at = '/';
	}
	mkdir(path, 0700);
	strncat(path, "/history", PATH_SIZE - strlen(path) - 1);
	return true;
}

/* ---- Completion ------------------------------------------------------------------------------------------------------------ */

struct candidates {
	char **items;
	int count, capacity;
};

static struct candidates found;

static void add_candidate(const char *text, size_t size, const char *prefix)
{
	if (size < strlen(prefix) || memcmp(text, prefix, strlen(prefix)) != 0)
		return;
	if (found.count == found.capacity) {
		found.capacity = found.capacity ? found.capacity * 2 : 64;
		found.items = realloc(found.items, (size_t)found.capacity * sizeof(*found.items));
		if (!found.items)
			abort();
	}
	found.items[found.count++] = strndup(text, size);
}

static void add_commands(const char *prefix)
{
	for (int i = 0; i < command_count; i++)
		add_candidate(commands[i]->name, strlen(commands[i]->name), prefix);
}

static void add_flags(struct bytes word, const char *prefix)
{
	const struct command *command = command_find(word);
	char flag[128];

	for (const struct option *o = command ? command->options : NULL; o && o->name; o++) {
		int size = snprintf(flag, sizeof(flag), "--%s", o->name);

		add_candidate(flag, (size_t)size, prefix);
	}
}

/* Topics and groups of the cluster: after --topic and --group, and wherever a plain word is wanted. */
static void add_names(const char *prefix, bool with_topics, bool with_groups)
{
	struct heap *heap = heap_new(32 << 20);
	struct arena arena;
	struct state_topic *topics;
	struct bytes *groups;

	arena_init(&arena, heap);
	for (int32_t i = 0, count = with_topics ? state_topics(session_world(now.session), false, &arena, &topics) : 0; i < count; i++)
		add_candidate((const char *)topics[i].name.data, topics[i].name.size, prefix);
	for (int32_t i = 0, count = with_groups ? state_groups(session_world(now.session), &arena, &groups) : 0; i < count; i++)
		add_candidate((const char *)groups[i].data, groups[i].size, prefix);
	heap_del(heap);
}

static char *next_candidate(const char *text, int state)
{
	(void)text;
	return state < found.count ? found.items[state] : NULL; /* readline frees them */
}

/* The command word of the part of the line that the cursor is in, and the word in front of it. */
static void words_before(int start, struct bytes *command, struct bytes *last)
{
	struct bytes line = bytes_of(rl_line_buffer, (size_t)start);
	size_t from = 0;

	for (size_t i = 0; i < line.size; i++)
		if (line.data[i] == '|' || line.data[i] == ';' || line.data[i] == '&')
			from = i + 1;
	struct bytes part = bytes_trim(bytes_slice(line, from, line.size));
	size_t end = part.size;

	*command = bytes_slice(part, 0, bytes_find(part, 0, ' '));
	while (end > 0 && part.data[end - 1] != ' ')
		end--;
	*last = bytes_slice(part, end, part.size);
}

static char **complete(const char *text, int start, int end)
{
	struct bytes command, last;

	(void)end;
	found.count = 0;
	words_before(start, &command, &last);
	if (command.size == 0)
		add_commands(text);
	else if (text[0] == '-')
		add_flags(command, text);
	else if (bytes_equal_text(last, "--bootstrap-server"))
		add_candidate("localhost:9092", 14, text);
	else
		add_names(text, !bytes_equal_text(last, "--group"), !bytes_equal_text(last, "--topic"));
	rl_attempted_completion_over = 1;
	return found.count > 0 ? rl_completion_matches(text, next_candidate) : NULL;
}

/* ---- The line -------------------------------------------------------------------------------------------------------------- */

static void on_line(char *line)
{
	now.is_editing = false;
	rl_callback_handler_remove();
	now.prompt[0] = 0;
	if (!line) {
		putchar('\n');
		now.has_ended = true;
		return;
	}
	if (*line)
		add_history(line);
	session_type(now.session, now.tab, bytes_of_text(line));
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

static void show_output(void)
{
	struct session_output output;

	while (session_next_output(now.session, &output)) {
		bool was_editing = now.is_editing;

		if (output.tab != now.tab || output.is_cut)
			continue;
		if (was_editing) {
			rl_clear_visible_line();
			now.prompt[0] = 0;
		}
		fwrite(output.text.data, 1, output.text.size, stdout);
		remember_line(output.text);
		fflush(stdout);
		if (was_editing) {
			rl_set_prompt("$ ");
			rl_on_new_line();
			rl_redisplay();
		}
	}
}

static int64_t clock_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void run_tab(void)
{
	int64_t last_us = clock_us();

	while (session_tab_state(now.session, now.tab) != TAB_ENDED && !was_hung_up && !session_failure(now.session)) {
		struct pollfd input = { .fd = 0, .events = POLLIN };
		bool is_busy = session_is_hurried(now.session);
		int ready = poll(&input, now.is_editing ? 1 : 0, is_busy ? 0 : TICK_MS);
		int64_t us = clock_us();

		session_tick(now.session, us - last_us, STEPS_MAX);
		last_us = us;
		show_output();
		if (was_interrupted) {
			was_interrupted = 0;
			if (now.is_editing) {
				rl_free_line_state();
				rl_callback_sigcleanup();
				rl_replace_line("", 0);
				fputs("^C\n", stdout);
				rl_on_new_line();
				rl_redisplay();
			}
			session_interrupt(now.session, now.tab);
		}
		if (now.is_editing && ready > 0)
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

int32_t session_run_terminal(struct session *session)
{
	struct sigaction action = { .sa_handler = on_signal }, old[3];
	static const int signals[3] = { SIGINT, SIGTERM, SIGHUP };
	char path[PATH_SIZE];
	bool has_history = history_path(path);

	now.session = session;
	now.tab = session_open_tab(session);
	rl_readline_name = "klab";
	rl_attempted_completion_function = complete;
	rl_basic_word_break_characters = " \t\n|;&<>'\"";
	rl_catch_signals = 0;
	if (has_history)
		read_history(path);
	stifle_history(HISTORY_MAX);
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < 3; i++)
		sigaction(signals[i], &action, &old[i]);
	puts("klab: a Kafka cluster in this process. Type help for the commands, exit or Ctrl-D to leave.");
	run_tab();
	if (now.is_editing)
		rl_callback_handler_remove();
	show_output();
	for (int i = 0; i < 3; i++)
		sigaction(signals[i], &old[i], NULL);
	if (has_history)
		write_history(path);
	if (session_failure(session))
		fprintf(stderr, "klab: %s\n", session_failure(session));
	return session_failure(session) ? 2 : 0;
}
