/*
 * Levels ordered one by one (Sugiyama, Tagawa and Toda 1981, "Methods for visual understanding
 * of hierarchical system structures").
 *
 * 1. Down through the levels, the nodes of each are sorted by the mean place of their neighbours
 *    above; then up, by those below; and so on.
 * 2. The order that costs least is kept (cost.h), the one that was there before among them.
 */
#include "layout/page/sweeps.h"

#include "base/compare.h"
#include "layout/page/cost.h"

#include <stdlib.h>
#include <string.h>

#define SWEEPS 24  /* as dot makes: of more, hardly one is better than those before */
#define PROPER 0.8 /* of all links; of the rest, the plane knows more */

typedef struct {
    const PsgSupergraph *all;
    const PsgZones *zones;
    PsgSize area;
    PsgPoint *places;
    PsgRanked *ranked; /* of one level */
    PsgMove *moves;
} Sweeping;

/* The mean place of the neighbours in the levels above, or below; its own if there are none. */
static double
middle_of_neighbours(const Sweeping *self, size_t node, bool is_down)
{
    const PsgSupergraph *all = self->all;
    double sum = 0, weights = 0;
    for (size_t i = all->first[node]; i < all->first[node + 1]; i++) {
        const PsgLink *link = &all->links[all->touching[i]];
        PsgPoint other = self->places[psg_link_across(link, node)];
        double drop = self->places[node].y - other.y;
        if (is_down ? drop > 0 : drop < 0) {
            sum += link->weight * other.x;
            weights += link->weight;
        }
    }
    return weights > 0 ? sum / weights : self->places[node].x;
}

/* Nodes stand one after the other, as wide as their boxes, over the whole width. */
static void
spread(const Sweeping *self, size_t level, size_t count)
{
    double all = 0, before = 0;
    qsort(self->ranked, count, sizeof *self->ranked, psg_compare_ranked);
    for (size_t i = 0; i < count; i++) {
        all += self->all->boxes[self->ranked[i].index].width + 1;
    }
    for (size_t i = 0; i < count; i++) {
        size_t node = self->ranked[i].index;
        double width = self->all->boxes[node].width + 1;
        self->places[node].x = (before + width / 2) / all * self->area.width;
        self->places[node].y =
            ((double)level + 0.5) * self->area.height / (double)self->zones->zone_count;
        before += width;
    }
}

typedef enum { AS_IS, DOWN, UP } Direction;

static void
order_level(const Sweeping *self, size_t level, Direction direction)
{
    size_t count = 0;
    for (size_t node = 0; node < self->all->node_count; node++) {
        if (self->zones->zone_of[node] == level) {
            double key = direction == AS_IS
                             ? self->places[node].x
                             : middle_of_neighbours(self, node, direction == DOWN);
            self->ranked[count++] = (PsgRanked){key, node};
        }
    }
    spread(self, level, count);
}

static double
cost_of_order(const Sweeping *self, PsgCost *cost)
{
    for (size_t node = 0; node < self->all->node_count; node++) {
        self->moves[node] = (PsgMove){node, self->places[node]};
    }
    psg_cost_move(cost, self->moves, self->all->node_count);
    return psg_cost_total(cost);
}

static void
sweep(const Sweeping *self, PsgCost *cost)
{
    size_t levels = self->zones->zone_count;
    g_autofree PsgPoint *best =
        g_memdup2(self->places, self->all->node_count * sizeof *best);
    double least = cost_of_order(self, cost);
    for (size_t i = 0; i < SWEEPS; i++) {
        bool is_down = i % 2 == 0;
        for (size_t k = 0; k < levels; k++) {
            order_level(self, is_down ? k : levels - 1 - k, is_down ? DOWN : UP);
        }
        double now = cost_of_order(self, cost);
        if (now < least) {
            least = now;
            memcpy(best, self->places, self->all->node_count * sizeof *best);
        }
    }
    memcpy(self->places, best, self->all->node_count * sizeof *best);
}

/* Whether nearly all links lead from one level to the next: others have no say in how levels are
 * ordered. */
static bool
is_proper(const PsgSupergraph *all, const PsgZones *zones)
{
    size_t count = 0;
    for (size_t i = 0; i < all->link_count; i++) {
        size_t a = zones->zone_of[all->links[i].from];
        size_t b = zones->zone_of[all->links[i].to];
        count += a != PSG_ANY_ZONE && b != PSG_ANY_ZONE && MAX(a, b) - MIN(a, b) == 1;
    }
    return (double)count >= PROPER * (double)all->link_count;
}

void
psg_sweeps_order(const PsgSupergraph *all, const PsgZones *zones, PsgSize area,
                 PsgPoint *places)
{
    size_t count = all->node_count;
    if (count == 0 || !psg_cost_is_affordable(all) || !is_proper(all, zones)) {
        return;
    }
    g_autofree PsgRanked *ranked = g_new(PsgRanked, count);
    g_autofree PsgMove *moves = g_new(PsgMove, count);
    Sweeping self = {all, zones, area, places, ranked, moves};
    for (size_t level = 0; level < zones->zone_count; level++) {
        order_level(&self, level, AS_IS);
    }
    double unit = sqrt(area.width * area.height / (double)count);
    g_autoptr(PsgCost) cost = psg_cost_new(all, places, 1, 0, unit);
    sweep(&self, cost);
}
