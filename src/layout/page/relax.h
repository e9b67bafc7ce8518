/*
 * Boxes shifted along their shelves, until what is left of the page is spread evenly.
 */
#pragma once

#include "layout/page/shelves.h"
#include "layout/supergraph.h"

/* What holds boxes where they are in other slices. */
typedef struct {
    const double *x; /* by box: where it is drawn to */
    double pull; /* how strongly, against 1 for its neighbours and even gaps together */
    int passes;
    /* ways of lines are planned, if the graph is not too large for that */
    bool is_planned;
} PsgInertia;

/* Does nothing for graphs too large for it. inertia NULL: nothing holds them. */
void psg_shelves_relax(PsgShelves *shelves, const PsgSupergraph *all,
                       const PsgInertia *inertia);
