#include "engine/log/log.h"

#include <stdio.h>

#include "engine/log/checkpoint.h"
#include "tests/memory_disk.h"
#include "tests/test.h"

#define NOW INT64_C(1700000000000)

struct bench {
	struct heap *heap;
	struct memory_disk *files;
	struct arena arena;
	struct effects fx;
	int32_t next_conn;
	struct log_options options;
	struct log *log;
};

static enum err open_log(struct bench *b)
{
	return log_open(&b->options, &b->log, NULL);
}

static struct bench *bench_new(void)
{
	struct heap *heap = heap_new(256u << 20);
	struct bench *b = HEAP_NEW(heap, struct bench);

	b->heap = heap;
	b->files = memory_disk_new(heap);
	b->next_conn = 1;
	arena_init(&b->arena, heap);
	effects_init(&b->fx, &b->arena, &b->next_conn, NULL);
	b->options = (struct log_options){
		.heap = heap,
		.disk = memory_disk_port(b->files),
		.dir = BYTES("/logs/orders-0"),
		.topic = BYTES("orders"),
		.was_clean_shutdown = true,
		.wall_ms = NOW,
	};
	b->options.topic_id.bytes[3] = 7;
	log_config_init(&b->options.config);
	return b;
}

/* A batch of `count` records whose timestamps begin at `timestamp`. */
static struct bytes batch_of(struct bench *b, int count, int64_t timestamp, int64_t producer_id, int16_t epoch, int32_t sequence)
{
	struct batch_builder builder;
	struct buf out = { .heap = b->heap };

	batch_builder_init(&builder, b->heap, CODEC_NONE);
	builder.producer_id = producer_id;
	builder.producer_epoch = epoch;
	builder.base_sequence = sequence;
	for (int i = 0; i < count; i++)
		batch_builder_add(&builder, timestamp + i, BYTES("key"), BYTES("some value of a record"), NULL, 0);
	batch_builder_end(&builder, &out);
	batch_builder_free(&builder);
	struct bytes copy = arena_copy(&b->arena, buf_bytes(&out));

	buf_free(&out);
	return copy;
}

static struct append_result append(struct bench *b, int count, int64_t timestamp)
{
	return log_append_as_leader(b->log, &b->fx, batch_of(b, count, timestamp, -1, -1, -1), 0, ORIGIN_CLIENT, NOW);
}

static struct bytes load(struct bench *b, int64_t offset, int64_t size_max, bool is_at_least_one)
{
	struct log_read read = log_read(b->log, offset, INT64_MAX, size_max, is_at_least_one);
	struct bytes out = BYTES("");

	assert_int_equal(read.err, ERR_OK);
	assert_int_equal(log_load(b->log, read.records, &b->arena, &out), ERR_OK);
	return out;
}

static int64_t first_offset_in(struct bytes bytes)
{
	struct batch batch;
	size_t at = 0;

	return batch_next(bytes, &at, &batch) == ERR_OK ? batch.base_offset : -1;
}

TEST(appended_batches_are_read_back_from_any_offset)
{
	struct bench *b = bench_new();

	b->options.config.index_interval_bytes = 200;
	b->options.config.segment_bytes = 4096;
	assert_int_equal(open_log(b), ERR_OK);
	for (int i = 0; i < 300; i++) {
		struct append_result result = append(b, 1 + i % 4, NOW + i);

		assert_int_equal(result.error_code, 0);
		assert_int_equal(result.last_offset + 1, log_end_offset(b->log));
	}
	struct log_segment_view *segments;

	assert_true(log_segments(b->log, &b->arena, &segments) > 5);
	for (int64_t offset = 0; offset < log_end_offset(b->log); offset++) {
		struct batch batch;
		size_t at = 0;

		assert_int_equal(batch_next(load(b, offset, 1, true), &at, &batch), ERR_OK);
		assert_true(batch.base_offset <= offset && batch_last_offset(&batch) >= offset);
	}
	assert_int_equal(load(b, log_end_offset(b->log), 1000, true).size, 0);
	assert_int_equal(load(b, 0, 0, false).size, 0);
	assert_true(log_read(b->log, 0, INT64_MAX, 10, false).is_first_batch_cut);
	assert_int_equal(log_read(b->log, 0, 1, 1 << 20, true).records.size, 61 + 32);
	heap_del(b->heap);
}

TEST(indexes_are_kafkas_to_the_byte)
{
	struct bench *b = bench_new();

	b->options.config.index_interval_bytes = 100;
	assert_int_equal(open_log(b), ERR_OK);
	for (int i = 0; i < 4; i++) /* 61 + 32 + 32 bytes each */
		append(b, 2, NOW + 10 * i);
	struct buf *index = memory_disk_file(b->files, "/logs/orders-0/00000000000000000000.index");
	struct buf *times = memory_disk_file(b->files, "/logs/orders-0/00000000000000000000.timeindex");

	assert_int_equal(index->size, 3 * 8);
	assert_int_equal(load_u32(index->data), 3);      /* last offset of the second batch */
	assert_int_equal(load_u32(index->data + 4), 125); /* where it stands */
	assert_int_equal(load_u32(index->data + 20), 3 * 125);
	assert_int_equal(times->size, 3 * 12);
	assert_int_equal(load_u64(times->data), NOW + 11);
	assert_int_equal(load_u32(times->data + 8), 3);
	struct buf *meta = memory_disk_file(b->files, "/logs/orders-0/partition.metadata");

	assert_text(buf_bytes(meta), "version: 0\ntopic_id: AAAABwAAAAAAAAAAAAAAAA");
	assert_text(buf_bytes(memory_disk_file(b->files, "/logs/orders-0/leader-epoch-checkpoint")), "0\n1\n0 0\n");
	heap_del(b->heap);
}

TEST(log_that_was_closed_opens_as_it_was)
{
	struct bench *b = bench_new();

	b->options.config.index_interval_bytes = 300;
	b->options.config.segment_bytes = 3000;
	assert_int_equal(open_log(b), ERR_OK);
	for (int i = 0; i < 100; i++)
		log_append_as_leader(b->log, &b->fx, batch_of(b, 2, NOW, 9, 0, i * 2), i / 30, ORIGIN_CLIENT, NOW);
	int64_t end = log_end_offset(b->log);

	assert_int_equal(log_close_clean(b->log, &b->fx), ERR_OK);
	memory_disk_reopen(b->files);
	b->options.recovery_point = end;
	assert_int_equal(open_log(b), ERR_OK);
	assert_int_equal(log_end_offset(b->log), end);
	assert_int_equal(log_latest_epoch(b->log), 3);
	struct log_producer *producers;

	assert_int_equal(log_producers(b->log, &b->arena, &producers), 1);
	assert_int_equal(producers[0].last_sequence, 199);
	int32_t epoch;
	int64_t epoch_end;

	log_epoch_end(b->log, 1, &epoch, &epoch_end);
	assert_int_equal(epoch, 1);
	assert_int_equal(epoch_end, 120);
	assert_int_equal(append(b, 1, NOW).base_offset, end);
	heap_del(b->heap);
}

/* A directory of 600 and a topic of 249. */
TEST(log_may_lie_in_a_directory_with_a_long_name)
{
	struct bench *b = bench_new();
	uint8_t *name = arena_alloc(&b->arena, 850);

	memset(name, 'd', 850);
	memcpy(name, "/logs/", 6);
	b->options.dir = bytes_of(name, 850);
	assert_int_equal(open_log(b), ERR_OK);
	append(b, 3, NOW);
	assert_int_equal(log_close_clean(b->log, &b->fx), ERR_OK);
	b->options.recovery_point = 3;
	assert_int_equal(open_log(b), ERR_OK);
	assert_int_equal(log_end_offset(b->log), 3);
	heap_del(b->heap);
}

TEST(torn_tail_is_cut_at_the_last_valid_batch_wherever_it_is_torn)
{
	struct bench *b = bench_new();

	assert_int_equal(open_log(b), ERR_OK);
	append(b, 2, NOW);
	append(b, 3, NOW);
	int64_t whole = log_size_bytes(b->log);

	append(b, 2, NOW);
	int64_t size = log_size_bytes(b->log);
	struct buf *file = memory_disk_file(b->files, "/logs/orders-0/00000000000000000000.log");
	uint8_t copy[1024];

	memcpy(copy, file->data, (size_t)size);
	log_del(b->log);
	b->options.was_clean_shutdown = false;
	for (int64_t cut = whole; cut < size; cut++) {
		memcpy(file->data, copy, (size_t)size);
		file->size = (size_t)cut;
		assert_int_equal(open_log(b), ERR_OK);
		assert_int_equal(log_end_offset(b->log), 5);
		assert_int_equal(log_size_bytes(b->log), whole);
		assert_int_equal(append(b, 1, NOW).base_offset, 5);
		log_del(b->log);
		file->size = (size_t)size;
		memcpy(file->data, copy, (size_t)size);
		file->data[cut] ^= 0x40; /* garbled rather than torn */
		assert_int_equal(open_log(b), ERR_OK);
		bool is_outside_crc = cut < whole + 8 || (cut >= whole + 12 && cut < whole + 16); /* base offset, leader epoch */

		if (!is_outside_crc)
			assert_int_equal(log_end_offset(b->log), 5);
		log_del(b->log);
	}
	heap_del(b->heap);
}

TEST(recovery_drops_the_segments_behind_a_bad_one_and_makes_lost_indexes_anew)
{
	struct bench *b = bench_new();

	b->options.config.segment_bytes = 1000;
	b->options.config.index_interval_bytes = 100;
	assert_int_equal(open_log(b), ERR_OK);
	for (int i = 0; i < 40; i++)
		append(b, 2, NOW);
	struct log_segment_view *segments;

	assert_true(log_segments(b->log, &b->arena, &segments) >= 5);
	char path[100];

	log_del(b->log);
	snprintf(path, sizeof(path), "/logs/orders-0/%020lld.index", (long long)segments[1].base_offset);
	memory_disk_file(b->files, path)->size = 3;
	assert_int_equal(open_log(b), ERR_OK);
	assert_int_equal(log_end_offset(b->log), 80);
	assert_true(memory_disk_file(b->files, path)->size >= 8);
	log_del(b->log);
	snprintf(path, sizeof(path), "/logs/orders-0/%020lld.log", (long long)segments[2].base_offset);
	memory_disk_file(b->files, path)->data[200] ^= 1;
	b->options.was_clean_shutdown = false;
	assert_int_equal(open_log(b), ERR_OK);
	assert_int_equal(log_end_offset(b->log), segments[2].base_offset + 2);
	snprintf(path, sizeof(path), "/logs/orders-0/%020lld.log", (long long)segments[3].base_offset);
	assert_null(memory_disk_file(b->files, path));
	heap_del(b->heap);
}

TEST(recovery_leaves_no_gap_where_the_end_of_an_unsynced_segment_was_lost_whole)
{
	for (int is_compacted = 0; is_compacted < 2; is_compacted++) {
		struct bench *b = bench_new();
		struct log_segment_view *segments;
		char path[100];

		b->options.config.segment_bytes = 1000;
		b->options.config.is_compacted = is_compacted;
		assert_int_equal(open_log(b), ERR_OK);
		for (int i = 0; i < 40; i++)
			append(b, 2, NOW);
		assert_true(log_segments(b->log, &b->arena, &segments) >= 3);
		log_del(b->log);
		snprintf(path, sizeof(path), "/logs/orders-0/%020lld.log", (long long)segments[1].base_offset);
		memory_disk_file(b->files, path)->size -= memory_disk_file(b->files, path)->size / (size_t)((segments[2].base_offset - segments[1].base_offset) / 2);
		b->options.was_clean_shutdown = false;
		assert_int_equal(open_log(b), ERR_OK);
		assert_int_equal(log_end_offset(b->log), is_compacted ? 80 : segments[2].base_offset - 2);
		heap_del(b->heap);
	}
}

static void assert_refused(struct bench *b, struct bytes records, int16_t code)
{
	int64_t end = log_end_offset(b->log);
	struct append_result result = log_append_as_leader(b->log, &b->fx, records, 0, ORIGIN_CLIENT, NOW);

	assert_int_equal(result.error_code, code);
	assert_int_equal(log_end_offset(b->log), end);
}

static uint8_t *changed(struct bench *b, struct bytes *out, int64_t producer_id)
{
	*out = batch_of(b, 2, NOW, producer_id, 0, producer_id < 0 ? -1 : 0);
	return (uint8_t *)(uintptr_t)out->data;
}

TEST(broker_refuses_what_kafka_refuses)
{
	struct bench *b = bench_new();
	struct bytes records;

	b->options.config.max_message_bytes = 500;
	assert_int_equal(open_log(b), ERR_OK);
	changed(b, &records, -1)[70] ^= 1;
	assert_refused(b, records, KAFKA_CORRUPT_MESSAGE);
	assert_refused(b, bytes_slice(records, 0, 40), KAFKA_CORRUPT_MESSAGE);
	assert_refused(b, BYTES(""), KAFKA_INVALID_RECORD);
	assert_refused(b, batch_of(b, 20, NOW, -1, -1, -1), KAFKA_MESSAGE_TOO_LARGE);
	batch_set_base_offset(changed(b, &records, -1), 5);
	assert_refused(b, records, KAFKA_INVALID_RECORD);
	uint8_t *raw = changed(b, &records, -1);

	store_u32(raw + 57, 3); /* a count that is not the offsets' */
	batch_set_producer(raw, -1, -1, -1, false);
	assert_refused(b, records, KAFKA_INVALID_RECORD);
	raw = changed(b, &records, -1);
	raw[22] |= BATCH_CONTROL;
	batch_set_producer(raw, -1, -1, -1, false);
	assert_refused(b, records, KAFKA_INVALID_RECORD);
	batch_set_producer(changed(b, &records, 4), 4, 0, -1, false);
	assert_refused(b, records, KAFKA_INVALID_RECORD);
	assert_refused(b, batch_of(b, 1, NOW + 3600 * 1000 + 1, -1, -1, -1), KAFKA_INVALID_TIMESTAMP);
	raw = changed(b, &records, -1);
	raw[16] = 1;
	assert_refused(b, records, KAFKA_CORRUPT_MESSAGE);
	heap_del(b->heap);
}

TEST(retries_are_recognised_and_gaps_refused)
{
	struct bench *b = bench_new();

	assert_int_equal(open_log(b), ERR_OK);
	for (int i = 0; i < 8; i++)
		assert_int_equal(log_append_as_leader(b->log, &b->fx, batch_of(b, 2, NOW, 5, 1, i * 2), 0, ORIGIN_CLIENT, NOW).base_offset, i * 2);
	for (int i = 3; i < 8; i++) { /* one of the last five */
		struct append_result again = log_append_as_leader(b->log, &b->fx, batch_of(b, 2, NOW, 5, 1, i * 2), 0, ORIGIN_CLIENT, NOW);

		assert_true(again.is_duplicate);
		assert_int_equal(again.base_offset, i * 2);
	}
	assert_refused(b, batch_of(b, 2, NOW, 5, 1, 0), KAFKA_OUT_OF_ORDER_SEQUENCE_NUMBER);
	assert_refused(b, batch_of(b, 2, NOW, 5, 1, 18), KAFKA_OUT_OF_ORDER_SEQUENCE_NUMBER);
	assert_refused(b, batch_of(b, 2, NOW, 5, 0, 16), KAFKA_INVALID_PRODUCER_EPOCH);
	assert_refused(b, batch_of(b, 2, NOW, 5, 2, 16), KAFKA_OUT_OF_ORDER_SEQUENCE_NUMBER);
	assert_int_equal(log_append_as_leader(b->log, &b->fx, batch_of(b, 2, NOW, 5, 2, 0), 0, ORIGIN_CLIENT, NOW).base_offset, 16);
	heap_del(b->heap);
}

TEST(compacted_topics_refuse_records_without_a_key_one_by_one)
{
	struct bench *b = bench_new();
	struct batch_builder builder;
	struct buf out = { .heap = b->heap };

	b->options.config.is_compacted = true;
	assert_int_equal(open_log(b), ERR_OK);
	batch_builder_init(&builder, b->heap, CODEC_LZ4);
	for (int i = 0; i < 5; i++)
		batch_builder_add(&builder, NOW, i == 1 || i == 3 ? BYTES_NULL : BYTES("k"), BYTES("v"), NULL, 0);
	batch_builder_end(&builder, &out);
	struct append_result result = log_append_as_leader(b->log, &b->fx, buf_bytes(&out), 0, ORIGIN_CLIENT, NOW);

	assert_int_equal(result.error_code, KAFKA_INVALID_RECORD);
	assert_int_equal(result.record_error_count, 2);
	assert_int_equal(result.record_errors[1].batch_index, 3);
	assert_text(result.record_errors[0].text, "Compacted topic cannot accept message without key in topic partition orders-0");
	heap_del(b->heap);
}

TEST(topic_codec_and_log_append_time_are_applied)
{
	struct bench *b = bench_new();
	struct batch batch;
	struct record *records;
	int32_t count;
	size_t at = 0;

	b->options.config.has_codec = true;
	b->options.config.codec = CODEC_ZSTD;
	b->options.config.is_log_append_time = true;
	assert_int_equal(open_log(b), ERR_OK);
	struct append_result result = append(b, 3, 12345);

	assert_int_equal(result.log_append_time, NOW);
	struct bytes stored = load(b, 0, 1 << 20, true);

	assert_int_equal(batch_next(stored, &at, &batch), ERR_OK);
	assert_true(batch_crc_is_valid(&batch));
	assert_int_equal(batch_codec(&batch), CODEC_ZSTD);
	assert_int_equal(batch_records(&batch, 1 << 20, &b->arena, &records, &count), ERR_OK);
	assert_int_equal(records[2].timestamp, NOW);
	heap_del(b->heap);
}

TEST(records_are_found_by_time)
{
	struct bench *b = bench_new();
	struct log_position found;

	b->options.config.index_interval_bytes = 200;
	b->options.config.segment_bytes = 2000;
	assert_int_equal(open_log(b), ERR_OK);
	for (int i = 0; i < 100; i++)
		append(b, 3, NOW - 100000 + i * 10);
	for (int i = 0; i < 300; i++) {
		log_find_timestamp(b->log, NOW - 100000 + (i / 3) * 10 + i % 3, INT64_MAX, &b->arena, &found);
		assert_int_equal(found.offset, i);
	}
	log_find_timestamp(b->log, NOW, INT64_MAX, &b->arena, &found);
	assert_int_equal(found.offset, -1);
	log_find_timestamp(b->log, NOW - 100000 + 10, 3, &b->arena, &found);
	assert_int_equal(found.offset, -1);
	log_find_max_timestamp(b->log, &b->arena, &found);
	assert_int_equal(found.offset, 299);
	heap_del(b->heap);
}

TEST(retention_takes_whole_segments_from_the_front)
{
	struct bench *b = bench_new();

	b->options.config.segment_bytes = 1000;
	b->options.config.retention_ms = 1000;
	assert_int_equal(open_log(b), ERR_OK);
	for (int i = 0; i < 50; i++)
		append(b, 2, NOW + i * 100);
	int64_t end = log_end_offset(b->log);

	while (log_apply_retention(b->log, &b->fx, end, NOW + 3000))
		;
	assert_true(log_start_offset(b->log) > 0 && log_start_offset(b->log) < end);
	assert_int_equal(first_offset_in(load(b, log_start_offset(b->log), 1, true)), log_start_offset(b->log));
	assert_non_null(memory_disk_file(b->files, "/logs/orders-0/00000000000000000000.log.deleted"));
	log_remove_deleted(b->log, &b->fx, NOW + 3000 + 60000);
	assert_null(memory_disk_file(b->files, "/logs/orders-0/00000000000000000000.log.deleted"));
	assert_false(log_apply_retention(b->log, &b->fx, 0, NOW + 1000000)); /* nothing is committed */
	while (log_apply_retention(b->log, &b->fx, end, NOW + 1000000))
		;
	assert_int_equal(log_start_offset(b->log), end);
	assert_int_equal(append(b, 1, NOW).base_offset, end);
	heap_del(b->heap);
}

TEST(truncation_forgets_batches_epochs_and_producers_behind_it)
{
	struct bench *b = bench_new();
	struct log_producer *producers;

	b->options.config.segment_bytes = 700;
	assert_int_equal(open_log(b), ERR_OK);
	for (int i = 0; i < 20; i++)
		log_append_as_leader(b->log, &b->fx, batch_of(b, 2, NOW, i < 10 ? 1 : 2, 0, (i % 10) * 2), i / 5, ORIGIN_CLIENT, NOW);
	assert_int_equal(log_truncate_to(b->log, &b->fx, 13), ERR_OK);
	assert_int_equal(log_end_offset(b->log), 12); /* the batch that holds 13 begins at 12 */
	assert_int_equal(log_latest_epoch(b->log), 1);
	assert_int_equal(log_producers(b->log, &b->arena, &producers), 1);
	assert_int_equal(producers[0].last_sequence, 11);
	assert_int_equal(log_append_as_leader(b->log, &b->fx, batch_of(b, 2, NOW, 1, 0, 12), 7, ORIGIN_CLIENT, NOW).base_offset, 12);
	assert_int_equal(log_truncate_fully(b->log, &b->fx, 500), ERR_OK);
	assert_int_equal(append(b, 1, NOW).base_offset, 500);
	heap_del(b->heap);
}

TEST(what_comes_behind_a_truncation_is_read_where_it_stands)
{
	struct bench *b = bench_new();

	assert_int_equal(open_log(b), ERR_OK);
	for (int i = 0; i < 4; i++)
		append(b, 5, NOW);
	assert_int_equal(log_truncate_to(b->log, &b->fx, 5), ERR_OK);
	append(b, 10, NOW);
	for (int64_t offset = 5; offset < 15; offset++) /* a batch that began at 10 is gone */
		assert_int_equal(first_offset_in(load(b, offset, 1, true)), 5);
	heap_del(b->heap);
}

TEST(truncation_at_the_end_forgets_an_epoch_that_appended_nothing)
{
	struct bench *b = bench_new();

	assert_int_equal(open_log(b), ERR_OK);
	log_append_as_leader(b->log, &b->fx, batch_of(b, 2, NOW, -1, -1, -1), 0, ORIGIN_CLIENT, NOW);
	assert_int_equal(log_assign_epoch(b->log, &b->fx, 1, log_end_offset(b->log)), ERR_OK); /* it led, and another was elected before a record came */
	assert_int_equal(log_truncate_to(b->log, &b->fx, 2), ERR_OK);
	assert_int_equal(log_end_offset(b->log), 2);
	assert_int_equal(log_latest_epoch(b->log), 0);
	heap_del(b->heap);
}

static int syncs_of(const struct bench *b, const char *name)
{
	int count = 0;

	for (int32_t i = 0; i < b->fx.count; i++)
		count += b->fx.items[i].type == EFFECT_SYNC && bytes_find_bytes(b->fx.items[i].path, bytes_of_text(name)) < b->fx.items[i].path.size;
	return count;
}

TEST(each_new_epoch_is_put_on_the_disk)
{
	struct bench *b = bench_new();

	assert_int_equal(open_log(b), ERR_OK);
	append(b, 1, NOW);
	assert_int_equal(syncs_of(b, "leader-epoch-checkpoint"), 1);
	append(b, 1, NOW);
	assert_int_equal(syncs_of(b, "leader-epoch-checkpoint"), 1);
	assert_int_equal(log_assign_epoch(b->log, &b->fx, 3, 2), ERR_OK);
	assert_int_equal(syncs_of(b, "leader-epoch-checkpoint"), 2);
	heap_del(b->heap);
}

static void sync_all(struct bench *b)
{
	log_sync(b->log, &b->fx, 1);
	assert_false(log_is_flushed(b->log) && log_end_offset(b->log) > log_recovery_point(b->log));
	log_synced(b->log, log_end_offset(b->log));
	assert_true(log_is_flushed(b->log));
}

/* Closes, and opens after a clean stop. How many files were to be synced in that. */
static int syncs_of_a_restart(struct bench *b)
{
	int before = syncs_of(b, "/");

	b->options.recovery_point = log_recovery_point(b->log);
	assert_int_equal(log_close_clean(b->log, &b->fx), ERR_OK);
	memory_disk_reopen(b->files);
	assert_int_equal(open_log(b), ERR_OK);
	return syncs_of(b, "/") - before;
}

TEST(log_is_flushed_once_all_that_was_written_to_it_is_synced)
{
	struct bench *b = bench_new();

	assert_int_equal(open_log(b), ERR_OK);
	assert_false(log_is_flushed(b->log)); /* its files are new */
	sync_all(b);
	assert_int_equal(syncs_of_a_restart(b), 0);
	assert_true(log_is_flushed(b->log));
	for (int i = 0; i < 3; i++)
		append(b, 1, NOW + i);
	assert_false(log_is_flushed(b->log));
	log_sync(b->log, &b->fx, 1);
	assert_false(log_is_flushed(b->log)); /* it is not done yet */
	log_synced(b->log, 3);
	assert_true(log_is_flushed(b->log));
	assert_true(syncs_of_a_restart(b) > 0); /* the last entry of the time index */
	assert_int_equal(syncs_of_a_restart(b), 0);
	assert_int_equal(log_truncate_to(b->log, &b->fx, 2), ERR_OK);
	assert_false(log_is_flushed(b->log));
	sync_all(b);
	heap_del(b->heap);
}

TEST(epoch_without_records_is_none_after_a_restart_and_nothing_is_written_for_that)
{
	struct bench *b = bench_new();
	bool is_directory;
	int64_t size, size_after;
	struct bytes path = BYTES("/logs/orders-0/leader-epoch-checkpoint");

	assert_int_equal(open_log(b), ERR_OK);
	append(b, 1, NOW);
	assert_int_equal(log_assign_epoch(b->log, &b->fx, 3, 1), ERR_OK);
	b->options.disk->ops->stat(b->options.disk->self, path, &is_directory, &size);
	syncs_of_a_restart(b);
	b->options.disk->ops->stat(b->options.disk->self, path, &is_directory, &size_after);
	assert_int_equal(size_after, size);
	assert_int_equal(log_latest_epoch(b->log), 0);
	syncs_of_a_restart(b);
	assert_int_equal(log_latest_epoch(b->log), 0);
	append(b, 1, NOW);
	assert_int_equal(log_assign_epoch(b->log, &b->fx, 5, 2), ERR_OK);
	b->options.disk->ops->stat(b->options.disk->self, path, &is_directory, &size_after);
	assert_int_equal(size_after, size); /* "0 0" and "5 2" */
	heap_del(b->heap);
}

TEST(every_disk_call_may_fail_and_the_log_opens_again)
{
	for (int call = 1; call < 200; call++) {
		struct bench *b = bench_new();
		int appended = 0;

		b->options.config.segment_bytes = 400;
		b->options.config.index_interval_bytes = 100;
		memory_disk_fail_at(b->files, call, ERR_IO);
		if (open_log(b) == ERR_OK) {
			for (int i = 0; i < 12; i++)
				appended += append(b, 2, NOW).error_code == 0;
			log_del(b->log);
		}
		bool was_hit = memory_disk_calls(b->files) >= call;

		memory_disk_fail_at(b->files, 0, ERR_OK);
		memory_disk_reopen(b->files);
		b->options.was_clean_shutdown = false;
		assert_int_equal(open_log(b), ERR_OK);
		assert_true(log_end_offset(b->log) >= appended * 2);
		assert_int_equal(append(b, 2, NOW).error_code, 0);
		heap_del(b->heap);
		if (!was_hit)
			return;
	}
	fail();
}

TEST(follower_takes_the_leaders_batches_as_they_are)
{
	struct bench *leader = bench_new(), *follower = bench_new();

	assert_int_equal(open_log(leader), ERR_OK);
	assert_int_equal(open_log(follower), ERR_OK);
	for (int i = 0; i < 5; i++)
		append(leader, 2, NOW + i);
	struct bytes all = load(leader, 0, 1 << 20, true);
	struct append_result result = log_append_as_follower(follower->log, &follower->fx, bytes_slice(all, 0, all.size - 5), NOW);

	assert_int_equal(result.error_code, 0);
	assert_int_equal(log_end_offset(follower->log), 8);
	assert_int_equal(log_append_as_follower(follower->log, &follower->fx, all, NOW).error_code, KAFKA_OFFSET_OUT_OF_RANGE);
	assert_memory_equal(memory_disk_file(follower->files, "/logs/orders-0/00000000000000000000.log")->data, all.data, all.size / 5 * 4);
	heap_del(leader->heap);
	heap_del(follower->heap);
}

TEST(checkpoints_come_back_and_malformed_ones_are_refused)
{
	struct bench *b = bench_new();
	struct checkpoint_entry entries[] = { { BYTES("a"), 0, 5 }, { BYTES("b.c"), 12, 99999999999 } }, *back;
	int32_t count;
	struct bytes path = BYTES("/replication-offset-checkpoint");

	assert_int_equal(checkpoint_write(b->options.disk, b->heap, path, entries, 2), ERR_OK);
	assert_text(buf_bytes(memory_disk_file(b->files, "/replication-offset-checkpoint")), "0\n2\na 0 5\nb.c 12 99999999999\n");
	assert_int_equal(checkpoint_read(b->options.disk, path, &b->arena, &back, &count), ERR_OK);
	assert_int_equal(checkpoint_find(back, count, BYTES("b.c"), 12, -1), 99999999999);
	assert_int_equal(checkpoint_find(back, count, BYTES("b.c"), 1, -1), -1);
	disk_replace(b->options.disk, path, BYTES("0\n2\na 0 5\n"));
	assert_int_equal(checkpoint_read(b->options.disk, path, &b->arena, &back, &count), ERR_CORRUPT);
	disk_replace(b->options.disk, path, BYTES("0\n1\na x 5\n"));
	assert_int_equal(checkpoint_read(b->options.disk, path, &b->arena, &back, &count), ERR_CORRUPT);
	/* Kafka makes its checkpoints empty and fills them when their time comes. */
	disk_replace(b->options.disk, path, BYTES(""));
	assert_int_equal(checkpoint_read(b->options.disk, path, &b->arena, &back, &count), ERR_OK);
	assert_int_equal(count, 0);
	heap_del(b->heap);
}
