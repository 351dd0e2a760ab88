#include "engine/client/assignor.h"

#include "engine/base/buf.h"
#include "engine/base/prng.h"
#include "tests/test.h"

#include <stdio.h>

enum { MEMBERS_MAX = 8, TOPICS_MAX = 4 };

struct group {
	struct heap *heap;
	struct arena arena;
	struct assignor_member members[MEMBERS_MAX];
	int32_t member_count;
	struct assignor_topic topics[TOPICS_MAX];
	int32_t topic_count;
};

static void make(struct group *g)
{
	memset(g, 0, sizeof(*g));
	g->heap = heap_new(64 << 20);
	arena_init(&g->arena, g->heap);
}

static void drop(struct group *g)
{
	heap_del(g->heap);
}

static void add_topic(struct group *g, const char *name, int32_t partitions)
{
	g->topics[g->topic_count++] = (struct assignor_topic){ bytes_of_text(name), partitions };
}

/* Topics by their numbers, as bits. */
static struct assignor_member *add_member(struct group *g, const char *id, unsigned topics)
{
	struct assignor_member *m = &g->members[g->member_count++];

	*m = (struct assignor_member){ .member_id = bytes_of_text(id), .generation = -1 };
	m->topics = arena_calloc(&g->arena, TOPICS_MAX, sizeof(*m->topics));
	for (int32_t t = 0; t < g->topic_count; t++)
		if (topics & 1u << t)
			m->topics[m->topic_count++] = g->topics[t].name;
	return m;
}

static void assign(struct group *g, const char *name)
{
	assignor_of(bytes_of_text(name))->assign(g->members, g->member_count, g->topics, g->topic_count, &g->arena);
}

static const char *assigned(struct group *g, int32_t member)
{
	struct buf out = { .heap = g->heap };

	for (int32_t i = 0; i < g->members[member].assigned_count; i++)
		buf_printf(&out, "%s%.*s-%d", i ? " " : "", (int)g->members[member].assigned[i].topic.size,
		           (const char *)g->members[member].assigned[i].topic.data, g->members[member].assigned[i].partition);
	return buf_text(&out);
}

TEST(range_gives_each_topic_in_pieces)
{
	struct group g;

	make(&g);
	add_topic(&g, "t0", 3);
	add_topic(&g, "t1", 3);
	add_member(&g, "C1", 3);
	add_member(&g, "C0", 3);
	assign(&g, "range");
	assert_string_equal(assigned(&g, 1), "t0-0 t0-1 t1-0 t1-1");
	assert_string_equal(assigned(&g, 0), "t0-2 t1-2");
	drop(&g);
}

TEST(range_puts_static_members_first_by_instance_id)
{
	struct group g;

	make(&g);
	add_topic(&g, "t", 3);
	add_member(&g, "a", 1);
	add_member(&g, "z", 1)->group_instance_id = BYTES("I2");
	add_member(&g, "y", 1)->group_instance_id = BYTES("I1");
	assign(&g, "org.apache.kafka.clients.consumer.RangeAssignor");
	assert_string_equal(assigned(&g, 2), "t-0");
	assert_string_equal(assigned(&g, 1), "t-1");
	assert_string_equal(assigned(&g, 0), "t-2");
	drop(&g);
}

TEST(round_robin_deals_all_topics_in_one_go)
{
	struct group g;

	make(&g);
	add_topic(&g, "t0", 3);
	add_topic(&g, "t1", 3);
	add_member(&g, "C0", 3);
	add_member(&g, "C1", 3);
	assign(&g, "roundrobin");
	assert_string_equal(assigned(&g, 0), "t0-0 t0-2 t1-1");
	assert_string_equal(assigned(&g, 1), "t0-1 t1-0 t1-2");
	drop(&g);
}

TEST(round_robin_skips_members_that_do_not_subscribe)
{
	struct group g;

	make(&g);
	add_topic(&g, "t0", 1);
	add_topic(&g, "t1", 2);
	add_topic(&g, "t2", 3);
	add_member(&g, "C0", 1);
	add_member(&g, "C1", 3);
	add_member(&g, "C2", 7);
	assign(&g, "roundrobin");
	assert_string_equal(assigned(&g, 0), "t0-0");
	assert_string_equal(assigned(&g, 1), "t1-0");
	assert_string_equal(assigned(&g, 2), "t1-1 t2-0 t2-1 t2-2");
	drop(&g);
}

TEST(sticky_balances_different_subscriptions_better_than_round_robin)
{
	struct group g;

	make(&g);
	add_topic(&g, "t0", 1);
	add_topic(&g, "t1", 2);
	add_topic(&g, "t2", 3);
	add_member(&g, "C0", 1);
	add_member(&g, "C1", 3);
	add_member(&g, "C2", 7);
	assign(&g, "sticky");
	assert_string_equal(assigned(&g, 0), "t0-0");
	assert_string_equal(assigned(&g, 1), "t1-0 t1-1");
	assert_string_equal(assigned(&g, 2), "t2-0 t2-1 t2-2");
	drop(&g);
}

/* The assignment becomes what each member claims in the next generation. */
static void own_assigned(struct group *g, const struct assignor *assignor, int32_t generation)
{
	for (int32_t i = 0; i < g->member_count; i++) {
		struct assignor_member *m = &g->members[i];

		m->owned = m->assigned;
		m->owned_count = m->assigned_count;
		m->generation = generation;
		m->user_data = assignor_user_data(assignor, m->owned, m->owned_count, generation, &g->arena);
	}
}

TEST(cooperative_sticky_holds_back_what_changes_owner)
{
	struct group g;
	const struct assignor *assignor = assignor_of(BYTES("cooperative-sticky"));

	make(&g);
	add_topic(&g, "t", 4);
	add_member(&g, "a", 1);
	assign(&g, assignor->name);
	assert_int_equal(g.members[0].assigned_count, 4);
	own_assigned(&g, assignor, 1);
	add_member(&g, "b", 1);
	assign(&g, assignor->name);
	assert_string_equal(assigned(&g, 0), "t-0 t-1");
	assert_string_equal(assigned(&g, 1), "");
	own_assigned(&g, assignor, 2);
	assign(&g, assignor->name);
	assert_string_equal(assigned(&g, 0), "t-0 t-1");
	assert_string_equal(assigned(&g, 1), "t-2 t-3");
	drop(&g);
}

TEST(a_stale_claim_does_not_take_from_the_member_of_the_newer_generation)
{
	struct group g;
	struct topic_partition both[1] = { { BYTES("t"), 0 } };

	make(&g);
	add_topic(&g, "t", 2);
	struct assignor_member *old = add_member(&g, "a", 1), *new = add_member(&g, "b", 1);

	old->owned = new->owned = both;
	old->owned_count = new->owned_count = 1;
	old->generation = 3;
	new->generation = 4;
	assign(&g, "cooperative-sticky");
	assert_string_equal(assigned(&g, 1), "t-0");
	assert_string_equal(assigned(&g, 0), "t-1");
	drop(&g);
}

/* ---- Properties of random groups ------------------------------------------------------------------------------------ */

static void random_group(struct group *g, struct prng *prng, bool is_uniform)
{
	static const char *const topics[] = { "a", "b", "c", "d" };
	static const char *const members[] = { "m3", "m1", "m7", "m0", "m5", "m2", "m6", "m4" };
	int32_t topic_count = (int32_t)prng_between(prng, 1, TOPICS_MAX), member_count = (int32_t)prng_between(prng, 1, 5);

	make(g);
	for (int32_t t = 0; t < topic_count; t++)
		add_topic(g, topics[t], (int32_t)prng_between(prng, 1, 7));
	for (int32_t m = 0; m < member_count; m++)
		add_member(g, members[m], is_uniform ? 15 : (unsigned)prng_between(prng, 1, 15));
}

static int32_t owner_of(const struct group *g, struct topic_partition tp)
{
	int32_t owner = -1;

	for (int32_t m = 0; m < g->member_count; m++)
		for (int32_t i = 0; i < g->members[m].assigned_count; i++)
			if (topic_partition_compare(g->members[m].assigned[i], tp) == 0) {
				assert_int_equal(owner, -1);
				owner = m;
			}
	return owner;
}

static bool subscribes(const struct assignor_member *m, struct bytes topic)
{
	for (int32_t i = 0; i < m->topic_count; i++)
		if (bytes_equal(m->topics[i], topic))
			return true;
	return false;
}

/* Each partition has one owner that wants it, if anybody does. Returns how many have one. */
static int32_t check_disjoint(const struct group *g, bool is_total)
{
	int32_t assigned_count = 0;

	for (int32_t t = 0; t < g->topic_count; t++)
		for (int32_t p = 0; p < g->topics[t].partition_count; p++) {
			int32_t owner = owner_of(g, (struct topic_partition){ g->topics[t].name, p });
			bool is_wanted = false;

			for (int32_t m = 0; m < g->member_count; m++)
				is_wanted = is_wanted || subscribes(&g->members[m], g->topics[t].name);
			if (owner >= 0)
				assert_true(subscribes(&g->members[owner], g->topics[t].name));
			if (is_total)
				assert_int_equal(owner >= 0, is_wanted);
			assigned_count += owner >= 0;
		}
	return assigned_count;
}

static void sizes(const struct group *g, int32_t *least, int32_t *most)
{
	*least = INT32_MAX;
	*most = 0;
	for (int32_t m = 0; m < g->member_count; m++) {
		int32_t count = g->members[m].assigned_count;

		*least = count < *least ? count : *least;
		*most = count > *most ? count : *most;
	}
}

TEST(every_assignor_is_total_and_disjoint_for_random_groups)
{
	struct prng prng;

	prng_seed(&prng, 11, 0);
	for (int round = 0; round < 200; round++)
		for (int i = 0; i < assignor_count; i++) {
			struct group g;

			random_group(&g, &prng, round % 2 == 0);
			assign(&g, assignors[i].name);
			check_disjoint(&g, true);
			drop(&g);
		}
}

TEST(round_robin_and_sticky_are_balanced_when_all_want_the_same)
{
	static const char *const names[] = { "roundrobin", "sticky", "cooperative-sticky" };
	struct prng prng;

	prng_seed(&prng, 12, 0);
	for (int round = 0; round < 100; round++)
		for (int i = 0; i < 3; i++) {
			struct group g;
			int32_t least, most;

			random_group(&g, &prng, true);
			assign(&g, names[i]);
			sizes(&g, &least, &most);
			assert_in_range(most - least, 0, 1);
			drop(&g);
		}
}

/* No partition could go to a subscriber that has two fewer. */
TEST(sticky_is_balanced_also_when_subscriptions_differ)
{
	struct prng prng;

	prng_seed(&prng, 13, 0);
	for (int round = 0; round < 300; round++) {
		struct group g;

		random_group(&g, &prng, false);
		assign(&g, "sticky");
		for (int32_t m = 0; m < g.member_count; m++)
			for (int32_t i = 0; i < g.members[m].assigned_count; i++)
				for (int32_t n = 0; n < g.member_count; n++)
					if (subscribes(&g.members[n], g.members[m].assigned[i].topic))
						assert_true(g.members[m].assigned_count <= g.members[n].assigned_count + 1);
		drop(&g);
	}
}

TEST(sticky_moves_only_what_it_must_when_a_member_leaves)
{
	static const char *const names[] = { "sticky", "cooperative-sticky" };
	struct prng prng;

	prng_seed(&prng, 14, 0);
	for (int round = 0; round < 100; round++)
		for (int i = 0; i < 2; i++) {
			struct group g;
			const struct assignor *assignor = assignor_of(bytes_of_text(names[i]));

			random_group(&g, &prng, true);
			assign(&g, names[i]);
			own_assigned(&g, assignor, 1);
			if (g.member_count < 2) {
				drop(&g);
				continue;
			}
			g.member_count--;
			assign(&g, names[i]);
			check_disjoint(&g, true);
			/* Who stays keeps everything: each may only get more. */
			for (int32_t m = 0; m < g.member_count; m++)
				for (int32_t k = 0; k < g.members[m].owned_count; k++)
					assert_int_equal(owner_of(&g, g.members[m].owned[k]), m);
			drop(&g);
		}
}

TEST(cooperative_sticky_comes_to_a_total_assignment_and_stays_there)
{
	struct prng prng;
	const struct assignor *assignor = assignor_of(BYTES("cooperative-sticky"));

	prng_seed(&prng, 15, 0);
	for (int round = 0; round < 200; round++) {
		struct group g;

		random_group(&g, &prng, round % 2 == 0);
		assign(&g, assignor->name);
		own_assigned(&g, assignor, 1);
		add_member(&g, "newcomer", round % 2 == 0 ? 15 : 5);
		assign(&g, assignor->name);
		check_disjoint(&g, false);
		/* Two rounds do for equal subscriptions; others may need to even out once more. */
		for (int32_t generation = 2; generation < (round % 2 == 0 ? 3 : 5); generation++) {
			own_assigned(&g, assignor, generation);
			assign(&g, assignor->name);
		}
		check_disjoint(&g, true);
		own_assigned(&g, assignor, 6);
		assign(&g, assignor->name);
		for (int32_t m = 0; m < g.member_count; m++)
			for (int32_t k = 0; k < g.members[m].owned_count; k++)
				assert_int_equal(owner_of(&g, g.members[m].owned[k]), m);
		drop(&g);
	}
}

/* ---- Blobs ---------------------------------------------------------------------------------------------------------- */

TEST(a_subscription_survives_its_blob)
{
	struct group g;
	struct topic_partition owned[3] = { { BYTES("b"), 2 }, { BYTES("a"), 0 }, { BYTES("b"), 1 } };
	struct assignor_member out = { 0 };

	make(&g);
	add_topic(&g, "b", 1);
	add_topic(&g, "a", 1);
	struct assignor_member *m = add_member(&g, "x", 3);

	m->owned = owned;
	m->owned_count = 3;
	m->generation = 7;
	m->user_data = BYTES("data");
	struct bytes blob = subscription_encode(m, &g.arena);

	assert_int_equal(load_u16(blob.data), 3);
	assert_true(subscription_decode(blob, &g.arena, &out));
	assert_text(out.topics[0], "a");
	assert_int_equal(out.owned_count, 3);
	assert_text(out.owned[0].topic, "a");
	assert_int_equal(out.owned[1].partition, 1);
	assert_int_equal(out.generation, 7);
	assert_text(out.user_data, "data");
	assert_false(subscription_decode(bytes_slice(blob, 0, 7), &g.arena, &out));
	drop(&g);
}

TEST(an_assignment_survives_its_blob)
{
	struct group g;
	struct topic_partition given[2] = { { BYTES("t"), 3 }, { BYTES("t"), 5 } }, *out;
	int32_t count;

	make(&g);
	struct bytes blob = assignment_encode(given, 2, BYTES_NULL, &g.arena);

	assert_true(assignment_decode(blob, &g.arena, &out, &count));
	assert_int_equal(count, 2);
	assert_int_equal(out[1].partition, 5);
	assert_true(assignment_decode(BYTES(""), &g.arena, &out, &count));
	assert_int_equal(count, 0);
	assert_false(assignment_decode(BYTES("x"), &g.arena, &out, &count));
	drop(&g);
}

TEST(sticky_user_data_is_the_java_assignors)
{
	struct group g;
	struct topic_partition owned[2] = { { BYTES("t"), 1 }, { BYTES("t"), 2 } };

	make(&g);
	struct bytes sticky = assignor_user_data(assignor_of(BYTES("sticky")), owned, 2, 5, &g.arena);
	struct bytes cooperative = assignor_user_data(assignor_of(BYTES("cooperative-sticky")), owned, 2, 5, &g.arena);

	assert_bytes(sticky, BYTES("\0\0\0\1\0\1t\0\0\0\2\0\0\0\1\0\0\0\2\0\0\0\5"));
	assert_bytes(cooperative, BYTES("\0\0\0\5"));
	assert_true(bytes_is_null(assignor_user_data(assignor_of(BYTES("range")), owned, 2, 5, &g.arena)));
	drop(&g);
}
