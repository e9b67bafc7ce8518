/* What the author asks of places, as terms of the cost: a crossing in all slices costs
 * 1. */
#include "layout/page/constraints.h"

#include "base/segment.h"

#define PIN_COST 30.0   /* for each usual distance that a pinned box is away */
#define LEVEL_COST 12.0 /* … that a box is above or below its tier's band */
#define GROUP_COST 0.5 /* … that it is away from the others of its group, on the mean */

static double
outside(double value, double low, double high)
{
    return value < low ? low - value : value > high ? value - high : 0;
}

/* The band of a level: the drawing's height divided alike. */
static double
level_cost(const PsgHold *hold, double y, double height)
{
    double band = height / (double)hold->level_count;
    return LEVEL_COST *
           outside(y, band * (double)hold->level, band * ((double)hold->level + 1));
}

static double
group_cost(const PsgUnion *all, const PsgPoint *places, size_t node, PsgPoint to)
{
    double sum = 0, count = 0;
    for (size_t i = 0; i < all->node_count; i++) {
        if (i != node && all->holds[i].group == all->holds[node].group) {
            sum += psg_distance(places[i], to);
            count++;
        }
    }
    return count > 0 ? GROUP_COST * sum / count : 0;
}

double
psg_hold_cost(const PsgUnion *all, const PsgPoint *places, size_t node, PsgPoint to,
              const PsgHoldMeasure *measure)
{
    if (all->holds == NULL) {
        return 0;
    }
    const PsgHold *hold = &all->holds[node];
    PsgSize area = measure->area;
    double cost = 0;
    if (hold->is_pinned) {
        PsgPoint pin = {hold->pin.x * area.width, hold->pin.y * area.height};
        cost += PIN_COST * psg_distance(pin, to);
    } else if (hold->level_count > 0) {
        cost += level_cost(hold, to.y, area.height);
    }
    if (hold->is_grouped) {
        cost += group_cost(all, places, node, to);
    }
    return cost / measure->unit;
}

void
psg_hold_start(const PsgUnion *all, PsgPoint *places, PsgSize area)
{
    for (size_t i = 0; i < all->node_count; i++) {
        const PsgHold *hold = &all->holds[i];
        if (hold->is_pinned) {
            places[i] = (PsgPoint){hold->pin.x * area.width, hold->pin.y * area.height};
        } else if (hold->level_count > 0) {
            places[i].y =
                ((double)hold->level + 0.5) * area.height / (double)hold->level_count;
        }
    }
}
