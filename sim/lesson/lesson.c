#include "sim/lesson/lesson.h"

#include <lauxlib.h>
#include <lua.h>
#include <stdio.h>

/* ---- The table at the top -------------------------------------------------------------------------------------------- */

enum { TABLE_INSTRUCTIONS_MAX = 100000 };

struct parser {
	struct lesson *lesson;
	struct arena *arena;
	struct buf *problem;
	const struct block **prose; /* where prose goes now: of the intro or of the last step */
};

static bool fail(struct parser *p, int line, const char *what)
{
	if (p->problem->size == 0)
		buf_printf(p->problem, "%.*s:%d: %s", (int)p->lesson->path.size, (const char *)p->lesson->path.data, line, what);
	return false;
}

static void stop_endless(lua_State *lua, lua_Debug *debug)
{
	(void)debug;
	luaL_error(lua, "the table computes for too long");
}

static struct bytes text_field(struct parser *p, lua_State *lua, const char *name)
{
	struct bytes out = BYTES_NULL;

	if (lua_getfield(lua, -1, name) == LUA_TSTRING) {
		size_t size;
		const char *text = lua_tolstring(lua, -1, &size);

		out = arena_copy(p->arena, bytes_of(text, size));
	}
	lua_pop(lua, 1);
	return out;
}

static int64_t integer_field(lua_State *lua, const char *name, int64_t otherwise)
{
	int64_t out = otherwise;

	lua_getfield(lua, -1, name);
	if (lua_isinteger(lua, -1))
		out = lua_tointeger(lua, -1);
	lua_pop(lua, 1);
	return out;
}

static bool bool_field(lua_State *lua, const char *name, bool fallback)
{
	bool value = lua_getfield(lua, -1, name) == LUA_TBOOLEAN ? lua_toboolean(lua, -1) : fallback;

	lua_pop(lua, 1);
	return value;
}

static void read_needs(struct parser *p, lua_State *lua)
{
	struct lesson *l = p->lesson;

	if (lua_getfield(lua, -1, "needs") == LUA_TTABLE) {
		int count = (int)lua_rawlen(lua, -1);

		l->needs = arena_calloc(p->arena, (size_t)count, sizeof(*l->needs));
		for (int i = 1; i <= count; i++) {
			size_t size;

			lua_rawgeti(lua, -1, i);
			const char *text = lua_tolstring(lua, -1, &size);

			if (text)
				l->needs[l->need_count++] = arena_copy(p->arena, bytes_of(text, size));
			lua_pop(lua, 1);
		}
	}
	lua_pop(lua, 1);
}

static void read_cluster(struct parser *p, lua_State *lua)
{
	struct lesson *l = p->lesson;

	l->brokers = 1;
	if (lua_getfield(lua, -1, "cluster") == LUA_TTABLE) {
		l->brokers = (int)integer_field(lua, "brokers", 1);
		l->controllers = (int)integer_field(lua, "controllers", 0);
		l->has_containers = bool_field(lua, "containers", false);
		l->is_unformatted = !bool_field(lua, "formatted", true);
		l->is_stopped = l->is_unformatted || !bool_field(lua, "started", true);
		l->properties = text_field(p, lua, "properties");
	}
	lua_pop(lua, 1);
}

static bool read_fields(struct parser *p, lua_State *lua, int line)
{
	struct lesson *l = p->lesson;
	int64_t number = 0;

	if (!lua_istable(lua, -1))
		return fail(p, line, "the lesson must begin with a Lua table between two lines of ---");
	l->title = text_field(p, lua, "title");
	l->track = text_field(p, lua, "track");
	l->minutes = (int)integer_field(lua, "minutes", 0);
	bytes_to_int64(lesson_number(l), &number);
	l->seed = integer_field(lua, "seed", number);
	read_needs(p, lua);
	read_cluster(p, lua);
	if (bytes_is_null(l->title))
		return fail(p, line, "the lesson's table has no title");
	if (l->minutes <= 0)
		return fail(p, line, "the lesson's table has no minutes");
	if (l->brokers < 1 || l->brokers > 100)
		return fail(p, line, "cluster.brokers must be from 1 to 100");
	if (l->controllers < 0 || l->controllers > 9)
		return fail(p, line, "cluster.controllers must be from 0 to 9");
	struct bytes setup = text_field(p, lua, "setup");

	return bytes_is_null(setup) || lesson_parse_tries(l->path, setup, line, p->arena, &l->setup, &l->setup_count, p->problem);
}

/* Lua's message is "lesson:3: ...": its line is counted from the table's first. */
static bool fail_lua(struct parser *p, lua_State *lua, int first_line)
{
	const char *message = lua_tostring(lua, -1);
	const char *colon = message ? strchr(message, ':') : NULL;
	int line = 0;

	if (colon)
		for (colon++; *colon >= '0' && *colon <= '9'; colon++)
			line = line * 10 + (*colon - '0');
	return fail(p, first_line + (line > 0 ? line - 1 : 0), colon && *colon == ':' ? colon + 2 : message ? message : "the table is not Lua");
}

static bool read_table(struct parser *p, struct bytes table, int first_line)
{
	lua_State *lua = luaL_newstate();
	char *chunk = arena_text(p->arena, arena_printf(p->arena, "return %.*s", (int)table.size, (const char *)table.data));
	bool is_good = false;

	if (!lua)
		return fail(p, first_line, "out of memory");
	lua_sethook(lua, stop_endless, LUA_MASKCOUNT, TABLE_INSTRUCTIONS_MAX);
	if (luaL_loadbufferx(lua, chunk, strlen(chunk), "=lesson", "t") != LUA_OK || lua_pcall(lua, 0, 1, 0) != LUA_OK)
		is_good = fail_lua(p, lua, first_line);
	else
		is_good = read_fields(p, lua, first_line);
	lua_close(lua);
	return is_good;
}

/* Splits the text at the two lines of three dashes; `*body_line` is the number of the first line behind them. */
static bool split(struct parser *p, struct bytes text, struct bytes *table, struct bytes *body, int *body_line)
{
	if (!bytes_starts_with(text, BYTES("---\n")))
		return fail(p, 1, "a lesson begins with a line of ---, a Lua table, and a line of ---");
	size_t end = bytes_find_bytes(bytes_slice(text, 4, text.size), BYTES("\n---\n"));

	if (end + 4 == text.size)
		return fail(p, 1, "the table at the top has no line of --- behind it");
	*table = bytes_slice(text, 4, end);
	*body = bytes_slice(text, end + 9, text.size);
	*body_line = 1;
	for (size_t i = 0; i < end + 9; i++)
		*body_line += text.data[i] == '\n';
	return true;
}

/* ---- The steps -------------------------------------------------------------------------------------------------------- */

static struct bytes plain_text(struct arena *arena, const struct block *block)
{
	struct buf text = { .heap = arena->heap };

	for (int i = 0; i < block->run_count; i++)
		buf_add_bytes(&text, block->runs[i].text);
	struct bytes out = arena_copy(arena, buf_bytes(&text));

	buf_free(&text);
	return out;
}

static bool begin_step(struct parser *p, const struct block *heading)
{
	struct step *step = &p->lesson->steps[p->lesson->step_count++];

	*step = (struct step){ .title = plain_text(p->arena, heading), .line = heading->line, .lead_count = -1 };
	step->blocks = p->prose;
	if (bytes_starts_with(step->title, BYTES("Exercise"))) {
		if (bytes_find_bytes(step->title, BYTES("(lab)")) < step->title.size)
			step->exercise = EXERCISE_LAB;
		else if (bytes_find_bytes(step->title, BYTES("(repair)")) < step->title.size)
			step->exercise = EXERCISE_REPAIR;
		else if (bytes_find_bytes(step->title, BYTES("(break)")) < step->title.size)
			step->exercise = EXERCISE_BREAK;
		else
			return fail(p, heading->line, "an exercise says its kind: Exercise (lab), (repair) or (break)");
	}
	return true;
}

/* Takes the next line off `text`, blanks trimmed; false at the end. */
static bool next_line(struct bytes *text, struct bytes *line)
{
	if (text->size == 0)
		return false;
	size_t end = bytes_find(*text, 0, '\n');

	*line = bytes_trim(bytes_slice(*text, 0, end));
	*text = bytes_slice(*text, end + 1, text->size);
	return true;
}

static void add_line(struct buf *to, struct bytes line)
{
	if (to->size > 0)
		buf_add_char(to, line.size > 0 ? ' ' : '\n');
	buf_add_bytes(to, line);
}

static bool read_predict(struct parser *p, struct step *step, const struct block *block)
{
	struct buf question = { .heap = p->arena->heap }, reason = { .heap = p->arena->heap };
	struct bytes text = block->code, line;
	bool is_reason = false;
	int rights = 0;

	step->choices = arena_calloc(p->arena, 10, sizeof(*step->choices));
	while (next_line(&text, &line)) {
		bool is_right = bytes_starts_with(line, BYTES("- [x] "));

		if (is_right || bytes_starts_with(line, BYTES("- [ ] "))) {
			if (step->choice_count == 9)
				return fail(p, block->line, "a predict has at most nine choices");
			step->choices[step->choice_count++] = (struct choice){ bytes_slice(line, 6, line.size), is_right };
			rights += is_right;
		} else if (bytes_starts_with(line, BYTES("Because:"))) {
			is_reason = true;
			add_line(&reason, bytes_trim(bytes_slice(line, 8, line.size)));
		} else {
			add_line(is_reason ? &reason : &question, line);
		}
	}
	step->question = arena_copy(p->arena, bytes_trim(buf_bytes(&question)));
	step->reason = arena_copy(p->arena, bytes_trim(buf_bytes(&reason)));
	buf_free(&question);
	buf_free(&reason);
	if (step->choice_count < 2 || rights != 1)
		return fail(p, block->line, "a predict needs two or more choices, one of them marked - [x]");
	if (step->reason.size == 0)
		return fail(p, block->line, "a predict needs a line 'Because: ...' that gives the reason");
	step->kind = STEP_PREDICT;
	return true;
}

static bool read_ask(struct parser *p, struct step *step, const struct block *block)
{
	struct buf question = { .heap = p->arena->heap };
	struct bytes text = block->code, line;

	for (int number = block->line; next_line(&text, &line); number++) {
		if (bytes_starts_with(line, BYTES("accept:")))
			step->accept = (struct snippet){ bytes_trim(bytes_slice(line, 7, line.size)), number };
		else if (bytes_starts_with(line, BYTES("answer:")))
			step->answer = bytes_trim(bytes_slice(line, 7, line.size));
		else
			add_line(&question, line);
	}
	step->question = arena_copy(p->arena, bytes_trim(buf_bytes(&question)));
	buf_free(&question);
	if (bytes_is_null(step->accept.text) || bytes_is_null(step->answer))
		return fail(p, block->line, "an ask needs a line 'accept: LUA' and a line 'answer: TEXT'");
	step->kind = STEP_ASK;
	return true;
}

static bool read_try(struct parser *p, struct step *step, const struct block *block)
{
	if (step->tries)
		return fail(p, block->line, "a step has one try block");
	step->is_external = bytes_equal_text(block->info, "try external");
	if (step->kind == STEP_READ)
		step->kind = STEP_TRY;
	return lesson_parse_tries(p->lesson->path, block->code, block->line, p->arena, &step->tries, &step->try_count, p->problem);
}

/* A fence that is neither machinery nor the name of a language is a slip of the pen: the step would lose what it asks for. */
static bool is_example(struct bytes word)
{
	static const char *const languages[] = { "", "text", "sh", "console", "java", "python", "c", "lua", "properties", "json" };

	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
		if (bytes_equal_text(word, languages[i]))
			return true;
	return false;
}

static bool read_watch(struct parser *p, struct step *step, const struct block *block)
{
	step->watch = (struct snippet){ bytes_trim(block->code), block->line };
	if (step->kind == STEP_READ)
		step->kind = STEP_WATCH;
	if (step->watch.text.size == 0 || bytes_find(step->watch.text, 0, '\n') < step->watch.text.size)
		return fail(p, block->line, "a watch is one line: the path of a scenario");
	return true;
}

/* True if the block is machinery: then it is taken into the step, or *is_good turns false. */
static bool read_machinery(struct parser *p, const struct block *block, bool *is_good)
{
	struct step *step = p->lesson->step_count > 0 ? &p->lesson->steps[p->lesson->step_count - 1] : NULL;
	struct bytes word = bytes_slice(block->info, 0, bytes_find(block->info, 0, ' '));
	static const char *const words[] = { "try", "check", "hint", "predict", "ask", "watch" };
	size_t which = 0;

	while (which < 6 && !bytes_equal_text(word, words[which]))
		which++;
	if (block->kind != BLOCK_CODE)
		return false;
	if (which == 6) {
		if (!is_example(word)) {
			char what[200];

			snprintf(what, sizeof(what), "there is no fenced block '%.*s'; a lesson has try, check, hint, predict, ask and watch", (int)word.size,
			         (const char *)word.data);
			*is_good = fail(p, block->line - 1, what);
		}
		return !*is_good;
	}
	if (!step) {
		*is_good = fail(p, block->line, "a fenced block of this kind belongs under a ## step");
		return true;
	}
	struct snippet snippet = { block->code, block->line };

	if ((which == 1 || which == 3 || which == 4) && step->lead_count < 0)
		step->lead_count = step->block_count;

	if (which == 0) {
		*is_good = read_try(p, step, block);
	} else if (which == 1) {
		step->check = snippet;
	} else if (which == 2) {
		struct snippet *hints = arena_calloc(p->arena, (size_t)step->hint_count + 1, sizeof(*hints));

		if (step->hint_count > 0)
			memcpy(hints, step->hints, (size_t)step->hint_count * sizeof(*hints));
		hints[step->hint_count++] = snippet;
		step->hints = hints;
	} else if (which == 3) {
		*is_good = read_predict(p, step, block);
	} else if (which == 4) {
		*is_good = read_ask(p, step, block);
	} else {
		*is_good = read_watch(p, step, block);
	}
	return true;
}

static bool end_step(struct parser *p, struct step *step)
{
	if (step->lead_count < 0)
		step->lead_count = step->block_count;
	if (!bytes_is_null(step->check.text) && step->kind == STEP_READ)
		return fail(p, step->check.line, "a step with a check needs a try, predict, ask or watch");
	if (step->kind == STEP_TRY && bytes_is_null(step->check.text))
		return fail(p, step->line, "a step with a try needs a check");
	if (step->exercise != NOT_EXERCISE && step->try_count == 0)
		return fail(p, step->line, "an exercise needs a try block: its solution");
	if (step->try_count > 0 && !bytes_is_null(step->watch.text))
		return fail(p, step->watch.line, "a step has a try or a watch, not both");
	return true;
}

struct bytes lesson_number(const struct lesson *l)
{
	int64_t number;
	struct bytes digits = bytes_slice(l->slug, 0, 2);

	return digits.size == 2 && bytes_to_int64(digits, &number) ? digits : BYTES("");
}

bool lesson_parse(struct bytes path, struct bytes slug, struct bytes text, struct arena *arena, struct lesson *out, struct buf *problem)
{
	struct parser p = { .lesson = out, .arena = arena, .problem = problem };
	struct bytes table = BYTES_NULL, body = BYTES_NULL;
	struct document document;
	int body_line = 0;
	bool is_good = true;

	*out = (struct lesson){ .path = path, .text = text, .slug = slug };
	if (!split(&p, text, &table, &body, &body_line) || !read_table(&p, table, 2))
		return false;
	document_parse(body, body_line, arena, &document);
	p.prose = arena_calloc(arena, (size_t)document.block_count + 1, sizeof(struct block *));
	out->intro = p.prose;
	out->steps = arena_calloc(arena, (size_t)document.block_count + 1, sizeof(*out->steps));
	for (int i = 0; is_good && i < document.block_count; i++) {
		const struct block *block = &document.blocks[i];

		if (block->kind == BLOCK_HEADING && block->level == 2) {
			is_good = begin_step(&p, block);
		} else if (!read_machinery(&p, block, &is_good)) {
			*p.prose++ = block;
			*(out->step_count > 0 ? &out->steps[out->step_count - 1].block_count : &out->intro_count) += 1;
		}
	}
	for (int i = 0; is_good && i < out->step_count; i++)
		is_good = end_step(&p, &out->steps[i]);
	if (is_good && out->step_count == 0)
		is_good = fail(&p, body_line, "the lesson has no ## step");
	return is_good;
}
