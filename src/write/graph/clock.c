/* How times of a graph are written. */
#include "write/graph/clock.h"

#include "base/number.h"

PsgGraphClock
psg_graph_clock_new(void)
{
    return (PsgGraphClock){.unit = PSG_UNIT_YEAR,
                           .has_dates = true,
                           .first = PSG_TIME_LAST,
                           .last = PSG_TIME_FIRST};
}

/* The coarsest unit at whose edge the time is. */
static PsgTimeUnit
unit_of(PsgTime edge)
{
    int year, month, day;
    if (psg_time_of_day(edge) != 0) {
        return PSG_UNIT_SECOND;
    }
    psg_time_split(edge, &year, &month, &day);
    return month == 1 && day == 1 ? PSG_UNIT_YEAR : PSG_UNIT_DAY;
}

/* edge: the same, or where it is over. */
static void
meet_edge(PsgGraphClock *clock, PsgTime edge, PsgTime time)
{
    if (psg_time_is_number(time)) {
        clock->decimals = MAX(clock->decimals, psg_time_number_decimals(edge));
    } else {
        clock->unit = MAX(clock->unit, unit_of(edge));
    }
    clock->first = MIN(clock->first, time);
    clock->last = MAX(clock->last, time);
}

void
psg_graph_clock_meet(PsgGraphClock *clock, PsgTimeSpan span)
{
    if (span.first > PSG_TIME_FIRST) {
        meet_edge(clock, span.first, span.first);
    }
    if (span.last < PSG_TIME_LAST) {
        meet_edge(clock, span.last + 1, span.last);
    }
}

void
psg_graph_clock_refine(PsgGraphClock *clock, PsgTimeSpan span)
{
    PsgGraphClock met = *clock;
    psg_graph_clock_meet(&met, span);
    clock->unit = met.unit;
    clock->decimals = met.decimals;
}

/* XML has no year 0, and readers none before it. Plain numbers beside dates are far after all of
 * them, and stay there. */
void
psg_graph_clock_settle(PsgGraphClock *clock)
{
    bool is_empty = clock->first > clock->last;
    if (!is_empty && psg_time_is_number(clock->first)) {
        clock->unit = PSG_UNIT_NUMBER;
    }
    clock->has_dates = clock->unit != PSG_UNIT_NUMBER &&
                       (is_empty || clock->first >= psg_time_of(1, 1, 1));
}

static void
append_whole(GString *out, gint64 number)
{
    g_string_append_printf(out, "%" G_GINT64_FORMAT, number);
}

/* Of dates, the last day of all for what is after them. */
static PsgTime
dated(PsgTime time)
{
    return MIN(time, psg_time_of(9999, 12, 31));
}

static void
append_plain(const PsgGraphClock *clock, PsgTime time, GString *out)
{
    g_autofree char *digits = psg_time_number_text(time, clock->decimals);
    g_string_append(out, digits);
}

static void
append_number(const PsgGraphClock *clock, PsgTime edge, GString *out)
{
    switch (clock->unit) {
    case PSG_UNIT_YEAR:
        append_whole(out, psg_time_year(dated(edge)));
        break;
    case PSG_UNIT_DAY:
        edge = dated(edge);
        append_whole(out, (edge - psg_time_of_day(edge)) / PSG_DAY);
        break;
    case PSG_UNIT_SECOND:
        append_whole(out, dated(edge));
        break;
    case PSG_UNIT_NUMBER:
        append_plain(clock, edge, out);
        break;
    }
}

void
psg_graph_clock_time(const PsgGraphClock *clock, PsgTime time, GString *out)
{
    if (!clock->has_dates) {
        append_number(clock, time, out);
        return;
    }
    time = dated(time);
    g_autofree char *day = psg_time_iso(time);
    int seconds = psg_time_of_day(time);
    g_string_append(out, day);
    if (clock->unit == PSG_UNIT_SECOND) {
        g_string_append_printf(out, "T%02d:%02d:%02d", seconds / PSG_HOUR,
                               seconds % PSG_HOUR / PSG_MINUTE, seconds % PSG_MINUTE);
    }
}

void
psg_graph_clock_interval(const PsgGraphClock *clock, PsgTimeSpan span, GString *out)
{
    g_string_append_c(out, '[');
    if (span.first > PSG_TIME_FIRST) {
        psg_graph_clock_time(clock, span.first, out);
    } else {
        g_string_append(out, "-Infinity");
    }
    g_string_append(out, ", ");
    if (span.last < PSG_TIME_LAST) {
        psg_graph_clock_time(clock, span.last, out);
    } else {
        g_string_append(out, "Infinity");
    }
}

void
psg_graph_clock_onset(const PsgGraphClock *clock, PsgTime time, GString *out)
{
    append_number(clock, time, out);
}

void
psg_graph_clock_terminus(const PsgGraphClock *clock, PsgTime time, GString *out)
{
    append_number(clock, time + 1, out);
}

const char *
psg_graph_clock_words(const PsgGraphClock *clock)
{
    static const char *const words[] = {"years", "days since 1970-01-01",
                                        "seconds since 1970-01-01", "plain numbers"};
    return words[clock->unit];
}
