/* A scenario's coroutine, turn by turn. */
#include <lauxlib.h>
#include <lualib.h>

#include "sim/script/play.h"

#define VIRTUAL_US_MAX (INT64_C(30) * 24 * 3600 * 1000000)
#define SHELL_LIMIT_US (INT64_C(3600) * 1000000)

enum { WAITS_MAX = 1000 * 1000, NAME_SIZE = 256 };

/* ---- The scenario's table -------------------------------------------------------------------------------------------------- */

/* scenario{...} gives the table back: a file ends with `return scenario { ... }`. */
static int give_back(lua_State *lua)
{
	luaL_checktype(lua, 1, LUA_TTABLE);
	lua_settop(lua, 1);
	return 1;
}

const char *play_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* What is said of the text as a whole is said of its last line: there the table should stand. */
static bool refuse(struct sandbox *box, const char *path, struct bytes text, const char *why)
{
	int lines = 1;

	for (size_t i = 0; i + 1 < text.size; i++)
		lines += text.data[i] == '\n';
	lua_pushfstring(box->lua, "%s:%d: %s", play_name(path), lines, why);
	return false;
}

bool play_load(struct sandbox *box, const char *path, struct bytes text)
{
	char name[NAME_SIZE];

	snprintf(name, sizeof(name), "@%s", play_name(path));
	lua_pushcfunction(box->lua, give_back);
	lua_setglobal(box->lua, "scenario");
	if (!sandbox_load(box, name, text.data ? (const char *)text.data : "", text.size) || !sandbox_call(box, 0, 1))
		return false;
	if (!lua_istable(box->lua, -1))
		return refuse(box, path, text, "a scenario ends with: return scenario { ... }");
	if (lua_getfield(box->lua, -1, "run") != LUA_TFUNCTION)
		return refuse(box, path, text, "the scenario has no run = function(w) ... end");
	lua_pop(box->lua, 1);
	return true;
}

void play_explain(struct sandbox *box, const char *path, const char *why, struct buf *out)
{
	const char *name = play_name(path);
	size_t size = strlen(name);

	if (box->exceeded)
		why = box->exceeded;
	else if (!why)
		why = "this raised something that is no text";
	if (box->exceeded || strncmp(why, name, size) != 0 || why[size] != ':')
		buf_printf(out, "%s: ", box->where[0] ? box->where : name);
	for (; *why; why++)
		buf_add_char(out, (unsigned char)*why < ' ' ? ' ' : *why); /* one line */
}

/* ---- Waiting --------------------------------------------------------------------------------------------------------------- */

/* Asks the condition; *is_met. False if it raised: the error is on the main state's stack. */
static bool ask(struct play *play, bool *is_met)
{
	lua_State *lua = play->box->lua;

	lua_rawgeti(lua, LUA_REGISTRYINDEX, play->condition);
	sandbox_refill(play->box);
	if (!sandbox_call(play->box, 0, 1))
		return false;
	*is_met = lua_toboolean(lua, -1);
	lua_pop(lua, 1);
	return true;
}

/* Whether what the run waits for has come. False with *is_good false too if asking raised. */
static bool has_come(struct play *play, bool *is_good)
{
	struct script_client *c = play->client;
	bool is_met = false;

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
	if (play->tab == 0)
		play->tab = session_open_tab(play->shell);
	struct buf out = { .heap = play->box->heap }, err = { .heap = play->box->heap };

	int32_t status = session_sh(play->shell, play->tab, play->what, SHELL_LIMIT_US, &out, &err);

	lua_createtable(lua, 0, 3);
	lua_pushlstring(lua, out.data ? (const char *)out.data : "", out.size);
	lua_setfield(lua, -2, "out");
	lua_pushlstring(lua, err.data ? (const char *)err.data : "", err.size);
	lua_setfield(lua, -2, "err");
	lua_pushinteger(lua, status);
	lua_setfield(lua, -2, "code");
	buf_free(&out);
	buf_free(&err);
}

static void time_out(struct play *play)
{
	struct buf what = { .heap = play->box->heap };

	play->is_failed = true;
	buf_add_bytes(&what, play->what);
	buf_printf(&what, ": not within %g s", (double)(play->until_us - play->since_us) / 1e6);
	trace(world_trace_begin(play->script.world), expected, .what = buf_bytes(&what), .is_met = false);
	world_trace_end(play->script.world, NULL);
	buf_free(&what);
}

/* What the coroutine is resumed with once its wait is over. */
static void end_wait(struct play *play)
{
	play->argument_count = 0;
	if (play->wait == WAIT_CONDITION)
		luaL_unref(play->box->lua, LUA_REGISTRYINDEX, play->condition);
	if (play->wait == WAIT_POLL) {
		lua_rawgetp(play->run, LUA_REGISTRYINDEX, play->client);
		lua_getiuservalue(play->run, -1, 1);
		lua_getfield(play->run, -1, "polled");
		lua_replace(play->run, -3);
		lua_pop(play->run, 1);
		play->argument_count = 1;
	}
	play->is_waiting = false;
}

static enum play_turn raise(struct play *play, const char *why)
{
	play_explain(play->box, play->path, why, &play->problem);
	play->why = buf_text(&play->problem);
	return PLAY_RAISED;
}

static enum play_turn raise_top(struct play *play, lua_State *lua)
{
	return raise(play, lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : NULL);
}

/* Lets time pass until the coroutine can go on, or until `until_us`, or until there are no steps left. */
static enum play_turn wait_turn(struct play *play, int64_t until_us, int64_t *steps)
{
	struct world *world = play->script.world;
	bool is_good = true;

	if (play->wait == WAIT_SHELL) {
		run_shell(play);
		play->argument_count = 1;
		play->is_waiting = false;
		return play_take_results(play) ? PLAY_TURNED : raise_top(play, play->box->lua);
	}
	while (play->thrown.size == 0 && !session_failure(play->session) && !has_come(play, &is_good)) {
		int64_t next = world_next_time(world), end = play->begins_at_us + VIRTUAL_US_MAX;
		int64_t limit = play->until_us < end ? play->until_us : end;

		if (next > limit && limit <= until_us) {
			world_run_until(world, limit);
			if (play->wait == WAIT_CONDITION)
				time_out(play);
			break;
		}
		if (next > until_us) {
			world_run_until(world, until_us);
			return PLAY_LATER;
		}
		if (--*steps < 0)
			return PLAY_LATER;
		session_step(play->session);
		if (!play_take_results(play))
			is_good = false;
		if (!is_good)
			break;
	}
	if (!is_good)
		return raise_top(play, play->box->lua);
	end_wait(play);
	return PLAY_TURNED;
}

/* ---- Playing --------------------------------------------------------------------------------------------------------------- */

enum play_turn play_turn(struct play *play, int64_t until_us, int64_t *steps)
{
	int results;

	if (session_failure(play->session))
		return raise(play, session_failure(play->session));
	if (play->is_waiting)
		return wait_turn(play, until_us, steps);
	if (play->begins_at_us + VIRTUAL_US_MAX <= world_now_us(play->script.world))
		return raise(play, "the scenario goes on for more than 30 days of virtual time");
	if (play->wait_count++ == WAITS_MAX)
		return raise(play, "the scenario waits for ever: it has waited a million times");
	sandbox_refill(play->box);
	play->box->where[0] = '\0';
	int status = lua_resume(play->run, NULL, play->argument_count, &results);

	if (status == LUA_OK)
		return PLAY_ENDED;
	if (!play->box->where[0])
		sandbox_note_where(play->run);
	if (status != LUA_YIELD)
		return raise_top(play, play->run);
	lua_pop(play->run, results);
	if (!play->is_waiting)
		return raise(play, "coroutine.yield() gives to nobody here: run itself is what is resumed");
	return PLAY_TURNED;
}

static int open_world(lua_State *lua)
{
	lua_newtable(lua);
	script_open_views(lua);
	play_open_world(lua);
	play_open_clients(lua);
	return 1;
}

struct play *play_new(struct session *session, struct session *shell, const char *path, struct bytes text)
{
	struct world *world = session_world(session);
	struct heap *heap = world_heap(world);
	struct play *play = HEAP_NEW(heap, struct play);
	struct prng prng;

	play->script = (struct script){ world, 0 };
	play->path_text.heap = heap;
	buf_add_text(&play->path_text, path);
	play->path = buf_text(&play->path_text);
	play->problem.heap = play->thrown.heap = play->line.heap = heap;
	play->session = session;
	play->shell = shell;
	play->begins_at_us = world_now_us(world);
	play->argument_count = 1;
	world_prng(world, BYTES("script"), &prng);
	play->box = sandbox_new(heap, &prng, NULL, play);
	lua_State *lua = play->box->lua;

	if (!play_load(play->box, path, text)) {
		raise_top(play, lua);
		return play;
	}
	play->run = lua_newthread(lua);
	lua_getfield(lua, 1, "run");
	lua_xmove(lua, play->run, 1);
	lua_pushcfunction(lua, open_world);
	if (lua_pcall(lua, 0, 1, 0) != LUA_OK)
		raise_top(play, lua);
	lua_xmove(lua, play->run, 1);
	return play;
}

static void del_client(struct script_client *c)
{
	struct client_result *result;

	while ((result = script_client_take(c)))
		heap_free(c->heap, result);
	for (int32_t i = 0; i < c->topic_count; i++)
		heap_free(c->heap, (void *)(uintptr_t)c->topics[i].data);
	heap_free(c->heap, c->topics);
	heap_free(c->heap, (void *)(uintptr_t)c->name.data);
	heap_free(c->heap, c);
}

void play_del(struct play *play)
{
	struct heap *heap = play->box->heap;

	sandbox_del(play->box);
	buf_free(&play->path_text);
	buf_free(&play->problem);
	buf_free(&play->thrown);
	buf_free(&play->line);
	for (int32_t i = 0; i < play->client_count; i++)
		del_client(play->clients[i]);
	heap_free(heap, play);
}
