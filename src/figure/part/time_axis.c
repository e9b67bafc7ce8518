/* An axis of time: its scale, its ticks with a light grid, and bars on it. */
#include "figure/part/time_axis.h"

#include "base/compare.h"
#include "base/join.h"
#include "base/spread.h"
#include "figure/part/shape.h"
#include "figure/part/time_ticks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In units of a slide. */
#define MARGIN 38.0     /* for what fades away after the end */
#define STOP_WIDTH 68.0 /* of what lies beyond a break: "2027 ?" has room there */
#define TICK 5.0
#define NAME_GAP 14.0     /* at least, between two names of ticks */
#define NAMES_HEIGHT 25.0 /* a line of small letters, with the next around it */
#define NAME_AIR 9.0      /* between the names and the drawing */
#define CUT_WIDTH 44.0    /* of a time that is left out */
#define BREAK_HALF 5.0
#define LINE_WIDTH 1.0

#define LEAST_SHARED 0.4 /* of a slice's name and its time, or of two slices */
#define SLACK 0.01       /* a text is as wide as it was measured */
#define LEAST_NAME 24.0  /* less room tells nothing of a name */

enum {
    MONTHS_OF_YEAR = 12,
    ENOUGH_SLICES = 3, /* fewer make no rhythm that a gap could break */
    SLICE_WEIGHT = 600,
};

/* ---- Times that are held ---- */

void
psg_time_span_meet(PsgTimeSpan *span, PsgTime time)
{
    if (time != PSG_TIME_FIRST && time != PSG_TIME_LAST) {
        span->first = MIN(span->first, time);
        span->last = MAX(span->last, time);
    }
}

void
psg_time_span_meet_interval(PsgTimeSpan *span, const PsgInterval *when)
{
    psg_time_span_meet(span, psg_interval_first(when));
    psg_time_span_meet(span, psg_interval_last(when));
}

/* What a stretch of numbers is told in: the greatest power of ten of which it has three. */
static const PsgTickStep *
number_unit_of(PsgTime length)
{
    enum { STEPS_OF_POWER = 3, SOME = 3 };
    size_t count;
    const PsgTickStep *steps = psg_tick_steps(true, &count);
    size_t i = 0;
    while (i + STEPS_OF_POWER < count &&
           length / SOME >= steps[i + STEPS_OF_POWER].seconds) {
        i += STEPS_OF_POWER;
    }
    return &steps[i];
}

/* What a stretch of time is told in, by its length: years, if they are at least three. */
static const PsgTickStep *
unit_of(PsgTime length)
{
    static const struct {
        PsgTime shortest; /* that is told so: some of each unit are left */
        PsgTickStep unit;
    } units[] = {
        {3 * 365 * (PsgTime)PSG_DAY, {0, MONTHS_OF_YEAR, false}},
        {3 * 30 * (PsgTime)PSG_DAY, {0, 1, false}},
        {3 * (PsgTime)PSG_DAY, {PSG_DAY, 0, false}},
        {3 * (PsgTime)PSG_HOUR, {PSG_HOUR, 0, false}},
        {0, {PSG_MINUTE, 0, false}},
    };
    size_t i = 0;
    while (length < units[i].shortest) {
        i++;
    }
    return &units[i].unit;
}

PsgTimeSpan
psg_time_span_rounded(PsgTimeSpan span)
{
    if (span.first > span.last) {
        return span;
    }
    PsgTime length = span.last + 1 - span.first;
    const PsgTickStep *unit =
        psg_time_is_number(span.first) ? number_unit_of(length) : unit_of(length);
    return (PsgTimeSpan){
        psg_tick_time(unit, psg_tick_before(unit, span.first)),
        psg_tick_time(unit, psg_tick_before(unit, span.last) + 1) - 1,
    };
}

PsgTimeSpan
psg_time_span_around(PsgTime time)
{
    if (psg_time_is_number(time)) {
        PsgTickStep unit = {PSG_NUMBER_UNIT, 0, true};
        gint64 tick = psg_tick_before(&unit, time);
        return (PsgTimeSpan){psg_tick_time(&unit, tick),
                             psg_tick_time(&unit, tick + 1) - 1};
    }
    int year = psg_time_year(time);
    return (PsgTimeSpan){psg_time_of(year, 1, 1), psg_time_of(year + 1, 1, 1) - 1};
}

/* ---- The scale ---- */

/* A slice that only asks, or a last one so far ahead that most of the axis would be empty,
 * once there are enough others to tell. */
static bool
is_beyond(const PsgSlice *slice, const PsgTimeSpan *span, size_t on_scale, bool is_last)
{
    PsgTime first = psg_interval_first(&slice->when);
    if (on_scale == 0 || first == PSG_TIME_FIRST || first <= span->last) {
        return false;
    }
    bool is_far = first - span->last > span->last - span->first;
    return slice->is_projected || (is_last && is_far && on_scale >= ENOUGH_SLICES);
}

static gint
compare_starts(gconstpointer a, gconstpointer b, gpointer data)
{
    const PsgLandscape *landscape = *(const PsgLandscape **)data;
    size_t first = *(const size_t *)a, second = *(const size_t *)b;
    PsgTime one = psg_interval_first(&landscape->slices[first].when);
    PsgTime other = psg_interval_first(&landscape->slices[second].when);
    return 2 * PSG_COMPARE(one, other) + PSG_COMPARE(first, second);
}

/* In order of time; what lies beyond a break ends it. Gives how many are on the scale. */
static size_t
take_slices(PsgTimeScale *scale, PsgTimeSpan *span, const PsgLandscape *landscape,
            const PsgFigureSpec *spec)
{
    size_t count = spec->slice_count, on_scale = 0;
    g_autofree size_t *order = g_new(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        order[i] = spec->slices[i];
    }
    g_qsort_with_data(order, (gint)count, sizeof *order, compare_starts, &landscape);
    scale->beyond = g_new(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        const PsgSlice *slice = &landscape->slices[order[i]];
        if (scale->beyond_count > 0 || is_beyond(slice, span, on_scale, i + 1 == count)) {
            scale->beyond[scale->beyond_count++] = order[i];
        } else {
            psg_time_span_meet_interval(span, &slice->when);
            on_scale++;
        }
    }
    return on_scale;
}

/* Of the times of day in a landscape: the clock that all of them have, as far as was seen. Of
 * its numbers: how exact they are. */
typedef struct {
    PsgTime ahead;
    bool is_found, differs;
    PsgTime least; /* of numbers, how long the most exact one is; 0: there are none */
} Clock;

static void
meet_clock(Clock *clock, const PsgInterval *when)
{
    const PsgDate *ends[] = {&when->from, &when->to};
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
        PsgTime ahead = ends[i]->offset * (PsgTime)PSG_MINUTE;
        if (ends[i]->kind == PSG_END_KNOWN && ends[i]->precision < PSG_PRECISION_DAY) {
            clock->differs = clock->differs || (clock->is_found && clock->ahead != ahead);
            clock->ahead = ahead;
            clock->is_found = true;
        }
        PsgTime length = ends[i]->last - ends[i]->first + 1;
        if (ends[i]->precision == PSG_PRECISION_NUMBER && ends[i]->set == NULL) {
            clock->least = clock->least == 0 ? length : MIN(clock->least, length);
        }
    }
}

static void
meet_clocks(Clock *clock, const PsgSpells *spells)
{
    for (size_t i = 0; i < spells->count; i++) {
        meet_clock(clock, &spells->items[i]);
    }
}

/* Each slice is from a whole number up to the next one. */
static bool
are_units(const PsgLandscape *landscape)
{
    for (size_t i = 0; i < landscape->slice_count; i++) {
        const PsgInterval *when = &landscape->slices[i].when;
        PsgTime length = psg_interval_last(when) + 1 - psg_interval_first(when);
        if (!psg_interval_is_number(when) || length != PSG_NUMBER_UNIT) {
            return false;
        }
    }
    return landscape->slice_count > 1;
}

PsgClock
psg_clock_of(const PsgLandscape *landscape)
{
    Clock clock = {0};
    for (size_t i = 0; i < landscape->slice_count; i++) {
        meet_clock(&clock, &landscape->slices[i].when);
    }
    for (size_t i = 0; i < landscape->actor_count; i++) {
        meet_clocks(&clock, &landscape->actors[i].when);
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        meet_clocks(&clock, &landscape->relations[i].when);
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        meet_clock(&clock, &landscape->events[i].when);
    }
    for (size_t i = 0; i < landscape->measure_count; i++) {
        const PsgMeasure *measure = &landscape->measures[i];
        for (size_t j = 0; j < measure->value_count; j++) {
            meet_clock(&clock, &measure->values[j].when);
        }
    }
    bool is_whole = clock.least >= PSG_NUMBER_UNIT;
    return (PsgClock){.ahead = clock.differs ? 0 : clock.ahead,
                      .least = clock.least,
                      .has_units = is_whole || are_units(landscape)};
}

/* An end that is not told is the other one's year; without either it is one day, which
 * has no tick. */
static void
close_ends(PsgTimeSpan *span)
{
    if (span->first == PSG_TIME_LAST && span->last == PSG_TIME_FIRST) {
        span->first = span->last = 0;
    } else if (span->first == PSG_TIME_LAST) {
        span->first = psg_time_span_around(span->last).first;
    } else if (span->last == PSG_TIME_FIRST) {
        span->last = psg_time_span_around(span->first).last;
    }
}

/* Where the last slice ends that does not only ask, if one that asks follows on the
 * scale. */
static double
open_end(const PsgTimeScale *scale, const PsgLandscape *landscape,
         const PsgFigureSpec *spec)
{
    PsgTime last = PSG_TIME_FIRST, asks = PSG_TIME_FIRST;
    for (size_t i = 0; i < spec->slice_count; i++) {
        const PsgSlice *slice = &landscape->slices[spec->slices[i]];
        PsgTime end = psg_interval_last(&slice->when);
        last = slice->is_projected ? last : MAX(last, end);
        asks = slice->is_projected ? MAX(asks, psg_interval_first(&slice->when)) : asks;
    }
    bool is_known = last < asks && asks <= scale->last && last >= scale->first;
    return is_known ? psg_time_scale_x(scale, last + 1) : scale->right;
}

PsgTimeScale
psg_time_scale_of(const PsgPen *pen, const PsgFigureSpec *spec, const PsgInterval *window,
                  PsgTimeSpan facts, PsgRect room)
{
    PsgTimeScale scale = {.beyond_count = 0};
    PsgTimeSpan span = PSG_NO_TIME;
    size_t on_scale = take_slices(&scale, &span, pen->context->landscape, spec);
    if (on_scale < 2 || span.first >= span.last) {
        facts = psg_time_span_rounded(facts); /* one slice has no length worth an axis */
        span.first = MIN(span.first, facts.first);
        span.last = MAX(span.last, facts.last);
    }
    PsgTime from = psg_interval_first(window), to = psg_interval_last(window);
    if (to != PSG_TIME_LAST) {
        span.last = to;
        scale.beyond_count = 0;
        span.first = MIN(span.first, to);
    }
    if (from != PSG_TIME_FIRST) {
        span.first = from;
        span.last = MAX(span.last, from);
    }
    close_ends(&span);
    scale.first = span.first;
    scale.last = span.last;
    scale.clock = psg_clock_of(pen->context->landscape);
    double stop = scale.beyond_count > 0 ? psg_pen_length(pen, STOP_WIDTH) : 0;
    scale.left = room.x;
    scale.right = psg_rect_right(room) - psg_pen_length(pen, MARGIN) - stop;
    scale.open = open_end(&scale, pen->context->landscape, spec);
    scale.beyond_at = psg_rect_right(room) - stop / 2;
    return scale;
}

void
psg_time_scale_clear(PsgTimeScale *scale)
{
    g_clear_pointer(&scale->beyond, g_free);
}

double
psg_time_scale_x(const PsgTimeScale *scale, PsgTime time)
{
    PsgTime cut = scale->cut_to - scale->cut_from,
            shown = CLAMP(time, scale->first, scale->last + 1);
    double kept = (double)(scale->last + 1 - scale->first - cut);
    double width = scale->right - scale->left - scale->cut_width;
    PsgTime before = cut == 0 ? shown : MIN(shown, scale->cut_from);
    double x = scale->left + (double)(before - scale->first) / kept * width;
    if (cut > 0 && shown > scale->cut_from) {
        PsgTime within = MIN(shown, scale->cut_to) - scale->cut_from;
        PsgTime after = MAX(shown, scale->cut_to) - scale->cut_to;
        x += (double)within / (double)cut * scale->cut_width +
             (double)after / kept * width;
    }
    return x;
}

void
psg_time_scale_cut(const PsgPen *pen, PsgTimeScale *scale, PsgTime from, PsgTime to)
{
    double share = (scale->open - scale->left) / (scale->right - scale->left);
    double length = (double)(scale->last + 1 - scale->first);
    bool is_open = scale->open < scale->right;
    scale->cut_from = from;
    scale->cut_to = to;
    scale->cut_width = psg_pen_length(pen, CUT_WIDTH);
    if (is_open) {
        scale->open = psg_time_scale_x(scale, scale->first + (PsgTime)(share * length));
    }
}

bool
psg_time_scale_span(const PsgTimeScale *scale, const PsgInterval *when, double *left,
                    double *right)
{
    PsgTime first = psg_interval_first(when), last = psg_interval_last(when);
    *left = psg_time_scale_x(scale, first);
    *right = psg_time_scale_x(scale, last + 1);
    return first <= scale->last && last >= scale->first;
}

/* ---- Ticks ---- */

typedef struct {
    const PsgPen *pen;
    const PsgTimeScale *scale;
    PsgTextLook look;
    const PsgTickStep *step;
    double baseline, slices_baseline;
} Ticks;

/* A tick with its name. */
typedef struct {
    PsgTime time;
    double x;           /* of the tick */
    double left, right; /* of its name */
    char *name;         /* owned; NULL if it is off the scale */
} Tick;

/* Days are those of UTC, as of dates without a time of day. */
static PsgTime
ahead(const Ticks *ticks)
{
    bool is_hours = !ticks->step->is_number && ticks->step->seconds > 0 &&
                    ticks->step->seconds < PSG_DAY;
    return is_hours ? ticks->scale->clock.ahead : 0;
}

static gint64
tick_before(const Ticks *ticks, PsgTime time)
{
    return psg_tick_before(ticks->step, time + ahead(ticks));
}

/* The end of what a tick's name stands for: a whole number's, all up to the next one, where
 * no number has decimals, or slices are such units; else that number itself. */
static PsgTime
name_end(const Ticks *ticks, gint64 number)
{
    bool has_units =
        ticks->scale->clock.has_units && ticks->step->seconds >= PSG_NUMBER_UNIT;
    PsgTime end = psg_tick_name_end(ticks->step, number) - ahead(ticks);
    return ticks->step->is_number && has_units ? end + PSG_NUMBER_UNIT : end;
}

/* A name stands in the middle of what it stands for: that of a year as far from its
 * beginning as from its end, whether each year has a tick or only some. It does not leave
 * the scale. */
static Tick
tick_of(const Ticks *ticks, gint64 number, bool is_first)
{
    const PsgTimeScale *scale = ticks->scale;
    Tick tick = {.time = psg_tick_time(ticks->step, number) - ahead(ticks)};
    PsgTime end = name_end(ticks, number);
    tick.x = psg_time_scale_x(scale, tick.time);
    if (end > scale->cut_from && tick.time < scale->cut_to) {
        return tick; /* its name would stand in the break */
    }
    bool is_begun = tick.time >= scale->first;
    bool is_mostly_on = end - scale->first > scale->first - tick.time;
    if (tick.time > scale->last || (!is_begun && !is_mostly_on)) {
        return tick;
    }
    tick.name =
        psg_tick_name(ticks->step, number, is_first, ticks->pen->context->language);
    double half = psg_pen_width(ticks->pen, &ticks->look, tick.name) / 2;
    double middle = (tick.x + psg_time_scale_x(scale, end)) / 2;
    middle = MAX(scale->left + half, MIN(middle, scale->right - half));
    tick.left = middle - half;
    tick.right = middle + half;
    return tick;
}

/* Whether all names have room with ticks so far apart: none touches the next, and each is
 * within the scale. */
static bool
has_room(const Ticks *ticks)
{
    const PsgTimeScale *scale = ticks->scale;
    double gap = psg_pen_length(ticks->pen, NAME_GAP), before = -INFINITY;
    gint64 first = tick_before(ticks, scale->first);
    gint64 count = tick_before(ticks, scale->last) - first;
    if ((double)count * gap > scale->right - scale->left) {
        return false;
    }
    for (gint64 i = first; i <= first + count; i++) {
        Tick tick = tick_of(ticks, i, isinf(before));
        g_autofree char *name = tick.name;
        if (name != NULL && tick.left < before + gap) {
            return false;
        }
        before = name == NULL ? before : tick.right;
    }
    return true;
}

/* What numbers of a scale are told in: whole ones, if there are at least three; and nothing
 * finer than the finest of them. */
static PsgTickStep
number_unit_on(const PsgTimeScale *scale)
{
    PsgTickStep unit = *number_unit_of(scale->last + 1 - scale->first);
    unit.seconds = MAX(MIN(unit.seconds, PSG_NUMBER_UNIT), scale->clock.least);
    return unit;
}

/* The finest whose names have room, and no finer than what so long a time is told in. */
static void
choose_step(Ticks *ticks)
{
    bool is_number = psg_time_is_number(ticks->scale->first);
    PsgTickStep own = number_unit_on(ticks->scale);
    const PsgTickStep *unit =
        is_number ? &own : unit_of(ticks->scale->last + 1 - ticks->scale->first);
    size_t count;
    const PsgTickStep *steps = psg_tick_steps(is_number, &count);
    ticks->step = steps;
    for (size_t i = 0; i < count; i++) {
        ticks->step = &steps[i];
        bool is_finer = ticks->step->months < unit->months ||
                        (unit->months == 0 && ticks->step->months == 0 &&
                         ticks->step->seconds < unit->seconds);
        if (!is_finer && has_room(ticks)) {
            return;
        }
    }
}

static void
add_line(PsgPath *path, PsgPoint from, PsgPoint to)
{
    psg_path_move(path, from);
    psg_path_line(path, to);
}

/* Their names, the marks at the line and, through the drawing, a light line where there is
 * a name. */
static void
draw_ticks(const Ticks *ticks, PsgRect room, double y, double mark)
{
    const PsgTimeScale *scale = ticks->scale;
    const PsgStyle *style = ticks->pen->context->style;
    g_autoptr(PsgPath) marks = psg_path_new();
    g_autoptr(PsgPath) grid = psg_path_new();
    gint64 last = tick_before(ticks, scale->last);
    bool is_first = true;
    for (gint64 i = tick_before(ticks, scale->first); i <= last; i++) {
        Tick tick = tick_of(ticks, i, is_first);
        g_autofree char *name = tick.name;
        bool is_cut = tick.time > scale->cut_from && tick.time < scale->cut_to;
        if (tick.time >= scale->first && !is_cut) {
            add_line(marks, (PsgPoint){tick.x, y}, (PsgPoint){tick.x, y + mark});
            add_line(grid, (PsgPoint){tick.x, room.y},
                     (PsgPoint){tick.x, psg_rect_bottom(room)});
        }
        if (name != NULL) {
            PsgPoint at = {(tick.left + tick.right) / 2, ticks->baseline};
            psg_pen_write(ticks->pen, &ticks->look, at, name);
            is_first = false;
        }
    }
    PsgInk faint = psg_pen_stroke(ticks->pen, style->faint, LINE_WIDTH, PSG_DASH_NONE);
    psg_scene_path(ticks->pen->scene, grid, &faint);
    PsgInk muted = psg_pen_stroke(ticks->pen, style->muted, LINE_WIDTH, PSG_DASH_NONE);
    psg_scene_path(ticks->pen->scene, marks, &muted);
}

/* ---- Line and stop ---- */

static void
draw_stop_line(const PsgPen *pen, const PsgTimeScale *scale, PsgRect room)
{
    g_autoptr(PsgPath) line = psg_path_new();
    add_line(line, (PsgPoint){scale->beyond_at, room.y},
             (PsgPoint){scale->beyond_at, psg_rect_bottom(room)});
    PsgInk ink =
        psg_pen_stroke(pen, pen->context->style->faint, LINE_WIDTH, PSG_DASH_NONE);
    psg_scene_path(pen->scene, line, &ink);
}

/* The line of the axis from one place to the next break, and the break. Gives where it goes on. */
static double
add_break(PsgPath *line, double from, PsgPoint at, double half)
{
    add_line(line, (PsgPoint){from, at.y}, (PsgPoint){at.x - half, at.y});
    for (int side = -1; side <= 1; side += 2) {
        double x = at.x + side * half;
        add_line(line, (PsgPoint){x - half / 2, at.y + half * 1.2},
                 (PsgPoint){x + half / 2, at.y - half * 1.2});
    }
    return at.x + half;
}

/* The line of the axis, which breaks where a time is left out, and before the stop. */
static void
draw_line(const PsgPen *pen, const PsgTimeScale *scale, double y, double end)
{
    double half = psg_pen_length(pen, BREAK_HALF), from = scale->left;
    g_autoptr(PsgPath) line = psg_path_new();
    if (scale->cut_to > scale->cut_from) {
        double cut = psg_time_scale_x(scale, scale->cut_from) + scale->cut_width / 2;
        from = add_break(line, from, (PsgPoint){cut, y}, half);
    }
    if (scale->beyond_count > 0) {
        double broken =
            (scale->right + 2 * scale->beyond_at - end) / 2; /* before the stop */
        from = add_break(line, from, (PsgPoint){broken, y}, half);
    }
    add_line(line, (PsgPoint){from, y}, (PsgPoint){end, y});
    PsgInk ink =
        psg_pen_stroke(pen, pen->context->style->muted, LINE_WIDTH, PSG_DASH_NONE);
    psg_scene_path(pen->scene, line, &ink);
}

/* "2027 ?" */
static char *
stop_name(const PsgRenderContext *context, const PsgTimeScale *scale)
{
    GString *name = g_string_new(NULL);
    bool asks = false;
    for (size_t i = 0; i < scale->beyond_count; i++) {
        g_autofree char *title = psg_context_slice_title(context, scale->beyond[i], NULL);
        psg_join(name, ", ", title);
        asks = asks || context->landscape->slices[scale->beyond[i]].is_projected;
    }
    g_string_append(name, asks ? "\u00a0?" : "");
    return g_string_free(name, FALSE);
}

/* Above its line, or as near to it as the end lets it. */
static void
write_stop(const Ticks *ticks, double end)
{
    g_autofree char *name = stop_name(ticks->pen->context, ticks->scale);
    double most = 2 * (end - ticks->scale->beyond_at);
    double width = MIN(psg_pen_width(ticks->pen, &ticks->look, name), most);
    PsgPoint at = {MIN(ticks->scale->beyond_at, end - width / 2), ticks->baseline};
    psg_pen_write_within(ticks->pen, &ticks->look, at, name, most);
}

/* ---- Slices that have names ---- */

/* "Punic wars" is not told by the ticks, as "2007" is; NULL if the slice is called by its
 * date. Owned by the caller. */
static char *
slice_name(const PsgRenderContext *context, size_t slice)
{
    const PsgInterval *when = &context->landscape->slices[slice].when;
    g_autofree char *title = psg_context_slice_title(context, slice, NULL);
    g_autofree char *label = psg_interval_label(when, context->language);
    g_autofree char *told = psg_interval_told(when, context->language);
    g_autofree char *edtf = psg_interval_edtf(when);
    bool is_date =
        strcmp(title, label) == 0 || strcmp(title, told) == 0 || strcmp(title, edtf) == 0;
    bool is_open = psg_interval_first(when) == PSG_TIME_FIRST ||
                   psg_interval_last(when) == PSG_TIME_LAST;
    return is_date || is_open ? NULL : g_steal_pointer(&title);
}

static bool
has_slice_names(const PsgRenderContext *context, const PsgFigureSpec *spec)
{
    for (size_t i = 0; i < spec->slice_count; i++) {
        g_autofree char *name = slice_name(context, spec->slices[i]);
        if (name != NULL) {
            return true;
        }
    }
    return false;
}

/* A slice's name, and its time on the axis. */
typedef struct {
    char *text; /* owned */
    double left, right;
    double width, at; /* of the name; its middle */
} SliceName;

static void
clear_slice_name(gpointer name)
{
    g_free(((SliceName *)name)->text);
}

static gint
compare_slice_names(gconstpointer a, gconstpointer b)
{
    const SliceName *first = a, *second = b;
    return 2 * PSG_COMPARE(first->left, second->left) +
           PSG_COMPARE(first->right, second->right);
}

/* In the order of time; of slices that share most of the time of one of them, the first. */
static GArray *
find_slice_names(const Ticks *ticks, const PsgTextLook *look, const PsgFigureSpec *spec)
{
    const PsgRenderContext *context = ticks->pen->context;
    GArray *names = g_array_new(FALSE, FALSE, sizeof(SliceName));
    g_array_set_clear_func(names, clear_slice_name);
    for (size_t i = 0; i < spec->slice_count; i++) {
        const PsgInterval *when = &context->landscape->slices[spec->slices[i]].when;
        g_autofree char *text = slice_name(context, spec->slices[i]);
        SliceName name = {.text = text};
        bool is_free = text != NULL &&
                       psg_time_scale_span(ticks->scale, when, &name.left, &name.right);
        for (guint j = 0; j < names->len && is_free; j++) {
            const SliceName *other = &g_array_index(names, SliceName, j);
            double shared = MIN(name.right, other->right) - MAX(name.left, other->left);
            double least = MIN(name.right - name.left, other->right - other->left);
            is_free = shared <= least * LEAST_SHARED;
        }
        if (is_free) {
            name.text = g_steal_pointer(&text);
            name.width = psg_pen_width(ticks->pen, look, name.text);
            name.at = (name.left + name.right) / 2;
            g_array_append_val(names, name);
        }
    }
    g_array_sort(names, compare_slice_names);
    return names;
}

/* Names are whole: each as near to the middle of its time as the others let it. False if there is
 * no room for that, or one would not stand over its time any more. */
static bool
spread_names(GArray *names, double gap, PsgRect room)
{
    g_autofree PsgSpreadItem *items = g_new0(PsgSpreadItem, names->len + 1);
    for (guint i = 0; i < names->len; i++) {
        const SliceName *name = &g_array_index(names, SliceName, i);
        items[i] = (PsgSpreadItem){name->at, name->width + gap, name->at};
    }
    bool has_room =
        psg_spread(items, names->len, room.x - gap / 2, psg_rect_right(room) + gap / 2);
    for (guint i = 0; i < names->len && has_room; i++) {
        const SliceName *name = &g_array_index(names, SliceName, i);
        double half = name->width / 2, at = items[i].at;
        double shared = MIN(name->right, at + half) - MAX(name->left, at - half);
        has_room = shared >= MIN(name->right - name->left, name->width) * LEAST_SHARED;
    }
    for (guint i = 0; i < names->len && has_room; i++) {
        g_array_index(names, SliceName, i).at = items[i].at;
    }
    return has_room;
}

/* A light line where each slice begins and where it ends. */
static void
draw_borders(const Ticks *ticks, const PsgFigureSpec *spec, PsgRect room)
{
    const PsgPen *pen = ticks->pen;
    PsgInk ink =
        psg_pen_stroke(pen, pen->context->style->faint, LINE_WIDTH, PSG_DASH_NONE);
    for (size_t i = 0; i < spec->slice_count; i++) {
        const PsgInterval *when = &pen->context->landscape->slices[spec->slices[i]].when;
        g_autofree char *name = slice_name(pen->context, spec->slices[i]);
        double ends[2];
        if (name == NULL ||
            !psg_time_scale_span(ticks->scale, when, &ends[0], &ends[1])) {
            continue;
        }
        g_autoptr(PsgPath) lines = psg_path_new();
        for (size_t end = 0; end < 2; end++) {
            add_line(lines, (PsgPoint){ends[end], room.y},
                     (PsgPoint){ends[end], psg_rect_bottom(room)});
        }
        psg_scene_path(pen->scene, lines, &ink);
    }
}

/* Slices' names over their time. Where they have no room as a whole, each is cut to its own time,
 * and left out where that is no room for a name. */
static void
draw_slices(const Ticks *ticks, const PsgFigureSpec *spec, PsgRect room)
{
    const PsgPen *pen = ticks->pen;
    PsgTextLook look = ticks->look;
    look.font.weight = SLICE_WEIGHT;
    draw_borders(ticks, spec, room);
    g_autoptr(GArray) names = find_slice_names(ticks, &look, spec);
    double gap = psg_pen_length(pen, NAME_GAP), end = -INFINITY;
    bool is_whole = spread_names(names, gap, room);
    for (guint i = 0; i < names->len; i++) {
        const SliceName *name = &g_array_index(names, SliceName, i);
        double most = is_whole ? name->width : name->right - name->left - gap;
        double half = MIN(most, name->width) / 2;
        bool is_free =
            is_whole || (most > psg_pen_length(pen, LEAST_NAME) && name->at - half > end);
        if (is_free) {
            psg_pen_write_within(pen, &look, (PsgPoint){name->at, ticks->slices_baseline},
                                 name->text, most + SLACK);
            end = name->at + half + gap / 2;
        }
    }
}

double
psg_time_axis_height(const PsgPen *pen, const PsgFigureSpec *spec)
{
    double rows = has_slice_names(pen->context, spec) ? 2 : 1;
    return rows * psg_pen_length(pen, NAMES_HEIGHT);
}

/* Says where slices are on the axis, in all the room that belongs to it; those beyond the break share
 * their stop. */
static void
tell_spans(const PsgPen *pen, const PsgTimeScale *scale, PsgRect room)
{
    const PsgLandscape *landscape = pen->context->landscape;
    double stop = 2 * (psg_rect_right(room) - scale->beyond_at);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        bool is_beyond = false;
        for (size_t k = 0; k < scale->beyond_count; k++) {
            is_beyond = is_beyond || scale->beyond[k] == i;
        }
        PsgRect span = {scale->beyond_at - stop / 2, room.y, stop, room.height};
        double right = span.x + stop;
        if (is_beyond ||
            psg_time_scale_span(scale, &landscape->slices[i].when, &span.x, &right)) {
            span.width = right - span.x;
            psg_scene_add_span(pen->scene, (PsgPart){PSG_PART_SLICE, i}, span);
        }
    }
}

void
psg_time_axis_draw(const PsgPen *pen, const PsgTimeScale *scale,
                   const PsgFigureSpec *spec, PsgRect room, bool is_below)
{
    const PsgStyle *style = pen->context->style;
    double y = is_below ? psg_rect_bottom(room) : room.y;
    Ticks ticks = {.pen = pen,
                   .scale = scale,
                   .look = psg_pen_look(pen, style->size_small, 500, style->muted,
                                        PSG_ANCHOR_MIDDLE)};
    double air = psg_pen_length(pen, NAME_AIR);
    ticks.baseline = is_below ? y + air + psg_pen_cap_height(pen, &ticks.look) : y - air;
    double row = psg_pen_length(pen, is_below ? NAMES_HEIGHT : -NAMES_HEIGHT);
    psg_pen_titled_group(pen, "axis", NULL, NULL);
    ticks.slices_baseline = ticks.baseline + row;
    draw_slices(&ticks, spec, room);
    if (scale->last > scale->first) {
        choose_step(&ticks);
        draw_ticks(&ticks, room, y, psg_pen_length(pen, is_below ? TICK : -TICK));
    }
    double end = scale->beyond_count > 0 ? psg_rect_right(room) : scale->right;
    draw_line(pen, scale, y, end);
    if (scale->beyond_count > 0) {
        draw_stop_line(pen, scale, room);
        write_stop(&ticks, psg_rect_right(room));
    }
    tell_spans(pen, scale, room);
    psg_pen_end(pen);
}

/* ---- Bars ---- */

#define FADE 30.0 /* of a slide; the axis has that much room after its last day */

#define SOFT_SHARE 0.25     /* of what an approximate date covers, it is soft beyond it */
#define SOFT_LEAST 0.008    /* of the scale's length: a day would not be seen */
#define UNKNOWN_REACH 0.035 /* of the scale's length: where nobody knows when, it fades */
#define CALM 0.25           /* of the background in a bar's colour: bars fill the page */
#define THICKEST 0.05       /* of its height, an outline: low bars are full of words */
#define TALK_WIDTH 1.6      /* of the outline's, where it is dotted: dots are paler */
#define LEAST_WIDTH 4.0     /* of its outline's: the shortest life is seen */
#define DEPTH 0.22          /* of its height, of the teeth of a broken end */

enum { TEETH = 2 };

/* How far a soft end reaches beyond its date: not at all where the date bounds what it leaves
 * open, as 201X does. */
static double
soft_reach(const PsgTimeScale *scale, const PsgDate *date)
{
    if (!date->approximate && !date->uncertain) {
        return 0;
    }
    double covers =
        psg_time_scale_x(scale, date->last + 1) - psg_time_scale_x(scale, date->first);
    return MAX(covers * SOFT_SHARE, (scale->right - scale->left) * SOFT_LEAST);
}

/* It fades before the last day that is known of it. */
static void
place_unknown_begin(PsgTimeBar *bar, const PsgTimeScale *scale)
{
    const PsgDate *known =
        bar->when.from.first > PSG_TIME_FIRST ? &bar->when.from : &bar->when.to;
    double reach = (scale->right - scale->left) * UNKNOWN_REACH;
    bar->begin = PSG_BAR_UNKNOWN;
    bar->solid_left = psg_time_scale_x(scale, known->first);
    bar->left = MAX(scale->left, bar->solid_left - reach);
    bar->solid_left = MAX(bar->solid_left, bar->left + reach);
}

static void
place_unknown_end(PsgTimeBar *bar, const PsgTimeScale *scale)
{
    const PsgDate *known =
        bar->when.to.last < PSG_TIME_LAST ? &bar->when.to : &bar->when.from;
    double reach = (scale->right - scale->left) * UNKNOWN_REACH;
    bar->end = PSG_BAR_UNKNOWN;
    bar->solid_right = psg_time_scale_x(scale, known->last + 1);
    bar->right = MIN(scale->right, MAX(bar->solid_right, bar->solid_left) + reach);
    bar->solid_right = MIN(bar->solid_right, bar->right - reach);
}

static void
place_begin(PsgTimeBar *bar, const PsgTimeScale *scale)
{
    const PsgDate *from = &bar->when.from;
    bar->left = bar->solid_left = psg_time_scale_x(scale, from->first);
    if (from->kind == PSG_END_UNKNOWN) {
        place_unknown_begin(bar, scale);
    } else if (from->first < scale->first) {
        bar->begin = PSG_BAR_BROKEN;
    } else if (psg_date_is_doubtful(from)) {
        bar->begin = PSG_BAR_SOFT;
        bar->solid_left = psg_time_scale_x(scale, from->last + 1);
        bar->left = MAX(scale->left, bar->left - soft_reach(scale, from));
    }
}

static void
place_end(PsgTimeBar *bar, const PsgTimeScale *scale)
{
    const PsgDate *to = &bar->when.to;
    bar->right = bar->solid_right = psg_time_scale_x(scale, to->last + 1);
    if (to->kind == PSG_END_UNKNOWN) {
        place_unknown_end(bar, scale);
    } else if (to->kind == PSG_END_OPEN) {
        bar->end = PSG_BAR_OPEN;
        bar->right = bar->left < scale->open ? scale->open : scale->right;
        bar->solid_right = bar->right;
    } else if (to->last > scale->last) {
        bar->end = PSG_BAR_BROKEN;
    } else if (psg_date_is_doubtful(to)) {
        bar->end = PSG_BAR_SOFT;
        bar->solid_right = MAX(bar->left, psg_time_scale_x(scale, to->first));
        bar->right = MIN(scale->right, bar->right + soft_reach(scale, to));
    }
}

bool
psg_time_bar_place(PsgTimeBar *bar, const PsgTimeScale *scale, const PsgInterval *when,
                   bool is_talk)
{
    double left, right;
    if (!psg_time_scale_span(scale, when, &left, &right)) {
        return false;
    }
    *bar = (PsgTimeBar){.when = *when, .is_talk = is_talk};
    place_begin(bar, scale);
    place_end(bar, scale);
    if (bar->solid_left > bar->solid_right) { /* soft at both ends of a short time */
        bar->solid_left = bar->solid_right = (bar->solid_left + bar->solid_right) / 2;
    }
    return true;
}

PsgBarLook
psg_time_bar_look(const PsgPen *pen, size_t kind, double height)
{
    const PsgStyle *style = pen->context->style;
    const PsgPaint *paint = psg_context_paint(pen->context, kind);
    PsgShape shape = psg_context_shape(pen->context, kind);
    return (PsgBarLook){
        .fill = psg_colour_mix(paint->fill, style->background, CALM),
        .line = paint->line,
        .width = MIN(psg_pen_length(pen, style->outline_width), height * THICKEST),
        .corner = psg_pen_length(pen, style->corner),
        /* an ellipse as long as a bar would have no ends */
        .shape = shape == PSG_SHAPE_ELLIPSE ? PSG_SHAPE_PILL : shape,
    };
}

/* Tears the end of a bar off: hides it up to a zigzag. */
static void
draw_teeth(const PsgPen *pen, PsgRect box, const PsgInk *ink, bool is_begin)
{
    double inward = is_begin ? 1 : -1, depth = inward * box.height * DEPTH;
    double x = is_begin ? box.x : psg_rect_right(box), outside = x - inward * ink->width;
    PsgPoint points[2 * TEETH + 3];
    for (size_t i = 0; i <= 2 * TEETH; i++) {
        points[i].x = i % 2 == 0 ? x + depth : x;
        points[i].y = box.y + box.height * (double)i / (2 * TEETH);
    }
    points[2 * TEETH + 1] = (PsgPoint){outside, psg_rect_bottom(box)};
    points[2 * TEETH + 2] = (PsgPoint){outside, box.y};
    PsgInk hidden = {.fill = pen->context->style->background};
    psg_pen_polygon(pen, points, G_N_ELEMENTS(points), &hidden);
    PsgInk line = {.stroke = ink->stroke, .width = ink->width, .dash = ink->dash};
    g_autoptr(PsgPath) teeth = psg_path_polyline(points, 2 * TEETH + 1);
    psg_scene_path(pen->scene, teeth, &line);
}

/* Where an end fades that nobody knows; low bars have no room for it. */
static void
write_question(const PsgPen *pen, PsgRect box, double x)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 600, style->ink, PSG_ANCHOR_MIDDLE);
    double cap = psg_pen_cap_height(pen, &look);
    if (cap <= box.height) {
        PsgPoint at = {x, psg_rect_centre(box).y + cap / 2};
        psg_pen_write(pen, &look, at, "?");
    }
}

void
psg_time_bar_draw(const PsgPen *pen, const PsgTimeBar *bar, PsgRect box,
                  const PsgBarLook *look)
{
    PsgInk ink = {look->fill, look->line, look->width, PSG_DASH_NONE};
    box.width = MAX(box.width, look->width * LEAST_WIDTH);
    PsgRect inner = psg_rect_grow(box, -look->width / 2);
    if (bar->is_talk) {
        ink.fill = pen->context->style->background;
        ink.width = look->width * TALK_WIDTH;
        ink.dash = PSG_DASH_DOTTED;
    }
    PsgOutline outline = psg_shape_outline(look->shape, inner, look->corner);
    psg_scene_outline(pen->scene, &outline, &ink);
    PsgBarEnd ends[] = {bar->begin, bar->end};
    for (int i = 0; i < 2; i++) {
        double from = i == 0 ? bar->solid_left : bar->solid_right;
        double to = i == 0 ? box.x : psg_rect_right(box);
        if (ends[i] == PSG_BAR_BROKEN) {
            draw_teeth(pen, box, &ink, i == 0);
        } else if (ends[i] == PSG_BAR_SOFT || ends[i] == PSG_BAR_UNKNOWN) {
            psg_time_fade_draw(pen, box, from, to);
        }
        bool is_short = i == 1 && ends[0] == PSG_BAR_UNKNOWN && !bar->is_told[0] &&
                        psg_rect_right(box) - box.x < 3 * box.height; /* one is enough */
        if (ends[i] == PSG_BAR_UNKNOWN && !is_short && !bar->is_told[i]) {
            write_question(pen, box, (from + to) / 2);
        }
    }
}

double
psg_time_fade_width(const PsgPen *pen)
{
    return psg_pen_length(pen, FADE);
}

/* It reaches a little beyond the end, so that the outline's edge is not seen. */
void
psg_time_fade_draw(const PsgPen *pen, PsgRect box, double from, double to)
{
    double beyond = to + copysign(psg_pen_length(pen, 1), to - from);
    PsgRect veil = {MIN(from, to), box.y, fabs(to - from), box.height};
    PsgRect rest = {MIN(to, beyond), box.y, fabs(beyond - to), box.height};
    PsgColour background = pen->context->style->background;
    psg_scene_veil(pen->scene, veil, background,
                   to > from ? PSG_VEIL_RIGHT : PSG_VEIL_LEFT);
    psg_scene_box(pen->scene, rest, 0, &(PsgInk){.fill = background});
}

void
psg_time_bar_sample(const PsgPen *pen, PsgRect room, PsgTimeBar bar)
{
    PsgBarLook look = psg_time_bar_look(pen, PSG_NONE, room.height);
    look.fill = pen->context->style->faint;
    look.line = pen->context->style->muted;
    look.shape = PSG_SHAPE_BOX;
    PsgRect box = {room.x, room.y + room.height * 0.1, room.width, room.height * 0.8};
    bar.solid_left = bar.solid_right = psg_rect_centre(box).x;
    psg_time_bar_draw(pen, &bar, box, &look);
    if (bar.end == PSG_BAR_OPEN) {
        psg_time_fade_draw(pen, box, bar.solid_right, psg_rect_right(box));
    }
}
