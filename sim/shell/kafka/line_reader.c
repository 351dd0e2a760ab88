#include "sim/shell/kafka/line_reader.h"

static bool is_true(struct bytes text)
{
	static const char word[] = "true";

	text = bytes_trim(text);
	if (text.size != 4)
		return false;
	for (size_t i = 0; i < 4; i++)
		if ((text.data[i] | 0x20) != word[i])
			return false;
	return true;
}

static void take(struct bytes value, struct bytes *out)
{
	if (!bytes_is_null(value))
		*out = value;
}

bool line_reader_init(struct line_reader *r, struct bytes (*property)(void *owner, const char *name), void *owner, struct bytes *problem)
{
	*r = (struct line_reader){ .parses_key = is_true(property(owner, "parse.key")),
		                       .parses_headers = is_true(property(owner, "parse.headers")),
		                       .ignores_errors = is_true(property(owner, "ignore.error")),
		                       .key_separator = BYTES("\t"),
		                       .headers_delimiter = BYTES("\t"),
		                       .headers_separator = BYTES(","),
		                       .headers_key_separator = BYTES(":"),
		                       .null_marker = property(owner, "null.marker") };
	take(property(owner, "key.separator"), &r->key_separator);
	take(property(owner, "headers.delimiter"), &r->headers_delimiter);
	take(property(owner, "headers.separator"), &r->headers_separator);
	take(property(owner, "headers.key.separator"), &r->headers_key_separator);
	if (bytes_equal(r->headers_delimiter, r->headers_separator))
		*problem = BYTES("headers.delimiter and headers.separator may not be equal");
	else if (bytes_equal(r->headers_delimiter, r->headers_key_separator))
		*problem = BYTES("headers.delimiter and headers.key.separator may not be equal");
	else if (bytes_equal(r->headers_separator, r->headers_key_separator))
		*problem = BYTES("headers.separator and headers.key.separator may not be equal");
	else if (bytes_equal(r->key_separator, r->null_marker))
		*problem = BYTES("null.marker and key.separator may not be equal");
	else if (bytes_equal(r->headers_separator, r->null_marker))
		*problem = BYTES("null.marker and headers.separator may not be equal");
	else if (bytes_equal(r->headers_delimiter, r->null_marker))
		*problem = BYTES("null.marker and headers.delimiter may not be equal");
	else if (bytes_equal(r->headers_key_separator, r->null_marker))
		*problem = BYTES("null.marker and headers.key.separator may not be equal");
	else
		return true;
	return false;
}

/* What stands in `line` from *at to the separator; *at moves behind that. Null, and *at unmoved, if it is not there and errors are ignored. */
static bool take_part(struct line_reader *r, struct arena *arena, struct bytes line, size_t *at, struct bytes separator, const char *name,
                      struct bytes *out, struct bytes *problem)
{
	struct bytes rest = bytes_slice(line, *at, line.size);
	size_t end = bytes_find_bytes(rest, separator);

	*out = BYTES_NULL;
	if (end == rest.size && separator.size > 0) {
		*problem = arena_printf(arena, "No %s found on line number %lld: '%.*s'", name, (long long)r->line_number, TEXT(line));
		return r->ignores_errors;
	}
	*out = bytes_slice(rest, 0, end);
	*at += end + separator.size;
	return true;
}

static struct bytes or_null(const struct line_reader *r, struct bytes text)
{
	return bytes_equal(text, r->null_marker) ? BYTES_NULL : text;
}

static bool parse_header(struct line_reader *r, struct arena *arena, struct bytes pair, struct header *out, struct bytes *problem)
{
	size_t at = bytes_find_bytes(pair, r->headers_key_separator);

	if (at == pair.size) {
		*out = (struct header){ .key = pair, .value = BYTES_NULL };
		*problem = arena_printf(arena, "No header key separator found in pair '%.*s' on line number %lld", TEXT(pair),
		                        (long long)r->line_number);
		return r->ignores_errors;
	}
	out->key = bytes_slice(pair, 0, at);
	out->value = or_null(r, bytes_slice(pair, at + r->headers_key_separator.size, pair.size));
	*problem = arena_printf(arena, "Header keys should not be equal to the null marker '%.*s' as they can't be null", TEXT(r->null_marker));
	return !bytes_equal(out->key, r->null_marker);
}

static bool parse_headers(struct line_reader *r, struct arena *arena, struct bytes text, struct producer_record *out, struct bytes *problem)
{
	struct header *headers = arena_calloc(arena, text.size + 1, sizeof(*headers));

	out->headers = headers;
	for (;;) {
		size_t end = bytes_find_bytes(text, r->headers_separator);

		if (!parse_header(r, arena, bytes_slice(text, 0, end), &headers[out->header_count], problem))
			return false;
		out->header_count++;
		text = bytes_slice(text, end + r->headers_separator.size, text.size);
		if (text.size == 0)
			return true; /* Pattern.split drops what is empty at the end */
	}
}

bool line_reader_parse(struct line_reader *r, struct arena *arena, struct bytes line, struct producer_record *out, struct bytes *problem)
{
	struct bytes headers = BYTES_NULL, key = BYTES_NULL;
	size_t at = 0;

	r->line_number++;
	*out = (struct producer_record){ .partition = -1, .timestamp = NO_TIMESTAMP };
	if (r->parses_headers && !take_part(r, arena, line, &at, r->headers_delimiter, "headers delimiter", &headers, problem))
		return false;
	if (r->parses_key && !take_part(r, arena, line, &at, r->key_separator, "key separator", &key, problem))
		return false;
	out->key = or_null(r, key);
	out->value = or_null(r, bytes_slice(line, at, line.size));
	if (bytes_is_null(headers) || bytes_equal(headers, r->null_marker))
		return true;
	return parse_headers(r, arena, headers, out, problem);
}
