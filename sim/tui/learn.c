#include "sim/tui/learn.h"

#include <poll.h>
#include <stdio.h>

#include "sim/shell/gateway.h"
#include "sim/shell/real_clock.h"
#include "sim/tui/tutorial_replay.h"

enum { FRAME_MS = 33, CTRL_L = 12, CTRL_Z = 26, LATE_US = 1000000 };

static void draw(struct tutorial *t, struct screen *screen)
{
	struct canvas canvas;
	int width, height, cursor_x, cursor_y;

	screen_size(screen, &width, &height);
	tutorial_draw(t, width, height, &canvas, &cursor_x, &cursor_y);
	screen_draw(screen, &canvas, cursor_x, cursor_y);
}

/* All the keys that are there; waits for the first up to a frame. */
static void take_keys(struct tutorial *t, struct screen *screen, int timeout_ms)
{
	for (;; timeout_ms = 0) {
		struct key_press press = screen_key(screen, timeout_ms);

		if (press.key == KEY_NONE)
			return;
		if (press.key == CTRL_Z)
			screen_suspend(screen);
		else if (press.key == CTRL_L)
			screen_repaint(screen);
		else
			tutorial_press(t, &press);
		t->is_dirty = true;
		if (t->is_ended)
			return;
	}
}

/* Programs outside do not wait for a frame: it ends earlier when one has sent something, or is to be answered. */
static int wait_for_programs(const struct tutorial *t)
{
	struct pollfd watched[2] = { { .fd = 0, .events = POLLIN }, { .fd = gateway_descriptor(t->gateway), .events = POLLIN } };
	int64_t due_ms = (gateway_due(t->gateway) + 999) / 1000;

	poll(watched, 2, due_ms < FRAME_MS ? (int)due_ms : FRAME_MS);
	return 0;
}

static int key_timeout(const struct tutorial *t)
{
	if (t->replay ? tutorial_replay_is_hurried(t) : session_is_hurried(t->player.session) && !session_is_paused(t->player.session))
		return 0;
	return t->gateway && gateway_connections(t->gateway) > 0 ? wait_for_programs(t) : FRAME_MS;
}

void learn_loop(struct tutorial *t, struct screen *screen)
{
	int64_t last_us = real_clock_us(), drawn_us = last_us;

	for (draw(t, screen); !t->is_ended;) {
		take_keys(t, screen, key_timeout(t));
		int64_t us = real_clock_us(), passed_us = us - last_us;

		last_us = us;
		tutorial_tick(t, passed_us < LATE_US ? passed_us : LATE_US); /* it slept: no jump */
		if (!t->is_dirty || (t->gateway && us - drawn_us < FRAME_MS * 1000 / 2))
			continue;
		draw(t, screen);
		drawn_us = us;
	}
}

int learn_on_screen(const struct course *course, const struct tutorial_options *options)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	struct tutorial_options sized = *options;
	struct screen *screen = screen_open("; try klab learn --plain");
	struct tutorial tutorial;
	int status = 2;

	if (!screen) {
		heap_del(heap);
		return status;
	}
	screen_size(screen, &sized.width, &sized.height);
	if (tutorial_open(&tutorial, course, &sized, &problem)) {
		learn_loop(&tutorial, screen);
		tutorial_close(&tutorial);
		status = 0;
	}
	screen_close(screen);
	if (problem.size > 0)
		fprintf(stderr, "klab: %s\n", buf_text(&problem));
	heap_del(heap);
	return status;
}
