/*
 * The cheapest way between two boxes amid the lines that stand already.
 */
#pragma once

#include "route/lane_graph.h"
#include "route/way_cost.h"

typedef struct PsgWaySearch PsgWaySearch;

/* Borrows both. After so much work a run takes the best way that it has found; one without a
 * bound goes on until it has found one. */
PsgWaySearch *psg_way_search_new(PsgLaneGraph *graph, const PsgSurroundings *around,
                                 size_t patience);
void psg_way_search_free(PsgWaySearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgWaySearch, psg_way_search_free)

/* Of all runs, and of all that was asked of the crowd: about as many pieces were compared. */
size_t psg_way_search_work(const PsgWaySearch *search);

/* Puts other points into the way if there are any that cost less than the bound; they own
 * what they replace. */
bool psg_way_search_run(PsgWaySearch *search, PsgWay *way, double bound);
