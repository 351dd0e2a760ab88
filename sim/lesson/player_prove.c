/* Whether a lesson keeps its word: what it asks cannot be there before, and its own solution is one. */
#include "sim/lesson/player.h"

enum { HEAP_SIZE = 64 << 20, SAID_SIZE_MAX = 4096 };

struct proving {
	const struct lesson *lesson;
	struct player player;
	enum proof proof;
	struct buf message;
	struct buf said; /* by the step's commands, of errors */
	FILE *out, *err;
};

/* "lessons/01-x/lesson.md:12: what: detail" */
static void tell(const struct proving *p, FILE *to, int line, const char *what)
{
	const struct lesson *l = p->lesson;

	fprintf(to, "%.*s:%d: %s%s%.*s\n", (int)l->path.size, (const char *)l->path.data, line, what, p->message.size > 0 ? ": " : "",
	        (int)p->message.size, (const char *)p->message.data);
}

static void complain(struct proving *p, int line, const char *what)
{
	if (p->proof == PROOF_BROKEN)
		return;
	tell(p, p->out, line, what);
	p->proof = PROOF_FAILED;
}

/* The message is a line with file and line of its own, or what `what` needs. Where a solution has failed before, what is missing since may be the
 * only reason: then it is one more failure. */
static void give_up(struct proving *p, int line, const char *what)
{
	if (p->proof == PROOF_FAILED)
		complain(p, line, what);
	if (p->proof != PROOF_GOOD)
		return;
	for (size_t i = 0; i < p->message.size; i++)
		if (p->message.data[i] == '\n')
			p->message.data[i] = ' ';
	if (bytes_starts_with(buf_bytes(&p->message), p->lesson->path))
		fprintf(p->err, "klab: %s\n", buf_text(&p->message));
	else
		fprintf(p->err, "klab: "), tell(p, p->err, line, what);
	p->proof = PROOF_BROKEN;
}

/* ---- Without playing ------------------------------------------------------------------------------------------------------- */

static const char *path_of(const struct lesson *l, char path[static 512])
{
	snprintf(path, 512, "%.*s", (int)l->path.size, (const char *)l->path.data);
	return path;
}

static void look_at_watch(struct proving *p, const struct step *step)
{
	struct sources sources;

	if (!player_read_watch(p->lesson, step, &sources, &p->message) || !watch_compiles(&sources, &p->message))
		give_up(p, step->watch.line, "the watch");
	sources_free(&sources);
}

static void look_at_step(struct proving *p, const struct step *step)
{
	char path[512];

	if (!bytes_is_null(step->check.text) && !check_compiles(path_of(p->lesson, path), step->check.line, step->check.text, &p->message))
		give_up(p, step->check.line, "the check");
	if (!bytes_is_null(step->accept.text) && !check_answer_compiles(path_of(p->lesson, path), step->accept.line, step->accept.text, &p->message))
		give_up(p, step->accept.line, "the line accept");
	if (!bytes_is_null(step->watch.text))
		look_at_watch(p, step);
}

enum proof player_look_over(const struct lesson *lesson, FILE *err)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct proving p = { .lesson = lesson, .message = { .heap = heap }, .err = err };

	for (int i = 0; i < lesson->step_count; i++)
		look_at_step(&p, &lesson->steps[i]);
	heap_del(heap);
	return p.proof;
}

/* ---- By playing ------------------------------------------------------------------------------------------------------------ */

static void prove_answer(struct proving *p, const struct step *step)
{
	enum check_result right = player_answer(&p->player, step->answer, &p->message);

	if (right == CHECK_BROKEN)
		give_up(p, step->accept.line, "the line accept");
	else if (right == CHECK_MISSING)
		complain(p, step->accept.line, "the given answer is not accepted");
	if (right != CHECK_BROKEN && player_answer(&p->player, BYTES("no such answer 123456"), &p->message) == CHECK_PASSED)
		complain(p, step->accept.line, "a wrong answer is accepted");
}

static void hear(struct proving *p)
{
	struct session_output output;

	buf_clear(&p->said);
	while (session_next_output(p->player.session, &output))
		if (output.stream == 2 && !output.is_cut && !output.is_again && !output.is_typed && p->said.size + output.text.size <= SAID_SIZE_MAX)
			buf_add_bytes(&p->said, output.text);
}

static void prove_check(struct proving *p, const struct step *step, enum check_result wanted, const char *what)
{
	if (bytes_is_null(step->check.text) || p->proof == PROOF_BROKEN)
		return;
	enum check_result result = player_check(&p->player, &p->message);

	if (result == CHECK_BROKEN)
		give_up(p, step->check.line, "the check");
	else if (result != wanted)
		complain(p, step->check.line, what);
	if (result == CHECK_MISSING && wanted == CHECK_PASSED && p->said.size > 0)
		fprintf(p->out, "    its solution was told: %.*s\n", (int)bytes_find(buf_bytes(&p->said), 0, '\n'), (const char *)p->said.data);
}

static void prove_step(struct proving *p, int index)
{
	const struct step *step = &p->lesson->steps[index];

	player_begin_step(&p->player, index);
	prove_check(p, step, CHECK_MISSING, "the check passes before the solution");
	buf_clear(&p->message);
	hear(p);
	if (!player_play_step(&p->player, &p->message))
		complain(p, step->watch.line, "the watch goes wrong");
	hear(p);
	prove_check(p, step, CHECK_PASSED, "the check fails after the solution");
	if (step->kind == STEP_ASK)
		prove_answer(p, step);
}

enum proof player_verify(const struct lesson *lesson, FILE *out, FILE *err)
{
	struct heap *heap = heap_new(HEAP_SIZE);
	struct proving p = { .lesson = lesson, .message = { .heap = heap }, .said = { .heap = heap }, .out = out, .err = err };

	if (!player_start(&p.player, lesson, false, &p.message)) {
		give_up(&p, 1, "the lesson does not start");
	} else {
		for (int i = 0; i < lesson->step_count && p.proof != PROOF_BROKEN && !session_failure(p.player.session); i++)
			prove_step(&p, i);
		buf_clear(&p.message);
		if (session_failure(p.player.session))
			complain(&p, 1, session_failure(p.player.session));
		player_stop(&p.player);
	}
	heap_del(heap);
	return p.proof;
}
