/* Diagrams of traces made by hand: what is drawn, what is folded, what is left out. */
#include <stdio.h>

#include "sim/trace/diagram.h"
#include "tests/test.h"

#define SECOND INT64_C(1000000)

static struct world *new_world(void)
{
	return world_new(&(struct world_options){ .region_size = 32u << 20 });
}

static void at(struct world *w, int64_t t_us)
{
	world_run_until(w, t_us);
}

static void send(struct world *w, int64_t conn, int64_t id, const char *from, const char *to, int64_t api_key, bool is_response)
{
	trace(world_trace_begin(w), frame_sent, .conn = conn, .correlation_id = id, .from = bytes_of_text(from), .to = bytes_of_text(to), .api_key = api_key,
	      .api = bytes_of_text(api_of_key((int16_t)api_key)->name), .version = 3, .is_response = is_response, .bytes = 40);
	world_trace_end(w, from);
}

static void exchange(struct world *w, int64_t conn, int64_t id, const char *from, const char *to, int64_t api_key)
{
	send(w, conn, id, from, to, api_key, false);
	send(w, conn, id, to, from, api_key, true);
}

static void kill(struct world *w, const char *name)
{
	trace(world_trace_begin(w), process_killed, .process = bytes_of_text(name));
	world_trace_end(w, NULL);
}

static void assert_drawn(struct world *w, const struct diagram_options *options, const char *expected)
{
	struct heap *heap = heap_new(256u << 20);
	struct buf text = { .heap = heap };
	struct diagram d;

	diagram_make(&d, w, heap, options);
	diagram_add_text(&text, &d, 60, true);
	assert_text(buf_bytes(&text), expected);
	diagram_free(&d);
	heap_del(heap);
}

TEST(a_short_stretch_is_drawn_frame_by_frame_and_in_the_order_of_actors)
{
	struct world *w = new_world();

	at(w, SECOND);
	send(w, 1, 1, "client-p1", "broker-10", API_KEY_PRODUCE, false);
	exchange(w, 2, 1, "broker-10", "broker-2", API_KEY_ALTER_PARTITION);
	exchange(w, 2, 2, "broker-10", "broker-2", API_KEY_BROKER_HEARTBEAT); /* never drawn */
	send(w, 1, 1, "broker-10", "client-p1", API_KEY_PRODUCE, true);
	assert_drawn(w, &(struct diagram_options){ 0 },
	             "                   p1          broker-2       broker-10\n"
	             "    1.000s          |          Produce            |\n"
	             "                    |---------------------------->|\n"
	             "    1.000s          |              AlterPartition |\n"
	             "                    |              |<-------------|\n"
	             "    1.000s          |              AlterPartition |\n"
	             "                    |              |.............>|\n"
	             "    1.000s          |          Produce            |\n"
	             "                    |<............................|\n");
	world_del(w);
}

TEST(what_the_same_two_do_again_is_one_row_until_something_happens)
{
	struct world *w = new_world();

	for (int i = 0; i < 50; i++) {
		at(w, SECOND + i * 10000);
		exchange(w, 1, i, "client-p1", "broker-1", API_KEY_PRODUCE);
	}
	kill(w, "broker-1");
	for (int i = 50; i < 90; i++)
		exchange(w, 1, i, "client-p1", "broker-2", API_KEY_PRODUCE);
	assert_drawn(w, &(struct diagram_options){ 0 },
	             "                   p1          broker-1       broker-2\n"
	             "    1.000s          | Produce x50  |              |\n"
	             "                    |------------->|              |\n"
	             "    1.490s          |              ! was killed   |\n"
	             "    1.490s          |        Produce x40          |\n"
	             "                    |---------------------------->|\n");
	world_del(w);
}

TEST(a_client_s_requests_to_several_servers_are_one_row_when_there_are_too_many)
{
	struct world *w = new_world();

	for (int64_t i = 0; i < 40; i++) {
		at(w, SECOND + i * 1000);
		kill(w, "client-c"); /* something happens all the time */
		exchange(w, 1, i, "client-p1", "broker-1", API_KEY_PRODUCE);
		exchange(w, 2, i, "client-p1", "broker-2", API_KEY_PRODUCE);
		exchange(w, 3, i, "client-p1", "broker-1", API_KEY_FIND_COORDINATOR);
	}
	struct heap *heap = heap_new(256u << 20);
	struct diagram d;

	diagram_make(&d, w, heap, &(struct diagram_options){ .rows = 100 });
	assert_in_range(d.row_count, 70, 100);
	assert_int_equal(d.rows[1].arrow_count, 2);
	assert_text(d.rows[1].text, "Produce ×2");
	assert_text(d.rows[1].arrows[0].text, "Produce");
	assert_text(d.left_out, "Not drawn: FindCoordinator ×40");
	diagram_free(&d);
	heap_del(heap);
	world_del(w);
}

TEST(a_request_whose_connection_ends_has_no_answer)
{
	struct world *w = new_world();

	at(w, SECOND);
	send(w, 1, 1, "client-p1", "broker-1", API_KEY_PRODUCE, false);
	trace(world_trace_begin(w), connection_closed, .conn = 1, .from = BYTES("broker-1"), .to = BYTES("client-p1"));
	world_trace_end(w, NULL);
	assert_drawn(w, &(struct diagram_options){ 0 },
	             "                       p1                  broker-1\n"
	             "    1.000s              | Produce: no answer   |\n"
	             "                        |.....................x|\n");
	world_del(w);
}

TEST(where_time_passes_and_nothing_happens_a_gap_says_so)
{
	struct world *w = new_world();

	at(w, SECOND);
	exchange(w, 1, 1, "client-p1", "broker-1", API_KEY_CREATE_TOPICS);
	for (int i = 2; i < 9; i++) {
		at(w, i * SECOND);
		exchange(w, 2, i, "broker-1", "broker-1", API_KEY_BROKER_HEARTBEAT);
	}
	at(w, 12 * SECOND);
	kill(w, "broker-1");
	assert_drawn(w, &(struct diagram_options){ .rows = 3 },
	             "                       p1                  broker-1\n"
	             "    1.000s              |--- CreateTopics ---->|\n"
	             "               11.0 s: BrokerHeartbeat x7      :\n"
	             "    12.000s             |                      ! was killed\n");
	world_del(w);
}

TEST(a_stretch_knows_who_was_down_before_it_and_takes_only_whom_it_is_asked_for)
{
	static const struct bytes actors[] = { { (const uint8_t *)"p1", 2 }, { (const uint8_t *)"broker-2", 8 }, { (const uint8_t *)"broker-1", 8 } };
	struct world *w = new_world();

	at(w, SECOND);
	exchange(w, 1, 1, "client-p1", "broker-1", API_KEY_PRODUCE);
	kill(w, "broker-2");
	at(w, 5 * SECOND);
	exchange(w, 1, 2, "client-p1", "broker-1", API_KEY_PRODUCE);
	exchange(w, 3, 1, "client-p2", "broker-1", API_KEY_PRODUCE);
	trace(world_trace_begin(w), process_started, .process = BYTES("broker-2"));
	world_trace_end(w, NULL);
	assert_drawn(w, &(struct diagram_options){ .from_us = 4 * SECOND, .actors = actors, .actor_count = 3, .rows = 3 },
	             "                   p1          broker-1       broker-2\n"
	             "    5.000s          |-- Produce -->|              .\n"
	             "    5.000s          |<. Produce ...|              .\n"
	             "    5.000s          |              |    * its process starts\n");
	world_del(w);
}

TEST(a_crowd_shares_the_last_column)
{
	struct world *w = new_world();
	struct heap *heap = heap_new(256u << 20);
	struct diagram d;
	char name[40];

	for (int i = 0; i < 40; i++) {
		snprintf(name, sizeof(name), "client-c%d", i);
		exchange(w, i, 1, name, "broker-1", API_KEY_PRODUCE);
	}
	diagram_make(&d, w, heap, &(struct diagram_options){ 0 });
	assert_int_equal(d.actor_count, DIAGRAM_ACTORS_MAX);
	assert_text(d.actors[DIAGRAM_ACTORS_MAX - 1].name, "30 others");
	assert_in_range(d.row_count, 1, DIAGRAM_ROWS);
	diagram_free(&d);
	heap_del(heap);
	world_del(w);
}

TEST(a_run_without_end_has_a_diagram_with_one)
{
	struct world *w = new_world();
	struct heap *heap = heap_new(256u << 20);
	struct diagram d;

	for (int i = 0; i < 2000; i++) { /* nothing of it can be folded */
		trace(world_trace_begin(w), said, .text = BYTES("again"));
		world_trace_end(w, NULL);
	}
	diagram_make(&d, w, heap, &(struct diagram_options){ 0 });
	assert_int_equal(d.row_count, DIAGRAM_ROWS_MAX);
	assert_text(d.left_out, "Not drawn: 1700 rows more");
	diagram_free(&d);
	heap_del(heap);
	world_del(w);
}
