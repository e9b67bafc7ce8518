/*
 * Two slices as two networks next to each other, actors in the same places.
 */
#pragma once

#include "figure/compare/place.h"

/* Fills the room: each under the title of its slice, the earlier at the left, or above the
 * other on high pages. What changed is marked in both. */
void psg_compare_sides_draw(const PsgFigureInput *input, const PsgPen *pen,
                            const PsgView *view, PsgRect room);
