/*
 * Lines are taken in the order of their lengths, which does not depend on the order of edges.
 */
#include "route/straight.h"

#include "base/compare.h"
#include "base/segment.h"
#include "route/former.h"
#include "route/prices.h"

#include <stdlib.h>

/* In pitches; straight.h says what for. */
#define THROUGH 60.0
#define BEHIND 10000.0
#define SHARED 2.0
#define HEAD 2.0
#define SAME 50000.0
#define FAN 2.0    /* times the length */
#define WORTH 0.05 /* for less nothing is changed */

/* Pairs of lines to be compared, for a figure: about a third of a second. */
#define MOST_WORK 60000000
enum { ROUNDS = 8 }; /* hardly a line finds better sites in a later one */

/* A pair of sites. */
typedef struct {
    PsgPoint ends[2];
    size_t sites[2];
    double own; /* what it costs without other lines */
} Choice;

typedef struct {
    size_t edge;
    size_t boxes[2];
    double distance; /* between their middles */
    double half;
    bool has_head;
    Choice *choices; /* owned; the cheapest first */
    size_t count;
    size_t chosen; /* NONE: it is not placed yet */
} Line;

#define NONE G_MAXSIZE

/* What a line that is placed covers; nothing if it is not. */
typedef struct {
    double left, right, top, bottom;
} Bounds;

typedef struct {
    const PsgRouteTask *task;
    PsgObstacles *obstacles;
    double pitch;
    Line *lines;
    Bounds *bounds; /* by line, with the half of its reach around it */
    size_t count;
    size_t work;
} Problem;

/* ---- What a line costs alone ---- */

/* How the line that runs to a point leaves a site. */
static double
cost_of_leaving(const PsgRouteSite *site, PsgPoint to)
{
    double length = psg_greater(psg_distance(site->at, to), 1e-9);
    double out =
        ((to.x - site->at.x) * site->outward.x + (to.y - site->at.y) * site->outward.y) /
        length;
    double least = psg_greater(out, PSG_LEAST_LEAVING);
    return PSG_PRICE_LEAVING * (1 / least - 1) + (out < -1e-9 ? BEHIND : 0);
}

static double
cost_of_boxes(const Problem *problem, const Line *line, PsgPoint a, PsgPoint b)
{
    const PsgObstacles *obstacles = problem->obstacles;
    PsgExempt own = {line->boxes[0], line->boxes[1]};
    if (psg_obstacles_clear(obstacles, a, b, own, PSG_CLEAR_NARROWLY)) {
        return 0;
    }
    PsgRect whole = {psg_lesser(a.x, b.x), psg_lesser(a.y, b.y), fabs(a.x - b.x),
                     fabs(a.y - b.y)};
    g_autoptr(GArray) near = psg_obstacles_near(obstacles, whole);
    double cost = 0;
    for (guint i = 0; i < near->len; i++) {
        size_t box = g_array_index(near, size_t, i);
        if (box == own.from || box == own.to) {
            continue;
        }
        PsgRect grown = psg_rect_grow(obstacles->boxes[box], line->half);
        cost += psg_segment_enters(a, b, grown) ? THROUGH
                : psg_segment_enters(a, b, obstacles->reach[PSG_CLEAR_NARROWLY][box])
                    ? PSG_PRICE_NARROW
                    : 0;
    }
    return cost;
}

static int
compare_choices(const void *left, const void *right)
{
    const Choice *a = left, *b = right;
    int by_cost = PSG_COMPARE(a->own, b->own);
    int by_start = PSG_COMPARE(a->sites[0], b->sites[0]);
    return 4 * by_cost + 2 * by_start + PSG_COMPARE(a->sites[1], b->sites[1]);
}

static size_t
nearest_site(PsgRouteSites sites, PsgPoint at)
{
    size_t best = 0;
    for (size_t i = 1; i < sites.count; i++) {
        if (psg_distance(sites.items[i].at, at) <
            psg_distance(sites.items[best].at, at)) {
            best = i;
        }
    }
    return best;
}

/* The sites that it had in the former task; false: it was not there. */
static bool
former_sites(const PsgRouteTask *task, const Line *line, size_t sites[2])
{
    PsgWay way = {.from = line->boxes[0], .to = line->boxes[1]};
    double cost;
    if (!psg_way_recall(task, line->edge, &way, &cost)) {
        return false;
    }
    sites[0] = nearest_site(task->sites[way.from], way.points[0]);
    sites[1] = nearest_site(task->sites[way.to], way.points[way.count - 1]);
    g_free(way.points);
    return true;
}

static void
find_choices(const Problem *problem, Line *line)
{
    PsgRouteSites from = problem->task->sites[line->boxes[0]];
    PsgRouteSites to = problem->task->sites[line->boxes[1]];
    size_t former[2];
    bool is_old = former_sites(problem->task, line, former);
    line->choices = g_new(Choice, from.count * to.count);
    for (size_t i = 0; i < from.count; i++) {
        for (size_t k = 0; k < to.count; k++) {
            PsgPoint a = from.items[i].at, b = to.items[k].at;
            bool is_other = is_old && (former[0] != i || former[1] != k);
            double pitches =
                cost_of_leaving(&from.items[i], b) + cost_of_leaving(&to.items[k], a) +
                cost_of_boxes(problem, line, a, b) + (is_other ? PSG_PRICE_LOYALTY : 0);
            line->choices[line->count++] =
                (Choice){{a, b}, {i, k}, psg_distance(a, b) + pitches * problem->pitch};
        }
    }
    qsort(line->choices, line->count, sizeof *line->choices, compare_choices);
}

/* ---- What two lines cost each other ---- */

static double
cost_of_meeting(const Problem *problem, const Line *one, const Choice *a,
                const Line *other, const Choice *b)
{
    double pitch = problem->pitch;
    double reach = PSG_LINES_APART * pitch + one->half + other->half;
    size_t shared = 0, heads = 0;
    for (size_t i = 0; i < 2; i++) {
        for (size_t k = 0; k < 2; k++) {
            if (one->boxes[i] == other->boxes[k] && a->sites[i] == b->sites[k]) {
                shared++;
                heads += one->has_head && i == 1;
                heads += other->has_head && k == 1;
            }
        }
    }
    if (shared == 2) {
        return SAME * pitch;
    }
    double length = psg_distance(a->ends[0], a->ends[1]);
    double beside =
        length < 1e-6 ? 0
                      : psg_length_beside(a->ends[0], a->ends[1], length, b->ends, reach);
    if (shared == 1) {
        return (SHARED + HEAD * (double)heads) * pitch + FAN * beside;
    }
    double crossing =
        psg_segments_cross(a->ends[0], a->ends[1], b->ends[0], b->ends[1])
            ? 1 + psg_cosine_between(a->ends[0], a->ends[1], b->ends[0], b->ends[1])
            : 0;
    return PSG_PRICE_CROSSING * crossing * pitch + PSG_PRICE_BESIDE * beside;
}

/* The same whichever of both is asked. */
static double
cost_between(const Problem *problem, size_t i, const Choice *a, size_t k, const Choice *b)
{
    return i < k ? cost_of_meeting(problem, &problem->lines[i], a, &problem->lines[k], b)
                 : cost_of_meeting(problem, &problem->lines[k], b, &problem->lines[i], a);
}

/* With half of how far another line must keep off. */
static Bounds
bounds_of(const Problem *problem, const Line *line, const Choice *choice)
{
    double reach = PSG_LINES_APART * problem->pitch / 2 + line->half;
    PsgPoint a = choice->ends[0], b = choice->ends[1];
    return (Bounds){psg_lesser(a.x, b.x) - reach, psg_greater(a.x, b.x) + reach,
                    psg_lesser(a.y, b.y) - reach, psg_greater(a.y, b.y) + reach};
}

static void
place(Problem *problem, size_t index, size_t choice)
{
    Line *line = &problem->lines[index];
    line->chosen = choice;
    problem->bounds[index] = choice == NONE
                                 ? (Bounds){(double)INFINITY, 0, 0, 0}
                                 : bounds_of(problem, line, &line->choices[choice]);
}

/* Of the line with that choice, amid the others that are placed, but one; what is above the limit
 * is not counted to its end. */
static double
cost_amid(Problem *problem, size_t index, const Choice *choice, size_t but, double limit)
{
    Bounds own = bounds_of(problem, &problem->lines[index], choice);
    double cost = choice->own;
    for (size_t i = 0; i < problem->count && cost < limit; i++) {
        const Bounds *other = &problem->bounds[i];
        problem->work++;
        if (other->left > own.right || other->right < own.left ||
            other->top > own.bottom || other->bottom < own.top || i == index ||
            i == but) {
            continue;
        }
        const Line *line = &problem->lines[i];
        cost += cost_between(problem, index, choice, i, &line->choices[line->chosen]);
    }
    return cost;
}

/* ---- One line ---- */

/* Gives the line the cheapest sites amid the others. True if they are others than before. */
static bool
settle(Problem *problem, size_t index)
{
    Line *line = &problem->lines[index];
    size_t best = line->chosen;
    double least = best == NONE ? (double)INFINITY
                                : cost_amid(problem, index, &line->choices[best], NONE,
                                            (double)INFINITY) -
                                      WORTH * problem->pitch;
    for (size_t i = 0; i < line->count && line->choices[i].own < least; i++) {
        double cost = i == line->chosen
                          ? (double)INFINITY
                          : cost_amid(problem, index, &line->choices[i], NONE, least);
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    bool is_changed = best != line->chosen;
    place(problem, index, best);
    return is_changed;
}

static bool
settle_all(Problem *problem)
{
    bool is_changed = false;
    for (size_t i = 0; i < problem->count && problem->work < MOST_WORK; i++) {
        is_changed = settle(problem, i) || is_changed;
    }
    return is_changed;
}

/* ---- All lines ---- */

/* By the distance of their boxes: the shortest have the least choice. The place of an edge in the
 * task counts only where all else is the same. */
static int
compare_lines(const void *left, const void *right)
{
    const Line *a = left, *b = right;
    int order[] = {
        PSG_COMPARE(a->distance, b->distance), PSG_COMPARE(a->boxes[0], b->boxes[0]),
        PSG_COMPARE(a->boxes[1], b->boxes[1]), PSG_COMPARE(a->half, b->half),
        PSG_COMPARE(a->has_head, b->has_head), PSG_COMPARE(a->edge, b->edge)};
    size_t first = 0;
    while (order[first] == 0 && first + 1 < G_N_ELEMENTS(order)) {
        first++;
    }
    return order[first];
}

static void
find_lines(Problem *problem, const PsgWay *ways)
{
    const PsgRouteTask *task = problem->task;
    for (size_t i = 0; i < task->edge_count; i++) {
        PsgRect from = task->boxes[ways[i].from], to = task->boxes[ways[i].to];
        if (ways[i].from != ways[i].to) {
            problem->lines[problem->count++] = (Line){
                .edge = i,
                .boxes = {ways[i].from, ways[i].to},
                .distance = psg_distance(psg_rect_centre(from), psg_rect_centre(to)),
                .half = ways[i].half,
                .has_head = task->has_head != NULL && task->has_head[i]};
        }
    }
    qsort(problem->lines, problem->count, sizeof *problem->lines, compare_lines);
    for (size_t i = 0; i < problem->count; i++) {
        find_choices(problem, &problem->lines[i]);
        place(problem, i, NONE);
    }
}

size_t
psg_ways_straighten(const PsgRouteTask *task, PsgWay *ways)
{
    g_autoptr(PsgObstacles) obstacles =
        psg_obstacles_new(task->boxes, task->box_count, task->area, task->clearance);
    g_autofree Line *lines = g_new0(Line, task->edge_count + 1);
    g_autofree Bounds *bounds = g_new0(Bounds, task->edge_count + 1);
    Problem problem = {.task = task,
                       .obstacles = obstacles,
                       .pitch = task->spread,
                       .lines = lines,
                       .bounds = bounds};
    find_lines(&problem, ways);
    for (size_t i = 0; i < problem.count; i++) {
        settle(&problem, i);
    }
    for (int round = 0; round < ROUNDS && settle_all(&problem); round++) {
    }
    for (size_t i = 0; i < problem.count; i++) {
        PsgWay *way = &ways[lines[i].edge];
        way->count = 2;
        way->points =
            g_memdup2(lines[i].choices[lines[i].chosen].ends, 2 * sizeof *way->points);
        g_free(lines[i].choices);
    }
    return problem.work;
}
