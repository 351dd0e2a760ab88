#include <stdio.h>

#include "sim/tui/scrollback.h"
#include "tests/test.h"

enum { WIDTH = 10, HEIGHT = 4 };

static int draw(const struct scrollback *s, struct arena *arena, struct canvas *canvas, const char *line, int cursor, int up, int *x, int *y)
{
	canvas_init(canvas, arena, WIDTH, HEIGHT);
	return scrollback_draw(s, arena, canvas, (struct rect){ 0, 0, WIDTH, HEIGHT }, bytes_of_text(line), cursor, up, x, y);
}

static void assert_canvas(struct heap *heap, const struct canvas *canvas, const char *text)
{
	struct buf out = { .heap = heap };

	canvas_dump(canvas, &out);
	assert_text(buf_bytes(&out), text);
	buf_free(&out);
}

TEST(text_wraps_as_on_a_terminal_and_the_end_stays_in_sight)
{
	struct heap *heap = heap_new(8u << 20);
	struct arena arena;
	struct canvas canvas;
	struct scrollback s;
	int x, y;

	arena_init(&arena, heap);
	scrollback_init(&s, heap);
	scrollback_add(&s, 1, ROLE_TEXT, BYTES("$ "));
	assert_int_equal(draw(&s, &arena, &canvas, "echo", 4, 0, &x, &y), 0);
	assert_canvas(heap, &canvas, "$ echo\n\n\n\n");
	assert_true(x == 6 && y == 0);
	draw(&s, &arena, &canvas, "12345678", 8, 0, &x, &y); /* full: the cursor goes on below */
	assert_true(x == 0 && y == 1);
	draw(&s, &arena, &canvas, "12345678abc", 2, 0, &x, &y);
	assert_canvas(heap, &canvas, "$ 12345678\nabc\n\n\n");
	assert_true(x == 4 && y == 0);
	scrollback_add(&s, 2, ROLE_TEXT, BYTES("a\nb\nc\nd\te\n"));
	draw(&s, &arena, &canvas, "", 0, 0, &x, &y);
	assert_canvas(heap, &canvas, "b\nc\nd       e\n\n");
	assert_true(x == 0 && y == 3);
	assert_int_equal(draw(&s, &arena, &canvas, "", 0, 99, &x, &y), 1);
	assert_canvas(heap, &canvas, "$ a\nb\nc\nd       e\n");
	assert_true(x == -1 && y == -1);
	heap_del(heap);
}

TEST(blanks_at_the_end_of_a_line_make_no_line_of_their_own)
{
	struct heap *heap = heap_new(8u << 20);
	struct arena arena;
	struct canvas canvas;
	struct scrollback s;
	int x, y;

	arena_init(&arena, heap);
	scrollback_init(&s, heap);
	scrollback_add(&s, 1, ROLE_TEXT, BYTES("12345678        \nab            c\n"));
	draw(&s, &arena, &canvas, "", 0, 0, &x, &y);
	assert_canvas(heap, &canvas, "12345678\nab\nc\n\n");
	assert_true(x == 0 && y == 3);
	heap_del(heap);
}

/* In a pane of that size. */
static void assert_laid_out(const char *text, int width, int height, const char *cells)
{
	struct heap *heap = heap_new(8u << 20);
	struct arena arena;
	struct canvas canvas;
	struct scrollback s;
	int x, y;

	arena_init(&arena, heap);
	scrollback_init(&s, heap);
	scrollback_add(&s, 1, ROLE_TEXT, bytes_of_text(text));
	canvas_init(&canvas, &arena, width, height);
	scrollback_draw(&s, &arena, &canvas, (struct rect){ 0, 0, width, height }, BYTES(""), 0, 0, &x, &y);
	assert_canvas(heap, &canvas, cells);
	heap_del(heap);
}

TEST(lines_wrap_at_blanks_and_go_on_where_their_second_column_is)
{
	assert_laid_out("words of a line that is long\n", 12, 4, "words of a\nline that is\nlong\n\n");
	assert_laid_out("--topic <String>    the topic to write to, by its name\n", 42, 3, "--topic <String>    the topic to write to,\n                    by its name\n\n");
	assert_laid_out("    goes on where it is indented, so it is read\n", 26, 4, "    goes on where it is\n    indented, so it is\n    read\n\n");
	assert_laid_out("one  two  three columns are a table of its own\n", 32, 3, "one  two  three columns are a\ntable of its own\n\n");
	assert_laid_out("a {\"replicas\":[2,1,3]}\n", 12, 3, "a {\"replicas\n\":[2,1,3]}\n\n");
}

TEST(each_piece_keeps_its_role_and_goes_when_the_past_is_left)
{
	struct heap *heap = heap_new(8u << 20);
	struct arena arena;
	struct canvas canvas;
	struct scrollback s;
	int x, y;

	arena_init(&arena, heap);
	scrollback_init(&s, heap);
	scrollback_add(&s, 5, ROLE_WARN, BYTES("warn\n"));
	scrollback_add(&s, 6, ROLE_TEXT, BYTES("text\n"));
	scrollback_add(&s, 7, ROLE_WARN, BYTES("again"));
	draw(&s, &arena, &canvas, "z", 0, 0, &x, &y);
	for (int i = 0; i < 4; i++) {
		assert_int_equal(canvas.cells[i].role, ROLE_WARN);
		assert_int_equal(canvas.cells[WIDTH + i].role, ROLE_TEXT);
		assert_int_equal(canvas.cells[2 * WIDTH + i].role, ROLE_WARN);
	}
	assert_int_equal(canvas.cells[2 * WIDTH + 5].role, ROLE_TEXT); /* the line being typed */
	scrollback_cut(&s, 6);
	draw(&s, &arena, &canvas, "", 0, 0, &x, &y);
	assert_canvas(heap, &canvas, "warn\n\n\n\n");
	heap_del(heap);
}

TEST(old_text_is_dropped_and_the_rest_stays_whole)
{
	struct heap *heap = heap_new(16u << 20);
	struct arena arena;
	struct canvas canvas;
	struct scrollback s;
	int x, y;

	arena_init(&arena, heap);
	scrollback_init(&s, heap);
	for (int i = 0; i < 100000; i++) {
		char line[32];
		int size = snprintf(line, sizeof(line), "line %d\n", i);

		scrollback_add(&s, i, i % 2 ? ROLE_TEXT : ROLE_WARN, bytes_of(line, (size_t)size));
		assert_true(s.text.size <= SCROLLBACK_SIZE_MAX);
	}
	draw(&s, &arena, &canvas, "", 0, 0, &x, &y);
	assert_canvas(heap, &canvas, "line 99997\nline 99998\nline 99999\n\n");
	assert_int_equal(canvas.cells[0].role, ROLE_TEXT);
	assert_int_equal(canvas.cells[WIDTH].role, ROLE_WARN);
	heap_del(heap);
}

TEST(escape_sequences_are_not_seen_and_a_cleared_screen_is_empty)
{
	struct heap *heap = heap_new(8u << 20);
	struct arena arena;
	struct canvas canvas;
	struct scrollback s;
	int x, y;

	arena_init(&arena, heap);
	scrollback_init(&s, heap);
	scrollback_add(&s, 1, ROLE_TEXT, BYTES("\033[1;31mred\033[0m\033]0;title\a\033(B\033=ok\a\n"));
	scrollback_add(&s, 2, ROLE_TEXT, BYTES("ab\bc\033[\033]\n12345678\033[7m90\033["));
	draw(&s, &arena, &canvas, "x", 1, 0, &x, &y);
	assert_canvas(heap, &canvas, "redok\nac\n1234567890\nx\n");
	assert_true(x == 1 && y == 3);
	scrollback_cut(&s, 2);
	scrollback_add(&s, 3, ROLE_TEXT, BYTES("$ clear\n\033[H\033[2J$ "));
	assert_int_equal(draw(&s, &arena, &canvas, "ls", 2, 0, &x, &y), 0);
	assert_canvas(heap, &canvas, "$ ls\n\n\n\n");
	assert_true(x == 4 && y == 0);
	assert_int_equal(draw(&s, &arena, &canvas, "", 0, 9, &x, &y), 2); /* scrolled up it is there */
	assert_canvas(heap, &canvas, "redok\n$ clear\n$\n\n");
	scrollback_add(&s, 4, ROLE_TEXT, BYTES("\n1\n2\n3\n4\n"));
	draw(&s, &arena, &canvas, "", 0, 0, &x, &y);
	assert_canvas(heap, &canvas, "2\n3\n4\n\n");
	scrollback_cut(&s, 3); /* gone back to before it was */
	draw(&s, &arena, &canvas, "", 0, 0, &x, &y);
	assert_canvas(heap, &canvas, "redok\n\n\n\n");
	heap_del(heap);
}
