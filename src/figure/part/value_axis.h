/*
 * An axis of values: from the foot of a chart to its top, linear or by decades.
 *
 * A linear axis goes from zero to the last value, with ticks at 1, 2 or 5 times a power of ten. One that spans
 * decades is logarithmic, and whoever draws it says so.
 */
#pragma once

#include "figure/part/pen.h"

/* What an axis has to hold. */
typedef struct {
    double least, most; /* all values lie between them; finite */
    bool is_linear;     /* whatever they are: bars begin at zero, counts are near it */
    bool is_whole;      /* they are whole numbers, and so are the ticks */
} PsgValueRange;

typedef struct {
    double least, most; /* the values at its foot and its top */
    double foot, top;   /* y on the page; the foot is the larger one */
    double step;        /* from tick to tick; if logarithmic, in decades */
    bool is_log;
} PsgValueScale;

/* Between two places of the page, with about so many ticks at most. */
PsgValueScale psg_value_scale_of(const PsgValueRange *range, double foot, double top,
                                 size_t ticks);

double psg_value_scale_y(const PsgValueScale *scale, double value);

/* From the foot up. Of double, owned by the caller. */
GArray *psg_value_scale_ticks(const PsgValueScale *scale);

/* How wide the names of ticks are, with the air between them and the drawing. */
double psg_value_axis_width(const PsgPen *pen, const PsgValueScale *scale);

/* A light line across the drawing for each tick, its name left of it; the line of zero is
 * stronger. */
void psg_value_axis_draw(const PsgPen *pen, const PsgValueScale *scale, double left,
                         double right);
