/* Transactions in a log: the index of aborted ones, the last stable offset, and what a restart makes of both. */
#include <stdio.h>

#include "engine/log/log.h"
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

static struct bench *bench_new(int32_t segment_bytes)
{
	struct heap *heap = heap_new(64u << 20);
	struct bench *b = HEAP_NEW(heap, struct bench);

	b->heap = heap;
	b->files = memory_disk_new(heap);
	b->next_conn = 1;
	arena_init(&b->arena, heap);
	effects_init(&b->fx, &b->arena, &b->next_conn, NULL);
	b->options = (struct log_options){ .heap = heap, .disk = memory_disk_port(b->files), .dir = BYTES("/logs/orders-0"), .topic = BYTES("orders"),
		                               .was_clean_shutdown = true, .wall_ms = NOW };
	log_config_init(&b->options.config);
	b->options.config.segment_bytes = segment_bytes;
	assert_int_equal(log_open(&b->options, &b->log, NULL), ERR_OK);
	return b;
}

/* As after kill -9. */
static void reopen(struct bench *b)
{
	log_del(b->log);
	memory_disk_reopen(b->files);
	b->options.was_clean_shutdown = false;
	assert_int_equal(log_open(&b->options, &b->log, NULL), ERR_OK);
}

static void append(struct bench *b, struct batch_builder *builder)
{
	struct buf out = { .heap = b->heap };

	builder->base_offset = log_end_offset(b->log);
	builder->leader_epoch = 0;
	batch_builder_end(builder, &out);
	batch_builder_free(builder);
	assert_int_equal(log_append_as_follower(b->log, &b->fx, buf_bytes(&out), NOW).error_code, 0);
	buf_free(&out);
}

static void write_records(struct bench *b, int64_t producer_id, int count, int32_t sequence)
{
	struct batch_builder builder;

	batch_builder_init(&builder, b->heap, CODEC_NONE);
	builder.producer_id = producer_id;
	builder.producer_epoch = 0;
	builder.base_sequence = sequence;
	builder.attributes = BATCH_TRANSACTIONAL;
	for (int i = 0; i < count; i++)
		batch_builder_add(&builder, NOW, BYTES("key"), BYTES("value"), NULL, 0);
	append(b, &builder);
}

static void end(struct bench *b, int64_t producer_id, bool is_commit)
{
	static const uint8_t value[] = { 0, 0, 0, 0, 0, 9 };
	const uint8_t key[] = { 0, 0, 0, is_commit };
	struct batch_builder builder;

	batch_builder_init(&builder, b->heap, CODEC_NONE);
	builder.producer_id = producer_id;
	builder.producer_epoch = 0;
	builder.attributes = BATCH_TRANSACTIONAL | BATCH_CONTROL;
	batch_builder_add(&builder, NOW, bytes_of(key, sizeof(key)), bytes_of(value, sizeof(value)), NULL, 0);
	append(b, &builder);
}

/* "7@2 8@5": producer and first offset of what a committed read from `offset` is told. */
static const char *aborted(struct bench *b, int64_t offset, int64_t size_max)
{
	struct log_read read = log_read(b->log, offset, log_end_offset(b->log), size_max, true);
	struct log_aborted *found;
	int32_t count = log_aborted(b->log, offset, &read, &b->arena, &found);
	struct buf text = { .heap = b->heap };

	for (int32_t i = 0; i < count; i++)
		buf_printf(&text, "%s%lld@%lld", i > 0 ? " " : "", (long long)found[i].producer_id, (long long)found[i].first_offset);
	return buf_text(&text);
}

static struct buf *index_of(struct bench *b, int64_t base)
{
	char path[100];

	snprintf(path, sizeof(path), "/logs/orders-0/%020lld.txnindex", (long long)base);
	return memory_disk_file(b->files, path);
}

/* 0-1 of 7, 2-3 of 8, 4 aborts 7, 5 commits 8, 6-7 of 7, 8 aborts 7. */
static void two_producers(struct bench *b)
{
	write_records(b, 7, 2, 0);
	write_records(b, 8, 2, 0);
	end(b, 7, false);
	end(b, 8, true);
	write_records(b, 7, 2, 2);
	end(b, 7, false);
}

TEST(transaction_index_is_kafkas_to_the_byte)
{
	struct bench *b = bench_new(1 << 30);

	write_records(b, 7, 1, 0);
	assert_null(index_of(b, 0)); /* there is no file before an abort */
	end(b, 7, true);
	assert_null(index_of(b, 0));
	log_truncate_fully(b->log, &b->fx, 0);
	two_producers(b);
	struct buf *index = index_of(b, 0);
	/* version, producer id, first offset, last offset, last stable offset: 8 was still open at 2 when 7 aborted for the first time. */
	static const int64_t expected[2][4] = { { 7, 0, 4, 2 }, { 7, 6, 8, 9 } };

	assert_int_equal(index->size, 2 * 34);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(load_u16(index->data + 34 * i), 0);
		for (int j = 0; j < 4; j++)
			assert_int_equal(load_u64(index->data + 34 * i + 2 + 8 * j), expected[i][j]);
	}
	heap_del(b->heap);
}

TEST(committed_reads_are_told_the_aborted_transactions_in_their_range_in_whichever_segment_they_end)
{
	struct bench *b = bench_new(1 << 30), *small = bench_new(100);

	two_producers(b);
	assert_string_equal(aborted(b, 0, 1 << 20), "7@0 7@6");
	assert_string_equal(aborted(b, 4, 1 << 20), "7@0 7@6");
	assert_string_equal(aborted(b, 5, 1 << 20), "7@6");
	assert_string_equal(aborted(b, 9, 1 << 20), ""); /* at the end there is nothing */
	two_producers(small);
	struct log_segment_view *segments;

	assert_true(log_segments(small->log, &small->arena, &segments) > 3);
	assert_string_equal(aborted(small, 0, 1 << 20), "7@0"); /* the marker is two segments on; what begins behind the read is none of its matter */
	assert_string_equal(aborted(small, 6, 1 << 20), "7@6");
	heap_del(b->heap);
	heap_del(small->heap);
}

TEST(lost_and_torn_transaction_indexes_are_made_anew_from_the_batches)
{
	for (int32_t segment_bytes = 100; segment_bytes <= 100000; segment_bytes *= 1000) {
		struct bench *b = bench_new(segment_bytes);

		two_producers(b);
		write_records(b, 8, 1, 2);
		struct log_segment_view *segments;
		int32_t count = log_segments(b->log, &b->arena, &segments);
		struct buf kept[16] = { { .heap = b->heap } };

		for (int32_t i = 0; i < count; i++) {
			struct buf *index = index_of(b, segments[i].base_offset);

			kept[i].heap = b->heap;
			if (!index)
				continue;
			buf_add(&kept[i], index->data, index->size);
			index->size = i % 2 == 0 ? 0 : index->size - 5;
		}
		reopen(b);
		for (int32_t i = 0; i < count; i++) {
			struct buf *index = index_of(b, segments[i].base_offset);

			assert_int_equal(index ? index->size : 0, kept[i].size);
			if (kept[i].size > 0)
				assert_memory_equal(index->data, kept[i].data, kept[i].size);
		}
		assert_string_equal(aborted(b, 6, 1 << 20), "7@6");
		assert_int_equal(log_last_stable_offset(b->log, 10), 9); /* 8 has begun again */
		heap_del(b->heap);
	}
}

/* What a clean shutdown left is believed, as long as it can be true. */
TEST(index_that_cannot_be_true_is_made_anew_after_a_clean_stop_too)
{
	struct bench *b = bench_new(1 << 30);

	two_producers(b);
	log_close_clean(b->log, &b->fx);
	memory_disk_reopen(b->files);
	index_of(b, 0)->data[1] = 3; /* a version that nobody knows */
	assert_int_equal(log_open(&b->options, &b->log, NULL), ERR_OK);
	assert_int_equal(index_of(b, 0)->data[1], 0);
	assert_string_equal(aborted(b, 0, 1 << 20), "7@0 7@6");
	heap_del(b->heap);
}

TEST(truncation_takes_back_the_end_of_a_transaction)
{
	struct bench *b = bench_new(1 << 30);

	two_producers(b);
	assert_int_equal(log_last_stable_offset(b->log, 9), 9);
	log_truncate_to(b->log, &b->fx, 8);
	assert_int_equal(index_of(b, 0)->size, 34);
	assert_string_equal(aborted(b, 0, 1 << 20), "7@0");
	assert_int_equal(log_last_stable_offset(b->log, 8), 6);
	end(b, 7, true);
	assert_int_equal(index_of(b, 0)->size, 34);
	assert_int_equal(log_last_stable_offset(b->log, 9), 9);
	reopen(b);
	assert_int_equal(index_of(b, 0)->size, 34);
	heap_del(b->heap);
}

TEST(snapshot_of_producers_behind_a_cut_is_not_taken_for_those_of_later_batches)
{
	struct bench *b = bench_new(1 << 30);
	struct log_producer *producers;

	write_records(b, 7, 3, 0);
	log_close_clean(b->log, &b->fx);
	memory_disk_reopen(b->files);
	assert_non_null(memory_disk_file(b->files, "/logs/orders-0/00000000000000000003.snapshot"));
	assert_int_equal(log_open(&b->options, &b->log, NULL), ERR_OK);
	log_truncate_to(b->log, &b->fx, 0);
	write_records(b, 9, 4, 0);
	reopen(b);
	assert_int_equal(log_producers(b->log, &b->arena, &producers), 1);
	assert_int_equal(producers[0].producer_id, 9);
	heap_del(b->heap);
}

TEST(last_stable_offset_waits_for_the_marker_to_be_replicated_and_not_below_the_start)
{
	struct bench *b = bench_new(1 << 30);

	two_producers(b);
	assert_int_equal(log_last_stable_offset(b->log, 1), 0);
	assert_int_equal(log_last_stable_offset(b->log, 5), 2); /* 7's abort at 4 is replicated, 8's commit at 5 is not */
	assert_int_equal(log_last_stable_offset(b->log, 6), 6);
	log_note_high_watermark(b->log, 9);
	assert_int_equal(log_last_stable_offset(b->log, 9), 9);
	write_records(b, 8, 3, 2);
	assert_int_equal(log_last_stable_offset(b->log, 12), 9);
	log_set_start(b->log, &b->fx, 11);
	assert_int_equal(log_last_stable_offset(b->log, 12), 11);
	heap_del(b->heap);
}
