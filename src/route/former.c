/* Each point of a way belongs to a box: its ends to their own, a bend to the nearest. */
#include "route/former.h"

#include "base/segment.h"

struct PsgRouteMemory {
    PsgWay *ways;   /* by edge */
    double *costs;  /* by edge */
    PsgLoop *loops; /* by edge; NULL: there are none */
    size_t edge_count;
    PsgRect *boxes;
    size_t box_count;
};

PsgRouteMemory *
psg_route_memory_new(const PsgRouteTask *task, const PsgWay *ways, double *costs,
                     PsgLoop *loops)
{
    PsgRouteMemory *memory = g_new0(PsgRouteMemory, 1);
    memory->edge_count = task->edge_count;
    memory->costs = costs;
    memory->loops = loops;
    memory->box_count = task->box_count;
    memory->boxes = g_memdup2(task->boxes, task->box_count * sizeof *task->boxes);
    memory->ways = g_memdup2(ways, (task->edge_count + 1) * sizeof *ways);
    for (size_t i = 0; i < task->edge_count; i++) {
        memory->ways[i].points =
            g_memdup2(ways[i].points, ways[i].count * sizeof *ways[i].points);
    }
    return memory;
}

void
psg_route_memory_free(PsgRouteMemory *memory)
{
    if (memory == NULL) {
        return;
    }
    for (size_t i = 0; i < memory->edge_count; i++) {
        g_free(memory->ways[i].points);
    }
    g_free(memory->ways);
    g_free(memory->costs);
    g_free(memory->loops);
    g_free(memory->boxes);
    g_free(memory);
}

const PsgLoop *
psg_route_memory_loops(const PsgRouteMemory *memory)
{
    return memory->loops;
}

size_t
psg_routes_box_count(const PsgRoutes *routes)
{
    return routes->memory->box_count;
}

static double
distance_to(PsgRect box, PsgPoint at)
{
    double across = psg_greater(0, psg_greater(box.x - at.x, at.x - psg_rect_right(box)));
    double down = psg_greater(0, psg_greater(box.y - at.y, at.y - psg_rect_bottom(box)));
    return across * across + down * down;
}

/* The nearest of the boxes that are still there; PSG_NO_BOX: there is none. */
static size_t
nearest_box(const PsgRouteFormer *former, PsgPoint at)
{
    const PsgRouteMemory *memory = former->routes->memory;
    size_t best = PSG_NO_BOX;
    double least = (double)INFINITY;
    for (size_t box = 0; box < memory->box_count; box++) {
        double distance = distance_to(memory->boxes[box], at);
        if (former->boxes[box] != PSG_NO_BOX && distance < least) {
            least = distance;
            best = box;
        }
    }
    return best;
}

/* Where the point stands if it moves with its box, whose sides may be longer now. */
static PsgPoint
moved(PsgPoint at, PsgRect before, PsgRect after)
{
    double across = at.x < before.x ? after.x - before.x
                    : at.x > psg_rect_right(before)
                        ? psg_rect_right(after) - psg_rect_right(before)
                        : psg_rect_centre(after).x - psg_rect_centre(before).x;
    double down = at.y < before.y ? after.y - before.y
                  : at.y > psg_rect_bottom(before)
                      ? psg_rect_bottom(after) - psg_rect_bottom(before)
                      : psg_rect_centre(after).y - psg_rect_centre(before).y;
    return (PsgPoint){at.x + across, at.y + down};
}

/* An end stays on its side, as far along it. */
static PsgPoint
moved_end(PsgPoint at, PsgRect before, PsgRect after)
{
    double across = before.width > 0 ? (at.x - before.x) / before.width : 0.5;
    double down = before.height > 0 ? (at.y - before.y) / before.height : 0.5;
    return (PsgPoint){after.x + across * after.width, after.y + down * after.height};
}

bool
psg_way_recall(const PsgRouteTask *task, size_t edge, PsgWay *way, double *cost)
{
    const PsgRouteFormer *former = task->former;
    size_t index = former == NULL ? PSG_NO_BOX : former->edges[edge];
    const PsgWay *old = index == PSG_NO_BOX ? NULL : &former->routes->memory->ways[index];
    if (old == NULL || old->count == 0 || former->boxes[old->from] != way->from ||
        former->boxes[old->to] != way->to) {
        return false;
    }
    const PsgRect *boxes = former->routes->memory->boxes;
    *cost = former->routes->memory->costs[index];
    way->count = old->count;
    way->points = g_new(PsgPoint, old->count);
    for (size_t i = 0; i < old->count; i++) {
        bool is_end = i == 0 || i + 1 == old->count;
        size_t box = i == 0                ? old->from
                     : i + 1 == old->count ? old->to
                                           : nearest_box(former, old->points[i]);
        PsgRect after = task->boxes[former->boxes[box]];
        way->points[i] = is_end ? moved_end(old->points[i], boxes[box], after)
                                : moved(old->points[i], boxes[box], after);
    }
    return true;
}

size_t
psg_loop_recall(const PsgRouteTask *task, size_t edge)
{
    const PsgRouteFormer *former = task->former;
    size_t index = former == NULL ? PSG_NO_BOX : former->edges[edge];
    const PsgRouteMemory *memory = former == NULL ? NULL : former->routes->memory;
    return index == PSG_NO_BOX || memory->loops == NULL ? PSG_LOOP_CORNERS
                                                        : memory->loops[index].corner;
}
