/*
 * A way between two boxes: a chain of straight pieces around the corners of other boxes.
 */
#pragma once

#include "base/path.h"
#include "route/obstacles.h"

#define PSG_NO_CORNER G_MAXSIZE

/* Corners are numbered box × 4 + 0 to 3: left top, right top, left bottom, right
 * bottom. */
typedef struct {
    PsgPoint at;
    size_t corner; /* that it goes around; PSG_NO_CORNER at the ends of the way */
} PsgBend;

typedef struct {
    size_t from, to; /* boxes */
    PsgBend *bends;  /* first and last are the ends, which begin inside the boxes */
    size_t count;    /* at least 2 */
} PsgWay;

/* The boxes that the piece from bend `index` to the next may run through: of its own
 * two, those in which the whole way ends here. */
static inline PsgExempt
psg_way_exempt(const PsgWay *way, size_t index)
{
    return (PsgExempt){index == 0 ? way->from : PSG_NO_BOX,
                       index + 2 == way->count ? way->to : PSG_NO_BOX};
}

/* Where a corner points to, each way -1 or 1. */
static inline PsgPoint
psg_corner_direction(size_t corner)
{
    return (PsgPoint){corner % 2 == 0 ? -1 : 1, corner % 4 < 2 ? -1 : 1};
}

/* Lays ways that go around the same corner side by side. */
void psg_ways_nudge(const PsgObstacles *obstacles, PsgWay *ways, size_t count,
                    double spread);

/* Cuts the ways off at the outlines of their boxes, and spreads those that leave by
 * the same side, in the order of their directions. Ways from a box to itself are left
 * as they are. */
void psg_ports_set(const PsgObstacles *obstacles, PsgWay *ways, size_t count,
                   double spread);

/* Rounds each bend as far as the boxes let it. Owned by the caller. */
PsgPath *psg_way_path(const PsgWay *way, const PsgObstacles *obstacles);
