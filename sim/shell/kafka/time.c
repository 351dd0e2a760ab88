#include "sim/shell/kafka/time.h"

#include "engine/base/date.h"

static bool take_number(struct bytes text, size_t *at, size_t digits_max, int64_t *out)
{
	size_t start = *at;

	*out = 0;
	while (*at < text.size && *at - start < digits_max && text.data[*at] >= '0' && text.data[*at] <= '9')
		*out = *out * 10 + (text.data[(*at)++] - '0');
	return *at > start;
}

static bool take_char(struct bytes text, size_t *at, char c)
{
	bool is_there = *at < text.size && text.data[*at] == (uint8_t)c;

	*at += is_there;
	return is_there;
}

static int64_t days_in(int64_t year, int64_t month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && is_leap);
}

/* Nothing, "Z", "+01" or "+01:30": minutes east of Greenwich. */
static bool take_zone(struct bytes text, size_t *at, int64_t *minutes)
{
	int64_t sign, hours, rest = 0;

	*minutes = 0;
	if (*at == text.size || take_char(text, at, 'Z'))
		return *at == text.size;
	sign = take_char(text, at, '-') ? -1 : take_char(text, at, '+') ? 1 : 0;
	if (sign == 0 || !take_number(text, at, 2, &hours))
		return false;
	if (take_char(text, at, ':') && !take_number(text, at, 2, &rest))
		return false;
	*minutes = sign * (hours * 60 + rest);
	return *at == text.size && hours < 24 && rest < 60;
}

bool time_parse(struct bytes text, int64_t *out_ms)
{
	int64_t year, month, day, hour, minute, second, ms, zone;
	size_t at = 0;
	bool is_whole = take_number(text, &at, 4, &year) && take_char(text, &at, '-') && take_number(text, &at, 2, &month) && take_char(text, &at, '-') &&
	                take_number(text, &at, 2, &day) && take_char(text, &at, 'T') && take_number(text, &at, 2, &hour) && take_char(text, &at, ':') &&
	                take_number(text, &at, 2, &minute) && take_char(text, &at, ':') && take_number(text, &at, 2, &second) &&
	                take_char(text, &at, '.') && take_number(text, &at, 3, &ms) && take_zone(text, &at, &zone);

	if (!is_whole || month < 1 || month > 12 || day < 1 || day > days_in(year, month) || hour > 23 || minute > 59 || second > 59)
		return false;
	*out_ms = (((date_days(year, month, day) * 24 + hour) * 60 + minute - zone) * 60 + second) * 1000 + ms;
	return true;
}
