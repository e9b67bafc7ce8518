/*
 * One side of a schematic pyramid: beside each tier what it is called, its figure, who is
 * on it, and between tiers their ratio.
 */
#pragma once

#include "figure/part/pen.h"
#include "figure/part/tier_fact.h"

typedef struct {
    const PsgTierFact *facts;
    PsgRect room; /* all rows; the rows are equally high */
    /* x of the pyramid's middle, from where the lines between rows come */
    double axis;
    /* START: text begins at the room's left; END: it ends at its right */
    PsgAnchor anchor;
    bool is_wide; /* figures have a column of their own */
} PsgPyramidSide;

void psg_pyramid_side_draw(const PsgPen *pen, const PsgPyramidSide *side);
