#include "sim/tui/linear.h"

#include "sim/tui/text.h"

enum { WIDTH = 78, HEAP_SIZE = 64 << 20 };

static void print(FILE *out, const struct text *text, struct heap *heap)
{
	struct buf lines = { .heap = heap };

	text_print(text, &lines);
	fwrite(lines.data ? lines.data : (const uint8_t *)"", 1, lines.size, out);
}

void linear_blocks(FILE *out, struct bytes title, const struct block *const *blocks, int count)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct arena arena;
	struct text text;

	arena_init(&arena, heap);
	text_init(&text, &arena, WIDTH);
	if (title.size > 0) {
		text_add_blank(&text);
		text_add_wrapped(&text, 0, 0, ROLE_TITLE, arena_printf(&arena, "== %.*s ==", (int)title.size, (const char *)title.data));
	}
	for (int i = 0; i < count; i++)
		text_add_block(&text, blocks[i]);
	text_add_blank(&text);
	print(out, &text, heap);
	heap_del(heap);
}

void linear_words(FILE *out, struct bytes words)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct arena arena;
	struct text text;

	arena_init(&arena, heap);
	text_init(&text, &arena, WIDTH);
	text_add_marked(&text, 0, 0, ROLE_TEXT, words);
	print(out, &text, heap);
	heap_del(heap);
}

void linear_output(FILE *out, struct player *p)
{
	struct session_output output;

	while (session_next_output(p->session, &output))
		if (!output.is_cut && !output.is_again && !output.is_typed)
			fwrite(output.text.data, 1, output.text.size, out);
}

static void print_try(FILE *out, const struct try_line *line)
{
	static const char *const marks[] = { "$ ", "> ", "^C", "^D", "" };

	if (line->kind != TRY_WAIT)
		fprintf(out, "%s%.*s\n", marks[line->kind], line->kind <= TRY_INPUT ? (int)line->text.size : 0, (const char *)line->text.data);
}

void linear_play(FILE *out, struct player *p, const struct step *step)
{
	for (int i = 0; i < step->try_count; i++) {
		print_try(out, &step->tries[i]);
		player_type_one(p, step->tries, step->try_count, i);
		linear_output(out, p);
	}
}
