/* Dates of the Gregorian calendar, in UTC. */
#ifndef KLAB_BASE_DATE_H
#define KLAB_BASE_DATE_H

#include "engine/base/buf.h"

struct date {
	int64_t year;
	int month, day;  /* from 1 */
	int weekday;     /* 0: Sunday */
	int day_of_year; /* from 1 */
	int hour, minute, second, ms;
};

/* Of milliseconds since 1970; also before. */
struct date date_of_ms(int64_t since_1970_ms);

/* Days from 1970-01-01 to that day; negative before. */
int64_t date_days(int64_t year, int64_t month, int64_t day);

/* "2026-01-05 09:00:00,000", with that in place of the comma. */
void date_add(struct buf *, int64_t since_1970_ms, const char *mark);

#endif
