#include "sim/tui/demo.h"

#include "sim/lesson/player.h"
#include "sim/tui/text.h"

enum { WIDTH = 78, HEAP_SIZE = 64 << 20 };

static void print_blocks(const struct block *const *blocks, int count, struct bytes title, FILE *out)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct arena arena;
	struct text text;
	struct buf plain = { .heap = heap };

	arena_init(&arena, heap);
	text_init(&text, &arena, WIDTH);
	if (title.size > 0) {
		text_add_blank(&text);
		text_add_wrapped(&text, 0, 0, ROLE_TITLE, arena_printf(&arena, "== %.*s ==", (int)title.size, (const char *)title.data));
	}
	for (int i = 0; i < count; i++)
		text_add_block(&text, blocks[i]);
	text_print(&text, &plain);
	buf_add_char(&plain, '\n');
	fwrite(plain.data, 1, plain.size, out);
	heap_del(heap);
}

static void print_output(struct player *p, FILE *out)
{
	struct session_output output;

	while (session_next_output(p->session, &output))
		fwrite(output.text.data, 1, output.text.size, out);
}

static void print_line(const struct try_line *line, FILE *out)
{
	static const char *const marks[] = { "$ ", "> ", "^C", "^D", "" };

	if (line->kind == TRY_WAIT)
		return;
	fprintf(out, "%s%.*s\n", marks[line->kind], line->kind <= TRY_INPUT ? (int)line->text.size : 0, (const char *)line->text.data);
}

/* Plays the step's watch and prints what it says. */
static void print_watch(struct player *p, FILE *out, FILE *err)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	int64_t seq = p->history_from;
	struct bytes said;

	if (!player_watch(p, &problem))
		fprintf(err, "klab: %s\n", buf_text(&problem));
	while (player_next_said(p, &seq, &said))
		fprintf(out, "- %.*s\n", (int)said.size, (const char *)said.data);
	heap_del(heap);
}

static void print_question(const struct step *step, FILE *out)
{
	if (step->question.size == 0)
		return;
	fprintf(out, "%.*s\n", (int)step->question.size, (const char *)step->question.data);
	for (int i = 0; i < step->choice_count; i++)
		fprintf(out, "  %d) %.*s\n", i + 1, (int)step->choices[i].text.size, (const char *)step->choices[i].text.data);
	fputc('\n', out);
}

static void print_answer(const struct step *step, FILE *out)
{
	for (int i = 0; i < step->choice_count; i++)
		if (step->choices[i].is_right)
			fprintf(out, "\nThe answer is %d, because %.*s\n", i + 1, (int)step->reason.size, (const char *)step->reason.data);
	if (step->kind == STEP_ASK)
		fprintf(out, "The answer is %.*s.\n", (int)step->answer.size, (const char *)step->answer.data);
}

int demo_play(const struct lesson *lesson, FILE *out, FILE *err)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	struct player player;
	int status = 0;

	if (!player_start(&player, lesson, false, &problem)) {
		fprintf(err, "klab: %s\n", buf_text(&problem));
		status = 2;
	} else {
		fprintf(out, "klab: a guided demo. On a terminal, klab opens the whole tutorial.\n");
		print_blocks(lesson->intro, lesson->intro_count, lesson->title, out);
		for (int i = 0; i < lesson->step_count; i++) {
			const struct step *step = &lesson->steps[i];

			player_begin_step(&player, i);
			print_blocks(step->blocks, step->block_count, step->title, out);
			print_question(step, out);
			for (int j = 0; j < step->try_count; j++) {
				print_line(&step->tries[j], out);
				player_type_one(&player, step->tries, step->try_count, j);
				print_output(&player, out);
			}
			if (!bytes_is_null(step->watch.text))
				print_watch(&player, out, err);
			print_output(&player, out);
			print_answer(step, out);
		}
		player_stop(&player);
	}
	heap_del(heap);
	return status;
}
