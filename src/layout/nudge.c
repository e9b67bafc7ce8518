/*
 * 1. The bends at each corner are ordered: who turns most goes inside (a small part of what Wybrow,
 *    Marriott and Stuckey 2009 do, "Orthogonal connector routing").
 * 2. The first one stays, each further one is pushed away from the corner by one more `spread`, or
 *    by what the next box leaves.
 */
#include "layout/nudge.h"

#include "layout/segment.h"

#define TRIES 4
#define KEPT_CLEARANCE 0.4

typedef struct {
    size_t corner, way, index;
    double turn; /* cosine of the turn: small for sharp ones */
} Pass;

static double
turn_at(const PsgWay *way, size_t index)
{
    PsgPoint before = way->bends[index - 1].at;
    PsgPoint here = way->bends[index].at;
    PsgPoint after = way->bends[index + 1].at;
    double along = (here.x - before.x) * (after.x - here.x) +
                   (here.y - before.y) * (after.y - here.y);
    return along / fmax(psg_distance(before, here) * psg_distance(here, after), 1e-9);
}

static int
compare_passes(const void *left, const void *right)
{
    const Pass *a = left;
    const Pass *b = right;
    if (a->corner != b->corner) {
        return a->corner < b->corner ? -1 : 1;
    }
    if (fabs(a->turn - b->turn) > 1e-9) {
        return a->turn < b->turn ? -1 : 1;
    }
    return a->way < b->way ? -1 : a->way > b->way;
}

static bool
is_clear(const PsgObstacles *obstacles, const PsgWay *way, size_t index, PsgPoint at)
{
    PsgExempt ends = {way->from, way->to};
    return psg_obstacles_clear(obstacles, way->bends[index - 1].at, at, ends, KEPT_CLEARANCE) &&
           psg_obstacles_clear(obstacles, at, way->bends[index + 1].at, ends, KEPT_CLEARANCE);
}

static bool
is_on_page(const PsgObstacles *obstacles, PsgPoint point)
{
    return point.x >= 0 && point.y >= 0 && point.x <= obstacles->area.width &&
           point.y <= obstacles->area.height;
}

static void
push_away(const PsgObstacles *obstacles, PsgWay *way, const Pass *pass, double distance)
{
    PsgPoint direction = psg_corner_direction(pass->corner);
    PsgPoint from = way->bends[pass->index].at;
    for (int try = 0; try < TRIES; try++, distance *= 0.7) {
        PsgPoint at = {from.x + direction.x * distance, from.y + direction.y * distance};
        if (is_on_page(obstacles, at) && is_clear(obstacles, way, pass->index, at)) {
            way->bends[pass->index].at = at;
            return;
        }
    }
}

void
psg_ways_nudge(const PsgObstacles *obstacles, PsgWay *ways, size_t count, double spread)
{
    g_autoptr(GArray) passes = g_array_new(FALSE, FALSE, sizeof(Pass));
    for (size_t i = 0; i < count; i++) {
        for (size_t index = 1; index + 1 < ways[i].count; index++) {
            Pass pass = {ways[i].bends[index].corner, i, index, turn_at(&ways[i], index)};
            g_array_append_val(passes, pass);
        }
    }
    g_array_sort(passes, compare_passes);
    size_t rank = 0;
    for (size_t i = 1; i < passes->len; i++) {
        const Pass *pass = &g_array_index(passes, Pass, i);
        rank = g_array_index(passes, Pass, i - 1).corner == pass->corner ? rank + 1 : 0;
        if (rank > 0) {
            push_away(obstacles, &ways[pass->way], pass, spread * (double)rank);
        }
    }
}
