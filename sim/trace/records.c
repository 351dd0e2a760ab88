#include "sim/trace/records.h"

#include <stdlib.h>

#include "engine/broker/partition.h"
#include "engine/log/batch.h"
#include "sim/world/state.h"

enum { READ_SIZE = 1 << 20, RECORDS_SIZE_MAX = 64 << 20 };

/* ---- Lists -------------------------------------------------------------------------------------------------------------------- */

static void *grown(struct heap *heap, void *items, int64_t count, int64_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity ? 2 * *capacity : 64;
	return heap_realloc(heap, items, (size_t)*capacity * size);
}

static void add_duration(struct records *r, struct durations *d, int64_t ms)
{
	d->items = grown(r->arena->heap, d->items, d->count, &d->capacity, sizeof(*d->items));
	d->items[d->count++] = ms;
}

static int compare_durations(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static void sort_durations(struct durations *d)
{
	if (d->count > 0)
		qsort(d->items, (size_t)d->count, sizeof(*d->items), compare_durations);
}

int64_t durations_percentile(const struct durations *d, int percent)
{
	int64_t rank = (d->count * percent + 99) / 100;

	return d->items[rank > 0 ? rank - 1 : 0];
}

/* The first is kept for all that are one too many. */
static int32_t name_index(struct records *r, struct bytes name)
{
	for (int i = 0; i < r->name_count; i++)
		if (bytes_equal(r->names[i], name))
			return i;
	if (r->name_count == RECORDS_NAMES_MAX)
		return 0;
	r->names[r->name_count] = arena_copy(r->arena, name);
	return r->name_count++;
}

static struct client_records *client_of(struct records *r, struct bytes name)
{
	for (int i = 0; i < r->client_count; i++)
		if (bytes_equal(r->clients[i].client, name))
			return &r->clients[i];
	if (r->client_count == RECORDS_NAMES_MAX)
		return &r->clients[0];
	r->clients[r->client_count].client = arena_copy(r->arena, name);
	return &r->clients[r->client_count++];
}

/* ---- The trace ---------------------------------------------------------------------------------------------------------------- */

static uint64_t hash_of(uint64_t hash, struct bytes text)
{
	hash = (hash ^ (bytes_is_null(text) ? 0 : text.size + 1)) * 1099511628211u;
	for (size_t i = 0; i < text.size; i++)
		hash = (hash ^ text.data[i]) * 1099511628211u;
	return hash;
}

static uint64_t hash_of_record(struct bytes key, struct bytes value)
{
	return hash_of(hash_of(14695981039346656037u, key), value);
}

static struct bytes text_of(const struct trace_view *view, const char *name)
{
	return trace_value_of(view, name)->text;
}

static int64_t integer_of(const struct trace_view *view, const char *name)
{
	return trace_value_of(view, name)->integer;
}

static void add_seen(struct records *r, const struct trace_view *view, int64_t seq, const struct client_records *client, struct bytes group)
{
	r->seen = grown(r->arena->heap, r->seen, r->seen_count, &r->seen_capacity, sizeof(*r->seen));
	r->seen[r->seen_count++] = (struct record_seen){
		.client = (int32_t)(client - r->clients),
		.group = bytes_is_null(group) ? -1 : name_index(r, group),
		.topic = name_index(r, text_of(view, "topic")),
		.partition = (int32_t)integer_of(view, "partition"),
		.offset = integer_of(view, "offset"),
		.seq = seq,
		.hash = hash_of_record(text_of(view, "key"), text_of(view, "value")),
	};
}

/* A record that was stamped outside of the run has a time of its script's own. */
static void add_latency(struct records *r, struct durations *d, int64_t timestamp, int64_t began_ms, int64_t now_ms)
{
	if (timestamp >= began_ms && timestamp <= now_ms)
		add_duration(r, d, now_ms - timestamp);
}

static void take_event(struct records *r, const struct trace_entry *entry, const struct trace_view *view, int64_t began_ms)
{
	int64_t now_ms = began_ms + entry->t_us / 1000;
	struct client_records *client;

	switch (view->id) {
	case TRACE_record_acknowledged:
		client = client_of(r, text_of(view, "client_id"));
		client->acknowledged++;
		if (integer_of(view, "offset") < 0)
			client->unknown++;
		else
			add_seen(r, view, entry->seq, client, BYTES_NULL);
		add_latency(r, &client->acknowledgement, integer_of(view, "timestamp"), began_ms, now_ms);
		break;
	case TRACE_record_failed:
		client_of(r, text_of(view, "client_id"))->failed++;
		break;
	case TRACE_record_delivered: {
		struct bytes group = text_of(view, "group");

		client = client_of(r, text_of(view, "client_id"));
		client->delivered++;
		/* Without a group each consumer is one of its own. */
		add_seen(r, view, entry->seq, client, group.size > 0 ? group : text_of(view, "client_id"));
		add_latency(r, &client->end_to_end, integer_of(view, "timestamp"), began_ms, now_ms);
		break;
	}
	default:
		break;
	}
}

/* ---- Duplicates and losses ---------------------------------------------------------------------------------------------------- */

static int compare_seen(const void *a, const void *b)
{
	const struct record_seen *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (x->topic != y->topic)
		return x->topic < y->topic ? -1 : 1;
	if (x->partition != y->partition)
		return x->partition < y->partition ? -1 : 1;
	if (x->offset != y->offset)
		return x->offset < y->offset ? -1 : 1;
	return (x->seq > y->seq) - (x->seq < y->seq);
}

/* Another record at an offset that was delivered before is no duplicate: the first one was lost. */
static void count_duplicates(struct records *r)
{
	for (int64_t i = 1; i < r->seen_count; i++) {
		const struct record_seen *before = &r->seen[i - 1], *one = &r->seen[i];

		if (one->group >= 0 && one->group == before->group && one->topic == before->topic && one->partition == before->partition &&
		    one->offset == before->offset && one->hash == before->hash)
			r->clients[one->client].duplicates++;
	}
}

/* Goes through one leader's log beside the acknowledgements of its partition, both in the order of offsets. */
struct search {
	struct records *r;
	struct log *log;
	struct record_seen *at, *end;
	bool is_compacted;
};

/* Acknowledgements of offsets below this one: they are not there. */
static void miss_below(struct search *s, int64_t offset)
{
	for (; s->at < s->end && s->at->offset < offset; s->at++)
		if (!s->is_compacted && s->at->offset >= log_start_offset(s->log))
			s->r->clients[s->at->client].lost++;
}

static void find_batch(struct search *s, const struct batch *batch, struct arena *scratch)
{
	struct record *records;
	int32_t count;

	if (s->at == s->end || batch_last_offset(batch) < s->at->offset || batch_records(batch, RECORDS_SIZE_MAX, scratch, &records, &count) != ERR_OK)
		return;
	for (int32_t i = 0; i < count; i++) {
		miss_below(s, records[i].offset);
		for (; s->at < s->end && s->at->offset == records[i].offset; s->at++)
			if (s->at->hash != hash_of_record(records[i].key, records[i].value))
				s->r->clients[s->at->client].lost++;
	}
}

static void find_in_log(struct search *s, struct arena *scratch)
{
	int64_t offset = s->at->offset, end = log_end_offset(s->log);

	if (offset < log_start_offset(s->log))
		offset = log_start_offset(s->log);
	while (offset < end && s->at < s->end) {
		struct log_read read = log_read(s->log, offset, end, READ_SIZE, true);
		struct batch batch;
		struct bytes bytes;
		size_t at = 0;
		int64_t next = offset;

		if (read.err != ERR_OK || log_load(s->log, read.records, scratch, &bytes) != ERR_OK)
			break;
		while (at < bytes.size && batch_next(bytes, &at, &batch) == ERR_OK) {
			find_batch(s, &batch, scratch);
			next = batch_last_offset(&batch) + 1;
		}
		arena_reset(scratch);
		if (next == offset)
			break;
		offset = next;
	}
	miss_below(s, INT64_MAX);
}

static struct partition *leading_partition(struct world *world, struct bytes topic, int32_t number, struct arena *scratch)
{
	struct state_partition state;

	if (!state_partition_of(world, topic, number, scratch, &state))
		return NULL;
	struct node *node = cluster_node(world, state.leader);
	struct partition *partition = node && node->partitions ? partition_find(node, topic, number) : NULL;

	return partition && partition->log ? partition : NULL;
}

static void count_losses(struct records *r, struct world *world)
{
	struct arena scratch;

	arena_init(&scratch, r->arena->heap);
	for (int64_t i = 0, end; i < r->seen_count && r->seen[i].group < 0; i = end) {
		const struct record_seen *first = &r->seen[i];

		for (end = i; end < r->seen_count && r->seen[end].group < 0 && r->seen[end].topic == first->topic && r->seen[end].partition == first->partition;)
			end++;
		struct partition *partition = leading_partition(world, r->names[first->topic], first->partition, &scratch);

		if (partition) {
			struct search search = { r, partition->log, &r->seen[i], &r->seen[end], log_config_of(partition->log)->is_compacted };

			find_in_log(&search, &scratch);
		} else {
			for (int64_t j = i; j < end; j++)
				r->clients[r->seen[j].client].unknown++;
		}
		arena_reset(&scratch);
	}
	arena_free(&scratch);
}

/* ---- All ---------------------------------------------------------------------------------------------------------------------- */

void records_gather(struct records *r, struct world *world, struct arena *arena)
{
	int64_t began_ms = world_wall_ms(world) - world_now_us(world) / 1000;

	*r = (struct records){ .arena = arena };
	r->clients = arena_calloc(arena, RECORDS_NAMES_MAX, sizeof(*r->clients));
	r->names = arena_calloc(arena, RECORDS_NAMES_MAX, sizeof(*r->names));
	for (int64_t seq = 0; seq < world_trace_count(world); seq++) {
		struct trace_entry entry = world_trace_at(world, seq);
		enum trace_id id = trace_peek(entry.encoded);
		struct trace_view view;
		size_t at = 0;

		if ((id == TRACE_record_acknowledged || id == TRACE_record_failed || id == TRACE_record_delivered) && trace_next(entry.encoded, &at, &view))
			take_event(r, &entry, &view, began_ms);
	}
	for (int i = 0; i < r->client_count; i++) {
		sort_durations(&r->clients[i].acknowledgement);
		sort_durations(&r->clients[i].end_to_end);
	}
	if (r->seen_count > 0)
		qsort(r->seen, (size_t)r->seen_count, sizeof(*r->seen), compare_seen);
	count_duplicates(r);
	count_losses(r, world);
}

void records_free(struct records *r)
{
	for (int i = 0; i < r->client_count; i++) {
		heap_free(r->arena->heap, r->clients[i].acknowledgement.items);
		heap_free(r->arena->heap, r->clients[i].end_to_end.items);
	}
	heap_free(r->arena->heap, r->seen);
}
