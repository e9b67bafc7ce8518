/*
 * How relations run between boxes: from outline to outline, around every box that is in
 * the way.
 */
#pragma once

#include "base/path.h"

#include <stdbool.h>

typedef struct {
    size_t from, to; /* boxes */
} PsgRouteEnds;

typedef struct {
    const PsgRect *boxes; /* must not overlap */
    size_t box_count;
    const PsgRouteEnds *edges;
    size_t edge_count;
    PsgSize area; /* routes stay inside it, unless a box bars all of it */
    /* from boxes that are passed; less where two boxes are near each other */
    double clearance;
    double spread; /* between edges that run side by side, or share both ends */
} PsgRouteTask;

typedef struct {
    PsgPath **
        /* by edge, from `from` to `to`; one MOVE, then LINEs and CURVEs; never NULL */
        paths;
    size_t count;
} PsgRoutes;

PsgRoutes *psg_routes_find(const PsgRouteTask *task);
void psg_routes_free(PsgRoutes *routes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgRoutes, psg_routes_free)
