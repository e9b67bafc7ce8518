/* Shares of slices, rounded to steps, in the rows that the tests of four at once need. */
#include "layout/page/cost_weights.h"

#include <math.h>

#define CROSSING 1.0
#define PASSING 1.5 /* a line through a foreign box, or a way around it */
#define LENGTH 0.45
#define STEP (1.0 / 1024)

/* Of all slices, those that are in both sets. */
static double
share_together(const PsgUnion *all, PsgMoments a, PsgMoments b)
{
    return (double)__builtin_popcountll(a & b) / all->moment_count;
}

static float
whole_steps(double price)
{
    return (float)(round(price / STEP) * STEP);
}

static bool
touch(const PsgLink *one, const PsgLink *other)
{
    return one->from == other->from || one->from == other->to || one->to == other->from ||
           one->to == other->to;
}

static void
set_crossings(PsgPrices *prices, const PsgUnion *all, size_t index)
{
    const PsgLink *link = &all->links[index];
    PsgLanes *row = prices->crossing + index * prices->link_blocks;
    for (size_t k = 0; k < all->link_count; k++) {
        const PsgLink *other = &all->links[k];
        double share = share_together(all, link->alive, other->alive);
        psg_lane_set(row, k, touch(link, other) ? 0 : whole_steps(CROSSING * share));
    }
}

static void
set_passings(PsgPrices *prices, const PsgUnion *all, size_t index)
{
    const PsgLink *link = &all->links[index];
    PsgLanes *row = prices->passed + index * prices->node_blocks;
    for (size_t node = 0; node < all->node_count; node++) {
        bool is_end = link->from == node || link->to == node;
        double share = share_together(all, link->alive, all->present[node]);
        float price = is_end ? 0 : whole_steps(PASSING * share);
        psg_lane_set(row, node, price);
        psg_lane_set(prices->passing + node * prices->link_blocks, index, price);
    }
}

PsgPrices
psg_prices_of(const PsgUnion *all)
{
    size_t links = all->link_count, nodes = all->node_count;
    PsgPrices prices = {.link_blocks = psg_lane_blocks(links),
                        .node_blocks = psg_lane_blocks(nodes)};
    prices.crossing = g_new0(PsgLanes, links * prices.link_blocks + 1);
    prices.passing = g_new0(PsgLanes, nodes * prices.link_blocks + 1);
    prices.passed = g_new0(PsgLanes, links * prices.node_blocks + 1);
    prices.length = g_new0(double, links + 1);
    for (size_t i = 0; i < links; i++) {
        PsgMoments alive = all->links[i].alive;
        prices.length[i] = LENGTH * share_together(all, alive, alive);
        set_crossings(&prices, all, i);
        set_passings(&prices, all, i);
    }
    return prices;
}

void
psg_prices_clear(PsgPrices *prices)
{
    g_free(prices->crossing);
    g_free(prices->passing);
    g_free(prices->passed);
    g_free(prices->length);
}
