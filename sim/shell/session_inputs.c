/* What comes into the world from outside, with its place. */
#include <stdlib.h>

#include "sim/shell/session_internal.h"

static void *take_memory(void *old, size_t size)
{
	void *out = realloc(old, size);

	if (!out)
		abort();
	return out;
}

void timeline_add_input(struct timeline *t, const struct input *input)
{
	if (t->input_count == t->input_capacity) {
		t->input_capacity = t->input_capacity * 2 + 64;
		t->inputs = take_memory(t->inputs, (size_t)t->input_capacity * sizeof(*t->inputs));
	}
	struct input *added = &t->inputs[t->input_count++];

	*added = *input;
	if (input->line.size > 0)
		added->line.data = memcpy(take_memory(NULL, input->line.size), input->line.data, input->line.size);
}

void timeline_drop_input(struct timeline *t)
{
	struct input *last = &t->inputs[--t->input_count];

	if (last->line.size > 0)
		free((void *)(uintptr_t)last->line.data);
}

void session_note_input(struct session *s, const struct input *input)
{
	struct input noted = *input;

	if (s->timeline_count == 0 || s->is_replaying)
		return;
	session_leave_past(s);
	noted.steps = s->steps;
	noted.t_us = world_now_us(s->world);
	timeline_add_input(session_live(s), &noted);
	s->input_count++;
}

const struct input *session_next_input(const struct session *s)
{
	const struct timeline *t = session_live(s);

	return s->input_count < t->input_count ? &t->inputs[s->input_count] : NULL;
}

static void do_again(struct session *s, const struct input *input)
{
	switch (input->kind) {
	case INPUT_OPEN:
		session_open_tab(s);
		break;
	case INPUT_REOPEN:
		session_reopen_tab(s, input->tab);
		break;
	case INPUT_LINE:
		session_type(s, input->tab, input->line);
		break;
	case INPUT_END:
		session_end_input(s, input->tab);
		break;
	case INPUT_INTERRUPT:
		session_interrupt(s, input->tab);
		break;
	case INPUT_ANSWER:
		shell_answer(s->world, s->tabs[input->tab - 1].shell, input->line, input->status);
		break;
	case INPUT_PLAY:
		session_play(s, input->actor, input->what);
		break;
	case INPUT_END_PLAY:
		session_end_play(s);
		break;
	}
}

void session_repeat_input(struct session *s)
{
	const struct input *input = session_next_input(s);

	if (world_next_time(s->world) > input->t_us) /* else it came in the midst of what happened at that time */
		world_run_until(s->world, input->t_us);
	do_again(s, input);
	s->input_count++;
}
