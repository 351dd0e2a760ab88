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

struct bytes input_own(struct bytes b)
{
	return b.size > 0 ? bytes_of(memcpy(take_memory(NULL, b.size), b.data, b.size), b.size) : b;
}

void input_disown(struct bytes b)
{
	if (b.size > 0)
		free((void *)(uintptr_t)b.data);
}

void timeline_add_input(struct timeline *t, const struct input *input)
{
	if (t->input_count == t->input_capacity) {
		t->input_capacity = t->input_capacity * 2 + 64;
		t->inputs = take_memory(t->inputs, (size_t)t->input_capacity * sizeof(*t->inputs));
	}
	struct input *added = &t->inputs[t->input_count++];

	*added = *input;
	added->line = input_own(input->line);
}

void timeline_drop_input(struct timeline *t)
{
	input_disown(t->inputs[--t->input_count].line);
}

void session_note_input(struct session *s, const struct input *input)
{
	struct input noted = *input;

	if (s->is_remote) /* what comes from outside besides could not be done again */
		return;
	if (input->kind != INPUT_FORKED && input->kind != INPUT_RETURNED) /* these are recorded where they were wished for */
		session_record(s, input);
	if (s->is_replaying)
		return;
	s->heard_tab = input->tab;
	s->heard_us = world_now_us(s->world);
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

void session_repeat_input(struct session *s)
{
	const struct input *input = session_next_input(s);

	if (world_next_time(s->world) > input->t_us) /* else it came in the midst of what happened at that time */
		world_run_until(s->world, input->t_us);
	if (input->kind == INPUT_FORKED)
		s->actor->forked(s);
	else if (input->kind == INPUT_RETURNED)
		s->actor->returned(s, input->line);
	else
		session_do(s, input);
	s->input_count++;
}
