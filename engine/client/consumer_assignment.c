/* What is subscribed to and assigned, and the leader's part: whose topics, which partitions, for whom. */
#include "engine/client/consumer_state.h"
#include "engine/base/owned.h"

#include <regex.h>
#include <stdlib.h>

/* ---- Lists of names and partitions ---------------------------------------------------------------------------------- */

void consumer_free_names(struct consumer *c, struct bytes **names, int32_t *count)
{
	for (int32_t i = 0; i < *count; i++)
		owned_free(c->heap, &(*names)[i]);
	heap_free(c->heap, *names);
	*names = NULL;
	*count = 0;
}

/* Sorted and without doubles. */
void consumer_keep_names(struct consumer *c, struct bytes **to, int32_t *to_count, const struct bytes *names, int32_t count)
{
	struct bytes *copy = heap_calloc(c->heap, (size_t)count + 1, sizeof(*copy));
	int32_t kept = 0;

	for (int32_t i = 0; i < count; i++) {
		int32_t at = 0;

		while (at < kept && bytes_compare(copy[at], names[i]) < 0)
			at++;
		if (at < kept && bytes_equal(copy[at], names[i]))
			continue;
		memmove(&copy[at + 1], &copy[at], (size_t)(kept - at) * sizeof(*copy));
		copy[at] = owned_copy(c->heap, names[i]);
		kept++;
	}
	consumer_free_names(c, to, to_count);
	*to = copy;
	*to_count = kept;
}

static void free_partitions(struct consumer *c, struct topic_partition **items, int32_t *count)
{
	for (int32_t i = 0; i < *count; i++)
		owned_free(c->heap, &(*items)[i].topic);
	heap_free(c->heap, *items);
	*items = NULL;
	*count = 0;
}

void consumer_keep_partitions(struct consumer *c, struct topic_partition **to, int32_t *to_count, const struct topic_partition *items,
                              int32_t count)
{
	struct topic_partition *copy = heap_calloc(c->heap, (size_t)count + 1, sizeof(*copy));

	for (int32_t i = 0; i < count; i++)
		copy[i] = (struct topic_partition){ owned_copy(c->heap, items[i].topic), items[i].partition };
	free_partitions(c, to, to_count);
	*to = copy;
	*to_count = count;
}

static bool contains(const struct topic_partition *items, int32_t count, struct topic_partition tp)
{
	for (int32_t i = 0; i < count; i++)
		if (topic_partition_compare(items[i], tp) == 0)
			return true;
	return false;
}

int32_t consumer_minus(struct arena *arena, const struct topic_partition *a, int32_t a_count, const struct topic_partition *b,
                       int32_t b_count, struct topic_partition **out)
{
	int32_t count = 0;

	*out = arena_calloc(arena, (size_t)a_count + 1, sizeof(**out));
	for (int32_t i = 0; i < a_count; i++)
		if (!contains(b, b_count, a[i]))
			(*out)[count++] = a[i];
	return count;
}

/* ---- Assigned partitions -------------------------------------------------------------------------------------------- */

static bool has_partition_name(const void *key, const struct hash_node *node)
{
	const struct topic_partition *tp = key;
	const struct consumer_partition *p = CONTAINER_OF((uintptr_t)node, struct consumer_partition, by_name);

	return p->tp.partition == tp->partition && bytes_equal(p->tp.topic, tp->topic);
}

static uint32_t hash_of_partition(struct topic_partition tp)
{
	return hash_of_pair(tp.topic, (uint32_t)tp.partition);
}

struct consumer_partition *consumer_partition_of(const struct consumer *c, struct topic_partition tp)
{
	struct hash_node *node = hash_table_find(&c->partitions_by_name, hash_of_partition(tp), &tp, has_partition_name);

	return node ? CONTAINER_OF(node, struct consumer_partition, by_name) : NULL;
}

void consumer_partition_to_end(struct consumer *c, struct consumer_partition *p)
{
	p->turn = ++c->last_turn;
	list_remove(&p->link);
	list_append(&c->partitions, &p->link);
	consumer_fetch_to_end(c, p);
}

const struct metadata_partition *consumer_leader_of(const struct consumer *c, struct consumer_partition *p)
{
	const struct metadata_topic *topic = metadata_topic_again(&c->metadata, &p->known, p->tp.topic);

	return topic && p->tp.partition >= 0 && p->tp.partition < topic->partition_count ? &topic->partitions[p->tp.partition] : NULL;
}

int32_t consumer_owned(const struct consumer *c, struct arena *arena, struct topic_partition **out)
{
	int32_t count = 0, i = 0;

	LIST_EACH(&c->partitions, struct consumer_partition, p, link)
		count++;
	*out = arena_calloc(arena, (size_t)count + 1, sizeof(**out));
	LIST_EACH(&c->partitions, struct consumer_partition, q, link)
		(*out)[i++] = q->tp;
	topic_partition_sort(*out, count);
	return count;
}

/* Records of partitions that are gone must not be handed out. */
static void partition_del(struct consumer *c, struct consumer_partition *p)
{
	consumer_fetched_drop(c, p);
	c->state_counts[p->state]--;
	list_remove(&p->link);
	list_remove(&p->fetch_link);
	hash_table_remove(&c->partitions_by_name, &p->by_name);
	owned_free(c->heap, &p->tp.topic);
	heap_free(c->heap, p);
}

static void partition_add(struct consumer *c, struct topic_partition tp)
{
	struct consumer_partition *p = HEAP_NEW(c->heap, struct consumer_partition);

	*p = (struct consumer_partition){ .tp = { owned_copy(c->heap, tp.topic), tp.partition },
		                              .position = -1,
		                              .position_epoch = -1,
		                              .leader_epoch = -1,
		                              .retry_epoch = -1,
		                              .committed = -1,
		                              .high_watermark = -1,
		                              .last_stable_offset = -1,
		                              .log_start = -1,
		                              .preferred_replica = -1 };
	c->state_counts[p->state]++;
	hash_table_add(&c->partitions_by_name, &p->by_name, hash_of_partition(p->tp));
	list_append(&c->partitions, &p->link);
	list_init(&p->fetch_link);
	consumer_partition_to_end(c, p);
}

void consumer_set_assignment(struct consumer *c, const struct topic_partition *partitions, int32_t count)
{
	LIST_EACH(&c->partitions, struct consumer_partition, p, link)
		if (contains(partitions, count, p->tp))
			p->is_pending_revocation = false;
		else
			partition_del(c, p);
	for (int32_t i = 0; i < count; i++)
		if (!consumer_partition_of(c, partitions[i]))
			partition_add(c, partitions[i]);
}

/* ---- Subscription --------------------------------------------------------------------------------------------------- */

static bool has_name(const struct bytes *names, int32_t count, struct bytes name)
{
	for (int32_t i = 0; i < count; i++)
		if (bytes_equal(names[i], name))
			return true;
	return false;
}

bool consumer_subscribes_to(const struct consumer *c, struct bytes topic)
{
	return has_name(c->topics, c->topic_count, topic);
}

/* Metadata is wanted for what we read, and as a leader for what the group reads. */
static void want_topics(struct consumer *c, int64_t now_us)
{
	for (int32_t i = 0; i < c->topic_count; i++)
		metadata_want(&c->metadata, c->topics[i], now_us);
	for (int32_t i = 0; i < c->group_topic_count; i++)
		metadata_want(&c->metadata, c->group_topics[i], now_us);
	LIST_EACH(&c->partitions, struct consumer_partition, p, link)
		metadata_want(&c->metadata, p->tp.topic, now_us);
}

static void forget_topics(struct consumer *c)
{
	TREE_EACH(&c->metadata.topics, struct metadata_topic, topic, node) {
		bool is_used = consumer_subscribes_to(c, topic->name) || has_name(c->group_topics, c->group_topic_count, topic->name);

		LIST_EACH(&c->partitions, struct consumer_partition, p, link)
			is_used = is_used || bytes_equal(p->tp.topic, topic->name);
		if (!is_used)
			metadata_forget(&c->metadata, topic->name);
	}
}

void consumer_set_topics(struct consumer *c, const struct bytes *topics, int32_t count)
{
	consumer_keep_names(c, &c->topics, &c->topic_count, topics, count);
	forget_topics(c);
	want_topics(c, c->seen_us);
}

bool consumer_subscription_changed(const struct consumer *c)
{
	if (c->joined_topic_count < 0)
		return false;
	if (c->joined_topic_count != c->topic_count)
		return true;
	for (int32_t i = 0; i < c->topic_count; i++)
		if (!bytes_equal(c->topics[i], c->joined_topics[i]))
			return true;
	return false;
}

/* Topics and their partition counts: when this changes, so must the assignment. */
struct bytes consumer_take_snapshot(const struct consumer *c)
{
	struct buf text = { .heap = c->heap };
	struct bytes out;

	TREE_EACH(&c->metadata.topics, struct metadata_topic, topic, node)
		if (topic->partition_count > 0 &&
		    (consumer_subscribes_to(c, topic->name) || has_name(c->group_topics, c->group_topic_count, topic->name)))
			buf_printf(&text, "%.*s:%d,", (int)topic->name.size, (const char *)topic->name.data, topic->partition_count);
	out = owned_copy(c->heap, buf_bytes(&text));
	buf_free(&text);
	return out;
}

/* The topics whose whole name the pattern matches. The compiled expression lives outside our heap, so only here. */
static void match_pattern(struct consumer *c)
{
	struct buf pattern = { .heap = c->heap };
	struct bytes *names = heap_calloc(c->heap, c->metadata.topics.count + 1, sizeof(*names));
	bool excludes_internal = client_config_bool(&c->config, "exclude.internal.topics");
	int32_t count = 0;
	regex_t regex;

	buf_printf(&pattern, "^(%.*s)$", (int)c->pattern.size, (const char *)c->pattern.data);
	if (regcomp(&regex, buf_text(&pattern), REG_EXTENDED | REG_NOSUB) == 0) {
		TREE_EACH(&c->metadata.topics, struct metadata_topic, topic, node) {
			buf_clear(&pattern);
			buf_add_bytes(&pattern, topic->name);
			if (topic->error_code == KAFKA_NONE && topic->partition_count > 0 && !(topic->is_internal && excludes_internal) &&
			    regexec(&regex, buf_text(&pattern), 0, NULL, 0) == 0)
				names[count++] = topic->name;
		}
		regfree(&regex);
	}
	consumer_keep_names(c, &c->topics, &c->topic_count, names, count);
	heap_free(c->heap, names);
	buf_free(&pattern);
}

static void tell_topic_errors(struct consumer *c)
{
	TREE_EACH(&c->metadata.topics, struct metadata_topic, topic, node) {
		bool is_invalid = topic->error_code == KAFKA_INVALID_TOPIC_EXCEPTION, is_told = topic->told_error == topic->error_code;

		topic->told_error = topic->error_code;
		if (is_told || !topic->is_wanted || (!is_invalid && topic->error_code != KAFKA_TOPIC_AUTHORIZATION_FAILED))
			continue;
		struct buf text = { .heap = c->heap };

		buf_printf(&text, "%s: [%.*s]", is_invalid ? "Invalid topics" : "Not authorized to access topics", (int)topic->name.size,
		           (const char *)topic->name.data);
		consumer_tell_error(c, topic->error_code, NULL, buf_bytes(&text), false);
		buf_free(&text);
	}
}

void consumer_metadata_changed(struct consumer *c, const struct event *ev)
{
	if (c->snapshot_version == c->metadata.version)
		return;
	c->snapshot_version = c->metadata.version;
	if (!bytes_is_null(c->pattern)) {
		match_pattern(c);
		c->matched_version = c->metadata.version;
	}
	want_topics(c, ev->now_us);
	tell_topic_errors(c);
	owned_free(c->heap, &c->topics_snapshot);
	c->topics_snapshot = consumer_take_snapshot(c);
}

/* ---- The leader ----------------------------------------------------------------------------------------------------- */

static void want_group_topics(struct consumer *c, const struct event *ev)
{
	struct bytes *names;
	int32_t total = 0, count = 0;

	for (int32_t m = 0; m < c->leader_member_count; m++)
		total += c->leader_members[m].topic_count;
	names = heap_calloc(c->heap, (size_t)total + 1, sizeof(*names));
	for (int32_t m = 0; m < c->leader_member_count; m++)
		for (int32_t i = 0; i < c->leader_members[m].topic_count; i++)
			names[count++] = c->leader_members[m].topics[i];
	consumer_keep_names(c, &c->group_topics, &c->group_topic_count, names, count);
	heap_free(c->heap, names);
	for (int32_t i = 0; i < c->group_topic_count; i++)
		if (metadata_want(&c->metadata, c->group_topics[i], ev->now_us)->partition_count == 0)
			metadata_request_update(&c->metadata);
}

void consumer_leader_begin(struct consumer *c, const struct event *ev, const struct join_group_response *body)
{
	arena_reset(&c->leader_arena);
	c->leader_member_count = 0;
	c->leader_members = arena_calloc(&c->leader_arena, (size_t)body->members_count + 1, sizeof(*c->leader_members));
	for (int32_t i = 0; i < body->members_count; i++) {
		struct assignor_member *member = &c->leader_members[c->leader_member_count];

		member->generation = -1;
		if (!subscription_decode(arena_copy(&c->leader_arena, body->members[i].metadata), &c->leader_arena, member))
			continue;
		member->member_id = arena_copy(&c->leader_arena, body->members[i].member_id);
		member->group_instance_id = arena_copy(&c->leader_arena, body->members[i].group_instance_id);
		c->leader_member_count++;
	}
	want_group_topics(c, ev);
	/* Fresh metadata first, if any is being asked for: partitions may have been added. */
	bool is_stale = c->metadata.is_requested || c->metadata.is_requested_for_new || c->network.is_metadata_in_flight;

	c->leader_metadata_version = c->metadata.version + is_stale;
	c->is_leader = true;
}

void consumer_assignment_free(struct consumer *c)
{
	LIST_EACH(&c->partitions, struct consumer_partition, p, link)
		partition_del(c, p);
	hash_table_free(&c->partitions_by_name);
	consumer_free_names(c, &c->topics, &c->topic_count);
	if (c->joined_topic_count > 0)
		consumer_free_names(c, &c->joined_topics, &c->joined_topic_count);
	else
		heap_free(c->heap, c->joined_topics);
	consumer_free_names(c, &c->group_topics, &c->group_topic_count);
	free_partitions(c, &c->next_assignment, &c->next_assignment_count);
	free_partitions(c, &c->last_assignment, &c->last_assignment_count);
	owned_free(c->heap, &c->pattern);
	owned_free(c->heap, &c->topics_snapshot);
	owned_free(c->heap, &c->assigned_snapshot);
}
