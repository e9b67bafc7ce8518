/*
 * Bends at one corner, one behind the other.
 *
 * 1. The bends at each corner are ordered: who turns most goes inside (a small part of
 *    what Wybrow, Marriott and Stuckey 2009 do, "Orthogonal connector routing").
 * 2. The outermost one is pushed away from the corner as far as all of them need, or as
 *    far as the next box lets it. The others share the room within.
 */
#include "route/way.h"

#include "base/segment.h"

#define TRIES 6
#define SHRINK 0.7
#define KEPT_CLEARANCE 0.6
#define FIRST                                                                            \
    0.5 /* the innermost too goes a little away from the corner, by this share of `spread` */

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
    return at.x >= 0 && at.y >= 0 && at.x <= obstacles->area.width &&
           at.y <= obstacles->area.height &&
           psg_obstacles_clear(obstacles, way->bends[index - 1].at, at,
                               psg_way_exempt(way, index - 1), KEPT_CLEARANCE) &&
           psg_obstacles_clear(obstacles, at, way->bends[index + 1].at,
                               psg_way_exempt(way, index), KEPT_CLEARANCE);
}

/* Pushes the bend away from its corner as far as it can go; returns how far that was. */
static double
push_away(const PsgObstacles *obstacles, const PsgWay *ways, const Pass *pass,
          double distance)
{
    const PsgWay *way = &ways[pass->way];
    PsgPoint direction = psg_corner_direction(pass->corner);
    PsgPoint from = way->bends[pass->index].at;
    for (int try = 0; try < TRIES; try++, distance *= SHRINK) {
        PsgPoint at = {from.x + direction.x * distance, from.y + direction.y * distance};
        if (is_clear(obstacles, way, pass->index, at)) {
            way->bends[pass->index].at = at;
            return distance;
        }
    }
    return 0;
}

static void
spread_corner(const PsgObstacles *obstacles, const PsgWay *ways, const Pass *passes,
              size_t count, double spread)
{
    double room = spread * ((double)(count - 1) + FIRST);
    for (size_t i = count; i-- > 0;) {
        double share = ((double)i + FIRST) / ((double)(count - 1) + FIRST);
        double pushed = push_away(obstacles, ways, &passes[i], room * share);
        room = i + 1 == count ? pushed : room;
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
    const Pass *all = (const Pass *)(const void *)passes->data;
    for (size_t start = 0, end = 0; start < passes->len; start = end) {
        while (end < passes->len && all[end].corner == all[start].corner) {
            end++;
        }
        spread_corner(obstacles, ways, all + start, end - start, spread);
    }
}
