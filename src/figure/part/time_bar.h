/*
 * Bars of time: a stretch of time on a scale, and how each of its ends is known.
 *
 * A bar has the shape of its kind. An end that is not certain is soft; one that is off the
 * scale is torn off; where no end is known the bar goes on and fades. What people only speak
 * of is dotted and not filled.
 */
#pragma once

#include "figure/part/time_axis.h"

typedef enum {
    PSG_BAR_SHARP,  /* a known date */
    PSG_BAR_SOFT,   /* about then, or not for certain */
    PSG_BAR_BROKEN, /* not on the scale: earlier than its first day, or later */
    PSG_BAR_OPEN,   /* no end is known */
} PsgBarEnd;

/* left <= solid_left <= solid_right <= right: between the ends that are soft. */
typedef struct {
    PsgInterval when;
    bool is_talk; /* people only speak of it */
    PsgBarEnd begin, end;
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

/* How far a bar goes on whose end nobody knows. */
double psg_time_fade_width(const PsgPen *pen);

/* Hides what is drawn in the box, from nothing at `from` to all of it at `to`, both of
 * them sides of the box. */
void psg_time_fade_draw(const PsgPen *pen, PsgRect box, double from, double to);
