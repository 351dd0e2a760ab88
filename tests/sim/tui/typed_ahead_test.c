/* A line that is typed while a command still runs: the shell takes it later, behind a prompt of its own. */
#include "sim/tui/tutorial.h"
#include "tests/test.h"

static void type(struct tutorial *t, const char *line)
{
	for (const char *at = line; *at; at++) {
		struct key_press p = { .key = (uint32_t)(uint8_t)*at, .raw = { *at }, .raw_size = 1 };

		tutorial_press(t, &p);
	}
	tutorial_press(t, &(struct key_press){ .key = KEY_ENTER_, .raw = { '\r' }, .raw_size = 1 });
}

static void pass(struct tutorial *t, int64_t ms)
{
	for (; ms > 0; ms -= 50)
		tutorial_tick(t, 50000);
}

TEST(a_line_typed_ahead_comes_again_behind_the_prompt_that_it_was_for)
{
	static const char shown[] = "$ sleep 2\necho a\n$ echo a\na\n$ echo b\nb\n$ ";
	struct tutorial_options options = { .lesson = 0, .width = 80, .height = 24 };
	struct heap *heap = heap_new(16u << 20);
	struct buf problem = { .heap = heap };
	struct tutorial t;
	struct course course;

	assert_true(course_open(&course, "tests/sim/tui/course", &problem) && tutorial_open(&t, &course, &options, &problem));
	pass(&t, 2000);
	tutorial_press(&t, &(struct key_press){ .key = KEY_F1 + 7 }); /* the shell */
	type(&t, "sleep 2");
	pass(&t, 200);
	type(&t, "echo a");
	pass(&t, 4000);
	type(&t, "echo b");
	pass(&t, 500);
	struct bytes text = buf_bytes(&t.tabs[0].text);

	if (bytes_find_bytes(text, bytes_of_text(shown)) >= text.size)
		fail_msg("got:\n%.*s", (int)text.size, (const char *)text.data);
	tutorial_close(&t);
	course_close(&course);
	heap_del(heap);
}
