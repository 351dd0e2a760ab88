#include "engine/client/producer.h"

#include "tests/engine/client/fake_broker.h"

#include <stdio.h>

struct fixture {
	struct fake fake;
	struct producer *producer;
};

static bool event(void *p, const struct event *ev, struct effects *fx)
{
	return producer_event(p, ev, fx);
}

static int64_t deadline(const void *p)
{
	return producer_deadline(p);
}

/* `settings` are name=value lines. */
static void make(struct fixture *f, int32_t brokers, const char *settings)
{
	struct client_config config;
	struct buf problem;

	fake_init(&f->fake);
	f->fake.brokers = brokers;
	client_config_init(&config, f->fake.heap, CLIENT_PRODUCER);
	client_config_set_text(&config, "bootstrap.servers", "localhost:9092");
	client_config_load(&config, bytes_of_text(settings));
	buf_init(&problem, f->fake.heap);
	struct producer_options options = { .heap = f->fake.heap, .config = &config, .seed = 1 };

	f->producer = producer_new(&options, &problem);
	assert_text(buf_bytes(&problem), "");
	buf_free(&problem);
	client_config_free(&config);
	fake_attach(&f->fake, f->producer, event, deadline);
}

static void drop(struct fixture *f)
{
	producer_del(f->producer);
	fake_free(&f->fake);
}

static void send_record(struct fixture *f, const char *topic, int32_t partition, const char *value, uint64_t tag)
{
	struct event ev = fake_now(&f->fake);
	struct producer_record record = {
		.topic = bytes_of_text(topic), .partition = partition, .timestamp = NO_TIMESTAMP, .value = bytes_of_text(value), .tag = tag
	};

	assert_true(producer_send(f->producer, &ev, &f->fake.fx, &record, NULL));
	fake_settle(&f->fake);
}

static void give_producer_id(struct fixture *f, int64_t id)
{
	fake_settle(&f->fake);
	struct fake_request request = fake_take(&f->fake, API_KEY_INIT_PRODUCER_ID);

	FAKE_RESPONSE(init_producer_id_response, response);
	response.producer_id = id;
	response.producer_epoch = 0;
	fake_answer(&f->fake, &request, &response);
	fake_settle(&f->fake);
}

static struct batch batch_of(const struct fake_request *request)
{
	const struct produce_request *body = request->body;
	struct batch batch;
	size_t at = 0;

	assert_int_equal(batch_next(body->topic_data[0].partition_data[0].records.bytes, &at, &batch), ERR_OK);
	assert_true(batch_crc_is_valid(&batch));
	return batch;
}

static void answer_produce(struct fixture *f, const struct fake_request *request, int16_t error_code, int64_t base_offset)
{
	const struct produce_request *body = request->body;

	FAKE_RESPONSE(produce_response, response);
	response.responses = message_new_items(&f->fake.kept, &produce_response_topic_produce_response_struct, body->topic_data_count);
	response.responses_count = body->topic_data_count;
	for (int32_t t = 0; t < body->topic_data_count; t++) {
		struct produce_response_topic_produce_response *topic = &response.responses[t];
		int32_t count = body->topic_data[t].partition_data_count;

		topic->name = body->topic_data[t].name;
		topic->topic_id = body->topic_data[t].topic_id;
		topic->partition_responses = message_new_items(&f->fake.kept, &produce_response_partition_produce_response_struct, count);
		topic->partition_responses_count = count;
		for (int32_t i = 0; i < count; i++) {
			topic->partition_responses[i].index = body->topic_data[t].partition_data[i].index;
			topic->partition_responses[i].error_code = error_code;
			topic->partition_responses[i].base_offset = base_offset;
		}
	}
	fake_answer(&f->fake, request, &response);
	fake_settle(&f->fake);
}

static struct producer_delivery take(struct fixture *f)
{
	struct producer_delivery delivery;

	assert_true(producer_take_delivery(f->producer, &delivery));
	return delivery;
}

static bool has_delivery(struct fixture *f)
{
	struct producer_delivery delivery;

	return producer_take_delivery(f->producer, &delivery);
}

TEST(a_record_lingers_goes_out_and_is_acknowledged)
{
	struct fixture f;

	make(&f, 1, "");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", -1, "hello", 7);
	give_producer_id(&f, 1000);
	assert_false(fake_has(&f.fake, API_KEY_PRODUCE));
	fake_advance(&f.fake, 5);
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);
	const struct produce_request *body = request.body;
	struct batch batch = batch_of(&request);

	assert_int_equal(request.head.version, 13);
	assert_int_equal(body->acks, -1);
	assert_int_equal(body->timeout_ms, 30000);
	assert_int_equal(batch.producer_id, 1000);
	assert_int_equal(batch.base_sequence, 0);
	assert_int_equal(batch.record_count, 1);
	answer_produce(&f, &request, 0, 41);
	struct producer_delivery delivery = take(&f);

	assert_int_equal(delivery.tag, 7);
	assert_int_equal(delivery.offset, 41);
	assert_int_equal(delivery.partition, 0);
	assert_int_equal(delivery.error_code, 0);
	assert_int_equal(producer_pending(f.producer), 0);
	assert_int_equal(fake_traced(&f.fake, "record_acknowledged"), 1);
	drop(&f);
}

TEST(records_of_one_partition_share_a_batch_until_it_is_full)
{
	struct fixture f;
	char value[101];

	make(&f, 1, "batch.size=1000\nlinger.ms=1000\n");
	fake_add_topic(&f.fake, "t", 1);
	producer_partition_count(f.producer, &(struct event){ 0 }, BYTES("t"));
	give_producer_id(&f, 1);
	memset(value, 'x', 100);
	value[100] = 0;
	for (uint64_t i = 0; i < 10; i++)
		send_record(&f, "t", 0, value, i);
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);

	assert_int_equal(batch_of(&request).record_count, 8);
	assert_false(fake_has(&f.fake, API_KEY_PRODUCE));
	answer_produce(&f, &request, 0, 0);
	fake_advance(&f.fake, 1000);
	request = fake_take(&f.fake, API_KEY_PRODUCE);
	assert_int_equal(batch_of(&request).record_count, 2);
	assert_int_equal(batch_of(&request).base_sequence, 8);
	drop(&f);
}

TEST(an_unknown_topic_fails_after_max_block_ms_in_the_words_of_kafka)
{
	struct fixture f;

	make(&f, 1, "");
	send_record(&f, "nowhere", -1, "x", 1);
	give_producer_id(&f, 1);
	assert_true(producer_is_blocked(f.producer));
	fake_advance(&f.fake, 59999);
	assert_false(has_delivery(&f));
	fake_advance(&f.fake, 1);
	struct producer_delivery delivery = take(&f);

	assert_string_equal(delivery.exception, "TimeoutException");
	assert_text(delivery.error, "Topic nowhere not present in metadata after 60000 ms.");
	assert_false(producer_is_blocked(f.producer));
	/* It asked again and again, but not without pause. */
	assert_in_range(f.fake.metadata_count, 50, 120);
	drop(&f);
}

TEST(a_retriable_error_is_tried_again_with_the_same_sequence)
{
	struct fixture f;

	make(&f, 1, "");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", 0, "x", 1);
	give_producer_id(&f, 5);
	fake_advance(&f.fake, 5);
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);

	answer_produce(&f, &request, KAFKA_NOT_ENOUGH_REPLICAS, -1);
	assert_false(has_delivery(&f));
	assert_false(fake_has(&f.fake, API_KEY_PRODUCE));
	fake_advance(&f.fake, 125);
	request = fake_take(&f.fake, API_KEY_PRODUCE);
	assert_int_equal(batch_of(&request).base_sequence, 0);
	answer_produce(&f, &request, 0, 3);
	assert_int_equal(take(&f).offset, 3);
	drop(&f);
}

/* Sent before, it would wait in the broker, and perhaps for longer than a request may. */
TEST(a_producer_that_is_throttled_sends_nothing_before_it_is_heard_again)
{
	struct fixture f;

	make(&f, 1, "");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", 0, "x", 1);
	give_producer_id(&f, 5);
	fake_advance(&f.fake, 5);
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);
	const struct produce_request *body = request.body;

	FAKE_RESPONSE(produce_response, response);
	response.throttle_time_ms = 60000;
	response.responses = message_new_items(&f.fake.kept, &produce_response_topic_produce_response_struct, 1);
	response.responses_count = 1;
	response.responses[0].topic_id = body->topic_data[0].topic_id;
	response.responses[0].partition_responses = message_new_items(&f.fake.kept, &produce_response_partition_produce_response_struct, 1);
	response.responses[0].partition_responses_count = 1;
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	assert_true(has_delivery(&f));
	send_record(&f, "t", 0, "y", 2);
	fake_advance(&f.fake, 59000);
	assert_false(fake_has(&f.fake, API_KEY_PRODUCE));
	fake_advance(&f.fake, 1100);
	request = fake_take(&f.fake, API_KEY_PRODUCE);
	answer_produce(&f, &request, 0, 1);
	assert_true(has_delivery(&f));
	drop(&f);
}

TEST(a_fatal_error_is_delivered_with_its_exception)
{
	struct fixture f;

	make(&f, 1, "");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", 0, "x", 1);
	give_producer_id(&f, 5);
	fake_advance(&f.fake, 5);
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);

	answer_produce(&f, &request, KAFKA_MESSAGE_TOO_LARGE, -1);
	struct producer_delivery delivery = take(&f);

	assert_string_equal(delivery.exception, "RecordTooLargeException");
	assert_int_equal(delivery.offset, -1);
	assert_int_equal(fake_traced(&f.fake, "record_failed"), 1);

	/* The gap is closed by a new epoch. */
	send_record(&f, "t", 0, "y", 2);
	fake_advance(&f.fake, 5);
	request = fake_take(&f.fake, API_KEY_PRODUCE);
	assert_int_equal(batch_of(&request).producer_epoch, 1);
	assert_int_equal(batch_of(&request).base_sequence, 0);
	drop(&f);
}

TEST(a_batch_expires_after_delivery_timeout_ms)
{
	struct fixture f;

	make(&f, 1, "");
	fake_add_topic(&f.fake, "my-topic", 1);
	send_record(&f, "my-topic", 0, "x", 1);
	give_producer_id(&f, 5);
	fake_stop(&f.fake, 1);
	fake_advance(&f.fake, 119990);
	assert_false(has_delivery(&f));
	fake_advance(&f.fake, 10);
	struct producer_delivery delivery = take(&f);

	assert_string_equal(delivery.exception, "TimeoutException");
	assert_text(delivery.error, "Expiring 1 record(s) for my-topic-0:120000 ms has passed since batch creation. The request has not been sent, "
	                            "or no server response has been received yet.");
	drop(&f);
}

TEST(a_request_without_an_answer_is_sent_again_on_a_new_connection)
{
	struct fixture f;

	make(&f, 1, "");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", 0, "x", 1);
	give_producer_id(&f, 5);
	fake_advance(&f.fake, 5);
	struct fake_request first = fake_take(&f.fake, API_KEY_PRODUCE);

	fake_advance(&f.fake, 30500);
	struct fake_request second = fake_take(&f.fake, API_KEY_PRODUCE);

	assert_int_not_equal(first.conn, second.conn);
	assert_int_equal(batch_of(&second).base_sequence, 0);
	answer_produce(&f, &second, 0, 9);
	assert_int_equal(take(&f).offset, 9);
	drop(&f);
}

TEST(an_expired_batch_that_was_sent_makes_a_new_epoch)
{
	struct fixture f;

	make(&f, 1, "delivery.timeout.ms=31000\n");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", 0, "x", 1);
	give_producer_id(&f, 5);
	fake_advance(&f.fake, 5);
	fake_advance(&f.fake, 31500);
	assert_string_equal(take(&f).exception, "TimeoutException");
	send_record(&f, "t", 0, "y", 2);
	fake_advance(&f.fake, 2000);
	/* The retry of the first may still be there; the last one is the second record. */
	struct fake_request request = { 0 };

	while (fake_has(&f.fake, API_KEY_PRODUCE))
		request = fake_take(&f.fake, API_KEY_PRODUCE);
	assert_int_equal(batch_of(&request).producer_epoch, 1);
	assert_int_equal(batch_of(&request).base_sequence, 0);
	drop(&f);
}

TEST(at_most_five_requests_are_in_flight)
{
	struct fixture f;
	char value[1200];

	make(&f, 1, "batch.size=1000\n");
	fake_add_topic(&f.fake, "t", 1);
	memset(value, 'x', sizeof(value) - 1);
	value[sizeof(value) - 1] = 0;
	send_record(&f, "t", 0, value, 0);
	give_producer_id(&f, 5);
	for (uint64_t i = 1; i < 10; i++)
		send_record(&f, "t", 0, value, i);
	fake_advance(&f.fake, 10);
	assert_int_equal(fake_count(&f.fake, API_KEY_PRODUCE), 5);
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);

	answer_produce(&f, &request, 0, 0);
	assert_int_equal(fake_count(&f.fake, API_KEY_PRODUCE), 5);
	drop(&f);
}

TEST(retries_after_a_disconnect_keep_the_order_of_sequences)
{
	struct fixture f;
	char value[1200];

	make(&f, 1, "batch.size=1000\n");
	fake_add_topic(&f.fake, "t", 1);
	memset(value, 'x', sizeof(value) - 1);
	value[sizeof(value) - 1] = 0;
	send_record(&f, "t", 0, value, 0);
	give_producer_id(&f, 5);
	for (uint64_t i = 1; i < 4; i++)
		send_record(&f, "t", 0, value, i);
	fake_advance(&f.fake, 10);
	assert_int_equal(fake_count(&f.fake, API_KEY_PRODUCE), 4);
	fake_disconnect(&f.fake, 1);
	/* One at a time, so that none overtakes another. */
	for (int32_t i = 0; i < 4; i++) {
		fake_advance(&f.fake, 1000);
		struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);

		assert_false(fake_has(&f.fake, API_KEY_PRODUCE));
		assert_int_equal(batch_of(&request).base_sequence, i);
		answer_produce(&f, &request, 0, i);
		assert_int_equal(take(&f).tag, i);
	}
	drop(&f);
}

TEST(a_batch_too_large_for_the_broker_is_split)
{
	struct fixture f;

	make(&f, 1, "linger.ms=50\nbatch.size=400\ncompression.type=gzip\n");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", 0, "first", 0);
	give_producer_id(&f, 5);
	for (uint64_t i = 1; i < 6; i++)
		send_record(&f, "t", 0, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", i);
	fake_advance(&f.fake, 50);
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);
	int32_t total = batch_of(&request).record_count, seen = 0;

	answer_produce(&f, &request, KAFKA_MESSAGE_TOO_LARGE, -1);
	for (int i = 0; i < 20 && seen < total; i++) {
		fake_advance(&f.fake, 1);
		if (!fake_has(&f.fake, API_KEY_PRODUCE))
			break;
		request = fake_take(&f.fake, API_KEY_PRODUCE);
		struct batch batch = batch_of(&request);

		assert_int_equal(batch.base_sequence, seen);
		seen += batch.record_count;
		answer_produce(&f, &request, batch.record_count > 1 && i < 4 ? KAFKA_MESSAGE_TOO_LARGE : 0, 100);
		if (batch.record_count > 1 && i < 4)
			seen -= batch.record_count;
	}
	assert_int_equal(seen, total);
	for (int32_t i = 0; i < total; i++)
		assert_int_equal(take(&f).tag, i);
	drop(&f);
}

TEST(acks_0_needs_no_answer_and_knows_no_offset)
{
	struct fixture f;

	make(&f, 1, "acks=0\n");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", 0, "x", 1);
	fake_advance(&f.fake, 5);
	assert_int_equal(fake_count(&f.fake, API_KEY_PRODUCE), 1);
	assert_int_equal(take(&f).offset, -1);
	assert_false(fake_has(&f.fake, API_KEY_INIT_PRODUCER_ID));
	drop(&f);
}

TEST(a_new_leader_is_asked_at_once_when_the_old_one_names_it)
{
	struct fixture f;

	make(&f, 2, "");
	struct fake_topic *topic = fake_add_topic(&f.fake, "t", 1);

	send_record(&f, "t", 0, "x", 1);
	give_producer_id(&f, 5);
	fake_advance(&f.fake, 5);
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);

	assert_int_equal(request.node, 1);
	topic->leaders[0] = 2;
	topic->epochs[0] = 1;
	FAKE_RESPONSE(produce_response, response);
	response.responses = message_new_items(&f.fake.kept, &produce_response_topic_produce_response_struct, 1);
	response.responses_count = 1;
	response.responses[0].topic_id = topic->id;
	response.responses[0].partition_responses = message_new_items(&f.fake.kept, &produce_response_partition_produce_response_struct, 1);
	response.responses[0].partition_responses_count = 1;
	response.responses[0].partition_responses[0].error_code = KAFKA_NOT_LEADER_OR_FOLLOWER;
	response.responses[0].partition_responses[0].current_leader.leader_id = 2;
	response.responses[0].partition_responses[0].current_leader.leader_epoch = 1;
	fake_answer(&f.fake, &request, &response);
	fake_settle(&f.fake);
	request = fake_take(&f.fake, API_KEY_PRODUCE);
	assert_int_equal(request.node, 2);
	answer_produce(&f, &request, 0, 0);
	assert_int_equal(take(&f).error_code, 0);
	drop(&f);
}

TEST(flush_sends_at_once_and_waits_for_what_was_sent_before)
{
	struct fixture f;

	make(&f, 1, "linger.ms=10000\n");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", 0, "x", 1);
	give_producer_id(&f, 5);
	struct event ev = fake_now(&f.fake);

	producer_flush(f.producer, &ev, &f.fake.fx);
	fake_settle(&f.fake);
	assert_false(producer_is_flushed(f.producer));
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);

	send_record(&f, "t", 0, "y", 2);
	answer_produce(&f, &request, 0, 0);
	assert_true(producer_is_flushed(f.producer));
	drop(&f);
}

TEST(close_waits_for_acknowledgements_and_then_disconnects)
{
	struct fixture f;
	struct producer_record record = { .topic = BYTES("t"), .partition = 0, .timestamp = NO_TIMESTAMP };
	struct buf problem;

	make(&f, 1, "linger.ms=10000\n");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", 0, "x", 1);
	give_producer_id(&f, 5);
	struct event ev = fake_now(&f.fake);

	producer_close(f.producer, &ev, &f.fake.fx, INT64_MAX);
	fake_settle(&f.fake);
	buf_init(&problem, f.fake.outside);
	assert_false(producer_send(f.producer, &ev, &f.fake.fx, &record, &problem));
	assert_text(buf_bytes(&problem), "Cannot perform operation after producer has been closed");
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);

	answer_produce(&f, &request, 0, 0);
	assert_true(producer_is_closed(f.producer));
	assert_int_equal(producer_deadline(f.producer), TIME_NEVER);
	for (int32_t i = 0; i < f.fake.conn_count; i++)
		assert_false(f.fake.conns[i].is_open);
	drop(&f);
}

TEST(close_without_time_gives_up_what_is_left)
{
	struct fixture f;

	make(&f, 1, "linger.ms=10000\n");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", 0, "x", 1);
	give_producer_id(&f, 5);
	struct event ev = fake_now(&f.fake);

	producer_close(f.producer, &ev, &f.fake.fx, 0);
	fake_settle(&f.fake);
	assert_true(producer_is_closed(f.producer));
	assert_text(take(&f).error, "Producer is closed forcefully.");
	drop(&f);
}

TEST(a_record_larger_than_max_request_size_fails_at_once)
{
	struct fixture f;
	static char value[2000];

	make(&f, 1, "max.request.size=1000\n");
	fake_add_topic(&f.fake, "t", 1);
	memset(value, 'x', sizeof(value) - 1);
	send_record(&f, "t", 0, value, 1);
	struct producer_delivery delivery = take(&f);

	assert_string_equal(delivery.exception, "RecordTooLargeException");
	assert_text(delivery.error, "The message is 2085 bytes when serialized which is larger than 1000, which is the value of the "
	                            "max.request.size configuration.");
	drop(&f);
}

TEST(a_full_buffer_blocks_until_memory_is_free)
{
	struct fixture f;
	static char value[900];

	make(&f, 1, "batch.size=1000\nbuffer.memory=2500\n");
	fake_add_topic(&f.fake, "t", 1);
	memset(value, 'x', sizeof(value) - 1);
	send_record(&f, "t", 0, value, 0);
	give_producer_id(&f, 5);
	send_record(&f, "t", 0, value, 1);
	send_record(&f, "t", 0, value, 2);
	assert_true(producer_is_blocked(f.producer));
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);

	answer_produce(&f, &request, 0, 0);
	assert_false(producer_is_blocked(f.producer));
	drop(&f);
}

TEST(null_keys_stick_and_keys_spread)
{
	struct fixture f;

	make(&f, 1, "linger.ms=10\n");
	fake_add_topic(&f.fake, "t", 3);
	for (uint64_t i = 0; i < 20; i++)
		send_record(&f, "t", -1, "v", i);
	give_producer_id(&f, 5);
	fake_advance(&f.fake, 10);
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);
	const struct produce_request *body = request.body;

	assert_int_equal(body->topic_data[0].partition_data_count, 1);
	assert_int_equal(batch_of(&request).record_count, 20);
	drop(&f);
}

TEST(each_request_begins_with_another_partition)
{
	static const int32_t orders[3][3] = { { 0, 1, 2 }, { 1, 2, 0 }, { 2, 0, 1 } };
	struct fixture f;

	make(&f, 1, "enable.idempotence=false\nlinger.ms=10\n");
	fake_add_topic(&f.fake, "t", 3);
	for (int round = 0; round < 3; round++) {
		for (int32_t i = 2; i >= 0; i--)
			send_record(&f, "t", i, "v", 1);
		fake_advance(&f.fake, 20);
		struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);
		const struct produce_request *body = request.body;

		assert_int_equal(body->topic_data[0].partition_data_count, 3);
		for (int32_t i = 0; i < 3; i++)
			assert_int_equal(body->topic_data[0].partition_data[i].index, orders[round][i]);
		answer_produce(&f, &request, KAFKA_NONE, round);
		while (has_delivery(&f))
			;
	}
	drop(&f);
}

TEST(when_all_brokers_are_gone_the_bootstrap_servers_are_asked_again)
{
	struct fixture f;

	make(&f, 1, "");
	fake_add_topic(&f.fake, "t", 1);
	send_record(&f, "t", 0, "x", 1);
	give_producer_id(&f, 5);
	fake_stop(&f.fake, 1);
	fake_advance(&f.fake, 20000);
	fake_start(&f.fake, 1);
	fake_advance(&f.fake, 3000);
	struct fake_request request = fake_take(&f.fake, API_KEY_PRODUCE);

	answer_produce(&f, &request, 0, 0);
	assert_int_equal(take(&f).error_code, 0);
	struct client_log_line line;
	bool was_told = false;

	while (producer_take_log(f.producer, &f.fake.kept, &line))
		was_told = was_told || bytes_equal_text(line.text, "[Producer clientId=producer-1] Connection to node -1 "
		                                                   "(localhost/127.0.0.1:9092) could not be established. Node may not be available.");
	assert_true(was_told);
	drop(&f);
}
