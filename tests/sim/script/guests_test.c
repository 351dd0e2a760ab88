/* Programs from outside in a scenario's world: its run is replayed without them. */
#include "engine/base/heap.h"
#include "engine/wire/frame.h"
#include "sim/script/play.h"
#include "sim/script/run_file.h"
#include "sim/script/scenario.h"
#include "sim/shell/visitors.h"
#include "tests/test.h"

static const char story[] = "return scenario { cluster = { brokers = 1 }, run = function(w)\n"
                            "  w:topic('orders')\n"
                            "  w:wait_until(function() return w:partition('orders', 1) ~= nil end, 20, 'a second partition, which somebody outside makes')\n"
                            "  w:say('It is there.')\n"
                            "end }\n";

static struct bytes create_partitions(struct arena *arena)
{
	struct create_partitions_request request;

	message_init(&create_partitions_request_schema, &request);
	request.topics = message_new_items(arena, &create_partitions_request_create_partitions_topic_struct, 1);
	request.topics_count = 1;
	request.topics[0].name = BYTES("orders");
	request.topics[0].count = 2;
	request.topics[0].assignments_count = -1;
	request.timeout_ms = 10000;
	return request_frame(arena, api_of_key(API_KEY_CREATE_PARTITIONS), 3, 1, BYTES("real"), &request);
}

TEST(a_scenario_that_waits_for_a_program_outside_is_replayed_without_it)
{
	struct heap *heap = heap_new((size_t)64 << 20);
	struct arena arena;
	struct sources sources;
	struct buf text = { .heap = heap }, again = { .heap = heap }, problem = { .heap = heap };
	struct run_origin origin = { .seed = 5, .cluster = { .brokers = 1 }, .scenario = &sources };
	struct session *s = session_new(&(struct session_options){ .cluster = origin.cluster, .seed = 5, .is_recorded = true, .goes_only_on = true });
	struct run_file run;

	arena_init(&arena, heap);
	sources_init(&sources);
	sources_add(&sources, BYTES("guest.lua"), bytes_of_text(story));
	session_play(s, &play_actor, &sources);
	session_pass(s, 1000000);
	session_admit(s, 1, BYTES("localhost:9092"));
	session_bring(s, 1, create_partitions(&arena));
	session_pass(s, 9000000); /* past the end of the story, as the clock may let it */
	assert_int_equal(play_in(session_world(s))->state, PLAY_ENDED);
	run_file_write(&text, &origin, s);
	session_del(s);
	assert_true(run_file_take(&run, "RUN", buf_bytes(&text), &problem));
	struct scenario_options options = { .sources = run.origin.scenario, .has_seed = true, .seed = 5, .brokers = 1, .err = stderr, .record = &again, .run = &run };

	assert_int_equal(scenario_run(&options), 0);
	assert_null(run_file_difference(&run, buf_bytes(&again), &problem));
	run_file_free(&run);
	sources_free(&sources);
	heap_del(heap);
}
