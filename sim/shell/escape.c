#include "sim/shell/escape.h"

static int digit(struct bytes text, size_t at, int base)
{
	static const char digits[] = "0123456789abcdef";
	int c = at < text.size ? text.data[at] : 0;

	if (c >= 'A' && c <= 'F')
		c += 'a' - 'A';
	const char *found = c ? strchr(digits, c) : NULL;

	return found && found - digits < base ? (int)(found - digits) : -1;
}

static void add_number(struct buf *b, struct bytes text, size_t *at, int base, int digits_max)
{
	int value = 0;

	for (int i = 0; i < digits_max && digit(text, *at, base) >= 0; i++)
		value = value * base + digit(text, (*at)++, base);
	buf_add_u8(b, (uint8_t)value);
}

bool escape_add(struct buf *b, struct bytes text, size_t *at)
{
	static const char letters[] = "abefnrtv\\\"'", values[] = "\a\b\033\f\n\r\t\v\\\"'";
	int c = *at + 1 < text.size ? text.data[*at + 1] : 0;
	const char *found = c ? strchr(letters, c) : NULL;

	if (c == 'c')
		return false;
	*at += 2;
	if (found) {
		buf_add_char(b, values[found - letters]);
	} else if (c >= '0' && c <= '7') {
		*at -= c != '0';
		add_number(b, text, at, 8, 3);
	} else if (c == 'x' && digit(text, *at, 16) >= 0) {
		add_number(b, text, at, 16, 2);
	} else {
		buf_add_char(b, '\\');
		*at -= 1;
		if (*at < text.size)
			buf_add_u8(b, text.data[(*at)++]);
	}
	return true;
}

bool escape_add_all(struct buf *b, struct bytes text)
{
	for (size_t at = 0; at < text.size;) {
		if (text.data[at] != '\\')
			buf_add_u8(b, text.data[at++]);
		else if (!escape_add(b, text, &at))
			return false;
	}
	return true;
}
