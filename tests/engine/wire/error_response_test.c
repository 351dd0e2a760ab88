#include "engine/wire/error_response.h"
#include "engine/wire/errors.h"
#include "engine/wire/messages.h"
#include "tests/test.h"

TEST(every_request_can_fail_as_a_whole_in_every_version)
{
	struct heap *heap = heap_new((size_t)64 << 20);
	struct arena arena;
	struct prng prng;

	arena_init(&arena, heap);
	prng_seed(&prng, 1, 0);
	for (int i = 0; i < api_count; i++) {
		for (int16_t version = apis[i].first_version; version <= apis[i].last_version; version++) {
			struct buf out = { .heap = heap };
			void *body = arena_alloc(&arena, apis[i].request->root->size);
			struct call call = { .api = &apis[i], .version = version, .body = body, .arena = &arena };

			message_random(apis[i].request, version, &prng, &arena, body);
			message_encode(apis[i].response, version, error_response_new(&call, KAFKA_NOT_CONTROLLER), &out);
			buf_free(&out);
			arena_reset(&arena);
		}
	}
	heap_del(heap);
}

TEST(an_election_that_fails_as_a_whole_fails_in_each_of_its_partitions)
{
	struct heap *heap = heap_new((size_t)1 << 20);
	struct arena arena;
	int32_t numbers[2] = { 4, 7 };
	struct elect_leaders_request_topic_partitions topic = { BYTES("t"), numbers, 2 };
	struct elect_leaders_request request = { .topic_partitions = &topic, .topic_partitions_count = 1 };
	struct call call = { .api = api_of_key(API_KEY_ELECT_LEADERS), .body = &request, .arena = &arena };

	arena_init(&arena, heap);
	const struct elect_leaders_response *response = error_response_new(&call, KAFKA_NOT_CONTROLLER);

	assert_int_equal(response->error_code, KAFKA_NONE); /* of version 0 */
	assert_int_equal(response->replica_election_results[0].partition_result[1].partition_id, 7);
	assert_int_equal(response->replica_election_results[0].partition_result[1].error_code, KAFKA_NOT_CONTROLLER);
	heap_del(heap);
}
