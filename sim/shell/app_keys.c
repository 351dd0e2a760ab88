#include "sim/shell/app_keys.h"

enum { SHARE_DECIMALS = 6 };

/* "0.7" in millionths. */
static bool parse_share(struct bytes text, uint64_t *out)
{
	size_t point = bytes_find(text, 0, '.'), decimals = point < text.size ? text.size - point - 1 : 0;
	int64_t whole = 0;
	uint64_t share = 0, unit = 1000000;

	if (text.size == 0 || text.size > 12 || decimals > SHARE_DECIMALS || (point > 0 && !bytes_to_int64(bytes_slice(text, 0, point), &whole)) || whole < 0)
		return false;
	share = (uint64_t)whole * 1000000;
	for (size_t i = 0; i < decimals; i++) {
		uint8_t c = text.data[point + 1 + i];

		if (c < '0' || c > '9')
			return false;
		unit /= 10;
		share += (uint64_t)(c - '0') * unit;
	}
	*out = share;
	return share > 0;
}

/* What stands before, in and behind "{from..to}". False if braces are there and are none of that. */
static bool parse_pattern(struct bytes text, struct app_key_item *item)
{
	size_t open = bytes_find(text, 0, '{'), close = bytes_find(text, open, '}');
	struct bytes inner = bytes_slice(text, open + 1, close > open ? close - open - 1 : 0);
	size_t dots = bytes_find_bytes(inner, BYTES(".."));

	item->before = text;
	item->after = BYTES("");
	item->from = 1;
	item->to = 0;
	if (open == text.size)
		return true;
	item->before = bytes_slice(text, 0, open);
	item->after = bytes_slice(text, close + 1, text.size);
	return close < text.size && dots < inner.size && bytes_to_int64(bytes_slice(inner, 0, dots), &item->from) &&
	       bytes_to_int64(bytes_slice(inner, dots + 2, inner.size), &item->to) && item->from <= item->to &&
	       item->to - item->from < 1000000000;
}

static bool parse_item(struct bytes text, struct app_key_item *item)
{
	size_t colon = text.size;

	for (size_t at = 0; (at = bytes_find(text, at, ':')) < text.size; at++)
		colon = at;
	item->share = 1000000;
	if (colon < text.size && parse_share(bytes_slice(text, colon + 1, text.size), &item->share))
		text = bytes_slice(text, 0, colon);
	return text.size > 0 && parse_pattern(text, item);
}

bool app_keys_parse(struct app_keys *keys, struct arena *arena, struct bytes text, struct bytes *problem)
{
	size_t most = 1;

	*keys = (struct app_keys){ 0 };
	text = arena_copy(arena, text);
	for (size_t i = 0; i < text.size; i++)
		most += text.data[i] == ',';
	keys->items = arena_calloc(arena, most, sizeof(*keys->items));
	for (size_t at = 0; at <= text.size;) {
		size_t end = bytes_find(text, at, ',');
		struct bytes part = bytes_trim(bytes_slice(text, at, end - at));

		if (!parse_item(part, &keys->items[keys->count])) {
			*problem = arena_printf(arena, "'%.*s' is no key: write alice, user-{1..50} or acme:0.7,user-{1..100}:0.3", (int)part.size,
			                        (const char *)part.data);
			return false;
		}
		keys->total += keys->items[keys->count++].share;
		at = end + 1;
	}
	return true;
}

struct bytes app_keys_draw(const struct app_keys *keys, struct prng *prng, struct arena *arena)
{
	uint64_t at;
	int32_t i = 0;

	if (keys->count == 0)
		return BYTES_NULL;
	at = keys->count > 1 ? prng_below(prng, keys->total) : 0;
	while (at >= keys->items[i].share)
		at -= keys->items[i++].share;
	const struct app_key_item *item = &keys->items[i];

	if (item->from > item->to)
		return item->before;
	return arena_printf(arena, "%.*s%lld%.*s", (int)item->before.size, (const char *)item->before.data,
	                    (long long)prng_between(prng, item->from, item->to), (int)item->after.size, (const char *)item->after.data);
}
