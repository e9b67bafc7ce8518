/* Ticks of an axis of time. */
#include "figure/part/time_ticks.h"

#include "base/number.h"

enum {
    MONTHS_OF_YEAR = 12,
    DAYS_OF_WEEK = 7,
    FIRST_MONDAY = 4, /* of January 1970 less one: where days are counted from */
};

#define YEARS(count)                                                                     \
    {                                                                                    \
        0, (count)*MONTHS_OF_YEAR, false                                                 \
    }

static const PsgTickStep steps[] = {
    {PSG_MINUTE, 0, false},
    {5 * PSG_MINUTE, 0, false},
    {15 * PSG_MINUTE, 0, false},
    {PSG_HOUR, 0, false},
    {2 * PSG_HOUR, 0, false},
    {3 * PSG_HOUR, 0, false},
    {6 * PSG_HOUR, 0, false},
    {12 * PSG_HOUR, 0, false},
    {PSG_DAY, 0, false},
    {2 * PSG_DAY, 0, false}, /* eleven days have but two Mondays */
    {DAYS_OF_WEEK * PSG_DAY, 0, false},
    {0, 1, false},
    {0, 3, false},
    {0, 6, false},
    YEARS(1),
    YEARS(2),
    YEARS(5),
    YEARS(10),
    YEARS(20),
    YEARS(50),
    YEARS(100),
    YEARS(200),
    YEARS(500),
    YEARS(1000),
    YEARS(2000),
    YEARS(5000),
};

#define NUMBERS(power)                                                                   \
    {(power), 0, true}, {2 * (power), 0, true},                                          \
    {                                                                                    \
        5 * (power), 0, true                                                             \
    }
#define THOUSANDS(power) NUMBERS(power), NUMBERS(10 * (power)), NUMBERS(100 * (power))
#define THOUSAND G_GINT64_CONSTANT(1000)

static const PsgTickStep number_steps[] = {
    THOUSANDS(G_GINT64_CONSTANT(1)),
    THOUSANDS(THOUSAND),
    THOUSANDS(THOUSAND *THOUSAND),
    THOUSANDS(THOUSAND *THOUSAND *THOUSAND),
    THOUSANDS(THOUSAND *THOUSAND *THOUSAND *THOUSAND),
};

const PsgTickStep *
psg_tick_steps(bool is_number, size_t *count)
{
    *count = is_number ? G_N_ELEMENTS(number_steps) : G_N_ELEMENTS(steps);
    return is_number ? number_steps : steps;
}

/* Weeks are not counted from a Thursday, as the first of January 1970 was. */
static PsgTime
origin_of(const PsgTickStep *step)
{
    if (step->is_number) {
        return PSG_NUMBER_ZERO;
    }
    return step->seconds == DAYS_OF_WEEK * PSG_DAY ? FIRST_MONDAY * (PsgTime)PSG_DAY : 0;
}

/* The year of a tick of several years: the first is the year 1, the one before it the
 * year `years` BC, which astronomers write 1 - years. */
static int
year_of(int years, gint64 tick)
{
    if (years == 1) {
        return (int)tick;
    }
    return (int)(tick > 0 ? tick * years : tick == 0 ? 1 : 1 + tick * years);
}

/* The last tick of so many years up to a year. */
static gint64
tick_of_year(int years, int year)
{
    if (years == 1) {
        return year;
    }
    return year > 0 ? year / years : psg_floor_divide(year - 1, years);
}

gint64
psg_tick_before(const PsgTickStep *step, PsgTime time)
{
    if (step->seconds > 0) {
        return psg_floor_divide(time - origin_of(step), step->seconds);
    }
    int year, month, day;
    psg_time_split(time, &year, &month, &day);
    if (step->months >= MONTHS_OF_YEAR) {
        return tick_of_year(step->months / MONTHS_OF_YEAR, year);
    }
    return psg_floor_divide((gint64)year * MONTHS_OF_YEAR + month - 1, step->months);
}

/* When the month begins that is so many after January of the year 0. */
static PsgTime
time_of_month(gint64 month)
{
    gint64 year = psg_floor_divide(month, MONTHS_OF_YEAR);
    return psg_time_of((int)year, (int)(month - year * MONTHS_OF_YEAR) + 1, 1);
}

PsgTime
psg_tick_time(const PsgTickStep *step, gint64 tick)
{
    if (step->seconds > 0) {
        return origin_of(step) + tick * step->seconds;
    }
    if (step->months >= MONTHS_OF_YEAR) {
        return psg_time_of(year_of(step->months / MONTHS_OF_YEAR, tick), 1, 1);
    }
    return time_of_month(tick * step->months);
}

/* How exact its name is. */
static PsgPrecision
precision_of(const PsgTickStep *step)
{
    if (step->is_number) {
        return PSG_PRECISION_NUMBER;
    }
    if (step->seconds > 0) {
        return step->seconds < PSG_DAY ? PSG_PRECISION_MINUTE : PSG_PRECISION_DAY;
    }
    return step->months < MONTHS_OF_YEAR ? PSG_PRECISION_MONTH : PSG_PRECISION_YEAR;
}

PsgTime
psg_tick_name_end(const PsgTickStep *step, gint64 tick)
{
    PsgTime time = psg_tick_time(step, tick);
    int year, month, day;
    psg_time_split(time, &year, &month, &day);
    switch (precision_of(step)) {
    case PSG_PRECISION_YEAR:
        return psg_time_of(year + 1, 1, 1);
    case PSG_PRECISION_MONTH:
        return time_of_month((gint64)year * MONTHS_OF_YEAR + month);
    case PSG_PRECISION_DAY:
        return time + PSG_DAY;
    case PSG_PRECISION_SECOND:
    case PSG_PRECISION_MINUTE:
    case PSG_PRECISION_SEASON:
    case PSG_PRECISION_DECADE:
    case PSG_PRECISION_CENTURY:
    case PSG_PRECISION_NUMBER:
    default:
        return time;
    }
}

char *
psg_tick_name(const PsgTickStep *step, gint64 tick, bool is_first, const char *language)
{
    PsgTime time = psg_tick_time(step, tick);
    if (step->is_number) {
        return psg_time_number_label(time, language);
    }
    int year, month, day, year_before, month_before, day_before;
    psg_time_split(time, &year, &month, &day);
    psg_time_split(psg_tick_time(step, tick - 1), &year_before, &month_before,
                   &day_before);
    bool has_year = is_first || year != year_before;
    bool has_month = has_year || month != month_before;
    bool has_day = has_month || day != day_before;
    PsgTimeParts parts = {.precision = precision_of(step),
                          .has_year = has_year,
                          .has_month = has_month || step->seconds < PSG_DAY,
                          .has_day = has_day && step->seconds > 0};
    return psg_time_short_label(time, &parts, language);
}
