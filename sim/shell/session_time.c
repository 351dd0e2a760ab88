/* Going back and on: a kept moment before the one that is wanted is restored, and from there on what was is done again. */
#include "sim/shell/session_internal.h"

/* What is wanted: the first moment that is one of these. */
struct goal {
	int64_t us;     /* all events up to that time are handled; inputs of that very time are yet to come */
	int64_t events; /* so many are in the trace, at least */
	int64_t steps;  /* that place; -1: no matter */
	int32_t inputs;
};

static const struct goal anywhere = { TIME_NEVER, INT64_MAX, -1, 0 };

/* A place between two things that are done. */
struct place {
	int64_t steps, events;
	int32_t inputs;
};

static struct place place_of(const struct session *s)
{
	return (struct place){ s->steps, world_trace_count(s->world), s->input_count };
}

/* What follows from the moment itself: between the two it would be asked for once more. */
static bool is_answer_due(const struct session *s)
{
	const struct input *input = session_next_input(s);

	return input && input->steps == s->steps && (input->kind == INPUT_ANSWER || input->kind == INPUT_FORKED || input->kind == INPUT_RETURNED);
}

/* Who looks at each step has seen these: what it knew is forgotten, and gathering it anew would take longer than the steps themselves. */
static struct world_observer look_away(struct session *s)
{
	struct world_observer observer = *world_observer_of(s->world);

	world_observe(s->world, NULL);
	s->is_replaying = true;
	return observer;
}

static void look_again(struct session *s, const struct world_observer *observer)
{
	s->is_replaying = false;
	world_observe(s->world, observer);
	if (observer->restored)
		observer->restored(observer->self, s->world);
}

/* Does again what was, up to the goal or to the timeline's head, which is kept. Returns the last place on the way with at most `events_max` events. */
static struct place repeat(struct session *s, const struct goal *goal, int64_t events_max)
{
	struct world_observer observer = look_away(s);
	struct place place = place_of(s);
	int64_t us = goal->us;

	for (;;) {
		const struct input *input = session_next_input(s);
		bool is_input_due = input && input->steps == s->steps;

		if (!is_answer_due(s) && world_trace_count(s->world) <= events_max)
			place = place_of(s);
		if (is_answer_due(s)) {
			session_repeat_input(s);
			continue;
		}
		if (session_is_at_head(s) || world_trace_count(s->world) >= goal->events || (s->steps == goal->steps && s->input_count == goal->inputs))
			break;
		if (is_input_due && input->t_us < us)
			session_repeat_input(s);
		else if (is_input_due || session_next_time(s) > us || !session_step(s))
			break;
	}
	if (us != TIME_NEVER && world_now_us(s->world) < us && session_next_time(s) > us)
		world_run_until(s->world, us);
	look_again(s, &observer);
	return place;
}

/* The last kept moment of this past that is not behind the one that is wanted; the very first if all are. */
static const struct kept *find_kept(const struct session *s, int64_t us, int64_t events)
{
	const struct kept *first = NULL;
	int64_t limit = INT64_MAX; /* of an ancestor only what was before it was left */

	for (const struct timeline *t = session_live(s); t; t = t->parent) {
		for (int32_t i = t->kept_count - 1; i >= 0; i--) {
			const struct kept *kept = &t->kept[i];

			first = kept;
			if (kept->steps < limit && snapshot_time_us(kept->snapshot) <= us && kept->trace_count <= events)
				return kept;
		}
		limit = t->fork_steps < limit ? t->fork_steps : limit;
	}
	return first;
}

void session_forget_output(struct session *s, int64_t from)
{
	s->again_until = s->shown > from ? 0 : s->again_until;
	s->shown = s->shown < from ? s->shown : from;
	s->cut_at = s->cut_at >= 0 && s->cut_at < from ? s->cut_at : from;
}

bool session_is_in_past(const struct session *s)
{
	return s->is_rewound;
}

static void record(struct session *s, enum input_kind kind, int64_t number)
{
	session_record(s, &(struct input){ .kind = kind, .number = number });
}

/* ---- Back ---------------------------------------------------------------------------------------------------------------- */

static void arrive_in_past(struct session *s)
{
	s->is_rewound = true;
	s->travels++;
	session_forget_output(s, world_trace_count(s->world));
}

static void back_to_time(struct session *s, int64_t us)
{
	const struct kept *kept = find_kept(s, us, INT64_MAX);
	struct goal goal = anywhere;

	session_leave(s);
	session_restore_moment(s, kept);
	goal.us = us > world_now_us(s->world) ? us : world_now_us(s->world); /* there is nothing before the beginning */
	repeat(s, &goal, 0);
	arrive_in_past(s);
}

/* To the last place with at most, or the first with at least so many events in the trace. One step may add several of them, so the way may
 * have to be gone twice. */
static void back_to_event(struct session *s, int64_t events, bool is_at_most)
{
	const struct kept *kept = find_kept(s, TIME_NEVER, events);
	struct goal goal = anywhere;

	session_leave(s);
	session_restore_moment(s, kept);
	goal.events = events;
	struct place place = repeat(s, &goal, events);

	if (is_at_most && world_trace_count(s->world) > events && place.events <= events) {
		session_restore_moment(s, kept);
		goal = anywhere;
		goal.steps = place.steps;
		goal.inputs = place.inputs;
		repeat(s, &goal, 0);
	}
	arrive_in_past(s);
}

void session_back(struct session *s, int64_t us)
{
	int64_t now_us = world_now_us(s->world);

	record(s, INPUT_BACK, us);
	back_to_time(s, now_us > us ? now_us - us : 0);
}

void session_back_events(struct session *s, int64_t count)
{
	int64_t now = world_trace_count(s->world);

	record(s, INPUT_BACK_EVENTS, count);
	back_to_event(s, now > count ? now - count : 0, true);
}

/* ---- On ------------------------------------------------------------------------------------------------------------------ */

/* On in the past; a kept moment may lie on the way. What is printed was printed before. */
static void on_to(struct session *s, const struct goal *goal)
{
	const struct kept *kept = find_kept(s, goal->us, goal->events);
	const struct kept *head = &session_live(s)->head;

	if (kept->steps > s->steps)
		session_restore_moment(s, kept);
	repeat(s, goal, 0);
	if (session_is_at_head(s) && goal->us >= snapshot_time_us(head->snapshot)) {
		session_restore_moment(s, head); /* its clock may have gone on since the last event */
		s->is_rewound = false;
	}
	s->again_until = head->trace_count;
	s->travels++;
}

bool session_forward(struct session *s, int64_t us)
{
	struct goal goal = anywhere;

	goal.us = us < TIME_NEVER - world_now_us(s->world) ? world_now_us(s->world) + us : TIME_NEVER;
	if (!s->is_rewound)
		return false;
	record(s, INPUT_FORWARD, us);
	on_to(s, &goal);
	return true;
}

bool session_forward_events(struct session *s, int64_t count)
{
	struct goal goal = anywhere;

	goal.events = world_trace_count(s->world) + count;
	if (!s->is_rewound)
		return false;
	record(s, INPUT_FORWARD_EVENTS, count);
	on_to(s, &goal);
	return true;
}

bool session_goto(struct session *s, int64_t t_us)
{
	const struct timeline *t = session_live(s);
	struct goal goal = anywhere;

	goal.us = t_us;
	record(s, INPUT_GOTO, t_us);
	if (t_us < world_now_us(s->world))
		back_to_time(s, t_us);
	else if (s->is_rewound && t_us <= snapshot_time_us(t->head.snapshot))
		on_to(s, &goal);
	else
		return t_us == world_now_us(s->world);
	return true;
}

bool session_goto_event(struct session *s, int64_t seq)
{
	const struct timeline *t = session_live(s);
	struct goal goal = anywhere;

	goal.events = seq + 1;
	record(s, INPUT_GOTO_EVENT, seq);
	if (seq < world_trace_count(s->world))
		back_to_event(s, seq + 1, false);
	else if (s->is_rewound && seq < t->head.trace_count)
		on_to(s, &goal);
	else
		return false;
	return true;
}

/* Time goes on by itself, and away from what was. */
void session_go_on(struct session *s)
{
	record(s, INPUT_GO_ON, 0);
	session_leave_past(s);
}

void session_pass_by(struct session *s, int64_t until_us)
{
	if (!s->is_rewound || s->is_replaying)
		return;
	const struct input *input = session_next_input(s);

	if (input && input->steps == s->steps && input->t_us < until_us)
		session_go_on(s);
	else if (session_is_at_head(s))
		s->is_rewound = false;
}
