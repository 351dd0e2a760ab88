#include "engine/base/buf.h"
#include "engine/wire/messages.h"
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

/* The encoding must be `expected` to the byte, and decode to what encodes the same. */
static void assert_encoding(const struct schema *schema, int16_t version, const void *message, struct bytes expected)
{
	struct buf out = { .heap = heap };
	size_t at = 0;
	void *copy = arena_alloc(&arena, schema->root->size);

	message_encode(schema, version, message, &out);
	assert_memory_equal(out.data, expected.data, expected.size < out.size ? expected.size : out.size);
	assert_int_equal(out.size, expected.size);
	assert_int_equal(message_size(schema, version, message), expected.size);
	assert_int_equal(message_decode(schema, version, expected, &at, &arena, copy), ERR_OK);
	assert_int_equal(at, expected.size);
	buf_clear(&out);
	message_encode(schema, version, copy, &out);
	assert_memory_equal(out.data, expected.data, expected.size);
	buf_free(&out);
}

TEST(api_versions_request_is_empty_before_version_3_and_compact_from_then_on)
{
	struct api_versions_request request;

	begin();
	message_init(&api_versions_request_schema, &request);
	assert_encoding(&api_versions_request_schema, 0, &request, BYTES(""));
	request.client_software_name = BYTES("klab");
	request.client_software_version = BYTES("1");
	assert_encoding(&api_versions_request_schema, 3, &request, BYTES("\x05klab\x02" "1\x00"));
	end();
}

TEST(metadata_request_of_all_topics_is_null_from_version_1)
{
	struct metadata_request request;

	begin();
	message_init(&metadata_request_schema, &request);
	request.topics_count = -1;
	assert_encoding(&metadata_request_schema, 1, &request, BYTES("\xff\xff\xff\xff"));
	request.allow_auto_topic_creation = true;
	assert_encoding(&metadata_request_schema, 9, &request, BYTES("\x00\x01\x00\x00\x00"));
	end();
}

TEST(request_header_keeps_the_old_encoding_of_the_client_id)
{
	struct request_header header;

	begin();
	message_init(&request_header_schema, &header);
	header.request_api_key = 18;
	header.request_api_version = 3;
	header.correlation_id = 7;
	header.client_id = BYTES("me");
	assert_encoding(&request_header_schema, 1, &header, BYTES("\x00\x12\x00\x03\x00\x00\x00\x07\x00\x02me"));
	assert_encoding(&request_header_schema, 2, &header, BYTES("\x00\x12\x00\x03\x00\x00\x00\x07\x00\x02me\x00"));
	header.client_id = BYTES_NULL;
	assert_encoding(&request_header_schema, 2, &header, BYTES("\x00\x12\x00\x03\x00\x00\x00\x07\xff\xff\x00"));
	end();
}

TEST(tagged_fields_are_written_in_the_order_of_their_tags_and_only_when_they_are_set)
{
	struct partition_change_record record;
	int32_t isr[] = { 1, 2 };

	begin();
	message_init(&partition_change_record_schema, &record);
	record.partition_id = 3;
	record.leader = 2;
	record.isr = isr;
	record.isr_count = 2;
	assert_encoding(&partition_change_record_schema, 0, &record,
	                BYTES("\x00\x00\x00\x03" "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" "\x02" "\x00\x09\x03\0\0\0\1\0\0\0\2" "\x01\x04\0\0\0\2"));
	end();
}

TEST(tags_that_are_not_known_are_skipped)
{
	struct response_header header;
	size_t at = 0;

	begin();
	assert_int_equal(message_decode(&response_header_schema, 1, BYTES("\0\0\0\x05" "\x02" "\x09\x03" "abc" "\x0a\x00"), &at, &arena, &header),
	                 ERR_OK);
	assert_int_equal(at, 12);
	assert_int_equal(header.correlation_id, 5);
	end();
}

TEST(nullable_struct_has_a_byte_in_front)
{
	struct describe_topic_partitions_request request;
	struct describe_topic_partitions_request_cursor cursor;

	begin();
	message_init(&describe_topic_partitions_request_schema, &request);
	assert_int_equal(request.response_partition_limit, 2000);
	assert_encoding(&describe_topic_partitions_request_schema, 0, &request, BYTES("\x01\x00\x00\x07\xd0\xff\x00"));
	message_init_struct(&describe_topic_partitions_request_cursor_struct, &cursor);
	cursor.topic_name = BYTES("t");
	cursor.partition_index = 1;
	request.cursor = &cursor;
	assert_encoding(&describe_topic_partitions_request_schema, 0, &request,
	                BYTES("\x01\x00\x00\x07\xd0\x01\x02t\x00\x00\x00\x01\x00\x00"));
	end();
}

TEST(records_pass_through_as_spans_between_pieces)
{
	struct fetch_response response;
	struct span *spans;
	int32_t count;

	begin();
	message_init(&fetch_response_schema, &response);
	response.responses_count = 1;
	response.responses = message_new_items(&arena, &fetch_response_fetchable_topic_response_struct, 1);
	response.responses[0].topic = BYTES("t");
	response.responses[0].partitions_count = 2;
	response.responses[0].partitions = message_new_items(&arena, &fetch_response_partition_data_struct, 2);
	response.responses[0].partitions[0].records = (struct span){ .file = 9, .position = 100, .size = 50 };
	response.responses[0].partitions[1].records = span_of(BYTES("records"));
	size_t size = message_size(&fetch_response_schema, 12, &response);

	assert_int_equal(message_encode_spans(&fetch_response_schema, 12, &response, &arena, &spans, &count), size);
	assert_int_equal(count, 5);
	assert_int_equal(spans[1].file, 9);
	assert_int_equal(spans[1].position, 100);
	assert_bytes(spans[3].bytes, BYTES("records"));
	assert_int_equal(spans[0].bytes.size + 50 + spans[2].bytes.size + 7 + spans[4].bytes.size, size);
	assert_bytes(spans[4].bytes, BYTES("\0\0\0")); /* the tags of partition, topic and response */
	end();
}

/* Whatever room the arena's block has left: none, too little for the pieces, or enough; and for few records or many. */
TEST(spans_are_the_encoding_wherever_the_arena_has_room_for_them)
{
	enum { PARTITIONS = 40 };

	for (int32_t partitions = 1; partitions <= PARTITIONS; partitions += PARTITIONS - 1)
		for (size_t left = 0; left <= 4096; left += 64) {
			struct fetch_response response;
			struct buf whole, pieces;
			struct span *spans;
			int32_t count;

			begin();
			buf_init(&whole, heap);
			buf_init(&pieces, heap);
			message_init(&fetch_response_schema, &response);
			response.responses_count = 1;
			response.responses = message_new_items(&arena, &fetch_response_fetchable_topic_response_struct, 1);
			response.responses[0].partitions_count = partitions;
			response.responses[0].partitions = message_new_items(&arena, &fetch_response_partition_data_struct, partitions);
			for (int32_t i = 0; i < partitions; i++)
				response.responses[0].partitions[i].records = span_of(BYTES("records"));
			arena_take(&arena, arena.left > left ? arena.left - left : 16);
			int64_t size = message_encode_spans(&fetch_response_schema, 18, &response, &arena, &spans, &count);

			for (int32_t i = 0; i < count; i++)
				buf_add_bytes(&pieces, spans[i].bytes);
			message_encode(&fetch_response_schema, 18, &response, &whole);
			assert_int_equal(count, 2 * partitions + 1);
			assert_int_equal(size, whole.size);
			assert_bytes(buf_bytes(&pieces), buf_bytes(&whole));
			buf_free(&whole);
			buf_free(&pieces);
			end();
		}
}

static void assert_prints(const struct schema *schema, int16_t version, const void *message, const char *expected)
{
	struct buf out = { .heap = heap };

	message_print(schema, version, message, &out);
	assert_text(buf_bytes(&out), expected);
	buf_free(&out);
}

TEST(printing_leaves_out_what_the_version_has_not_and_tags_at_their_defaults)
{
	struct partition_change_record record;
	struct metadata_request request;

	begin();
	message_init(&partition_change_record_schema, &record);
	record.partition_id = 3;
	record.leader = -1;
	record.topic_id = (struct uuid){ { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 } };
	assert_prints(&partition_change_record_schema, 0, &record, "{\"partitionId\":3,\"topicId\":\"AQIDBAUGBwgJCgsMDQ4PEA\",\"leader\":-1}");
	message_init(&metadata_request_schema, &request);
	request.topics_count = -1;
	assert_prints(&metadata_request_schema, 1, &request, "{\"topics\":null}");
	assert_prints(&metadata_request_schema, 4, &request, "{\"topics\":null,\"allowAutoTopicCreation\":true}");
	end();
}

TEST(printing_shows_bytes_as_base64_and_records_as_their_size)
{
	struct sync_group_response answer;
	struct produce_request request;

	begin();
	message_init(&sync_group_response_schema, &answer);
	answer.assignment = BYTES("\x01\x02\xff\xfe");
	assert_prints(&sync_group_response_schema, 5, &answer,
	              "{\"throttleTimeMs\":0,\"errorCode\":0,\"protocolType\":null,\"protocolName\":null,\"assignment\":\"AQL//g==\"}");
	message_init(&produce_request_schema, &request);
	request.topic_data_count = 1;
	request.topic_data = message_new_items(&arena, &produce_request_topic_produce_data_struct, 1);
	request.topic_data[0].name = BYTES("a\"b\n");
	request.topic_data[0].partition_data_count = 2;
	request.topic_data[0].partition_data = message_new_items(&arena, &produce_request_partition_produce_data_struct, 2);
	request.topic_data[0].partition_data[0].records = span_of(BYTES("12345"));
	assert_prints(&produce_request_schema, 9, &request,
	              "{\"transactionalId\":null,\"acks\":0,\"timeoutMs\":0,\"topicData\":[{\"name\":\"a\\\"b\\n\",\"partitionData\":["
	              "{\"index\":0,\"recordsSizeInBytes\":5},{\"index\":0,\"records\":null}]}]}");
	end();
}

TEST(a_struct_that_is_not_null_by_default_is_null_only_when_told_so)
{
	struct consumer_group_member_metadata_value value;
	size_t at = 0;
	struct bytes empty = BYTES("\0\0\1\1\1" "\0" "\0\0\0\0" "\0" "\0");
	struct bytes told_null = BYTES("\0\0\1\1\1" "\0" "\0\0\0\0" "\0" "\1\0\1\0");

	begin();
	assert_int_equal(message_decode(&consumer_group_member_metadata_value_schema, 0, empty, &at, &arena, &value), ERR_OK);
	assert_non_null(value.classic_member_metadata);
	assert_encoding(&consumer_group_member_metadata_value_schema, 0, &value, empty);
	value.classic_member_metadata = NULL;
	assert_encoding(&consumer_group_member_metadata_value_schema, 0, &value, told_null);
	end();
}
