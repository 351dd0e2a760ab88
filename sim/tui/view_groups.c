/* Groups: the list; one opened: its members, where it stands in each partition, and its last rebalances as they happened. */
#include "sim/tui/view.h"
#include "sim/world/state.h"

enum { LOOKED_BACK = 20000, EVENTS_MAX = 200 };

static int list_groups(struct world *world, const struct view_choice *choice, struct arena *arena, struct bytes **out)
{
	struct bytes *all;
	int32_t all_count = state_groups(world, arena, &all);
	int count = 0;

	for (int32_t i = 0; i < all_count; i++)
		if (view_matches(choice, all[i]))
			all[count++] = all[i];
	*out = all;
	return count;
}

static int64_t total_lag(struct world *world, struct arena *arena, const struct state_group *g)
{
	int64_t total = 0;

	for (int32_t i = 0; i < g->offset_count; i++) {
		int64_t lag = state_lag(world, arena, &g->offsets[i]);

		total += lag > 0 ? lag : 0;
	}
	return total;
}

static void draw_list(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct bytes *names;
	int count = list_groups(world, choice, arena, &names), right = r.x + r.width;

	if (count == 0) {
		canvas_text(canvas, r.x + 1, r.y, right, ROLE_DIM, "There is no group yet. A consumer with --group makes one.");
		return;
	}
	canvas_printf(canvas, r.x + 1, r.y, right, ROLE_DIM, "%-24s %-20s %10s %8s %8s  %s", "GROUP", "STATE", "GENERATION", "MEMBERS", "LAG", "PROTOCOL");
	view_clamp(choice, count, r.height - 1);
	for (int i = choice->scroll; i < count && i - choice->scroll < r.height - 1; i++) {
		struct state_group g;
		int y = r.y + 1 + i - choice->scroll;

		if (!state_group_of(world, names[i], arena, &g))
			continue;
		struct bytes line = arena_printf(arena, " %-24.*s %-20.*s %10d %8d %8lld  %.*s", (int)names[i].size, (const char *)names[i].data, (int)g.state.size,
		                                 (const char *)g.state.data, (int)g.generation, (int)g.member_count,
		                                 (long long)total_lag(world, arena, &g), (int)g.protocol.size, (const char *)g.protocol.data);

		canvas_put(canvas, r.x, y, right, i == choice->row ? ROLE_SELECTED : ROLE_TEXT, line);
	}
}

/* ---- One group ----------------------------------------------------------------------------------------------------------------- */

/* The lines of an opened group, made first and then scrolled. */
struct lines {
	struct arena *arena;
	struct {
		enum role role;
		struct bytes text;
	} items[EVENTS_MAX * 4];
	int count;
};

static void add_line(struct lines *l, enum role role, struct bytes text)
{
	if (l->count < (int)(sizeof(l->items) / sizeof(l->items[0]))) {
		l->items[l->count].role = role;
		l->items[l->count++].text = text;
	}
}

static struct bytes owner_of(const struct state_group *g, struct bytes topic, int32_t partition)
{
	for (int32_t i = 0; i < g->member_count; i++)
		for (int32_t j = 0; j < g->members[i].owned_count; j++)
			if (g->members[i].owned[j].partition == partition && bytes_equal(g->members[i].owned[j].topic, topic))
				return g->members[i].client_id;
	return BYTES("-");
}

static void add_members(struct lines *l, const struct state_group *g)
{
	add_line(l, ROLE_DIM, BYTES("MEMBER                           PARTITIONS"));
	for (int32_t i = 0; i < g->member_count; i++) {
		const struct state_member *m = &g->members[i];
		struct buf owned = { .heap = l->arena->heap };

		for (int32_t j = 0; j < m->owned_count; j++)
			buf_printf(&owned, "%s%.*s-%d", j > 0 ? "  " : "", (int)m->owned[j].topic.size, (const char *)m->owned[j].topic.data, (int)m->owned[j].partition);
		struct bytes id = m->instance_id.size > 0 ? m->instance_id : bytes_slice(m->id, m->client_id.size, 9);
		struct bytes name = arena_printf(l->arena, "%.*s%.*s", (int)m->client_id.size, (const char *)m->client_id.data, (int)id.size, (const char *)id.data);

		add_line(l, ROLE_TEXT, arena_printf(l->arena, "%-32.*s %s", (int)name.size, (const char *)name.data, m->owned_count > 0 ? buf_text(&owned) : "nothing"));
		buf_free(&owned);
	}
	if (g->member_count == 0)
		add_line(l, ROLE_TEXT, BYTES("nobody"));
}

static void add_offsets(struct lines *l, struct world *world, const struct state_group *g)
{
	add_line(l, ROLE_TEXT, BYTES(""));
	add_line(l, ROLE_DIM, arena_printf(l->arena, "%-24s %10s %10s %8s  %s", "PARTITION", "COMMITTED", "LOG END", "LAG", "OWNER"));
	for (int32_t i = 0; i < g->offset_count; i++) {
		const struct group_offset_view *o = &g->offsets[i];
		struct bytes name = arena_printf(l->arena, "%.*s-%d", (int)o->topic.size, (const char *)o->topic.data, (int)o->partition);
		struct bytes owner = owner_of(g, o->topic, o->partition);
		int64_t lag = state_lag(world, l->arena, o);

		add_line(l, lag > 0 ? ROLE_WARN : ROLE_TEXT,
		         arena_printf(l->arena, "%-24.*s %10lld %10lld %8lld  %.*s", (int)name.size, (const char *)name.data, (long long)o->offset,
		                      (long long)(lag >= 0 ? o->offset + lag : -1), (long long)lag, (int)owner.size, (const char *)owner.data));
	}
	if (g->offset_count == 0)
		add_line(l, ROLE_TEXT, BYTES("nothing committed yet"));
}

static struct bytes text_of(const struct trace_view *view, const char *name)
{
	return trace_value_of(view, name)->text;
}

/* What a trace event says of this group, or null. */
static struct bytes tell(struct arena *arena, const struct trace_view *view, struct bytes group)
{
	const struct trace_value *own = trace_value_of(view, "group");
	struct bytes a, b;

	if (!own || !bytes_equal(own->text, group))
		return BYTES_NULL;
	switch (view->id) {
	case TRACE_group_member_joined:
		a = text_of(view, "client_id");
		return arena_printf(arena, "%.*s joins", (int)a.size, (const char *)a.data);
	case TRACE_group_member_left:
		a = text_of(view, "client_id");
		b = text_of(view, "reason");
		return arena_printf(arena, "%.*s leaves: %.*s", (int)a.size, (const char *)a.data, (int)b.size, (const char *)b.data);
	case TRACE_group_state_changed:
		a = text_of(view, "to");
		b = text_of(view, "reason");
		return arena_printf(arena, "-> %.*s%s%.*s", (int)a.size, (const char *)a.data, b.size > 0 ? ": " : "", (int)b.size, (const char *)b.data);
	case TRACE_group_rebalanced:
		return arena_printf(arena, "generation %lld, %lld members", (long long)trace_value_of(view, "generation")->integer,
		                    (long long)trace_value_of(view, "members")->integer);
	case TRACE_partitions_assigned:
	case TRACE_partitions_revoked:
		a = text_of(view, "client_id");
		b = text_of(view, "partitions");
		return arena_printf(arena, "%.*s %s %.*s", (int)a.size, (const char *)a.data, view->id == TRACE_partitions_assigned ? "gets" : "gives up",
		                    (int)b.size, (const char *)b.data);
	default:
		return BYTES_NULL;
	}
}

/* The newest events of the group, oldest first. */
static void add_events(struct lines *l, struct world *world, struct bytes group)
{
	struct bytes *told = arena_calloc(l->arena, EVENTS_MAX, sizeof(*told));
	int64_t seq = world_trace_count(world), stop = seq > LOOKED_BACK ? seq - LOOKED_BACK : 0;
	int count = 0;

	while (--seq >= stop && count < EVENTS_MAX) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view))
			continue;
		struct bytes what = tell(l->arena, &view, group), time;

		if (bytes_is_null(what))
			continue;
		time = view_time(l->arena, entry.t_us);
		told[count++] = arena_printf(l->arena, "%.*s  %.*s", (int)time.size, (const char *)time.data, (int)what.size, (const char *)what.data);
	}
	add_line(l, ROLE_TEXT, BYTES(""));
	add_line(l, ROLE_DIM, BYTES("WHAT HAPPENED"));
	while (count > 0)
		add_line(l, ROLE_TEXT, told[--count]);
}

static void draw_one(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r, struct bytes name)
{
	struct lines *l = ARENA_NEW(arena, struct lines);
	struct state_group g;

	l->arena = arena;
	if (!state_group_of(world, name, arena, &g)) {
		choice->depth = 0;
		return;
	}
	add_line(l, ROLE_STRONG,
	         arena_printf(arena, "%.*s  %.*s  generation %d  %.*s  coordinator broker %d", (int)name.size, (const char *)name.data, (int)g.state.size,
	                      (const char *)g.state.data, (int)g.generation, (int)g.protocol.size, (const char *)g.protocol.data, (int)g.coordinator));
	add_line(l, ROLE_TEXT, BYTES(""));
	add_members(l, &g);
	add_offsets(l, world, &g);
	add_events(l, world, name);
	int last = l->count > r.height ? l->count - r.height : 0;

	if (choice->is_following || choice->scroll > last)
		choice->scroll = last;
	for (int i = 0; i < r.height && choice->scroll + i < l->count; i++)
		canvas_put(canvas, r.x + 1, r.y + i, r.x + r.width, l->items[choice->scroll + i].role, l->items[choice->scroll + i].text);
}

static bool find_open(struct world *world, const struct view_choice *choice, struct arena *arena, struct bytes *out)
{
	struct bytes *names;
	int count = list_groups(world, choice, arena, &names);

	if (choice->row < 0 || choice->row >= count)
		return false;
	*out = names[choice->row];
	return true;
}

static void draw(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct bytes name;

	if (choice->depth > 0 && find_open(world, choice, arena, &name)) {
		draw_one(world, choice, arena, canvas, r, name);
		return;
	}
	choice->depth = 0;
	draw_list(world, choice, arena, canvas, r);
}

static bool press(struct world *world, struct view_choice *choice, struct arena *arena, struct rect r, uint32_t key)
{
	struct bytes *names;
	int count = list_groups(world, choice, arena, &names);

	if (choice->depth == 0 && key == KEY_ENTER_) {
		choice->depth = count > 0;
		choice->scroll = 0;
		choice->is_following = false;
		return true;
	}
	if (choice->depth == 0)
		return view_move(choice, count, r.height / 2, key);
	return view_scroll(choice, r.height / 2, key);
}

const struct view view_groups = { .name = "Groups", .keys = " Enter open  Esc back  / filter ", .draw = draw, .press = press };
