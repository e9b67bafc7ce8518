/* What the author asks of places, as terms of the cost: a crossing in all slices costs
 * 1. */
#include "layout/page/constraints.h"

#include "base/segment.h"

#define PIN_COST 30.0  /* for each usual distance that a pinned box is away */
#define GROUP_COST 0.5 /* … that it is away from the others of its group, on the mean */
/* … from those of its other group: as much as from all its neighbours, so that it stands at the
 * border wherever they are */
#define SHARED_COST 2.0

static double
group_cost(const PsgSupergraph *all, const PsgPoint *places, size_t group, size_t node,
           PsgPoint to)
{
    double sum = 0, others = 0;
    for (size_t i = all->first_member[group]; i < all->first_member[group + 1]; i++) {
        size_t member = all->members[i];
        sum += member == node ? 0 : psg_distance(places[member], to);
        others += member != node;
    }
    return others > 0 ? sum / others : 0;
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
        cost += GROUP_COST * group_cost(all, places, constraint->group, node, to);
    }
    if (constraint->is_shared) {
        cost += SHARED_COST * group_cost(all, places, constraint->other_group, node, to);
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
