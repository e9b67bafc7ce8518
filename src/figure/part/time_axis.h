/*
 * An axis of time: a true scale of days, its ticks, and the slices as a light grid.
 *
 * The scale is linear from its first day to its last. A slice that only asks a question,
 * or a last one so far ahead that most of the axis would be empty, is not on it: it has a stop
 * of its own, beyond a break.
 */
#pragma once

#include "figure/figure.h"
#include "figure/part/pen.h"

typedef struct {
    int first, last;    /* days, both on the scale */
    double left, right; /* where the first begins and the last ends, in page units */
    double open; /* up to where goes what has no end: `right`, or where slices only ask */
    size_t *beyond; /* slices beyond the break; owned */
    size_t beyond_count;
    double beyond_at; /* the middle of their stop, right of `right` */
} PsgTimeScale;

/* From left to right of the room, the days that the window and the spec's slices ask for; of
 * facts (what is known of all that is to be shown) those that neither tells. At its right
 * end the room keeps a margin for what goes on after the last day, and for slices beyond
 * the break. The pen needs no scene. */
PsgTimeScale psg_time_scale_of(const PsgPen *pen, const PsgFigureSpec *spec,
                               const PsgInterval *window, const PsgInterval *facts,
                               PsgRect room);
void psg_time_scale_clear(PsgTimeScale *scale);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PsgTimeScale, psg_time_scale_clear)

/* Where a day begins; days off the scale are at its ends. */
double psg_time_scale_x(const PsgTimeScale *scale, int day);

/* Where an interval begins and ends on the scale, cut at its ends; false if it is off. */
bool psg_time_scale_span(const PsgTimeScale *scale, const PsgInterval *when, double *left,
                         double *right);

/* How high the names of ticks are, with the air between them and the drawing. */
double psg_time_axis_height(const PsgPen *pen);

/* room: of the drawing, without the names of ticks. The grid stands in it, the names
 * above it or below it. */
void psg_time_axis_draw(const PsgPen *pen, const PsgTimeScale *scale,
                        const PsgFigureSpec *spec, PsgRect room, bool is_below);
