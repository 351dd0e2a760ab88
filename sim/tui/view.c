#include "sim/tui/view.h"

void view_choice_init(struct view_choice *choice)
{
	*choice = (struct view_choice){ .is_following = true, .hides_noise = true, .at = -1 };
}

void view_draw(const struct view *view, struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct rect clip = canvas->clip;

	if (r.width < 1 || r.height < 1)
		return;
	canvas->clip = r;
	view->draw(world, choice, arena, canvas, r);
	canvas->clip = clip;
}

bool view_move(struct view_choice *choice, int count, int page, uint32_t key)
{
	int row = choice->row;

	switch (key) {
	case KEY_UP_:
	case 'k':
		row--;
		break;
	case KEY_DOWN_:
	case 'j':
		row++;
		break;
	case KEY_PAGE_UP:
		row -= page;
		break;
	case KEY_PAGE_DOWN:
		row += page;
		break;
	case KEY_HOME_:
	case 'g':
		row = 0;
		break;
	case KEY_END_:
	case 'G':
		row = count - 1;
		break;
	default:
		return false;
	}
	choice->row = row >= count ? count - 1 : row;
	if (choice->row < 0)
		choice->row = 0;
	choice->is_following = choice->row >= count - 1;
	return true;
}

bool view_scroll(struct view_choice *choice, int page, uint32_t key)
{
	switch (key) {
	case KEY_ESCAPE:
	case KEY_BACKSPACE_:
		choice->depth--;
		choice->scroll = 0;
		return true;
	case KEY_UP_:
	case 'k':
		choice->scroll--;
		break;
	case KEY_DOWN_:
	case 'j':
		choice->scroll++;
		break;
	case KEY_PAGE_UP:
		choice->scroll -= page;
		break;
	case KEY_PAGE_DOWN:
		choice->scroll += page;
		break;
	case KEY_HOME_:
	case 'g':
		choice->scroll = 0;
		break;
	case KEY_END_:
	case 'G':
		choice->scroll = 1 << 24; /* drawing clamps it */
		break;
	default:
		return false;
	}
	if (choice->scroll < 0)
		choice->scroll = 0;
	choice->is_following = key == KEY_END_ || key == 'G';
	return true;
}

void view_clamp(struct view_choice *choice, int count, int height)
{
	if (choice->row >= count)
		choice->row = count - 1;
	if (choice->row < 0)
		choice->row = 0;
	if (choice->scroll > choice->row)
		choice->scroll = choice->row;
	if (choice->scroll < choice->row - height + 1)
		choice->scroll = choice->row - height + 1;
	if (choice->scroll > count - height)
		choice->scroll = count - height;
	if (choice->scroll < 0)
		choice->scroll = 0;
}

static uint8_t lower(uint8_t c)
{
	return c >= 'A' && c <= 'Z' ? (uint8_t)(c + 32) : c;
}

bool view_matches(const struct view_choice *choice, struct bytes text)
{
	struct bytes filter = bytes_of_text(choice->filter);

	if (filter.size == 0)
		return true;
	for (size_t i = 0; i + filter.size <= text.size; i++) {
		size_t j = 0;

		while (j < filter.size && lower(text.data[i + j]) == lower(filter.data[j]))
			j++;
		if (j == filter.size)
			return true;
	}
	return false;
}

bool view_has_broker(struct world *world, struct arena *arena)
{
	struct state_broker *nodes;
	bool is_found = false;

	state_nodes(world, arena, &nodes);
	for (int32_t i = 0; i < cluster_size(world); i++)
		is_found = is_found || nodes[i].is_running;
	return is_found;
}

static bool has_records(struct world *world, struct arena *arena, const struct state_topic *topic)
{
	struct state_partition p;

	for (int32_t i = 0; i < topic->partition_count; i++)
		if (state_partition_of(world, topic->name, i, arena, &p) && p.log_end > 0)
			return true;
	return false;
}

int32_t view_topics(struct world *world, bool with_internal, struct arena *arena, struct state_topic **out)
{
	enum { LOOKED_AT_MAX = 100 }; /* with more partitions a frame has no time to look into each */
	struct state_topic *topics;
	int32_t count = state_topics(world, with_internal, arena, &topics), partitions = 0, at = 0;
	int *rank = arena_calloc(arena, (size_t)count + 1, sizeof(*rank));

	for (int32_t i = 0; i < count; i++)
		partitions += topics[i].is_internal ? 0 : topics[i].partition_count;
	for (int32_t i = 0; i < count; i++)
		rank[i] = topics[i].is_internal ? 2 : partitions > LOOKED_AT_MAX || has_records(world, arena, &topics[i]) ? 0 : 1;
	*out = arena_calloc(arena, (size_t)count + 1, sizeof(**out));
	for (int wanted = 0; wanted <= 2; wanted++)
		for (int32_t i = 0; i < count; i++)
			if (rank[i] == wanted)
				(*out)[at++] = topics[i];
	return count;
}

struct bytes view_fit(struct arena *arena, struct bytes text, int width)
{
	int x = text_width(text);

	if (x <= width)
		return arena_printf(arena, "%.*s%*s", (int)text.size, (const char *)text.data, width - x, "");
	size_t end = 0;

	x = 0;
	for (size_t at = 0; at < text.size; end = at) {
		int next = x + char_width(utf8_next(text, &at));

		if (next > width - 1)
			break;
		x = next;
	}
	return arena_printf(arena, "%.*s…%*s", (int)end, (const char *)text.data, width - 1 - x, "");
}

struct bytes view_time(struct arena *arena, int64_t t_us)
{
	long long ms = (long long)(t_us / 1000);

	return arena_printf(arena, "%02lld:%02lld.%03lld", ms / 60000, ms / 1000 % 60, ms % 1000);
}

struct bytes view_number(struct arena *arena, int64_t value)
{
	if (value < 10000)
		return arena_printf(arena, "%lld", (long long)value);
	static const char units[] = "kMGTPE";
	int unit = -1;
	int64_t rest = 0;

	while (value >= 1000 && unit + 1 < (int)sizeof(units) - 1) {
		rest = value % 1000;
		value /= 1000;
		unit++;
	}
	return value < 100 ? arena_printf(arena, "%lld.%lld%c", (long long)value, (long long)(rest / 100), units[unit]) :
	                     arena_printf(arena, "%lld%c", (long long)value, units[unit]);
}
