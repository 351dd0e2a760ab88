#include "sim/shell/editing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <readline/history.h>
#include <readline/readline.h>

#include "sim/shell/survey.h"

enum { HISTORY_MAX = 2000, PATH_SIZE = 512 };

/* readline's callbacks have no argument of their own. */
static struct session *current;
static const struct session_driver *current_driver; /* of a session on a real cluster */
static bool is_kept;

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

static void add_flags(const struct command *command, const char *prefix)
{
	char flag[128];

	for (const struct option *o = command ? command->options : NULL; o && o->name; o++) {
		int size = snprintf(flag, sizeof(flag), "--%s", o->name);

		add_candidate(flag, (size_t)size, prefix);
	}
}

/* Whether the word is a flag of the command that wants a value behind it. */
static bool wants_value(const struct command *command, struct bytes word)
{
	for (const struct option *o = command->options; o->name; o++)
		if (bytes_starts_with(word, BYTES("--")) && bytes_equal_text(bytes_slice(word, 2, word.size), o->name))
			return o->type != OPTION_FLAG;
	return false;
}

/* What a value can name. */
enum names { NAMES_NONE, NAMES_TOPICS, NAMES_GROUPS, NAMES_BROKERS };

/* Of the real cluster that the line is for, if it answers soon. */
static void add_names_outside(const char *prefix, enum names which, struct bytes servers)
{
	enum survey_answer (*const ask[])(struct survey *, struct survey_list *) = { [NAMES_TOPICS] = survey_topics, [NAMES_GROUPS] = survey_groups, [NAMES_BROKERS] = survey_brokers };
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	struct survey *survey = current_driver ? survey_new(current, servers, &problem) : NULL;
	struct survey_list list;

	if (survey) {
		ask[which](survey, &list);
		survey_wait(survey, current_driver, EDITING_WAIT_US);
		bool is_known = ask[which](survey, &list) == SURVEY_KNOWN;

		for (int32_t i = 0; is_known && i < list.count; i++)
			add_candidate((const char *)list.items[i].data, list.items[i].size, prefix);
		survey_del(survey);
	}
	heap_del(heap);
}

static void add_names(const char *prefix, enum names which)
{
	struct heap *heap = heap_new(32 << 20);
	struct arena arena;
	struct state_topic *topics;
	struct state_broker *brokers;
	struct bytes *groups;

	arena_init(&arena, heap);
	for (int32_t i = 0, count = which == NAMES_TOPICS ? state_topics(session_world(current), false, &arena, &topics) : 0; i < count; i++)
		add_candidate((const char *)topics[i].name.data, topics[i].name.size, prefix);
	for (int32_t i = 0, count = which == NAMES_GROUPS ? state_groups(session_world(current), &arena, &groups) : 0; i < count; i++)
		add_candidate((const char *)groups[i].data, groups[i].size, prefix);
	for (int32_t i = 0, count = which == NAMES_BROKERS ? state_brokers(session_world(current), &arena, &brokers) : 0; i < count; i++) {
		struct bytes id = arena_printf(&arena, "%d", brokers[i].id);

		add_candidate((const char *)id.data, id.size, prefix);
	}
	heap_del(heap);
}

static char *next_candidate(const char *text, int state)
{
	(void)text;
	return state < found.count ? found.items[state] : NULL; /* readline frees them */
}

static struct bytes next_word(struct bytes line, struct bytes *rest)
{
	size_t start = 0;

	while (start < line.size && line.data[start] == ' ')
		start++;
	size_t end = bytes_find(line, start, ' ');

	*rest = bytes_slice(line, end, line.size);
	return bytes_slice(line, start, end - start);
}

/* "on HOST " is no part of the command. */
static struct bytes behind_host(struct bytes line)
{
	struct bytes rest;

	while (bytes_equal_text(next_word(line, &rest), "on") && next_word(rest, &rest).size > 0 && rest.size > 0)
		line = rest;
	return line;
}

static void add_hosts(const char *prefix)
{
	struct world_host host;

	for (int32_t i = 0; world_host_at(session_world(current), i, &host); i++)
		add_candidate((const char *)host.name.data, host.name.size, prefix);
}

/* The part of the line that the cursor is in, as one command has it, up to the word that is completed. */
static struct bytes part_before(int start)
{
	struct bytes line = bytes_of(rl_line_buffer, (size_t)start);
	size_t from = 0;

	for (size_t i = 0; i < line.size; i++)
		if (line.data[i] == '|' || line.data[i] == ';' || line.data[i] == '&')
			from = i + 1;
	return bytes_trim(behind_host(bytes_slice(line, from, line.size)));
}

static struct bytes last_word(struct bytes part)
{
	size_t end = part.size;

	while (end > 0 && part.data[end - 1] != ' ')
		end--;
	return bytes_slice(part, end, part.size);
}

/* The word behind the flag; null: it is not there. */
static struct bytes value_in(struct bytes part, const char *flag)
{
	struct bytes rest = part;

	while (rest.size > 0)
		if (bytes_equal_text(next_word(rest, &rest), flag))
			return next_word(rest, &rest);
	return BYTES_NULL;
}

/* What the word behind `last` names. */
static enum names names_behind(struct bytes last, struct bytes part)
{
	static const struct {
		const char *flag;
		enum names names;
	} known[] = { { "--topic", NAMES_TOPICS }, { "--group", NAMES_GROUPS }, { "--broker", NAMES_BROKERS }, { "--broker-list", NAMES_BROKERS }, { "--broker-logger", NAMES_BROKERS } };
	static const struct {
		const char *type;
		enum names names;
	} types[] = { { "topics", NAMES_TOPICS }, { "groups", NAMES_GROUPS }, { "brokers", NAMES_BROKERS }, { "broker-loggers", NAMES_BROKERS } };

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (bytes_equal_text(last, known[i].flag))
			return known[i].names;
	for (size_t i = 0; bytes_equal_text(last, "--entity-name") && i < sizeof(types) / sizeof(types[0]); i++)
		if (bytes_equal_text(value_in(part, "--entity-type"), types[i].type))
			return types[i].names;
	return NAMES_NONE;
}

/* Of the cluster that the line names; else of the one at hand. */
static void add_names_of(const char *prefix, enum names which, struct bytes part)
{
	struct bytes servers = value_in(part, "--bootstrap-server");

	if (!session_is_remote(current))
		add_names(prefix, which);
	else
		add_names_outside(prefix, which, servers.size == 0 || servers.data[0] == '$' ? session_servers(current) : servers);
}

static char **complete(const char *text, int start, int end)
{
	struct bytes part = part_before(start), last = last_word(part), rest, word = next_word(part, &rest);
	const struct command *command = command_find(word);
	enum names names = names_behind(last, part);

	(void)end;
	found.count = 0;

	if (word.size == 0)
		add_commands(text);
	else if (bytes_equal_text(last, "on"))
		add_hosts(text);
	else if (bytes_equal_text(last, "--bootstrap-server"))
		add_candidate((const char *)session_servers(current).data, session_servers(current).size, text);
	else if (names != NAMES_NONE)
		add_names_of(text, names, part);
	else if (command && command->options && (text[0] == '-' || !wants_value(command, last)))
		add_flags(command, text); /* Kafka's tools know hardly any other words */
	rl_attempted_completion_over = 1;
	return found.count > 0 ? rl_completion_matches(text, next_candidate) : NULL;
}

/* ---- Both ------------------------------------------------------------------------------------------------------------------ */

void editing_begin(struct session *session, const struct session_driver *driver, bool keeps_history)
{
	char path[PATH_SIZE];

	current = session;
	current_driver = driver;
	is_kept = keeps_history;
	rl_readline_name = "klab";
	rl_attempted_completion_function = complete;
	rl_basic_word_break_characters = " \t\n|;&<>'\"";
	rl_catch_signals = rl_catch_sigwinch = 0; /* whoever drives it handles them */
	rl_clear_history();
	if (is_kept && history_path(path))
		read_history(path);
	stifle_history(HISTORY_MAX);
}

void editing_use(struct session *session)
{
	current = session;
}

void editing_end(void)
{
	char path[PATH_SIZE];

	if (is_kept && history_path(path))
		write_history(path);
	current = NULL;
}
