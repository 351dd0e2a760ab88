/* A scenario's coroutine, turn by turn. */
#include <lauxlib.h>
#include <lualib.h>

#include "sim/fuzz/load.h"
#include "sim/script/play.h"

#define VIRTUAL_US_MAX (INT64_C(30) * 24 * 3600 * 1000000)

enum { WAITS_MAX = 1000 * 1000, PROBLEM_SIZE = 512 };

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

/* Whether the event that is awaited stands in the trace by now: it is left on the run's stack. False if asking raised. */
static bool find_event(struct play *play, bool *is_met)
{
	lua_State *lua = play->box->lua;

	lua_pushcfunction(lua, script_find_event);
	lua_rawgeti(lua, LUA_REGISTRYINDEX, play->condition);
	lua_pushinteger(lua, play->next_event);
	sandbox_refill(play->box);
	if (!sandbox_call(play->box, 2, 2))
		return false;
	play->next_event = lua_tointeger(lua, -2);
	*is_met = lua_istable(lua, -1);
	lua_pop(lua, *is_met ? 0 : 1);
	if (*is_met)
		lua_xmove(lua, play->run, 1);
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
		return typing_has_ended(play);
	case WAIT_EVENT:
		*is_good = find_event(play, &is_met);
		return !*is_good || is_met;
	case WAIT_LOAD:
	case WAIT_TIME:
	case WAIT_FORK:
	case WAIT_NONE:
		break;
	}
	return false;
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

void play_raise(struct play *play, const char *why)
{
	play_explain(play->box, play->sources, why, &play->problem);
	play->why = buf_text(&play->problem);
	play->state = PLAY_RAISED;
}

static void raise_top(struct play *play, lua_State *lua)
{
	play_raise(play, lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : NULL);
}

static int push_polled(lua_State *lua)
{
	lua_rawgetp(lua, LUA_REGISTRYINDEX, play_of(lua)->client);
	lua_getiuservalue(lua, -1, 1);
	lua_getfield(lua, -1, "polled");
	return 1;
}

/* What the function gives is left on the run's stack. False: it could not be made. */
static bool give(struct play *play, lua_CFunction function)
{
	if (!sandbox_do(play->box, function, 0, 1)) {
		sandbox_note_where(play->run);
		raise_top(play, play->box->lua);
		return false;
	}
	lua_xmove(play->box->lua, play->run, 1);
	play->argument_count = 1;
	return true;
}

/* What the coroutine is resumed with once its wait is over. False: it cannot be. */
static bool end_wait(struct play *play)
{
	play->argument_count = play->wait == WAIT_EVENT; /* the event, or nil */
	play->is_waiting = play->is_ready = false;
	if (play->wait == WAIT_CONDITION || play->wait == WAIT_EVENT)
		luaL_unref(play->box->lua, LUA_REGISTRYINDEX, play->condition);
	if (play->wait == WAIT_POLL)
		return give(play, push_polled);
	return play->wait != WAIT_SHELL || give(play, typing_push_result);
}

/* Looks whether the wait is over. */
static void look(struct play *play)
{
	bool is_good = true;

	play->is_ready = play->thrown.size > 0 || has_come(play, &is_good);
	if (!is_good)
		raise_top(play, play->box->lua);
}

/* ---- Playing --------------------------------------------------------------------------------------------------------------- */

/* Its processes end, as if their owner had gone. */
static void leave(struct play *play)
{
	if (!play->is_guest || world_failure(play->script.world))
		return; /* after a failure its processes still stand as they fell, and point here */
	for (int32_t i = 0; i < play->client_count; i++)
		script_client_kill(play->clients[i]);
	typing_end(play);
}

/* The coroutine runs until it waits again. */
static void resume(struct play *play)
{
	int results;

	if (play->begins_at_us + VIRTUAL_US_MAX <= world_now_us(play->script.world)) {
		play_raise(play, "the scenario goes on for more than 30 days of virtual time");
		return;
	}
	if (play->wait_count++ == WAITS_MAX) {
		play_raise(play, "the scenario waits for ever: it has waited a million times");
		return;
	}
	sandbox_refill(play->box);
	play->box->where[0] = '\0';
	int status = lua_resume(play->run, NULL, play->argument_count, &results);

	if (play->box->exceeded && status <= LUA_YIELD) { /* a pcall has had the last word */
		if (!play->box->where[0])
			sandbox_note_where(play->run);
		play_raise(play, NULL);
		return;
	}
	if (play->fork.is_inside && status != LUA_YIELD && !play->box->exceeded) {
		fork_end(play, play->run, status == LUA_OK ? results : 1, status != LUA_OK);
		return;
	}
	if (status == LUA_OK) {
		play->state = PLAY_ENDED;
		return;
	}
	if (!play->box->where[0])
		sandbox_note_where(play->run);
	if (status != LUA_YIELD) {
		raise_top(play, play->run);
		return;
	}
	lua_pop(play->run, results);
	if (!play->is_waiting) {
		play_raise(play, "coroutine.yield() gives to nobody here: run itself is what is resumed");
		return;
	}
	if (play->wait == WAIT_SHELL)
		typing_begin(play);
	look(play);
}

/* When the wait is over if nothing comes. */
static int64_t limit_of(const struct play *play)
{
	int64_t end = play->begins_at_us + VIRTUAL_US_MAX;

	return play->until_us < end ? play->until_us : end;
}

/* Nothing has come: the clock goes to the limit. */
static void pass_limit(struct play *play)
{
	int64_t limit = limit_of(play);

	if (limit > world_now_us(play->script.world))
		world_run_until(play->script.world, limit);
	if (play->wait == WAIT_CONDITION || play->wait == WAIT_EVENT)
		time_out(play);
	if (play->wait == WAIT_EVENT)
		lua_pushnil(play->run);
	if (play->wait == WAIT_LOAD && (play->until_us = load_look(play->load)) != TIME_NEVER)
		return;
	play->is_ready = play->wait != WAIT_SHELL || typing_time_out(play);
}

static bool goes_on(const struct play *play)
{
	return play && play->state == PLAY_GOES_ON;
}

static int64_t next_time(struct world *world)
{
	const struct play *play = play_in(world);

	if (!goes_on(play))
		return TIME_NEVER;
	return !play->is_waiting || play->is_ready || play->wait == WAIT_FORK ? world_now_us(world) : limit_of(play);
}

/* What happens at the very limit still counts. */
static bool is_due(struct world *world)
{
	const struct play *play = play_in(world);

	return goes_on(play) && !play->fork.has_ended && (!play->is_waiting || play->is_ready || limit_of(play) < world_next_time(world));
}

static void turn(struct session *session)
{
	struct play *play = play_in(session_world(session));

	play->turns++;
	if (session_failure(session)) {
		play_raise(play, session_failure(session));
	} else if (play->is_waiting && !play->is_ready) {
		pass_limit(play);
	} else {
		if (!play->is_waiting || end_wait(play))
			resume(play);
	}
	if (play->state != PLAY_GOES_ON)
		leave(play);
}

static void stepped(struct session *session)
{
	struct play *play = play_in(session_world(session));

	if (!goes_on(play) || !play->is_waiting || play->is_ready)
		return;
	if (session_failure(session))
		play->is_ready = true;
	else if (!play_take_results(play))
		raise_top(play, play->box->lua);
	else
		look(play);
	if (play->state != PLAY_GOES_ON)
		leave(play);
}

static enum actor_wish wish(struct world *world, struct bytes *what)
{
	const struct play *play = play_in(world);

	if (goes_on(play) && play->fork.has_ended) {
		*what = buf_bytes(&play->fork.result);
		return ACTOR_WISHES_RETURN;
	}
	if (goes_on(play) && play->is_waiting && !play->is_ready && play->wait == WAIT_FORK) {
		*what = play->fork.names[play->fork.count - 1];
		return ACTOR_WISHES_FORK;
	}
	return ACTOR_WISHES_NOTHING;
}

static void forked(struct session *session)
{
	fork_begin(play_in(session_world(session)));
}

static void returned(struct session *session, struct bytes result)
{
	struct play *play = play_in(session_world(session));

	if (!play->fork.is_inside) {
		fork_return(play, result);
		return;
	}
	play->state = PLAY_ENDED; /* nobody waits for this timeline */
	leave(play);
}

struct play *play_in(struct world *world)
{
	return *world_slot(world, SLOT_SCRIPT);
}

enum play_state play_pass(struct session *session, int64_t until_us)
{
	struct world *world = session_world(session);
	int64_t turns = play_in(world)->turns;

	while (goes_on(play_in(world)) && play_in(world)->turns == turns && session_next_time(session) <= until_us)
		if (!session_step(session) && session_failure(session))
			play_raise(play_in(world), session_failure(session));
	return play_in(world)->state;
}

/* The scenario's table and the sources are its arguments. */
static int open_world(lua_State *lua)
{
	lua_newtable(lua);
	lua_pushcfunction(lua, play_push_arguments);
	lua_pushvalue(lua, 1);
	lua_pushvalue(lua, 2);
	lua_call(lua, 2, 1);
	lua_setfield(lua, -2, "args");
	script_open_views(lua);
	play_open_world(lua);
	play_open_faults(lua);
	play_open_pictures(lua);
	play_open_load(lua);
	play_open_clients(lua);
	return 1;
}

static struct play *play_new(struct world *world, struct sources *sources)
{
	struct heap *heap = world_heap(world);
	struct play *play = HEAP_NEW(heap, struct play);
	struct prng prng;

	play->script = (struct script){ .world = world };
	play->sources = sources;
	play->problem.heap = play->thrown.heap = play->line.heap = play->fork.result.heap = heap;
	buf_reserve(&play->problem, PROBLEM_SIZE); /* which there is room for even in a world that is full */
	play->first_event = world_trace_count(world);
	play->begins_at_us = world_now_us(world);
	play->argument_count = 1;
	world_prng(world, BYTES("script"), &prng);
	play->box = sandbox_new(heap, &prng, NULL, play);
	return play;
}

/* Of the scenario's table and the sources: the coroutine, with run() and its w on its stack. */
static int make_run(lua_State *lua)
{
	lua_State *run = lua_newthread(lua);

	lua_getfield(lua, 1, "run");
	lua_pushcfunction(lua, open_world);
	lua_pushvalue(lua, 1);
	lua_pushvalue(lua, 2);
	lua_call(lua, 2, 1);
	lua_xmove(lua, run, 2);
	return 1;
}

static void load(struct play *play)
{
	lua_State *lua = play->box->lua;

	if (!play_load(play->box, play->sources)) {
		raise_top(play, lua);
		return;
	}
	lua_pushlightuserdata(lua, play->sources);
	if (sandbox_do(play->box, make_run, 2, 1))
		play->run = lua_tothread(lua, -1); /* stays on the stack */
	else
		raise_top(play, lua);
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

static void play_del(struct play *play)
{
	struct heap *heap = play->box->heap;

	sandbox_del(play->box);
	buf_free(&play->problem);
	buf_free(&play->thrown);
	buf_free(&play->line);
	buf_free(&play->fork.result);
	for (int32_t i = 0; i < play->fork.count; i++)
		heap_free(heap, (void *)(uintptr_t)play->fork.names[i].data);
	for (int32_t i = 0; i < play->client_count; i++)
		del_client(play->clients[i]);
	heap_free(heap, play);
}

/* ---- Beginning and ending ---------------------------------------------------------------------------------------------------- */

static void end(struct session *session)
{
	struct world *world = session_world(session);
	struct play *play = play_in(world);

	if (!play || world_failure(world))
		return;
	leave(play);
	play_del(play);
	*world_slot(world, SLOT_SCRIPT) = NULL;
}

static void begin_as(struct session *session, struct sources *sources, bool is_guest)
{
	struct world *world = session_world(session);

	end(session);
	struct play *play = play_new(world, sources);

	play->is_guest = is_guest;
	*world_slot(world, SLOT_SCRIPT) = play;
	load(play);
}

static void begin(struct session *session, void *sources)
{
	begin_as(session, sources, false);
}

static void begin_guest(struct session *session, void *sources)
{
	begin_as(session, sources, true);
}

const struct session_actor play_actor = { begin, end, next_time, is_due, turn, stepped, wish, forked, returned };
const struct session_actor play_guest_actor = { begin_guest, end, next_time, is_due, turn, stepped, wish, forked, returned };
