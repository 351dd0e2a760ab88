/* A question of the lesson and the field in which its answer is typed. The field takes every character, so that its other keys are Enter, Ctrl-U, Esc and
 * the arrows. A refused answer leaves it. Enter on the empty field helps: with the step's hints, and then with the answer. */
#include <stdio.h>
#include <string.h>

#include "sim/tui/tutorial.h"

enum { CTRL_U = 21 };

bool tutorial_is_asking(const struct tutorial *t)
{
	const struct step *step = tutorial_step_of(t, t->current);

	return step && !t->replay && step->kind == STEP_ASK && !t->step.is_done && t->shown == t->current; /* a replay answers for itself */
}

const char *tutorial_answer_help(const struct tutorial *t)
{
	const struct step *step = tutorial_step_of(t, t->current);

	if (!tutorial_is_asking(t))
		return NULL;
	if (t->step.hints < step->hint_count)
		return t->step.hints > 0 ? "another hint" : "a hint";
	return step->hint_count > 0 || t->step.wrong_count >= WRONG_ANSWERS_ENOUGH ? "the answer" : NULL;
}

static void help(struct tutorial *t)
{
	const struct step *step = tutorial_step_of(t, t->current);

	if (!tutorial_answer_help(t))
		return;
	if (t->step.hints < step->hint_count)
		t->step.hints++;
	else
		snprintf(t->step.answer, sizeof(t->step.answer), "%.*s", (int)step->answer.size, (const char *)step->answer.data);
}

static void give_answer(struct tutorial *t)
{
	struct bytes answer = bytes_trim(bytes_of_text(t->step.answer));

	if (answer.size == 0) {
		help(t);
	} else if (player_answer(&t->player, answer, &t->step.missing) == CHECK_PASSED) {
		tutorial_finish_step(t);
	} else {
		t->step.wrong_count++;
		snprintf(t->step.refused, sizeof(t->step.refused), "%.*s", (int)answer.size, (const char *)answer.data);
		t->step.answer[0] = 0;
	}
}

static void take_back(char *text)
{
	size_t size = strlen(text);

	while (size > 0 && ((unsigned char)text[size - 1] & 0xc0) == 0x80)
		size--;
	text[size > 0 ? size - 1 : 0] = 0;
}

bool tutorial_press_answer(struct tutorial *t, const struct key_press *press)
{
	size_t size = strlen(t->step.answer);

	if (press->key == KEY_ENTER_) {
		give_answer(t);
	} else if (press->key == KEY_BACKSPACE_) {
		take_back(t->step.answer);
	} else if (press->key == CTRL_U || (press->key == KEY_ESCAPE && size > 0)) {
		t->step.answer[0] = 0;
	} else if (press->key >= ' ' && press->key < KEY_ENTER_ && !press->is_alt) {
		if (size + (size_t)press->raw_size < sizeof(t->step.answer)) {
			memcpy(t->step.answer + size, press->raw, (size_t)press->raw_size);
			t->step.answer[size + (size_t)press->raw_size] = 0;
		}
	} else {
		return false;
	}
	t->is_at_end = true;
	return true;
}
