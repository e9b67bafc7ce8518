/*
 * Points, sizes and boxes of the page: x to the right, y down, in page units.
 */
#pragma once

#include <math.h>
#include <stdbool.h>

typedef struct {
    double x, y;
} PsgPoint;

typedef struct {
    double width, height;
} PsgSize;

typedef struct {
    double x, y, width, height; /* x, y: the corner at the top left */
} PsgRect;

static inline double
psg_distance(PsgPoint a, PsgPoint b)
{
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    return sqrt(dx * dx + dy * dy);
}

static inline bool
psg_point_equals(PsgPoint a, PsgPoint b)
{
    return !(a.x < b.x) && !(a.x > b.x) && !(a.y < b.y) && !(a.y > b.y);
}

/* So much of the way from a to b. */
static inline PsgPoint
psg_between(PsgPoint a, PsgPoint b, double share)
{
    return (PsgPoint){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

static inline PsgRect
psg_rect_around(PsgPoint centre, PsgSize size)
{
    return (PsgRect){centre.x - size.width / 2, centre.y - size.height / 2, size.width,
                     size.height};
}

static inline PsgPoint
psg_rect_centre(PsgRect rect)
{
    return (PsgPoint){rect.x + rect.width / 2, rect.y + rect.height / 2};
}

/* Grown by margin on each side; a negative margin shrinks. */
static inline PsgRect
psg_rect_grow(PsgRect rect, double margin)
{
    return (PsgRect){rect.x - margin, rect.y - margin, rect.width + 2 * margin,
                     rect.height + 2 * margin};
}

/* Share an area; touching sides do not count. */
static inline bool
psg_rect_overlaps(PsgRect a, PsgRect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static inline double
psg_rect_right(PsgRect rect)
{
    return rect.x + rect.width;
}

static inline double
psg_rect_bottom(PsgRect rect)
{
    return rect.y + rect.height;
}

/* The smallest that holds both. */
static inline PsgRect
psg_rect_union(PsgRect a, PsgRect b)
{
    double x = fmin(a.x, b.x), y = fmin(a.y, b.y);
    return (PsgRect){x, y, fmax(psg_rect_right(a), psg_rect_right(b)) - x,
                     fmax(psg_rect_bottom(a), psg_rect_bottom(b)) - y};
}

/* Their sides may touch. */
static inline bool
psg_rect_contains(PsgRect outer, PsgRect inner)
{
    return inner.x >= outer.x && psg_rect_right(inner) <= psg_rect_right(outer) &&
           inner.y >= outer.y && psg_rect_bottom(inner) <= psg_rect_bottom(outer);
}
