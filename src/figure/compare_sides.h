/*
 * Two slices as two networks next to each other, actors in the same places.
 */
#pragma once

#include "figure/compare_place.h"

/* Fills the room: under the title of its slice each, the earlier at the left. The change
 * of the view is marked in both. */
void psg_compare_sides_draw(const PsgFigureGround *ground, const PsgPen *pen,
                            const PsgView *view, PsgRect room);
