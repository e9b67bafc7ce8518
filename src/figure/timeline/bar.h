/*
 * Bars of time: how the pieces of a life look.
 *
 * A known end is sharp and has the shape of the actor's kind; one that is not certain is
 * soft; one off the scale is broken; where no end is known the bar goes on into the
 * margin. What people only speak of is dotted and not filled.
 */
#pragma once

#include "figure/timeline/life.h"

typedef struct {
    PsgColour fill, line, background;
    double width; /* of its outline */
    double corner;
    PsgShape shape; /* of sharp ends */
} PsgBarLook;

/* height: of its bars. */
PsgBarLook psg_timeline_bar_look(const PsgPen *pen, size_t kind, double height);

/* box: from the piece's left to its right, or to where it fades away if its end is
 * open. */
void psg_timeline_bar_draw(const PsgPen *pen, const PsgLifePiece *piece, PsgRect box,
                           const PsgBarLook *look);

/* What lies over open ends, in the background's colour: they fade away from left to right
 * of the box. */
void psg_timeline_fade_draw(const PsgPen *pen, PsgRect box);
