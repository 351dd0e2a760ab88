#include "sim/script/scenario.h"

#include <assert.h>

#include "sim/script/play.h"
#include "sim/trace/json.h"
#include "sim/trace/transcript.h"

enum { TITLE_MAX = 76 };

#define HEAD_HEAP_SIZE ((size_t)128 << 20)

/* ---- Reading the scenario's table ------------------------------------------------------------------------------------------ */

struct head {
	uint64_t seed;
	int32_t brokers;
	struct buf title; /* with `about` as paragraphs, as the transcript begins */
};

static void add_title(lua_State *lua, struct buf *out)
{
	if (lua_getfield(lua, 1, "title") == LUA_TSTRING) {
		transcript_add_paragraph(out, bytes_of_text(lua_tostring(lua, -1)));
		out->size--; /* its empty line */
		for (size_t i = out->size < TITLE_MAX ? out->size : TITLE_MAX; i > 1; i--)
			buf_add_char(out, '=');
		buf_add_text(out, "\n\n");
	}
	if (lua_getfield(lua, 1, "about") == LUA_TSTRING) {
		struct buf about = { .heap = out->heap };

		for (const char *p = lua_tostring(lua, -1); *p; p++)
			buf_add_char(&about, *p == '\n' ? ' ' : *p);
		transcript_add_paragraph(out, buf_bytes(&about));
		buf_free(&about);
	}
}

/* An integer of the scenario's table, on the top of the stack. */
static bool read_integer(lua_State *lua, const char *name, int64_t min, int64_t max, int64_t *out)
{
	int is_integer = 1;

	if (lua_getfield(lua, -1, name) != LUA_TNIL)
		*out = lua_tointegerx(lua, -1, &is_integer);
	lua_pop(lua, 1);
	return is_integer && *out >= min && *out <= max;
}

/* NULL, or which setting is wrong, and how. */
static const char *read_settings(lua_State *lua, const struct scenario_options *o, struct head *head, const char **what)
{
	int64_t seed = 1, brokers = 1;
	const char *problem = NULL;

	lua_settop(lua, 1);
	if (!read_integer(lua, *what = "seed", INT64_MIN, INT64_MAX, &seed))
		return "seed must be an integer";
	int type = lua_getfield(lua, 1, *what = "cluster");

	if (type != LUA_TNIL && type != LUA_TTABLE)
		problem = "cluster must be a table, such as { brokers = 3 }";
	else if (type == LUA_TTABLE && !read_integer(lua, *what = "brokers", 1, CLUSTER_BROKERS_MAX, &brokers))
		problem = "cluster.brokers must be an integer from 1 to 100";
	static_assert(CLUSTER_BROKERS_MAX == 100, "the text says so");
	lua_settop(lua, 1);
	head->seed = o->has_seed ? o->seed : (uint64_t)seed;
	head->brokers = o->brokers ? o->brokers : (int32_t)brokers;
	return problem;
}

static int line_of(struct bytes text, const char *word)
{
	size_t at = bytes_find_bytes(text, bytes_of_text(word));
	int line = 1;

	for (size_t i = 0; i < at; i++)
		line += text.data[i] == '\n';
	return line;
}

/* Reads what must be known before there is a world, in a sandbox of its own. */
static bool read_head(const struct scenario_options *o, struct head *head, struct buf *problem)
{
	struct heap *heap = heap_new(HEAD_HEAP_SIZE);
	struct prng prng = { { 1, 2, 3, 4 } };
	struct sandbox *box = sandbox_new(heap, &prng, NULL, NULL);
	bool is_good = play_load(box, o->path, o->text);
	const char *what, *wrong = is_good ? read_settings(box->lua, o, head, &what) : NULL;

	if (!is_good)
		play_explain(box, o->path, lua_type(box->lua, -1) == LUA_TSTRING ? lua_tostring(box->lua, -1) : NULL, problem);
	else if (wrong)
		buf_printf(problem, "%s:%d: %s", play_name(o->path), line_of(o->text, what), wrong);
	else
		add_title(box->lua, &head->title);
	sandbox_del(box);
	heap_del(heap);
	return is_good && !wrong;
}

/* ---- Playing --------------------------------------------------------------------------------------------------------------- */

struct output {
	struct heap *heap;
	struct transcript transcript;
	int64_t json_seq;
	int expected, met;
};

/* How many expectations there were, and how many of them were met, among the events that are to be told now. */
static void count_expected(const struct world *world, struct output *output)
{
	for (int64_t seq = output->transcript.seq; seq < world_trace_count(world); seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_next(entry.encoded, &at, &view) && view.id == TRACE_expected) {
			output->expected++;
			output->met += trace_value_of(&view, "is_met")->integer != 0;
		}
	}
}

static void print(const struct scenario_options *o, struct world *world, struct output *output)
{
	if (o->out && output->transcript.seq < world_trace_count(world)) {
		struct buf text = { .heap = output->heap };

		count_expected(world, output);
		transcript_read(&output->transcript, world, &text);
		fwrite(text.data ? text.data : (const uint8_t *)"", 1, text.size, o->out);
		fflush(o->out);
		buf_free(&text);
	}
	if (o->trace)
		trace_json_write(world, &output->json_seq, output->heap, o->trace);
}

static void print_end(FILE *out, const struct output *output)
{
	if (output->expected == 0)
		return;
	if (!output->transcript.is_apart)
		fputc('\n', out);
	if (output->met == output->expected)
		fprintf(out, "All as expected (%d of %d).\n", output->met, output->expected);
	else
		fprintf(out, "Not as expected: %d of %d.\n", output->expected - output->met, output->expected);
}

static int play_in(struct session *session, const struct scenario_options *o)
{
	struct world *world = session_world(session);
	struct play *play = play_new(session, session, o->path, o->text);
	struct output output = { .heap = heap_new(HEAD_HEAP_SIZE) };
	enum play_turn turn = play->why ? PLAY_RAISED : PLAY_TURNED;

	for (int64_t steps = INT64_MAX; turn == PLAY_TURNED;) {
		turn = play_turn(play, TIME_NEVER, &steps);
		print(o, world, &output);
	}
	if (turn != PLAY_ENDED)
		fprintf(o->err, "klab: %s (at %.3f s of virtual time)\n", play->why, (double)world_now_us(world) / 1e6);
	else if (o->out)
		print_end(o->out, &output);
	if (o->trace_hash)
		*o->trace_hash = world_trace_hash(world);
	heap_del(output.heap);
	return session_failure(session) ? session_failure_status(session) : turn != PLAY_ENDED ? 2 : play->is_failed;
}

int scenario_run(const struct scenario_options *o)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	struct head head = { .title = { .heap = heap } };
	int status = 2;

	if (!read_head(o, &head, &problem)) {
		fprintf(o->err, "klab: %s\n", buf_text(&problem));
	} else {
		struct session *session = session_new(&(struct session_options){ .cluster = { .brokers = head.brokers }, .seed = head.seed });

		if (o->out)
			fprintf(o->out, "%s", buf_text(&head.title));
		status = play_in(session, o);
		session_del(session);
	}
	heap_del(heap);
	return status;
}
