/* The small languages inside settings: properties files, addresses, durations. */
#include "engine/client/config.h"

#include <ctype.h>

static bool is_blank(uint8_t c)
{
	return c == ' ' || c == '\t' || c == '\f';
}

static int hex_digit(uint8_t c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (uint8_t)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void add_utf8(struct buf *out, uint32_t code)
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

/* Adds the character that the escape behind the backslash at `at - 1` means; returns where it ends. */
static size_t add_escape(struct bytes text, size_t at, struct buf *out)
{
	uint8_t c = text.data[at++];
	uint32_t code = 0;

	switch (c) {
	case 't':
		buf_add_char(out, '\t');
		break;
	case 'n':
		buf_add_char(out, '\n');
		break;
	case 'r':
		buf_add_char(out, '\r');
		break;
	case 'f':
		buf_add_char(out, '\f');
		break;
	case 'u':
		for (int i = 0; i < 4 && at < text.size && hex_digit(text.data[at]) >= 0; i++)
			code = code << 4 | (uint32_t)hex_digit(text.data[at++]);
		add_utf8(out, code);
		break;
	default:
		buf_add_u8(out, c);
	}
	return at;
}

/* The next logical line: physical lines joined where an odd number of backslashes ends one. Escapes are left in. */
static size_t logical_line(struct bytes text, size_t at, struct buf *line)
{
	bool goes_on = true;

	buf_clear(line);
	while (goes_on && at < text.size) {
		while (at < text.size && is_blank(text.data[at]))
			at++;
		size_t end = bytes_find(text, at, '\n');
		struct bytes part = bytes_slice(text, at, end - at);
		size_t slashes = 0;

		if (part.size > 0 && part.data[part.size - 1] == '\r')
			part.size--;
		at = end < text.size ? end + 1 : end;
		bool is_comment = line->size == 0 && part.size > 0 && (part.data[0] == '#' || part.data[0] == '!');

		while (!is_comment && slashes < part.size && part.data[part.size - 1 - slashes] == '\\')
			slashes++;
		goes_on = slashes % 2 == 1;
		if (goes_on)
			part.size--;
		if (!is_comment)
			buf_add_bytes(line, part);
	}
	return at;
}

static void load_line(struct client_config *c, struct bytes line, struct buf *name, struct buf *value)
{
	size_t at = 0;

	buf_clear(name);
	buf_clear(value);
	while (at < line.size && !is_blank(line.data[at]) && line.data[at] != '=' && line.data[at] != ':') {
		uint8_t byte = line.data[at++];

		if (byte == '\\' && at < line.size)
			at = add_escape(line, at, name);
		else
			buf_add_u8(name, byte);
	}
	while (at < line.size && is_blank(line.data[at]))
		at++;
	if (at < line.size && (line.data[at] == '=' || line.data[at] == ':'))
		at++;
	while (at < line.size && is_blank(line.data[at]))
		at++;
	while (at < line.size) {
		uint8_t byte = line.data[at++];

		if (byte == '\\' && at < line.size)
			at = add_escape(line, at, value);
		else
			buf_add_u8(value, byte);
	}
	client_config_set(c, buf_bytes(name), buf_bytes(value));
}

void client_config_load(struct client_config *c, struct bytes properties)
{
	struct buf line = { .heap = c->heap }, name = { .heap = c->heap }, value = { .heap = c->heap };
	size_t at = 0;

	while (at < properties.size) {
		at = logical_line(properties, at, &line);
		if (line.size > 0)
			load_line(c, buf_bytes(&line), &name, &value);
	}
	buf_free(&line);
	buf_free(&name);
	buf_free(&value);
}

bool client_address_parse(struct bytes text, struct bytes *host, int32_t *port)
{
	int64_t number;
	size_t colon = text.size, scheme = bytes_find_bytes(text, BYTES("://"));

	if (scheme < text.size)
		text = bytes_slice(text, scheme + 3, SIZE_MAX);
	for (size_t i = text.size; i > 0; i--)
		if (text.data[i - 1] == ':') {
			colon = i - 1;
			break;
		}
	if (colon >= text.size || colon + 1 == text.size || !isdigit(text.data[colon + 1]))
		return false;
	if (!bytes_to_int64(bytes_slice(text, colon + 1, SIZE_MAX), &number) || number > INT32_MAX)
		return false;
	*host = bytes_slice(text, 0, colon);
	if (host->size >= 2 && host->data[0] == '[' && host->data[host->size - 1] == ']')
		*host = bytes_slice(*host, 1, host->size - 2);
	for (size_t i = 0; i < host->size; i++)
		if (!isalnum(host->data[i]) && strchr("-%._:", host->data[i]) == NULL)
			return false;
	*port = (int32_t)number;
	return true;
}

/* Digits with an optional fraction (seconds only): milliseconds of `unit_ms` each. */
static bool take_amount(struct bytes text, size_t *at, int64_t *number, int64_t *thousandths)
{
	size_t start = *at;
	int64_t scale = 100;

	*number = *thousandths = 0;
	while (*at < text.size && isdigit(text.data[*at])) {
		if (*number > INT64_C(100000000000))
			return false;
		*number = *number * 10 + (text.data[(*at)++] - '0');
	}
	if (*at == start)
		return false;
	if (*at < text.size && (text.data[*at] == '.' || text.data[*at] == ','))
		for ((*at)++; *at < text.size && isdigit(text.data[*at]); (*at)++, scale /= 10)
			*thousandths += (text.data[*at] - '0') * scale;
	return *at < text.size;
}

bool client_duration_parse(struct bytes text, int64_t *out_ms)
{
	size_t at = 1;
	bool is_time = false, has_part = false;
	int64_t total = 0;

	if (text.size < 3 || toupper(text.data[0]) != 'P')
		return false;
	while (at < text.size) {
		int64_t number, thousandths, unit = 0;

		if (toupper(text.data[at]) == 'T' && !is_time) {
			is_time = true;
			has_part = false;
			at++;
			continue;
		}
		if (!take_amount(text, &at, &number, &thousandths))
			return false;
		switch (toupper(text.data[at++])) {
		case 'D':
			unit = is_time ? 0 : 86400000;
			break;
		case 'H':
			unit = is_time ? 3600000 : 0;
			break;
		case 'M':
			unit = is_time ? 60000 : 0;
			break;
		case 'S':
			unit = is_time ? 1000 : 0;
			break;
		}
		if (unit == 0 || (thousandths != 0 && unit != 1000) || number > (INT64_MAX / 4 - total) / unit)
			return false;
		total += number * unit + thousandths;
		has_part = true;
	}
	*out_ms = total;
	return has_part;
}
