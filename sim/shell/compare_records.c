/* What became of the records of a timeline, read from its trace: for each partition what every broker's log holds, as the epoch that each offset was
 * written in, and what was acknowledged. An offset that the leader has in another epoch than it was acknowledged in is another record. */
#include <inttypes.h>

#include "sim/shell/compare.h"
#include "sim/world/state.h"

enum { BROKERS_MAX = CLUSTER_BROKERS_MAX + 1, NO_EPOCH = -1 };

/* The epoch of each offset. */
struct epochs {
	int32_t *items;
	int64_t count, capacity;
};

struct acknowledged {
	int64_t offset;
	int32_t epoch;
};

struct ledger {
	struct ledger *next; /* in the order in which they were met */
	struct bytes topic;
	int32_t partition;
	struct epochs *logs[BROKERS_MAX]; /* by broker; NULL: it has none */
	struct epochs newest;             /* what was written last at each offset, on any broker */
	struct acknowledged *acknowledged;
	int64_t acknowledged_count, acknowledged_capacity;
};

/* Records that a group was given of a topic. */
struct delivered {
	struct delivered *next;
	struct bytes topic, group;
	int64_t count;
};

struct reading {
	struct heap *heap;
	struct arena arena;
	struct ledger *ledgers;
	struct delivered *delivered;
};

static void epochs_write(struct heap *heap, struct epochs *e, int64_t from, int64_t to, int32_t epoch)
{
	if (to >= e->capacity) {
		e->capacity = (to + 64) * 2;
		e->items = heap_realloc(heap, e->items, (size_t)e->capacity * sizeof(*e->items));
	}
	for (; e->count < from; e->count++)
		e->items[e->count] = NO_EPOCH;
	for (int64_t i = from; i <= to; i++)
		e->items[i] = epoch;
	e->count = to + 1 > e->count ? to + 1 : e->count;
}

static struct ledger *ledger_of(struct reading *r, struct bytes topic, int64_t partition)
{
	struct ledger **at = &r->ledgers;

	for (; *at; at = &(*at)->next)
		if ((*at)->partition == partition && bytes_equal((*at)->topic, topic))
			return *at;
	*at = arena_calloc(&r->arena, 1, sizeof(**at));
	(*at)->topic = arena_copy(&r->arena, topic);
	(*at)->partition = (int32_t)partition;
	return *at;
}

static int32_t broker_of(struct bytes node)
{
	struct bytes prefix = BYTES("broker-");
	int64_t id;

	return bytes_starts_with(node, prefix) && bytes_to_int64(bytes_slice(node, prefix.size, node.size), &id) && id > 0 && id < BROKERS_MAX ? (int32_t)id : 0;
}

static struct epochs *log_of(struct reading *r, struct ledger *ledger, struct bytes node)
{
	struct epochs **log = &ledger->logs[broker_of(node)];

	if (!*log)
		*log = arena_calloc(&r->arena, 1, sizeof(**log));
	return *log;
}

static int64_t integer(const struct trace_view *view, const char *name)
{
	return trace_value_of(view, name)->integer;
}

static void cut(struct epochs *log, int64_t end)
{
	log->count = end < log->count ? end : log->count;
}

static void note_acknowledged(struct reading *r, struct ledger *ledger, int64_t offset)
{
	if (ledger->acknowledged_count == ledger->acknowledged_capacity) {
		ledger->acknowledged_capacity = ledger->acknowledged_capacity * 2 + 64;
		ledger->acknowledged = heap_realloc(r->heap, ledger->acknowledged, (size_t)ledger->acknowledged_capacity * sizeof(struct acknowledged));
	}
	ledger->acknowledged[ledger->acknowledged_count++] =
		(struct acknowledged){ offset, offset < ledger->newest.count ? ledger->newest.items[offset] : NO_EPOCH };
}

static void note_delivered(struct reading *r, struct bytes topic, struct bytes group)
{
	struct delivered **at = &r->delivered;

	for (; *at; at = &(*at)->next)
		if (bytes_equal((*at)->topic, topic) && bytes_equal((*at)->group, group))
			break;
	if (!*at) {
		*at = arena_calloc(&r->arena, 1, sizeof(**at));
		(*at)->topic = arena_copy(&r->arena, topic);
		(*at)->group = arena_copy(&r->arena, group);
	}
	(*at)->count++;
}

static void read_event(struct reading *r, const struct trace_entry *entry, const struct trace_view *view)
{
	struct bytes topic = trace_value_of(view, "topic")->text;
	struct ledger *ledger;

	if (bytes_starts_with(topic, BYTES("__")))
		return;
	ledger = ledger_of(r, topic, integer(view, "partition"));
	switch (view->id) {
	case TRACE_batch_appended:
		epochs_write(r->heap, log_of(r, ledger, entry->node), integer(view, "base_offset"), integer(view, "last_offset"), (int32_t)integer(view, "leader_epoch"));
		epochs_write(r->heap, &ledger->newest, integer(view, "base_offset"), integer(view, "last_offset"), (int32_t)integer(view, "leader_epoch"));
		break;
	case TRACE_log_truncated:
		cut(log_of(r, ledger, entry->node), integer(view, "to_offset"));
		break;
	case TRACE_log_loaded:
		cut(log_of(r, ledger, entry->node), integer(view, "log_end"));
		break;
	case TRACE_record_acknowledged:
		if (integer(view, "offset") >= 0) /* with acks=0 nobody has said so */
			note_acknowledged(r, ledger, integer(view, "offset"));
		break;
	default:
		note_delivered(r, topic, trace_value_of(view, "group")->text);
	}
}

static void read_trace(struct reading *r, const struct world *w)
{
	for (int64_t seq = 0, count = world_trace_count(w); seq < count; seq++) {
		struct trace_entry entry = world_trace_at(w, seq);
		enum trace_id id = trace_peek(entry.encoded);
		struct trace_view view;
		size_t at = 0;

		if ((id == TRACE_batch_appended || id == TRACE_log_truncated || id == TRACE_log_loaded || id == TRACE_record_acknowledged || id == TRACE_record_delivered) &&
		    trace_next(entry.encoded, &at, &view))
			read_event(r, &entry, &view);
	}
}

static bool has(const struct epochs *log, const struct acknowledged *a)
{
	return log && a->offset < log->count && (log->items[a->offset] == a->epoch || a->epoch == NO_EPOCH);
}

static int64_t count_gone(const struct ledger *ledger, int32_t leader)
{
	int64_t gone = 0;

	for (int64_t i = 0; i < ledger->acknowledged_count; i++) {
		bool is_there = leader > 0 && leader < BROKERS_MAX && has(ledger->logs[leader], &ledger->acknowledged[i]);

		for (int32_t broker = 1; leader <= 0 && broker < BROKERS_MAX && !is_there; broker++)
			is_there = has(ledger->logs[broker], &ledger->acknowledged[i]);
		gone += !is_there;
	}
	return gone;
}

/* The partitions of one topic, summed up. */
static void add_topic(struct facts *f, struct world *w, const struct reading *r, const struct state_topic *topic)
{
	struct bytes heading = arena_printf(f->arena, "records of %.*s", (int)topic->name.size, (const char *)topic->name.data);
	int64_t acknowledged = 0, gone = 0;

	for (const struct ledger *ledger = r->ledgers; ledger; ledger = ledger->next) {
		struct state_partition p;

		if (!bytes_equal(ledger->topic, topic->name) || !state_partition_of(w, ledger->topic, ledger->partition, f->arena, &p))
			continue;
		acknowledged += ledger->acknowledged_count;
		gone += count_gone(ledger, p.leader);
	}
	facts_add(f, heading, BYTES("acknowledged"), arena_printf(f->arena, "%" PRId64, acknowledged));
	facts_add(f, heading, BYTES("of these gone"), arena_printf(f->arena, "%" PRId64, gone));
	for (const struct delivered *d = r->delivered; d; d = d->next)
		if (bytes_equal(d->topic, topic->name))
			facts_add(f, heading, arena_printf(f->arena, "delivered to %.*s", (int)d->group.size, (const char *)d->group.data),
			          arena_printf(f->arena, "%" PRId64, d->count));
}

void facts_of_records(struct facts *f, struct world *w)
{
	struct heap *heap = heap_new((size_t)1 << 30);
	struct reading r = { .heap = heap };
	struct state_topic *topics;
	int32_t count = state_topics(w, false, f->arena, &topics);

	arena_init(&r.arena, heap);
	read_trace(&r, w);
	for (int32_t i = 0; i < count; i++)
		add_topic(f, w, &r, &topics[i]);
	heap_del(heap);
}
