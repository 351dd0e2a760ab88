/* Programs from outside in a session's world, without a socket: the test says what they send, and hears what they are sent. */
#include "sim/shell/visitors.h"

#include "engine/base/heap.h"
#include "engine/wire/frame.h"
#include "sim/script/run_file.h"
#include "tests/test.h"

enum { SECOND = 1000000 };

struct outside {
	struct session *session;
	struct session_outside hooks;
	struct heap *heap;
	struct arena arena;
	struct frame_reader answers; /* of whoever is heard */
	int64_t heard_of;
	int32_t ends, sent;
};

static void hear(void *self, int64_t visitor, struct bytes bytes)
{
	struct outside *o = self;

	o->sent++;
	if (visitor == o->heard_of)
		frame_reader_add(&o->answers, bytes);
}

static void hear_end(void *self, int64_t visitor)
{
	struct outside *o = self;

	o->ends += visitor == o->heard_of;
}

static struct session *start(struct outside *o, int32_t brokers, bool is_recorded)
{
	*o = (struct outside){ .heap = heap_new((size_t)64 << 20), .heard_of = 1 };
	arena_init(&o->arena, o->heap);
	frame_reader_init(&o->answers, o->heap, 1 << 20);
	o->hooks = (struct session_outside){ o, hear, hear_end };
	o->session = session_new(&(struct session_options){ .cluster = { .brokers = brokers }, .seed = 3, .is_recorded = is_recorded });
	session_set_outside(o->session, &o->hooks);
	session_open_tab(o->session);
	session_begin_here(o->session);
	session_wait(o->session, 1, SECOND);
	return o->session;
}

static void end(struct outside *o)
{
	session_del(o->session);
	heap_del(o->heap);
}

static struct bytes metadata_request(struct outside *o, int32_t correlation_id)
{
	struct metadata_request request;

	message_init(&metadata_request_schema, &request);
	request.topics_count = -1;
	return request_frame(&o->arena, api_of_key(API_KEY_METADATA), 9, correlation_id, BYTES("real"), &request);
}

/* How many brokers the next answer names; -1: there is none. */
static int32_t answered_brokers(struct outside *o)
{
	struct metadata_response response;
	struct bytes frame;
	int32_t correlation_id;

	if (frame_reader_next(&o->answers, &frame) != FRAME_READY)
		return -1;
	assert_int_equal(response_decode(frame, api_of_key(API_KEY_METADATA), 9, &o->arena, &correlation_id, &response), ERR_OK);
	return response.brokers_count;
}

TEST(a_visitor_is_answered_by_the_broker_whose_port_it_came_by)
{
	struct outside o;
	struct session *s = start(&o, 3, false);
	struct bytes request = metadata_request(&o, 1);

	session_admit(s, 1, BYTES("localhost:9093"));
	session_bring(s, 1, bytes_slice(request, 0, 5)); /* in any cut */
	session_bring(s, 1, bytes_slice(request, 5, request.size));
	session_pass(s, SECOND);
	assert_int_equal(answered_brokers(&o), 3);
	assert_int_equal(o.ends, 0);
	int64_t who[4];

	assert_int_equal(session_visitors(s, who, 4), 1);
	session_dismiss(s, 1);
	session_dismiss(s, 1); /* both sides may close at once */
	session_bring(s, 1, BYTES("late"));
	session_pass(s, SECOND);
	assert_int_equal(session_visitors(s, who, 4), 0);
	assert_int_equal(o.ends, 0);
	end(&o);
}

static void type(struct session *s, const char *line)
{
	session_type(s, 1, bytes_of_text(line));
	session_wait(s, 1, 60 * (int64_t)SECOND);
}

TEST(a_dead_broker_ends_its_visitors_and_lets_none_in_and_a_paused_one_is_silent)
{
	struct outside o;
	struct session *s = start(&o, 3, false);

	session_admit(s, 1, BYTES("localhost:9094"));
	session_pass(s, SECOND);
	type(s, "broker pause 3 5s");
	session_bring(s, 1, metadata_request(&o, 1));
	session_pass(s, 2 * SECOND);
	assert_int_equal(answered_brokers(&o), -1);
	session_pass(s, 5 * SECOND);
	assert_true(answered_brokers(&o) > 0);
	type(s, "net cut 3 outside");
	session_bring(s, 1, metadata_request(&o, 2));
	session_pass(s, 5 * SECOND);
	assert_int_equal(answered_brokers(&o), -1);
	type(s, "net heal");
	session_pass(s, SECOND);
	assert_int_equal(answered_brokers(&o), 3);
	type(s, "broker kill 3");
	session_pass(s, SECOND);
	assert_int_equal(o.ends, 1);
	o.heard_of = 2;
	session_admit(s, 2, BYTES("localhost:9094"));
	session_pass(s, SECOND);
	assert_int_equal(o.ends, 2);
	end(&o);
}

TEST(what_is_not_kafka_ends_its_own_connection_and_nothing_else)
{
	struct outside o;
	struct session *s = start(&o, 1, false);

	session_admit(s, 1, BYTES("localhost:9092"));
	session_bring(s, 1, BYTES("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
	session_admit(s, 2, BYTES("nowhere:9092"));
	session_admit(s, 3, BYTES("no address"));
	session_pass(s, SECOND);
	assert_int_equal(o.ends, 1);
	o.heard_of = 4;
	session_admit(s, 4, BYTES("localhost:9092"));
	session_bring(s, 4, metadata_request(&o, 1));
	session_pass(s, SECOND);
	assert_int_equal(answered_brokers(&o), 1);
	assert_null(session_failure(s));
	end(&o);
}

TEST(a_visitor_is_heard_once_and_what_it_did_is_done_again_when_time_goes_back_and_on)
{
	struct outside o;
	struct session *s = start(&o, 1, false);
	int64_t who[4], partings;

	session_pass(s, SECOND);
	session_admit(s, 1, BYTES("localhost:9092"));
	session_bring(s, 1, metadata_request(&o, 1));
	session_pass(s, SECOND);
	uint64_t hash = world_trace_hash(session_world(s));
	int32_t sent = o.sent;

	partings = session_partings(s);
	session_back(s, SECOND * 3 / 2);
	assert_true(session_partings(s) != partings);
	assert_int_equal(session_visitors(s, who, 4), 0); /* that was before it came */
	assert_true(session_forward(s, 10 * SECOND));
	assert_int_equal(world_trace_hash(session_world(s)), hash);
	assert_int_equal(session_visitors(s, who, 4), 1);
	assert_int_equal(o.sent, sent);
	/* In a timeline of its own it is as it was there, until whoever had its socket dismisses it. */
	session_fork(s, BYTES("other"));
	assert_int_equal(session_visitors(s, who, 4), 1);
	session_dismiss(s, 1);
	session_pass(s, SECOND);
	assert_int_equal(session_visitors(s, who, 4), 0);
	session_go_to(s, BYTES("main"));
	assert_int_equal(session_visitors(s, who, 4), 1);
	end(&o);
}

TEST(time_goes_as_outside_while_somebody_is_there)
{
	struct outside o;
	struct session *s = start(&o, 1, false);
	int64_t begin_us = world_now_us(session_world(s));

	session_set_speed(s, 5000);
	session_tick(s, SECOND, 1000000);
	assert_in_range(world_now_us(session_world(s)) - begin_us, 5 * SECOND, 5 * SECOND);
	session_set_accompanied(s, true);
	session_type(s, 1, BYTES("run 1h"));
	session_tick(s, SECOND, 1000000);
	assert_in_range(world_now_us(session_world(s)) - begin_us, 6 * SECOND, 6 * SECOND);
	assert_false(session_is_hurried(s));
	session_set_accompanied(s, false);
	assert_true(session_is_hurried(s));
	end(&o);
}

/* Nobody could type what lets time go on behind a command that waits for it. */
TEST(what_is_typed_while_time_stands_still_gets_its_time_and_what_is_stopped_by_that_does_not)
{
	struct outside o;
	struct session *s = start(&o, 1, false);

	session_set_accompanied(s, true);
	session_set_paused(s, true);
	session_tick(s, SECOND, 1000000);
	int64_t begin_us = world_now_us(session_world(s));

	session_type(s, 1, BYTES("run 2s"));
	for (int i = 0; i < 40; i++)
		session_tick(s, SECOND / 10, 1000000);
	assert_in_range(world_now_us(session_world(s)) - begin_us, 2 * SECOND, 2 * SECOND + SECOND / 5);
	assert_int_equal(session_tab_state(s, 1), TAB_PROMPT);
	assert_true(session_is_paused(s));
	session_set_paused(s, false);
	session_type(s, 1, BYTES("run 1h"));
	session_tick(s, SECOND, 1000000);
	session_set_paused(s, true);
	begin_us = world_now_us(session_world(s));
	session_tick(s, SECOND, 1000000);
	assert_int_equal(world_now_us(session_world(s)), begin_us);
	end(&o);
}

/* Played again with nobody outside. */
static uint64_t replay(const struct run_file *run)
{
	struct session *s = session_new(&(struct session_options){ .cluster = run->origin.cluster, .seed = run->origin.seed, .is_recorded = true });
	enum follow state = FOLLOW_STEP;

	session_set_following(s, true);
	for (int32_t at = 0; at < run->input_count && state != FOLLOW_LOST && state != FOLLOW_LATER;)
		state = session_follow(s, run->inputs, run->input_count, &at, TIME_NEVER - 1);
	while (state != FOLLOW_LOST && session_next_time(s) <= run->t_us)
		session_step(s);
	uint64_t hash = world_trace_hash(session_world(s));

	session_del(s);
	return hash;
}

TEST(a_recorded_run_holds_what_visitors_sent_and_needs_none_when_it_is_played_again)
{
	struct outside o;
	struct session *s = start(&o, 3, true);
	struct buf text = { .heap = o.heap }, problem = { .heap = o.heap };
	struct run_origin origin = { .seed = 3, .cluster = { .brokers = 3 } };
	struct run_file run;

	session_admit(s, 1, BYTES("localhost:9092"));
	session_bring(s, 1, metadata_request(&o, 1));
	session_pass(s, SECOND);
	session_type(s, 1, BYTES("broker kill 2"));
	session_bring(s, 1, bytes_of("\0\0\0\5\xff\xfe\0\"\n", 9)); /* no text, and no request */
	session_admit(s, 2, BYTES("localhost:9093"));
	session_bring(s, 2, BYTES_NULL);
	session_pass(s, SECOND);
	session_dismiss(s, 2);
	session_pass(s, SECOND);
	run_file_write(&text, &origin, s);
	assert_true(run_file_take(&run, "RUN", buf_bytes(&text), &problem));
	assert_int_equal(replay(&run), world_trace_hash(session_world(s)));
	assert_true(run.trace_hash == world_trace_hash(session_world(s)));
	run_file_free(&run);
	end(&o);
}
