/* Years begin in March here, so that the leap day is the last of them; an era is 400 of them.
 *
 * Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
 */
#include "engine/base/date.h"

enum { DAY_MS = 86400000, DAYS_OF_ERA = 146097, DAYS_TO_1970 = 719468, THURSDAY = 4 };

/* Rounded down, also below zero. */
static int64_t divided(int64_t value, int64_t by)
{
	return value / by - (value % by < 0);
}

int64_t date_days(int64_t year, int64_t month, int64_t day)
{
	int64_t from_march = month + (month > 2 ? -3 : 9);

	year -= month <= 2;
	int64_t era = divided(year, 400), year_of_era = year - era * 400;

	return era * DAYS_OF_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + (153 * from_march + 2) / 5 + day - 1 - DAYS_TO_1970;
}

struct date date_of_ms(int64_t since_1970_ms)
{
	int64_t days = divided(since_1970_ms, DAY_MS), ms = since_1970_ms - days * DAY_MS;
	int64_t era = divided(days + DAYS_TO_1970, DAYS_OF_ERA), day_of_era = days + DAYS_TO_1970 - era * DAYS_OF_ERA;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
	int64_t from_march = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100), month = (5 * from_march + 2) / 153;
	struct date out = { .day = (int)(from_march - (153 * month + 2) / 5 + 1), .month = (int)(month < 10 ? month + 3 : month - 9) };

	out.year = year_of_era + era * 400 + (out.month <= 2);
	out.weekday = (int)(days + THURSDAY - divided(days + THURSDAY, 7) * 7);
	out.day_of_year = (int)(days - date_days(out.year, 1, 1)) + 1;
	out.hour = (int)(ms / 3600000);
	out.minute = (int)(ms / 60000 % 60);
	out.second = (int)(ms / 1000 % 60);
	out.ms = (int)(ms % 1000);
	return out;
}

void date_add(struct buf *out, int64_t since_1970_ms, const char *mark)
{
	struct date d = date_of_ms(since_1970_ms);

	buf_printf(out, "%04lld-%02d-%02d %02d:%02d:%02d%s%03d", (long long)d.year, d.month, d.day, d.hour, d.minute, d.second, mark, d.ms);
}
