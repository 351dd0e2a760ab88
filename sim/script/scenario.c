#include "sim/script/scenario.h"

#include <lauxlib.h>
#include <lualib.h>
#include <stdlib.h>

#include "sim/script/play.h"
#include "sim/trace/json.h"
#include "sim/trace/transcript.h"

#define HEAD_HEAP_SIZE ((size_t)128 << 20)
#define VIRTUAL_US_MAX (INT64_C(30) * 24 * 3600 * 1000000)
#define SHELL_LIMIT_US (INT64_C(3600) * 1000000)

enum { WAITS_MAX = 5 * 1000 * 1000, NAME_SIZE = 256 };

/* ---- Reading the scenario's table ------------------------------------------------------------------------------------------ */

/* scenario{...} gives the table back: a file ends with `return scenario { ... }`. */
static int give_back(lua_State *lua)
{
	luaL_checktype(lua, 1, LUA_TTABLE);
	lua_settop(lua, 1);
	return 1;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* Runs the file's chunk; its table is left on the stack. False with a message there instead. */
static bool load_table(struct sandbox *box, const struct scenario_options *o)
{
	char name[NAME_SIZE];

	snprintf(name, sizeof(name), "@%s", base_name(o->path));
	lua_pushcfunction(box->lua, give_back);
	lua_setglobal(box->lua, "scenario");
	if (o->text.size > 0 && (!sandbox_load(box, name, (const char *)o->text.data, o->text.size) || lua_pcall(box->lua, 0, 1, 0) != LUA_OK))
		return false;
	if (o->text.size == 0 || !lua_istable(box->lua, -1)) {
		lua_pushfstring(box->lua, "%s: a scenario ends with: return scenario { ... }", base_name(o->path));
		return false;
	}
	if (lua_getfield(box->lua, -1, "run") != LUA_TFUNCTION) {
		lua_pushfstring(box->lua, "%s: the scenario has no run = function(w) ... end", base_name(o->path));
		return false;
	}
	lua_pop(box->lua, 1);
	return true;
}

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
	bool is_good = load_table(box, o);
	lua_State *lua = box->lua;

	*head = (struct head){ .seed = o->has_seed ? o->seed : 1, .brokers = o->brokers ? o->brokers : 1 };
	if (is_good && !o->has_seed && lua_getfield(lua, 1, "seed") == LUA_TNUMBER)
		head->seed = (uint64_t)lua_tointeger(lua, -1);
	if (is_good)
		lua_settop(lua, 1);
	if (is_good && !o->brokers && lua_getfield(lua, 1, "cluster") == LUA_TTABLE && lua_getfield(lua, -1, "brokers") == LUA_TNUMBER)
		head->brokers = (int32_t)lua_tointeger(lua, -1);
	if (is_good && (head->brokers < 1 || head->brokers > CLUSTER_BROKERS_MAX)) {
		lua_pushfstring(lua, "%s: cluster.brokers must be from 1 to %d", base_name(o->path), CLUSTER_BROKERS_MAX);
		is_good = false;
	}
	if (!is_good) {
		const char *text = box->exceeded ? box->exceeded : lua_tostring(lua, -1);

		if (box->exceeded || !text)
			buf_printf(problem, "%s: ", base_name(o->path));
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

/* Asks the condition; *is_met. False if it raised: the error is on the main state's stack. */
static bool ask(struct play *play, bool *is_met)
{
	lua_State *lua = play->box->lua;

	lua_rawgeti(lua, LUA_REGISTRYINDEX, play->condition);
	if (lua_pcall(lua, 0, 1, 0) != LUA_OK)
		return false;
	*is_met = lua_toboolean(lua, -1);
	lua_pop(lua, 1);
	return true;
}

/* Whether what the run waits for has come; its results are on the coroutine's stack then (*count). */
static bool has_come(struct play *play, int *count, bool *is_good)
{
	struct script_client *c = play->client;
	bool is_met = false;

	*count = 0;
	switch (play->wait) {
	case WAIT_CONDITION:
		*is_good = ask(play, &is_met);
		return !*is_good || is_met;
	case WAIT_FLUSH:
		return !c->pid || (list_is_empty(&c->orders) && producer_is_flushed(c->producer));
	case WAIT_COMMIT:
		return c->committing == 0 || !c->pid;
	case WAIT_CLOSE:
		return !c->pid;
	case WAIT_POLL:
		return !c->is_polling && list_is_empty(&c->orders);
	case WAIT_SHELL:
	case WAIT_TIME:
	case WAIT_NONE:
		break;
	}
	return false;
}

static void run_shell(struct play *play)
{
	lua_State *lua = play->run;
	struct buf line = { .heap = play->box->heap }, out = { .heap = play->box->heap }, err = { .heap = play->box->heap };

	buf_add_bytes(&line, play->what);
	int32_t status = session_sh(play->session, play->tab, buf_bytes(&line), SHELL_LIMIT_US, &out, &err);

	lua_createtable(lua, 0, 3);
	lua_pushlstring(lua, out.data ? (const char *)out.data : "", out.size);
	lua_setfield(lua, -2, "out");
	lua_pushlstring(lua, err.data ? (const char *)err.data : "", err.size);
	lua_setfield(lua, -2, "err");
	lua_pushinteger(lua, status);
	lua_setfield(lua, -2, "code");
	buf_free(&line);
	buf_free(&out);
	buf_free(&err);
}

static void time_out(struct play *play)
{
	play->is_failed = true;
	trace(world_trace_begin(play->script.world), expected, .what = play->what, .is_met = false);
	world_trace_end(play->script.world, NULL);
}

/* Lets time pass until the coroutine can go on; returns how many values it gets, or -1 if something raised. */
static int pass_time(struct play *play)
{
	struct world *world = play->script.world;
	int count = 0;
	bool is_good = true;

	if (play->wait == WAIT_SHELL) {
		run_shell(play);
		return play_take_results(play) ? 1 : -1;
	}
	while (!has_come(play, &count, &is_good)) {
		int64_t next = world_next_time(world), limit = play->until_us < VIRTUAL_US_MAX ? play->until_us : VIRTUAL_US_MAX;

		if (next > limit) {
			world_run_until(world, limit);
			if (play->wait == WAIT_CONDITION)
				time_out(play);
			break;
		}
		session_step(play->session);
		if (!play_take_results(play))
			return -1;
	}
	if (!is_good)
		return -1;
	if (play->wait == WAIT_CONDITION)
		luaL_unref(play->box->lua, LUA_REGISTRYINDEX, play->condition);
	if (play->wait == WAIT_POLL) {
		lua_rawgetp(play->run, LUA_REGISTRYINDEX, play->client);
		lua_getiuservalue(play->run, -1, 1);
		lua_getfield(play->run, -1, "polled");
		lua_replace(play->run, -3);
		lua_pop(play->run, 1);
		count = 1;
	}
	return count;
}

/* Runs the coroutine to its end. True if it ended by itself; false with the error on top of the run's or the main stack. */
static bool play_through(struct play *play, const struct scenario_options *o, struct output *output, const char **why)
{
	int argument_count = 1, results;

	for (int waits = 0; waits < WAITS_MAX; waits++) {
		sandbox_refill(play->box);
		int status = lua_resume(play->run, NULL, argument_count, &results);

		print(o, play->script.world, output);
		if (status == LUA_OK)
			return true;
		if (status != LUA_YIELD) {
			*why = lua_tostring(play->run, -1);
			return false;
		}
		lua_pop(play->run, results);
		argument_count = pass_time(play);
		print(o, play->script.world, output);
		if (argument_count < 0) {
			*why = lua_tostring(play->box->lua, -1);
			return false;
		}
		if (world_failure(play->script.world)) {
			*why = world_failure(play->script.world);
			return false;
		}
		if (world_now_us(play->script.world) >= VIRTUAL_US_MAX) {
			*why = "the scenario goes on for more than 30 days of virtual time";
			return false;
		}
	}
	*why = "the scenario waits for ever: it has waited 5 million times";
	return false;
}

static int open_world(lua_State *lua)
{
	lua_newtable(lua);
	script_open_views(lua);
	play_open_world(lua);
	play_open_clients(lua);
	return 1;
}

static int play_in(struct session *session, const struct scenario_options *o)
{
	struct world *world = session_world(session);
	struct heap *heap = world_heap(world);
	struct play *play = HEAP_NEW(heap, struct play);
	struct output output = { 0 };
	struct prng prng;
	const char *why = NULL;

	play->script = (struct script){ world, 0 };
	play->session = session;
	world_prng(world, BYTES("script"), &prng);
	play->box = sandbox_new(heap, &prng, NULL, play);
	play->tab = session_open_tab(session);
	lua_State *lua = play->box->lua;
	bool is_good = load_table(play->box, o);

	if (is_good) {
		play->run = lua_newthread(lua);
		lua_getfield(lua, 1, "run");
		lua_xmove(lua, play->run, 1);
		lua_pushcfunction(lua, open_world);
		is_good = lua_pcall(lua, 0, 1, 0) == LUA_OK;
		lua_xmove(lua, play->run, 1);
	}
	is_good = is_good && play_through(play, o, &output, &why);
	if (!is_good) {
		if (play->box->exceeded)
			why = play->box->exceeded;
		fprintf(o->err, "klab: %s%s%s (at %.3f s of virtual time)\n", play->box->exceeded ? base_name(o->path) : "",
		        play->box->exceeded ? ": " : "", why ? why : "the scenario raised something that is no text", (double)world_now_us(world) / 1e6);
	}
	if (o->trace_hash)
		*o->trace_hash = world_trace_hash(world);
	return !is_good ? 2 : play->is_failed;
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
