#include "sim/tui/trace_list.h"

/* The next event that is a row, from `seq` on by `step` (1 or -1); -1 if there is none within reach. */
static int64_t find(struct world *world, const struct view_choice *choice, struct arena *arena, int64_t seq, int step, trace_pick *pick)
{
	int64_t count = world_trace_count(world);

	for (int reach = TRACE_LIST_REACH; reach > 0 && seq >= 0 && seq < count; reach--, seq += step) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (trace_next(entry.encoded, &at, &view) && pick(choice, arena, &entry, &view))
			return seq;
	}
	return -1;
}

void trace_list_find(struct world *world, struct view_choice *choice, struct arena *arena, int height, trace_pick *pick, struct trace_list *out)
{
	int64_t last = world_trace_count(world) - 1, seq;
	int above = 0;

	out->count = 0;
	out->selected = -1;
	if (height > TRACE_LIST_ROWS_MAX)
		height = TRACE_LIST_ROWS_MAX;
	if (height < 1)
		return;
	if (choice->is_following || choice->at < 0 || choice->at > last)
		choice->at = last;
	seq = find(world, choice, arena, choice->at, -1, pick);
	if (seq < 0)
		seq = find(world, choice, arena, choice->at < 0 ? 0 : choice->at, 1, pick);
	if (seq < 0)
		return;
	choice->at = seq;
	if (choice->is_following || choice->row >= height)
		choice->row = height - 1;
	/* Upwards first; they are turned around then. */
	while (above < choice->row && (seq = find(world, choice, arena, seq - 1, -1, pick)) >= 0)
		out->seqs[above++] = seq;
	for (int i = 0; i < above / 2; i++) {
		int64_t kept = out->seqs[i];

		out->seqs[i] = out->seqs[above - 1 - i];
		out->seqs[above - 1 - i] = kept;
	}
	out->selected = choice->row = above;
	out->seqs[above] = choice->at;
	out->count = above + 1;
	for (seq = choice->at; out->count < height && (seq = find(world, choice, arena, seq + 1, 1, pick)) >= 0;)
		out->seqs[out->count++] = seq;
}

bool trace_list_move(struct world *world, struct view_choice *choice, struct arena *arena, int height, trace_pick *pick, uint32_t key)
{
	bool is_up = key == KEY_UP_ || key == 'k' || key == KEY_PAGE_UP || key == KEY_HOME_ || key == 'g';
	int by = key == KEY_PAGE_UP || key == KEY_PAGE_DOWN ? height / 2 : key == KEY_HOME_ || key == 'g' ? TRACE_LIST_REACH : 1;

	if (key == KEY_END_ || key == 'G') {
		choice->is_following = true;
		return true;
	}
	if (!is_up && key != KEY_DOWN_ && key != 'j' && key != KEY_PAGE_DOWN)
		return false;
	for (int64_t seq = choice->at; by > 0 && (seq = find(world, choice, arena, seq + (is_up ? -1 : 1), is_up ? -1 : 1, pick)) >= 0; by--) {
		choice->at = seq;
		choice->row += is_up ? -1 : 1;
	}
	if (choice->row < 0)
		choice->row = 0;
	choice->is_following = !is_up && by > 0; /* there was nothing below */
	return true;
}
