/* What the application is to hear, kept until it asks. */
#include "engine/client/consumer_state.h"
#include "engine/base/owned.h"

struct kept_event {
	struct list link;
	struct consumer_event event; /* texts and partitions owned */
};

void consumer_tell(struct consumer *c, struct consumer_event event)
{
	struct kept_event *kept = HEAP_NEW(c->heap, struct kept_event);
	struct consumer_offset *partitions = NULL;

	if (event.partition_count > 0)
		partitions = heap_calloc(c->heap, (size_t)event.partition_count, sizeof(*partitions));
	for (int32_t i = 0; i < event.partition_count; i++) {
		partitions[i] = event.partitions[i];
		partitions[i].topic = owned_copy(c->heap, event.partitions[i].topic);
		partitions[i].metadata = owned_copy(c->heap, event.partitions[i].metadata);
	}
	event.partitions = partitions;
	event.error = owned_copy(c->heap, event.error);
	event.generation = c->generation;
	kept->event = event;
	list_append(&c->events, &kept->link);
}

static void kept_del(struct consumer *c, struct kept_event *kept)
{
	struct consumer_offset *partitions = (struct consumer_offset *)(uintptr_t)kept->event.partitions;

	for (int32_t i = 0; i < kept->event.partition_count; i++) {
		owned_free(c->heap, &partitions[i].topic);
		owned_free(c->heap, &partitions[i].metadata);
	}
	heap_free(c->heap, partitions);
	owned_free(c->heap, &kept->event.error);
	list_remove(&kept->link);
	heap_free(c->heap, kept);
}

void consumer_tell_partitions(struct consumer *c, enum consumer_event_type type, const struct topic_partition *partitions, int32_t count)
{
	struct consumer_offset *offsets = heap_calloc(c->heap, (size_t)count + 1, sizeof(*offsets));

	for (int32_t i = 0; i < count; i++)
		offsets[i] = (struct consumer_offset){ .topic = partitions[i].topic, .partition = partitions[i].partition, .offset = -1,
			                                   .leader_epoch = -1 };
	consumer_tell(c, (struct consumer_event){ .type = type, .partitions = offsets, .partition_count = count });
	heap_free(c->heap, offsets);
}

void consumer_tell_error(struct consumer *c, int16_t error_code, const char *exception, struct bytes text, bool is_fatal)
{
	if (bytes_is_null(text))
		text = bytes_of_text(kafka_error_text(error_code));
	c->is_fatal = c->is_fatal || is_fatal;
	consumer_tell(c, (struct consumer_event){ .type = CONSUMER_ERROR,
	                                          .error_code = error_code,
	                                          .exception = exception ? exception : kafka_error_exception(error_code),
	                                          .error = text,
	                                          .is_fatal = is_fatal });
}

bool consumer_take_event(struct consumer *c, struct arena *arena, struct consumer_event *out)
{
	struct kept_event *kept = LIST_FIRST(&c->events, struct kept_event, link);
	struct consumer_offset *partitions;

	if (!kept)
		return false;
	*out = kept->event;
	partitions = arena_calloc(arena, (size_t)out->partition_count + 1, sizeof(*partitions));
	for (int32_t i = 0; i < out->partition_count; i++) {
		partitions[i] = kept->event.partitions[i];
		partitions[i].topic = arena_copy(arena, partitions[i].topic);
		partitions[i].metadata = arena_copy(arena, partitions[i].metadata);
	}
	out->partitions = partitions;
	out->error = arena_copy(arena, out->error);
	kept_del(c, kept);
	return true;
}

void consumer_events_free(struct consumer *c)
{
	LIST_EACH(&c->events, struct kept_event, kept, link)
		kept_del(c, kept);
}

struct bytes consumer_partitions_text(struct arena *arena, const struct topic_partition *partitions, int32_t count, const char *between)
{
	struct buf text = { .heap = arena->heap };
	struct bytes out;

	for (int32_t i = 0; i < count; i++)
		buf_printf(&text, "%s%.*s-%d", i > 0 ? between : "", (int)partitions[i].topic.size, (const char *)partitions[i].topic.data,
		           partitions[i].partition);
	out = arena_copy(arena, buf_bytes(&text));
	buf_free(&text);
	return out;
}
