#include "sim/tui/text.h"
#include "tests/test.h"

static struct bytes rendered(struct heap *heap, const char *markdown, int width)
{
	struct arena *arena = HEAP_NEW(heap, struct arena);
	struct buf out = { .heap = heap };
	struct document document;
	struct text text;

	arena_init(arena, heap);
	document_parse(bytes_of_text(markdown), 1, arena, &document);
	text_init(&text, arena, width);
	for (int i = 0; i < document.block_count; i++)
		text_add_block(&text, &document.blocks[i]);
	text_print(&text, &out);
	return buf_bytes(&out);
}

TEST(markdown_is_wrapped_with_hanging_indents)
{
	struct heap *heap = heap_new(8u << 20);

	assert_text(rendered(heap, "One *two* `three` four five.\n\n- a first item that is long\n- b\n\n1. one\n2. two\n\n> said\n\n```\ncode  here\n```\n\n"
	                           "| a | b |\n|---|---|\n| 1 | 2 |\n", 16),
	            "One two three\nfour five.\n\n• a first item\n  that is long\n• b\n\n1. one\n2. two\n\n  said\n\n  code  here\n\n"
	            "a  b\n1  2\n");
	heap_del(heap);
}

TEST(a_command_that_is_too_long_goes_on_below)
{
	struct heap *heap = heap_new(8u << 20);

	assert_text(rendered(heap, "```\napp shop producer --topic clicks --size 100\n  short  one\n```\n", 24), "  app shop producer\n      --topic clicks\n      --size 100\n    short  one\n");
	heap_del(heap);
}

TEST(tables_have_columns_that_give_way_where_it_is_narrow)
{
	static const char table[] = "| | here | at work |\n|---|---|---|\n| time | turns `back` | passes, as it does |\n| the commands | the same | the same |\n";
	struct heap *heap = heap_new(8u << 20);

	assert_text(rendered(heap, table, 60), "              here        at work\ntime          turns back  passes, as it does\nthe commands  the same    the same\n");
	assert_text(rendered(heap, table, 36), "             here        at work\ntime         turns back  passes, as\n                         it does\n"
	                                       "the          the same    the same\ncommands\n");
	assert_text(rendered(heap, table, 24), "| here | at work\ntime | turns back |\npasses, as it does\nthe commands | the same\n| the same\n");
	heap_del(heap);
}

TEST(a_word_in_a_table_is_broken_only_where_all_columns_are_as_narrow_as_can_be)
{
	static const char table[] = "| | here | at work |\n|---|---|---|\n| addresses | `localhost:9092` | ask for two or three brokers |\n";
	struct heap *heap = heap_new(8u << 20);

	assert_text(rendered(heap, table, 40), "           here            at work\naddresses  localhost:9092  ask for two\n                           or three\n                           brokers\n");
	assert_text(rendered(heap, table, 34), "           here          at work\naddresses  localhost:90  ask for\n           92            two or\n                         three\n                         brokers\n");
	heap_del(heap);
}

TEST(punctuation_goes_with_the_styled_word_that_it_stands_at)
{
	struct heap *heap = heap_new(8u << 20);

	assert_text(rendered(heap, "This is a **reassignment**.", 22), "This is a\nreassignment.\n");
	assert_text(rendered(heap, "as it was (`one two`), so", 14), "as it was (one\ntwo), so\n");
	assert_text(rendered(heap, "- an **item**.", 9), "• an\n  item.\n");
	assert_text(rendered(heap, "a **long-word-here**, b", 9), "a\nlong-word\n-here, b\n");
	heap_del(heap);
}

TEST(words_longer_than_a_line_are_cut)
{
	struct heap *heap = heap_new(8u << 20);

	assert_text(rendered(heap, "abcdefghijklmno pq", 6), "abcdef\nghijkl\nmno pq\n");
	assert_text(rendered(heap, "日本語日本語", 5), "日本\n語日\n本語\n");
	heap_del(heap);
}

TEST(canvas_clips_and_keeps_wide_characters_whole)
{
	struct heap *heap = heap_new(8u << 20);
	struct arena arena;
	struct canvas canvas;
	struct buf out = { .heap = heap };

	arena_init(&arena, heap);
	canvas_init(&canvas, &arena, 8, 3);
	canvas_box(&canvas, (struct rect){ 0, 0, 8, 3 }, BYTES("log"), false);
	canvas_text(&canvas, 1, 1, 7, ROLE_TEXT, "a日本語");
	canvas_text(&canvas, -2, 5, 99, ROLE_TEXT, "nowhere");
	canvas_dump(&canvas, &out);
	assert_text(buf_bytes(&out), "┌ log ─┐\n│a日…  │\n└──────┘\n");
	assert_int_equal(canvas_put(&canvas, 6, 1, 99, ROLE_TEXT, BYTES("\xff\x01xyz")), 8);
	heap_del(heap);
}
