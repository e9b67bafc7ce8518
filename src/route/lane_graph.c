/*
 * A visibility graph (Lozano-Pérez and Wesley 1979), reduced to lines that just touch the
 * boxes at both their ends (Rohnert 1986), since a shortest way has no others. Each corner
 * has several points, one further out than the other, so that ways around one corner lie
 * side by side.
 */
#include "route/lane_graph.h"

#include "base/segment.h"

#define LANES (OUTER_LANES + 1)
#define INNER 0.4     /* of the clearance: so far the inner lane is within it */
#define OUTER_LANES 3 /* more than three lines around one corner share the outer one */
/* With more, each corner has one lane: pairs of lanes that may see each other are too many. */
#define MANY_BOXES 120
#define NEAR_BOXES 36.0 /* about so many boxes are looked at from a point */

/* So far out of what has grown, or, below 0, that share of the clearance within it. */
static PsgPoint
lane_at(const PsgObstacles *obstacles, size_t corner, double out)
{
    PsgRect box = obstacles->boxes[corner / 4], grown = obstacles->grown[corner / 4];
    bool left = corner % 2 == 0, above = corner % 4 < 2;
    PsgPoint far = {left ? grown.x : psg_rect_right(grown),
                    above ? grown.y : psg_rect_bottom(grown)};
    PsgPoint near = {left ? box.x : psg_rect_right(box),
                     above ? box.y : psg_rect_bottom(box)};
    return out < 0
               ? psg_between(far, near, -out)
               : (PsgPoint){far.x + (left ? -out : out), far.y + (above ? -out : out)};
}

/* The first lane stays, so that there is always a way around a box. */
static bool
is_open(const PsgObstacles *obstacles, const PsgLane *lane, size_t index)
{
    PsgSize area = obstacles->area;
    PsgPoint at = lane->at;
    return index == 0 || (obstacles->count <= MANY_BOXES && at.x >= 0 && at.y >= 0 &&
                          at.x <= area.width && at.y <= area.height &&
                          !psg_obstacles_cover(obstacles, at, psg_lane_clearance(lane)));
}

/* At the clearance, then a pitch further out each; the last one further in. */
static PsgLane
lane_of(const PsgObstacles *obstacles, size_t corner, size_t index, double pitch)
{
    bool is_inner = index == OUTER_LANES;
    double out = is_inner ? -INNER : (double)index * pitch;
    PsgLane lane = {
        .at = lane_at(obstacles, corner, out), .corner = corner, .is_inner = is_inner};
    lane.is_open = is_open(obstacles, &lane, index);
    return lane;
}

PsgLaneGraph *
psg_lane_graph_new(const PsgObstacles *obstacles, double pitch)
{
    PsgLaneGraph *graph = g_new0(PsgLaneGraph, 1);
    double share = sqrt(NEAR_BOXES / fmax(1, (double)obstacles->count));
    graph->obstacles = obstacles;
    graph->reach =
        (PsgSize){share * obstacles->area.width, share * obstacles->area.height};
    graph->count = obstacles->count * 4 * LANES;
    graph->lanes = g_new0(PsgLane, graph->count + 1);
    for (size_t i = 0; i < graph->count; i++) {
        graph->lanes[i] = lane_of(obstacles, i / LANES, i % LANES, pitch);
    }
    return graph;
}

void
psg_lane_graph_free(PsgLaneGraph *graph)
{
    if (graph == NULL) {
        return;
    }
    for (size_t i = 0; i < graph->count; i++) {
        g_clear_pointer(&graph->lanes[i].seen, g_array_unref);
    }
    g_free(graph->lanes);
    g_free(graph);
}

static GArray *
lanes_within(const PsgLaneGraph *graph, PsgRect window)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autoptr(GArray) boxes = psg_obstacles_near(graph->obstacles, window);
    for (guint i = 0; i < boxes->len; i++) {
        size_t first = g_array_index(boxes, size_t, i) * 4 * LANES;
        for (size_t lane = first; lane < first + 4 * LANES; lane++) {
            if (graph->lanes[lane].is_open) {
                g_array_append_val(found, lane);
            }
        }
    }
    return found;
}

static PsgRect
window_around(const PsgLaneGraph *graph, PsgRect box)
{
    return (PsgRect){box.x - graph->reach.width, box.y - graph->reach.height,
                     box.width + 2 * graph->reach.width,
                     box.height + 2 * graph->reach.height};
}

GArray *
psg_lane_graph_near(const PsgLaneGraph *graph, size_t box)
{
    return lanes_within(graph, window_around(graph, graph->obstacles->boxes[box]));
}

/* Somebody has looked from that lane already, and seen this one. */
static bool
is_seen_from(const PsgLane *there, size_t index)
{
    size_t low = 0, high = there->seen == NULL ? 0 : there->seen->len;
    while (low < high) {
        size_t middle = (low + high) / 2;
        size_t seen = g_array_index(there->seen, size_t, middle);
        if (seen == index) {
            return true;
        }
        low = seen < index ? middle + 1 : low;
        high = seen < index ? high : middle;
    }
    return false;
}

/* A line through both lanes would touch their boxes, and runs into no other. */
static bool
do_see(const PsgLaneGraph *graph, size_t index, size_t other)
{
    const PsgLane *lane = &graph->lanes[index], *there = &graph->lanes[other];
    PsgExempt nobody = {PSG_NO_BOX, PSG_NO_BOX};
    return there->corner != lane->corner && psg_lane_touches(lane, there->at) &&
           psg_lane_touches(there, lane->at) &&
           (is_seen_from(there, index) ||
            psg_obstacles_clear(
                graph->obstacles, lane->at, there->at, nobody,
                MIN(psg_lane_clearance(lane), psg_lane_clearance(there))));
}

const GArray *
psg_lane_graph_seen(PsgLaneGraph *graph, size_t index)
{
    PsgLane *lane = &graph->lanes[index];
    if (lane->seen != NULL) {
        return lane->seen;
    }
    lane->seen = g_array_new(FALSE, FALSE, sizeof(size_t));
    PsgRect point = {lane->at.x, lane->at.y, 0, 0};
    g_autoptr(GArray) near = lanes_within(graph, window_around(graph, point));
    for (guint i = 0; i < near->len; i++) {
        size_t other = g_array_index(near, size_t, i);
        if (do_see(graph, index, other)) {
            g_array_append_val(lane->seen, other);
        }
    }
    return lane->seen;
}
