#include "sim/shell/kafka/json.h"

#include "engine/base/buf.h"

struct reader {
	struct arena *arena;
	struct bytes text;
	size_t at;
	int depth;
};

static struct json *take_value(struct reader *);

static int peek(const struct reader *r)
{
	return r->at < r->text.size ? r->text.data[r->at] : -1;
}

static void skip_blanks(struct reader *r)
{
	while (peek(r) == ' ' || peek(r) == '\t' || peek(r) == '\n' || peek(r) == '\r')
		r->at++;
}

static bool takes(struct reader *r, char c)
{
	skip_blanks(r);
	if (peek(r) != c)
		return false;
	r->at++;
	return true;
}

static int hex(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 32;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Behind "\u": one UTF-16 unit. Surrogates are taken one by one, which is enough for what tools read. */
static bool take_unit(struct reader *r, struct buf *out)
{
	uint32_t unit = 0;

	for (int i = 0; i < 4; i++, r->at++) {
		int digit = hex(peek(r));

		if (digit < 0)
			return false;
		unit = unit * 16 + (uint32_t)digit;
	}
	if (unit < 0x80) {
		buf_add_u8(out, (uint8_t)unit);
	} else if (unit < 0x800) {
		buf_add_u8(out, (uint8_t)(0xc0 | unit >> 6));
		buf_add_u8(out, (uint8_t)(0x80 | (unit & 0x3f)));
	} else {
		buf_add_u8(out, (uint8_t)(0xe0 | unit >> 12));
		buf_add_u8(out, (uint8_t)(0x80 | (unit >> 6 & 0x3f)));
		buf_add_u8(out, (uint8_t)(0x80 | (unit & 0x3f)));
	}
	return true;
}

static bool take_escape(struct reader *r, struct buf *out)
{
	static const char letters[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
	int c = peek(r);
	const char *found = c > 0 ? strchr(letters, c) : NULL;

	r->at++;
	if (c == 'u')
		return take_unit(r, out);
	if (!found)
		return false;
	buf_add_char(out, values[found - letters]);
	return true;
}

static bool take_text(struct reader *r, struct bytes *out)
{
	struct buf text = { .heap = r->arena->heap };
	bool is_right = takes(r, '"');

	while (is_right && peek(r) != '"') {
		int c = peek(r);

		r->at++;
		if (c < ' ')
			is_right = false;
		else if (c == '\\')
			is_right = take_escape(r, &text);
		else
			buf_add_char(&text, (char)c);
	}
	r->at++;
	*out = arena_copy(r->arena, buf_bytes(&text));
	buf_free(&text);
	return is_right;
}

static bool take_number(struct reader *r, struct bytes *out)
{
	size_t start = r->at;

	while (peek(r) >= 0 && strchr("+-.eE0123456789", peek(r)))
		r->at++;
	*out = bytes_slice(r->text, start, r->at - start);
	return out->size > 0 && (out->data[0] == '-' || (out->data[0] >= '0' && out->data[0] <= '9'));
}

static bool take_word(struct reader *r, const char *word)
{
	struct bytes wanted = bytes_of_text(word);

	if (!bytes_equal(bytes_slice(r->text, r->at, wanted.size), wanted))
		return false;
	r->at += wanted.size;
	return true;
}

static bool take_items(struct reader *r, struct json *json, char closing)
{
	struct json **end = &json->first;

	if (takes(r, closing))
		return true;
	do {
		struct bytes name = BYTES_NULL;

		if (json->kind == JSON_OBJECT && (!take_text(r, &name) || !takes(r, ':')))
			return false;
		*end = take_value(r);
		if (!*end)
			return false;
		(*end)->name = name;
		end = &(*end)->next;
	} while (takes(r, ','));
	return takes(r, closing);
}

static struct json *take_value(struct reader *r)
{
	struct json *json = ARENA_NEW(r->arena, struct json);
	bool is_right;

	if (++r->depth > JSON_DEPTH_MAX)
		return NULL;
	skip_blanks(r);
	size_t start = r->at;

	if (takes(r, '{')) {
		json->kind = JSON_OBJECT;
		is_right = take_items(r, json, '}');
	} else if (takes(r, '[')) {
		json->kind = JSON_ARRAY;
		is_right = take_items(r, json, ']');
	} else if (peek(r) == '"') {
		json->kind = JSON_TEXT;
		is_right = take_text(r, &json->text);
	} else if (take_word(r, "true")) {
		json->kind = JSON_TRUE;
		is_right = true;
	} else if (take_word(r, "false")) {
		json->kind = JSON_FALSE;
		is_right = true;
	} else if (take_word(r, "null")) {
		is_right = true;
	} else {
		json->kind = JSON_NUMBER;
		is_right = take_number(r, &json->text);
	}
	r->depth--;
	json->raw = bytes_slice(r->text, start, r->at - start);
	return is_right ? json : NULL;
}

struct json *json_parse(struct arena *arena, struct bytes text)
{
	struct reader r = { .arena = arena, .text = text };
	struct json *json = take_value(&r);

	skip_blanks(&r);
	return json && r.at == text.size ? json : NULL;
}

const struct json *json_get(const struct json *json, const char *name)
{
	const struct json *found = NULL;

	if (!json || json->kind != JSON_OBJECT)
		return NULL;
	for (const struct json *item = json->first; item; item = item->next)
		if (bytes_equal_text(item->name, name))
			found = item;
	return found;
}

bool json_integer(const struct json *json, int64_t *out)
{
	return json && json->kind == JSON_NUMBER && bytes_to_int64(json->text, out);
}
