/*
 * Times and intervals: the calendar, comparing, ISO 8601.
 *
 * Between days and dates of the calendar: H. Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms", days_from_civil and civil_from_days: years begin in March, so that the odd
 * day of a leap year is its last; 400 years are an era of 146,097 days.
 */
#include "base/date.h"

#include "base/number.h"

#include <stdlib.h>
#include <string.h>

/* Seconds: years of five digits, for times that are not known. */
#define BEYOND_DATES G_GINT64_CONSTANT(1000000000000)

enum { DAYS_OF_ERA = 146097, DAYS_TO_1970 = 719468 };

PsgTime
psg_time_of(int year, int month, int day)
{
    int from_march = month > 2 ? year : year - 1;
    int era = (int)psg_floor_divide(from_march, 400);
    int year_of_era = from_march - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (PsgTime)(era * DAYS_OF_ERA + day_of_era - DAYS_TO_1970) * PSG_DAY;
}

int
psg_time_of_day(PsgTime time)
{
    int rest = (int)(time % PSG_DAY);
    return rest < 0 ? rest + PSG_DAY : rest;
}

void
psg_time_split(PsgTime time, int *year, int *month, int *day_of_month)
{
    PsgTime near = CLAMP(time, -BEYOND_DATES, BEYOND_DATES);
    int day = (int)((near - psg_time_of_day(near)) / PSG_DAY);
    int era = (int)psg_floor_divide(day + DAYS_TO_1970, DAYS_OF_ERA);
    int day_of_era = day + DAYS_TO_1970 - era * DAYS_OF_ERA;
    int leap_days =
        day_of_era / 1460 - day_of_era / 36524 + day_of_era / (DAYS_OF_ERA - 1);
    int year_of_era = (day_of_era - leap_days) / 365;
    int day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int month_from_march = (5 * day_of_year + 2) / 153;
    *month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
    *day_of_month = day_of_year - (153 * month_from_march + 2) / 5 + 1;
}

int
psg_time_year(PsgTime time)
{
    int year, month, day_of_month;
    psg_time_split(time, &year, &month, &day_of_month);
    return year;
}

char *
psg_year_id(int year)
{
    return year < 1 ? g_strdup_printf("bc-%04d", 1 - year)
                    : g_strdup_printf("%04d", year);
}

PsgInterval
psg_interval_always(void)
{
    return (PsgInterval){
        .from = {.kind = PSG_END_OPEN, .first = PSG_TIME_FIRST, .last = PSG_TIME_FIRST},
        .to = {.kind = PSG_END_OPEN, .first = PSG_TIME_LAST, .last = PSG_TIME_LAST},
    };
}

PsgTime
psg_interval_first(const PsgInterval *interval)
{
    return interval->from.first;
}

PsgTime
psg_interval_last(const PsgInterval *interval)
{
    return interval->to.last;
}

bool
psg_interval_meets(const PsgInterval *a, const PsgInterval *b)
{
    return a->from.first <= b->to.last && b->from.first <= a->to.last;
}

bool
psg_date_is_doubtful(const PsgDate *date)
{
    return date->kind == PSG_END_KNOWN && (date->approximate || date->uncertain ||
                                           date->unspecified > 0 || date->set != NULL);
}

const char *
psg_date_certainty(const PsgDate *date)
{
    static const char *const ends[] = {
        [PSG_END_OPEN] = "open", [PSG_END_UNKNOWN] = "unknown"};
    static const char *const words[2][2][2] = {
        {{"known", "unspecified"}, {"uncertain", "uncertain and unspecified"}},
        {{"approximate", "approximate and unspecified"},
         {"approximate and uncertain", "approximate and uncertain and unspecified"}}};
    if (date->kind != PSG_END_KNOWN) {
        return ends[date->kind];
    }
    return date->set != NULL
               ? "one of several"
               : words[date->approximate][date->uncertain][date->unspecified > 0];
}

PsgTime
psg_interval_distance(const PsgInterval *when, const PsgInterval *window)
{
    if (psg_interval_last(when) < psg_interval_first(window)) {
        return psg_interval_last(when) - psg_interval_first(window);
    }
    if (psg_interval_first(when) > psg_interval_last(window)) {
        return psg_interval_first(when) - psg_interval_last(window);
    }
    return 0;
}

PsgTime
psg_date_clock(const PsgDate *date)
{
    return date->first + (PsgTime)date->offset * PSG_MINUTE;
}

char *
psg_time_iso(PsgTime time)
{
    if (time <= PSG_TIME_FIRST || time >= PSG_TIME_LAST) {
        return NULL;
    }
    int year, month, day_of_month;
    psg_time_split(time, &year, &month, &day_of_month);
    return g_strdup_printf("%s%04d-%02d-%02d", year < 0 ? "-" : "", abs(year), month,
                           day_of_month);
}

/* Adds the time of day: Thh:mm, or Thh:mm:ss. */
static char *
with_time_of_day(const char *day, const PsgDate *date)
{
    int time = psg_time_of_day(psg_date_clock(date));
    int hour = time / PSG_HOUR, minute = time / PSG_MINUTE % 60;
    return date->precision == PSG_PRECISION_SECOND
               ? g_strdup_printf("%sT%02d:%02d:%02d", day, hour, minute, time % 60)
               : g_strdup_printf("%sT%02d:%02d", day, hour, minute);
}

char *
psg_date_iso(const PsgDate *date)
{
    if (psg_time_is_number(date->first)) {
        return psg_time_number_text(date->first, date->decimals);
    }
    g_autofree char *iso = psg_time_iso(psg_date_clock(date));
    if (iso == NULL || date->precision == PSG_PRECISION_DAY) {
        return g_steal_pointer(&iso);
    }
    if (date->precision < PSG_PRECISION_DAY) {
        return with_time_of_day(iso, date);
    }
    bool has_month =
        date->precision == PSG_PRECISION_MONTH || date->precision == PSG_PRECISION_SEASON;
    iso[strlen(iso) - (has_month ? strlen("-dd") : strlen("-mm-dd"))] = '\0';
    return g_steal_pointer(&iso);
}
