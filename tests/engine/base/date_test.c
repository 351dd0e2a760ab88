#include "engine/base/date.h"
#include "tests/test.h"

TEST(dates_are_those_of_the_calendar)
{
	static const struct {
		int64_t ms;
		struct date date;
	} cases[] = {
		{ 0, { 1970, 1, 1, 4, 1, 0, 0, 0, 0 } },
		{ -1, { 1969, 12, 31, 3, 365, 23, 59, 59, 999 } },
		{ INT64_C(951782400000), { 2000, 2, 29, 2, 60, 0, 0, 0, 0 } },
		{ INT64_C(1767603600123), { 2026, 1, 5, 1, 5, 9, 0, 0, 123 } },
		{ INT64_C(4107542399999), { 2100, 2, 28, 0, 59, 23, 59, 59, 999 } }, /* no leap year */
		{ INT64_C(-62135596800000), { 1, 1, 1, 1, 1, 0, 0, 0, 0 } },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct date d = date_of_ms(cases[i].ms), e = cases[i].date;

		assert_int_equal(d.year, e.year);
		assert_int_equal(d.month, e.month);
		assert_int_equal(d.day, e.day);
		assert_int_equal(d.weekday, e.weekday);
		assert_int_equal(d.day_of_year, e.day_of_year);
		assert_int_equal(d.hour, e.hour);
		assert_int_equal(d.minute, e.minute);
		assert_int_equal(d.second, e.second);
		assert_int_equal(d.ms, e.ms);
	}
}

TEST(days_and_dates_are_each_others_reverse)
{
	for (int64_t day = -800000; day < 800000; day += 97) {
		struct date d = date_of_ms(day * 86400000);

		assert_int_equal(date_days(d.year, d.month, d.day), day);
	}
}
