#include "sim/script/scenario.h"

#include <stdlib.h>

#include "sim/script/play.h"
#include "sim/trace/json.h"
#include "sim/trace/transcript.h"

#define HEAD_HEAP_SIZE ((size_t)128 << 20)

/* ---- Reading the scenario's table ------------------------------------------------------------------------------------------ */

struct head {
	uint64_t seed;
	int32_t brokers;
};

/* Reads what must be known before there is a world, in a sandbox of its own. */
static bool read_head(const struct scenario_options *o, struct head *head, struct buf *problem)
{
	struct heap *heap = heap_new(HEAD_HEAP_SIZE);
	struct prng prng = { { 1, 2, 3, 4 } };
	struct sandbox *box = sandbox_new(heap, &prng, NULL, NULL);
	bool is_good = play_load(box, o->path, o->text);
	lua_State *lua = box->lua;

	*head = (struct head){ .seed = o->has_seed ? o->seed : 1, .brokers = o->brokers ? o->brokers : 1 };
	if (is_good && !o->has_seed && lua_getfield(lua, 1, "seed") == LUA_TNUMBER)
		head->seed = (uint64_t)lua_tointeger(lua, -1);
	if (is_good)
		lua_settop(lua, 1);
	if (is_good && !o->brokers && lua_getfield(lua, 1, "cluster") == LUA_TTABLE && lua_getfield(lua, -1, "brokers") == LUA_TNUMBER)
		head->brokers = (int32_t)lua_tointeger(lua, -1);
	if (is_good && (head->brokers < 1 || head->brokers > CLUSTER_BROKERS_MAX)) {
		lua_pushfstring(lua, "%s: cluster.brokers must be from 1 to %d", play_name(o->path), CLUSTER_BROKERS_MAX);
		is_good = false;
	} else if (is_good && head->brokers > CLUSTER_BROKERS_READY) {
		lua_pushfstring(lua, "%s: %d brokers are asked for; this version of klab runs one, replication is not there yet", play_name(o->path), head->brokers);
		is_good = false;
	}
	if (!is_good) {
		const char *text = box->exceeded ? box->exceeded : lua_tostring(lua, -1);

		if (box->exceeded || !text)
			buf_printf(problem, "%s: ", play_name(o->path));
		buf_add_text(problem, text ? text : "the scenario raised something that is no text");
	}
	sandbox_del(box);
	heap_del(heap);
	return is_good;
}

/* ---- Playing --------------------------------------------------------------------------------------------------------------- */

struct output {
	struct transcript transcript;
	int64_t json_seq;
};

static void print(const struct scenario_options *o, struct world *world, struct output *output)
{
	if (o->out) {
		struct heap *heap = heap_new(HEAD_HEAP_SIZE);
		struct buf text = { .heap = heap };

		transcript_read(&output->transcript, world, &text);
		fwrite(text.data ? text.data : (const uint8_t *)"", 1, text.size, o->out);
		fflush(o->out);
		heap_del(heap);
	}
	if (o->trace)
		trace_json_write(world, &output->json_seq, o->trace);
}

static int play_in(struct session *session, const struct scenario_options *o)
{
	struct world *world = session_world(session);
	struct play *play = play_new(session, session, o->path, o->text);
	struct output output = { 0 };
	enum play_turn turn = play->why ? PLAY_RAISED : PLAY_TURNED;

	for (int64_t steps = INT64_MAX; turn == PLAY_TURNED;) {
		turn = play_turn(play, TIME_NEVER, &steps);
		print(o, world, &output);
	}
	if (turn != PLAY_ENDED)
		fprintf(o->err, "klab: %s%s%s (at %.3f s of virtual time)\n", play->box->exceeded ? play_name(o->path) : "",
		        play->box->exceeded ? ": " : "", play->why, (double)world_now_us(world) / 1e6);
	if (o->trace_hash)
		*o->trace_hash = world_trace_hash(world);
	return turn != PLAY_ENDED ? 2 : play->is_failed;
}

int scenario_run(const struct scenario_options *o)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	struct head head;
	int status = 2;

	if (!read_head(o, &head, &problem)) {
		fprintf(o->err, "klab: %s\n", buf_text(&problem));
	} else {
		struct session *session = session_new(&(struct session_options){ .cluster = { .brokers = head.brokers }, .seed = head.seed });

		status = play_in(session, o);
		session_del(session);
	}
	heap_del(heap);
	return status;
}
