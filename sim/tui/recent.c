#include "sim/tui/recent.h"

#include "engine/broker/partition.h"
#include "engine/log/log.h"
#include "sim/tui/canvas.h"
#include "sim/world/cluster.h"

enum { LOOKED_BACK = 4000, UNPACKED_MAX = 256 << 10 };

/* ---- Records ----------------------------------------------------------------------------------------------------------------------- */

/* The records at and above `from` in these batches. */
static int32_t records_from(struct bytes batches, int64_t from, int32_t count_max, struct arena *arena, struct record *out)
{
	struct batch batch;
	size_t at = 0;
	int32_t count = 0;

	while (at < batches.size && batch_next(batches, &at, &batch) == ERR_OK) {
		struct record *records;
		int32_t record_count;

		if (batch_is_control(&batch) || batch_records(&batch, UNPACKED_MAX, arena, &records, &record_count) != ERR_OK)
			continue;
		for (int32_t i = 0; i < record_count; i++)
			if (records[i].offset >= from && count < count_max)
				out[count++] = records[i];
	}
	return count;
}

int32_t recent_records(struct world *world, int32_t broker, struct bytes topic, int32_t number, int32_t count_max, int64_t *budget, struct arena *arena,
                       const struct record **out)
{
	struct node *node = cluster_node(world, broker);
	struct partition *partition = node && node->partitions ? partition_find(node, topic, number) : NULL;
	struct log *log = partition ? partition->log : NULL;
	struct record *records = arena_calloc(arena, (size_t)count_max, sizeof(*records));

	*out = records;
	if (!log)
		return 0;
	int64_t end = log_end_offset(log);

	/* Fewer until what holds them is small enough. */
	for (int64_t wanted = count_max; wanted > 0; wanted /= 2) {
		int64_t from = end - wanted > log_start_offset(log) ? end - wanted : log_start_offset(log);
		struct log_read read = from < end ? log_read(log, from, end, *budget, false) : (struct log_read){ .err = ERR_NOT_FOUND };
		struct bytes batches;

		if (read.err)
			return 0;
		if (read.is_first_batch_cut || read.last_offset != end - 1)
			continue;
		if (log_load(log, read.records, arena, &batches) != ERR_OK)
			return 0;
		*budget -= read.records.size;
		return records_from(batches, from, count_max, arena, records);
	}
	return 0;
}

/* At most `size_max` bytes, cut between characters, and without the blanks before the cut: apps fill their records up with them. */
static struct bytes cut(struct arena *arena, struct bytes text, size_t size_max)
{
	size_t at = 0, end = 0;

	if (text.size <= size_max)
		return text;
	while (at < text.size) {
		utf8_next(text, &at);
		if (at + 3 > size_max)
			break;
		if (text.data[at - 1] != ' ')
			end = at;
	}
	return arena_printf(arena, "%.*s…", (int)end, (const char *)text.data);
}

struct bytes recent_text(struct arena *arena, struct bytes key, struct bytes value, size_t size_max)
{
	if (bytes_is_null(value))
		value = BYTES("null");
	value = cut(arena, value, size_max);
	if (key.size == 0)
		return value;
	key = cut(arena, key, size_max);
	return arena_printf(arena, "%.*s:%.*s", (int)key.size, (const char *)key.data, (int)value.size, (const char *)value.data);
}

/* ---- Clients ----------------------------------------------------------------------------------------------------------------------- */

static int order(const struct recent_client *a, const struct recent_client *b)
{
	if (a->is_producer != b->is_producer)
		return a->is_producer ? -1 : 1;
	int by_client = bytes_compare(a->client_id, b->client_id);

	return by_client != 0 ? by_client : bytes_compare(a->topic, b->topic);
}

static int add_client(struct recent_client *clients, int count, const struct recent_client *one, struct arena *arena)
{
	int at = 0;

	while (at < count && order(&clients[at], one) < 0)
		at++;
	if (at < count && order(&clients[at], one) == 0) {
		clients[at].count++; /* what is known of the last one came first */
		return count;
	}
	if (count == RECENT_CLIENTS_MAX)
		return count;
	for (int i = count; i > at; i--)
		clients[i] = clients[i - 1];
	clients[at] = *one;
	clients[at].count = 1;
	clients[at].client_id = arena_copy(arena, one->client_id);
	clients[at].group = arena_copy(arena, one->group);
	clients[at].topic = arena_copy(arena, one->topic);
	clients[at].key = arena_copy(arena, one->key);
	clients[at].value = arena_copy(arena, one->value);
	return count + 1;
}

static struct bytes text_of(const struct trace_view *view, const char *name)
{
	const struct trace_value *value = trace_value_of(view, name);

	return value ? value->text : BYTES_NULL;
}

int recent_clients(struct world *world, struct arena *arena, struct recent_client out[RECENT_CLIENTS_MAX], int64_t *window_us)
{
	int64_t now = world_now_us(world), seq = world_trace_count(world), stop = seq > LOOKED_BACK ? seq - LOOKED_BACK : 0;
	int count = 0;

	*window_us = RECENT_WINDOW_US;
	while (--seq >= stop) {
		struct trace_entry entry = world_trace_at(world, seq);
		struct trace_view view;
		size_t at = 0;

		if (now - entry.t_us > RECENT_WINDOW_US)
			return count;
		if (!trace_next(entry.encoded, &at, &view) || (view.id != TRACE_record_acknowledged && view.id != TRACE_record_delivered))
			continue;
		struct recent_client one = {
			.is_producer = view.id == TRACE_record_acknowledged,
			.client_id = text_of(&view, "client_id"),
			.group = text_of(&view, "group"),
			.topic = text_of(&view, "topic"),
			.partition = (int32_t)trace_value_of(&view, "partition")->integer,
			.offset = trace_value_of(&view, "offset")->integer,
			.key = text_of(&view, "key"),
			.value = text_of(&view, "value"),
		};

		count = add_client(out, count, &one, arena);
	}
	if (stop > 0 && now > world_trace_at(world, stop).t_us)
		*window_us = now - world_trace_at(world, stop).t_us;
	return count;
}
