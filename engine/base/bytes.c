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

size_t bytes_put_int64(void *to, int64_t value)
{
	uint8_t digits[INT64_TEXT_SIZE_MAX];
	uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
	size_t at = sizeof(digits);

	do
		digits[--at] = (uint8_t)('0' + left % 10);
	while ((left /= 10) > 0);
	if (value < 0)
		digits[--at] = '-';
	memcpy(to, digits + at, sizeof(digits) - at);
	return sizeof(digits) - at;
}
