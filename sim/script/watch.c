#include "sim/script/watch.h"

#include <stdlib.h>

#include "sim/script/play.h"

#define HEAP_SIZE ((size_t)96 << 20)

struct watch {
	struct session *session; /* of the learner */
	struct session *shell; /* its own, over the same world: what w:sh() prints is nobody's else */
	struct play *play;
	int64_t first_event; /* of the trace */
};

struct watch *watch_new(struct session *session, const char *path, struct bytes text)
{
	struct watch *watch = calloc(1, sizeof(*watch));

	watch->shell = session_new(&(struct session_options){ .world = session_world(session) });
	watch->session = session;
	session_hold_time(session, true);
	watch->first_event = world_trace_count(session_world(session));
	watch->play = play_new(session, watch->shell, path, text);
	return watch;
}

void watch_del(struct watch *watch)
{
	struct world *world = session_world(watch->shell);
	struct play *play = watch->play;

	for (int32_t i = 0; i < play->client_count; i++)
		script_client_kill(play->clients[i]);
	if (play->tab != 0)
		session_end_input(watch->shell, play->tab);
	if (!world_failure(world)) /* then its processes still stand as they fell, and point here */
		play_del(play);
	session_del(watch->shell);
	session_hold_time(watch->session, false);
	free(watch);
}

/* The first thing that the scenario expected and that was not so. */
static void tell_unmet(struct watch *watch, struct buf *problem)
{
	struct world *world = session_world(watch->shell);

	for (int64_t seq = watch->first_event; seq < world_trace_count(world); seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view) || view.id != TRACE_expected || trace_value_of(&view, "is_met")->integer)
			continue;
		buf_add_text(problem, "not so: ");
		buf_add_bytes(problem, trace_value_of(&view, "what")->text);
		return;
	}
}

enum watch_state watch_pass(struct watch *watch, int64_t until_us, int64_t steps_max, struct buf *problem)
{
	struct play *play = watch->play;
	enum play_turn turn = play->why ? PLAY_RAISED : PLAY_TURNED;

	while (turn == PLAY_TURNED)
		turn = play_turn(play, until_us, &steps_max);
	if (turn == PLAY_LATER)
		return WATCH_PLAYING;
	buf_clear(problem);
	if (turn == PLAY_RAISED)
		buf_add_text(problem, play->why);
	else if (play->is_failed)
		tell_unmet(watch, problem);
	return turn == PLAY_ENDED && !play->is_failed ? WATCH_DONE : WATCH_FAILED;
}

bool watch_compiles(const char *path, struct bytes text, struct buf *problem)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct prng prng = { { 1, 2, 3, 4 } };
	struct sandbox *box = sandbox_new(heap, &prng, NULL, NULL);
	bool is_good = play_load(box, path, text);

	if (!is_good)
		play_explain(box, path, lua_type(box->lua, -1) == LUA_TSTRING ? lua_tostring(box->lua, -1) : NULL, problem);
	sandbox_del(box);
	heap_del(heap);
	return is_good;
}
