#include "engine/base/json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

size_t utf8_size(struct bytes text)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };

	if (text.size == 0)
		return 0;
	uint8_t first = text.data[0];
	size_t size = first < 0x80 ? 1 : first >> 5 == 6 ? 2 : first >> 4 == 14 ? 3 : first >> 3 == 30 ? 4 : 0;

	if (size <= 1 || size > text.size)
		return size > text.size ? 0 : size;
	uint32_t point = first & (0x7fu >> size);

	for (size_t i = 1; i < size; i++) {
		if (text.data[i] >> 6 != 2)
			return 0;
		point = point << 6 | (text.data[i] & 0x3f);
	}
	bool is_surrogate = point >= 0xd800 && point <= 0xdfff;

	return point < least[size] || point > 0x10ffff || is_surrogate ? 0 : size;
}

static void add_escaped(struct buf *b, uint8_t c)
{
	static const char names[] = "\bb\tt\nn\ff\rr\"\"\\\\";

	for (size_t i = 0; i < sizeof(names) - 1; i += 2) {
		if ((uint8_t)names[i] == c) {
			buf_add_char(b, '\\');
			buf_add_char(b, names[i + 1]);
			return;
		}
	}
	buf_printf(b, "\\u%04X", c);
}

void json_add_text(struct buf *b, struct bytes text)
{
	if (bytes_is_null(text)) {
		buf_add_text(b, "null");
		return;
	}
	buf_add_char(b, '"');
	for (size_t at = 0; at < text.size;) {
		uint8_t c = text.data[at];
		size_t size = utf8_size(bytes_slice(text, at, 4));

		if (size == 0)
			buf_add_text(b, "\xef\xbf\xbd");
		else if (c < 0x20 || c == '"' || c == '\\')
			add_escaped(b, c);
		else
			buf_add(b, text.data + at, size);
		at += size > 0 ? size : 1;
	}
	buf_add_char(b, '"');
}

/* The shortest digits of `value` > 0, without a point, and the decimal exponent of the first. Returns how many. As in Java, a second digit
 * is never saved at the cost of being nearer. */
static int shortest_digits(double value, char digits[static 18], int *exponent)
{
	char text[40];
	int precision = 1, count = 0;

	do
		snprintf(text, sizeof(text), "%.*e", precision, value);
	while (strtod(text, NULL) != value && precision++ < 17);
	for (const char *at = text; *at != 'e'; at++)
		if (*at >= '0' && *at <= '9')
			digits[count++] = *at;
	while (count > 1 && digits[count - 1] == '0')
		count--;
	*exponent = atoi(strchr(text, 'e') + 1);
	return count;
}

void json_add_double(struct buf *b, double value)
{
	char digits[18] = "0";
	int exponent = 0, count = 1;

	if (!isfinite(value)) {
		buf_add_text(b, isnan(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"");
		return;
	}
	if (signbit(value))
		buf_add_char(b, '-');
	if (fpclassify(value) != FP_ZERO)
		count = shortest_digits(fabs(value), digits, &exponent);
	bool is_plain = exponent >= -3 && exponent < 7;
	int point = is_plain ? exponent + 1 : 1; /* digits in front of it */

	if (point <= 0) {
		buf_add_text(b, "0.");
		for (int i = point; i < 0; i++)
			buf_add_char(b, '0');
		buf_add(b, digits, (size_t)count);
	} else {
		for (int i = 0; i < count || i <= point; i++) {
			if (i == point)
				buf_add_char(b, '.');
			buf_add_char(b, i < count ? digits[i] : '0');
		}
	}
	if (!is_plain)
		buf_printf(b, "E%d", exponent);
}
