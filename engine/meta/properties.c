#include "engine/meta/properties.h"

#include "engine/base/buf.h"

#include <stdlib.h>

static bool is_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\f';
}

static bool is_line_end(uint8_t c)
{
	return c == '\n' || c == '\r';
}

/* The value of four hexadecimal digits at `at`, or -1. */
static int32_t hex4(struct bytes text, size_t at)
{
	int32_t value = 0;

	if (text.size - at < 4)
		return -1;
	for (size_t i = at; i < at + 4; i++) {
		uint8_t c = text.data[i];
		int32_t digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;

		if (digit < 0)
			return -1;
		value = value * 16 + digit;
	}
	return value;
}

static void add_utf8(struct buf *out, int32_t code)
{
	if (code < 0x80) {
		buf_add_u8(out, (uint8_t)code);
	} else if (code < 0x800) {
		buf_add_u8(out, (uint8_t)(0xc0 | code >> 6));
		buf_add_u8(out, (uint8_t)(0x80 | (code & 0x3f)));
	} else {
		buf_add_u8(out, (uint8_t)(0xe0 | code >> 12));
		buf_add_u8(out, (uint8_t)(0x80 | (code >> 6 & 0x3f)));
		buf_add_u8(out, (uint8_t)(0x80 | (code & 0x3f)));
	}
}

/* One escape behind a backslash at text[at]; returns where it ends. */
static size_t add_escape(struct bytes text, size_t at, struct buf *out)
{
	static const char from[] = "tnrf", to[] = "\t\n\r\f";
	uint8_t c = text.data[at];
	int32_t code = c == 'u' ? hex4(text, at + 1) : -1;
	const char *found = memchr(from, c, 4);

	if (code >= 0) {
		add_utf8(out, code);
		return at + 5;
	}
	buf_add_u8(out, found ? (uint8_t)to[found - from] : c);
	return at + 1;
}

/* Where the logical line's next character is: past an escaped line end and the blanks that begin the next line. */
static size_t skip_continuation(struct bytes text, size_t at)
{
	while (at + 1 < text.size && text.data[at] == '\\' && is_line_end(text.data[at + 1])) {
		at += text.data[at + 1] == '\r' && at + 2 < text.size && text.data[at + 2] == '\n' ? 3 : 2;
		while (at < text.size && is_blank(text.data[at]))
			at++;
	}
	return at;
}

/* Adds characters until the line ends, or, for a key, until its separator. Returns where it stopped. */
static size_t take(struct bytes text, size_t at, bool is_key, struct buf *out)
{
	for (;;) {
		at = skip_continuation(text, at);
		if (at >= text.size || is_line_end(text.data[at]))
			return at;
		uint8_t c = text.data[at];

		if (is_key && (c == '=' || c == ':' || is_blank(c)))
			return at;
		if (c == '\\' && at + 1 < text.size) {
			at = add_escape(text, at + 1, out);
			continue;
		}
		if (c != '\\')
			buf_add_u8(out, c);
		at++;
	}
}

static size_t skip_separator(struct bytes text, size_t at)
{
	bool has_sign = false;

	for (;; at++) {
		at = skip_continuation(text, at);
		if (at >= text.size)
			return at;
		uint8_t c = text.data[at];

		if ((c == '=' || c == ':') && !has_sign)
			has_sign = true;
		else if (!is_blank(c))
			return at;
	}
}

static int compare(const void *a, const void *b)
{
	const struct property *x = a, *y = b;

	return bytes_compare(x->name, y->name);
}

static void set(struct properties *p, struct bytes name, struct bytes value)
{
	for (int32_t i = 0; i < p->count; i++)
		if (bytes_equal(p->items[i].name, name)) {
			p->items[i].value = value;
			return;
		}
	p->items[p->count++] = (struct property){ name, value };
}

struct properties properties_parse(struct bytes text, struct arena *arena)
{
	struct properties out = { 0 };
	struct buf name = { .heap = arena->heap }, value = { .heap = arena->heap };
	size_t lines = 1;

	for (size_t i = 0; i < text.size; i++)
		lines += is_line_end(text.data[i]);
	out.items = arena_calloc(arena, lines, sizeof(*out.items));
	for (size_t at = 0; at < text.size;) {
		uint8_t c = text.data[at];

		if (is_blank(c) || is_line_end(c)) {
			at++;
		} else if (c == '#' || c == '!') {
			while (at < text.size && !is_line_end(text.data[at]))
				at++;
		} else {
			buf_clear(&name);
			buf_clear(&value);
			at = take(text, at, true, &name);
			at = take(text, skip_separator(text, at), false, &value);
			set(&out, arena_copy(arena, buf_bytes(&name)), arena_copy(arena, buf_bytes(&value)));
		}
	}
	buf_free(&name);
	buf_free(&value);
	qsort(out.items, (size_t)out.count, sizeof(*out.items), compare);
	return out;
}

struct bytes properties_get(const struct properties *p, const char *name)
{
	struct bytes wanted = bytes_of_text(name);
	int32_t low = 0, high = p->count;

	while (low < high) {
		int32_t middle = low + (high - low) / 2;

		if (bytes_compare(p->items[middle].name, wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < p->count && bytes_equal(p->items[low].name, wanted) ? p->items[low].value : BYTES_NULL;
}
