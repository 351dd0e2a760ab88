#include "sim/shell/expand.h"

enum { RANGE_MAX = 100000 };

void fields_add(struct fields *f, struct arena *arena, struct bytes field)
{
	if (f->count == f->capacity) {
		int32_t capacity = f->capacity ? f->capacity * 2 : 8;
		struct bytes *items = arena_calloc(arena, (size_t)capacity, sizeof(*items));

		if (f->count > 0)
			memcpy(items, f->items, (size_t)f->count * sizeof(*items));
		f->items = items;
		f->capacity = capacity;
	}
	f->items[f->count++] = field;
}

struct bytes expand_path(struct arena *arena, struct bytes directory, struct bytes path)
{
	struct bytes whole = path.size > 0 && path.data[0] == '/' ?
		path : arena_printf(arena, "%.*s/%.*s", (int)directory.size, (const char *)directory.data, (int)path.size, (const char *)path.data);
	uint8_t *out = arena_alloc(arena, whole.size + 2);
	size_t size = 0;

	for (size_t at = 0; at < whole.size;) {
		size_t end = bytes_find(whole, at, '/');
		struct bytes name = bytes_slice(whole, at, end - at);

		at = end + 1;
		if (name.size == 0 || bytes_equal_text(name, "."))
			continue;
		if (bytes_equal_text(name, "..")) {
			while (size > 0 && out[--size] != '/')
				;
			continue;
		}
		out[size++] = '/';
		memcpy(out + size, name.data, name.size);
		size += name.size;
	}
	if (size == 0)
		out[size++] = '/';
	return bytes_of(out, size);
}

/* ---- Patterns ------------------------------------------------------------------------------------------------------- */

/* At "[": whether `c` is in the set; *at moves behind its "]". False and *at unmoved if it is not closed. */
static bool set_has(struct bytes pattern, size_t *at, uint8_t c, bool *is_set)
{
	size_t i = *at + 1;
	bool is_negated = i < pattern.size && (pattern.data[i] == '!' || pattern.data[i] == '^');
	bool has = false;

	i += is_negated;
	size_t closing = bytes_find(pattern, i + 1, ']');

	*is_set = closing < pattern.size;
	if (!*is_set)
		return false;
	for (; i < closing; i++) {
		if (i + 2 < closing && pattern.data[i + 1] == '-') {
			has = has || (c >= pattern.data[i] && c <= pattern.data[i + 2]);
			i += 2;
		} else {
			has = has || c == pattern.data[i];
		}
	}
	*at = closing + 1;
	return has != is_negated;
}

/* One element of the pattern that is no star against one byte. */
static bool element_matches(struct bytes pattern, size_t *at, uint8_t c)
{
	uint8_t p = pattern.data[*at];

	if (p == '[') {
		bool is_set;
		bool has = set_has(pattern, at, c, &is_set);

		if (is_set)
			return has;
	}
	if (p == '\\' && *at + 1 < pattern.size)
		p = pattern.data[++*at];
	else if (p == '?')
		p = c;
	++*at;
	return p == c;
}

bool expand_matches(struct bytes pattern, struct bytes name)
{
	size_t p = 0, n = 0, star = SIZE_MAX, star_name = 0;

	for (;;) {
		if (p < pattern.size && pattern.data[p] == '*') {
			star = p++;
			star_name = n;
			continue;
		}
		size_t next = p;

		if (n == name.size && p == pattern.size)
			return true;
		if (n < name.size && p < pattern.size && element_matches(pattern, &next, name.data[n])) {
			p = next;
			n++;
			continue;
		}
		if (star == SIZE_MAX || star_name >= name.size)
			return false;
		p = star + 1; /* the star takes one byte more */
		n = ++star_name;
	}
}

static bool is_pattern(struct bytes text)
{
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '\\')
			i++;
		else if (strchr("*?[", text.data[i]))
			return true;
	}
	return false;
}

static struct bytes unescape(struct arena *arena, struct bytes text)
{
	uint8_t *out = arena_alloc(arena, text.size + 1);
	size_t size = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '\\' && i + 1 < text.size)
			i++;
		out[size++] = text.data[i];
	}
	return bytes_of(out, size);
}

/* Follows `rest` of the pattern from what `shown` (as the learner wrote it, with a slash behind unless empty) names. */
static void walk(struct expansion *x, struct bytes shown, struct bytes rest, struct fields *out)
{
	size_t end = bytes_find(rest, 0, '/');
	struct bytes element = bytes_slice(rest, 0, end), behind = bytes_slice(rest, end + 1, rest.size);
	bool is_last = end == rest.size;

	if (!is_pattern(element)) {
		struct bytes name = unescape(x->arena, element);
		struct bytes path = arena_printf(x->arena, "%.*s%.*s", (int)shown.size, (const char *)shown.data, (int)name.size,
		                                 (const char *)name.data);
		bool is_directory;
		int64_t size;

		if (!is_last)
			walk(x, arena_printf(x->arena, "%.*s/", (int)path.size, (const char *)path.data), behind, out);
		else if (x->disk->ops->stat(x->disk->self, expand_path(x->arena, x->directory, path), &is_directory, &size) == ERR_OK)
			fields_add(out, x->arena, path);
		return;
	}
	struct disk_name *names;
	int32_t count;
	struct bytes directory = expand_path(x->arena, x->directory, shown.size > 0 ? shown : BYTES("."));

	if (x->disk->ops->list(x->disk->self, directory, x->arena, &names, &count) != ERR_OK)
		return;
	for (int32_t i = 0; i < count; i++) {
		if (!expand_matches(element, names[i].name) || (names[i].name.data[0] == '.' && element.data[0] != '.'))
			continue;
		struct bytes path = arena_printf(x->arena, "%.*s%.*s%s", (int)shown.size, (const char *)shown.data, (int)names[i].name.size,
		                                 (const char *)names[i].name.data, is_last ? "" : "/");

		if (is_last)
			fields_add(out, x->arena, path);
		else if (names[i].is_directory)
			walk(x, path, behind, out);
	}
}

static void add_field(struct expansion *x, struct bytes pattern, struct fields *out)
{
	int32_t before = out->count;

	if (x->disk && is_pattern(pattern))
		walk(x, BYTES(""), pattern, out);
	if (out->count == before)
		fields_add(out, x->arena, unescape(x->arena, pattern));
}

/* ---- Braces --------------------------------------------------------------------------------------------------------- */

/* The first "{...}" that is one: its ends, or false. Backslashes quote. */
static bool find_braces(struct bytes text, size_t *open, size_t *close)
{
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '\\') {
			i++;
		} else if (text.data[i] == '{') {
			size_t end = bytes_find(text, i, '}');
			struct bytes inner = bytes_slice(text, i + 1, end - i - 1);

			if (end < text.size && bytes_find(inner, 0, '{') == inner.size &&
			    (bytes_find(inner, 0, ',') < inner.size || bytes_find_bytes(inner, BYTES("..")) < inner.size)) {
				*open = i;
				*close = end;
				return true;
			}
		}
	}
	return false;
}

static void expand_braces(struct expansion *, struct bytes pattern, struct fields *out);

static void with_item(struct expansion *x, struct bytes text, size_t open, size_t close, struct bytes item, struct fields *out)
{
	struct bytes after = bytes_slice(text, close + 1, text.size);

	expand_braces(x, arena_printf(x->arena, "%.*s%.*s%.*s", (int)open, (const char *)text.data, (int)item.size,
	                              (const char *)item.data, (int)after.size, (const char *)after.data), out);
}

static bool expand_range(struct expansion *x, struct bytes text, size_t open, size_t close, struct fields *out)
{
	struct bytes inner = bytes_slice(text, open + 1, close - open - 1);
	size_t dots = bytes_find_bytes(inner, BYTES(".."));
	int64_t from, to;

	if (dots == inner.size || !bytes_to_int64(bytes_slice(inner, 0, dots), &from) ||
	    !bytes_to_int64(bytes_slice(inner, dots + 2, inner.size), &to))
		return false;
	if (from < -RANGE_MAX || from > RANGE_MAX || to < -RANGE_MAX || to > RANGE_MAX)
		return false;
	for (int64_t i = from;; i += from <= to ? 1 : -1) {
		with_item(x, text, open, close, arena_printf(x->arena, "%lld", (long long)i), out);
		if (i == to)
			return true;
	}
}

static void expand_braces(struct expansion *x, struct bytes pattern, struct fields *out)
{
	size_t open, close;

	if (!find_braces(pattern, &open, &close)) {
		add_field(x, pattern, out);
		return;
	}
	if (expand_range(x, pattern, open, close, out))
		return;
	if (bytes_find(bytes_slice(pattern, open, close - open), 0, ',') == close - open) {
		add_field(x, pattern, out); /* {a..b} with no numbers stands for itself */
		return;
	}
	for (size_t at = open + 1; at <= close;) {
		size_t end = bytes_find(bytes_slice(pattern, 0, close), at, ',');

		with_item(x, pattern, open, close, bytes_slice(pattern, at, end - at), out);
		at = end + 1;
	}
}

/* ---- Words ---------------------------------------------------------------------------------------------------------- */

static struct bytes part_value(struct expansion *x, const struct part *part)
{
	switch (part->kind) {
	case PART_TEXT:
		return part->text;
	case PART_COMMAND:
		return part->has_output ? part->output : BYTES("");
	case PART_VARIABLE:
		if (bytes_equal_text(part->text, "?"))
			return arena_printf(x->arena, "%d", x->last_status);
		break;
	}
	struct bytes value = x->variable ? x->variable(x->owner, part->text) : BYTES_NULL;

	return bytes_is_null(value) ? BYTES("") : value;
}

/* Text whose special bytes are quoted for the passes that follow. */
static void add_quoted(struct buf *b, struct bytes text)
{
	for (size_t i = 0; i < text.size; i++) {
		if (strchr("\\*?[]{},", text.data[i]) && text.data[i])
			buf_add_char(b, '\\');
		buf_add_char(b, (char)text.data[i]);
	}
}

/* Unquoted values are split at blanks; `has_field` tells whether a field has begun. */
static void add_split(struct expansion *x, struct bytes value, struct buf *field, bool *has_field, struct fields *out)
{
	for (size_t i = 0; i < value.size; i++) {
		if (value.data[i] == ' ' || value.data[i] == '\t' || value.data[i] == '\n') {
			if (*has_field)
				expand_braces(x, arena_copy(x->arena, buf_bytes(field)), out);
			buf_clear(field);
			*has_field = false;
			continue;
		}
		add_quoted(field, bytes_slice(value, i, 1));
		*has_field = true;
	}
}

/* A word that begins with "~" alone or "~/": the home, which no further pass looks at; *rest becomes what is behind it. Null: it has none in front. */
static struct bytes take_home(struct expansion *x, const struct part *first, struct bytes *rest)
{
	if (!first || first->kind != PART_TEXT || first->is_quoted || first->text.size == 0 || first->text.data[0] != '~')
		return BYTES_NULL;
	if (first->text.size == 1 ? first->next != NULL : first->text.data[1] != '/')
		return BYTES_NULL;
	*rest = bytes_slice(first->text, 1, first->text.size);
	return x->variable ? x->variable(x->owner, BYTES("HOME")) : BYTES_NULL;
}

void expand_word(struct expansion *x, const struct word *word, struct fields *out)
{
	struct buf field = { .heap = x->arena->heap };
	bool has_field = false;
	struct bytes behind, home = take_home(x, word->parts, &behind);

	for (const struct part *part = word->parts; part; part = part->next) {
		struct bytes value = part_value(x, part);

		if (part == word->parts && !bytes_is_null(home)) {
			add_quoted(&field, home);
			buf_add_bytes(&field, behind);
			has_field = true;
		} else if (part->is_quoted) {
			add_quoted(&field, value);
			has_field = true;
		} else if (part->kind == PART_TEXT) {
			buf_add_bytes(&field, value);
			has_field = true;
		} else {
			add_split(x, value, &field, &has_field, out);
		}
	}
	if (has_field)
		expand_braces(x, arena_copy(x->arena, buf_bytes(&field)), out);
	buf_free(&field);
}

struct bytes expand_text(struct expansion *x, const struct word *word)
{
	struct buf text = { .heap = x->arena->heap };
	const struct part *part = word->parts;
	struct bytes behind, home = take_home(x, part, &behind);

	if (!bytes_is_null(home)) {
		buf_add_bytes(&text, home);
		buf_add_bytes(&text, behind);
		part = part->next;
	}
	for (; part; part = part->next)
		buf_add_bytes(&text, part_value(x, part));
	struct bytes copy = arena_copy(x->arena, buf_bytes(&text));

	buf_free(&text);
	return copy;
}
