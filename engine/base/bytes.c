#include "engine/base/bytes.h"

int bytes_compare(struct bytes a, struct bytes b)
{
	size_t common = a.size < b.size ? a.size : b.size;
	int order = common ? memcmp(a.data, b.data, common) : 0;

	if (order != 0)
		return order;
	if (a.size != b.size)
		return a.size < b.size ? -1 : 1;
	return (a.data != NULL) - (b.data != NULL);
}

bool bytes_starts_with(struct bytes b, struct bytes prefix)
{
	return b.size >= prefix.size && (prefix.size == 0 || memcmp(b.data, prefix.data, prefix.size) == 0);
}

size_t bytes_find(struct bytes b, size_t start, uint8_t byte)
{
	const uint8_t *found = start < b.size ? memchr(b.data + start, byte, b.size - start) : NULL;

	return found ? (size_t)(found - b.data) : b.size;
}

size_t bytes_find_bytes(struct bytes b, struct bytes needle)
{
	for (size_t at = 0; at + needle.size <= b.size; at++)
		if (needle.size == 0 || memcmp(b.data + at, needle.data, needle.size) == 0)
			return at;
	return b.size;
}

static bool is_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct bytes bytes_trim(struct bytes b)
{
	while (b.size > 0 && is_blank(b.data[0])) {
		b.data++;
		b.size--;
	}
	while (b.size > 0 && is_blank(b.data[b.size - 1]))
		b.size--;
	return b;
}

bool bytes_to_int64(struct bytes b, int64_t *out)
{
	size_t at = 0;
	bool is_negative = false;
	uint64_t value = 0;
	uint64_t limit = INT64_MAX;

	if (b.size > 0 && (b.data[0] == '-' || b.data[0] == '+')) {
		is_negative = b.data[0] == '-';
		limit += is_negative;
		at = 1;
	}
	if (at == b.size)
		return false;
	for (; at < b.size; at++) {
		if (b.data[at] < '0' || b.data[at] > '9')
			return false;
		uint64_t digit = (uint64_t)(b.data[at] - '0');

		if (value > (limit - digit) / 10)
			return false;
		value = value * 10 + digit;
	}
	*out = is_negative ? (int64_t)(0 - value) : (int64_t)value;
	return true;
}

uint16_t load_u16(const uint8_t *at)
{
	return (uint16_t)(at[0] << 8 | at[1]);
}

uint32_t load_u32(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

uint64_t load_u64(const uint8_t *at)
{
	return (uint64_t)load_u32(at) << 32 | load_u32(at + 4);
}

void store_u16(uint8_t *at, uint16_t value)
{
	at[0] = (uint8_t)(value >> 8);
	at[1] = (uint8_t)value;
}

void store_u32(uint8_t *at, uint32_t value)
{
	at[0] = (uint8_t)(value >> 24);
	at[1] = (uint8_t)(value >> 16);
	at[2] = (uint8_t)(value >> 8);
	at[3] = (uint8_t)value;
}

void store_u64(uint8_t *at, uint64_t value)
{
	store_u32(at, (uint32_t)(value >> 32));
	store_u32(at + 4, (uint32_t)value);
}
