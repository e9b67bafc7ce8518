/*
 * What each pair of links, and each pair of a link and a box, costs if they meet.
 *
 * It counts by the share of slices in which both are there. A link and its own ends, or
 * another link of the same node, cost nothing.
 */
#pragma once

#include "layout/page/simd4.h"
#include "layout/supergraph.h"

/* Rows of lanes, so many blocks each. Prices are whole multiples of a small step: sums of
 * them are exact, in whatever order they are made. */
typedef struct {
    size_t link_blocks, node_blocks;
    PsgLanes *crossing; /* link, then link */
    PsgLanes *passing;  /* node, then the links that pass it */
    PsgLanes *passed;   /* link, then the nodes that it passes */
    double *length;     /* by link: of a line as long as the unit */
} PsgPrices;

PsgPrices psg_prices_of(const PsgUnion *all);
void psg_prices_clear(PsgPrices *prices);
