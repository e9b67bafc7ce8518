/*
 * How relations run between boxes: from outline to outline, around every box that is in
 * the way.
 */
#pragma once

#include "base/path.h"

#include <glib.h>
#include <stdbool.h>

typedef struct {
    size_t from, to; /* boxes */
} PsgRouteEnds;

typedef struct PsgRouteMemory PsgRouteMemory;

typedef struct {
    PsgPath **
        /* by edge, from `from` to `to`; one MOVE, then LINEs and CURVEs; never NULL */
        paths;
    size_t count;
    PsgRouteMemory *memory; /* for a later task */
    size_t work;            /* of all searches: about as many pieces were compared */
} PsgRoutes;

#define PSG_NO_ROUTE G_MAXSIZE

/* Routes that were found before, of which many edges and boxes are there again. */
typedef struct {
    const PsgRoutes *routes;
    const size_t *edges; /* by edge: which one it was; PSG_NO_ROUTE: it is new */
    /* by box of the former task: which one it is now; PSG_NO_ROUTE: it is not there */
    const size_t *boxes;
} PsgRouteFormer;

/* Where a straight line may end. */
typedef struct {
    PsgPoint at;      /* on the outline of its box, or of a shape within it */
    PsgPoint outward; /* away from the shape; of length 1 */
} PsgRouteSite;

typedef struct {
    const PsgRouteSite *items;
    size_t count; /* at least 1, of boxes at which an edge ends */
} PsgRouteSites;

/* Corners of a box, at which a loop may be. */
enum { PSG_LOOP_CORNERS = 4 };

typedef struct {
    const PsgRect *boxes; /* must not overlap */
    size_t box_count;
    const PsgRouteEnds *edges;
    size_t edge_count;
    PsgSize area; /* routes stay inside it, unless a box bars all of it */
    /* from boxes that are passed; less where two boxes are near each other */
    double clearance;
    double spread; /* between edges that run side by side, or share both ends */
    /* by edge: by how much its stroke is wider to either side than a usual one; NULL: none is */
    const double *halves;
    /* by box: each edge is one straight line from a site of its one box to a site of the other;
     * NULL: edges lead around boxes, from wherever they like to leave */
    const PsgRouteSites *sites;
    /* by edge: whether there is an arrow at its end, of straight ones; NULL: at none */
    const bool *has_head;
    /* by box: bits of corners at which no loop should be if there is another; NULL: none */
    const unsigned *barred_corners;
    /* an edge leaves the way that it had only for one that is much better; NULL: none had one */
    const PsgRouteFormer *former;
} PsgRouteTask;

PsgRoutes *psg_routes_find(const PsgRouteTask *task);

/* By box: bits of corners at which its loops have not the room that they like. Owned by the
 * caller. */
unsigned *psg_routes_barred_corners(const PsgRouteTask *task);

/* Of the task for which they were found. */
size_t psg_routes_box_count(const PsgRoutes *routes);

void psg_routes_free(PsgRoutes *routes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgRoutes, psg_routes_free)
