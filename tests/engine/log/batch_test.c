#include "engine/log/batch.h"

#include "engine/base/crc32c.h"
#include "engine/base/prng.h"
#include "tests/test.h"

#include <stdio.h>

TEST(crc32c_gives_the_known_values_with_and_without_instructions)
{
	uint8_t zeros[32] = { 0 };
	uint8_t random[1000];
	struct prng prng;

	assert_int_equal(crc32c(0, BYTES("123456789")), 0xe3069283u);
	assert_int_equal(crc32c(0, bytes_of(zeros, 32)), 0x8a9136aau);
	prng_seed(&prng, 1, 1);
	for (size_t i = 0; i < sizeof(random); i++)
		random[i] = (uint8_t)prng_next(&prng);
	for (size_t size = 0; size < sizeof(random); size++)
		assert_int_equal(crc32c((uint32_t)size, bytes_of(random, size)), crc32c_portable((uint32_t)size, bytes_of(random, size)));
}

static struct bytes built(struct heap *heap, enum codec codec, int count)
{
	struct batch_builder builder;
	struct buf out = { .heap = heap };
	struct header headers[] = { { BYTES("trace"), BYTES("7") }, { BYTES("none"), BYTES_NULL } };
	char value[100];

	batch_builder_init(&builder, heap, codec);
	for (int i = 0; i < count; i++) {
		int size = snprintf(value, sizeof(value), "value %d value value value", i);

		batch_builder_add(&builder, 1700000000000 + i, i % 3 ? BYTES("key") : BYTES_NULL, i % 5 == 4 ? BYTES_NULL : bytes_of(value, (size_t)size),
		                  headers, i % 2 ? 2 : 0);
	}
	batch_builder_end(&builder, &out);
	batch_builder_free(&builder);
	return buf_bytes(&out);
}

TEST(batch_with_one_lone_hello_is_73_bytes_to_the_byte)
{
	struct heap *heap = heap_new(8u << 20);
	struct batch_builder builder;
	struct buf out = { .heap = heap };
	static const uint8_t expected[] = {
		0, 0, 0, 0, 0, 0, 0, 0,                         /* base offset */
		0, 0, 0, 61,                                    /* length */
		0xff, 0xff, 0xff, 0xff,                         /* leader epoch */
		2,                                              /* magic */
		0, 0, 0, 0,                                     /* crc, compared apart */
		0, 0, 0, 0, 0, 0,                               /* attributes, last offset delta */
		0, 0, 1, 0x8b, 0xcf, 0xe5, 0x68, 0,             /* base timestamp */
		0, 0, 1, 0x8b, 0xcf, 0xe5, 0x68, 0,             /* max timestamp */
		0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, /* producer id */
		0xff, 0xff, 0xff, 0xff, 0xff, 0xff,             /* producer epoch, base sequence */
		0, 0, 0, 1,                                     /* count */
		22, 0, 0, 0, 1, 10, 'h', 'e', 'l', 'l', 'o', 0, /* the record */
	};

	batch_builder_init(&builder, heap, CODEC_NONE);
	assert_int_equal(batch_record_size(&builder, 1700000000000, BYTES_NULL, BYTES("hello"), NULL, 0), 12);
	assert_int_equal(batch_builder_add(&builder, 1700000000000, BYTES_NULL, BYTES("hello"), NULL, 0), 12);
	batch_builder_end(&builder, &out);
	assert_int_equal(out.size, 73);
	assert_memory_equal(out.data, expected, 17);
	assert_memory_equal(out.data + 21, expected + 21, 73 - 21);
	assert_int_equal(load_u32(out.data + 17), crc32c(0, bytes_of(expected + 21, 73 - 21)));
	batch_builder_free(&builder);
	heap_del(heap);
}

TEST(batch_comes_back_record_by_record_with_every_codec)
{
	struct heap *heap = heap_new(64u << 20);
	struct arena arena;

	arena_init(&arena, heap);
	for (int codec = 0; codec < CODEC_COUNT; codec++) {
		struct bytes bytes = built(heap, (enum codec)codec, 5000);
		struct batch batch;
		struct record *records;
		size_t at = 0;
		int32_t count;

		assert_int_equal(batch_next(bytes, &at, &batch), ERR_OK);
		assert_int_equal(at, bytes.size);
		assert_true(batch_crc_is_valid(&batch));
		assert_int_equal(batch_codec(&batch), codec);
		assert_int_equal(batch_records(&batch, 10u << 20, &arena, &records, &count), ERR_OK);
		assert_int_equal(count, 5000);
		assert_int_equal(records[4999].offset, 4999);
		assert_int_equal(records[4998].timestamp, 1700000004998);
		assert_true(bytes_is_null(records[3].key));
		assert_true(bytes_is_null(records[4].value));
		assert_text(records[7].key, "key");
		assert_text(records[7].value, "value 7 value value value");
		assert_int_equal(records[7].header_count, 2);
		assert_text(records[7].headers[0].key, "trace");
		assert_true(bytes_is_null(records[7].headers[1].value));
		if (codec != CODEC_NONE)
			assert_int_equal(batch_records(&batch, 1000, &arena, &records, &count), ERR_TOO_LARGE);
	}
	heap_del(heap);
}

TEST(batch_that_is_cut_or_garbled_is_refused_and_never_read_past)
{
	struct heap *heap = heap_new(64u << 20);
	struct arena arena;
	struct prng prng;

	arena_init(&arena, heap);
	prng_seed(&prng, 5, 5);
	for (int codec = 0; codec < CODEC_COUNT; codec++) {
		struct bytes bytes = built(heap, (enum codec)codec, 20);
		struct batch batch;
		struct record *records;
		int32_t count;

		for (size_t size = 0; size < bytes.size; size++) {
			uint8_t *copy = heap_alloc(heap, size);
			size_t at = 0;

			memcpy(copy, bytes.data, size);
			assert_int_equal(batch_next(bytes_of(copy, size), &at, &batch), ERR_TRUNCATED);
			heap_free(heap, copy);
		}
		for (int round = 0; round < 2000; round++) {
			uint8_t *copy = heap_alloc(heap, bytes.size);
			size_t at = 0, where = (size_t)prng_between(&prng, 17, (int64_t)bytes.size - 1);

			memcpy(copy, bytes.data, bytes.size);
			copy[where] ^= (uint8_t)prng_between(&prng, 1, 255);
			if (batch_next(bytes_of(copy, bytes.size), &at, &batch) == ERR_OK) {
				assert_false(batch_crc_is_valid(&batch));
				batch_records(&batch, 1u << 20, &arena, &records, &count);
			}
			heap_free(heap, copy);
			arena_reset(&arena);
		}
	}
	heap_del(heap);
}

TEST(patches_keep_the_crc_true)
{
	struct heap *heap = heap_new(8u << 20);
	struct bytes bytes = built(heap, CODEC_NONE, 3);
	uint8_t *raw = (uint8_t *)(uintptr_t)bytes.data;
	struct batch batch;
	size_t at = 0;

	batch_set_base_offset(raw, 42);
	batch_set_leader_epoch(raw, 7);
	batch_set_max_timestamp(raw, true, 99);
	batch_set_producer(raw, 1000, 3, 5, true);
	assert_int_equal(batch_next(bytes, &at, &batch), ERR_OK);
	assert_true(batch_crc_is_valid(&batch));
	assert_int_equal(batch_last_offset(&batch), 44);
	assert_int_equal(batch.leader_epoch, 7);
	assert_int_equal(batch.max_timestamp, 99);
	assert_int_equal(batch.producer_id, 1000);
	assert_int_equal(batch.base_sequence, 5);
	assert_true(batch_is_transactional(&batch));
	heap_del(heap);
}
