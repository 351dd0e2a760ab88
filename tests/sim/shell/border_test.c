/* What goes between a world and programs outside: addresses and times as each side has them, all else as it is. */
#include "sim/shell/border.h"

#include "engine/base/heap.h"
#include "engine/log/batch.h"
#include "tests/test.h"

struct talk {
	struct heap *heap;
	struct arena arena;
	struct border_rules rules;
	struct border border;
	struct buf out;
};

static const int32_t ports[] = { 22001, 22002 };

static void start(struct talk *t)
{
	*t = (struct talk){ .heap = heap_new((size_t)16 << 20), .rules = { .host = BYTES("127.0.0.1"), .first = 1, .count = 2, .ports = ports } };
	arena_init(&t->arena, t->heap);
	border_init(&t->border, t->heap, &t->rules);
	t->out.heap = t->heap;
}

static void end(struct talk *t)
{
	border_free(&t->border);
	heap_del(t->heap);
}

static void ask(struct talk *t, int16_t key, int16_t version, int32_t correlation_id)
{
	const struct api *api = api_of_key(key);
	void *request = arena_alloc(&t->arena, api->request->root->size);

	message_init(api->request, request);
	if (key == API_KEY_PRODUCE)
		((struct produce_request *)request)->acks = -1;
	struct bytes frame = request_frame(&t->arena, api, version, correlation_id, BYTES("c"), request);

	buf_clear(&t->out);
	border_pass_request(&t->border, frame, &t->out);
	assert_bytes(buf_bytes(&t->out), frame); /* nothing in it is of a side */
}

static struct bytes frame_of(struct talk *t, int16_t key, int16_t version, int32_t correlation_id, const void *response)
{
	struct buf frame = { .heap = t->heap };
	struct span *spans;
	int32_t count;

	response_frame(&t->arena, api_of_key(key), version, correlation_id, response, &spans, &count);
	for (int32_t i = 0; i < count; i++)
		buf_add_bytes(&frame, spans[i].bytes);
	return arena_copy(&t->arena, buf_bytes(&frame));
}

/* What the program gets, decoded. */
static void pass(struct talk *t, int16_t key, int16_t version, int32_t correlation_id, void *response)
{
	int32_t answered;

	buf_clear(&t->out);
	border_pass_response(&t->border, frame_of(t, key, version, correlation_id, response), &t->out);
	assert_int_equal(load_u32(t->out.data), t->out.size - 4);
	assert_int_equal(response_decode(bytes_slice(buf_bytes(&t->out), 4, t->out.size), api_of_key(key), version, &t->arena, &answered, response), ERR_OK);
	assert_int_equal(answered, correlation_id);
}

TEST(brokers_of_metadata_are_told_to_be_at_their_real_ports_and_unknown_nodes_stay)
{
	struct talk t;
	struct metadata_response response;

	start(&t);
	for (int16_t version = 0; version <= api_of_key(API_KEY_METADATA)->last_version; version++) {
		message_init(&metadata_response_schema, &response);
		response.brokers_count = 3;
		response.brokers = message_new_items(&t.arena, &metadata_response_metadata_response_broker_struct, 3);
		for (int32_t i = 0; i < 3; i++) {
			response.brokers[i].node_id = i + 1;
			response.brokers[i].host = BYTES("kafka-1.internal");
			response.brokers[i].port = 9092 + i;
		}
		ask(&t, API_KEY_METADATA, version, 7);
		pass(&t, API_KEY_METADATA, version, 7, &response);
		assert_text(response.brokers[0].host, "127.0.0.1");
		assert_int_equal(response.brokers[0].port, 22001);
		assert_int_equal(response.brokers[1].port, 22002);
		assert_text(response.brokers[2].host, "kafka-1.internal");
		assert_int_equal(response.brokers[2].port, 9094);
	}
	end(&t);
}

/* As a world has it in which port 9092 leads to the first broker, whose ever address that is. */
static int32_t port_leads_to(void *owner, int32_t node, struct bytes host, int32_t port)
{
	(void)owner, (void)node;
	return bytes_equal_text(host, "localhost") && port == 9092 ? 0 : -1;
}

TEST(an_address_is_told_as_where_it_leads_and_as_it_is_if_it_leads_nowhere)
{
	struct talk t;
	struct metadata_response response;

	start(&t);
	t.rules.leads_to = port_leads_to;
	message_init(&metadata_response_schema, &response);
	response.brokers_count = 2;
	response.brokers = message_new_items(&t.arena, &metadata_response_metadata_response_broker_struct, 2);
	response.brokers[0].node_id = 1;
	response.brokers[0].host = BYTES("kafka-1");
	response.brokers[0].port = 9092;
	response.brokers[1].node_id = 2;
	response.brokers[1].host = BYTES("localhost");
	response.brokers[1].port = 9092;
	ask(&t, API_KEY_METADATA, 9, 7);
	pass(&t, API_KEY_METADATA, 9, 7, &response);
	assert_text(response.brokers[0].host, "kafka-1");
	assert_int_equal(response.brokers[0].port, 9092);
	assert_text(response.brokers[1].host, "127.0.0.1");
	assert_int_equal(response.brokers[1].port, 22001);
	end(&t);
}

TEST(coordinators_are_told_to_be_at_their_real_ports)
{
	struct talk t;
	struct find_coordinator_response response;

	start(&t);
	for (int16_t version = 0; version <= api_of_key(API_KEY_FIND_COORDINATOR)->last_version; version++) {
		struct find_coordinator_response_coordinator one;

		message_init(&find_coordinator_response_schema, &response);
		message_init_struct(&find_coordinator_response_coordinator_struct, &one);
		one.node_id = response.node_id = 2;
		one.host = response.host = BYTES("localhost");
		one.port = response.port = 9093;
		response.coordinators = &one;
		response.coordinators_count = version >= 4;
		if (version >= 4) {
			response.node_id = response.port = 0;
			response.host = BYTES("");
		}
		ask(&t, API_KEY_FIND_COORDINATOR, version, 1);
		pass(&t, API_KEY_FIND_COORDINATOR, version, 1, &response);
		assert_int_equal(version >= 4 ? response.coordinators[0].port : response.port, 22002);
	}
	end(&t);
}

TEST(leaders_that_produce_and_fetch_tell_of_are_told_to_be_at_their_real_ports)
{
	struct talk t;
	struct produce_response produced;
	struct fetch_response fetched;
	int16_t produce = api_of_key(API_KEY_PRODUCE)->last_version, fetch = api_of_key(API_KEY_FETCH)->last_version;

	start(&t);
	message_init(&produce_response_schema, &produced);
	produced.node_endpoints = message_new_items(&t.arena, &produce_response_node_endpoint_struct, 1);
	produced.node_endpoints_count = 1;
	produced.node_endpoints[0].node_id = 1;
	produced.node_endpoints[0].host = BYTES("localhost");
	produced.node_endpoints[0].port = 9092;
	ask(&t, API_KEY_PRODUCE, produce, 1); /* which is never answered */
	ask(&t, API_KEY_PRODUCE, produce, 2);
	pass(&t, API_KEY_PRODUCE, produce, 2, &produced);
	assert_int_equal(produced.node_endpoints[0].port, 22001);
	message_init(&fetch_response_schema, &fetched);
	fetched.node_endpoints = message_new_items(&t.arena, &fetch_response_node_endpoint_struct, 1);
	fetched.node_endpoints_count = 1;
	fetched.node_endpoints[0].node_id = 2;
	fetched.node_endpoints[0].host = BYTES("localhost");
	fetched.node_endpoints[0].port = 9093;
	ask(&t, API_KEY_FETCH, fetch, 3);
	pass(&t, API_KEY_FETCH, fetch, 3, &fetched);
	assert_int_equal(fetched.node_endpoints[0].port, 22002);
	end(&t);
}

TEST(controllers_are_not_taken_for_the_brokers_of_their_numbers)
{
	struct talk t;
	struct describe_cluster_response response;

	start(&t);
	for (int8_t type = 1; type <= 2; type++) {
		message_init(&describe_cluster_response_schema, &response);
		response.endpoint_type = type;
		response.brokers = message_new_items(&t.arena, &describe_cluster_response_describe_cluster_broker_struct, 1);
		response.brokers_count = 1;
		response.brokers[0].broker_id = 1;
		response.brokers[0].host = BYTES("localhost");
		response.brokers[0].port = 19092;
		ask(&t, API_KEY_DESCRIBE_CLUSTER, 1, type);
		pass(&t, API_KEY_DESCRIBE_CLUSTER, 1, type, &response);
		assert_int_equal(response.brokers[0].port, type == 1 ? 22001 : 19092);
	}
	end(&t);
}

TEST(everything_else_passes_as_it_is_in_any_cut)
{
	struct talk t;
	struct bytes garbage = bytes_of("\0\0\0\6\0\0\0\1ab\0\0\0\2x", 15);
	struct bytes answer = bytes_of("\0\0\0\6\0\0\0\11ab\0\0\0\4\0\0\0\5", 18);

	struct bytes whole = bytes_of("\0\0\0\x0b\0\x12\0\0\0\0\0\1\0\1cGET / HTTP/1.1\r\n\r\n", 33); /* a request, and then another protocol */

	start(&t);
	ask(&t, API_KEY_METADATA, 9, 9); /* whose answer is none */
	buf_clear(&t.out);
	for (size_t i = 0; i < answer.size; i++)
		border_pass_response(&t.border, bytes_slice(answer, i, 1), &t.out);
	assert_bytes(buf_bytes(&t.out), answer);
	/* A program that sends anything: what it gets is passed on all the same. */
	buf_clear(&t.out);
	for (size_t i = 0; i < whole.size; i += 3)
		border_pass_request(&t.border, bytes_slice(whole, i, 3), &t.out);
	border_pass_request(&t.border, garbage, &t.out);
	assert_bytes(bytes_slice(buf_bytes(&t.out), 0, whole.size), whole);
	assert_bytes(bytes_slice(buf_bytes(&t.out), whole.size, garbage.size), garbage);
	buf_clear(&t.out);
	border_pass_response(&t.border, answer, &t.out);
	assert_bytes(buf_bytes(&t.out), answer);
	end(&t);
}

#define OURS INT64_C(1796000000000)
#define THEIRS INT64_C(1767600000000)

static struct bytes batch_of(struct talk *t, int64_t timestamp)
{
	struct batch_builder builder;
	struct buf out = { .heap = t->heap };

	batch_builder_init(&builder, t->heap, CODEC_GZIP);
	batch_builder_add(&builder, timestamp, BYTES("k"), BYTES("v"), NULL, 0);
	batch_builder_add(&builder, timestamp + 7, BYTES("k"), BYTES("w"), NULL, 0);
	batch_builder_end(&builder, &out);
	batch_builder_free(&builder);
	return buf_bytes(&out);
}

static struct bytes produced(struct talk *t, struct bytes records)
{
	int16_t version = api_of_key(API_KEY_PRODUCE)->last_version;
	struct produce_request request;
	struct request_head head;

	message_init(&produce_request_schema, &request);
	request.topic_data = message_new_items(&t->arena, &produce_request_topic_produce_data_struct, 1);
	request.topic_data_count = 1;
	request.topic_data[0].partition_data = message_new_items(&t->arena, &produce_request_partition_produce_data_struct, 1);
	request.topic_data[0].partition_data_count = 1;
	request.topic_data[0].partition_data[0].records = span_of(records);
	buf_clear(&t->out);
	border_pass_request(&t->border, request_frame(&t->arena, api_of_key(API_KEY_PRODUCE), version, 1, BYTES("c"), &request), &t->out);
	struct bytes frame = bytes_slice(buf_bytes(&t->out), 4, t->out.size);

	assert_int_equal(request_head_decode(frame, &t->arena, &head), ERR_OK);
	assert_int_equal(message_decode(&produce_request_schema, version, frame, &head.body_at, &t->arena, &request), ERR_OK);
	return request.topic_data[0].partition_data[0].records.bytes;
}

static struct bytes fetched(struct talk *t, struct bytes records)
{
	int16_t version = api_of_key(API_KEY_FETCH)->last_version;
	struct fetch_response response;

	message_init(&fetch_response_schema, &response);
	response.responses = message_new_items(&t->arena, &fetch_response_fetchable_topic_response_struct, 1);
	response.responses_count = 1;
	response.responses[0].partitions = message_new_items(&t->arena, &fetch_response_partition_data_struct, 1);
	response.responses[0].partitions_count = 1;
	response.responses[0].partitions[0].records = span_of(records);
	ask(t, API_KEY_FETCH, version, 2);
	pass(t, API_KEY_FETCH, version, 2, &response);
	return response.responses[0].partitions[0].records.bytes;
}

TEST(records_are_dated_as_the_world_has_it_and_back_to_the_byte)
{
	struct talk t;

	start(&t);
	t.rules.ahead_ms = OURS - THEIRS;
	struct bytes ours = batch_of(&t, OURS), theirs = batch_of(&t, THEIRS), both = arena_printf(&t.arena, "%*s", (int)(2 * ours.size), "");

	assert_bytes(produced(&t, ours), theirs);
	assert_false(border_awaits(&t.border)); /* acks=0 */
	assert_bytes(fetched(&t, theirs), ours);
	/* Two of them, and the beginning of a third, as fetches have it. */
	memcpy((void *)(uintptr_t)both.data, theirs.data, theirs.size);
	memcpy((void *)(uintptr_t)(both.data + theirs.size), theirs.data, theirs.size);
	struct bytes got = fetched(&t, bytes_slice(both, 0, both.size - 3));

	assert_bytes(bytes_slice(got, 0, ours.size), ours);
	assert_bytes(bytes_slice(got, ours.size, ours.size), bytes_slice(theirs, 0, theirs.size - 3));
	/* A time that is no time of today, and a batch that is not what its CRC says: for whoever gets them. */
	assert_bytes(produced(&t, batch_of(&t, 1000)), batch_of(&t, 1000));
	((uint8_t *)(uintptr_t)ours.data)[ours.size - 1] ^= 1;
	assert_bytes(produced(&t, ours), ours);
	t.rules.ahead_ms = 0;
	assert_bytes(produced(&t, theirs), theirs);
	end(&t);
}

TEST(offsets_are_asked_for_and_found_by_the_times_of_each_side)
{
	int16_t version = api_of_key(API_KEY_LIST_OFFSETS)->last_version;
	struct list_offsets_response response;
	struct list_offsets_request request;
	struct request_head head;
	struct talk t;

	start(&t);
	t.rules.ahead_ms = OURS - THEIRS;
	message_init(&list_offsets_request_schema, &request);
	request.topics = message_new_items(&t.arena, &list_offsets_request_list_offsets_topic_struct, 1);
	request.topics_count = 1;
	request.topics[0].partitions = message_new_items(&t.arena, &list_offsets_request_list_offsets_partition_struct, 2);
	request.topics[0].partitions_count = 2;
	request.topics[0].partitions[0].timestamp = OURS;
	request.topics[0].partitions[1].timestamp = -2;
	border_pass_request(&t.border, request_frame(&t.arena, api_of_key(API_KEY_LIST_OFFSETS), version, 5, BYTES("c"), &request), &t.out);
	struct bytes frame = bytes_slice(buf_bytes(&t.out), 4, t.out.size);

	assert_int_equal(request_head_decode(frame, &t.arena, &head), ERR_OK);
	assert_int_equal(head.correlation_id, 5);
	assert_int_equal(message_decode(&list_offsets_request_schema, version, frame, &head.body_at, &t.arena, &request), ERR_OK);
	assert_int_equal(request.topics[0].partitions[0].timestamp, THEIRS);
	assert_int_equal(request.topics[0].partitions[1].timestamp, -2);
	message_init(&list_offsets_response_schema, &response);
	response.topics = message_new_items(&t.arena, &list_offsets_response_list_offsets_topic_response_struct, 1);
	response.topics_count = 1;
	response.topics[0].partitions = message_new_items(&t.arena, &list_offsets_response_list_offsets_partition_response_struct, 1);
	response.topics[0].partitions_count = 1;
	response.topics[0].partitions[0].timestamp = THEIRS;
	pass(&t, API_KEY_LIST_OFFSETS, version, 5, &response);
	assert_int_equal(response.topics[0].partitions[0].timestamp, OURS);
	end(&t);
}
