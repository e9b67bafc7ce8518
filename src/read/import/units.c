/* Windows of one length. */
#include "read/import/units.h"

#include "base/number.h"
#include "read/import/notation.h"

/* 1970-01-01 was a Thursday. */
enum { DAYS_SINCE_MONDAY = 3 };

static gint64
months_of(PsgTime time)
{
    int year, month, day;
    psg_time_split(time, &year, &month, &day);
    return (gint64)year * 12 + month - 1;
}

gint64
psg_unit_place(const PsgUnit *unit, PsgTime time)
{
    switch (unit->kind) {
    case PSG_UNIT_MINUTE:
        return psg_floor_divide(time, PSG_MINUTE * unit->count);
    case PSG_UNIT_HOUR:
        return psg_floor_divide(time, PSG_HOUR * unit->count);
    case PSG_UNIT_DAY:
        return psg_floor_divide(time, PSG_DAY * unit->count);
    case PSG_UNIT_WEEK:
        return psg_floor_divide(time + DAYS_SINCE_MONDAY * PSG_DAY,
                                7 * PSG_DAY * unit->count);
    case PSG_UNIT_MONTH:
        return psg_floor_divide(months_of(time), unit->count);
    case PSG_UNIT_YEAR:
        return psg_floor_divide(psg_time_year(time), unit->count);
    case PSG_UNIT_NUMBER:
        break;
    }
    return psg_floor_divide(time - PSG_NUMBER_ZERO, unit->count);
}

PsgTime
psg_unit_start(const PsgUnit *unit, gint64 place)
{
    gint64 first = place * unit->count;
    switch (unit->kind) {
    case PSG_UNIT_MINUTE:
        return first * PSG_MINUTE;
    case PSG_UNIT_HOUR:
        return first * PSG_HOUR;
    case PSG_UNIT_DAY:
        return first * PSG_DAY;
    case PSG_UNIT_WEEK:
        return (first * 7 - DAYS_SINCE_MONDAY) * PSG_DAY;
    case PSG_UNIT_MONTH:
        return psg_time_of((int)psg_floor_divide(first, 12),
                           (int)(first - psg_floor_divide(first, 12) * 12) + 1, 1);
    case PSG_UNIT_YEAR:
        return psg_time_of((int)first, 1, 1);
    case PSG_UNIT_NUMBER:
        break;
    }
    return first + PSG_NUMBER_ZERO;
}

static PsgPrecision
precision_of(PsgUnitKind kind)
{
    static const PsgPrecision precisions[] = {
        [PSG_UNIT_MINUTE] = PSG_PRECISION_MINUTE, [PSG_UNIT_HOUR] = PSG_PRECISION_MINUTE,
        [PSG_UNIT_DAY] = PSG_PRECISION_DAY,       [PSG_UNIT_WEEK] = PSG_PRECISION_DAY,
        [PSG_UNIT_MONTH] = PSG_PRECISION_MONTH,   [PSG_UNIT_YEAR] = PSG_PRECISION_YEAR,
        [PSG_UNIT_NUMBER] = PSG_PRECISION_NUMBER,
    };
    return precisions[kind];
}

PsgInterval
psg_unit_window(const PsgUnit *unit, gint64 place)
{
    int decimals = PSG_NUMBER_DECIMALS;
    for (gint64 step = unit->count; step % 10 == 0 && decimals > 0; step /= 10) {
        decimals--;
    }
    PsgPrecision precision = precision_of(unit->kind);
    PsgTime last = psg_unit_start(unit, place + 1) - 1;
    PsgInterval window = {
        .from = psg_notation_unit(psg_unit_start(unit, place), precision, decimals),
        .to = psg_notation_unit(last, precision, decimals)};
    return window;
}

static bool
begins_year(PsgTime time)
{
    return time == psg_time_of(psg_time_year(time), 1, 1);
}

PsgInterval
psg_unit_window_of(const PsgUnit *unit, PsgTime first, PsgTime last)
{
    PsgInterval window = psg_unit_window(unit, psg_unit_place(unit, first));
    window.to = psg_unit_window(unit, psg_unit_place(unit, last)).to;
    bool are_years = unit->kind != PSG_UNIT_NUMBER && begins_year(window.from.first) &&
                     begins_year(window.to.last + 1);
    if (are_years) {
        window.from = psg_notation_unit(window.from.first, PSG_PRECISION_YEAR, 0);
        window.to = psg_notation_unit(window.to.last, PSG_PRECISION_YEAR, 0);
    }
    return window;
}
