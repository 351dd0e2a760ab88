/* One view alone on a canvas, over a session that shell lines have driven: for tests of views.
 *
 *     struct easel s = easel_new(1, &view_log);
 *     easel_sh(&s, "kafka-topics --bootstrap-server localhost:9092 --create --topic t");
 *     easel_press(&s, KEY_ENTER_);
 *     easel_see(&s, "log-batches", 80, 24);
 *     easel_end(&s);
 */
#ifndef KLAB_TESTS_SIM_TUI_GOLDEN_H
#define KLAB_TESTS_SIM_TUI_GOLDEN_H

#include "sim/shell/session.h"
#include "sim/tui/tutorial.h"
#include "sim/tui/view.h"
#include "tests/test.h"

struct easel {
	struct session *session;
	struct world *world;
	int32_t tab;
	const struct view *view;
	struct view_choice choice;
	struct heap *heap;
	struct arena frame; /* of one drawing or key */
	struct buf text;    /* what was drawn last */
	int width, height;  /* 80x24 */
};

struct easel easel_new(int32_t brokers, const struct view *);
void easel_end(struct easel *);

/* Types a line and waits until it is done; it must end with 0. */
void easel_sh(struct easel *, const char *line);

void easel_press(struct easel *, uint32_t key);

/* Draws at that size. Returns the lines, valid until the next call. */
const char *easel_draw(struct easel *, int width, int height);

/* Whether the text is on screen, drawn at the easel's size. */
bool easel_shows(struct easel *, const char *text);

/* Compares with tests/sim/tui/golden/view-<name>-<width>x<height>.txt at 80x24 and 160x50. */
void easel_see(struct easel *, const char *name);

/* Whether the text is on the screen of a whole tutorial, drawn at that size. */
bool tutorial_shows(struct tutorial *, int width, int height, const char *text);

/* Draws at every small size, and at random ones up to 200x60, with random keys in between. */
void easel_rummage(struct easel *, uint64_t seed, const char *keys);

#endif
