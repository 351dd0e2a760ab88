#include "engine/client/partitioner.h"
#include "tests/test.h"

TEST(murmur2_gives_the_numbers_of_the_java_client)
{
	assert_int_equal(murmur2(BYTES("21")), -973932308);
	assert_int_equal(murmur2(BYTES("foobar")), -790332482);
	assert_int_equal(murmur2(BYTES("a-little-bit-long-string")), -985981536);
	assert_int_equal(murmur2(BYTES("a-little-bit-longer-string")), -1486304829);
	assert_int_equal(murmur2(BYTES("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8")), -58897971);
	assert_int_equal(murmur2(BYTES("abc")), 479470107);
}

static const struct {
	const char *key;
	int32_t of_3_6_12[3];
} keys[] = {
	{ "alice", { 0, 3, 9 } },
	{ "bob", { 0, 0, 6 } },
	{ "carol", { 2, 2, 2 } },
	{ "dave", { 1, 4, 10 } },
	{ "erin", { 2, 2, 8 } },
	{ "frank", { 1, 1, 7 } },
	{ "grace", { 0, 0, 6 } },
	{ "heidi", { 1, 1, 7 } },
	{ "ivan", { 2, 5, 5 } },
	{ "judy", { 2, 5, 11 } },
	{ "user-1", { 2, 2, 8 } },
	{ "user-2", { 2, 2, 8 } },
	{ "user-3", { 2, 5, 11 } },
	{ "user-4", { 1, 1, 7 } },
	{ "user-5", { 1, 4, 10 } },
	{ "user-10", { 2, 2, 2 } },
	{ "user-42", { 1, 4, 4 } },
	{ "user-50", { 0, 3, 9 } },
	{ "order-1", { 1, 4, 10 } },
	{ "order-1000", { 2, 2, 2 } },
	{ "k", { 2, 2, 8 } },
	{ "a", { 1, 4, 4 } },
	{ "sensor-7", { 1, 4, 4 } },
	{ "checkout", { 1, 4, 10 } },
	{ "été", { 1, 1, 1 } },
};

TEST(a_key_goes_to_the_partition_that_the_java_producer_chooses)
{
	const int32_t counts[3] = { 3, 6, 12 };

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		for (int c = 0; c < 3; c++)
			assert_int_equal(partition_of_key(bytes_of_text(keys[i].key), counts[c]), keys[i].of_3_6_12[c]);
}

TEST(the_sticky_partitioner_stays_until_a_batch_is_full)
{
	struct prng prng;
	struct sticky_partitioner s = { .partition = -1 };
	const int32_t available[] = { 1, 2 };

	prng_seed(&prng, 1, 0);
	int32_t first = sticky_partition(&s, &prng, available, 2, 3);

	assert_true(first == 1 || first == 2);
	sticky_update(&s, 99, 100, true);
	assert_int_equal(sticky_partition(&s, &prng, available, 2, 3), first);
	sticky_update(&s, 1, 100, false);
	assert_int_equal(s.partition, first);
	sticky_update(&s, 100, 100, false);
	assert_int_equal(s.partition, -1);
}

TEST(without_an_available_leader_every_partition_is_drawn)
{
	struct prng prng;
	bool seen[3] = { false };

	prng_seed(&prng, 7, 0);
	for (int i = 0; i < 100; i++) {
		struct sticky_partitioner s = { .partition = -1 };

		seen[sticky_partition(&s, &prng, NULL, 0, 3)] = true;
	}
	assert_true(seen[0] && seen[1] && seen[2]);
}

TEST(shorter_queues_weigh_more)
{
	int32_t queues[3] = { 0, 3, 1 }, equal[2] = { 2, 2 };

	assert_true(sticky_weights(queues, 3));
	assert_int_equal(queues[0], 4);
	assert_int_equal(queues[1], 5);
	assert_int_equal(queues[2], 8);
	assert_false(sticky_weights(equal, 2));
}

TEST(weighted_draws_follow_the_weights)
{
	struct prng prng;
	int32_t weights[2] = { 9, 10 }, partitions[2] = { 4, 7 }, counts[8] = { 0 };

	prng_seed(&prng, 3, 0);
	for (int i = 0; i < 10000; i++) {
		struct sticky_partitioner s = { .partition = -1, .weight_count = 2, .weights = weights, .partitions = partitions };

		counts[sticky_partition(&s, &prng, NULL, 0, 8)]++;
	}
	assert_int_equal(counts[4] + counts[7], 10000);
	assert_in_range(counts[4], 8800, 9200);
}
