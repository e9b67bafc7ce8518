/*
 * An axis of time: a true scale, its ticks with a light grid, and bars that stand
 * on it.
 *
 * The scale is linear from its first second to its last. A slice that only asks a question,
 * or a last one so far ahead that most of the axis would be empty, is not on it: it has a stop
 * of its own, beyond a break.
 */
#pragma once

#include "figure/figure.h"
#include "figure/part/pen.h"

/* Before any time was met. */
#define PSG_NO_TIME ((PsgTimeSpan){PSG_TIME_LAST, PSG_TIME_FIRST})

/* Takes a time in, unless it stands for an end that is not known. */
void psg_time_span_meet(PsgTimeSpan *span, PsgTime time);
void psg_time_span_meet_interval(PsgTimeSpan *span, const PsgInterval *when);

/* Whole hours, days, months or years around it, by its length; of numbers a power of ten. */
PsgTimeSpan psg_time_span_rounded(PsgTimeSpan span);

/* The year that a time is in; of numbers, from the whole one up to the next. */
PsgTimeSpan psg_time_span_around(PsgTime time);

/* How times of a landscape were told. Hours are told as their authors told them; by UTC, if
 * these had several clocks. */
typedef struct {
    PsgTime ahead; /* how far their clock is ahead of UTC */
    /* how long the least plain number is: 1, or less if some have decimals; 0 for dates */
    PsgTime least;
    bool has_units; /* plain numbers are told by the whole unit that they are in */
} PsgClock;

PsgClock psg_clock_of(const PsgLandscape *landscape);

typedef struct {
    PsgTime first, last; /* both on the scale */
    PsgClock clock;
    double left, right; /* where the first begins and the last ends, in page units */
    double open; /* up to where goes what has no end: `right`, or where slices only ask */
    /* a time in which nothing happens, and which is as good as left out; none if both are the
     * same */
    PsgTime cut_from, cut_to;
    double cut_width;
    size_t *beyond; /* slices beyond the break; owned */
    size_t beyond_count;
    double beyond_at; /* the middle of their stop, right of `right` */
} PsgTimeScale;

/* From left to right of the room, the time that the window and the spec's slices ask for; of
 * facts (what is known of all that is to be shown) what neither tells. At its right
 * end the room keeps a margin for what goes on after the end, and for slices beyond
 * the break. The pen needs no scene. */
PsgTimeScale psg_time_scale_of(const PsgPen *pen, const PsgFigureSpec *spec,
                               const PsgInterval *window, PsgTimeSpan facts,
                               PsgRect room);
void psg_time_scale_clear(PsgTimeScale *scale);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PsgTimeScale, psg_time_scale_clear)

/* Leaves out a time that is on the scale: a break stands for it. */
void psg_time_scale_cut(const PsgPen *pen, PsgTimeScale *scale, PsgTime from, PsgTime to);

/* Where a time begins; times off the scale are at its ends. */
double psg_time_scale_x(const PsgTimeScale *scale, PsgTime time);

/* Where an interval begins and ends on the scale, cut at its ends; false if it is off. */
bool psg_time_scale_span(const PsgTimeScale *scale, const PsgInterval *when, double *left,
                         double *right);

/* How high the names of ticks are, and of those of the spec's slices that are not called by
 * their dates, with the air between them and the drawing. */
double psg_time_axis_height(const PsgPen *pen, const PsgFigureSpec *spec);

/* room: of the drawing, without the names of ticks. The grid stands in it, a line where
 * there is a name, the names above it or below it. */
void psg_time_axis_draw(const PsgPen *pen, const PsgTimeScale *scale,
                        const PsgFigureSpec *spec, PsgRect room, bool is_below);

/* ---- Bars: stretches of time, and how each of their ends is known ---- */

/* A bar has the shape of its kind. An end that is not certain is soft; one that is off the
 * scale is torn off; where there is no end the bar goes on and fades. What people only speak
 * of is dotted and not filled. */

typedef enum {
    PSG_BAR_SHARP, /* a known date */
    PSG_BAR_SOFT,  /* about then, or not for certain */
    PSG_BAR_BROKEN, /* not on the scale: earlier than its beginning, or later than its end */
    PSG_BAR_OPEN,    /* it has no end */
    PSG_BAR_UNKNOWN, /* it has one, and nobody knows when: it fades, with a question mark */
} PsgBarEnd;

/* left <= solid_left <= solid_right <= right: between the ends that are soft. */
typedef struct {
    PsgInterval when;
    bool is_talk; /* people only speak of it */
    PsgBarEnd begin, end;
    /* a question mark of a later bar stands for its begin, or end, too */
    bool is_told[2];
    double left, solid_left, solid_right, right; /* in page units */
} PsgTimeBar;

/* Where a time stands on the scale; false if it is off. */
bool psg_time_bar_place(PsgTimeBar *bar, const PsgTimeScale *scale,
                        const PsgInterval *when, bool is_talk);

typedef struct {
    PsgColour fill, line;
    double width; /* of its outline */
    double corner;
    PsgShape shape;
} PsgBarLook;

/* kind: of actors, PSG_NONE included; height: of the bars. */
PsgBarLook psg_time_bar_look(const PsgPen *pen, size_t kind, double height);

/* box: from the bar's left to its right, or to where it has faded away. */
void psg_time_bar_draw(const PsgPen *pen, const PsgTimeBar *bar, PsgRect box,
                       const PsgBarLook *look);

/* How far a bar goes on whose end is not known. */
double psg_time_fade_width(const PsgPen *pen);

/* Hides what is drawn in the box, from nothing at `from` to all of it at `to`, both of
 * them sides of the box. */
void psg_time_fade_draw(const PsgPen *pen, PsgRect box, double from, double to);

/* What its ends and its talk look like, for legends: on a bar of no kind, since they hold for
 * all. */
void psg_time_bar_sample(const PsgPen *pen, PsgRect room, PsgTimeBar bar);
