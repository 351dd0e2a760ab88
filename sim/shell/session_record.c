/* A session's inputs in the order in which they came, and a session that is given inputs instead of people.
 *
 * Timelines keep what is theirs and forget what was given up; a recording keeps everything, and going back as well. */
#include "sim/shell/session_internal.h"

#include <stdlib.h>

enum { MARK_EVERY = 2000 };

void session_record(struct session *s, const struct input *input)
{
	if (!s->is_recorded || s->is_replaying)
		return;
	if (s->record_count == s->record_capacity) {
		s->record_capacity = s->record_capacity * 2 + 64;
		s->record = realloc(s->record, (size_t)s->record_capacity * sizeof(*s->record));
		if (!s->record)
			abort();
	}
	struct input *added = &s->record[s->record_count++];

	*added = *input;
	added->steps = s->steps;
	added->t_us = world_now_us(s->world);
	added->after_seq = world_trace_count(s->world) - 1;
	added->line = input_own(input->line);
}

void session_record_begin(struct session *s)
{
	s->next_mark = world_trace_count(s->world) + MARK_EVERY;
}

void session_record_mark(struct session *s)
{
	if (!s->is_recorded || s->is_replaying || world_trace_count(s->world) < s->next_mark)
		return;
	session_record(s, &(struct input){ .kind = INPUT_MARK, .number = (int64_t)world_trace_hash(s->world) });
	s->next_mark = world_trace_count(s->world) + MARK_EVERY;
}

void session_record_free(struct session *s)
{
	for (int32_t i = 0; i < s->record_count; i++)
		input_disown(s->record[i].line);
	free(s->record);
}

int32_t session_recorded(const struct session *s, const struct input **out)
{
	*out = s->record;
	return s->record_count;
}

void session_note(struct session *s, enum input_kind kind, int64_t number, struct bytes text)
{
	session_record(s, &(struct input){ .kind = kind, .number = number, .line = text });
}

int64_t session_steps(const struct session *s)
{
	return s->steps;
}

void session_set_following(struct session *s, bool is_following)
{
	s->is_following = is_following;
}

static bool has_tab(const struct session *s, const struct input *input)
{
	return input->tab >= 1 && input->tab <= s->tab_count;
}

bool session_do(struct session *s, const struct input *input)
{
	switch (input->kind) {
	case INPUT_OPEN:
		return session_open_tab(s) != 0;
	case INPUT_PLAY:
		session_play(s, input->actor, input->what);
		return true;
	case INPUT_END_PLAY:
		session_end_play(s);
		return true;
	case INPUT_ENTERED:
		session_admit(s, input->number, input->line);
		return true;
	case INPUT_BROUGHT:
		session_bring(s, input->number, input->line);
		return true;
	case INPUT_LEFT:
		session_dismiss(s, input->number);
		return true;
	case INPUT_BACK:
		session_back(s, input->number);
		return true;
	case INPUT_BACK_EVENTS:
		session_back_events(s, input->number);
		return true;
	case INPUT_FORWARD:
		return session_forward(s, input->number);
	case INPUT_FORWARD_EVENTS:
		return session_forward_events(s, input->number);
	case INPUT_GOTO:
		session_goto(s, input->number); /* it was refused then, too */
		return true;
	case INPUT_GOTO_EVENT:
		session_goto_event(s, input->number);
		return true;
	case INPUT_GO_ON:
		session_go_on(s);
		return true;
	case INPUT_FORK:
		return session_fork(s, input->line);
	case INPUT_GO_TO:
		return session_go_to(s, input->line);
	case INPUT_BEGIN_HERE:
		session_begin_here(s);
		return true;
	case INPUT_FORKED:
	case INPUT_RETURNED:
		return session_fulfil_wish(s);
	case INPUT_PAGE:
	case INPUT_GUESS:
	case INPUT_DONE:
		session_note(s, input->kind, input->number, input->line);
		return true;
	case INPUT_MARK:
		return true;
	default:
		break;
	}
	if (!has_tab(s, input))
		return false;
	switch (input->kind) {
	case INPUT_TOLD:
		session_tell(s, input->tab, input->line, (int32_t)input->number);
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
	case INPUT_KILL:
		session_kill_foreground(s, input->tab);
		break;
	default:
		session_answer(s, input->tab, input->line, (int32_t)input->number);
		break;
	}
	return true;
}

enum follow session_follow(struct session *s, const struct input *inputs, int32_t count, int32_t *at, int64_t until_us)
{
	const struct input *next = *at < count ? &inputs[*at] : NULL;

	if (next && next->kind == INPUT_MARK) { /* the recording makes its own */
		(*at)++;
		return FOLLOW_INPUT;
	}
	if (next && next->steps <= s->steps) {
		if (next->t_us > until_us)
			return FOLLOW_LATER;
		if (next->steps < s->steps || next->t_us < world_now_us(s->world) || session_failure(s))
			return FOLLOW_LOST;
		if (next->t_us > world_now_us(s->world)) /* else events of this very moment are yet to come */
			session_set_clock(s, next->t_us);
		(*at)++;
		return session_do(s, next) ? FOLLOW_INPUT : FOLLOW_LOST;
	}
	if (session_next_time(s) > until_us)
		return next && session_next_time(s) == TIME_NEVER ? FOLLOW_LOST : FOLLOW_LATER;
	return session_step(s) ? FOLLOW_STEP : FOLLOW_LOST;
}
