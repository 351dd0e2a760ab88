/* Spans of bytes.
 *
 * A `struct bytes` is a borrowed, immutable view: it owns nothing, and whoever hands one out says how long it lives. Kafka's
 * `string`, `bytes` and `records` fields all travel as this one type. Invariants: `data == NULL` means null (size is then 0);
 * an empty value that is not null has a non-NULL `data`. Text is UTF-8 and is not NUL-terminated.
 */
#ifndef KLAB_BASE_BYTES_H
#define KLAB_BASE_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct bytes {
	const uint8_t *data;
	size_t size;
};

/* Memory that another may write to. */
struct room {
	uint8_t *data;
	size_t size;
};

/* 16 bytes in network order; Kafka prints it as 22 characters of base64url (uuid.h). All zero means "none". */
struct uuid {
	uint8_t bytes[16];
};

#define BYTES_NULL ((struct bytes){ NULL, 0 })

/* A span over a string literal. */
#define BYTES(literal) ((struct bytes){ (const uint8_t *)("" literal), sizeof(literal) - 1 })

static inline struct bytes bytes_of(const void *data, size_t size)
{
	return (struct bytes){ data, size };
}

/* A span over a C string; NULL gives null. */
static inline struct bytes bytes_of_text(const char *text)
{
	return (struct bytes){ (const uint8_t *)text, text ? strlen(text) : 0 };
}

static inline bool bytes_is_null(struct bytes b)
{
	return b.data == NULL;
}

/* Null differs from empty. */
static inline bool bytes_equal(struct bytes a, struct bytes b)
{
	return a.size == b.size && (a.data == NULL) == (b.data == NULL) && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool bytes_equal_text(struct bytes a, const char *text)
{
	return a.data != NULL && a.size == strlen(text) && memcmp(a.data, text, a.size) == 0;
}

/* The bytes from `start` (clamped) for `size` bytes (clamped). */
static inline struct bytes bytes_slice(struct bytes b, size_t start, size_t size)
{
	if (b.data == NULL)
		return b;
	if (start > b.size)
		start = b.size;
	if (size > b.size - start)
		size = b.size - start;
	return (struct bytes){ b.data + start, size };
}

/* Lexicographic by unsigned byte, then by length; null sorts before empty. Returns <0, 0, >0. */
int bytes_compare(struct bytes a, struct bytes b);

bool bytes_starts_with(struct bytes b, struct bytes prefix);

/* Position of the first `byte` at or after `start`, or b.size. */
size_t bytes_find(struct bytes b, size_t start, uint8_t byte);

/* Position of the first `needle`, or b.size. An empty needle is found at 0. */
size_t bytes_find_bytes(struct bytes b, struct bytes needle);

/* Without the ASCII blanks (space, tab, CR, LF) at both ends. */
struct bytes bytes_trim(struct bytes b);

/* Reads a whole decimal integer with an optional sign; false if anything else is there or it does not fit. */
bool bytes_to_int64(struct bytes b, int64_t *out);

/* Writes it in decimal digits at `to`, and no NUL behind them; returns how many bytes that were. */
enum { INT64_TEXT_SIZE_MAX = 20 };
size_t bytes_put_int64(void *to, int64_t value);

/* Big-endian loads and stores at any alignment. Compilers make one instruction of each. */
static inline uint16_t load_u16(const uint8_t *at)
{
	return (uint16_t)(at[0] << 8 | at[1]);
}

static inline uint32_t load_u32(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static inline uint64_t load_u64(const uint8_t *at)
{
	return (uint64_t)load_u32(at) << 32 | load_u32(at + 4);
}

static inline void store_u16(uint8_t *at, uint16_t value)
{
	at[0] = (uint8_t)(value >> 8);
	at[1] = (uint8_t)value;
}

static inline void store_u32(uint8_t *at, uint32_t value)
{
	at[0] = (uint8_t)(value >> 24);
	at[1] = (uint8_t)(value >> 16);
	at[2] = (uint8_t)(value >> 8);
	at[3] = (uint8_t)value;
}

static inline void store_u64(uint8_t *at, uint64_t value)
{
	store_u32(at, (uint32_t)(value >> 32));
	store_u32(at + 4, (uint32_t)value);
}

static inline bool uuid_equal(struct uuid a, struct uuid b)
{
	return memcmp(a.bytes, b.bytes, 16) == 0;
}

static inline bool uuid_is_zero(struct uuid a)
{
	return uuid_equal(a, (struct uuid){ { 0 } });
}

#endif
