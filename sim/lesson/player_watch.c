/* Scenarios that a lesson plays in its own world. */
#include <errno.h>
#include <string.h>

#include "sim/lesson/player.h"

enum { WATCH_SIZE_MAX = 256 << 10, HEAP_SIZE = 4 << 20, HURRY_US = 1000000 };

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

bool player_read_watch(const struct lesson *lesson, const struct step *step, struct buf *path, struct buf *text, struct buf *problem)
{
	uint8_t part[4096];
	size_t size;

	add_path(path, lesson->path, step->watch.text);
	errno = 0;
	FILE *file = fopen(buf_text(path), "rb");

	while (file && text->size <= WATCH_SIZE_MAX && (size = fread(part, 1, sizeof(part), file)) > 0)
		buf_add_bytes(text, bytes_of(part, size));
	bool is_good = file && !ferror(file) && text->size <= WATCH_SIZE_MAX;

	if (!is_good)
		buf_printf(problem, "%.*s:%d: the watch %s: %s", (int)lesson->path.size, (const char *)lesson->path.data, step->watch.line, buf_text(path),
		           file && text->size > WATCH_SIZE_MAX ? "the file is larger than 256 KiB" : strerror(errno));
	if (file)
		fclose(file);
	return is_good;
}

/* ---- Playing it ------------------------------------------------------------------------------------------------------------ */

bool player_begin_watch(struct player *p, struct buf *problem)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct buf path = { .heap = heap }, text = { .heap = heap };
	bool is_good = player_read_watch(p->lesson, player_step(p), &path, &text, problem);

	player_end_watch(p);
	if (is_good)
		p->watch = watch_new(p->session, buf_text(&path), buf_bytes(&text));
	heap_del(heap);
	return is_good;
}

void player_end_watch(struct player *p)
{
	if (p->watch)
		watch_del(p->watch);
	p->watch = NULL;
}

bool player_is_watching(const struct player *p)
{
	return p->watch != NULL;
}

bool player_tick(struct player *p, int64_t real_us, int64_t steps_max, struct buf *problem)
{
	struct session *s = p->session;

	if (!p->watch)
		return session_tick(s, real_us, steps_max);
	if (session_is_paused(s))
		return true;
	int64_t us = session_is_hurried(s) ? HURRY_US : real_us / 1000 * session_speed(s) + real_us % 1000 * session_speed(s) / 1000;
	int64_t until_us = world_now_us(session_world(s)) + us;

	if (watch_pass(p->watch, until_us, steps_max, problem) == WATCH_PLAYING)
		return world_now_us(session_world(s)) == until_us;
	player_end_watch(p);
	return true;
}

bool player_watch(struct player *p, struct buf *problem)
{
	if (!player_begin_watch(p, problem))
		return false;
	enum watch_state state = watch_pass(p->watch, TIME_NEVER, STEPS_MAX, problem);

	if (state == WATCH_PLAYING)
		buf_add_text(problem, "the watch does not come to its end");
	player_end_watch(p);
	return state == WATCH_DONE;
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
