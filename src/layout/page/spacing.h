/*
 * Places along a line that keep their distance.
 */
#pragma once

#include <stddef.h>

typedef struct {
    double wanted; /* where the middle would like to be */
    double half;   /* half of its length */
    double place;  /* the answer */
    /* by how much more than the others it holds to its wish; 0 as a rule */
    double extra;
    double before; /* what it needs besides the gap to the item before it, or to `low` */
} PsgSpaced;

/* Gives items, in the order in which they stand, the places nearest to the wanted ones
 * (least squares) with `gap` between neighbours, all of them between low and high. If
 * they are too many for that, the gap is made smaller, and may become an overlap. */
void psg_spacing_solve(PsgSpaced *items, size_t count, double gap, double low,
                       double high);

/* What the items take when they stand as near as they may. */
double psg_spacing_length(const PsgSpaced *items, size_t count, double gap);
