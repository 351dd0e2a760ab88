/* Seven bits a byte, lowest first, the top bit says that more follow; zig-zag puts the sign into the lowest bit. */
#include "engine/wire/message.h"

/* Up to `bits` bits into *out. What would be shifted out must be zero. */
static bool take_bits(struct bytes in, size_t *at, unsigned bits, uint64_t *out)
{
	uint64_t value = 0;

	for (unsigned shift = 0; shift < bits; shift += 7) {
		if (*at >= in.size)
			return false;
		uint8_t byte = in.data[*at];
		uint64_t low = byte & 0x7f;

		if (shift + 7 > bits && low >> (bits - shift) != 0)
			return false;
		value |= low << shift;
		(*at)++;
		if (byte < 0x80) {
			*out = value;
			return true;
		}
	}
	return false;
}

static size_t put_bits(uint8_t into[static 10], uint64_t value)
{
	size_t size = 0;

	for (; value >= 0x80; value >>= 7)
		into[size++] = (uint8_t)(value | 0x80);
	into[size++] = (uint8_t)value;
	return size;
}

static size_t size_of_bits(uint64_t value)
{
	size_t size = 1;

	for (; value >= 0x80; value >>= 7)
		size++;
	return size;
}

static uint64_t zigzag(int64_t value)
{
	return (uint64_t)value << 1 ^ (value < 0 ? UINT64_MAX : 0);
}

static int64_t unzigzag(uint64_t bits)
{
	return (int64_t)(bits >> 1 ^ (bits & 1 ? UINT64_MAX : 0));
}

bool take_uvarint(struct bytes in, size_t *at, uint32_t *out)
{
	uint64_t bits;

	if (!take_bits(in, at, 32, &bits))
		return false;
	*out = (uint32_t)bits;
	return true;
}

bool take_long_varint(struct bytes in, size_t *at, int32_t *out)
{
	uint64_t bits;

	if (!take_bits(in, at, 32, &bits))
		return false;
	*out = (int32_t)unzigzag(bits);
	return true;
}

bool take_long_varlong(struct bytes in, size_t *at, int64_t *out)
{
	uint64_t bits;

	if (!take_bits(in, at, 64, &bits))
		return false;
	*out = unzigzag(bits);
	return true;
}

static void add_bits(struct buf *b, uint64_t bits)
{
	uint8_t bytes[10];

	buf_add(b, bytes, put_bits(bytes, bits));
}

void add_uvarint(struct buf *b, uint32_t value)
{
	add_bits(b, value);
}

void add_varint(struct buf *b, int32_t value)
{
	add_bits(b, zigzag(value));
}

void add_varlong(struct buf *b, int64_t value)
{
	add_bits(b, zigzag(value));
}

size_t size_of_uvarint(uint32_t value)
{
	return size_of_bits(value);
}

size_t size_of_varint(int32_t value)
{
	return size_of_bits(zigzag(value));
}

size_t size_of_varlong(int64_t value)
{
	return size_of_bits(zigzag(value));
}
