#include "sim/script/watch.h"

#include "sim/script/play.h"

#define HEAP_SIZE ((size_t)96 << 20)

void watch_begin(struct session *session, struct sources *sources)
{
	session_play(session, &play_guest_actor, sources);
}

void watch_end(struct session *session)
{
	if (watch_state(session) == WATCH_PLAYING)
		session_end_play(session);
}

enum watch_state watch_state(const struct session *session)
{
	const struct play *play = play_in(session_world(session));

	if (!play)
		return WATCH_NONE;
	if (play->state == PLAY_GOES_ON)
		return WATCH_PLAYING;
	return play->state == PLAY_ENDED && !play->is_failed ? WATCH_DONE : WATCH_FAILED;
}

/* The first thing that the scenario expected and that was not so. */
static void tell_unmet(const struct world *world, int64_t first_event, struct buf *problem)
{
	for (int64_t seq = first_event; seq < world_trace_count(world); seq++) {
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

void watch_explain(const struct session *session, struct buf *problem)
{
	const struct play *play = play_in(session_world(session));

	if (play && play->state == PLAY_RAISED)
		buf_add_text(problem, play->why);
	else if (play && play->is_failed)
		tell_unmet(session_world(session), play->first_event, problem);
}

bool watch_compiles(struct sources *sources, struct buf *problem)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct prng prng = { { 1, 2, 3, 4 } };
	struct sandbox *box = sandbox_new(heap, &prng, NULL, NULL);
	bool is_good = play_load(box, sources);

	if (!is_good)
		play_explain(box, sources, lua_type(box->lua, -1) == LUA_TSTRING ? lua_tostring(box->lua, -1) : NULL, problem);
	sandbox_del(box);
	heap_del(heap);
	return is_good;
}
