/*
 * Where lines may bend: lanes around the corners of boxes, and which see each other.
 */
#pragma once

#include "route/obstacles.h"

typedef struct {
    PsgPoint at;
    size_t corner; /* box × 4 + 0 to 3: left top, right top, left bottom, right bottom */
    bool is_open;  /* no box is there */
    bool is_inner; /* nearer to its box than lines like to be: for gaps with many lines */
    GArray *seen;  /* of size_t: lanes; NULL until somebody asks */
} PsgLane;

typedef struct {
    const PsgObstacles *obstacles; /* borrowed */
    PsgSize reach;                 /* half of the window that is looked at from a point */
    size_t count;
    PsgLane *lanes;
} PsgLaneGraph;

/* Lanes of one corner are a pitch apart. */
PsgLaneGraph *psg_lane_graph_new(const PsgObstacles *obstacles, double pitch);
void psg_lane_graph_free(PsgLaneGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLaneGraph, psg_lane_graph_free)

/* The lanes that this one sees, and that a line through both would just touch; of size_t,
 * borrowed. */
const GArray *psg_lane_graph_seen(PsgLaneGraph *graph, size_t lane);

/* The open lanes around a box that are near enough to be looked at; of size_t. */
GArray *psg_lane_graph_near(const PsgLaneGraph *graph, size_t box);

/* A line to or from the lane would touch its box, not run into it or away from it. */
static inline bool
psg_lane_touches(const PsgLane *lane, PsgPoint other)
{
    double outward = lane->corner % 2 == 0 ? -1 : 1;
    double upward = lane->corner % 4 < 2 ? -1 : 1;
    return (other.x - lane->at.x) * outward * ((other.y - lane->at.y) * upward) <= 1e-9;
}

/* What a line must keep that bends there. */
static inline PsgClearance
psg_lane_clearance(const PsgLane *lane)
{
    return lane->is_inner ? PSG_CLEAR_NARROWLY : PSG_CLEAR_WELL;
}

static inline size_t
psg_lane_box(const PsgLane *lane)
{
    return lane->corner / 4;
}
