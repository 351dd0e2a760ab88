#include "sim/tui/demo.h"

#include "sim/tui/linear.h"

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
	linear_words(out, step->question);
	for (int i = 0; i < step->choice_count; i++)
		fprintf(out, "  %d) %.*s\n", i + 1, (int)step->choices[i].text.size, (const char *)step->choices[i].text.data);
	fputc('\n', out);
}

static void print_answer(const struct step *step, FILE *out)
{
	for (int i = 0; i < step->choice_count; i++)
		if (step->choices[i].is_right) {
			fprintf(out, "\nThe answer is %d.\n", i + 1);
			linear_words(out, step->reason);
		}
	if (step->kind == STEP_ASK)
		fprintf(out, "The answer is %.*s.\n", (int)step->answer.size, (const char *)step->answer.data);
}

int demo_play(const struct lesson *lesson, struct recording *recording, FILE *out, FILE *err)
{
	struct heap *heap = heap_new(1 << 20);
	struct buf problem = { .heap = heap };
	struct player player;
	int status = 0;

	if (!player_start_recorded(&player, lesson, false, recording, &problem)) {
		fprintf(err, "klab: %s\n", buf_text(&problem));
		status = 2;
	} else {
		fprintf(out, "klab: a guided demo. On a terminal, klab opens the whole tutorial.\n");
		linear_blocks(out, lesson->title, lesson->intro, lesson->intro_count);
		for (int i = 0; i < lesson->step_count; i++) {
			const struct step *step = &lesson->steps[i];

			player_begin_step(&player, i);
			player_note_page(&player, i);
			linear_blocks(out, step->title, step->blocks, step->lead_count);
			print_question(step, out);
			linear_play(out, &player, step);
			if (!bytes_is_null(step->watch.text))
				print_watch(&player, out, err);
			linear_output(out, &player);
			print_answer(step, out);
			player_note_done(&player, BYTES_NULL);
			if (step->block_count > step->lead_count)
				linear_blocks(out, BYTES(""), step->blocks + step->lead_count, step->block_count - step->lead_count);
		}
		player_stop(&player);
	}
	heap_del(heap);
	return status;
}
