#include "sim/tui/learn.h"

#include <stdio.h>

#include "sim/shell/real_clock.h"

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

void learn_loop(struct tutorial *t, struct screen *screen)
{
	int64_t last_us = real_clock_us();

	for (draw(t, screen); !t->is_ended;) {
		take_keys(t, screen, session_is_hurried(t->player.session) && !session_is_paused(t->player.session) ? 0 : FRAME_MS);
		int64_t us = real_clock_us(), passed_us = us - last_us;

		last_us = us;
		tutorial_tick(t, passed_us < LATE_US ? passed_us : LATE_US); /* it slept: no jump */
		if (t->is_dirty)
			draw(t, screen);
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
