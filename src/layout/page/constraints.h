/*
 * What the author asks of places, besides the zones that they keep to (zones.h): pins, and groups
 * together where rows are levels.
 *
 * Each is a further term of the cost that the search makes small, so that one wish never
 * breaks another altogether. Boxes still stand in rows: here a pin holds to the row that is
 * nearest to it, and in the end it is kept exactly (pins.h).
 */
#pragma once

#include "layout/supergraph.h"

/* What distances are measured against. */
typedef struct {
    PsgSize area; /* of the drawing */
    double unit;  /* a usual distance of neighbours */
} PsgConstraintScale;

/* What it costs that the node would stand at `to`, while all others stand at `places`. 0
 * if nothing is asked of it. */
double psg_constraint_cost(const PsgSupergraph *all, const PsgPoint *places, size_t node,
                           PsgPoint to, const PsgConstraintScale *measure);

/* Pinned nodes begin where they are pinned. There must be
 * holds. */
void psg_constraints_start(const PsgSupergraph *all, PsgPoint *places, PsgSize area);
