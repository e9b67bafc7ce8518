/*
 * A way between two boxes: a chain of straight pieces around the corners of other boxes.
 */
#pragma once

#include "base/path.h"
#include "route/obstacles.h"

typedef struct {
    size_t from, to;  /* boxes */
    PsgPoint *points; /* owned; first and last lie on the outlines of the two boxes */
    double half;      /* of its stroke, as far as that is wider than usual */
    size_t count;     /* at least 2; 0: it is not found yet, or leads back to its box */
} PsgWay;

/* The boxes that the piece from point `index` to the next may touch: of its own two,
 * those at which the whole way ends here. */
static inline PsgExempt
psg_way_exempt(const PsgWay *way, size_t index)
{
    return (PsgExempt){index == 0 ? way->from : PSG_NO_BOX,
                       index + 2 == way->count ? way->to : PSG_NO_BOX};
}
