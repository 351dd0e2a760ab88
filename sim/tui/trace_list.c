#include "sim/tui/trace_list.h"

/* A search one way: it looks at every event once. */
struct search {
	struct world *world;
	const struct view_choice *choice;
	struct arena *arena;
	const struct trace_source *source;
	int step; /* 1 or -1 */
	int reach;
	/* The next picked event; -1: none within reach. */
	int64_t seq;
	uint64_t key;
};

struct run {
	int64_t near, far; /* its first and last event in the order of the search */
	int32_t count;     /* 0: there is none */
};

static void advance(struct search *s)
{
	int64_t count = world_trace_count(s->world);

	for (s->seq += s->step; s->reach > 0 && s->seq >= 0 && s->seq < count; s->reach--, s->seq += s->step) {
		struct trace_entry entry = world_trace_at(s->world, s->seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_next(entry.encoded, &at, &view) && s->source->pick(s->choice, s->arena, &entry, &view)) {
			s->key = s->source->fold ? s->source->fold(s->choice, &entry, &view) : 0;
			return;
		}
	}
	s->seq = -1;
}

static struct search search_from(struct world *world, const struct view_choice *choice, struct arena *arena, const struct trace_source *source,
                                 int64_t seq, int step)
{
	struct search s = { .world = world, .choice = choice, .arena = arena, .source = source, .step = step, .reach = TRACE_LIST_REACH, .seq = seq - step };

	advance(&s);
	return s;
}

static struct run next_run(struct search *s)
{
	struct run run = { s->seq, s->seq, s->seq >= 0 };
	uint64_t key = s->key;

	if (s->seq < 0)
		return run;
	for (advance(s); s->seq >= 0 && key != 0 && s->key == key; advance(s)) {
		run.far = s->seq;
		run.count++;
	}
	return run;
}

/* The run as rows, in the order of the search. Returns how many there are now. */
static int add_run(int64_t *seqs, int32_t *counts, int count, int count_max, const struct run *run, int step)
{
	bool is_folded = run->count > TRACE_LIST_RUN;

	for (int i = 0; i < (is_folded ? 1 : run->count) && count < count_max; i++, count++) {
		seqs[count] = is_folded ? (step > 0 ? run->near : run->far) : i == 0 ? run->near : run->far;
		counts[count] = is_folded ? run->count : 1;
	}
	return count;
}

/* Moves the choice to an event that is picked; false if there is none. */
static bool settle(struct world *world, struct view_choice *choice, struct arena *arena, const struct trace_source *source)
{
	int64_t last = world_trace_count(world) - 1;

	if (choice->is_following || choice->at < 0 || choice->at > last)
		choice->at = last;
	if (last < 0)
		return false;
	struct search s = search_from(world, choice, arena, source, choice->at, -1);

	if (s.seq < 0)
		s = search_from(world, choice, arena, source, choice->at, 1);
	if (s.seq >= 0)
		choice->at = s.seq;
	return s.seq >= 0;
}

static void turn_around(struct trace_list *l, int count)
{
	for (int i = 0; i < count / 2; i++) {
		int64_t seq = l->seqs[i];
		int32_t events = l->counts[i];

		l->seqs[i] = l->seqs[count - 1 - i];
		l->counts[i] = l->counts[count - 1 - i];
		l->seqs[count - 1 - i] = seq;
		l->counts[count - 1 - i] = events;
	}
}

void trace_list_find(struct world *world, struct view_choice *choice, struct arena *arena, int height, const struct trace_source *source,
                     struct trace_list *out)
{
	out->count = 0;
	out->selected = -1;
	if (height > TRACE_LIST_ROWS_MAX)
		height = TRACE_LIST_ROWS_MAX;
	if (height < 1 || !settle(world, choice, arena, source))
		return;
	if (choice->is_following || choice->row >= height)
		choice->row = height - 1;
	struct search up = search_from(world, choice, arena, source, choice->at, -1), down = search_from(world, choice, arena, source, choice->at, 1);
	struct run above = next_run(&up), below = next_run(&down);
	int32_t together = above.count + below.count - 1; /* both have the selected one */
	int count = 0;

	if (together > TRACE_LIST_RUN) {
		out->seqs[count] = above.far;
		out->counts[count++] = together;
		choice->at = above.far;
	} else {
		count = add_run(out->seqs, out->counts, count, choice->row + 1, &above, -1);
	}
	while (count < choice->row + 1) {
		struct run run = next_run(&up);

		if (run.count == 0)
			break;
		count = add_run(out->seqs, out->counts, count, choice->row + 1, &run, -1);
	}
	turn_around(out, count);
	out->selected = choice->row = count - 1;
	if (together <= TRACE_LIST_RUN && below.count > 1 && count < height) {
		out->seqs[count] = below.far;
		out->counts[count++] = 1;
	}
	while (count < height) {
		struct run run = next_run(&down);

		if (run.count == 0)
			break;
		count = add_run(out->seqs, out->counts, count, height, &run, 1);
	}
	out->count = count;
}

static void move_by(struct world *world, struct view_choice *choice, struct arena *arena, int rows, const struct trace_source *source)
{
	struct trace_list *list = arena_alloc(arena, sizeof(*list));
	struct view_choice from = *choice;
	int most = TRACE_LIST_ROWS_MAX - 1;

	rows = rows > most ? most : rows < -most ? -most : rows;
	/* Just so large a list that it has the row to go to. */
	from.row = rows < 0 ? -rows : 0;
	from.is_following = false;
	trace_list_find(world, &from, arena, (rows < 0 ? -rows : rows) + 1, source, list);
	int target = list->selected + rows;

	if (list->count == 0)
		return;
	target = target < 0 ? 0 : target >= list->count ? list->count - 1 : target;
	choice->is_following = rows > 0 && target == list->selected; /* there was nothing below */
	choice->at = list->seqs[target];
	choice->row += target - list->selected;
	if (choice->row < 0)
		choice->row = 0;
}

bool trace_list_move(struct world *world, struct view_choice *choice, struct arena *arena, int height, const struct trace_source *source, uint32_t key)
{
	int page = height > 2 ? height / 2 : 1;

	switch (key) {
	case KEY_END_:
	case 'G':
		choice->is_following = true;
		return true;
	case KEY_HOME_:
	case 'g':
		choice->is_following = false;
		choice->at = 0;
		choice->row = 0;
		return true;
	case KEY_UP_:
	case 'k':
		move_by(world, choice, arena, -1, source);
		return true;
	case KEY_DOWN_:
	case 'j':
		move_by(world, choice, arena, 1, source);
		return true;
	case KEY_PAGE_UP:
		move_by(world, choice, arena, -page, source);
		return true;
	case KEY_PAGE_DOWN:
		move_by(world, choice, arena, page, source);
		return true;
	default:
		return false;
	}
}
