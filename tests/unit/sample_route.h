/*
 * Boxes and pairs of them made by chance, between which lines are led.
 */
#pragma once

#include "base/random.h"
#include "route/route.h"

/* One box in each cell of a grid of 1520 × 640, somewhere within it. spread: how much larger than
 * three tenths of its cell a box may be, as a share of the cell. */
void sample_boxes(PsgRandom *random, size_t columns, size_t rows, PsgSize spread,
                  PsgRect *boxes);

/* Two boxes of so many. */
PsgRouteEnds sample_ends(PsgRandom *random, size_t count);
