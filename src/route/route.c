/*
 * From edges to paths, by negotiation (McMurchie and Ebeling 1995, "PathFinder"): every line
 * has the cheapest way amid the others, and what is dear to others is dear to it.
 *
 * 1. The lines are led one after the other, the shortest first: they have the least choice. Where
 *    that takes little time, there is another start, in which each is led as if it was alone: so it
 *    takes the gaps for which boxes were placed. The start from which all get cheaper is kept.
 * 2. In rounds, each line that meets others, or has bends, is taken out and led anew; it
 *    comes back by another way only if that costs less. So the sum of all costs falls with
 *    each change, and it ends.
 * 3. A line and the few that it crosses are all taken out: it is led first, the others after it.
 *    They come back that way only if all together cost less.
 * 4. Ways are refined (refine.c), and bends rounded (curve.c).
 *
 * An edge from a box to itself is a loop at one of its corners (loop.c). Where lines run through
 * all corners that have room, lines are led once more, around the loops.
 */
#include "route/route.h"

#include "base/compare.h"
#include "base/segment.h"
#include "route/curve.h"
#include "route/former.h"
#include "route/loop.h"
#include "route/prices.h"
#include "route/refine.h"
#include "route/straight.h"
#include "route/way_search.h"

#include <stdlib.h>
#include <string.h>

/* Lines are led from two starts where that has taken no more than this part of the work. */
#define CHEAP 4
#define ROUNDS 8        /* hardly a line finds a better way in a later one */
#define MOST_YIELDING 3 /* more lines hardly come undone together */
/* For a figure, as a search counts it: about a third of a second. */
#define MOST_WORK 25000000
/* Times the share of a line: most lines need far less than theirs, and a few need several. */
#define SHARES 12
/* More lines than these cross wherever they run: to refine them takes long, and hardly helps. */
#define MOST_REFINED 250
#define WORTH 0.05 /* in pitches: for less no line is led anew */

/* Edges by the distance of their boxes: the shortest have the least choice. Owned by the
 * caller. */
static PsgRanked *
turns_of(const PsgRouteTask *task)
{
    PsgRanked *turns = g_new(PsgRanked, task->edge_count + 1);
    for (size_t i = 0; i < task->edge_count; i++) {
        PsgPoint from = psg_rect_centre(task->boxes[task->edges[i].from]);
        PsgPoint to = psg_rect_centre(task->boxes[task->edges[i].to]);
        turns[i] = (PsgRanked){psg_distance(from, to), i};
    }
    qsort(turns, task->edge_count, sizeof *turns, psg_compare_ranked);
    return turns;
}

/* From outline to outline, through whatever is between: of boxes that overlap, or whose
 * sides are all shut in. */
static void
lead_straight(const PsgObstacles *obstacles, PsgWay *way)
{
    PsgPoint a = psg_rect_centre(obstacles->boxes[way->from]);
    PsgPoint b = psg_rect_centre(obstacles->boxes[way->to]);
    double part[2];
    way->count = 2;
    way->points = g_new(PsgPoint, 2);
    way->points[0] = psg_segment_inside(a, b, obstacles->boxes[way->from], part)
                         ? psg_between(a, b, part[1])
                         : a;
    way->points[1] = psg_segment_inside(b, a, obstacles->boxes[way->to], part)
                         ? psg_between(b, a, part[1])
                         : b;
}

/* How a line stands in the negotiation. */
typedef struct {
    /* what it cost when nothing better was found: as long as it costs the same, its surroundings
     * have hardly changed */
    double settled;
    double loyalty; /* what it costs to leave the way that it had in the former task */
    /* what that way cost there; 0: it has another one, or costs another sum */
    double former;
} Standing;

/* As in the former task, if no box is in the way now. */
static bool
lead_as_before(const PsgRouteTask *task, size_t edge, PsgWay *way,
               const PsgSurroundings *around, Standing *standing)
{
    double cost;
    if (!psg_way_recall(task, edge, way, &cost)) {
        return false;
    }
    bool is_clear = psg_way_cost_below(around, way, (double)INFINITY) < (double)INFINITY;
    if (is_clear) {
        *standing = (Standing){cost, PSG_PRICE_LOYALTY * around->pitch, cost};
    } else {
        g_clear_pointer(&way->points, g_free);
        way->count = 0;
    }
    return is_clear;
}

static void
lead_all(const PsgRouteTask *task, PsgWay *ways, PsgWaySearch *search,
         PsgSurroundings *around, Standing *standings)
{
    g_autofree PsgRanked *turns = turns_of(task);
    for (size_t i = 0; i < task->edge_count; i++) {
        PsgWay *way = &ways[turns[i].index];
        if (way->from == way->to) {
            continue;
        }
        Standing *standing = &standings[turns[i].index];
        if (!lead_as_before(task, turns[i].index, way, around, standing) &&
            !psg_way_search_run(search, way, (double)INFINITY)) {
            lead_straight(around->obstacles, way);
        }
        psg_way_set_up(around, way);
    }
}

/* True if the way is another one now. */
static bool
lead_anew(PsgWay *way, PsgWaySearch *search, PsgSurroundings *around, Standing *standing)
{
    bool is_calm;
    psg_way_take_out(around, way);
    double cost = psg_way_cost(around, way, &is_calm);
    bool is_same = fabs(cost - standing->settled) < WORTH * around->pitch;
    double least = WORTH * around->pitch + standing->loyalty;
    bool is_changed =
        !is_calm && !is_same && psg_way_search_run(search, way, cost - least);
    standing->settled = is_changed ? 0 : cost;
    standing->loyalty = is_changed ? 0 : standing->loyalty;
    standing->former = is_changed ? 0 : standing->former;
    psg_way_set_up(around, way);
    return is_changed;
}

/* Many lines are led with less care, so that the time grows about as they do. */
static size_t
patience_for(const PsgRouteTask *task)
{
    return SHARES * MOST_WORK / (task->edge_count + 1);
}

static void
negotiate(PsgWay *ways, size_t count, PsgWaySearch *search, PsgSurroundings *around,
          Standing *standings)
{
    for (int round = 0; round < ROUNDS; round++) {
        size_t changes = 0;
        for (size_t i = 0; i < count; i++) {
            if (psg_way_search_work(search) > 2 * MOST_WORK) {
                return;
            }
            changes +=
                ways[i].count > 0 && lead_anew(&ways[i], search, around, &standings[i]);
        }
        if (changes == 0) {
            return;
        }
    }
}

/* What each way costs amid all others. */
static double *
costs_of(const PsgWay *ways, size_t count, const PsgSurroundings *around)
{
    double *costs = g_new0(double, count + 1);
    for (size_t i = 0; i < count; i++) {
        if (ways[i].count > 0) {
            bool is_calm;
            psg_way_take_out(around, &ways[i]);
            costs[i] = psg_way_cost(around, &ways[i], &is_calm);
            psg_way_set_up(around, &ways[i]);
        }
    }
    return costs;
}

/* Lines that do not cost what they did in the former task are as good as new. */
static void
compare_to_former(const PsgWay *ways, size_t count, const PsgSurroundings *around,
                  Standing *standings)
{
    g_autofree double *costs = costs_of(ways, count, around);
    for (size_t i = 0; i < count; i++) {
        bool is_same = fabs(costs[i] - standings[i].former) < WORTH * around->pitch;
        standings[i].former = is_same ? standings[i].former : 0;
    }
}

/* ---- lines that give way ---- */

/* A line and those that it crosses. */
typedef struct {
    size_t lines[MOST_YIELDING + 1];
    PsgWay *ways[MOST_YIELDING + 1];
    PsgWay before[MOST_YIELDING + 1]; /* own their points while it is tried */
    size_t count, led;
} Knot;

static bool
do_cross(const PsgWay *one, const PsgWay *other)
{
    for (size_t i = 0; i + 1 < one->count; i++) {
        for (size_t k = 0; k + 1 < other->count; k++) {
            if (psg_segments_cross(one->points[i], one->points[i + 1], other->points[k],
                                   other->points[k + 1])) {
                return true;
            }
        }
    }
    return false;
}

/* False if it crosses nobody, or too many to find a better way for all. */
static bool
find_knot(PsgWay *ways, size_t count, size_t index, Knot *knot)
{
    knot->count = 0;
    knot->lines[knot->count] = index;
    knot->ways[knot->count++] = &ways[index];
    for (size_t i = 0; i < count; i++) {
        if (i != index && do_cross(&ways[index], &ways[i])) {
            if (knot->count > MOST_YIELDING) {
                return false;
            }
            knot->lines[knot->count] = i;
            knot->ways[knot->count++] = &ways[i];
        }
    }
    return knot->count > 1;
}

static double
cost_amid(const PsgSurroundings *around, const PsgWay *way)
{
    bool is_calm;
    return psg_way_cost(around, way, &is_calm);
}

/* The knot's lines are taken out. Gives what they cost together. */
static double
take_out_all(const Knot *knot, const PsgSurroundings *around)
{
    double sum = 0;
    for (size_t i = 0; i < knot->count; i++) {
        psg_way_take_out(around, knot->ways[i]);
        sum += cost_amid(around, knot->ways[i]);
    }
    return sum;
}

/* What the lines of the knot from that one on cost at least. */
static double
least_rest(const Knot *knot, size_t first, const PsgObstacles *obstacles)
{
    double sum = 0;
    for (size_t i = first; i < knot->count; i++) {
        PsgRect a = obstacles->boxes[knot->ways[i]->from];
        PsgRect b = obstacles->boxes[knot->ways[i]->to];
        double across = fmax(fmax(a.x - psg_rect_right(b), b.x - psg_rect_right(a)), 0);
        double down = fmax(fmax(a.y - psg_rect_bottom(b), b.y - psg_rect_bottom(a)), 0);
        sum +=
            sqrt(across * across + down * down); /* and from both ends to their homes */
        sum += (fmin(a.width, a.height) + fmin(b.width, b.height)) / 2;
    }
    return sum;
}

/* Leads the lines one after the other, as long as they cost less than `most` together. False if
 * they do not. */
static bool
lead_knot(Knot *knot, PsgWaySearch *search, const PsgSurroundings *around, double most)
{
    double sum = 0;
    for (knot->led = 0; knot->led < knot->count; knot->led++) {
        PsgWay *way = knot->ways[knot->led];
        double rest = least_rest(knot, knot->led + 1, around->obstacles);
        knot->before[knot->led] = *way;
        way->points = NULL;
        if (!psg_way_search_run(search, way, most - sum - rest)) {
            *way = knot->before[knot->led];
            return false;
        }
        sum += cost_amid(around, way);
        psg_way_set_up(around, way);
    }
    return sum < most;
}

/* The first line takes the way that it would have without the others, and they have theirs amid
 * it. True if that costs less. settled: what they cost when that was tried before. */
static bool
untie(Knot *knot, PsgWaySearch *search, const PsgSurroundings *around, double *settled)
{
    double cost = take_out_all(knot, around), worth = WORTH * around->pitch;
    bool is_same = fabs(cost - *settled) < worth;
    bool is_better = !is_same && lead_knot(knot, search, around, cost - worth);
    *settled = is_better ? 0 : cost;
    if (is_better) {
        for (size_t i = 0; i < knot->count; i++) {
            g_free(knot->before[i].points);
        }
        return true;
    }
    for (size_t i = 0; !is_same && i < knot->led; i++) {
        psg_way_take_out(around, knot->ways[i]);
        g_free(knot->ways[i]->points);
        *knot->ways[i] = knot->before[i];
    }
    for (size_t i = 0; i < knot->count; i++) {
        psg_way_set_up(around, knot->ways[i]);
    }
    return false;
}

/* All have the way that they had in the former task, and it costs the same. */
static bool
is_as_before(const Knot *knot, const Standing *standings)
{
    for (size_t i = 0; i < knot->count; i++) {
        if (!(standings[knot->lines[i]].former > 0)) {
            return false;
        }
    }
    return true;
}

static void
forget_former(const Knot *knot, Standing *standings)
{
    for (size_t i = 0; i < knot->count; i++) {
        standings[knot->lines[i]].former = 0;
    }
}

static void
untie_all(PsgWay *ways, size_t count, PsgWaySearch *search, const PsgSurroundings *around,
          Standing *standings)
{
    g_autofree double *settled = g_new0(double, count + 1);
    size_t start = psg_way_search_work(search), changes = 1;
    for (int round = 0; round < ROUNDS && changes > 0; round++) {
        changes = 0;
        for (size_t i = 0; i < count; i++) {
            Knot knot;
            if (psg_way_search_work(search) - start > MOST_WORK / 4) {
                return;
            }
            if (find_knot(ways, count, i, &knot) && !is_as_before(&knot, standings) &&
                untie(&knot, search, around, &settled[i])) {
                forget_former(&knot, standings);
                changes++;
            }
        }
    }
}

static PsgWay *
ways_of(const PsgRouteTask *task)
{
    PsgWay *ways = g_new0(PsgWay, task->edge_count + 1);
    for (size_t i = 0; i < task->edge_count; i++) {
        ways[i].from = task->edges[i].from;
        ways[i].to = task->edges[i].to;
        ways[i].half = task->halves == NULL ? 0 : task->halves[i];
    }
    return ways;
}

static void
refine(const PsgRouteTask *task, PsgWay *ways, PsgSurroundings *around,
       const Standing *standings)
{
    g_autofree double *settled = g_new0(double, task->edge_count + 1);
    for (size_t i = 0; i < task->edge_count; i++) {
        settled[i] = standings[i].former;
    }
    psg_ways_refine(ways, task->edge_count, around, settled);
}

/* ---- two starts ---- */

/* What all ways cost after the negotiation, amid each other. */
static double
lead_from(const PsgRouteTask *task, PsgWay *ways, PsgWaySearch *search,
          PsgSurroundings *around, Standing *standings)
{
    lead_all(task, ways, search, around, standings);
    around->is_alone = false;
    negotiate(ways, task->edge_count, search, around, standings);
    g_autofree double *costs = costs_of(ways, task->edge_count, around);
    double sum = 0;
    for (size_t i = 0; i < task->edge_count; i++) {
        sum += costs[i];
    }
    return sum;
}

static void
take_out_ways(const PsgWay *ways, size_t count, const PsgSurroundings *around)
{
    for (size_t i = 0; i < count; i++) {
        if (ways[i].count > 0) {
            psg_way_take_out(around, &ways[i]);
        }
    }
}

/* Where lines lead around those before them first, and where each is led as if it was alone: the
 * ways that cost less stay. */
static void
lead_from_both_starts(const PsgRouteTask *task, PsgWay *ways, PsgWaySearch *search,
                      PsgSurroundings *around, Standing *standings)
{
    size_t count = task->edge_count;
    around->is_alone = count > MOST_REFINED;
    double heeding = lead_from(task, ways, search, around, standings);
    if (psg_way_search_work(search) > MOST_WORK / CHEAP) {
        return;
    }
    g_autofree PsgWay *others = ways_of(task);
    g_autofree Standing *other_standings = g_new0(Standing, count + 1);
    take_out_ways(ways, count, around);
    around->is_alone = true;
    bool is_better = lead_from(task, others, search, around, other_standings) < heeding;
    if (is_better) {
        memcpy(standings, other_standings, count * sizeof *standings);
    } else {
        take_out_ways(others, count, around);
    }
    for (size_t i = 0; i < count; i++) {
        PsgWay left = is_better ? ways[i] : others[i];
        ways[i] = is_better ? others[i] : ways[i];
        if (!is_better && ways[i].count > 0) {
            psg_way_set_up(around, &ways[i]);
        }
        g_free(left.points);
    }
}

/* Takes the loops. */
static PsgRoutes *
routes_of(const PsgRouteTask *task, const PsgWay *ways, const PsgSurroundings *around,
          PsgLoop *loops)
{
    PsgRoutes *routes = g_new0(PsgRoutes, 1);
    routes->count = task->edge_count;
    routes->memory =
        psg_route_memory_new(task, ways, costs_of(ways, task->edge_count, around), loops);
    routes->paths = g_new(PsgPath *, task->edge_count + 1);
    for (size_t i = 0; i < task->edge_count; i++) {
        routes->paths[i] = ways[i].from == ways[i].to
                               ? psg_loop_path(task, i, &loops[i])
                               : psg_way_path(&ways[i], around->obstacles, around->crowd);
    }
    return routes;
}

/* loops: where they are; NULL: they find their places amid the lines. */
static PsgRoutes *
lead(const PsgRouteTask *task, const PsgLoop *loops)
{
    g_autoptr(PsgObstacles) obstacles =
        psg_obstacles_new(task->boxes, task->box_count, task->area, task->clearance);
    g_autofree PsgWay *ways = ways_of(task);
    g_autoptr(PsgCrowd) crowd =
        psg_crowd_new(task->area, task->edge_count, PSG_LINES_APART * task->spread);
    g_autoptr(PsgPorts) ports =
        psg_ports_new(obstacles, ways, task->edge_count, task->spread);
    PsgSurroundings around = {obstacles, crowd, ports, task->spread, false};
    g_autoptr(PsgLaneGraph) graph = psg_lane_graph_new(obstacles, task->spread);
    g_autoptr(PsgWaySearch) search =
        psg_way_search_new(graph, &around, patience_for(task));
    g_autofree Standing *standings = g_new0(Standing, task->edge_count + 1);
    lead_from_both_starts(task, ways, search, &around, standings);
    if (task->edge_count <= MOST_REFINED) {
        compare_to_former(ways, task->edge_count, &around, standings);
        untie_all(ways, task->edge_count, search, &around, standings);
        refine(task, ways, &around, standings);
    }
    PsgLoop *placed = NULL;
    if (loops != NULL) {
        placed = g_memdup2(loops, (task->edge_count + 1) * sizeof *loops);
    } else if (psg_routes_have_loops(task)) {
        placed = psg_loops_place(task, ways);
    }
    PsgRoutes *routes = routes_of(task, ways, &around, placed);
    routes->work = psg_way_search_work(search);
    for (size_t i = 0; i < task->edge_count; i++) {
        g_free(ways[i].points);
    }
    return routes;
}

/* The boxes, and after them all loops: of PsgRect. */
static GArray *
boxes_with_loops(const PsgRouteTask *task, const PsgLoop *loops)
{
    GArray *boxes = g_array_new(FALSE, FALSE, sizeof(PsgRect));
    g_array_append_vals(boxes, task->boxes, (guint)task->box_count);
    for (size_t i = 0; i < task->edge_count; i++) {
        if (task->edges[i].from == task->edges[i].to) {
            PsgRect bounds = psg_loop_bounds(task, i, &loops[i]);
            g_array_append_val(boxes, bounds);
        }
    }
    return boxes;
}

static bool
is_any_barred(const PsgRouteTask *task, const PsgLoop *loops)
{
    for (size_t i = 0; i < task->edge_count; i++) {
        if (task->edges[i].from == task->edges[i].to && loops[i].is_barred) {
            return true;
        }
    }
    return false;
}

static PsgRoutes *
lead_between_sites(const PsgRouteTask *task)
{
    PsgWay *ways = ways_of(task);
    size_t work = psg_ways_straighten(task, ways);
    PsgLoop *loops = psg_routes_have_loops(task) ? psg_loops_place(task, ways) : NULL;
    PsgRoutes *routes = g_new0(PsgRoutes, 1);
    routes->count = task->edge_count;
    routes->work = work;
    routes->paths = g_new(PsgPath *, task->edge_count + 1);
    for (size_t i = 0; i < task->edge_count; i++) {
        routes->paths[i] = ways[i].from == ways[i].to
                               ? psg_loop_path(task, i, &loops[i])
                               : psg_path_polyline(ways[i].points, ways[i].count);
    }
    routes->memory =
        psg_route_memory_new(task, ways, g_new0(double, task->edge_count + 1), loops);
    for (size_t i = 0; i < task->edge_count; i++) {
        g_free(ways[i].points);
    }
    g_free(ways);
    return routes;
}

PsgRoutes *
psg_routes_find(const PsgRouteTask *task)
{
    if (task->sites != NULL) {
        return lead_between_sites(task);
    }
    PsgRoutes *routes = lead(task, NULL);
    const PsgLoop *loops = psg_route_memory_loops(routes->memory);
    if (loops == NULL || task->edge_count > MOST_REFINED || !is_any_barred(task, loops)) {
        return routes;
    }
    g_autoptr(GArray) boxes = boxes_with_loops(task, loops);
    PsgRouteTask again = *task;
    again.boxes = (const PsgRect *)(const void *)boxes->data;
    again.box_count = boxes->len;
    PsgRoutes *around_loops = lead(&again, loops);
    around_loops->work += routes->work;
    psg_routes_free(routes);
    return around_loops;
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
    psg_route_memory_free(routes->memory);
    g_free(routes->paths);
    g_free(routes);
}
