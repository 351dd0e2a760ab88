/* Scenarios that a lesson plays in its own world. */
#include "sim/lesson/player.h"

#include <stdlib.h>

/* A watch ends by itself long before this. */
#define STEPS_MAX INT64_C(50000000)

/* ---- Its file -------------------------------------------------------------------------------------------------------------- */

static void add_path(struct buf *path, struct bytes lesson, struct bytes watch)
{
	size_t size = lesson.size;

	while (size > 0 && lesson.data[size - 1] != '/')
		size--;
	buf_add_bytes(path, bytes_slice(lesson, 0, size));
	buf_add_bytes(path, watch);
}

bool player_read_watch(const struct lesson *lesson, const struct step *step, struct sources *sources, struct buf *problem)
{
	struct buf path = { .heap = problem->heap }, why = { .heap = problem->heap };

	sources_init(sources);
	add_path(&path, lesson->path, step->watch.text);
	bool is_good = sources_open(sources, buf_text(&path), &why);

	if (!is_good)
		buf_printf(problem, "%.*s:%d: the watch %s", (int)lesson->path.size, (const char *)lesson->path.data, step->watch.line, buf_text(&why));
	buf_free(&path);
	buf_free(&why);
	return is_good;
}

/* ---- Playing it ------------------------------------------------------------------------------------------------------------ */

bool player_begin_watch(struct player *p, struct buf *problem)
{
	struct watched *watched = calloc(1, sizeof(*watched));

	if (!watched)
		abort();
	watched->next = p->watched;
	p->watched = watched;
	if (!player_read_watch(p->lesson, player_step(p), &watched->sources, problem))
		return false;
	player_end_watch(p);
	watch_begin(p->session, &watched->sources);
	return true;
}

void player_end_watch(struct player *p)
{
	if (p->session)
		watch_end(p->session);
}

bool player_is_watching(const struct player *p)
{
	return watch_state(p->session) == WATCH_PLAYING;
}

bool player_has_watched(const struct player *p)
{
	return watch_state(p->session) == WATCH_DONE || watch_state(p->session) == WATCH_FAILED;
}

bool player_tick(struct player *p, int64_t real_us, int64_t steps_max, struct buf *problem)
{
	bool was_watching = player_is_watching(p);
	bool is_done = session_tick(p->session, real_us, steps_max);

	if (was_watching && player_has_watched(p)) {
		buf_clear(problem);
		watch_explain(p->session, problem);
	}
	return is_done;
}

bool player_watch(struct player *p, struct buf *problem)
{
	if (!player_begin_watch(p, problem))
		return false;
	for (int64_t steps = STEPS_MAX; steps > 0 && player_is_watching(p); steps--)
		session_step(p->session);
	if (player_is_watching(p)) {
		buf_add_text(problem, "the watch does not come to its end");
		player_end_watch(p);
	} else {
		buf_clear(problem);
		watch_explain(p->session, problem);
	}
	return watch_state(p->session) == WATCH_DONE;
}

bool player_play_step(struct player *p, struct buf *problem)
{
	const struct step *step = player_step(p);

	if (!bytes_is_null(step->watch.text))
		return player_watch(p, problem);
	player_type(p, step->tries, step->try_count);
	return true;
}

bool player_next_said(const struct player *p, int64_t *seq, struct bytes *text)
{
	const struct world *world = session_world(p->session);

	while (*seq < world_trace_count(world)) {
		struct trace_entry entry = world_trace_at(world, (*seq)++);
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view) || view.id != TRACE_said)
			continue;
		*text = trace_value_of(&view, "text")->text;
		return true;
	}
	return false;
}
