#include "sim/trace/markup.h"

#include "engine/base/json.h"

static uint32_t point_of(struct bytes character)
{
	static const uint8_t masks[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	uint32_t point = character.data[0] & masks[character.size];

	for (size_t i = 1; i < character.size; i++)
		point = point << 6 | (character.data[i] & 0x3f);
	return point;
}

/* The characters of XML 1.0, less the C1 controls, which mean nothing in a page. */
static bool is_drawn(uint32_t point)
{
	return point == '\n' || point == '\t' || (point >= 0x20 && point < 0x7f) || (point >= 0xa0 && point < 0xfffe) || point >= 0x10000;
}

void markup_add(struct buf *out, struct bytes text)
{
	for (size_t at = 0; at < text.size;) {
		struct bytes character = bytes_slice(text, at, utf8_size(bytes_slice(text, at, 4)));

		at += character.size > 0 ? character.size : 1;
		if (character.size == 0 || !is_drawn(point_of(character)))
			buf_add_text(out, "\xef\xbf\xbd");
		else if (character.data[0] == '&')
			buf_add_text(out, "&amp;");
		else if (character.data[0] == '<')
			buf_add_text(out, "&lt;");
		else if (character.data[0] == '>')
			buf_add_text(out, "&gt;");
		else if (character.data[0] == '"')
			buf_add_text(out, "&quot;");
		else
			buf_add_bytes(out, character);
	}
}

/* ---- Lines -------------------------------------------------------------------------------------------------------------------- */

static bool is_wide(uint32_t point)
{
	return (point >= 0x1100 && point < 0x1160) || (point >= 0x2e80 && point < 0xa4d0) || (point >= 0xac00 && point < 0xd7a4) ||
	       (point >= 0xf900 && point < 0xfb00) || (point >= 0xfe30 && point < 0xfe70) || (point >= 0xff00 && point < 0xff61) ||
	       (point >= 0x1f300 && point < 0x1f700) || (point >= 0x1f900 && point < 0x1fa00) || (point >= 0x20000 && point < 0x40000);
}

static bool is_combining(uint32_t point)
{
	return (point >= 0x300 && point < 0x370) || (point >= 0x200b && point < 0x2010) || (point >= 0xfe00 && point < 0xfe10);
}

/* Columns of the character at *at, which moves behind it. */
static int next_width(struct bytes text, size_t *at)
{
	size_t size = utf8_size(bytes_slice(text, *at, 4));
	uint32_t point = size > 0 ? point_of(bytes_slice(text, *at, size)) : 0xfffd;

	*at += size > 0 ? size : 1;
	return is_combining(point) ? 0 : is_wide(point) ? 2 : 1;
}

int markup_width(struct bytes text)
{
	int width = 0;

	for (size_t at = 0; at < text.size;)
		width += next_width(text, &at);
	return width;
}

/* Where the line that begins at `start` ends, and where the next one begins. */
static size_t line_end(struct bytes text, size_t start, int width, size_t *next)
{
	size_t blank = SIZE_MAX, at = start;
	int used = 0;

	while (at < text.size && text.data[at] != '\n') {
		size_t here = at;

		if (text.data[at] == ' ')
			blank = at;
		used += next_width(text, &at);
		if (used <= width)
			continue;
		if (blank == SIZE_MAX || blank == start)
			return *next = here > start ? here : at; /* a word that is too long */
		*next = blank + 1;
		return blank;
	}
	*next = at + 1;
	return at;
}

int markup_wrap(struct bytes text, int width, struct bytes *lines, int line_max)
{
	int count = 0;

	for (size_t at = 0, next; at < text.size; at = next, count++) {
		size_t end = line_end(text, at, width < 1 ? 1 : width, &next);

		if (count < line_max)
			lines[count] = bytes_slice(text, at, end - at);
	}
	return count;
}
