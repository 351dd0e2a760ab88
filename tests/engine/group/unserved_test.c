/* What Kafka left in __consumer_offsets of groups and transactions that are not served here. */
#include "engine/group/records.h"
#include "engine/log/batch.h"
#include "tests/engine/group/members.h"

static int32_t partition_of(const char *group)
{
	return coordinator_partition_of(bytes_of_text(group), PARTITIONS);
}

/* A batch of one record at the end of the group's partition. A producer's (not -1) is part of its transaction. */
static void add(struct fixture *f, int32_t partition, struct bytes key, struct bytes value, int64_t producer_id, int16_t attributes)
{
	struct fixture_log *log = &f->logs[partition];
	struct batch_builder builder;
	size_t start = log->bytes.size;

	batch_builder_init(&builder, f->heap, CODEC_NONE);
	builder.producer_id = producer_id;
	builder.attributes = attributes;
	batch_builder_add(&builder, 1, key, value, NULL, 0);
	batch_builder_end(&builder, &log->bytes);
	batch_builder_free(&builder);
	batch_set_base_offset(log->bytes.data + start, log->end++);
}

/* A key of that type: the group's name, and what stands behind it. */
static struct bytes key_of(struct fixture *f, int type, const char *group, const char *member)
{
	struct buf key = { .heap = f->heap };

	buf_add_u16(&key, (uint16_t)type);
	buf_add_u16(&key, (uint16_t)strlen(group));
	buf_add_text(&key, group);
	if (member) {
		buf_add_u16(&key, (uint16_t)strlen(member));
		buf_add_text(&key, member);
	}
	struct bytes copy = arena_copy(&f->arena, buf_bytes(&key));

	buf_free(&key);
	return copy;
}

static void add_record(struct fixture *f, int type, const char *group, const char *member)
{
	add(f, partition_of(group), key_of(f, type, group, member), bytes_of("\0\0\0\0\0\x07\0", 7), NO_PRODUCER_ID, 0);
}

static void add_offset(struct fixture *f, const char *group, int32_t partition, int64_t offset, int64_t producer_id)
{
	struct offset_commit_key key = { .group = bytes_of_text(group), .topic = BYTES("t"), .partition = partition };
	struct offset_commit_value value;
	struct buf k = { .heap = f->heap }, v = { .heap = f->heap };

	message_init(&offset_commit_value_schema, &value);
	value.offset = offset;
	value.metadata = BYTES("m");
	buf_add_u16(&k, RECORD_OFFSET_COMMIT);
	message_encode(&offset_commit_key_schema, 0, &key, &k);
	buf_add_u16(&v, 3);
	message_encode(&offset_commit_value_schema, 3, &value, &v);
	add(f, partition_of(group), buf_bytes(&k), offset < 0 ? BYTES_NULL : buf_bytes(&v), producer_id, producer_id < 0 ? 0 : BATCH_TRANSACTIONAL);
	buf_free(&k);
	buf_free(&v);
}

static void add_marker(struct fixture *f, const char *group, int64_t producer_id, bool is_commit)
{
	add(f, partition_of(group), bytes_of(is_commit ? "\0\0\0\1" : "\0\0\0\0", 4), bytes_of("\0\0\0\0\0\0", 6), producer_id,
	    BATCH_TRANSACTIONAL | BATCH_CONTROL);
}

/* A group of the new protocol, with a member: as Kafka writes it when the member joins. */
static void add_consumer_group(struct fixture *f, const char *group)
{
	add_record(f, 5, group, "m1");
	add_record(f, 3, group, NULL);
	add_record(f, 7, group, "m1");
	add_record(f, 6, group, NULL);
	add_record(f, 8, group, "m1");
	add_offset(f, group, 0, 12, NO_PRODUCER_ID);
}

static const struct list_groups_response_listed_group *listed(struct fixture *f, const char *type)
{
	struct bytes types[] = { bytes_of_text(type) };
	struct list_groups_request body = { .types_filter = types, .types_filter_count = 1 };
	const struct list_groups_response *answer = fixture_ask(f, API_LIST, 5, &body);

	return answer->groups_count == 1 ? answer->groups : NULL;
}

static int16_t delete_group(struct fixture *f, const char *group)
{
	struct bytes names[] = { bytes_of_text(group) };
	struct delete_groups_request body = { .groups_names = names, .groups_names_count = 1 };

	return ((const struct delete_groups_response *)fixture_ask(f, API_DELETE, 2, &body))->results[0].error_code;
}

/* The record types of the tombstones in the partition from its record `from` on, as letters: '0' + type. */
static const char *tombstones(struct fixture *f, const char *group, int64_t from)
{
	struct bytes log = buf_bytes(&f->logs[partition_of(group)].bytes), text = BYTES("");
	struct batch batch;
	struct record *records;
	int32_t count;

	for (size_t at = 0; at < log.size;) {
		assert_int_equal(batch_next(log, &at, &batch), ERR_OK);
		assert_int_equal(batch_records(&batch, 1 << 20, &f->arena, &records, &count), ERR_OK);
		for (int32_t i = 0; i < count; i++)
			if (records[i].offset >= from && bytes_is_null(records[i].value))
				text = arena_printf(&f->arena, "%.*s%c", (int)text.size, (const char *)text.data, '0' + load_u16(records[i].key.data));
	}
	return text_of(f, text);
}

TEST(group_of_the_new_protocol_is_an_empty_group_with_its_offsets)
{
	struct fixture *f = fixture_new();
	struct bytes names[] = { BYTES("g") };
	struct consumer_group_describe_request body = { .group_ids = names, .group_ids_count = 1 };
	const struct consumer_group_describe_response *described;

	add_consumer_group(f, "g");
	fixture_restart(f);
	assert_int_equal(fetched(f, "g", "t", 0), 12);
	assert_null(listed(f, "classic"));
	assert_text(listed(f, "consumer")->group_id, "g");
	assert_text(listed(f, "consumer")->group_state, "Empty");
	assert_text(listed(f, "consumer")->protocol_type, "consumer");
	described = fixture_ask(f, API_CONSUMER_DESCRIBE, 1, &body);
	assert_int_equal(described->groups[0].error_code, KAFKA_NONE);
	assert_int_equal(described->groups[0].group_epoch, 7);
	assert_int_equal(described->groups[0].assignment_epoch, 7);
	assert_int_equal(described->groups[0].members_count, 0);
	/* Its offsets are reset as those of any empty group; a member that it had is none here. */
	assert_int_equal(commit(f, (struct commit){ .offset = 4 }), KAFKA_NONE);
	assert_int_equal(commit(f, (struct commit){ .id = "m1", .has_generation = true, .generation = 7, .offset = 5 }), KAFKA_UNKNOWN_MEMBER_ID);
	fixture_restart(f);
	assert_int_equal(fetched(f, "g", "t", 0), 4);
	assert_text(listed(f, "consumer")->group_id, "g");
	fixture_del(f);
}

TEST(what_an_unserved_group_has_does_not_expire)
{
	struct fixture *f = fixture_new();
	int64_t end;

	add_consumer_group(f, "g");
	add_record(f, 11, "shares", NULL);
	fixture_restart(f);
	end = f->logs[partition_of("g")].end;
	fixture_pass(f, 30 * INT64_C(24) * 3600 * 1000);
	assert_int_equal(f->logs[partition_of("g")].end, end);
	assert_int_equal(fetched(f, "g", "t", 0), 12);
	assert_text(listed(f, "share")->group_id, "shares");
	fixture_del(f);
}

TEST(classic_member_takes_over_from_the_new_protocol_in_kafkas_order)
{
	struct fixture *f = fixture_new();
	struct ask *ask;
	int64_t end;

	add_consumer_group(f, "g");
	add_record(f, 16, "g", "a.*");
	fixture_restart(f);
	end = f->logs[partition_of("g")].end;
	join_new(f, (struct join){ 0 }, &ask);
	/* Current assignment, target, its epoch, member, expression, group. */
	assert_string_equal(tombstones(f, "g", end), "8765@3");
	assert_text(listed(f, "classic")->group_id, "g");
	assert_null(listed(f, "consumer"));
	assert_int_equal(fetched(f, "g", "t", 0), 12);
	fixture_restart(f);
	assert_text(listed(f, "classic")->group_id, "g");
	assert_int_equal(fetched(f, "g", "t", 0), 12);
	fixture_del(f);
}

TEST(takeover_that_the_log_refuses_leaves_all_as_it_was)
{
	struct fixture *f = fixture_new();

	add_consumer_group(f, "g");
	fixture_restart(f);
	f->append_error = KAFKA_NOT_ENOUGH_REPLICAS;
	assert_int_equal(joined(join(f, (struct join){ 0 }))->error_code, KAFKA_COORDINATOR_NOT_AVAILABLE);
	f->append_error = KAFKA_NONE;
	assert_text(listed(f, "consumer")->group_id, "g");
	assert_int_equal(fetched(f, "g", "t", 0), 12);
	fixture_del(f);
}

TEST(deleted_group_takes_its_records_along_and_a_share_group_cannot_be_deleted)
{
	struct fixture *f = fixture_new();
	int64_t end;

	add_consumer_group(f, "g");
	add_record(f, 22, "s", "m1");
	add_record(f, 23, "s", NULL);
	add_record(f, 17, "s", NULL);
	add_record(f, 11, "shares", NULL);
	fixture_restart(f);
	end = f->logs[partition_of("g")].end;
	assert_int_equal(delete_group(f, "g"), KAFKA_NONE);
	assert_string_equal(tombstones(f, "g", end), "187653");
	end = f->logs[partition_of("s")].end;
	assert_int_equal(delete_group(f, "s"), KAFKA_NONE);
	assert_string_equal(tombstones(f, "s", end), "FAG");
	assert_int_equal(delete_group(f, "shares"), KAFKA_UNSUPPORTED_VERSION);
	assert_int_equal(joined(join(f, (struct join){ .group = "shares" }))->error_code, KAFKA_INCONSISTENT_GROUP_PROTOCOL);
	assert_int_equal(commit(f, (struct commit){ .group = "shares", .offset = 1 }), KAFKA_GROUP_ID_NOT_FOUND);
	fixture_restart(f);
	assert_null(listed(f, "consumer"));
	assert_null(listed(f, "streams"));
	assert_text(listed(f, "share")->group_id, "shares");
	assert_int_equal(fetched(f, "g", "t", 0), -1);
	fixture_del(f);
}

/* Kafka turns a classic group into a consumer group: its record ends, its offsets stay. */
TEST(offsets_outlive_the_classic_group_that_was_upgraded)
{
	struct fixture *f = fixture_new();

	stable_group(f, 2);
	assert_int_equal(commit(f, (struct commit){ .id = "", .group = "other", .offset = 1 }), KAFKA_NONE);
	add_offset(f, "g", 1, 9, NO_PRODUCER_ID);
	add(f, partition_of("g"), key_of(f, 2, "g", NULL), BYTES_NULL, NO_PRODUCER_ID, 0);
	add_record(f, 5, "g", "m1");
	add_record(f, 3, "g", NULL);
	fixture_restart(f);
	assert_int_equal(fetched(f, "g", "t", 1), 9);
	assert_text(listed(f, "consumer")->group_id, "g");
	assert_int_equal(fixture_group(f, "g").member_count, 0);
	fixture_del(f);
}

/* ---- Offsets of transactions ------------------------------------------------------------------------------------------------ */

static int16_t fetch_error(struct fixture *f, const char *group, int32_t partition, bool is_stable_required)
{
	struct offset_fetch_request_offset_fetch_request_topics topic = { .name = BYTES("t"), .partition_indexes = &partition, .partition_indexes_count = 1 };
	struct offset_fetch_request_offset_fetch_request_group one = { .group_id = bytes_of_text(group), .member_epoch = -1, .topics = &topic, .topics_count = 1 };
	struct offset_fetch_request body;

	message_init(&offset_fetch_request_schema, &body);
	body.groups = &one;
	body.groups_count = 1;
	body.require_stable = is_stable_required;

	const struct offset_fetch_response *answer = fixture_ask(f, API_OFFSET_FETCH, 9, &body);

	return answer->groups[0].topics[0].partitions[0].error_code;
}

TEST(offsets_of_a_transaction_count_once_it_is_committed_unless_a_later_one_does)
{
	struct fixture *f = fixture_new();

	add_offset(f, "g", 0, 5, 100); /* committed */
	add_offset(f, "g", 1, 6, 200); /* aborted */
	add_offset(f, "g", 2, 7, 100); /* committed, but 8 was written behind it */
	add_offset(f, "g", 2, 8, NO_PRODUCER_ID);
	add_offset(f, "g", 3, 9, 100); /* committed, but deleted before */
	add_offset(f, "g", 3, -1, NO_PRODUCER_ID);
	add_marker(f, "g", 100, true);
	add_marker(f, "g", 200, false);
	fixture_restart(f);
	assert_int_equal(fetched(f, "g", "t", 0), 5);
	assert_int_equal(fetched(f, "g", "t", 1), -1);
	assert_int_equal(fetched(f, "g", "t", 2), 8);
	assert_int_equal(fetched(f, "g", "t", 3), -1);
	assert_int_equal(f->warnings.size, 0);
	fixture_del(f);
}

TEST(offset_of_a_transaction_that_has_not_ended_is_unstable_and_stays)
{
	struct fixture *f = fixture_new();
	int64_t end;

	add_offset(f, "g", 0, 4, NO_PRODUCER_ID);
	add_offset(f, "g", 0, 5, 100);
	fixture_restart(f);
	assert_int_equal(fetch_error(f, "g", 0, true), KAFKA_UNSTABLE_OFFSET_COMMIT);
	assert_int_equal(fetch_error(f, "g", 1, true), KAFKA_NONE);
	assert_int_equal(fetch_error(f, "g", 0, false), KAFKA_NONE);
	assert_int_equal(fetched(f, "g", "t", 0), 4);
	assert_true(bytes_find_bytes(buf_bytes(&f->warnings), BYTES("1 offsets in __consumer_offsets-")) == 0);
	end = f->logs[partition_of("g")].end;
	fixture_pass(f, 30 * INT64_C(24) * 3600 * 1000);
	assert_int_equal(f->logs[partition_of("g")].end, end);
	/* Who deletes the group deletes what it waits for. */
	assert_int_equal(delete_group(f, "g"), KAFKA_NONE);
	assert_string_equal(tombstones(f, "g", end), "12");
	fixture_restart(f);
	assert_int_equal(fetch_error(f, "g", 0, true), KAFKA_NONE);
	fixture_del(f);
}
