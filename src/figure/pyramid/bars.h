/*
 * The pyramid to scale: a bar for each tier on a logarithmic axis.
 */
#pragma once

#include "figure/part/pen.h"
#include "figure/part/tier_fact.h"

/* facts: of one slice or two, by slice; labels: what each is called. */
typedef struct {
    PsgTierFact *const *facts;
    char *const *labels;
    size_t count;
} PsgPyramidBars;

void psg_pyramid_bars_draw(const PsgPen *pen, const PsgPyramidBars *bars, PsgRect room);
