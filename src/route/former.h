/*
 * Ways of a former task, carried over to boxes that stand a little differently.
 */
#pragma once

#include "route/route.h"
#include "route/way.h"

/* Copies what a later task needs of these ways. Takes `costs`, what each of them costs. */
PsgRouteMemory *psg_route_memory_new(const PsgRouteTask *task, const PsgWay *ways,
                                     double *costs);
void psg_route_memory_free(PsgRouteMemory *memory);

/* Gives the way of the edge the points that it had in the former task, moved with the boxes that
 * they were nearest to, and what it cost there; false if there is no such way. */
bool psg_way_recall(const PsgRouteTask *task, size_t edge, PsgWay *way, double *cost);
