/*
 * Boxes that lines must not run through, found fast by where they are.
 */
#pragma once

#include "base/geometry.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define PSG_NO_BOX G_MAXSIZE

typedef struct {
    const PsgRect *boxes; /* borrowed */
    size_t count;
    PsgSize area;
    /* by the clearance, or less where boxes are near: they never overlap */
    PsgRect *grown;
    double cell_width, cell_height;
    size_t columns, rows;
    size_t *first; /* by cell, and one more: where its boxes begin in `inside` */
    size_t *inside;
} PsgObstacles;

PsgObstacles *psg_obstacles_new(const PsgRect *boxes, size_t count, PsgSize area,
                                double clearance);
void psg_obstacles_free(PsgObstacles *obstacles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgObstacles, psg_obstacles_free)

/* Two boxes that do not count, being the ends of the line. */
typedef struct {
    size_t from, to; /* or PSG_NO_BOX */
} PsgExempt;

/* Whether the straight way from a to b meets no box but the exempt ones. `share` of
 * the clearance must be kept: 0 is the bare boxes, 1 the grown ones. */
bool psg_obstacles_clear(const PsgObstacles *obstacles, PsgPoint a, PsgPoint b,
                         PsgExempt exempt, double share);

/* Whether the point is within a box, with the same share of the clearance. */
bool psg_obstacles_cover(const PsgObstacles *obstacles, PsgPoint at, double share);

/* Boxes that may reach into the rectangle, each once, in their order. */
GArray *psg_obstacles_near(const PsgObstacles *obstacles, PsgRect rect);
