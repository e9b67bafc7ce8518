/*
 * Straight pieces of lines, and what they run into: tested millions of times, hence
 * inline.
 */
#pragma once

#include "base/geometry.h"

#include <math.h>
#include <stdbool.h>

/* Unlike fmin and fmax these are not calls: no care is taken of NaN. */
static inline double
psg_lesser(double a, double b)
{
    return a < b ? a : b;
}

static inline double
psg_greater(double a, double b)
{
    return a > b ? a : b;
}

/* Above 0 if c lies to one side of the line from a to b, below 0 on the other side. */
static inline double
psg_side_of(PsgPoint a, PsgPoint b, PsgPoint c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Each has its ends on both sides of the other. An end on the other's line is on one side of it,
 * always the same one: so a path that bends just there, and goes on across, crosses it once. Those
 * that share an end do not cross. */
static inline bool
psg_segments_cross(PsgPoint a, PsgPoint b, PsgPoint c, PsgPoint d)
{
    bool is_c_left = psg_side_of(a, b, c) < 0, is_d_left = psg_side_of(a, b, d) < 0;
    if (is_c_left == is_d_left) {
        return false;
    }
    bool is_a_left = psg_side_of(c, d, a) < 0, is_b_left = psg_side_of(c, d, b) < 0;
    return is_a_left != is_b_left && !psg_point_equals(a, c) && !psg_point_equals(a, d) &&
           !psg_point_equals(b, c) && !psg_point_equals(b, d);
}

/* Narrows the part [*enter, *leave] of a line to where low < start + share × step <
 * high. */
static inline bool
psg_slab_clip(double start, double step, double low, double high, double part[2])
{
    if (step > -1e-12 && step < 1e-12) {
        return start > low && start < high;
    }
    double first = (low - start) / step;
    double second = (high - start) / step;
    part[0] = psg_greater(part[0], psg_lesser(first, second));
    part[1] = psg_lesser(part[1], psg_greater(first, second));
    return part[0] < part[1];
}

/* The part of a to b that is inside the box, as shares of the way; false if it only
 * touches. */
static inline bool
psg_segment_inside(PsgPoint a, PsgPoint b, PsgRect box, double part[2])
{
    part[0] = 0;
    part[1] = 1;
    return psg_slab_clip(a.x, b.x - a.x, box.x, box.x + box.width, part) &&
           psg_slab_clip(a.y, b.y - a.y, box.y, box.y + box.height, part) &&
           part[1] - part[0] > 1e-9;
}

static inline bool
psg_segment_enters(PsgPoint a, PsgPoint b, PsgRect box)
{
    if (psg_greater(a.x, b.x) <= box.x || psg_lesser(a.x, b.x) >= box.x + box.width ||
        psg_greater(a.y, b.y) <= box.y || psg_lesser(a.y, b.y) >= box.y + box.height) {
        return false;
    }
    double part[2];
    return psg_segment_inside(a, b, box, part);
}

/* Sine of the angle, 20 degrees, up to which two lines look as if they ran side by side. */
#define PSG_PARALLEL 0.34

/* Along how much of a to b, which is so long, the line from c to d is within reach and about
 * parallel. */
static inline double
psg_length_beside(PsgPoint a, PsgPoint b, double length, const PsgPoint other[2],
                  double reach)
{
    PsgPoint along = {(b.x - a.x) / length, (b.y - a.y) / length};
    double dx = other[1].x - other[0].x, dy = other[1].y - other[0].y;
    double sine = along.x * dy - along.y * dx;
    if (sine * sine > PSG_PARALLEL * PSG_PARALLEL * (dx * dx + dy * dy)) {
        return 0;
    }
    PsgPoint from = {other[0].x - a.x, other[0].y - a.y};
    PsgPoint to = {other[1].x - a.x, other[1].y - a.y};
    double start = from.x * along.x + from.y * along.y;
    double end = to.x * along.x + to.y * along.y;
    double low = psg_greater(0, psg_lesser(start, end));
    double high = psg_lesser(length, psg_greater(start, end));
    if (high <= low) {
        return 0;
    }
    double off = from.y * along.x - from.x * along.y;
    double slope = sine / (end - start);
    double part[2] = {0, 1};
    if (!psg_slab_clip(off + (low - start) * slope, slope * (high - low), -reach, reach,
                       part)) {
        return 0;
    }
    return (high - low) * (part[1] - part[0]);
}

/* Of the angle between two lines, whichever way they lead: 1 if they are parallel. */
static inline double
psg_cosine_between(PsgPoint a, PsgPoint b, PsgPoint c, PsgPoint d)
{
    double lengths = psg_distance(a, b) * psg_distance(c, d);
    return fabs((b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y)) /
           psg_greater(lengths, 1e-9);
}
