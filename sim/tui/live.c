#include "sim/tui/live.h"

#include "sim/tui/learn.h"
#include "sim/tui/tutorial_replay.h"

int live_run(const struct scenario_options *scenario, const char *path, struct buf *record)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	struct tutorial_options options = { .port = scenario->port, .speed = scenario->speed };
	struct screen *screen = screen_open("; without --tui the transcript is printed");
	struct tutorial tutorial;
	int status = 2;

	if (screen) {
		bool is_open;

		screen_size(screen, &options.width, &options.height);
		is_open = tutorial_open_live(&tutorial, scenario, path, &options, record, &problem);
		if (is_open)
			learn_loop(&tutorial, screen);
		screen_close(screen);
		if (is_open) {
			status = tutorial_end_live(&tutorial);
			tutorial_close(&tutorial);
		}
	}
	if (problem.size > 0)
		fprintf(scenario->err, "klab run: %s\n", buf_text(&problem));
	heap_del(heap);
	return status;
}
