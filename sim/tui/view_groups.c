/* Groups: the list; one opened: its members, where it stands in each partition, and its last rebalances as they happened. */
#include <stdio.h>

#include "sim/tui/view.h"
#include "sim/world/state.h"

enum {
	LOOKED_BACK = 15000,
	EVENTS_MAX = 200,
	LINES_MAX = 1000,
	NAME_MIN = 10,
	NAME_MAX = 32,
	SIDE_BY_SIDE = 110, /* so wide that what happened stands beside the rest */
	BAR_WIDTH = 20,
	PROTOCOL_WIDTH = 18, /* "cooperative-sticky" */
	POSITION_WIDTH = 29, /* of the numbers of a position */
};

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

static struct bytes number_or_dash(struct arena *arena, int64_t value)
{
	return value < 0 ? BYTES("-") : arena_printf(arena, "%lld", (long long)value);
}

/* The width of a column of names. */
static int name_width(int width, int longest)
{
	int most = width / 3 < NAME_MAX ? width / 3 : NAME_MAX;

	longest = longest < NAME_MIN ? NAME_MIN : longest;
	return longest > most ? most : longest;
}

static void draw_list(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct bytes *names;
	int count = list_groups(world, choice, arena, &names), right = r.x + r.width, longest = 0;

	if (count == 0) {
		canvas_text(canvas, r.x + 1, r.y, right, ROLE_DIM,
		            choice->filter[0] ? "No group passes the filter." : "There is no group yet. A consumer with --group makes one.");
		return;
	}
	for (int i = 0; i < count; i++)
		longest = text_width(names[i]) > longest ? text_width(names[i]) : longest;
	int width = name_width(r.width, longest);

	/* Where it is narrow the generation gives way, then the protocol. */
	int room = r.width - 1 - width - 2 - 8 - 2 - 19 - 2 - 7 - 2 - PROTOCOL_WIDTH;
	int generation = room >= 12 ? 12 : 0, protocol = room >= 0 ? PROTOCOL_WIDTH : 0;

	canvas_printf(canvas, r.x + 1, r.y, right, ROLE_DIM, "%-*s  %8s  %-19s  %7s%*.*s  %.*s", width, "GROUP", "LAG", "STATE", "MEMBERS", generation, generation,
	              "GENERATION", protocol, "PROTOCOL");
	view_clamp(choice, count, r.height - 1);
	for (int i = choice->scroll; i < count && i - choice->scroll < r.height - 1; i++) {
		struct state_group g;
		int y = r.y + 1 + i - choice->scroll;
		bool is_selected = i == choice->row;

		if (!state_group_of(world, names[i], arena, &g))
			continue;
		canvas_fill(canvas, r.x, y, is_selected ? r.width : 0, ROLE_SELECTED, ' ');
		canvas_put(canvas, r.x + 1, y, r.x + 1 + width, is_selected ? ROLE_SELECTED : ROLE_STRONG, names[i]);
		canvas_printf(canvas, r.x + 1 + width, y, right, is_selected ? ROLE_SELECTED : ROLE_TEXT, "  %8s  %-19.*s  %7d%*.*s  %.*s",
		              arena_text(arena, number_or_dash(arena, state_group_lag(world, arena, &g))), (int)g.state.size, (const char *)g.state.data,
		              (int)g.member_count, generation, generation, arena_text(arena, arena_printf(arena, "%d", (int)g.generation)), protocol > 0 ? (int)g.protocol.size : 0, (const char *)g.protocol.data);
	}
	if (choice->scroll > 0)
		canvas_text(canvas, right - 1, r.y + 1, right, ROLE_KEY, "↑");
	if (choice->scroll + r.height - 1 < count)
		canvas_text(canvas, right - 1, r.y + r.height - 1, right, ROLE_KEY, "↓");
}

/* ---- One group ----------------------------------------------------------------------------------------------------------------- */

/* The lines of an opened group, made first and then scrolled. */
struct lines {
	struct arena *arena;
	struct {
		enum role role;
		struct bytes text;
		int bar_at, done, left; /* a bar behind the text: so many cells are consumed, so many not */
	} items[LINES_MAX];
	int count;
	int width;
};

static void add_line(struct lines *l, enum role role, struct bytes text)
{
	if (l->count < LINES_MAX) {
		l->items[l->count].role = role;
		l->items[l->count++].text = text;
	}
}

/* What a member is called here: its client id with the first of its random part, or its instance id, which it keeps. */
static struct bytes member_name(struct arena *arena, const struct state_member *m)
{
	if (m->instance_id.size > 0)
		return arena_printf(arena, "%s (%s)", arena_text(arena, m->client_id), arena_text(arena, m->instance_id));
	return arena_printf(arena, "%s%s", arena_text(arena, m->client_id), arena_text(arena, bytes_slice(m->id, m->client_id.size, 9)));
}

static void add_members(struct lines *l, const struct state_group *g)
{
	int longest = 0;

	for (int32_t i = 0; i < g->member_count; i++) {
		int width = text_width(member_name(l->arena, &g->members[i]));

		longest = width > longest ? width : longest;
	}
	int width = name_width(l->width, longest);

	add_line(l, ROLE_DIM, arena_printf(l->arena, "%-*s  PARTITIONS", width, "MEMBER"));
	for (int32_t i = 0; i < g->member_count; i++) {
		const struct state_member *m = &g->members[i];
		struct buf owned = { .heap = l->arena->heap };

		for (int32_t j = 0; j < m->owned_count; j++)
			buf_printf(&owned, "%s%.*s-%d", j > 0 ? "  " : "", (int)m->owned[j].topic.size, (const char *)m->owned[j].topic.data, (int)m->owned[j].partition);
		add_line(l, ROLE_TEXT,
		         arena_printf(l->arena, "%-*.*s  %s", width, width, arena_text(l->arena, member_name(l->arena, m)), m->owned_count > 0 ? buf_text(&owned) : "nothing"));
		buf_free(&owned);
	}
	if (g->member_count == 0)
		add_line(l, ROLE_TEXT, BYTES("nobody"));
}

/* ---- Where it stands --------------------------------------------------------------------------------------------------------------- */

struct position {
	struct bytes topic;
	int32_t partition;
	int64_t committed; /* -1: nothing yet */
	int64_t log_end;   /* the high watermark; -1: not known */
	struct bytes owner;
};

/* Committed partitions, then those that are owned only. */
static int list_positions(struct world *world, struct arena *arena, const struct state_group *g, struct position **out)
{
	int count = (int)g->offset_count, owned = 0;

	for (int32_t i = 0; i < g->member_count; i++)
		owned += (int)g->members[i].owned_count;
	*out = arena_calloc(arena, (size_t)(count + owned), sizeof(**out));
	for (int i = 0; i < count; i++)
		(*out)[i] = (struct position){ .topic = g->offsets[i].topic, .partition = g->offsets[i].partition, .committed = g->offsets[i].offset };
	for (int32_t i = 0; i < g->member_count; i++)
		for (int32_t j = 0; j < g->members[i].owned_count; j++) {
			const struct state_owned *o = &g->members[i].owned[j];
			int at = 0;

			while (at < count && ((*out)[at].partition != o->partition || !bytes_equal((*out)[at].topic, o->topic)))
				at++;
			if (at == count)
				(*out)[count++] = (struct position){ .topic = o->topic, .partition = o->partition, .committed = -1 };
			(*out)[at].owner = g->members[i].client_id;
		}
	for (int i = 0; i < count; i++) {
		struct state_partition partition;

		(*out)[i].log_end = state_partition_of(world, (*out)[i].topic, (*out)[i].partition, arena, &partition) ? partition.high_watermark : -1;
	}
	return count;
}

static void add_bar(struct lines *l, int at, const struct position *p)
{
	if (l->width < at + BAR_WIDTH || p->log_end <= 0 || l->count == 0)
		return;
	int64_t scale = p->log_end > BAR_WIDTH ? p->log_end : BAR_WIDTH, committed = p->committed < 0 ? 0 : p->committed;
	int all = (int)(p->log_end * BAR_WIDTH / scale), done = committed >= p->log_end ? all : (int)(committed * BAR_WIDTH / scale);

	l->items[l->count - 1].bar_at = at;
	l->items[l->count - 1].done = done;
	/* What is left shows, however little it is. */
	l->items[l->count - 1].left = all - done + (all == done && committed < p->log_end);
}

static void add_positions(struct lines *l, struct world *world, const struct state_group *g)
{
	struct position *positions;
	int count = list_positions(world, l->arena, g, &positions), longest = 0, owner = 5;

	for (int i = 0; i < count; i++) {
		longest = text_width(positions[i].topic) + 4 > longest ? text_width(positions[i].topic) + 4 : longest;
		owner = text_width(positions[i].owner) > owner ? text_width(positions[i].owner) : owner;
	}
	int width = name_width(l->width, longest);
	bool has_owner = width + POSITION_WIDTH + owner <= l->width; /* the members above tell the same */

	add_line(l, ROLE_TEXT, BYTES(""));
	add_line(l, ROLE_DIM, arena_printf(l->arena, "%-*s %9s %9s %7s  %s", width, "PARTITION", "COMMITTED", "LOG END", "LAG", has_owner ? "OWNER" : ""));
	for (int i = 0; i < count; i++) {
		const struct position *p = &positions[i];
		const char *name = arena_text(l->arena, arena_printf(l->arena, "%s-%d", arena_text(l->arena, p->topic), (int)p->partition));
		int64_t lag = p->committed < 0 || p->log_end < 0 ? -1 : p->log_end - p->committed;

		add_line(l, lag > 0 ? ROLE_WARN : ROLE_TEXT,
		         arena_printf(l->arena, "%-*.*s %9s %9s %7s  %s", width, width, name, arena_text(l->arena, number_or_dash(l->arena, p->committed)),
		                      arena_text(l->arena, number_or_dash(l->arena, p->log_end)), arena_text(l->arena, number_or_dash(l->arena, lag)),
		                      !has_owner ? "" : p->owner.size > 0 ? arena_text(l->arena, p->owner) : "-"));
		add_bar(l, width + 32 + owner, p);
	}
	if (count == 0)
		add_line(l, ROLE_TEXT, BYTES("nothing owned or committed yet"));
}

/* ---- What happened ----------------------------------------------------------------------------------------------------------------- */

static struct bytes text_of(const struct trace_view *view, const char *name)
{
	return trace_value_of(view, name)->text;
}

static bool is_of_groups(enum trace_id id)
{
	return id == TRACE_group_member_joined || id == TRACE_group_member_left || id == TRACE_group_state_changed || id == TRACE_group_rebalanced ||
	       id == TRACE_partitions_assigned || id == TRACE_partitions_revoked;
}

static struct bytes tell(struct arena *arena, const struct trace_view *view, enum role *role)
{
	const char *who = view->id == TRACE_group_state_changed || view->id == TRACE_group_rebalanced ? "" : arena_text(arena, text_of(view, "client_id"));
	long long members;
	struct bytes text;

	*role = ROLE_TEXT;
	switch (view->id) {
	case TRACE_group_member_joined:
		*role = ROLE_GOOD;
		return arena_printf(arena, "%s joins", who);
	case TRACE_group_member_left:
		*role = ROLE_BAD;
		return arena_printf(arena, "%s leaves: %s", who, arena_text(arena, text_of(view, "reason")));
	case TRACE_group_state_changed:
		text = text_of(view, "reason");
		*role = bytes_equal_text(text_of(view, "to"), "PreparingRebalance") ? ROLE_STRONG : ROLE_DIM;
		return arena_printf(arena, "→ %s%s%s", arena_text(arena, text_of(view, "to")), text.size > 0 ? ": " : "", text.size > 0 ? arena_text(arena, text) : "");
	case TRACE_group_rebalanced:
		members = (long long)trace_value_of(view, "members")->integer;
		return arena_printf(arena, "generation %lld: %lld member%s", (long long)trace_value_of(view, "generation")->integer, members, members == 1 ? "" : "s");
	case TRACE_partitions_assigned:
		text = text_of(view, "partitions");
		return arena_printf(arena, "%s gets %s", who, text.size > 0 ? arena_text(arena, text) : "nothing");
	default:
		text = text_of(view, "partitions");
		*role = ROLE_WARN;
		return arena_printf(arena, "%s %s %s", who, trace_value_of(view, "is_lost")->integer ? "loses" : "gives up", text.size > 0 ? arena_text(arena, text) : "nothing");
	}
}

/* The newest events of the group, oldest first. */
static void add_events(struct lines *l, struct world *world, struct bytes group)
{
	struct bytes *told = arena_calloc(l->arena, EVENTS_MAX, sizeof(*told));
	enum role *roles = arena_calloc(l->arena, EVENTS_MAX, sizeof(*roles));
	int64_t seq = world_trace_count(world), stop = seq > LOOKED_BACK ? seq - LOOKED_BACK : 0;
	int count = 0;

	while (--seq >= stop && count < EVENTS_MAX) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view) || !is_of_groups(view.id) || !bytes_equal(text_of(&view, "group"), group))
			continue;
		struct bytes time = view_time(l->arena, entry.t_us), what = tell(l->arena, &view, &roles[count]);

		told[count++] = arena_printf(l->arena, "%.*s  %s", (int)time.size, (const char *)time.data, arena_text(l->arena, what));
	}
	add_line(l, ROLE_DIM, BYTES("WHAT HAPPENED"));
	if (count == 0)
		add_line(l, ROLE_TEXT, BYTES("nothing lately"));
	while (count-- > 0)
		add_line(l, roles[count], told[count]);
}

/* ---- Drawing ----------------------------------------------------------------------------------------------------------------------- */

static void draw_lines(const struct lines *l, struct canvas *canvas, struct rect r, int scroll)
{
	int right = r.x + r.width, last = l->count > r.height ? l->count - r.height : 0;

	if (scroll > last)
		scroll = last;
	for (int i = 0; i < r.height && scroll + i < l->count; i++) {
		int y = r.y + i, bar_at = r.x + 1 + l->items[scroll + i].bar_at, done = l->items[scroll + i].done;

		canvas_put(canvas, r.x + 1, y, right, l->items[scroll + i].role, l->items[scroll + i].text);
		if (bar_at > r.x + 1) {
			canvas_fill(canvas, bar_at, y, done, ROLE_BAR, 0x25ae);
			canvas_fill(canvas, bar_at + done, y, l->items[scroll + i].left, ROLE_WARN, 0x25af);
		}
	}
	if (scroll > 0)
		canvas_text(canvas, right - 1, r.y, right, ROLE_KEY, "↑");
	if (scroll < last)
		canvas_text(canvas, right - 1, r.y + r.height - 1, right, ROLE_KEY, "↓");
}

static void draw_title(const struct state_group *g, struct canvas *canvas, struct rect r)
{
	int right = r.x + r.width, x = canvas_put(canvas, r.x + 1, r.y, right, ROLE_STRONG, g->name);

	x = canvas_put(canvas, x + 2, r.y, right, bytes_equal_text(g->state, "Stable") ? ROLE_GOOD : ROLE_WARN, g->state);
	x = canvas_printf(canvas, x, r.y, right, ROLE_TEXT, "  generation %d", (int)g->generation);
	x = canvas_put(canvas, x + 2, r.y, right, ROLE_TEXT, g->protocol);
	canvas_printf(canvas, x + (g->protocol.size > 0 ? 2 : 0), r.y, right, ROLE_DIM, "coordinator broker %d", (int)g->coordinator);
}

/* The title stays; what is below scrolls. */
static void draw_one(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r, const struct state_group *g)
{
	struct lines *l = ARENA_NEW(arena, struct lines), *events = r.width >= SIDE_BY_SIDE ? ARENA_NEW(arena, struct lines) : l;
	int left = events == l ? r.width : r.width * 11 / 20;
	struct rect below = { r.x, r.y + 2, left, r.height - 2 }, beside = { r.x + left, r.y + 2, r.width - left, r.height - 2 };

	draw_title(g, canvas, r);
	if (below.height < 1)
		return;
	l->arena = events->arena = arena;
	l->width = left - 2;
	add_members(l, g);
	add_positions(l, world, g);
	if (events == l)
		add_line(l, ROLE_TEXT, BYTES(""));
	add_events(events, world, g->name);
	int count = l->count > events->count ? l->count : events->count, last = count > below.height ? count - below.height : 0;

	if (choice->is_following || choice->scroll > last)
		choice->scroll = last;
	draw_lines(l, canvas, below, choice->scroll);
	if (events != l)
		draw_lines(events, canvas, beside, choice->scroll);
}

static void draw(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct state_group g;

	/* By name: rows move when groups come and go. */
	if (choice->depth > 0 && state_group_of(world, bytes_of_text(choice->topic), arena, &g)) {
		draw_one(world, choice, arena, canvas, r, &g);
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
		choice->depth = choice->row < count;
		if (choice->depth > 0)
			snprintf(choice->topic, sizeof(choice->topic), "%.*s", (int)names[choice->row].size, (const char *)names[choice->row].data);
		choice->scroll = 0;
		choice->is_following = false;
		return true;
	}
	if (choice->depth == 0)
		return view_move(choice, count, r.height / 2, key);
	return view_scroll(choice, r.height / 2, key);
}

const struct view view_groups = { .name = "Groups", .keys = "Enter open  Esc back  / filter", .draw = draw, .press = press };
