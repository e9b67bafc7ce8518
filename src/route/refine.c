/*
 * A descent on the cost of ways (way_cost.c), after the negotiation has settled on which side
 * of every box a line passes.
 *
 * 1. Two lines that share an end and cross exchange what lies between that end and the
 *    crossing: then they cross no more.
 * 2. A bend is left out, or moves a little; an end slides along its side; a piece moves to the
 *    side, or is set upright or level.
 *
 * A change stays if the sum of all costs gets smaller by it, so it ends.
 */
#include "route/refine.h"

#include "base/segment.h"
#include "route/lane_graph.h"

#include <string.h>

enum { ROUNDS = 6, STEPS = 4 };

/* Changes to be weighed, for a figure: about a third of a second. */
#define MOST_WORK 80000

#define FIRST_STEP 2.0 /* in pitches; each further one is half as long */
#define WORTH 0.02     /* in pitches: a change for less is none */

/* ---- one way ---- */

static PsgPoint
stepped(PsgPoint at, double step, size_t direction)
{
    static const double across[8] = {1, -1, 0, 0, 0.7, 0.7, -0.7, -0.7};
    static const double down[8] = {0, 0, 1, -1, 0.7, -0.7, 0.7, -0.7};
    return (PsgPoint){at.x + step * across[direction], at.y + step * down[direction]};
}

/* Where the point might be instead: around where it is, and where it would stand upright or
 * level to a neighbour. */
static size_t
places_for(const PsgWay *way, size_t index, double step, PsgPoint places[12])
{
    PsgPoint at = way->points[index];
    size_t count = 0;
    for (size_t i = 0; i < 8; i++) {
        places[count++] = stepped(at, step, i);
    }
    if (index > 0) {
        places[count++] = (PsgPoint){way->points[index - 1].x, at.y};
        places[count++] = (PsgPoint){at.x, way->points[index - 1].y};
    }
    if (index + 1 < way->count) {
        places[count++] = (PsgPoint){way->points[index + 1].x, at.y};
        places[count++] = (PsgPoint){at.x, way->points[index + 1].y};
    }
    return count;
}

/* Of all ways. */
typedef struct {
    PsgSurroundings *around;
    bool is_changed; /* in this round */
    size_t work;     /* changes weighed */
} Refining;

typedef struct {
    Refining *all;
    PsgSurroundings *around;
    double cost; /* of the way */
} Descent;

/* Keeps the way as it is now if that costs less. */
static bool
is_better(Descent *descent, const PsgWay *way)
{
    double bound = descent->cost - WORTH * descent->around->pitch;
    double cost = psg_way_cost_below(descent->around, way, bound);
    descent->all->work++;
    if (!(cost < bound)) {
        return false;
    }
    descent->cost = cost;
    descent->all->is_changed = true;
    return true;
}

/* Puts a point of the way elsewhere; an end only along its side. False if it may not go there. */
static bool
put_point(const Descent *descent, PsgWay *way, size_t index, PsgPoint place)
{
    bool is_end = index == 0 || index + 1 == way->count;
    size_t box = index == 0 ? way->from : way->to;
    PsgPoint before = way->points[index];
    bool is_put = !is_end || psg_port_slide(descent->around->ports, box, before, &place);
    way->points[index] = is_put ? place : before;
    return is_put;
}

static void
move_point(Descent *descent, PsgWay *way, size_t index, double step)
{
    PsgPoint places[12];
    size_t count = places_for(way, index, step, places);
    for (size_t i = 0; i < count; i++) {
        PsgPoint before = way->points[index];
        if (put_point(descent, way, index, places[i]) && !is_better(descent, way)) {
            way->points[index] = before;
        }
    }
}

/* The piece from the point to the next one moves to either side, and keeps its direction unless
 * it ends at a box. */
static void
move_piece(Descent *descent, PsgWay *way, size_t index, double step)
{
    for (int side = -1; side <= 1; side += 2) {
        PsgPoint a = way->points[index], b = way->points[index + 1];
        double length = psg_greater(psg_distance(a, b), 1e-9);
        double across = side * step * (b.y - a.y) / length;
        double down = -side * step * (b.x - a.x) / length;
        bool is_put =
            put_point(descent, way, index, (PsgPoint){a.x + across, a.y + down}) &&
            put_point(descent, way, index + 1, (PsgPoint){b.x + across, b.y + down});
        if (!is_put || !is_better(descent, way)) {
            way->points[index] = a;
            way->points[index + 1] = b;
        }
    }
}

static void
drop_bend(Descent *descent, PsgWay *way, size_t index)
{
    PsgPoint bend = way->points[index];
    size_t rest = way->count - index - 1;
    memmove(way->points + index, way->points + index + 1, rest * sizeof bend);
    way->count--;
    if (!is_better(descent, way)) {
        memmove(way->points + index + 1, way->points + index, rest * sizeof bend);
        way->points[index] = bend;
        way->count++;
    }
}

/* Of a way that does not stand. Gives what it costs. */
static double
descend(Refining *all, PsgWay *way)
{
    PsgSurroundings *around = all->around;
    Descent descent = {all, around, psg_way_cost_below(around, way, (double)INFINITY)};
    for (size_t index = way->count - 1; index > 0; index--) {
        if (index + 1 < way->count) {
            drop_bend(&descent, way, index);
        }
    }
    double step = FIRST_STEP * around->pitch;
    for (int i = 0; i < STEPS; i++, step /= 2) {
        for (size_t index = 0; index < way->count; index++) {
            move_point(&descent, way, index, step);
            if (index + 1 < way->count) {
                move_piece(&descent, way, index, step);
            }
        }
    }
    return descent.cost;
}

/* ---- two ways ---- */

/* Where two ways cross: behind which point of each, and where. */
typedef struct {
    size_t a, b;
    PsgPoint at;
} Crossing;

static PsgPoint
crossing_at(PsgPoint a, PsgPoint b, PsgPoint c, PsgPoint d)
{
    double before = psg_side_of(c, d, a), after = psg_side_of(c, d, b);
    return psg_between(a, b, before / (before - after));
}

/* The first along one of them. */
static bool
first_crossing(const PsgWay *one, const PsgWay *other, Crossing *found)
{
    for (size_t i = 0; i + 1 < one->count; i++) {
        for (size_t k = 0; k + 1 < other->count; k++) {
            PsgPoint a = one->points[i], b = one->points[i + 1];
            PsgPoint c = other->points[k], d = other->points[k + 1];
            if (psg_segments_cross(a, b, c, d)) {
                *found = (Crossing){i, k, crossing_at(a, b, c, d)};
                return true;
            }
        }
    }
    return false;
}

static void
reverse(PsgWay *way)
{
    for (size_t i = 0, k = way->count; i + 1 < k; i++) {
        PsgPoint point = way->points[i];
        way->points[i] = way->points[--k];
        way->points[k] = point;
    }
    size_t from = way->from;
    way->from = way->to;
    way->to = from;
}

static PsgWay
copy_of(const PsgWay *way)
{
    PsgWay copy = *way;
    copy.points = g_memdup2(way->points, way->count * sizeof *way->points);
    return copy;
}

/* The points of one up to the crossing, then those of the other. */
static PsgWay
spliced(const PsgWay *one, size_t until, const PsgWay *other, size_t after, PsgPoint at)
{
    size_t rest = other->count - after - 1;
    PsgWay way = {one->from, other->to, NULL, other->half, until + 2 + rest};
    way.points = g_new(PsgPoint, way.count);
    memcpy(way.points, one->points, (until + 1) * sizeof at);
    way.points[until + 1] = at;
    memcpy(way.points + until + 2, other->points + after + 1, rest * sizeof at);
    return way;
}

typedef struct {
    PsgWay one, other; /* own their points */
} Pair;

/* What both cost, after a descent, if none of them stands. They stand at the end. */
static double
settle_pair(Refining *all, Pair *pair)
{
    PsgSurroundings *around = all->around;
    psg_way_set_up(around, &pair->other);
    descend(all, &pair->one);
    psg_way_set_up(around, &pair->one);
    psg_way_take_out(around, &pair->other);
    descend(all, &pair->other);
    psg_way_take_out(around, &pair->one);
    double sum = psg_way_cost_below(around, &pair->other, (double)INFINITY);
    psg_way_set_up(around, &pair->other);
    sum += psg_way_cost_below(around, &pair->one, (double)INFINITY);
    psg_way_set_up(around, &pair->one);
    return sum;
}

static void
take_pair_out(PsgSurroundings *around, const Pair *pair)
{
    psg_way_take_out(around, &pair->one);
    psg_way_take_out(around, &pair->other);
}

static void
clear_pair(Pair *pair)
{
    g_free(pair->one.points);
    g_free(pair->other.points);
}

/* Takes over the pair's points if it costs less than the two do. */
static bool
exchange(PsgWay *one, PsgWay *other, Refining *all, Pair *pair)
{
    PsgSurroundings *around = all->around;
    psg_way_take_out(around, one);
    psg_way_take_out(around, other);
    double before = psg_way_cost_below(around, other, (double)INFINITY);
    psg_way_set_up(around, other);
    before += psg_way_cost_below(around, one, (double)INFINITY);
    psg_way_take_out(around, other);
    bool is_less = settle_pair(all, pair) < before - WORTH * around->pitch;
    if (!is_less) {
        take_pair_out(around, pair);
        psg_way_set_up(around, one);
        psg_way_set_up(around, other);
        clear_pair(pair);
        return false;
    }
    g_free(one->points);
    g_free(other->points);
    *one = pair->one;
    *other = pair->other;
    return true;
}

static bool
has_way(const PsgWay *way)
{
    return way->count > 0;
}

/* Exchanges what lies before the first crossing, seen from the ends that are told: both are at
 * one box. */
static bool
uncross_at(PsgWay *one, PsgWay *other, Refining *all, bool at_end[2])
{
    PsgWay a = copy_of(one), b = copy_of(other);
    at_end[0] ? reverse(&a) : (void)0;
    at_end[1] ? reverse(&b) : (void)0;
    Crossing first;
    bool is_changed = false;
    if (first_crossing(&a, &b, &first)) {
        Pair pair = {spliced(&b, first.b, &a, first.a, first.at),
                     spliced(&a, first.a, &b, first.b, first.at)};
        at_end[0] ? reverse(&pair.one) : (void)0;
        at_end[1] ? reverse(&pair.other) : (void)0;
        is_changed = exchange(one, other, all, &pair);
    }
    g_free(a.points);
    g_free(b.points);
    return is_changed;
}

static bool
uncross(PsgWay *one, PsgWay *other, Refining *all)
{
    bool is_changed = false;
    for (int i = 0; i < 4; i++) {
        bool at_end[2] = {i % 2 == 1, i >= 2};
        size_t box = at_end[0] ? one->to : one->from;
        is_changed = is_changed || (box == (at_end[1] ? other->to : other->from) &&
                                    uncross_at(one, other, all, at_end));
    }
    return is_changed;
}

/* ---- all ways ---- */

static void
uncross_all(PsgWay *ways, size_t count, Refining *all)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < i && all->work < MOST_WORK; k++) {
            bool is_uncrossed = has_way(&ways[i]) && has_way(&ways[k]) &&
                                uncross(&ways[i], &ways[k], all);
            all->is_changed = all->is_changed || is_uncrossed;
        }
    }
}

/* Unless it costs the same as when it was moved last. */
static void
move_way(Refining *all, PsgWay *way, double *settled)
{
    bool is_calm;
    psg_way_take_out(all->around, way);
    double cost = psg_way_cost(all->around, way, &is_calm);
    if (fabs(cost - *settled) >= WORTH * all->around->pitch) {
        descend(all, way);
        *settled = psg_way_cost(all->around, way, &is_calm);
    }
    psg_way_set_up(all->around, way);
}

static void
move_all(PsgWay *ways, size_t count, Refining *all, double *settled)
{
    for (size_t i = 0; i < count && all->work < MOST_WORK; i++) {
        if (has_way(&ways[i])) {
            move_way(all, &ways[i], &settled[i]);
        }
    }
}

void
psg_ways_refine(PsgWay *ways, size_t count, PsgSurroundings *around, double *settled)
{
    Refining all = {around, true, 0};
    for (int round = 0; round < ROUNDS && all.is_changed; round++) {
        all.is_changed = false;
        uncross_all(ways, count, &all);
        move_all(ways, count, &all, settled);
    }
}
