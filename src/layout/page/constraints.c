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
level_cost(const PsgPlacementConstraint *constraint, double y, double height)
{
    double band = height / (double)constraint->level_count;
    return LEVEL_COST * outside(y, band * (double)constraint->level,
                                band * ((double)constraint->level + 1));
}

static double
group_cost(const PsgSupergraph *all, const PsgPoint *places, size_t node, PsgPoint to)
{
    size_t group = all->constraints[node].group;
    size_t begin = all->first_member[group], end = all->first_member[group + 1];
    double sum = 0;
    for (size_t i = begin; i < end; i++) {
        size_t member = all->members[i];
        sum += member == node ? 0 : psg_distance(places[member], to);
    }
    return end - begin > 1 ? GROUP_COST * sum / (double)(end - begin - 1) : 0;
}

double
psg_constraint_cost(const PsgSupergraph *all, const PsgPoint *places, size_t node,
                    PsgPoint to, const PsgConstraintScale *measure)
{
    if (all->constraints == NULL) {
        return 0;
    }
    const PsgPlacementConstraint *constraint = &all->constraints[node];
    PsgSize area = measure->area;
    double cost = 0;
    if (constraint->is_pinned) {
        PsgPoint pin = {constraint->pin.x * area.width, constraint->pin.y * area.height};
        cost += PIN_COST * psg_distance(pin, to);
    } else if (constraint->level_count > 0) {
        cost += level_cost(constraint, to.y, area.height);
    }
    if (constraint->is_grouped) {
        cost += group_cost(all, places, node, to);
    }
    return cost / measure->unit;
}

void
psg_constraints_start(const PsgSupergraph *all, PsgPoint *places, PsgSize area)
{
    for (size_t i = 0; i < all->node_count; i++) {
        const PsgPlacementConstraint *constraint = &all->constraints[i];
        if (constraint->is_pinned) {
            places[i] = (PsgPoint){constraint->pin.x * area.width,
                                   constraint->pin.y * area.height};
        } else if (constraint->level_count > 0) {
            places[i].y = ((double)constraint->level + 0.5) * area.height /
                          (double)constraint->level_count;
        }
    }
}
