/*
 * A drawing of bare points brought into the shape of the page.
 */
#pragma once

#include "base/geometry.h"

#include <stddef.h>

/* Turns the drawing so that its long side lies along the page's, and mirrors it so
 * that the first point is in the left and upper half. */
void psg_fit_turn(PsgPoint *points, size_t count, PsgSize area);

/* Moves and stretches the points until the boxes around them fill the area, but
 * stretches one way at most `limit` times as much as the other. Boxes larger than the
 * area stand in its middle. */
void psg_fit_stretch(PsgPoint *points, const PsgSize *boxes, size_t count, PsgSize area,
                     double limit);
