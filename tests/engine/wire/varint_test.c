#include "engine/base/buf.h"
#include "engine/wire/message.h"
#include "tests/test.h"

static struct bytes varint_of(struct buf *b, int32_t value)
{
	buf_clear(b);
	add_varint(b, value);
	assert_int_equal(b->size, size_of_varint(value));
	return buf_bytes(b);
}

TEST(varints_are_zigzag_and_lowest_bits_first)
{
	struct heap *heap = heap_new(1u << 20);
	struct buf b = { .heap = heap };

	assert_bytes(varint_of(&b, 0), BYTES("\x00"));
	assert_bytes(varint_of(&b, -1), BYTES("\x01"));
	assert_bytes(varint_of(&b, 1), BYTES("\x02"));
	assert_bytes(varint_of(&b, 63), BYTES("\x7e"));
	assert_bytes(varint_of(&b, -64), BYTES("\x7f"));
	assert_bytes(varint_of(&b, 64), BYTES("\x80\x01"));
	assert_bytes(varint_of(&b, 8192), BYTES("\x80\x80\x01"));
	assert_bytes(varint_of(&b, INT32_MAX), BYTES("\xfe\xff\xff\xff\x0f"));
	assert_bytes(varint_of(&b, INT32_MIN), BYTES("\xff\xff\xff\xff\x0f"));
	buf_clear(&b);
	add_varlong(&b, INT64_MIN);
	assert_bytes(buf_bytes(&b), BYTES("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"));
	buf_clear(&b);
	add_uvarint(&b, 300);
	assert_bytes(buf_bytes(&b), BYTES("\xac\x02"));
	buf_free(&b);
	heap_del(heap);
}

TEST(varints_of_every_size_come_back)
{
	struct heap *heap = heap_new(1u << 20);
	struct buf b = { .heap = heap };

	for (int shift = 0; shift < 64; shift++) {
		for (int sign = 0; sign < 2; sign++) {
			int64_t wide = (int64_t)(UINT64_MAX >> shift) * (sign ? -1 : 1), wide_back;
			int32_t narrow = (int32_t)wide, narrow_back;
			uint32_t plain = (uint32_t)wide, plain_back;
			size_t at = 0;

			buf_clear(&b);
			add_varlong(&b, wide);
			assert_int_equal(b.size, size_of_varlong(wide));
			add_varint(&b, narrow);
			add_uvarint(&b, plain);
			assert_int_equal(b.size, size_of_varlong(wide) + size_of_varint(narrow) + size_of_uvarint(plain));
			assert_true(take_varlong(buf_bytes(&b), &at, &wide_back) && wide_back == wide);
			assert_true(take_varint(buf_bytes(&b), &at, &narrow_back) && narrow_back == narrow);
			assert_true(take_uvarint(buf_bytes(&b), &at, &plain_back) && plain_back == plain);
			assert_int_equal(at, b.size);
		}
	}
	buf_free(&b);
	heap_del(heap);
}

TEST(varints_that_end_too_early_or_overflow_are_refused)
{
	uint32_t plain;
	int64_t wide;
	size_t at = 0;

	assert_false(take_uvarint(BYTES(""), &at, &plain));
	assert_false(take_uvarint(BYTES("\x80\x80"), &at, &plain));
	at = 0;
	assert_true(take_uvarint(BYTES("\xff\xff\xff\xff\x0f"), &at, &plain));
	assert_int_equal(plain, UINT32_MAX);
	at = 0;
	assert_false(take_uvarint(BYTES("\xff\xff\xff\xff\x1f"), &at, &plain));
	at = 0;
	assert_false(take_uvarint(BYTES("\x80\x80\x80\x80\x80\x01"), &at, &plain));
	at = 0;
	assert_false(take_varlong(BYTES("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x02"), &at, &wide));
}
