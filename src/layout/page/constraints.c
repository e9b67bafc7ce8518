/* What the author asks of places, as terms of the cost: a crossing in all slices costs
 * 1. */
#include "layout/page/constraints.h"

#include "base/segment.h"

#define PIN_COST 30.0  /* for each usual distance that a pinned box is away */
#define GROUP_COST 0.5 /* … that it is away from the others of its group, on the mean */

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
        }
    }
}
