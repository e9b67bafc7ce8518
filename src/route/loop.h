/*
 * Edges from a box to itself: each is a loop at a corner of its box, where neither boxes nor
 * lines are if there is such a corner.
 */
#pragma once

#include "route/route.h"
#include "route/way.h"

typedef struct {
    double reach;   /* how far it comes out of the box */
    size_t corner;  /* of PSG_LOOP_CORNERS, that at the top right first */
    size_t around;  /* so many loops of the same corner lie within it */
    bool is_barred; /* a line runs through it, and no other corner is free of lines */
} PsgLoop;

bool psg_routes_have_loops(const PsgRouteTask *task);

/* By edge; of those that are no loops nothing is told. Loops stay at the corners that they had in
 * the former task, unless a box is there now. Owned by the caller. */
PsgLoop *psg_loops_place(const PsgRouteTask *task, const PsgWay *ways);

PsgPath *psg_loop_path(const PsgRouteTask *task, size_t edge, const PsgLoop *loop);

/* What the loop reaches over, its box's corner included. */
PsgRect psg_loop_bounds(const PsgRouteTask *task, size_t edge, const PsgLoop *loop);
