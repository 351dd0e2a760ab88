/* Cluster: a row a partition, a column a broker, in each cell the replica's log; below, the groups. */
#include "sim/tui/view.h"
#include "sim/world/state.h"

enum { COLUMN_MIN = 16, COLUMN_MAX = 34, LOOKED_BACK = 2000, LAST_VALUES = 6, PARTITIONS_MAX = 100000 };

struct cluster_view {
	struct world *world;
	struct arena *arena;
	struct canvas *canvas;
	struct rect r;
	struct state_broker *brokers;
	int32_t broker_count;
	int first_column;   /* where the first broker's column begins */
	int column_width;
	int shown_brokers;
	int64_t longest;    /* of all logs on screen: bars have one scale */
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
	int32_t topic_count = state_topics(v->world, choice->depth > 0, v->arena, &topics);
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

/* The log as a bar: what is below the high watermark, what is not yet, and how far the log start has moved. */
static int draw_bar(struct cluster_view *v, int x, int y, int room, const struct state_partition *p, const struct state_replica *replica)
{
	int64_t scale = v->longest > room && room > 0 ? v->longest : room;

	for (int i = 0; i < room; i++) {
		/* The cell stands for offsets [from, to). */
		int64_t from = scale > room ? i * scale / room : i, to = scale > room ? (i + 1) * scale / room : i + 1;

		if (from >= replica->log_end)
			return x + i;
		bool is_gone = to <= replica->log_start, is_committed = p->high_watermark < 0 || to <= p->high_watermark || from < p->high_watermark;

		canvas_fill(v->canvas, x + i, y, 1, is_gone ? ROLE_DIM : is_committed ? ROLE_BAR : ROLE_WARN, is_gone ? 0xb7 : is_committed ? 0x25ae : 0x25af);
	}
	return x + room;
}

static void draw_replica(struct cluster_view *v, const struct row *row, int x, int y, int32_t broker)
{
	const struct state_partition *p = &row->state;
	const struct state_replica *replica = replica_on(p, broker);
	int right = x + v->column_width - 1;

	if (!replica)
		return;
	bool is_leader = p->leader == broker, in_sync = is_in_isr(p, broker);

	canvas_text(v->canvas, x, y, right, is_leader ? ROLE_LEADER : in_sync ? ROLE_FOLLOWER : ROLE_WARN, is_leader ? "L" : in_sync ? "f" : "-");
	if (!replica->is_hosted) {
		canvas_text(v->canvas, x + 2, y, right, ROLE_DIM, "(not running)");
		return;
	}
	struct bytes end = view_number(v->arena, replica->log_end);
	int room = v->column_width - 5 - (int)end.size;

	x = draw_bar(v, x + 2, y, room, p, replica);
	canvas_put(v->canvas, x + (replica->log_end > 0), y, right, ROLE_NUMBER, end);
}

/* ---- What was written last ----------------------------------------------------------------------------------------------------- */

struct last_value {
	int row; /* index of the row drawn */
	struct bytes text;
	struct last_value *next;
};

/* The values that were acknowledged last, newest first, for the rows on screen. */
static struct last_value *find_last_values(struct cluster_view *v, const struct row *rows, int count)
{
	int64_t seq = world_trace_count(v->world), stop = seq > LOOKED_BACK ? seq - LOOKED_BACK : 0;
	int *found = arena_calloc(v->arena, (size_t)count, sizeof(int));
	struct last_value *first = NULL, **end = &first;

	while (--seq >= stop) {
		struct trace_entry entry = world_trace_at(v->world, seq);
		struct trace_view view;
		size_t at = 0;

		if (!trace_next(entry.encoded, &at, &view) || view.id != TRACE_record_acknowledged)
			continue;
		struct bytes topic = trace_value_of(&view, "topic")->text;
		int64_t partition = trace_value_of(&view, "partition")->integer, offset = trace_value_of(&view, "offset")->integer;
		struct bytes key = trace_value_of(&view, "key")->text, value = trace_value_of(&view, "value")->text;

		for (int i = 0; i < count; i++) {
			if (rows[i].partition != partition || !bytes_equal(rows[i].topic, topic) || found[i] == LAST_VALUES)
				continue;
			struct last_value *last = ARENA_NEW(v->arena, struct last_value);

			found[i]++;
			last->row = i;
			last->text = arena_printf(v->arena, "@%lld %.*s%s%.*s", (long long)offset, (int)key.size, (const char *)key.data, key.size > 0 ? ":" : "",
			                          (int)value.size, (const char *)value.data);
			*end = last;
			end = &last->next;
		}
	}
	return first;
}

/* As many as fit, the newest first. */
static void draw_last_values(struct cluster_view *v, const struct last_value *last, int row, int x, int y)
{
	int right = v->r.x + v->r.width;

	for (; last; last = last->next) {
		if (last->row != row)
			continue;
		if (x + 4 >= right)
			return;
		x = canvas_put(v->canvas, x, y, right, ROLE_DIM, last->text) + 2;
	}
}

/* ---- Partitions ---------------------------------------------------------------------------------------------------------------- */

static void draw_heads(struct cluster_view *v)
{
	for (int i = 0; i < v->shown_brokers; i++) {
		const struct state_broker *b = &v->brokers[i];
		int x = v->first_column + i * v->column_width, right = x + v->column_width - 1;
		const char *mark = !b->is_running ? "○" : b->is_fenced || !b->is_registered ? "◌" : "●";

		if (v->shown_brokers == v->broker_count && i == v->shown_brokers - 1)
			right = v->r.x + v->r.width;
		x = canvas_printf(v->canvas, x, v->r.y, right, ROLE_TITLE, "broker %d ", (int)b->id);
		x = canvas_text(v->canvas, x, v->r.y, right, b->is_running && !b->is_fenced ? ROLE_GOOD : ROLE_BAD, mark);
		canvas_text(v->canvas, x + 1, v->r.y, right, b->is_running ? ROLE_DIM : ROLE_BAD,
		            !b->is_running ? "stopped" : b->is_fenced || !b->is_registered ? "fenced" : b->is_controller ? "controller" : "");
	}
	if (v->shown_brokers < v->broker_count)
		canvas_printf(v->canvas, v->r.x + v->r.width - 4, v->r.y, v->r.x + v->r.width, ROLE_DIM, "+%d", (int)v->broker_count - v->shown_brokers);
}

static void draw_rows(struct cluster_view *v, const struct view_choice *choice, struct row *rows, int count, int height)
{
	int shown = count - choice->scroll < height ? count - choice->scroll : height;

	rows += choice->scroll;
	for (int i = 0; i < shown; i++) {
		state_partition_of(v->world, rows[i].topic, rows[i].partition, v->arena, &rows[i].state);
		for (int32_t j = 0; j < rows[i].state.replica_count; j++)
			if (rows[i].state.replicas[j].log_end > v->longest)
				v->longest = rows[i].state.replicas[j].log_end;
	}
	int behind = v->first_column + v->shown_brokers * v->column_width;
	struct last_value *last = behind + 8 < v->r.x + v->r.width && shown > 0 ? find_last_values(v, rows, shown) : NULL;

	for (int i = 0; i < shown; i++) {
		int y = v->r.y + 1 + i;

		canvas_printf(v->canvas, v->r.x + 1, y, v->first_column - 1, rows[i].is_first || i == 0 ? ROLE_STRONG : ROLE_TEXT, "%.*s-%d", (int)rows[i].topic.size,
		              (const char *)rows[i].topic.data, (int)rows[i].partition);
		for (int b = 0; b < v->shown_brokers; b++)
			draw_replica(v, &rows[i], v->first_column + b * v->column_width, y, v->brokers[b].id);
		if (rows[i].state.leader == NO_LEADER)
			canvas_text(v->canvas, behind, y, v->r.x + v->r.width, ROLE_BAD, "no leader");
		else
			draw_last_values(v, last, i, behind, y);
	}
}

/* ---- Groups -------------------------------------------------------------------------------------------------------------------- */

/* "clicks-0 @7/8": what the member owns, where the group stands, and where the log ends. */
static int draw_owned(struct cluster_view *v, int x, int y, const struct state_group *g, struct bytes topic, int32_t partition)
{
	int64_t offset = -1, lag = -1;

	for (int32_t i = 0; i < g->offset_count; i++)
		if (g->offsets[i].partition == partition && bytes_equal(g->offsets[i].topic, topic)) {
			offset = g->offsets[i].offset;
			lag = state_lag(v->world, v->arena, &g->offsets[i]);
		}
	x = canvas_printf(v->canvas, x, y, v->r.x + v->r.width, ROLE_TEXT, "%.*s-%d ", (int)topic.size, (const char *)topic.data, (int)partition);
	if (offset >= 0)
		x = canvas_printf(v->canvas, x, y, v->r.x + v->r.width, ROLE_NUMBER, "@%lld", (long long)offset);
	if (lag > 0)
		x = canvas_printf(v->canvas, x, y, v->r.x + v->r.width, ROLE_WARN, " lag %lld", (long long)lag);
	return x + 2;
}

static int draw_group(struct cluster_view *v, struct bytes name, int y, int bottom)
{
	struct state_group g;
	int64_t lag = 0;

	if (!state_group_of(v->world, name, v->arena, &g))
		return y;
	for (int32_t i = 0; i < g.offset_count; i++) {
		int64_t one = state_lag(v->world, v->arena, &g.offsets[i]);

		lag += one > 0 ? one : 0;
	}
	int x = canvas_printf(v->canvas, v->r.x + 1, y, v->r.x + v->r.width, ROLE_STRONG, "group %.*s  ", (int)name.size, (const char *)name.data);

	x = canvas_put(v->canvas, x, y, v->r.x + v->r.width, bytes_equal_text(g.state, "Stable") ? ROLE_GOOD : ROLE_WARN, g.state);
	canvas_printf(v->canvas, x, y, v->r.x + v->r.width, ROLE_TEXT, "  generation %d  members %d  lag %lld", (int)g.generation, (int)g.member_count,
	              (long long)lag);
	y++;
	for (int32_t i = 0; i < g.member_count && y < bottom; i++, y++) {
		x = canvas_printf(v->canvas, v->r.x + 3, y, v->r.x + v->r.width, ROLE_TEXT, "%.*s → ", (int)g.members[i].client_id.size,
		                  (const char *)g.members[i].client_id.data);
		for (int32_t j = 0; j < g.members[i].owned_count; j++)
			x = draw_owned(v, x, y, &g, g.members[i].owned[j].topic, g.members[i].owned[j].partition);
	}
	return y;
}

/* ---- All ------------------------------------------------------------------------------------------------------------------------ */

static void lay_out(struct cluster_view *v, const struct row *rows, int count)
{
	int longest = 8, room;

	for (int i = 0; i < count; i++)
		if ((int)rows[i].topic.size + 5 > longest)
			longest = (int)rows[i].topic.size + 5;
	if (longest > v->r.width / 3)
		longest = v->r.width / 3;
	v->first_column = v->r.x + 1 + longest;
	room = v->r.x + v->r.width - v->first_column;
	v->column_width = v->broker_count > 0 ? room / v->broker_count : room;
	if (v->column_width < COLUMN_MIN)
		v->column_width = COLUMN_MIN;
	if (v->column_width > COLUMN_MAX)
		v->column_width = COLUMN_MAX;
	v->shown_brokers = v->column_width > 0 ? room / v->column_width : 0;
	if (v->shown_brokers > v->broker_count)
		v->shown_brokers = (int)v->broker_count;
}

static void draw(struct world *world, struct view_choice *choice, struct arena *arena, struct canvas *canvas, struct rect r)
{
	struct cluster_view v = { .world = world, .arena = arena, .canvas = canvas, .r = r };
	struct row *rows;
	struct bytes *groups;

	v.broker_count = state_brokers(world, arena, &v.brokers);
	int count = list_rows(&v, choice, &rows);
	int32_t group_count = state_groups(world, arena, &groups);
	int below = group_count > 0 && r.height >= 6 ? r.height * 2 / 5 : 0, height = r.height - 1 - below;

	if (height > count + 1)
		height = count + 1;
	lay_out(&v, rows, count);
	view_clamp(choice, count, height);
	choice->scroll = choice->row <= count - height ? choice->row : choice->scroll; /* a row is not selected here: it is the first one */
	draw_heads(&v);
	if (count == 0 && r.height > 1)
		canvas_text(canvas, r.x + 1, r.y + 1, r.x + r.width, ROLE_DIM, choice->filter[0] ? "No topic passes the filter." : "There is no topic yet.");
	else
		draw_rows(&v, choice, rows, count, height);
	int y = r.y + 1 + (count > height ? height : count > 0 ? count : 1) + 1, bottom = r.y + r.height;

	for (int32_t i = 0; i < group_count && y < bottom && below > 0; i++)
		y = draw_group(&v, groups[i], y, bottom);
}

static bool press(struct world *world, struct view_choice *choice, struct arena *arena, struct rect r, uint32_t key)
{
	struct cluster_view v = { .world = world, .arena = arena, .r = r };
	struct row *rows;

	if (key == 'i') {
		choice->depth = !choice->depth;
		return true;
	}
	return view_move(choice, list_rows(&v, choice, &rows), r.height / 2, key);
}

const struct view view_cluster = { .name = "Cluster", .keys = " Up Down  i internal topics  / filter ", .draw = draw, .press = press };
