/* Records to the byte, and reading them back. */
#include "engine/log/batch.h"
#include "tests/engine/group/members.h"

#include <stdio.h>

static int32_t partition_of(const char *group)
{
	return coordinator_partition_of(bytes_of_text(group), PARTITIONS);
}

TEST(group_lives_in_the_partition_that_javas_hash_says)
{
	assert_int_equal(coordinator_partition_of(BYTES("billing"), 50), 9);
	assert_int_equal(coordinator_partition_of(BYTES(""), 50), 0);
	assert_int_equal(coordinator_partition_of(BYTES("console-consumer-12345"), 50), 6);
	assert_int_equal(coordinator_partition_of(BYTES("gr\xc3\xbc\xc3\x9f\xf0\x9f\x98\x80"), 50), 15);
	assert_int_equal(coordinator_partition_of(BYTES("polygenelubricants"), 50), 0); /* its hash is the least of all integers */
}

/* Adds one batch with one record to the log of a partition. */
static void log_add(struct fixture *f, int32_t partition, struct bytes key, struct bytes value)
{
	struct fixture_log *log = &f->logs[partition];
	struct batch_builder builder;
	size_t start = log->bytes.size;

	batch_builder_init(&builder, f->heap, CODEC_NONE);
	batch_builder_add(&builder, 1, key, value, NULL, 0);
	batch_builder_end(&builder, &log->bytes);
	batch_builder_free(&builder);
	batch_set_base_offset(log->bytes.data + start, log->end++);
}

/* The i-th record of a partition's log. */
static struct record log_record(struct fixture *f, int32_t partition, int i)
{
	struct batch batch;
	struct record *records;
	int32_t count;

	for (size_t at = 0; batch_next(buf_bytes(&f->logs[partition].bytes), &at, &batch) == ERR_OK; i -= count) {
		assert_int_equal(batch_records(&batch, 1 << 20, &f->arena, &records, &count), ERR_OK);
		if (i < count)
			return records[i];
		if (at == f->logs[partition].bytes.size)
			break;
	}
	fail_msg("no such record");
	return (struct record){ 0 };
}

TEST(offset_record_is_kafkas_to_the_byte)
{
	struct fixture *f = fixture_new();
	static const uint8_t key[] = { 0, 1, 0, 1, 'g', 0, 1, 't', 0, 0, 0, 2 };
	static const uint8_t value_head[] = { 0, 4,                         /* version */
		                                  0, 0, 0, 0, 0, 0, 0, 42,      /* offset */
		                                  0xff, 0xff, 0xff, 0xff,       /* leader epoch */
		                                  3, 'm', 'd',                  /* metadata */
		                                  0, 0, 0, 0, 0, 0x0f, 0x42, 0x40, /* 1000000 */
		                                  1, 0, 16 };                   /* one tagged field: number, size; the topic id follows */
	static const uint8_t old_value[] = { 0, 1, 0, 0, 0, 0, 0, 0, 0, 42, 0, 2, 'm', 'd', 0, 0, 0, 0, 0, 0x0f, 0x42, 0x40,
		                                 0, 0, 0, 0, 0, 0x0f, 0x42, 0x45 };
	struct record record;

	assert_int_equal(commit(f, (struct commit){ .partition = 2, .offset = 42, .metadata = "md" }), KAFKA_NONE);
	assert_int_equal(commit(f, (struct commit){ .partition = 2, .offset = 42, .metadata = "md", .version = 4, .retention_ms = 5 }),
	                 KAFKA_NONE);
	record = log_record(f, partition_of("g"), 0);
	assert_bytes(record.key, bytes_of(key, sizeof(key)));
	assert_int_equal(record.value.size, sizeof(value_head) + 16);
	assert_bytes(bytes_slice(record.value, 0, sizeof(value_head)), bytes_of(value_head, sizeof(value_head)));
	assert_memory_equal(record.value.data + sizeof(value_head), image_topic(&f->image, BYTES("t"))->id.bytes, 16);
	record = log_record(f, partition_of("g"), 1);
	assert_bytes(record.value, bytes_of(old_value, sizeof(old_value)));
	fixture_del(f);
}

TEST(group_record_is_kafkas_to_the_byte)
{
	struct fixture *f = fixture_new();
	static const uint8_t key[] = { 0, 2, 0, 1, 'g' };
	static const uint8_t new_group[] = { 0, 3, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0x0f, 0x42, 0x40, 0, 0, 0, 0 };
	static const uint8_t head[] = { 0, 3, 0, 8, 'c', 'o', 'n', 's', 'u', 'm', 'e', 'r', 0, 0, 0, 1, 0, 5, 'r', 'a', 'n', 'g', 'e' };
	struct stable s = stable_group(f, 1);
	struct record record = log_record(f, partition_of("g"), 0);

	assert_bytes(record.key, bytes_of(key, sizeof(key)));
	assert_bytes(record.value, bytes_of(new_group, sizeof(new_group)));
	assert_int_equal(f->logs[partition_of("g")].end, 2);
	record = log_record(f, partition_of("g"), 1);
	assert_bytes(bytes_slice(record.value, 0, sizeof(head)), bytes_of(head, sizeof(head)));
	leave(f, s.ids[0]);
	record = log_record(f, partition_of("g"), 2);
	/* Generation 2, no protocol, no leader, no members. */
	assert_bytes(bytes_slice(record.value, 12, 4), bytes_of("\0\0\0\2", 4));
	assert_bytes(bytes_slice(record.value, 16, 4), bytes_of("\xff\xff\xff\xff", 4));
	assert_bytes(bytes_slice(record.value, 28, 99), bytes_of("\0\0\0\0", 4));
	fixture_del(f);
}

TEST(reloaded_group_goes_on_where_it_was)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 3);
	struct group_view view;

	assert_int_equal(commit(f, (struct commit){ .id = s.ids[1], .has_generation = true, .generation = 1, .offset = 3 }), KAFKA_NONE);
	fixture_restart(f);
	view = fixture_group(f, "g");
	assert_string_equal(view.state, "Stable");
	assert_int_equal(view.generation, 1);
	assert_text(view.leader, s.ids[0]);
	assert_text(view.protocol, "range");
	assert_int_equal(view.member_count, 3);
	for (int i = 0; i < 3; i++) {
		assert_text(view.members[i].id, s.ids[i]);
		assert_text(view.members[i].client_host, "/127.0.0.1");
		assert_text(view.members[i].assignment, text_of(f, arena_printf(&f->arena, "a%d", i)));
		assert_int_equal(heartbeat(f, s.ids[i], 1), KAFKA_NONE);
	}
	assert_int_equal(view.offset_count, 1);
	assert_int_equal(view.offsets[0].offset, 3);
	assert_int_equal(fixture_traced(f, TRACE_offsets_loaded), 2 * PARTITIONS);
	/* Sessions run again: a member that is not heard of is removed. */
	fixture_pass(f, SESSION_MS - 1);
	assert_int_equal(heartbeat(f, s.ids[0], 1), KAFKA_NONE);
	assert_int_equal(heartbeat(f, s.ids[1], 1), KAFKA_NONE);
	fixture_pass(f, 1);
	assert_int_equal(fixture_group(f, "g").member_count, 2);
	fixture_del(f);
}

TEST(requests_wait_outside_while_groups_are_loaded_piece_by_piece)
{
	struct fixture *f = fixture_new();
	struct list_groups_request list = { 0 };

	for (int i = 0; i < 10; i++)
		assert_int_equal(commit(f, (struct commit){ .offset = i }), KAFKA_NONE);
	f->batches_per_read = 1;
	fixture_begin(f);
	coordinator_resigned(f->c, partition_of("g"));
	coordinator_elected(f->c, partition_of("g"), 2);
	fixture_end(f);
	assert_int_equal(commit(f, (struct commit){ .offset = 99 }), KAFKA_COORDINATOR_LOAD_IN_PROGRESS);
	assert_int_equal(joined(join(f, (struct join){ 0 }))->error_code, KAFKA_COORDINATOR_LOAD_IN_PROGRESS);
	assert_int_equal(synced(sync_with(f, "m", 1, NULL))->error_code, KAFKA_COORDINATOR_LOAD_IN_PROGRESS);
	assert_int_equal(heartbeat(f, "m", 1), KAFKA_NONE); /* nothing that the member could do about it */
	assert_int_equal(leave(f, "m"), KAFKA_COORDINATOR_LOAD_IN_PROGRESS);
	assert_int_equal(((const struct list_groups_response *)fixture_ask(f, API_LIST, 5, &list))->error_code,
	                 KAFKA_COORDINATOR_LOAD_IN_PROGRESS);
	f->reads = 0;
	fixture_pass(f, 0);
	assert_int_equal(f->reads, 11); /* the last one finds the end */
	assert_int_equal(fetched(f, "g", "t", 0), 9);
	fixture_del(f);
}

TEST(partition_that_cannot_be_read_is_not_coordinated)
{
	struct fixture *f = fixture_new();
	int32_t partition = partition_of("g");

	f->read_error = ERR_IO;
	fixture_restart(f);
	assert_int_equal(commit(f, (struct commit){ .offset = 1 }), KAFKA_NOT_COORDINATOR);
	f->read_error = ERR_OK;
	log_add(f, partition, bytes_of("\0\2\0\1g", 5), bytes_of("\0\3\0", 3));
	fixture_restart(f);
	assert_int_equal(commit(f, (struct commit){ .offset = 1 }), KAFKA_NOT_COORDINATOR);
	log_add(f, partition, bytes_of("\0\2\0\1g", 5), bytes_of("\0\x7f", 2)); /* a version that is not known */
	fixture_begin(f);
	coordinator_elected(f->c, partition, 3); /* the next election tries again */
	fixture_end(f);
	fixture_pass(f, 0);
	assert_int_equal(commit(f, (struct commit){ .offset = 1 }), KAFKA_NOT_COORDINATOR);
	fixture_del(f);
}

TEST(records_of_newer_types_are_passed_over_and_old_ones_understood)
{
	struct fixture *f = fixture_new();
	int32_t partition = partition_of("g");

	log_add(f, partition, bytes_of("\0\3\0\1g", 5), bytes_of("\0\0\0\0\0\1\0", 7));
	log_add(f, partition, bytes_of("\0\x63\0\1g", 5), bytes_of("?", 1));
	/* LegacyOffsetCommit: offset 17, no metadata, time 1. */
	log_add(f, partition, bytes_of("\0\0\0\1g\0\1t\0\0\0\0", 12), bytes_of("\0\0\0\0\0\0\0\0\0\x11\0\0\0\0\0\0\0\0\0\1", 20));
	/* OffsetCommit version 0 in partition 1, and a tombstone of something that is not there. */
	log_add(f, partition, bytes_of("\0\1\0\1g\0\1t\0\0\0\1", 12), bytes_of("\0\0\0\0\0\0\0\0\0\x12\0\0\0\0\0\0\0\0\0\1", 20));
	log_add(f, partition, bytes_of("\0\1\0\1h\0\1t\0\0\0\1", 12), BYTES_NULL);
	log_add(f, partition, bytes_of("\0\2\0\1h", 5), BYTES_NULL);
	fixture_restart(f);
	assert_int_equal(fetched(f, "g", "t", 0), 17);
	assert_int_equal(fetched(f, "g", "t", 1), 18);
	assert_bytes(buf_bytes(&f->warnings), arena_printf(&f->arena, "Unknown record type 99 while loading offsets and group metadata from __consumer_offsets-%d. Ignoring "
	                                                   "it. It could be a left over from an aborted upgrade.\n", partition));
	fixture_del(f);
}

TEST(reloaded_group_that_is_larger_than_now_allowed_rebalances)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 3);
	struct ask *first;

	f->config.group_max_size = 2;
	fixture_restart(f);
	assert_string_equal(fixture_group(f, "g").state, "PreparingRebalance");
	first = join(f, (struct join){ .id = s.ids[0] });
	assert_null(join(f, (struct join){ .id = s.ids[1] })->answer);
	assert_int_equal(joined(join(f, (struct join){ .id = s.ids[2] }))->error_code, KAFKA_GROUP_MAX_SIZE_REACHED);
	assert_null(first->answer);
	fixture_pass(f, REBALANCE_MS);
	assert_int_equal(joined(first)->members_count, 2);
	fixture_del(f);
}

TEST(election_in_a_later_epoch_keeps_a_loaded_partition)
{
	struct fixture *f = fixture_new();
	struct stable s = stable_group(f, 1);

	f->reads = 0;
	fixture_begin(f);
	coordinator_elected(f->c, partition_of("g"), 7);
	fixture_end(f);
	fixture_pass(f, 0);
	assert_int_equal(f->reads, 0);
	assert_int_equal(heartbeat(f, s.ids[0], 1), KAFKA_NONE);
	fixture_del(f);
}
