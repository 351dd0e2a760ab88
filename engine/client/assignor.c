#include "engine/client/assignor.h"

#include "engine/base/buf.h"
#include "engine/client/assignor_state.h"
#include "engine/wire/messages.h"

int topic_partition_compare(struct topic_partition a, struct topic_partition b)
{
	int order = bytes_compare(a.topic, b.topic);

	return order != 0 ? order : (a.partition > b.partition) - (a.partition < b.partition);
}

static void sift_down(struct topic_partition *items, int32_t at, int32_t count)
{
	for (int32_t child; (child = 2 * at + 1) < count; at = child) {
		if (child + 1 < count && topic_partition_compare(items[child], items[child + 1]) < 0)
			child++;
		if (topic_partition_compare(items[at], items[child]) >= 0)
			return;
		struct topic_partition moved = items[at];

		items[at] = items[child];
		items[child] = moved;
	}
}

void topic_partition_sort(struct topic_partition *items, int32_t count)
{
	for (int32_t i = count / 2; i-- > 0;)
		sift_down(items, i, count);
	for (int32_t i = count; i-- > 1;) {
		struct topic_partition last = items[i];

		items[i] = items[0];
		items[0] = last;
		sift_down(items, 0, i);
	}
}

/* ---- A group in numbers --------------------------------------------------------------------------------------------- */

static bool has_topic(const struct assignor_member *member, struct bytes name)
{
	for (int32_t i = 0; i < member->topic_count; i++)
		if (bytes_equal(member->topics[i], name))
			return true;
	return false;
}

static void sort_members(struct assignor_member **members, int32_t count)
{
	for (int32_t i = 1; i < count; i++)
		for (int32_t j = i; j > 0 && bytes_compare(members[j]->member_id, members[j - 1]->member_id) < 0; j--) {
			struct assignor_member *moved = members[j];

			members[j] = members[j - 1];
			members[j - 1] = moved;
		}
}

static void sort_topics(const struct assignor_topic **topics, int32_t count)
{
	for (int32_t i = 1; i < count; i++)
		for (int32_t j = i; j > 0 && bytes_compare(topics[j]->name, topics[j - 1]->name) < 0; j--) {
			const struct assignor_topic *moved = topics[j];

			topics[j] = topics[j - 1];
			topics[j - 1] = moved;
		}
}

void assignment_init(struct assignment *a, struct assignor_member *members, int32_t member_count, const struct assignor_topic *topics,
                     int32_t topic_count, struct arena *arena)
{
	*a = (struct assignment){ .arena = arena, .member_count = member_count };
	a->members = arena_calloc(arena, (size_t)member_count + 1, sizeof(*a->members));
	a->topics = arena_calloc(arena, (size_t)topic_count + 1, sizeof(*a->topics));
	for (int32_t i = 0; i < member_count; i++)
		a->members[i] = &members[i];
	sort_members(a->members, member_count);
	for (int32_t t = 0; t < topic_count; t++) {
		bool is_wanted = false;

		for (int32_t i = 0; i < member_count && !is_wanted; i++)
			is_wanted = has_topic(&members[i], topics[t].name);
		if (is_wanted && topics[t].partition_count > 0)
			a->topics[a->topic_count++] = &topics[t];
	}
	sort_topics(a->topics, a->topic_count);
	a->bases = arena_calloc(arena, (size_t)a->topic_count + 1, sizeof(*a->bases));
	a->wants = arena_calloc(arena, (size_t)(a->topic_count * member_count) + 1, sizeof(*a->wants));
	for (int32_t t = 0; t < a->topic_count; t++) {
		a->bases[t + 1] = a->bases[t] + a->topics[t]->partition_count;
		for (int32_t i = 0; i < member_count; i++)
			a->wants[i * a->topic_count + t] = has_topic(a->members[i], a->topics[t]->name);
	}
	a->partition_count = a->bases[a->topic_count];
	a->owners = arena_calloc(arena, (size_t)a->partition_count + 1, sizeof(*a->owners));
	a->sizes = arena_calloc(arena, (size_t)member_count + 1, sizeof(*a->sizes));
	for (int32_t p = 0; p < a->partition_count; p++)
		a->owners[p] = -1;
}

int32_t assignment_topic_of(const struct assignment *a, int32_t partition)
{
	int32_t low = 0, high = a->topic_count - 1;

	while (low < high) {
		int32_t middle = (low + high + 1) / 2;

		if (a->bases[middle] <= partition)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

int32_t assignment_find(const struct assignment *a, struct topic_partition tp)
{
	for (int32_t t = 0; t < a->topic_count; t++)
		if (bytes_equal(a->topics[t]->name, tp.topic))
			return tp.partition >= 0 && tp.partition < a->topics[t]->partition_count ? a->bases[t] + tp.partition : -1;
	return -1;
}

void assignment_give(struct assignment *a, int32_t partition, int32_t member)
{
	a->owners[partition] = member;
	a->sizes[member]++;
}

void assignment_take(struct assignment *a, int32_t partition)
{
	a->sizes[a->owners[partition]]--;
	a->owners[partition] = -1;
}

void assignment_store(struct assignment *a)
{
	for (int32_t i = 0; i < a->member_count; i++) {
		a->members[i]->assigned = arena_calloc(a->arena, (size_t)a->sizes[i] + 1, sizeof(struct topic_partition));
		a->members[i]->assigned_count = 0;
	}
	for (int32_t p = 0; p < a->partition_count; p++) {
		int32_t topic = assignment_topic_of(a, p);

		if (a->owners[p] < 0)
			continue;
		struct assignor_member *member = a->members[a->owners[p]];

		member->assigned[member->assigned_count++] = (struct topic_partition){ a->topics[topic]->name, p - a->bases[topic] };
	}
}

/* ---- Range and round robin ------------------------------------------------------------------------------------------ */

/* Static members first, by instance id: they keep their share over a restart (KIP-345). */
static bool is_before(const struct assignor_member *a, const struct assignor_member *b)
{
	bool a_static = !bytes_is_null(a->group_instance_id), b_static = !bytes_is_null(b->group_instance_id);

	if (a_static && b_static)
		return bytes_compare(a->group_instance_id, b->group_instance_id) < 0;
	if (a_static != b_static)
		return a_static;
	return bytes_compare(a->member_id, b->member_id) < 0;
}

/* Member numbers in the order of dealing. */
static int32_t *deal_order(const struct assignment *a)
{
	int32_t *order = arena_calloc(a->arena, (size_t)a->member_count + 1, sizeof(*order));

	for (int32_t i = 0; i < a->member_count; i++) {
		int32_t j = i;

		for (; j > 0 && is_before(a->members[i], a->members[order[j - 1]]); j--)
			order[j] = order[j - 1];
		order[j] = i;
	}
	return order;
}

static void assign_range(struct assignor_member *members, int32_t member_count, const struct assignor_topic *topics, int32_t topic_count,
                         struct arena *arena)
{
	struct assignment a;

	assignment_init(&a, members, member_count, topics, topic_count, arena);
	int32_t *order = deal_order(&a);

	for (int32_t t = 0; t < a.topic_count; t++) {
		int32_t readers = 0, next = a.bases[t];

		for (int32_t i = 0; i < member_count; i++)
			readers += assignment_wants(&a, i, t);
		int32_t share = a.topics[t]->partition_count / readers, extra = a.topics[t]->partition_count % readers;

		for (int32_t i = 0; i < member_count; i++) {
			if (!assignment_wants(&a, order[i], t))
				continue;
			for (int32_t n = share + (extra-- > 0); n > 0; n--)
				assignment_give(&a, next++, order[i]);
		}
	}
	assignment_store(&a);
}

static void assign_round_robin(struct assignor_member *members, int32_t member_count, const struct assignor_topic *topics,
                               int32_t topic_count, struct arena *arena)
{
	struct assignment a;
	int32_t turn = 0;

	assignment_init(&a, members, member_count, topics, topic_count, arena);
	int32_t *order = deal_order(&a);

	for (int32_t t = 0; t < a.topic_count; t++)
		for (int32_t p = a.bases[t]; p < a.bases[t + 1]; p++) {
			while (!assignment_wants(&a, order[turn], t))
				turn = (turn + 1) % member_count;
			assignment_give(&a, p, order[turn]);
			turn = (turn + 1) % member_count;
		}
	assignment_store(&a);
}

#define CLASS(name) "org.apache.kafka.clients.consumer." name

const struct assignor assignors[] = {
	{ "range", CLASS("RangeAssignor"), true, false, assign_range },
	{ "roundrobin", CLASS("RoundRobinAssignor"), true, false, assign_round_robin },
	{ "sticky", CLASS("StickyAssignor"), true, false, assign_sticky },
	{ "cooperative-sticky", CLASS("CooperativeStickyAssignor"), true, true, assign_cooperative_sticky },
};
const int assignor_count = sizeof(assignors) / sizeof(*assignors);

const struct assignor *assignor_of(struct bytes name)
{
	for (int i = 0; i < assignor_count; i++)
		if (bytes_equal_text(name, assignors[i].name) || bytes_equal_text(name, assignors[i].class_name))
			return &assignors[i];
	return NULL;
}

/* ---- Blobs ---------------------------------------------------------------------------------------------------------- */

static struct bytes with_version(struct arena *arena, const struct schema *schema, int16_t version, const void *message)
{
	struct buf blob = { .heap = arena->heap };
	struct bytes out;

	buf_add_u16(&blob, (uint16_t)version);
	message_encode(schema, version, message, &blob);
	out = arena_copy(arena, buf_bytes(&blob));
	buf_free(&blob);
	return out;
}

/* A version that is newer than ours is read as ours: later ones only add at the end. */
static bool decode(struct bytes blob, const struct schema *schema, struct arena *arena, void *out)
{
	size_t at = 2;

	if (blob.size < 2)
		return false;
	int16_t version = (int16_t)load_u16(blob.data);

	if (version < schema->first_version)
		return false;
	if (version > schema->last_version)
		version = schema->last_version;
	return message_decode(schema, version, blob, &at, arena, out) == ERR_OK;
}

struct bytes subscription_encode(const struct assignor_member *member, struct arena *arena)
{
	struct consumer_protocol_subscription body;
	struct bytes *topics = arena_calloc(arena, (size_t)member->topic_count + 1, sizeof(*topics));
	struct topic_partition *owned = arena_calloc(arena, (size_t)member->owned_count + 1, sizeof(*owned));

	message_init(&consumer_protocol_subscription_schema, &body);
	for (int32_t i = 0; i < member->topic_count; i++) {
		int32_t j = i;

		for (; j > 0 && bytes_compare(member->topics[i], topics[j - 1]) < 0; j--)
			topics[j] = topics[j - 1];
		topics[j] = member->topics[i];
	}
	body.topics = topics;
	body.topics_count = member->topic_count;
	body.user_data = member->user_data;
	body.generation_id = member->generation;
	body.rack_id = member->rack;
	if (member->owned_count > 0)
		memcpy(owned, member->owned, (size_t)member->owned_count * sizeof(*owned));
	topic_partition_sort(owned, member->owned_count);
	body.owned_partitions = message_new_items(arena, &consumer_protocol_subscription_topic_partition_struct, member->owned_count);
	for (int32_t i = 0; i < member->owned_count; i++) {
		struct consumer_protocol_subscription_topic_partition *last =
			body.owned_partitions_count > 0 ? &body.owned_partitions[body.owned_partitions_count - 1] : NULL;

		if (!last || !bytes_equal(last->topic, owned[i].topic)) {
			last = &body.owned_partitions[body.owned_partitions_count++];
			last->topic = owned[i].topic;
			last->partitions = arena_calloc(arena, (size_t)member->owned_count, sizeof(int32_t));
		}
		last->partitions[last->partitions_count++] = owned[i].partition;
	}
	return with_version(arena, &consumer_protocol_subscription_schema, consumer_protocol_subscription_schema.last_version, &body);
}

bool subscription_decode(struct bytes blob, struct arena *arena, struct assignor_member *out)
{
	struct consumer_protocol_subscription body;
	int32_t total = 0;

	if (!decode(blob, &consumer_protocol_subscription_schema, arena, &body))
		return false;
	for (int32_t t = 0; t < body.owned_partitions_count; t++)
		total += body.owned_partitions[t].partitions_count;
	out->topics = body.topics;
	out->topic_count = body.topics_count;
	out->user_data = body.user_data;
	out->generation = body.generation_id;
	out->rack = body.rack_id.size > 0 ? body.rack_id : BYTES_NULL;
	out->owned = arena_calloc(arena, (size_t)total + 1, sizeof(*out->owned));
	out->owned_count = 0;
	for (int32_t t = 0; t < body.owned_partitions_count; t++)
		for (int32_t i = 0; i < body.owned_partitions[t].partitions_count; i++)
			out->owned[out->owned_count++] =
				(struct topic_partition){ body.owned_partitions[t].topic, body.owned_partitions[t].partitions[i] };
	return true;
}

struct bytes assignment_encode(const struct topic_partition *partitions, int32_t count, struct bytes user_data, struct arena *arena)
{
	struct consumer_protocol_assignment body;

	message_init(&consumer_protocol_assignment_schema, &body);
	body.user_data = user_data;
	body.assigned_partitions = message_new_items(arena, &consumer_protocol_assignment_topic_partition_struct, count);
	for (int32_t i = 0; i < count; i++) {
		struct consumer_protocol_assignment_topic_partition *topic = NULL;

		for (int32_t t = 0; t < body.assigned_partitions_count && !topic; t++)
			if (bytes_equal(body.assigned_partitions[t].topic, partitions[i].topic))
				topic = &body.assigned_partitions[t];
		if (!topic) {
			topic = &body.assigned_partitions[body.assigned_partitions_count++];
			topic->topic = partitions[i].topic;
			topic->partitions = arena_calloc(arena, (size_t)count, sizeof(int32_t));
		}
		topic->partitions[topic->partitions_count++] = partitions[i].partition;
	}
	return with_version(arena, &consumer_protocol_assignment_schema, consumer_protocol_assignment_schema.last_version, &body);
}

bool assignment_decode(struct bytes blob, struct arena *arena, struct topic_partition **out, int32_t *count)
{
	struct consumer_protocol_assignment body;
	int32_t total = 0;

	*count = 0;
	*out = NULL;
	/* No bytes at all: a member that got nothing. */
	if (blob.size == 0)
		return true;
	if (!decode(blob, &consumer_protocol_assignment_schema, arena, &body))
		return false;
	for (int32_t t = 0; t < body.assigned_partitions_count; t++)
		total += body.assigned_partitions[t].partitions_count;
	*out = arena_calloc(arena, (size_t)total + 1, sizeof(**out));
	for (int32_t t = 0; t < body.assigned_partitions_count; t++)
		for (int32_t i = 0; i < body.assigned_partitions[t].partitions_count; i++)
			(*out)[(*count)++] = (struct topic_partition){ body.assigned_partitions[t].topic, body.assigned_partitions[t].partitions[i] };
	return true;
}
