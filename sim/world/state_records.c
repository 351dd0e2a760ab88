/* What topics hold and how they are set: read from the files of the leaders, and from the image. */
#include "sim/world/state.h"

#include <stdio.h>

#include "engine/broker/partition.h"
#include "engine/log/log.h"

enum { BATCH_SIZE_MAX = 16 << 20 };

int32_t state_configs(struct world *world, struct bytes topic, struct arena *arena, struct state_config **out)
{
	const struct image *image = state_image(world);
	int32_t count = 0;

	for (const struct config_image *c = image ? image_configs_of(image, RESOURCE_TOPIC, topic) : NULL; c; c = image_config_next(c))
		count++;
	*out = arena_calloc(arena, (size_t)count + 1, sizeof(**out));
	count = 0;
	for (const struct config_image *c = image ? image_configs_of(image, RESOURCE_TOPIC, topic) : NULL; c; c = image_config_next(c))
		(*out)[count++] = (struct state_config){ arena_copy(arena, c->name), arena_copy(arena, c->value) };
	return count;
}

/* ---- Records ----------------------------------------------------------------------------------------------------------- */

struct gathered {
	struct world *world;
	struct arena *arena;
	struct state_record *items;
	int32_t count, capacity;
};

static void add(struct gathered *g, int32_t partition, const struct record *r)
{
	if (g->count == g->capacity) {
		struct state_record *more = arena_calloc(g->arena, (size_t)g->capacity * 2 + 64, sizeof(*more));

		if (g->count > 0)
			memcpy(more, g->items, (size_t)g->count * sizeof(*more));
		g->items = more;
		g->capacity = g->capacity * 2 + 64;
	}
	g->items[g->count++] = (struct state_record){ partition, r->offset, r->timestamp, r->key, r->value };
}

int64_t state_records_from(const struct state_partition *p, int32_t partition_count)
{
	int64_t newest = p->high_watermark - STATE_RECORDS_MAX / partition_count;

	return newest > p->log_start ? newest : p->log_start;
}

/* The size of the batch that begins there, and its last offset; 0: there is none. */
static int64_t look_at_batch(struct world *world, struct bytes path, int64_t position, int64_t *last_offset)
{
	uint8_t head[BATCH_HEADER_SIZE];

	if (world_peek(world, path, position, head, sizeof(head)) != sizeof(head))
		return 0;
	int64_t size = BATCH_SIZE_PREFIX + (int64_t)(int32_t)load_u32(head + 8);

	*last_offset = (int64_t)load_u64(head) + (int32_t)load_u32(head + 23);
	return size >= BATCH_HEADER_SIZE && size <= BATCH_SIZE_MAX ? size : 0;
}

static void read_batch(struct gathered *g, struct bytes path, int64_t position, int64_t size, const struct state_partition *p, int64_t from)
{
	uint8_t *data = arena_alloc(g->arena, (size_t)size);
	struct batch batch;
	struct record *records;
	size_t at = 0;
	int32_t count;

	if (world_peek(g->world, path, position, data, (size_t)size) != size || batch_next(bytes_of(data, (size_t)size), &at, &batch) != ERR_OK)
		return;
	if (batch_is_control(&batch) || batch_records(&batch, BATCH_SIZE_MAX, g->arena, &records, &count) != ERR_OK)
		return;
	for (int32_t i = 0; i < count; i++)
		if (records[i].offset >= from && records[i].offset < p->high_watermark)
			add(g, p->partition, &records[i]);
}

static void read_partition(struct gathered *g, const struct state_partition *p, int32_t partition_count)
{
	struct node *node = p->leader > 0 ? cluster_node(g->world, p->leader) : NULL;
	struct partition *leader = node && node->partitions ? partition_find(node, p->topic, p->partition) : NULL;
	struct log_segment_view *segments;
	char path[DISK_PATH_SIZE];

	if (!leader || !leader->log || p->high_watermark < 0)
		return;
	int64_t from = state_records_from(p, partition_count), last_offset;
	int32_t count = log_segments(leader->log, g->arena, &segments);
	struct bytes dir = log_dir(leader->log);

	for (int32_t i = 0; i < count; i++) {
		if (i + 1 < count && segments[i + 1].base_offset <= from)
			continue;
		snprintf(path, sizeof(path), "%.*s/%020lld.log", (int)dir.size, (const char *)dir.data, (long long)segments[i].base_offset);
		for (int64_t at = 0, size; (size = look_at_batch(g->world, bytes_of_text(path), at, &last_offset)) > 0; at += size)
			if (last_offset >= from)
				read_batch(g, bytes_of_text(path), at, size, p, from);
	}
}

int32_t state_records(struct world *world, struct bytes topic, struct arena *arena, struct state_record **out)
{
	const struct image *image = state_image(world);
	const struct topic_image *t = image ? image_topic(image, topic) : NULL;
	struct gathered g = { .world = world, .arena = arena };
	struct state_partition p;

	for (int32_t i = 0; t && i < t->partition_count; i++)
		if (state_partition_of(world, topic, i, arena, &p))
			read_partition(&g, &p, t->partition_count);
	*out = g.items;
	return g.count;
}
