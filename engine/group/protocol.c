/* Which assignor a group uses: the vote, and the topics that the elected one's subscriptions name. */
#include "engine/group/group.h"

#include <assert.h>

struct protocols protocols_copy(struct heap *heap, const struct protocols *protocols)
{
	struct protocols copy = { .count = protocols->count };

	if (protocols->count == 0)
		return copy;
	copy.items = heap_calloc(heap, (size_t)protocols->count, sizeof(*copy.items));
	for (int32_t i = 0; i < protocols->count; i++) {
		copy.items[i].name = owned_copy(heap, protocols->items[i].name);
		copy.items[i].metadata = owned_copy(heap, protocols->items[i].metadata);
	}
	return copy;
}

void protocols_free(struct heap *heap, struct protocols *protocols)
{
	for (int32_t i = 0; i < protocols->count; i++) {
		owned_free(heap, &protocols->items[i].name);
		owned_free(heap, &protocols->items[i].metadata);
	}
	heap_free(heap, protocols->items);
	*protocols = (struct protocols){ 0 };
}

bool protocols_equal(const struct protocols *a, const struct protocols *b)
{
	if (a->count != b->count)
		return false;
	for (int32_t i = 0; i < a->count; i++)
		if (!bytes_equal(a->items[i].name, b->items[i].name) || !bytes_equal(a->items[i].metadata, b->items[i].metadata))
			return false;
	return true;
}

struct bytes member_metadata(const struct member *member, struct bytes protocol)
{
	for (int32_t i = 0; i < member->protocols.count; i++)
		if (bytes_equal(member->protocols.items[i].name, protocol))
			return member->protocols.items[i].metadata;
	return BYTES_NULL;
}

static bool is_candidate(const struct group *group, struct bytes protocol)
{
	LIST_EACH(&group->members_by_time, struct member, member, link)
		if (bytes_is_null(member_metadata(member, protocol)))
			return false;
	return true;
}

bool group_supports(const struct group *group, struct bytes protocol_type, const struct protocols *protocols)
{
	if (group->state == GROUP_EMPTY)
		return protocol_type.size > 0 && protocols->count > 0;
	if (!bytes_equal(group->protocol_type, protocol_type))
		return false;
	for (int32_t i = 0; i < protocols->count; i++)
		if (is_candidate(group, protocols->items[i].name))
			return true;
	return false;
}

struct vote {
	struct bytes name;
	int32_t count;
	int32_t order; /* of the first vote for it */
};

/* Each member votes for the first of its protocols that all have. */
static void count_vote(const struct member *member, struct vote *votes, int32_t vote_count, int32_t order)
{
	for (int32_t i = 0; i < member->protocols.count; i++)
		for (int32_t j = 0; j < vote_count; j++)
			if (bytes_equal(votes[j].name, member->protocols.items[i].name)) {
				if (votes[j].count++ == 0)
					votes[j].order = order;
				return;
			}
	assert(false); /* a member was let in that shares no protocol */
}

/* Where Java's HashMap of 16 buckets, which Kafka counts the votes in, would meet this name: among equals the first wins. */
static uint32_t bucket_of(struct bytes name)
{
	uint32_t hash = (uint32_t)java_hash(name);

	return (hash ^ hash >> 16) & 15;
}

static bool is_better(const struct vote *a, const struct vote *b)
{
	uint32_t bucket_a = bucket_of(a->name), bucket_b = bucket_of(b->name);

	if (a->count != b->count)
		return a->count > b->count;
	return bucket_a != bucket_b ? bucket_a < bucket_b : a->order < b->order;
}

struct bytes group_select_protocol(const struct group *group)
{
	struct heap *heap = group_coordinator(group)->heap;
	const struct member *first = LIST_FIRST(&group->members_by_time, struct member, link);
	int32_t count = 0, best = 0, order = 0;

	assert(first);
	struct vote *votes = heap_calloc(heap, (size_t)first->protocols.count, sizeof(*votes));

	for (int32_t i = 0; i < first->protocols.count; i++)
		if (is_candidate(group, first->protocols.items[i].name))
			votes[count++].name = first->protocols.items[i].name;
	LIST_EACH(&group->members_by_time, struct member, member, link)
		count_vote(member, votes, count, order++);
	for (int32_t i = 1; i < count; i++)
		if (is_better(&votes[i], &votes[best]))
			best = i;
	struct bytes chosen = votes[best].name;

	heap_free(heap, votes);
	return chosen;
}

/* Adds the topics of one ConsumerProtocolSubscription, whose version 0 is the beginning of every later one. */
static bool add_topics(struct group *group, struct arena *arena, struct bytes metadata)
{
	struct consumer_protocol_subscription subscription;
	size_t at = 2; /* behind the version */

	if (metadata.size < at ||
	    message_decode(&consumer_protocol_subscription_schema, 0, metadata, &at, arena, &subscription) != ERR_OK)
		return false;
	for (int32_t i = 0; i < subscription.topics_count; i++)
		names_add(&group->topics, group_coordinator(group)->heap, subscription.topics[i]);
	return true;
}

void group_compute_topics(struct group *group)
{
	struct coordinator *c = group_coordinator(group);
	struct arena arena;

	names_free(&group->topics, c->heap);
	group->are_topics_known = group_is_consumer(group) && (group->members.count == 0 || !bytes_is_null(group->protocol_name));
	if (!group->are_topics_known)
		return;
	arena_init(&arena, c->heap);
	LIST_EACH(&group->members_by_time, struct member, member, link)
		if (!add_topics(group, &arena, member_metadata(member, group->protocol_name)))
			group->are_topics_known = false;
	arena_free(&arena);
	if (!group->are_topics_known)
		names_free(&group->topics, c->heap);
}

bool group_is_subscribed(const struct group *group, struct bytes topic)
{
	return group->are_topics_known ? names_has(&group->topics, topic) : group_is_consumer(group);
}
