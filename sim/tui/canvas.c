#include "sim/tui/canvas.h"

#include <stdio.h>

enum { LINE_SIZE_MAX = 1024 };

void canvas_init(struct canvas *c, struct arena *arena, int width, int height)
{
	*c = (struct canvas){ width, height, arena_calloc(arena, (size_t)width * (size_t)height, sizeof(struct cell)), { 0, 0, width, height } };
	canvas_clear(c, (struct rect){ 0, 0, width, height }, ROLE_TEXT);
}

static void set(struct canvas *c, int x, int y, enum role role, uint32_t ch)
{
	const struct rect *clip = &c->clip;

	if (x < clip->x || x >= clip->x + clip->width || y < clip->y || y >= clip->y + clip->height)
		return;
	if (x >= 0 && x < c->width && y >= 0 && y < c->height)
		c->cells[y * c->width + x] = (struct cell){ ch, (uint8_t)role };
}

void canvas_fill(struct canvas *c, int x, int y, int count, enum role role, uint32_t ch)
{
	for (int i = 0; i < count; i++)
		set(c, x + i, y, role, ch);
}

void canvas_clear(struct canvas *c, struct rect r, enum role role)
{
	for (int y = r.y; y < r.y + r.height; y++)
		canvas_fill(c, r.x, y, r.width, role, ' ');
}

uint32_t utf8_next(struct bytes text, size_t *at)
{
	uint8_t first = text.data[(*at)++];
	int more = first < 0x80 ? 0 : first >> 5 == 6 ? 1 : first >> 4 == 14 ? 2 : first >> 3 == 30 ? 3 : -1;

	if (more == 0)
		return first;
	if (more < 0 || text.size - *at < (size_t)more)
		return 0xfffd;
	uint32_t ch = first & (0x3fu >> more);

	for (int i = 0; i < more; i++) {
		if (text.data[*at + (size_t)i] >> 6 != 2)
			return 0xfffd;
		ch = ch << 6 | (text.data[*at + (size_t)i] & 0x3f);
	}
	*at += (size_t)more;
	static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };

	return ch < least[more] || ch > 0x10ffff || (ch >= 0xd800 && ch < 0xe000) ? 0xfffd : ch;
}

void utf8_add(struct buf *b, uint32_t ch)
{
	if (ch < 0x80) {
		buf_add_u8(b, (uint8_t)ch);
	} else if (ch < 0x800) {
		buf_add_u8(b, (uint8_t)(0xc0 | ch >> 6));
		buf_add_u8(b, (uint8_t)(0x80 | (ch & 0x3f)));
	} else if (ch < 0x10000) {
		buf_add_u8(b, (uint8_t)(0xe0 | ch >> 12));
		buf_add_u8(b, (uint8_t)(0x80 | (ch >> 6 & 0x3f)));
		buf_add_u8(b, (uint8_t)(0x80 | (ch & 0x3f)));
	} else {
		buf_add_u8(b, (uint8_t)(0xf0 | ch >> 18));
		buf_add_u8(b, (uint8_t)(0x80 | (ch >> 12 & 0x3f)));
		buf_add_u8(b, (uint8_t)(0x80 | (ch >> 6 & 0x3f)));
		buf_add_u8(b, (uint8_t)(0x80 | (ch & 0x3f)));
	}
}

struct range {
	uint32_t first, last;
};

static bool is_in(uint32_t ch, const struct range *ranges, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ch >= ranges[i].first && ch <= ranges[i].last)
			return true;
	return false;
}

/* Blocks that terminals show in two columns (Unicode's East Asian Wide and Fullwidth, and emoji), and marks that take none. */
int char_width(uint32_t ch)
{
	static const struct range wide[] = {
		{ 0x1100, 0x115f },   { 0x231a, 0x231b },   { 0x23e9, 0x23ec },   { 0x2614, 0x2615 },   { 0x26a1, 0x26a1 },
		{ 0x2705, 0x2705 },   { 0x274c, 0x274c },   { 0x2753, 0x2755 },   { 0x2e80, 0x303e },   { 0x3041, 0x33ff },
		{ 0x3400, 0x4dbf },   { 0x4e00, 0x9fff },   { 0xa000, 0xa4cf },   { 0xac00, 0xd7a3 },   { 0xf900, 0xfaff },
		{ 0xfe30, 0xfe6f },   { 0xff00, 0xff60 },   { 0xffe0, 0xffe6 },   { 0x1f300, 0x1f64f }, { 0x1f680, 0x1f6ff },
		{ 0x1f900, 0x1f9ff }, { 0x20000, 0x3fffd },
	};
	static const struct range none[] = {
		{ 0x0300, 0x036f }, { 0x0483, 0x0489 }, { 0x0591, 0x05bd }, { 0x0610, 0x061a }, { 0x064b, 0x065f }, { 0x1ab0, 0x1aff },
		{ 0x1dc0, 0x1dff }, { 0x200b, 0x200f }, { 0x20d0, 0x20ff }, { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f },
	};

	if (ch < 0x300)
		return 1;
	if (is_in(ch, none, sizeof(none) / sizeof(none[0])))
		return 0;
	return is_in(ch, wide, sizeof(wide) / sizeof(wide[0])) ? 2 : 1;
}

int text_width(struct bytes text)
{
	int width = 0;

	for (size_t at = 0; at < text.size;)
		width += char_width(utf8_next(text, &at));
	return width;
}

static bool is_blank(struct bytes text)
{
	for (size_t i = 0; i < text.size; i++)
		if (text.data[i] != ' ')
			return false;
	return true;
}

int canvas_put(struct canvas *c, int x, int y, int right, enum role role, struct bytes text)
{
	int last = -1; /* where the last character stands */

	if (right > c->width)
		right = c->width;
	for (size_t at = 0; at < text.size;) {
		uint32_t ch = utf8_next(text, &at);
		int width = char_width(ch);

		if (ch < 0x20 || (ch >= 0x7f && ch < 0xa0))
			ch = '?';
		if (width == 0)
			continue;
		if (x + width > right) {
			if (last >= 0 && !(ch == ' ' && is_blank(bytes_slice(text, at, text.size)))) {
				set(c, last, y, role, 0x2026);
				if (x - last == 2)
					set(c, last + 1, y, role, ' ');
			}
			break;
		}
		set(c, x, y, role, ch);
		if (width == 2)
			set(c, x + 1, y, role, 0);
		last = x;
		x += width;
	}
	return x;
}

int canvas_text(struct canvas *c, int x, int y, int right, enum role role, const char *text)
{
	return canvas_put(c, x, y, right, role, bytes_of_text(text));
}

int canvas_printf(struct canvas *c, int x, int y, int right, enum role role, const char *format, ...)
{
	char text[LINE_SIZE_MAX];
	va_list args;

	va_start(args, format);
	int size = vsnprintf(text, sizeof(text), format, args);

	va_end(args);
	if (size > (int)sizeof(text) - 1)
		size = (int)sizeof(text) - 1;
	return canvas_put(c, x, y, right, role, bytes_of(text, size < 0 ? 0 : (size_t)size));
}

void canvas_box(struct canvas *c, struct rect r, struct bytes title, bool is_focused)
{
	enum role role = is_focused ? ROLE_FOCUS : ROLE_BORDER;
	int right = r.x + r.width - 1, bottom = r.y + r.height - 1;

	if (r.width < 2 || r.height < 2)
		return;
	canvas_fill(c, r.x + 1, r.y, r.width - 2, role, 0x2500);
	canvas_fill(c, r.x + 1, bottom, r.width - 2, role, 0x2500);
	for (int y = r.y + 1; y < bottom; y++) {
		set(c, r.x, y, role, 0x2502);
		set(c, right, y, role, 0x2502);
	}
	set(c, r.x, r.y, role, 0x250c);
	set(c, right, r.y, role, 0x2510);
	set(c, r.x, bottom, role, 0x2514);
	set(c, right, bottom, role, 0x2518);
	if (title.size > 0 && r.width > 6) {
		int end = canvas_put(c, r.x + 2, r.y, right - 1, is_focused ? ROLE_FOCUS : ROLE_TITLE, title);

		set(c, r.x + 1, r.y, role, ' ');
		set(c, end, r.y, role, end < right ? ' ' : 0x2510);
	}
}

void canvas_dump(const struct canvas *c, struct buf *out)
{
	for (int y = 0; y < c->height; y++) {
		int end = c->width;

		while (end > 0 && c->cells[y * c->width + end - 1].ch == ' ')
			end--;
		for (int x = 0; x < end; x++)
			if (c->cells[y * c->width + x].ch != 0)
				utf8_add(out, c->cells[y * c->width + x].ch);
		buf_add_char(out, '\n');
	}
}
