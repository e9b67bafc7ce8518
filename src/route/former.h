/*
 * Ways of a former task, carried over to boxes that stand a little differently.
 */
#pragma once

#include "route/loop.h"

/* Copies what a later task needs of these ways. Takes `costs`, what each of them costs, and
 * `loops`, by edge; NULL: no edge is one. */
PsgRouteMemory *psg_route_memory_new(const PsgRouteTask *task, const PsgWay *ways,
                                     double *costs, PsgLoop *loops);
void psg_route_memory_free(PsgRouteMemory *memory);

/* By edge; NULL: no edge is one. */
const PsgLoop *psg_route_memory_loops(const PsgRouteMemory *memory);

/* Gives the way of the edge the points that it had in the former task, moved with the boxes that
 * they were nearest to, and what it cost there; false if there is no such way. */
bool psg_way_recall(const PsgRouteTask *task, size_t edge, PsgWay *way, double *cost);

/* The corner at which a loop was in the former task; PSG_LOOP_CORNERS: it was not there. */
size_t psg_loop_recall(const PsgRouteTask *task, size_t edge);
