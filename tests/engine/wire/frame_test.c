#include "engine/wire/frame.h"
#include "engine/wire/errors.h"
#include "tests/test.h"

static struct heap *heap;
static struct arena arena;

static void begin(void)
{
	heap = heap_new(64u << 20);
	arena_init(&arena, heap);
}

static void end(void)
{
	arena_free(&arena);
	assert_int_equal(heap_live(heap), 0);
	heap_del(heap);
}

TEST(frames_are_found_however_the_bytes_are_cut)
{
	struct bytes stream = BYTES("\0\0\0\x03" "abc" "\0\0\0\0" "\0\0\0\x01" "d");
	static const char *const expected[] = { "abc", "", "d" };

	begin();
	for (size_t cut = 1; cut <= stream.size; cut++) {
		struct frame_reader reader;
		struct bytes frame;
		int found = 0;

		frame_reader_init(&reader, heap, 100);
		for (size_t at = 0; at < stream.size; at += cut) {
			frame_reader_add(&reader, bytes_slice(stream, at, cut));
			while (frame_reader_next(&reader, &frame) == FRAME_READY)
				assert_text(frame, expected[found++]);
		}
		assert_int_equal(found, 3);
		frame_reader_free(&reader);
	}
	end();
}

/* Announced with `size`, and `there` bytes of it. */
static void begin_frame(struct frame_reader *r, uint32_t size, size_t there)
{
	uint8_t *bytes = arena_calloc(&arena, 4 + there, 1);

	store_u32(bytes, size);
	memset(bytes + 4, 'a', there);
	frame_reader_init(r, heap, 100 << 20);
	frame_reader_add(r, bytes_of(bytes, 4 + there));
}

TEST(the_rest_of_a_large_frame_is_received_where_it_belongs)
{
	enum { SIZE = 1000000, THERE = 256 * 1024 };
	struct frame_reader reader;
	struct buf own;
	struct bytes frame;

	begin();
	begin_frame(&reader, SIZE, THERE);
	struct room room = frame_reader_room(&reader);

	assert_int_equal(room.size, SIZE - THERE);
	memset(room.data, 'b', room.size - 1);
	frame_reader_add(&reader, bytes_of(room.data, room.size - 1));
	assert_int_equal(frame_reader_next(&reader, &frame), FRAME_INCOMPLETE);
	assert_int_equal(frame_reader_room(&reader).size, 0); /* a byte is not worth it */
	frame_reader_add(&reader, BYTES("c"));
	assert_int_equal(frame_reader_next(&reader, &frame), FRAME_READY);
	assert_int_equal(frame.size, SIZE);
	assert_true(frame.data[THERE - 1] == 'a' && frame.data[THERE] == 'b' && frame.data[SIZE - 2] == 'b' && frame.data[SIZE - 1] == 'c');
	buf_init(&own, heap);
	assert_true(frame_reader_hand_over(&reader, &own));
	frame_reader_add(&reader, BYTES("\0\0\0\x01" "d"));
	assert_int_equal(frame.data[SIZE - 1], 'c'); /* still there */
	assert_int_equal(frame_reader_next(&reader, &frame), FRAME_READY);
	assert_text(frame, "d");
	buf_free(&own);
	frame_reader_free(&reader);
	end();
}

TEST(behind_a_large_frame_the_next_is_received_where_it_belongs_from_its_first_byte_on)
{
	enum { SIZE = 300000 };
	struct frame_reader reader;
	struct buf own;
	struct bytes frame;
	static uint8_t size_bytes[4];

	begin();
	begin_frame(&reader, SIZE, SIZE);
	assert_int_equal(frame_reader_next(&reader, &frame), FRAME_READY);
	buf_init(&own, heap);
	assert_true(frame_reader_hand_over(&reader, &own));
	struct room room = frame_reader_room(&reader);

	assert_int_equal(room.size, 4);
	store_u32(size_bytes, SIZE);
	memcpy(room.data, size_bytes, 4);
	frame_reader_rest(&reader); /* what is offered stays there */
	frame_reader_add(&reader, bytes_of(room.data, 4));
	assert_int_equal(frame_reader_next(&reader, &frame), FRAME_INCOMPLETE);
	room = frame_reader_room(&reader);
	assert_int_equal(room.size, SIZE);
	memset(room.data, 'e', SIZE);
	frame_reader_add(&reader, bytes_of(room.data, SIZE));
	assert_int_equal(frame_reader_next(&reader, &frame), FRAME_READY);
	assert_ptr_equal(frame.data, room.data);
	assert_int_equal(frame_reader_room(&reader).size, 0); /* its memory is given back first */
	store_u32(size_bytes, 90 << 20);
	frame_reader_free(&reader);
	frame_reader_add(&reader, bytes_of(size_bytes, 4));
	assert_in_range(frame_reader_room(&reader).size, SIZE, SIZE); /* no more than it has sent before */
	buf_free(&own);
	frame_reader_free(&reader);
	end();
}

TEST(a_large_frame_that_is_only_announced_takes_no_memory)
{
	struct frame_reader reader;

	begin();
	begin_frame(&reader, 90 << 20, 100);
	assert_int_equal(frame_reader_room(&reader).size, 0);
	frame_reader_free(&reader);
	begin_frame(&reader, 90 << 20, 100000);
	assert_in_range(frame_reader_room(&reader).size, 100000, 500000);
	assert_true(heap_live(heap) < 1000000);
	frame_reader_free(&reader);
	end();
}

TEST(frames_with_a_negative_or_too_large_size_are_bad)
{
	struct frame_reader reader;
	struct bytes frame;

	begin();
	frame_reader_init(&reader, heap, 100);
	frame_reader_add(&reader, BYTES("\xff\xff\xff\xff"));
	assert_int_equal(frame_reader_next(&reader, &frame), FRAME_BAD_SIZE);
	frame_reader_free(&reader);
	frame_reader_add(&reader, BYTES("\0\0\0\x65"));
	assert_int_equal(frame_reader_next(&reader, &frame), FRAME_BAD_SIZE);
	frame_reader_free(&reader);
	frame_reader_add(&reader, BYTES("\0\0\0\x64"));
	assert_int_equal(frame_reader_next(&reader, &frame), FRAME_INCOMPLETE);
	frame_reader_free(&reader);
	end();
}

TEST(api_versions_requests_are_these_bytes)
{
	struct api_versions_request request;
	const struct api *api = api_of_key(API_KEY_API_VERSIONS);

	begin();
	message_init(api->request, &request);
	assert_bytes(request_frame(&arena, api, 0, 1, BYTES("me"), &request), BYTES("\0\0\0\x0c" "\0\x12" "\0\0" "\0\0\0\1" "\0\2me"));
	request.client_software_name = BYTES("klab");
	request.client_software_version = BYTES("1");
	assert_bytes(request_frame(&arena, api, 3, 1, BYTES("me"), &request),
	             BYTES("\0\0\0\x15" "\0\x12" "\0\3" "\0\0\0\1" "\0\2me\0" "\5klab\2" "1\0"));
	end();
}

TEST(request_head_tells_the_api_and_where_the_body_is)
{
	struct request_head head;
	struct metadata_request request;
	const struct api *api = api_of_name(BYTES("Metadata"));

	begin();
	message_init(api->request, &request);
	struct bytes frame = request_frame(&arena, api, 12, 77, BYTES("someone"), &request);

	assert_int_equal(request_head_decode(bytes_slice(frame, 4, frame.size), &arena, &head), ERR_OK);
	assert_ptr_equal(head.api, api);
	assert_int_equal(head.version, 12);
	assert_int_equal(head.correlation_id, 77);
	assert_text(head.client_id, "someone");
	assert_int_equal(head.body_at, 2 + 2 + 4 + 2 + 7 + 1);
	end();
}

TEST(request_head_of_what_is_not_known_still_has_its_ids)
{
	struct request_head head;

	begin();
	assert_int_equal(request_head_decode(BYTES("\0\4\0\0\0\0\0\7\xff\xff"), &arena, &head), ERR_UNSUPPORTED); /* LeaderAndIsr: removed */
	assert_null(head.api);
	assert_int_equal(head.correlation_id, 7);
	assert_int_equal(request_head_decode(BYTES("\0\x12\0\x63\0\0\0\7\xff\xff\0"), &arena, &head), ERR_UNSUPPORTED);
	assert_text(head.client_id, "");
	assert_int_equal(head.api->key, API_KEY_API_VERSIONS);
	assert_int_equal(head.version, 99);
	assert_int_equal(request_head_decode(BYTES("\0\0\0\0\0\0\0\7\xff\xff\0"), &arena, &head), ERR_UNSUPPORTED);
	assert_int_equal(head.api->key, API_KEY_PRODUCE);
	assert_int_equal(request_head_decode(BYTES("\0\x12\0\0\0\0\0"), &arena, &head), ERR_TRUNCATED);
	assert_int_equal(request_head_decode(BYTES("\0\x12\0\0\0\0\0\1\0\5me"), &arena, &head), ERR_TRUNCATED);
	end();
}

TEST(responses_come_back_from_their_frame)
{
	const struct api *api = api_of_key(API_KEY_FIND_COORDINATOR);
	struct find_coordinator_response response, back;
	struct span *spans;
	int32_t count, correlation_id;

	begin();
	message_init(api->response, &response);
	response.node_id = 2;
	response.host = BYTES("localhost");
	response.port = 9093;
	response_frame(&arena, api, 0, 5, &response, &spans, &count);
	assert_int_equal(count, 1);
	assert_bytes(spans[0].bytes, BYTES("\0\0\0\x19" "\0\0\0\5" "\0\0" "\0\0\0\2" "\0\x09localhost" "\0\0\x23\x85"));
	struct bytes frame = bytes_slice(spans[0].bytes, 4, spans[0].bytes.size);

	assert_int_equal(response_decode(frame, api, 0, &arena, &correlation_id, &back), ERR_OK);
	assert_int_equal(correlation_id, 5);
	assert_int_equal(back.port, 9093);
	assert_text(back.host, "localhost");
	end();
}

TEST(response_frame_counts_the_records_that_stay_in_their_file)
{
	const struct api *api = api_of_key(API_KEY_FETCH);
	struct fetch_response response;
	struct span *spans;
	int32_t count;

	begin();
	message_init(api->response, &response);
	response.responses_count = 1;
	response.responses = message_new_items(&arena, &fetch_response_fetchable_topic_response_struct, 1);
	response.responses[0].partitions_count = 1;
	response.responses[0].partitions = message_new_items(&arena, &fetch_response_partition_data_struct, 1);
	response.responses[0].partitions[0].records = (struct span){ .file = 3, .size = 1000 };
	response_frame(&arena, api, 13, 5, &response, &spans, &count);
	assert_int_equal(count, 3);
	assert_int_equal(spans[1].file, 3);
	assert_int_equal(load_u32(spans[0].bytes.data), spans[0].bytes.size - 4 + 1000 + spans[2].bytes.size);
	end();
}

TEST(api_versions_answer_in_version_0_is_read_by_a_newer_client)
{
	const struct api *api = api_of_key(API_KEY_API_VERSIONS);
	struct api_versions_response response;
	int32_t correlation_id;
	struct bytes frame = BYTES("\0\0\0\5" "\0\x23" "\0\0\0\1" "\0\x12\0\0\0\4");

	begin();
	assert_int_equal(response_decode(frame, api, 5, &arena, &correlation_id, &response), ERR_OK);
	assert_int_equal(response.error_code, KAFKA_UNSUPPORTED_VERSION);
	assert_int_equal(response.api_keys_count, 1);
	assert_int_equal(response.api_keys[0].max_version, 4);
	end();
}

TEST(apis_are_sorted_by_key_and_found_by_key_and_name)
{
	for (int i = 0; i < api_count; i++) {
		assert_true(i == 0 || apis[i].key > apis[i - 1].key);
		assert_ptr_equal(api_of_key(apis[i].key), &apis[i]);
		assert_ptr_equal(api_of_name(bytes_of_text(apis[i].name)), &apis[i]);
		assert_int_equal(apis[i].response->api_key, apis[i].key);
		assert_int_equal(apis[i].response->last_version, apis[i].request->last_version);
		assert_int_not_equal(apis[i].listeners, 0);
	}
	assert_int_equal(api_count, 91);
	assert_null(api_of_key(4));
	assert_null(api_of_key(-1));
	assert_null(api_of_key(95));
	assert_null(api_of_name(BYTES("Fetc")));
	assert_int_equal(api_of_key(API_KEY_PRODUCE)->first_version, 3);
	assert_int_equal(api_of_key(API_KEY_INIT_PRODUCER_ID)->last_version, 5); /* version 6 is not stable */
	assert_ptr_equal(metadata_record_schema(2), &topic_record_schema);
	assert_null(metadata_record_schema(6));
}

TEST(errors_have_kafkas_names_texts_and_exceptions)
{
	assert_string_equal(kafka_error_name(KAFKA_NOT_LEADER_OR_FOLLOWER), "NOT_LEADER_OR_FOLLOWER");
	assert_int_equal(KAFKA_NOT_LEADER_OR_FOLLOWER, 6);
	assert_string_equal(kafka_error_exception(6), "NotLeaderOrFollowerException");
	assert_string_equal(kafka_error_text(KAFKA_UNKNOWN_TOPIC_OR_PARTITION), "This server does not host this topic-partition.");
	assert_true(kafka_error_is_retriable(KAFKA_UNKNOWN_TOPIC_OR_PARTITION));
	assert_false(kafka_error_is_retriable(KAFKA_TOPIC_ALREADY_EXISTS));
	assert_string_equal(kafka_error_name(0), "NONE");
	assert_string_equal(kafka_error_name(-1), "UNKNOWN_SERVER_ERROR");
	assert_string_equal(kafka_error_name(-2), "UNKNOWN_SERVER_ERROR");
	assert_string_equal(kafka_error_name(136), "CONTROLLER_ID_NOT_REGISTERED");
	assert_string_equal(kafka_error_name(137), "UNKNOWN_SERVER_ERROR");
	for (int16_t code = -1; code <= 136; code++)
		assert_non_null(kafka_error_name(code)); /* no gap */
}
