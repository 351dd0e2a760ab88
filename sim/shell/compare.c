#include "sim/shell/compare.h"

#include <inttypes.h>

#include "sim/world/state.h"

enum { NAME_WIDTH = 28, VALUE_WIDTH = 24, TOLD_WIDTH = 37 };

/* ---- Facts ----------------------------------------------------------------------------------------------------------------- */

void facts_add(struct facts *f, struct bytes heading, struct bytes name, struct bytes value)
{
	if (f->count == f->capacity) {
		int32_t capacity = f->capacity * 2 + 64;
		struct fact *items = arena_alloc(f->arena, (size_t)capacity * sizeof(*items));

		if (f->count > 0)
			memcpy(items, f->items, (size_t)f->count * sizeof(*items));
		f->items = items;
		f->capacity = capacity;
	}
	f->items[f->count++] = (struct fact){ arena_copy(f->arena, heading), arena_copy(f->arena, name), arena_copy(f->arena, value) };
}

static struct bytes number(struct facts *f, int64_t value)
{
	return value < 0 ? BYTES("none") : arena_printf(f->arena, "%" PRId64, value);
}

static struct bytes seconds(struct arena *arena, int64_t us)
{
	return arena_printf(arena, "%" PRId64 ".%03d s", us / 1000000, (int)(us / 1000 % 1000));
}

static void add_brokers(struct facts *f, struct world *w)
{
	struct state_broker *brokers;
	int32_t count = state_brokers(w, f->arena, &brokers);

	facts_add(f, BYTES("cluster"), BYTES("controller"), number(f, state_controller(w)));
	for (int32_t i = 0; i < count; i++)
		facts_add(f, BYTES("cluster"), arena_printf(f->arena, "broker %" PRId32, brokers[i].id),
		          !brokers[i].is_running ? BYTES("does not run") : brokers[i].is_fenced ? BYTES("is fenced") : BYTES("runs"));
}

static struct bytes isr_of(struct facts *f, const struct state_partition *p)
{
	struct bytes list = BYTES("");

	for (int32_t i = 0; i < p->isr_count; i++)
		list = arena_printf(f->arena, "%.*s%s%" PRId32, (int)list.size, (const char *)list.data, i > 0 ? "," : "", p->isr[i]);
	return list.size > 0 ? list : BYTES("none");
}

static void add_partition(struct facts *f, struct bytes heading, const struct state_partition *p)
{
	struct bytes who = arena_printf(f->arena, "%.*s-%" PRId32, (int)p->topic.size, (const char *)p->topic.data, p->partition);

#define NAME(what) arena_printf(f->arena, "%.*s " what, (int)who.size, (const char *)who.data)
	facts_add(f, heading, NAME("leader"), number(f, p->leader));
	facts_add(f, heading, NAME("leader epoch"), number(f, p->leader_epoch));
	facts_add(f, heading, NAME("isr"), isr_of(f, p));
	facts_add(f, heading, NAME("high watermark"), p->high_watermark < 0 ? BYTES("not known") : number(f, p->high_watermark));
#undef NAME
	for (int32_t i = 0; i < p->replica_count; i++)
		facts_add(f, heading, arena_printf(f->arena, "%.*s log end on %" PRId32, (int)who.size, (const char *)who.data, p->replicas[i].broker),
		          p->replicas[i].is_hosted ? number(f, p->replicas[i].log_end) : BYTES("not known"));
}

static void add_topics(struct facts *f, struct world *w)
{
	struct state_topic *topics;
	int32_t count = state_topics(w, false, f->arena, &topics);

	for (int32_t i = 0; i < count; i++) {
		struct bytes heading = arena_printf(f->arena, "topic %.*s", (int)topics[i].name.size, (const char *)topics[i].name.data);

		facts_add(f, heading, BYTES("partitions"), number(f, topics[i].partition_count));
		for (int32_t j = 0; j < topics[i].partition_count; j++) {
			struct state_partition p;

			if (state_partition_of(w, topics[i].name, j, f->arena, &p))
				add_partition(f, heading, &p);
		}
	}
}

static void add_groups(struct facts *f, struct world *w)
{
	struct bytes *names;
	int32_t count = state_groups(w, f->arena, &names);

	for (int32_t i = 0; i < count; i++) {
		struct bytes heading = arena_printf(f->arena, "group %.*s", (int)names[i].size, (const char *)names[i].data);
		struct state_group g;

		if (!state_group_of(w, names[i], f->arena, &g))
			continue;
		facts_add(f, heading, BYTES("state"), g.state);
		facts_add(f, heading, BYTES("generation"), number(f, g.generation));
		facts_add(f, heading, BYTES("members"), number(f, g.member_count));
		for (int32_t j = 0; j < g.offset_count; j++) {
			const struct group_offset_view *o = &g.offsets[j];
			int64_t lag = state_lag(w, f->arena, o);

			facts_add(f, heading, arena_printf(f->arena, "%.*s-%" PRId32 " offset, lag", (int)o->topic.size, (const char *)o->topic.data, o->partition),
			          lag < 0 ? arena_printf(f->arena, "%" PRId64 ", not known", o->offset) : arena_printf(f->arena, "%" PRId64 ", %" PRId64, o->offset, lag));
		}
	}
}

void facts_of_state(struct facts *f, struct world *w)
{
	facts_add(f, BYTES("latest moment"), BYTES("time"), seconds(f->arena, world_now_us(w)));
	add_brokers(f, w);
	add_topics(f, w);
	add_groups(f, w);
}

/* ---- Side by side ---------------------------------------------------------------------------------------------------------- */

static const struct fact *find(const struct facts *f, const struct fact *wanted)
{
	for (int32_t i = 0; i < f->count; i++)
		if (bytes_equal(f->items[i].name, wanted->name) && bytes_equal(f->items[i].heading, wanted->heading))
			return &f->items[i];
	return NULL;
}

static bool has_heading(const struct facts *f, int32_t count, struct bytes heading)
{
	for (int32_t i = 0; i < count; i++)
		if (bytes_equal(f->items[i].heading, heading))
			return true;
	return false;
}

static void add_difference(struct comparison *c, const struct fact *fact, struct bytes a, struct bytes b)
{
	if (!bytes_equal(a, b) || bytes_is_null(a) != bytes_is_null(b))
		c->differences[c->count++] = (struct difference){ fact->heading, fact->name, a, b };
}

/* All of one heading: as the first has them, then what only the second has. */
static void add_heading(struct comparison *c, const struct facts *a, const struct facts *b, struct bytes heading)
{
	for (int32_t i = 0; i < a->count; i++) {
		const struct fact *other = bytes_equal(a->items[i].heading, heading) ? find(b, &a->items[i]) : NULL;

		if (bytes_equal(a->items[i].heading, heading))
			add_difference(c, &a->items[i], a->items[i].value, other ? other->value : BYTES_NULL);
	}
	for (int32_t i = 0; i < b->count; i++)
		if (bytes_equal(b->items[i].heading, heading) && !find(a, &b->items[i]))
			add_difference(c, &b->items[i], BYTES_NULL, b->items[i].value);
}

void comparison_set(struct comparison *c, const struct facts *a, const struct facts *b)
{
	c->differences = arena_alloc(&c->arena, (size_t)(a->count + b->count + 1) * sizeof(*c->differences));
	c->count = 0;
	for (int32_t i = 0; i < a->count; i++)
		if (!has_heading(a, i, a->items[i].heading))
			add_heading(c, a, b, a->items[i].heading);
	for (int32_t i = 0; i < b->count; i++)
		if (!has_heading(b, i, b->items[i].heading) && !has_heading(a, a->count, b->items[i].heading))
			add_heading(c, a, b, b->items[i].heading);
}

/* ---- Text ------------------------------------------------------------------------------------------------------------------ */

/* The text in a column; what is too long ends with "~". */
static void add_cell(struct buf *out, struct bytes text, int width)
{
	int column = 0;

	for (size_t i = 0; i < text.size; i++) {
		bool is_first = (text.data[i] & 0xc0) != 0x80;

		if (is_first && column == width - 1 && i + 1 < text.size) {
			buf_add_char(out, '~');
			column++;
			break;
		}
		column += is_first;
		buf_add_char(out, text.data[i] < ' ' ? '.' : (char)text.data[i]);
	}
	for (; column < width; column++)
		buf_add_char(out, ' ');
}

/* Blanks at the end are left out. */
static void end_line(struct buf *out)
{
	while (out->size > 0 && out->data[out->size - 1] == ' ')
		out->size--;
	buf_add_char(out, '\n');
}

static void add_row(struct buf *out, struct bytes name, struct bytes a, struct bytes b)
{
	buf_add_text(out, "  ");
	add_cell(out, name, NAME_WIDTH - 2);
	buf_add_char(out, ' ');
	add_cell(out, a, VALUE_WIDTH);
	buf_add_char(out, ' ');
	add_cell(out, b, VALUE_WIDTH);
	end_line(out);
}

/* Of what only the other timeline has. */
static struct bytes or_absent(struct bytes text)
{
	return bytes_is_null(text) ? BYTES("not there") : text;
}

static void add_told(struct buf *out, const struct comparison *c)
{
	add_cell(out, c->a, TOLD_WIDTH);
	buf_add_text(out, "  | ");
	add_cell(out, c->b, TOLD_WIDTH);
	end_line(out);
	for (int i = 0; i < COMPARISON_TOLD_MAX; i++) {
		if (bytes_is_null(c->told_a[i]) && bytes_is_null(c->told_b[i]))
			break;
		add_cell(out, c->told_a[i], TOLD_WIDTH);
		buf_add_text(out, "  | ");
		add_cell(out, c->told_b[i], TOLD_WIDTH);
		end_line(out);
	}
}

void comparison_add_text(struct buf *out, const struct comparison *c)
{
	struct bytes heading = BYTES("");

	if (c->parted_seq < 0) {
		buf_add_text(out, "The two are the same: no event differs.\n");
		return;
	}
	add_row(out, BYTES(""), c->a, c->b);
	for (int32_t i = 0; i < c->count; i++) {
		const struct difference *d = &c->differences[i];

		if (!bytes_equal(d->heading, heading)) {
			heading = d->heading;
			buf_add_bytes(out, heading);
			buf_add_char(out, '\n');
		}
		add_row(out, d->name, or_absent(d->a), or_absent(d->b));
	}
	buf_printf(out, "\nThey part at %" PRId64 ".%03d s, with event %" PRId64 ":\n", c->parted_us / 1000000, (int)(c->parted_us / 1000 % 1000), c->parted_seq);
	add_told(out, c);
}
