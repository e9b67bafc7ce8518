/* A true scale of days: its ends, and what lies beyond a break. */
#include "figure/part/time_axis.h"

/* In units of a slide. */
#define MARGIN 38.0     /* for what goes on after the last day */
#define STOP_WIDTH 68.0 /* of what lies beyond a break */

enum {
    FAR_DAYS = 3 * 365, /* a shorter gap before a slice is not worth a break */
    ENOUGH_SLICES = 3,
};

/* A slice that only asks, or that would leave most of the axis empty, once there are
 * enough others to tell. */
static bool
is_beyond(const PsgSlice *slice, const PsgTimeScale *scale, size_t on_scale)
{
    int first = psg_interval_first(&slice->when);
    if (on_scale == 0 || first == PSG_DAY_FIRST || first <= scale->last) {
        return false;
    }
    int gap = first - scale->last, span = scale->last - scale->first;
    return slice->question || (on_scale >= ENOUGH_SLICES && gap > FAR_DAYS && gap > span);
}

static void
take_slice(PsgTimeScale *scale, const PsgSlice *slice)
{
    int first = psg_interval_first(&slice->when), last = psg_interval_last(&slice->when);
    if (first != PSG_DAY_FIRST) {
        scale->first = MIN(scale->first, first);
        scale->last = MAX(scale->last, first);
    }
    if (last != PSG_DAY_LAST) {
        scale->first = MIN(scale->first, last);
        scale->last = MAX(scale->last, last);
    }
}

/* The slice that is not taken yet and begins first; PSG_NONE if all are. */
static size_t
next_slice(const PsgLandscape *landscape, const PsgFigureSpec *spec, const bool *taken)
{
    size_t next = PSG_NONE;
    for (size_t i = 0; i < spec->slice_count; i++) {
        const PsgInterval *when = &landscape->slices[spec->slices[i]].when;
        if (!taken[i] &&
            (next == PSG_NONE ||
             psg_interval_first(when) <
                 psg_interval_first(&landscape->slices[spec->slices[next]].when))) {
            next = i;
        }
    }
    return next;
}

/* In order of time; what lies beyond a break ends it. */
static size_t
take_slices(PsgTimeScale *scale, const PsgLandscape *landscape, const PsgFigureSpec *spec)
{
    g_autofree bool *taken = g_new0(bool, spec->slice_count + 1);
    scale->beyond = g_new(size_t, spec->slice_count + 1);
    size_t on_scale = 0;
    for (size_t i; (i = next_slice(landscape, spec, taken)) != PSG_NONE;) {
        size_t slice = spec->slices[i];
        taken[i] = true;
        if (scale->beyond_count > 0 ||
            is_beyond(&landscape->slices[slice], scale, on_scale)) {
            scale->beyond[scale->beyond_count++] = slice;
        } else {
            take_slice(scale, &landscape->slices[slice]);
            on_scale++;
        }
    }
    return on_scale;
}

/* Whole years around what is known. */
static void
take_facts(PsgTimeScale *scale, const PsgInterval *facts)
{
    int first = psg_interval_first(facts), last = psg_interval_last(facts);
    if (first != PSG_DAY_FIRST) {
        scale->first = MIN(scale->first, psg_day_of(psg_day_year(first), 1, 1));
    }
    if (last != PSG_DAY_LAST) {
        scale->last = MAX(scale->last, psg_day_of(psg_day_year(last) + 1, 1, 1) - 1);
    }
}

/* An end that nobody tells is the other one's year; without either it is one day, which
 * has no tick. */
static void
close_ends(PsgTimeScale *scale)
{
    if (scale->first == PSG_DAY_LAST && scale->last == PSG_DAY_FIRST) {
        scale->first = scale->last = 1;
    } else if (scale->first == PSG_DAY_LAST) {
        scale->first = psg_day_of(psg_day_year(scale->last), 1, 1);
    } else if (scale->last == PSG_DAY_FIRST) {
        scale->last = psg_day_of(psg_day_year(scale->first) + 1, 1, 1) - 1;
    }
}

/* Where the last slice ends that does not only ask, if one that asks follows on the
 * scale. */
static double
open_end(const PsgTimeScale *scale, const PsgLandscape *landscape,
         const PsgFigureSpec *spec)
{
    int last = PSG_DAY_FIRST, asks = PSG_DAY_FIRST;
    for (size_t i = 0; i < spec->slice_count; i++) {
        const PsgSlice *slice = &landscape->slices[spec->slices[i]];
        int end = psg_interval_last(&slice->when);
        last = slice->question ? last : MAX(last, end);
        asks = slice->question ? MAX(asks, psg_interval_first(&slice->when)) : asks;
    }
    bool is_known = last < asks && asks <= scale->last && last >= scale->first;
    return is_known ? psg_time_scale_x(scale, last + 1) : scale->right;
}

PsgTimeScale
psg_time_scale_of(const PsgPen *pen, const PsgFigureSpec *spec, const PsgInterval *facts,
                  PsgRect room)
{
    PsgTimeScale scale = {.first = PSG_DAY_LAST, .last = PSG_DAY_FIRST};
    size_t on_scale = take_slices(&scale, pen->context->landscape, spec);
    if (on_scale < 2 || scale.first >= scale.last) {
        take_facts(&scale, facts); /* one slice has no length worth an axis */
    }
    int from = psg_interval_first(&spec->window), to = psg_interval_last(&spec->window);
    if (to != PSG_DAY_LAST) {
        scale.last = to;
        scale.beyond_count = 0;
        scale.first = MIN(scale.first, to);
    }
    if (from != PSG_DAY_FIRST) {
        scale.first = from;
        scale.last = MAX(scale.last, from);
    }
    close_ends(&scale);
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
psg_time_scale_x(const PsgTimeScale *scale, int day)
{
    double share =
        ((double)day - scale->first) / ((double)scale->last + 1 - scale->first);
    return scale->left + CLAMP(share, 0, 1) * (scale->right - scale->left);
}

bool
psg_time_scale_span(const PsgTimeScale *scale, const PsgInterval *when, double *left,
                    double *right)
{
    int first = psg_interval_first(when), last = psg_interval_last(when);
    *left = psg_time_scale_x(scale, first);
    *right = psg_time_scale_x(scale, last + 1);
    return first <= scale->last && last >= scale->first;
}
