/*
 * An axis of values: from the foot of a chart to its top, linear or by decades.
 *
 * A linear axis goes from zero to the last value, with ticks at 1, 2 or 5 times a power of ten. It is logarithmic
 * if its author says so, or if it spans decades and many values would lie on its foot; whoever draws it says so.
 *
 * Shares, in per cent, are linear: half is half as high. Where one is above a half, the axis goes on to the whole, so that
 * what is missing to it is seen as well; where all are below, that would crush them, and it ends with the largest.
 */
#pragma once

#include "figure/part/pen.h"

/* What an axis has to hold. */
typedef struct {
    double least, most; /* all values lie between them; finite */
    PsgAxisScale asked; /* by the author; logarithmic only where all are above zero */
    bool is_linear;     /* unless the author says otherwise: bars begin at zero */
    bool is_share;      /* per cent of a whole */
    bool is_whole;      /* they are whole numbers, and so are the ticks */
    bool is_crushed;    /* many of them are close to zero, as seen from the largest */
} PsgValueRange;

typedef struct {
    double least, most; /* the values at its foot and its top */
    double foot, top;   /* y on the page; the foot is the larger one */
    double step;        /* from tick to tick; if logarithmic, in decades */
    bool is_log;
} PsgValueScale;

/* Of those that are finite; of none from 0 to 0. What it does not know is false. */
PsgValueRange psg_value_range_of(const double *values, size_t count);

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
