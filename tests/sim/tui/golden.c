#include "tests/sim/tui/golden.h"

#include <stdio.h>

#include "engine/base/prng.h"

enum { LIMIT_US = 60000000, SIZES_SMALL_MAX = 12, SIZES_RANDOM = 200 };

struct easel easel_new(int32_t brokers, const struct view *view)
{
	struct easel s = { .view = view, .heap = heap_new(64u << 20), .width = 80, .height = 24 };

	s.session = session_new(&(struct session_options){ .cluster = { .brokers = brokers }, .seed = 1 });
	s.world = session_world(s.session);
	s.tab = session_open_tab(s.session);
	assert_true(session_wait(s.session, s.tab, LIMIT_US));
	view_choice_init(&s.choice);
	return s;
}

void easel_end(struct easel *s)
{
	if (s->frame.heap)
		arena_free(&s->frame);
	buf_free(&s->text);
	heap_del(s->heap);
	session_del(s->session);
}

void easel_sh(struct easel *s, const char *line)
{
	struct buf out = { .heap = s->heap }, err = { .heap = s->heap };
	int32_t status = session_sh(s->session, s->tab, bytes_of_text(line), LIMIT_US, &out, &err);

	if (status != 0)
		fail_msg("%s: status %d: %s%s", line, (int)status, buf_text(&out), buf_text(&err));
	buf_free(&out);
	buf_free(&err);
}

/* An easel is a value that moves: its arena is made where it came to rest. */
static struct arena *fresh_frame(struct easel *s)
{
	if (s->frame.heap)
		arena_reset(&s->frame);
	else
		arena_init(&s->frame, s->heap);
	return &s->frame;
}

void easel_press(struct easel *s, uint32_t key)
{
	easel_draw(s, s->width, s->height);
	s->view->press(s->world, &s->choice, fresh_frame(s), (struct rect){ 0, 0, s->width, s->height }, key);
}

const char *easel_draw(struct easel *s, int width, int height)
{
	struct arena *arena = fresh_frame(s);
	struct canvas canvas;

	canvas_init(&canvas, arena, width, height);
	view_draw(s->view, s->world, &s->choice, arena, &canvas, (struct rect){ 0, 0, width, height });
	buf_free(&s->text);
	s->text = (struct buf){ .heap = s->heap };
	canvas_dump(&canvas, &s->text);
	return buf_text(&s->text);
}

bool easel_shows(struct easel *s, const char *text)
{
	return strstr(easel_draw(s, s->width, s->height), text) != NULL;
}

bool tutorial_shows(struct tutorial *tutorial, int width, int height, const char *text)
{
	struct heap *heap = heap_new(8u << 20);
	struct buf out = { .heap = heap };
	struct canvas canvas;
	int x, y;

	tutorial_draw(tutorial, width, height, &canvas, &x, &y);
	canvas_dump(&canvas, &out);
	bool is_there = strstr(buf_text(&out), text) != NULL;

	heap_del(heap);
	return is_there;
}

void easel_see(struct easel *s, const char *name)
{
	static const int sizes[][2] = { { 80, 24 }, { 160, 50 } };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char path[200];

		snprintf(path, sizeof(path), "tests/sim/tui/golden/view-%s-%dx%d.txt", name, sizes[i][0], sizes[i][1]);
		easel_draw(s, sizes[i][0], sizes[i][1]);
		assert_golden(path, buf_bytes(&s->text));
	}
}

void easel_rummage(struct easel *s, uint64_t seed, const char *keys)
{
	static const uint32_t moves[] = { KEY_UP_, KEY_DOWN_, KEY_LEFT_, KEY_RIGHT_, KEY_PAGE_UP, KEY_PAGE_DOWN, KEY_HOME_, KEY_END_, KEY_ENTER_, KEY_ESCAPE };
	struct prng prng;
	size_t own = strlen(keys), count = sizeof(moves) / sizeof(moves[0]);
	int width = 1, height = 1;

	prng_seed(&prng, seed, 1);
	for (int i = 0; i < SIZES_SMALL_MAX * SIZES_SMALL_MAX + SIZES_RANDOM; i++) {
		if (i < SIZES_SMALL_MAX * SIZES_SMALL_MAX) {
			width = 1 + i % SIZES_SMALL_MAX;
			height = 1 + i / SIZES_SMALL_MAX;
		} else {
			width = 1 + (int)prng_below(&prng, 200);
			height = 1 + (int)prng_below(&prng, 60);
		}
		easel_draw(s, width, height);
		size_t key = (size_t)prng_below(&prng, count + own);

		s->view->press(s->world, &s->choice, fresh_frame(s), (struct rect){ 0, 0, width, height }, key < count ? moves[key] : (uint32_t)(unsigned char)keys[key - count]);
	}
}
