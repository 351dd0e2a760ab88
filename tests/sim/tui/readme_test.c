/* The screens in README.md are what the tutorial shows: UPDATE=1 takes them anew. */
#include <stdlib.h>

#include "sim/tui/tutorial.h"
#include "tests/test.h"

enum { HEAP_SIZE = 32 << 20, TICK_US = 50000 };

struct visit {
	struct heap *heap;
	struct course course;
	struct tutorial tutorial;
	int width, height;
};

static void look(struct visit *v, struct buf *out)
{
	struct canvas canvas;
	int x, y;

	tutorial_draw(&v->tutorial, v->width, v->height, &canvas, &x, &y);
	if (out)
		canvas_dump(&canvas, out);
}

static void press(struct visit *v, uint32_t key)
{
	struct key_press p = { .key = key };

	if (key < 0x80 || key == KEY_ENTER_)
		p.raw[p.raw_size++] = key == KEY_ENTER_ ? '\r' : (char)key;
	tutorial_press(&v->tutorial, &p);
	look(v, NULL);
}

/* A line into the shell, and the time that it takes. */
static void enter(struct visit *v, const char *line, int seconds)
{
	press(v, KEY_F1 + 1);
	press(v, KEY_F1 + 7);
	for (; *line; line++)
		press(v, (unsigned char)*line);
	press(v, KEY_ENTER_);
	for (int i = 0; i < seconds * 1000000 / TICK_US; i++)
		tutorial_tick(&v->tutorial, TICK_US);
	look(v, NULL);
}

static void visit_begin(struct visit *v, const char *lesson, int page, int width, int height)
{
	*v = (struct visit){ .heap = heap_new(HEAP_SIZE), .width = width, .height = height };
	struct buf problem = { .heap = v->heap };

	assert_true(course_open(&v->course, "lessons", &problem));
	struct tutorial_options options = { .lesson = course_find(&v->course, bytes_of_text(lesson)), .width = width, .height = height };

	assert_true(tutorial_open(&v->tutorial, &v->course, &options, &problem));
	assert_true(tutorial_open_lesson(&v->tutorial, options.lesson, page));
}

static void visit_end(struct visit *v)
{
	tutorial_close(&v->tutorial);
	course_close(&v->course);
	heap_del(v->heap);
}

/* The file's text with what stands between the fences behind a screen's mark replaced. */
static void assert_screen(struct visit *v, const char *mark)
{
	struct buf screen = { .heap = v->heap }, readme = { .heap = v->heap }, expected = { .heap = v->heap };
	FILE *in = fopen("README.md", "rb");
	char chunk[4096];
	size_t got;

	assert_non_null(in);
	while ((got = fread(chunk, 1, sizeof(chunk), in)) > 0)
		buf_add(&readme, chunk, got);
	fclose(in);
	look(v, &screen);
	const char *text = buf_text(&readme), *at = strstr(text, mark);

	assert_non_null(at);
	const char *begin = strstr(at, "```\n") + 4, *end = strstr(begin, "```\n");

	buf_add(&expected, text, (size_t)(begin - text));
	for (const char *line = buf_text(&screen); *line;) {
		const char *next = strchr(line, '\n');
		size_t size = (size_t)(next - line);

		while (size > 0 && line[size - 1] == ' ')
			size--;
		buf_add(&expected, line, size);
		buf_add_text(&expected, "\n");
		line = next + 1;
	}
	buf_add_text(&expected, end);
	assert_golden("README.md", buf_bytes(&expected));
}

TEST(the_readme_shows_the_first_command_of_the_first_lesson)
{
	struct visit v;

	visit_begin(&v, "01", 1, 80, 24);
	enter(&v, "kafka-console-consumer --topic page-views --from-beginning --max-messages 5 --bootstrap-server localhost:9092", 8);
	assert_true(v.tutorial.step.is_done);
	assert_screen(&v, "<!-- screen: first -->");
	visit_end(&v);
}

TEST(the_readme_shows_a_broker_that_dies)
{
	struct visit v;

	visit_begin(&v, "09", 3, 120, 36);
	enter(&v, "broker kill 2", 1);
	enter(&v, "run 15s", 2);
	assert_screen(&v, "<!-- screen: wide -->");
	visit_end(&v);
}

/* Lessons are written for 80 columns: beside a view there are as many, if the screen has them. */
TEST(what_the_first_lesson_draws_is_whole_on_a_large_screen)
{
	struct visit v;
	struct buf screen = { 0 };

	visit_begin(&v, "01", 0, 160, 50);
	screen.heap = v.heap;
	look(&v, &screen);
	assert_non_null(strstr(buf_text(&screen), "       | v0 | v1 | v2 | v3 | v4 |  <- the next one goes here: 5"));
	visit_end(&v);
}
