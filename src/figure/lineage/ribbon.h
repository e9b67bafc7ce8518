/*
 * A ribbon: a stream from station to station, straight in columns, bent between them.
 */
#pragma once

#include "figure/part/pen.h"

/* Where a ribbon is how wide. */
typedef struct {
    double x, top, bottom;
} PsgStation;

typedef struct {
    PsgColour fill, edge;
    PsgDash dash; /* of its edges */
} PsgRibbonLook;

/* stations: at least two, from left to right; edges are drawn on the long sides only. */
void psg_ribbon_draw(const PsgPen *pen, const GArray *stations,
                     const PsgRibbonLook *look);

/* Fades away from its station, to the left or to the right. */
void psg_ribbon_fade(const PsgPen *pen, PsgStation from, double to_x,
                     const PsgRibbonLook *look);

/* A bar across the end of a ribbon. */
void psg_ribbon_stop(const PsgPen *pen, PsgPoint at, double height, PsgColour colour);
