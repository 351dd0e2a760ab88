/* Cluster: a row a partition, a column a broker, in each cell the replica's log; behind it the records written last. Below, the groups, and the
 * clients that have been producing and consuming. */
#include "sim/tui/notes.h"
#include "sim/tui/recent.h"
#include "sim/tui/view.h"
#include "sim/world/state.h"

enum {
	COLUMN_MIN = 12,
	COLUMN_MAX = 34,
	WIDE = 64, /* from here on there is room for what is not needed */
	VALUES_MAX = 12,
	VALUE_SIZE_MAX = 24,
	READ_MAX = 256 << 10,
	PARTITIONS_MAX = 100000,
	GROUPS_MAX = 50,
	VALUES_ROOM_MIN = 16,
	STRIP_ROWS = 1, /* where there are no more, that of the chosen topic is in sight */
};

struct cluster_view {
	struct world *world;
	struct arena *arena;
	struct canvas *canvas;
	struct rect r;
	int right; /* behind the last column */
	struct state_broker *brokers;
	int32_t broker_count;
	int first_broker;   /* index of the first one shown */
	int shown_brokers;
	int first_column;   /* where its column begins */
	int column_width;
	int bar_room;       /* of the widest bar: bars have one scale */
	int64_t longest;    /* of all logs on screen */
	struct note *notes; /* what has just befallen partitions */
	int note_count;
};

struct row {
	struct bytes topic;
	int32_t partition;
	bool is_first; /* of its topic */
	struct state_partition state;
};

/* ---- Rows ------------------------------------------------------------------------------------------------------------------ */

/* The partitions that pass the filter, without their state yet. */
static int list_rows(struct cluster_view *v, const struct view_choice *choice, struct row **out)
{
	struct state_topic *topics;
	int32_t topic_count = view_topics(v->world, choice->with_internal, v->arena, &topics);
	int count = 0;

	for (int32_t i = 0; i < topic_count; i++)
		count += topics[i].partition_count;
	*out = arena_calloc(v->arena, (size_t)count, sizeof(**out));
	count = 0;
	for (int32_t i = 0; i < topic_count; i++) {
		if (!view_matches(choice, topics[i].name))
			continue;
		for (int32_t p = 0; p < topics[i].partition_count && count < PARTITIONS_MAX; p++)
			(*out)[count++] = (struct row){ .topic = topics[i].name, .partition = p, .is_first = p == 0 };
	}
	return count;
}

static const struct state_replica *replica_on(const struct state_partition *p, int32_t broker)
{
	for (int32_t i = 0; i < p->replica_count; i++)
		if (p->replicas[i].broker == broker)
			return &p->replicas[i];
	return NULL;
}

static bool is_in_isr(const struct state_partition *p, int32_t broker)
{
	for (int32_t i = 0; i < p->isr_count; i++)
		if (p->isr[i] == broker)
			return true;
	return false;
}

/* ---- A replica's cell -------------------------------------------------------------------------------------------------------- */

/* Where the log ends; with what else is worth saying of this replica if `is_long`. */
static struct bytes tail_text(struct cluster_view *v, const struct state_partition *p, const struct state_replica *replica, bool is_long)
{
	struct bytes end = view_number(v->arena, replica->log_end), start = view_number(v->arena, replica->log_start), high = view_number(v->arena, p->high_watermark);
	bool has_start = is_long && replica->log_start > 0, has_high = is_long && p->leader == replica->broker && p->high_watermark < replica->log_end;

	return arena_printf(v->arena, "%.*s%s%.*s%s%.*s", (int)end.size, (const char *)end.data, has_start ? " from " : "", has_start ? (int)start.size : 0,
	                    (const char *)start.data, has_high ? " hw " : "", has_high ? (int)high.size : 0, (const char *)high.data);
}

/* Up to where the replica's records are surely committed. One outside of the ISR may have others below the leader's high watermark: of it counts what
 * it has heard of itself. */
static int64_t committed_on(const struct state_partition *p, const struct state_replica *replica)
{
	return is_in_isr(p, replica->broker) ? p->high_watermark : replica->high_watermark;
}

/* The log as a bar: what is committed, what is not yet, and how far the log start has moved. */
static int draw_bar(struct cluster_view *v, int x, int y, const struct state_partition *p, const struct state_replica *replica)
{
	int room = v->bar_room;
	int64_t scale = v->longest > room ? v->longest : room, committed = committed_on(p, replica);

	for (int i = 0; i < room; i++) {
		/* The cell stands for offsets [from, to). */
		int64_t from = scale > room ? i * scale / room : i, to = scale > room ? (i + 1) * scale / room : i + 1;

		if (from >= replica->log_end)
			return x + i;
		bool is_gone = to <= replica->log_start, is_committed = committed < 0 || from < committed;

		canvas_fill(v->canvas, x + i, y, 1, is_gone ? ROLE_DIM : is_committed ? ROLE_BAR : ROLE_WARN, is_gone ? 0xb7 : is_committed ? 0x25ae : 0x25af);
	}
	return x + room;
}

static void draw_replica(struct cluster_view *v, const struct row *row, int x, int y, const struct state_broker *broker)
{
	const struct state_partition *p = &row->state;
	const struct state_replica *replica = replica_on(p, broker->id);
	int right = x + v->column_width - 1;

	if (!replica)
		return;
	bool is_leader = p->leader == broker->id, in_sync = is_in_isr(p, broker->id);

	canvas_text(v->canvas, x, y, right, is_leader ? ROLE_LEADER : in_sync ? ROLE_FOLLOWER : ROLE_WARN, is_leader ? "L" : in_sync ? "f" : "-");
	if (!replica->is_hosted) {
		if (broker->is_running) /* else its head says why */
			canvas_text(v->canvas, x + 2, y, right, ROLE_DIM, "no log");
		return;
	}
	struct bytes tail = tail_text(v, p, replica, true);

	if (text_width(tail) + v->bar_room + 4 > v->column_width)
		tail = tail_text(v, p, replica, false);
	x = draw_bar(v, x + 2, y, p, replica);
	canvas_put(v->canvas, x + (replica->log_end > 0), y, right, ROLE_NUMBER, tail);
}

/* ---- Partitions ---------------------------------------------------------------------------------------------------------------- */

static bool is_ready(const struct state_broker *b)
{
	return b->is_running && !b->is_paused && b->is_registered && !b->is_fenced;
}

static void draw_heads(struct cluster_view *v)
{
	int left_out = (int)v->broker_count - v->first_broker - v->shown_brokers;

	for (int i = 0; i < v->shown_brokers; i++) {
		const struct state_broker *b = &v->brokers[v->first_broker + i];
		int x = v->first_column + i * v->column_width, right = i + 1 < v->shown_brokers ? x + v->column_width - 1 : v->right;
		/* The narrowest head still says which broker, and how it is; where there are several, all in the same words. */
		bool is_short = (v->shown_brokers > 1 ? v->column_width - 1 : right - x) < 22;

		x = canvas_printf(v->canvas, x, v->r.y, right, ROLE_TITLE, is_short && (v->shown_brokers > 1 || right - x < 20) ? "b%d " : "broker %d ", (int)b->id);
		x = canvas_text(v->canvas, x, v->r.y, right, is_ready(b) ? ROLE_GOOD : ROLE_BAD, !b->is_running ? "○" : is_ready(b) ? "●" : "◌");
		canvas_text(v->canvas, x + 1, v->r.y, right, is_ready(b) ? ROLE_DIM : ROLE_BAD,
		            !b->is_running ? "down" : b->is_paused ? "paused" : !is_ready(b) ? "fenced" : !b->is_controller ? "" : is_short ? "contr." : "controller");
	}
	if (v->first_broker > 0)
		canvas_printf(v->canvas, v->r.x + 1, v->r.y, v->first_column, ROLE_KEY, "← %d", v->first_broker);
	if (left_out > 0)
		canvas_printf(v->canvas, v->right - 5, v->r.y, v->right, ROLE_KEY, "%3d →", left_out);
}

/* Where roles are apart: the nodes that only control, on a line of their own above the brokers. */
static void draw_controllers(const struct cluster_view *v, const struct state_broker *nodes, int32_t count)
{
	int x = canvas_text(v->canvas, v->r.x + 1, v->r.y, v->right, ROLE_DIM, v->r.width < 50 ? "" : "controllers ");

	for (int32_t i = 0; i < count; i++) {
		const struct state_broker *n = &nodes[i];

		x = canvas_printf(v->canvas, x + 1, v->r.y, v->right, ROLE_TITLE, "%d ", (int)n->id);
		bool is_well = n->is_running && !n->is_paused;

		x = canvas_text(v->canvas, x, v->r.y, v->right, is_well ? ROLE_GOOD : ROLE_BAD, !n->is_running ? "○ " : n->is_paused ? "◌ " : "● ");
		x = canvas_text(v->canvas, x, v->r.y, v->right, is_well ? ROLE_DIM : ROLE_BAD,
		                !n->is_running ? "down " : n->is_paused ? "paused " : n->is_controller ? "active " : "");
	}
}

/* As many of the last records as fit, the newest first. */
static void draw_values(struct cluster_view *v, const struct row *row, int x, int y, int64_t *budget)
{
	const struct record *records;
	int32_t count;

	if (x + VALUES_ROOM_MIN > v->right || bytes_starts_with(row->topic, BYTES("__")))
		return;
	count = recent_records(v->world, row->state.leader, row->topic, row->partition, VALUES_MAX, budget, v->arena, &records);
	while (count-- > 0) {
		struct bytes text = recent_text(v->arena, records[count].key, records[count].value, VALUE_SIZE_MAX);
		struct bytes offset = arena_printf(v->arena, "@%lld ", (long long)records[count].offset);

		if (x + (int)offset.size + text_width(text) > v->right)
			return;
		x = canvas_put(v->canvas, x, y, v->right, ROLE_NUMBER, offset);
		x = canvas_put(v->canvas, x, y, v->right, ROLE_TEXT, text) + 2;
	}
}

static void draw_name(struct cluster_view *v, const struct row *row, int y)
{
	int x = v->r.x + 1, right = v->first_column - 1;

	if (v->r.width >= WIDE) {
		struct bytes epoch = arena_printf(v->arena, "e%d", (int)row->state.leader_epoch);

		canvas_put(v->canvas, right - (int)epoch.size, y, right, ROLE_DIM, epoch);
		right -= (int)epoch.size + 1;
	}
	struct bytes number = arena_printf(v->arena, "-%d", (int)row->partition);

	/* The number stays when the name is cut. */
	x = canvas_put(v->canvas, x, y, right - (int)number.size, row->is_first ? ROLE_STRONG : ROLE_TEXT, row->topic);
	canvas_put(v->canvas, x, y, right, row->is_first ? ROLE_STRONG : ROLE_TEXT, number);
}

static void measure(struct cluster_view *v, struct row *rows, int shown)
{
	int tail = 1;

	for (int i = 0; i < shown; i++) {
		state_partition_of(v->world, rows[i].topic, rows[i].partition, v->arena, &rows[i].state);
		for (int32_t j = 0; j < rows[i].state.replica_count; j++) {
			const struct state_replica *replica = &rows[i].state.replicas[j];
			int width = text_width(tail_text(v, &rows[i].state, replica, v->column_width >= COLUMN_MAX));

			tail = width > tail ? width : tail;
			v->longest = replica->log_end > v->longest ? replica->log_end : v->longest;
		}
	}
	v->bar_room = v->column_width - 4 - tail > 1 ? v->column_width - 4 - tail : 1;
}

/* What is wrong with the partition or has just befallen it; returns the column behind it. Where there is no room of its own, only what is wrong
 * shows, over the row's end. */
static int draw_status(struct cluster_view *v, const struct row *row, int x, int y)
{
	const struct state_partition *p = &row->state;
	const struct note *note = notes_of(v->notes, v->note_count, row->topic, row->partition);

	if (p->leader == NO_LEADER) {
		canvas_text(v->canvas, x + 9 < v->right ? x : v->right - 9, y, v->right, ROLE_BAD, "no leader");
		return v->right;
	}
	struct bytes text = note                            ? note->text :
	                    p->isr_count < p->replica_count ? arena_printf(v->arena, "ISR %d of %d", (int)p->isr_count, (int)p->replica_count) :
	                                                      BYTES("");

	if (text.size == 0 || x + text_width(text) > v->right)
		return x;
	return canvas_put(v->canvas, x, y, v->right, note ? ROLE_EMPHASIS : ROLE_WARN, text) + 2;
}

/* How many rows there are beyond this one, at its end; nothing else of it may stand there. */
static void draw_beyond(struct cluster_view *v, int y, int count, const char *mark)
{
	struct bytes text = count > 0 ? arena_printf(v->arena, "%d%s", count < 9999 ? count : 9999, mark) : BYTES("");

	canvas_put(v->canvas, v->right - text_width(text), y, v->right, ROLE_KEY, text);
	v->right -= text.size > 0 ? text_width(text) + 1 : 0;
}

static void draw_rows(struct cluster_view *v, const struct view_choice *choice, struct row *rows, int count, int height)
{
	int shown = count - choice->scroll < height ? count - choice->scroll : height;
	int behind = v->first_column + v->shown_brokers * v->column_width;
	int right = v->right;
	int64_t budget = READ_MAX;

	rows += choice->scroll;
	measure(v, rows, shown);
	for (int i = 0; i < shown; i++) {
		int y = v->r.y + 1 + i;

		draw_beyond(v, y, i == 0 ? choice->scroll : 0, "↑");
		draw_beyond(v, y, i == shown - 1 ? count - choice->scroll - shown : 0, "↓");
		draw_name(v, &rows[i], y);
		for (int b = 0; b < v->shown_brokers; b++)
			draw_replica(v, &rows[i], v->first_column + b * v->column_width, y, &v->brokers[v->first_broker + b]);
		int x = v->broker_count > 1 || rows[i].state.leader == NO_LEADER ? draw_status(v, &rows[i], behind, y) : behind;

		draw_values(v, &rows[i], x, y, &budget);
		v->right = right;
	}
}

/* ---- Groups -------------------------------------------------------------------------------------------------------------------- */

/* "clicks-0 @7 lag 1": what is owned, where the group stands, and how far behind. */
static int draw_owned(struct cluster_view *v, int x, int y, const struct state_group *g, struct bytes topic, int32_t partition)
{
	int64_t offset = -1, lag = -1;

	for (int32_t i = 0; i < g->offset_count; i++)
		if (g->offsets[i].partition == partition && bytes_equal(g->offsets[i].topic, topic)) {
			offset = g->offsets[i].offset;
			lag = state_lag(v->world, v->arena, &g->offsets[i]);
		}
	x = canvas_printf(v->canvas, x, y, v->right, ROLE_TEXT, "%.*s-%d", (int)topic.size, (const char *)topic.data, (int)partition);
	if (offset >= 0)
		x = canvas_printf(v->canvas, x, y, v->right, ROLE_NUMBER, " @%lld", (long long)offset);
	if (lag > 0)
		x = canvas_printf(v->canvas, x, y, v->right, ROLE_WARN, " lag %lld", (long long)lag);
	return x + 3;
}

static int group_lines(const struct state_group *g)
{
	return 1 + (g->member_count > 0 ? g->member_count : g->offset_count > 0);
}

static int draw_group(struct cluster_view *v, const struct state_group *g, int y, int bottom)
{
	int64_t lag = state_group_lag(v->world, v->arena, g);
	int name_width = 0;
	int x = canvas_text(v->canvas, v->r.x + 1, y, v->right, ROLE_DIM, "group ");

	x = canvas_put(v->canvas, x, y, v->right, ROLE_STRONG, g->name);
	x = canvas_put(v->canvas, x + 2, y, v->right, bytes_equal_text(g->state, "Stable") ? ROLE_GOOD : ROLE_WARN, g->state);
	x = lag < 0 ? canvas_text(v->canvas, x, y, v->right, ROLE_WARN, "  lag ?")
	            : canvas_printf(v->canvas, x, y, v->right, lag > 0 ? ROLE_WARN : ROLE_DIM, "  lag %lld", (long long)lag);
	canvas_printf(v->canvas, x, y, v->right, ROLE_DIM, "  generation %d", (int)g->generation);
	y++;
	for (int32_t i = 0; i < g->member_count; i++)
		name_width = text_width(g->members[i].client_id) > name_width ? text_width(g->members[i].client_id) : name_width;
	for (int32_t i = 0; i < g->member_count && y < bottom; i++, y++) {
		const struct state_member *m = &g->members[i];

		canvas_put(v->canvas, v->r.x + 3, y, v->right, ROLE_TEXT, m->client_id);
		x = canvas_text(v->canvas, v->r.x + 3 + name_width, y, v->right, ROLE_DIM, m->owned_count > 0 ? " → " : "   owns nothing");
		for (int32_t j = 0; j < m->owned_count; j++)
			x = draw_owned(v, x, y, g, m->owned[j].topic, m->owned[j].partition);
	}
	if (g->member_count == 0 && g->offset_count > 0 && y < bottom) {
		x = canvas_text(v->canvas, v->r.x + 3, y, v->right, ROLE_DIM, "nobody; committed ");
		for (int32_t i = 0; i < g->offset_count; i++)
			x = draw_owned(v, x, y, g, g->offsets[i].topic, g->offsets[i].partition);
		y++;
	}
	return y;
}

static int list_groups(struct cluster_view *v, struct state_group **out, int *all_count)
{
	struct bytes *names;
	int count = 0;

	*all_count = (int)state_groups(v->world, v->arena, &names);
	*out = arena_calloc(v->arena, GROUPS_MAX, sizeof(**out));
	for (int i = 0; i < *all_count && count < GROUPS_MAX && count < v->r.height; i++)
		if (state_group_of(v->world, names[i], v->arena, &(*out)[count]))
			count++;
	return count;
}

static int draw_groups(struct cluster_view *v, const struct state_group *groups, int count, int all_count, int y, int bottom)
{
	for (int i = 0; i < count; i++) {
		/* A line is kept for what does not fit. */
		if (y + (i + 1 < all_count) >= bottom) {
			if (y < bottom)
				canvas_printf(v->canvas, v->r.x + 1, y++, v->right, ROLE_DIM, "%d more group%s", all_count - i, all_count - i == 1 ? "" : "s");
			return y;
		}
		y = draw_group(v, &groups[i], y, bottom - (i + 1 < all_count));
	}
	return y;
}

/* ---- Clients ------------------------------------------------------------------------------------------------------------------- */

static void draw_client(struct cluster_view *v, const struct recent_client *client, int name_width, int64_t window_us, int y)
{
	struct bytes text = recent_text(v->arena, client->key, client->value, VALUE_SIZE_MAX);
	int64_t tenths = window_us > 0 ? client->count * 10000000 / window_us : 0;

	canvas_put(v->canvas, v->r.x + 1, y, v->right, ROLE_TEXT, client->client_id);
	int x = canvas_text(v->canvas, v->r.x + 1 + name_width, y, v->right, ROLE_DIM, client->is_producer ? " → " : " ← ");

	x = canvas_put(v->canvas, x, y, v->right, ROLE_TEXT, client->topic);
	x = canvas_printf(v->canvas, x, y, v->right, ROLE_DIM, "  %lld.%lld/s", (long long)(tenths / 10), (long long)(tenths % 10));
	x = canvas_printf(v->canvas, x, y, v->right, ROLE_NUMBER, "  %d@%lld ", (int)client->partition, (long long)client->offset);
	canvas_put(v->canvas, x, y, v->right, ROLE_TEXT, text);
}

static int draw_clients(struct cluster_view *v, const struct recent_client *clients, int count, int64_t window_us, int y, int bottom)
{
	int name_width = 0;

	for (int i = 0; i < count; i++)
		name_width = text_width(clients[i].client_id) > name_width ? text_width(clients[i].client_id) : name_width;
	for (int i = 0; i < count && y < bottom; i++)
		draw_client(v, &clients[i], name_width, window_us, y++);
	return y;
}

/* ---- All ------------------------------------------------------------------------------------------------------------------------ */

static void lay_out(struct cluster_view *v, struct view_choice *choice, const struct row *rows, int count)
{
	int longest = 8, room, epoch = v->r.width >= WIDE ? 4 : 0;

	for (int i = 0; i < count; i++)
		if (text_width(rows[i].topic) + 4 > longest)
			longest = text_width(rows[i].topic) + 4;
	if (longest > v->r.width / 3 - epoch)
		longest = v->r.width / 3 - epoch;
	v->first_column = v->r.x + 1 + longest + epoch;
	room = v->right - v->first_column;
	/* What befalls partitions has room of its own where the columns keep theirs. */
	if (v->broker_count > 1 && room - NOTE_WIDTH >= v->broker_count * COLUMN_MIN)
		room -= NOTE_WIDTH;
	v->column_width = v->broker_count > 0 ? room / v->broker_count : room;
	if (v->column_width < COLUMN_MIN)
		v->column_width = COLUMN_MIN;
	if (v->column_width > COLUMN_MAX)
		v->column_width = COLUMN_MAX;
	/* The last column needs no blank behind it. */
	v->shown_brokers = (room + 1) / v->column_width;
	if (v->shown_brokers > v->broker_count)
		v->shown_brokers = (int)v->broker_count;
	if (choice->partition > v->broker_count - v->shown_brokers)
		choice->partition = v->broker_count - v->shown_brokers;
	if (choice->partition < 0)
		choice->partition = 0;
	v->first_broker = (int)choice->partition;
}

static void draw_legend(struct cluster_view *v, int y)
{
	static const struct {
		enum role mark_role;
		const char *mark, *text;
	} items[] = {
		{ ROLE_LEADER, "L", "leader" }, { ROLE_FOLLOWER, "f", "in sync" }, { ROLE_WARN, "-", "not in sync" },  { ROLE_BAR, "▮", "committed" },
		{ ROLE_WARN, "▯", "not yet" },  { ROLE_DIM, "·", "deleted" },      { ROLE_DIM, "e0", "leader epoch" },
	};
	int x = v->r.x + 1;

	for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
		if ((i == 1 || i == 2) && v->broker_count == 1) /* nobody follows */
			continue;
		if (x + text_width(bytes_of_text(items[i].mark)) + 1 + (int)strlen(items[i].text) > v->right)
			return;
		x = canvas_text(v->canvas, x, y, v->right, items[i].mark_role, items[i].mark);
		x = canvas_text(v->canvas, x + 1, y, v->right, ROLE_DIM, items[i].text) + 2;
	}
}

/* How many lines the partitions get: what is below needs `below`, but may not take more than two of five. */
static int table_height(int height, int count, int below)
{
	int most = height * 2 / 5;

	if (1 + count + below <= height)
		return count > 0 ? count : 1;
	if (below > most)
		below = height - 1 - count > most ? height - 1 - count : most;
	return height - 1 - below < count ? height - 1 - below : count;
}

/* Without a broker that runs nobody tells which topics there are. */
static const char *no_topic(struct world *world, struct arena *arena, const struct view_choice *choice)
{
	if (!view_has_broker(world, arena))
		return "No broker is running.";
	return choice->filter[0] ? "No topic passes the filter." : "There is no topic yet.";
}

/* The first of the topic; 0: it is not there. */
static int row_of(const struct row *rows, int count, const char *topic)
{
	for (int i = 0; i < count; i++)
		if (bytes_equal_text(rows[i].topic, topic))
			return i;
	return 0;
}

static void draw(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct cluster_view v = { .world = world, .arena = arena, .canvas = canvas, .r = r, .right = r.x + r.width };
	struct recent_client *clients = arena_calloc(arena, RECENT_CLIENTS_MAX, sizeof(*clients));
	struct row *rows;
	struct state_group *groups;
	int all_groups, below = 0, bottom = r.y + r.height;
	int64_t window_us;

	int32_t node_count = state_nodes(world, arena, &v.brokers);

	v.broker_count = cluster_size(world);
	if (node_count > v.broker_count && r.height > 2) {
		draw_controllers(&v, v.brokers + v.broker_count, node_count - v.broker_count);
		v.r.y = ++r.y;
		v.r.height = --r.height;
	}
	v.notes = arena_calloc(arena, NOTES_MAX, sizeof(*v.notes));
	v.note_count = v.broker_count > 1 ? notes_find(world, arena, v.notes) : 0;
	int count = list_rows(&v, choice, &rows), group_count = list_groups(&v, &groups, &all_groups);
	int client_count = recent_clients(world, arena, clients, &window_us);

	for (int i = 0; i < group_count; i++)
		below += group_lines(&groups[i]);
	below += (group_count > 0) + (client_count > 0 ? client_count + 1 : 0);
	int height = table_height(r.height, count, below);

	lay_out(&v, choice, rows, count);
	int row = choice->row;
	bool is_strip = row == 0 && height <= STRIP_ROWS;

	if (is_strip)
		choice->row = row_of(rows, count, choice->topic);
	/* No row is selected here: the row is the first one shown. */
	if (choice->row > count - height)
		choice->row = count - height;
	view_clamp(choice, count, height);
	choice->scroll = choice->row;
	draw_heads(&v);
	if (count == 0 && r.height > 1)
		canvas_text(canvas, r.x + 1, r.y + 1, v.right, ROLE_DIM, no_topic(world, arena, choice));
	else
		draw_rows(&v, choice, rows, count, height);
	if (is_strip) /* where there is more room it begins at the top */
		choice->row = choice->scroll = row;
	int y = r.y + height + 2;

	if (group_count > 0 && y < bottom)
		y = draw_groups(&v, groups, group_count, all_groups, y, bottom) + 1;
	if (client_count > 0 && y < bottom)
		y = draw_clients(&v, clients, client_count, window_us, y, bottom) + 1;
	if (count > 0 && y < bottom)
		draw_legend(&v, bottom - 1);
}

static bool press(struct world *world, struct view_choice *choice, struct arena *arena, struct rect r, uint32_t key)
{
	struct cluster_view v = { .world = world, .arena = arena, .r = r };
	struct row *rows;

	switch (key) {
	case 'i':
		choice->with_internal = !choice->with_internal;
		return true;
	case KEY_LEFT_:
	case 'h':
		choice->partition -= choice->partition > 0;
		return true;
	case KEY_RIGHT_:
	case 'l':
		choice->partition += choice->partition < CLUSTER_BROKERS_MAX; /* drawing clamps it */
		return true;
	default:
		return view_move(choice, list_rows(&v, choice, &rows), r.height / 2, key);
	}
}

const struct view view_cluster = { .name = "Cluster", .keys = "Arrows  i internal topics  / filter", .draw = draw, .press = press };
