/* A lesson uses no word that Kafka or klab does not have: commands, their flags, and the settings that go with them. */
#include "engine/client/config.h"
#include "engine/meta/config_def.h"
#include "sim/lesson/course.h"
#include "sim/lesson/player.h"
#include "sim/shell/command.h"
#include "sim/tui/canvas.h"
#include "tests/test.h"

enum { WORDS_MAX = 64 };

struct place {
	const struct lesson *lesson;
	int line; /* of the block */
	struct arena *arena;
};

static void wrong(const struct place *p, const char *what, struct bytes word)
{
	fail_msg("%.*s:%d: %s: %.*s", TEXT(p->lesson->path), p->line, what, TEXT(word));
}

/* ---- Settings ---------------------------------------------------------------------------------------------------------------- */

static bool is_setting(const struct setting *settings, int count, struct bytes name)
{
	for (int i = 0; i < count; i++)
		if (bytes_equal_text(name, settings[i].name))
			return true;
	return false;
}

static bool is_topic_config(struct bytes name)
{
	for (int i = 0; i < topic_configs.count; i++)
		if (bytes_equal_text(name, topic_configs.defs[i].name))
			return true;
	return false;
}

static bool is_one_of(struct bytes name, const char *const *names)
{
	for (; *names; names++)
		if (bytes_equal_text(name, *names))
			return true;
	return false;
}

static void check_setting(const struct place *p, const struct command *command, const char *flag, struct bytes value)
{
	static const char *const reader[] = { "parse.key", "key.separator", "ignore.error", "null.marker", "parse.headers", NULL };
	static const char *const formatter[] = { "print.key", "print.value", "print.partition", "print.offset", "print.timestamp", "key.separator", NULL };
	struct bytes name = bytes_slice(value, 0, bytes_find(value, 0, '='));
	bool is_known = true;

	if ((strcmp(flag, "config") == 0 && command->style == OPTIONS_JOPTSIMPLE) || strcmp(flag, "add-config") == 0 || strcmp(flag, "delete-config") == 0)
		is_known = is_topic_config(name);
	else if (strcmp(flag, "reader-property") == 0)
		is_known = is_one_of(name, reader);
	else if (strcmp(flag, "formatter-property") == 0)
		is_known = is_one_of(name, formatter);
	else if (strcmp(flag, "command-property") == 0)
		is_known = strstr(command->name, "producer") ? is_setting(producer_settings, producer_setting_count, name)
		                                             : is_setting(consumer_settings, consumer_setting_count, name);
	if (!is_known)
		wrong(p, "there is no such setting", name);
}

/* ---- Lines ------------------------------------------------------------------------------------------------------------------- */

static struct bytes text_of(struct arena *arena, const struct word *word)
{
	struct buf text = { .heap = arena->heap };

	for (const struct part *part = word->parts; part; part = part->next)
		if (part->kind == PART_TEXT)
			buf_add_bytes(&text, part->text);
	struct bytes out = arena_copy(arena, buf_bytes(&text));

	buf_free(&text);
	return out;
}

static void check_stage(const struct place *p, const struct stage *stage)
{
	struct bytes words[WORDS_MAX];
	int32_t count = 0;
	struct options options;

	for (const struct word *word = stage->words; word && count < WORDS_MAX; word = word->next)
		words[count++] = text_of(p->arena, word);
	if (count == 0)
		return;
	int32_t at = bytes_equal_text(words[0], "on") && count > 2 ? 2 : 0; /* on HOST COMMAND */
	const struct command *command = command_find(words[at]);

	if (!command)
		wrong(p, "there is no such command", words[at]);
	if (!command->options)
		return;
	options_parse(&options, p->arena, command->options, command->style, words + at + 1, count - at - 1);
	if (!bytes_is_null(options.problem))
		wrong(p, "the command does not take this", options.problem);
	for (const struct option *option = command->options; option->name; option++)
		for (int32_t i = 0; i < options_count(&options, option->name); i++)
			check_setting(p, command, option->name, options_value(&options, option->name, i));
}

static void check_line(const struct place *p, struct bytes line)
{
	struct entry *entries;
	struct bytes problem;

	if (!line_parse(p->arena, line, &entries, &problem))
		wrong(p, "not a line of the shell", problem);
	for (const struct entry *entry = entries; entry; entry = entry->next)
		for (const struct pipeline *pipeline = entry->pipelines; pipeline; pipeline = pipeline->next)
			for (const struct stage *stage = pipeline->stages; stage; stage = stage->next)
				check_stage(p, stage);
}

static void check_tries(const struct place *p, const struct try_line *lines, int count)
{
	for (int i = 0; i < count; i++)
		if (lines[i].kind == TRY_COMMAND)
			check_line(p, lines[i].text);
}

/* kafka-1 is a host, kafka-topics a command. */
static bool is_kafkas(struct bytes word)
{
	int64_t number;

	return bytes_starts_with(word, BYTES("kafka-")) && !bytes_to_int64(bytes_slice(word, 6, word.size), &number);
}

/* Lines of code among prose: those that begin with a command. */
static void check_hint(const struct place *p, struct bytes text)
{
	for (size_t at = 0; at < text.size;) {
		size_t end = bytes_find(text, at, '\n');
		struct bytes line = bytes_slice(text, at, end - at), first = bytes_slice(line, 0, bytes_find(line, 0, ' '));

		at = end + 1;
		if (is_kafkas(first) && !command_find(first))
			wrong(p, "there is no such command", first);
		if (command_find(first) && bytes_find_bytes(line, BYTES("--bootstrap-server")) < line.size)
			check_line(p, line);
	}
}

/* ---- Prose ------------------------------------------------------------------------------------------------------------------- */

static bool is_flag(struct bytes word)
{
	static const char *const subcommands[] = { "--standalone", "--ignore-formatted", "--status", NULL };
	struct bytes flag = bytes_slice(word, 0, bytes_find(word, 0, '='));

	for (int i = 0; i < command_count; i++) {
		const struct command *command = commands[i];

		if (command->usage && bytes_find_bytes(bytes_of_text(command->usage), flag) < strlen(command->usage))
			return true;
		for (const struct option *option = command->options; option && option->name; option++)
			if (bytes_equal_text(bytes_slice(flag, 2, flag.size), option->name))
				return true;
	}
	return is_one_of(flag, subcommands);
}

static void check_prose(struct place *p, const struct block *const *blocks, int count)
{
	for (int i = 0; i < count; i++) {
		for (int j = 0; j < blocks[i]->run_count; j++) {
			const struct run *run = &blocks[i]->runs[j];
			struct bytes word = bytes_slice(run->text, 0, bytes_find(run->text, 0, ' '));

			p->line = blocks[i]->line;
			if (!(run->style & RUN_CODE))
				continue;
			if (is_kafkas(word) && !command_find(word))
				wrong(p, "there is no such command", word);
			if (bytes_starts_with(word, BYTES("--")) && !is_flag(word))
				wrong(p, "no command takes this", word);
		}
	}
}

static void check_lesson(struct place *p)
{
	const struct lesson *lesson = p->lesson;

	p->line = 1;
	check_tries(p, lesson->setup, lesson->setup_count);
	check_prose(p, lesson->intro, lesson->intro_count);
	for (int i = 0; i < lesson->step_count; i++) {
		const struct step *step = &lesson->steps[i];

		p->line = step->line;
		check_tries(p, step->tries, step->try_count);
		for (int j = 0; j < step->hint_count; j++)
			check_hint(p, step->hints[j].text);
		check_prose(p, step->blocks, step->block_count);
	}
}

TEST(a_lesson_uses_no_word_that_is_not_there)
{
	struct heap *heap = heap_new(64u << 20);
	struct arena arena;
	struct buf problem = { .heap = heap };
	struct course course;

	arena_init(&arena, heap);
	assert_true(course_open(&course, "lessons", &problem));
	for (int i = 0; i < course.lesson_count; i++)
		check_lesson(&(struct place){ &course.lessons[i], 1, &arena });
	course_close(&course);
	heap_del(heap);
}

/* What a scenario says in lines of its own, beginning with a blank, is not wrapped: on 80 columns 76 are seen. */
static void check_said(const struct lesson *lesson, struct bytes said)
{
	for (size_t at = 0, end; at < said.size; at = end + 1) {
		end = bytes_find(said, at, '\n');
		struct bytes line = bytes_slice(said, at, end - at);

		if (line.size > 0 && line.data[0] == ' ' && text_width(line) > 76)
			fail_msg("%.*s: its scenario says a line that is cut on 80 columns: %.*s", TEXT(lesson->path), TEXT(line));
	}
}

/* What has no table of flags tells by its status that a word was wrong: 2, or 127 where there is no such command. */
static void play_lesson(const struct lesson *lesson, struct buf *problem)
{
	struct player p;

	assert_true(player_start(&p, lesson, false, problem));
	for (int i = 0; i < lesson->step_count; i++) {
		player_begin_step(&p, i);
		assert_true(player_play_step(&p, problem));
		struct world *world = session_world(p.session);

		for (int64_t seq = p.history_from; seq < world_trace_count(world); seq++) {
			struct trace_entry entry = world_trace_at(world, seq);
			struct trace_view view;
			size_t at = 0;

			if (trace_next(entry.encoded, &at, &view) && view.id == TRACE_said)
				check_said(lesson, trace_value_of(&view, "text")->text);
			if (view.id != TRACE_command_ended)
				continue;
			int64_t status = trace_value_of(&view, "status")->integer;

			if (status == 2 || status == 127)
				fail_msg("%.*s:%d: a wrong word, status %d: %.*s", TEXT(lesson->path), lesson->steps[i].line, (int)status,
				         TEXT(trace_value_of(&view, "line")->text));
		}
	}
	player_stop(&p);
}

TEST(a_lesson_that_is_played_has_no_word_refused_and_no_line_cut)
{
	struct heap *heap = heap_new(64u << 20);
	struct buf problem = { .heap = heap };
	struct course course;

	assert_true(course_open(&course, "lessons", &problem));
	for (int i = 0; i < course.lesson_count; i++)
		play_lesson(&course.lessons[i], &problem);
	course_close(&course);
	heap_del(heap);
}
