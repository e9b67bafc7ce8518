/*
 * Boxes on shelves rearranged, so that lines cross less, are shorter and pass fewer
 * boxes.
 */
#pragma once

#include "layout/page/shelves.h"
#include "layout/supergraph.h"

/* Starts from what is there and keeps its main traits. Takes a bounded number of
 * steps; does nothing for graphs too large for it. */
void psg_shelves_anneal(PsgShelves *shelves, const PsgSupergraph *all, PsgSize area,
                        unsigned seed);

/* How many such searches take about as long as one of a large graph: 1 to `most`. */
size_t psg_shelves_searches(const PsgSupergraph *all, size_t most);
