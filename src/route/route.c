/*
 * From edges to paths.
 *
 * 1. Edges of the same pair are fanned: their lines run side by side.
 * 2. Each line that meets a box becomes the shortest way around it (visibility.c).
 * 3. Ways that share a corner are laid side by side (nudge.c), those that share the side
 *    of a box get ports of their own (ports.c).
 * 4. Bends are rounded (curve.c).
 *
 * An edge from a box to itself is a loop at one of its corners.
 */
#include "route/route.h"

#include "base/segment.h"
#include "route/visibility.h"
#include "route/way.h"

#define FAN_SHARE                                                                        \
    0.35 /* of the smaller side of a box: so far from its centre lines may start */

typedef struct {
    size_t low, high; /* boxes */
    size_t edge;
} Pair;

static int
compare_pairs(const void *left, const void *right)
{
    const Pair *a = left;
    const Pair *b = right;
    if (a->low != b->low) {
        return a->low < b->low ? -1 : 1;
    }
    if (a->high != b->high) {
        return a->high < b->high ? -1 : 1;
    }
    return a->edge < b->edge ? -1 : a->edge > b->edge;
}

/* How far each edge's line is moved to the side, seen from the lower box of its pair. */
static double *
fan_out(const PsgRouteTask *task)
{
    g_autofree Pair *pairs = g_new(Pair, task->edge_count + 1);
    for (size_t i = 0; i < task->edge_count; i++) {
        PsgRouteEnds ends = task->edges[i];
        pairs[i] = (Pair){MIN(ends.from, ends.to), MAX(ends.from, ends.to), i};
    }
    qsort(pairs, task->edge_count, sizeof *pairs, compare_pairs);
    double *offsets = g_new0(double, task->edge_count + 1);
    for (size_t start = 0, end = 0; start < task->edge_count; start = end) {
        while (end < task->edge_count && pairs[end].low == pairs[start].low &&
               pairs[end].high == pairs[start].high) {
            end++;
        }
        double middle = (double)(end - start - 1) / 2;
        for (size_t i = start; i < end; i++) {
            offsets[pairs[i].edge] = ((double)(i - start) - middle) * task->spread;
        }
    }
    return offsets;
}

static PsgPoint
aside(PsgRect box, PsgPoint normal, double offset)
{
    PsgPoint centre = psg_rect_centre(box);
    double limit = FAN_SHARE * fmin(box.width, box.height);
    double moved = fmax(-limit, fmin(offset, limit));
    return (PsgPoint){centre.x + normal.x * moved, centre.y + normal.y * moved};
}

static PsgWay
way_of_edge(const PsgRouteTask *task, size_t edge, double offset,
            PsgVisibility *visibility)
{
    PsgRouteEnds ends = task->edges[edge];
    PsgRect from = task->boxes[ends.from];
    PsgRect to = task->boxes[ends.to];
    PsgPoint a = psg_rect_centre(from);
    PsgPoint b = psg_rect_centre(to);
    double length = fmax(psg_distance(a, b), 1e-9);
    double sign = ends.from < ends.to ? 1 : -1;
    PsgPoint normal = {-(b.y - a.y) / length * sign, (b.x - a.x) / length * sign};
    return psg_visibility_way(visibility, aside(from, normal, offset),
                              aside(to, normal, offset), (PsgExempt){ends.from, ends.to});
}

/* Around the corner at the top right, or another that is further from the page's
 * border. */
static PsgPath *
loop_at(PsgRect box, PsgSize area, double size)
{
    bool left = psg_rect_right(box) + size > area.width;
    bool low = box.y - size < 0;
    PsgPoint corner = {left ? box.x : psg_rect_right(box),
                       low ? psg_rect_bottom(box) : box.y};
    double across = left ? -size : size;
    double down = low ? size : -size;
    double inset_x = fmin(size, box.width / 3) * (left ? 1 : -1);
    double inset_y = fmin(size, box.height / 3) * (low ? -1 : 1);
    PsgPath *path = psg_path_new();
    psg_path_move(path, (PsgPoint){corner.x + inset_x, corner.y});
    psg_path_curve(path, (PsgPoint){corner.x + inset_x, corner.y + down},
                   (PsgPoint){corner.x + across, corner.y + inset_y},
                   (PsgPoint){corner.x, corner.y + inset_y});
    return path;
}

static PsgPath *
path_of_edge(const PsgRouteTask *task, size_t edge, double offset, const PsgWay *way,
             const PsgObstacles *obstacles)
{
    if (way->from == way->to) {
        double size = fmax(1.5 * task->spread, 4 * task->spread + offset);
        return loop_at(task->boxes[task->edges[edge].from], task->area, size);
    }
    return psg_way_path(way, obstacles);
}

PsgRoutes *
psg_routes_find(const PsgRouteTask *task)
{
    g_autoptr(PsgObstacles) obstacles =
        psg_obstacles_new(task->boxes, task->box_count, task->area, task->clearance);
    g_autoptr(PsgVisibility) visibility = psg_visibility_new(obstacles);
    g_autofree double *offsets = fan_out(task);
    g_autofree PsgWay *ways = g_new(PsgWay, task->edge_count + 1);
    for (size_t i = 0; i < task->edge_count; i++) {
        ways[i] = way_of_edge(task, i, offsets[i], visibility);
    }
    psg_ways_nudge(obstacles, ways, task->edge_count, task->spread);
    psg_ports_set(obstacles, ways, task->edge_count, task->spread);
    PsgRoutes *routes = g_new(PsgRoutes, 1);
    routes->count = task->edge_count;
    routes->paths = g_new(PsgPath *, task->edge_count + 1);
    for (size_t i = 0; i < task->edge_count; i++) {
        routes->paths[i] = path_of_edge(task, i, offsets[i], &ways[i], obstacles);
        g_free(ways[i].bends);
    }
    return routes;
}

void
psg_routes_free(PsgRoutes *routes)
{
    if (routes == NULL) {
        return;
    }
    for (size_t i = 0; i < routes->count; i++) {
        psg_path_free(routes->paths[i]);
    }
    g_free(routes->paths);
    g_free(routes);
}
