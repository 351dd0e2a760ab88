#include "sim/shell/duration.h"

static int64_t unit_us(struct bytes unit)
{
	static const struct {
		const char *name;
		int64_t us;
	} units[] = { { "us", 1 },         { "ms", 1000 },        { "", 1000000 },        { "s", 1000000 },
		          { "m", 60000000 }, { "h", 3600000000 }, { "d", 86400000000 }, { "min", 60000000 } };

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (bytes_equal_text(unit, units[i].name))
			return units[i].us;
	return 0;
}

/* One number with its unit. */
static bool parse_part(struct bytes text, int64_t *out_us)
{
	size_t size = 0;

	while (size < text.size && ((text.data[size] >= '0' && text.data[size] <= '9') || text.data[size] == '.'))
		size++;
	struct bytes number = bytes_slice(text, 0, size);
	size_t point = bytes_find(number, 0, '.');
	struct bytes fraction = bytes_slice(number, point + 1, number.size);
	int64_t unit = unit_us(bytes_slice(text, size, text.size)), whole, us;

	if (unit == 0 || point > 12 || fraction.size > 9 || !bytes_to_int64(bytes_slice(number, 0, point), &whole))
		return false;
	if (whole > DURATION_MAX_US / unit)
		return false;
	us = whole * unit;
	for (size_t i = 0, part = (size_t)unit; i < fraction.size; i++) {
		if (fraction.data[i] == '.')
			return false;
		part /= 10;
		us += (int64_t)part * (fraction.data[i] - '0');
	}
	if (us > DURATION_MAX_US)
		return false;
	*out_us = us;
	return true;
}

/* Where the next number begins: behind the unit of the first. */
static size_t part_size(struct bytes text)
{
	size_t size = 0;

	while (size < text.size && ((text.data[size] >= '0' && text.data[size] <= '9') || text.data[size] == '.'))
		size++;
	while (size < text.size && !(text.data[size] >= '0' && text.data[size] <= '9'))
		size++;
	return size;
}

bool duration_parse(struct bytes text, int64_t *out_us)
{
	int64_t sum = 0, part;

	do {
		size_t size = part_size(text);

		if (!parse_part(bytes_slice(text, 0, size), &part) || part > DURATION_MAX_US - sum)
			return false;
		sum += part;
		text = bytes_slice(text, size, text.size);
	} while (text.size > 0);
	*out_us = sum;
	return true;
}
