/*
 * Shelves relaxed one by one.
 *
 * 1. On each shelf, in turn, every box is drawn to the middle of its neighbours, and to
 *    the place that it would have if all gaps of the shelf were alike. Gaps are as wide as the
 *    lines that pass them need (gutters.h).
 * 2. The shelf takes its new places, or half or a quarter of the way to them, unless lines
 *    then cross more or pass more boxes.
 */
#include "layout/page/relax.h"

#include "layout/page/cost.h"
#include "layout/page/gutters.h"
#include "layout/page/spacing.h"

#include <math.h>

#define PASSES 12
#define EVENNESS 0.55    /* 1: only even gaps count, 0: only neighbours */
#define TOLERANCE 0.12   /* of a crossing, by which a shelf may become worse */
#define STRICTER 0.02    /* … where a crossing counts by its share of slices */
#define LEAST_SHARE 0.25 /* of a step that would be too much as a whole */
#define PINNED 1000.0    /* so much more does a pinned box hold to its place */
#define WIDER_GAP 0.5    /* share of the even gap that boxes must keep */

typedef struct {
    PsgShelves *shelves;
    const PsgSupergraph *all;
    PsgCost *cost;
    PsgGutters *gutters; /* NULL: ways are not planned */
    const PsgInertia *inertia;
    PsgSpaced *spaced; /* of one shelf */
    double tolerance;
    PsgMove *moves;
    double *kept_x; /* of one shelf */
} Relaxation;

static double
neighbours_x(const Relaxation *relaxation, size_t box, double otherwise)
{
    const PsgSupergraph *all = relaxation->all;
    double sum = 0;
    double weights = 0;
    for (size_t i = all->first[box]; i < all->first[box + 1]; i++) {
        const PsgLink *link = &all->links[all->touching[i]];
        sum += link->weight * relaxation->shelves->x[psg_link_across(link, box)];
        weights += link->weight;
    }
    return weights > 0 ? sum / weights : otherwise;
}

/* One in two groups is drawn to the border: where the members of its other group stand. NAN if it
 * has none. */
static double
border_x(const Relaxation *relaxation, size_t box)
{
    const PsgSupergraph *all = relaxation->all;
    double sum = 0, count = 0;
    if (all->constraints != NULL && all->constraints[box].is_shared) {
        size_t group = all->constraints[box].other_group;
        for (size_t i = all->first_member[group]; i < all->first_member[group + 1]; i++) {
            sum += relaxation->shelves->x[all->members[i]];
            count++;
        }
    }
    return count > 0 ? sum / count : (double)NAN;
}

/* What lines need besides usual gaps on the shelf, left of that place. */
static double
lane_room(const Relaxation *relaxation, size_t shelf, size_t place)
{
    return relaxation->gutters == NULL
               ? 0
               : psg_gutters_lane_room(relaxation->gutters, shelf, place);
}

/* The room of a shelf besides its boxes. */
typedef struct {
    /* between boxes, if all gaps are alike and lines have what they need */
    double even_gap;
    double lanes; /* of what lines need, the share that there is room for */
} Slack;

static Slack
slack_of(const Relaxation *relaxation, size_t shelf)
{
    const PsgShelves *shelves = relaxation->shelves;
    const size_t *order = shelves->order + shelf * shelves->box_count;
    size_t count = shelves->length[shelf];
    double free = shelves->right[shelf] - shelves->left[shelf], needed = 0;
    for (size_t i = 0; i < count; i++) {
        free -= 2 * shelves->half[order[i]];
    }
    for (size_t i = 0; i <= count; i++) {
        needed += lane_room(relaxation, shelf, i);
    }
    double rest = fmax(0, free - shelves->gap * (double)(count - 1));
    double share = needed > 0 ? fmin(1, rest / needed) : 0;
    return (Slack){(free - share * needed) / (double)count, share};
}

static void
wish_places(const Relaxation *relaxation, size_t shelf, const Slack *slack)
{
    const PsgShelves *shelves = relaxation->shelves;
    const size_t *order = shelves->order + shelf * shelves->box_count;
    double even = shelves->left[shelf] + slack->even_gap / 2;
    for (size_t i = 0; i < shelves->length[shelf]; i++) {
        size_t box = order[i];
        double before = slack->lanes * lane_room(relaxation, shelf, i);
        even += shelves->half[box] + before;
        double near = neighbours_x(relaxation, box, even);
        double wanted = EVENNESS * even + (1 - EVENNESS) * near;
        double border = border_x(relaxation, box);
        wanted = isnan(border) ? wanted : border;
        if (relaxation->inertia != NULL) {
            double pull = relaxation->inertia->pull;
            wanted = (wanted + pull * relaxation->inertia->x[box]) / (1 + pull);
        }
        relaxation->spaced[i] =
            (PsgSpaced){.wanted = wanted, .half = shelves->half[box], .before = before};
        const PsgPlacementConstraint *constraint =
            relaxation->all->constraints == NULL ? NULL
                                                 : &relaxation->all->constraints[box];
        if (constraint != NULL && constraint->is_pinned) {
            relaxation->spaced[i].wanted = constraint->pin.x * shelves->right[shelf] +
                                           (1 - constraint->pin.x) * shelves->left[shelf];
            relaxation->spaced[i].extra = PINNED;
        }
        even += shelves->half[box] + slack->even_gap;
    }
}

/* By how much the cost grows when the boxes of the shelf move as `moves` tell. They do. */
static double
move_boxes(const Relaxation *relaxation, size_t shelf)
{
    PsgShelves *shelves = relaxation->shelves;
    const size_t *order = shelves->order + shelf * shelves->box_count;
    size_t count = shelves->length[shelf];
    double change =
        relaxation->gutters == NULL
            ? psg_cost_change(relaxation->cost, relaxation->moves, count,
                              relaxation->tolerance)
            : psg_cost_length_change(relaxation->cost, relaxation->moves, count);
    for (size_t i = 0; i < count; i++) {
        relaxation->kept_x[i] = shelves->x[order[i]];
        shelves->x[order[i]] = relaxation->moves[i].to.x;
    }
    return relaxation->gutters == NULL
               ? change
               : change + psg_gutters_shift(relaxation->gutters, shelf,
                                            relaxation->tolerance - change);
}

static void
move_boxes_back(const Relaxation *relaxation, size_t shelf)
{
    PsgShelves *shelves = relaxation->shelves;
    const size_t *order = shelves->order + shelf * shelves->box_count;
    for (size_t i = 0; i < shelves->length[shelf]; i++) {
        shelves->x[order[i]] = relaxation->kept_x[i];
    }
    if (relaxation->gutters != NULL) {
        psg_gutters_undo(relaxation->gutters);
    }
}

/* Takes the boxes of the shelf that share of the way to their new places, unless lines then cross
 * more or pass more boxes. */
static bool
take_share(const Relaxation *relaxation, size_t shelf, double share)
{
    const PsgShelves *shelves = relaxation->shelves;
    const size_t *order = shelves->order + shelf * shelves->box_count;
    size_t count = shelves->length[shelf];
    for (size_t i = 0; i < count; i++) {
        double x = shelves->x[order[i]];
        x += share * (relaxation->spaced[i].place - x);
        relaxation->moves[i] = (PsgMove){order[i], {x, shelves->middle[shelf]}};
    }
    if (move_boxes(relaxation, shelf) > relaxation->tolerance) {
        move_boxes_back(relaxation, shelf);
        return false;
    }
    psg_cost_move(relaxation->cost, relaxation->moves, count);
    return true;
}

static void
relax_shelf(const Relaxation *relaxation, size_t shelf)
{
    PsgShelves *shelves = relaxation->shelves;
    size_t count = shelves->length[shelf];
    bool is_settled = relaxation->inertia != NULL && psg_shelves_is_tray(shelves, shelf);
    if (count == 0 || is_settled) {
        return;
    }
    Slack slack = slack_of(relaxation, shelf);
    wish_places(relaxation, shelf, &slack);
    double kept = relaxation->inertia == NULL ? slack.even_gap * WIDER_GAP : 0;
    double right =
        shelves->right[shelf] - slack.lanes * lane_room(relaxation, shelf, count);
    psg_spacing_solve(relaxation->spaced, count, fmax(shelves->gap, kept),
                      shelves->left[shelf], right);
    double share = 1;
    while (share >= LEAST_SHARE && !take_share(relaxation, shelf, share)) {
        share /= 2;
    }
}

void
psg_shelves_relax(PsgShelves *shelves, const PsgSupergraph *all,
                  const PsgInertia *inertia)
{
    size_t count = shelves->box_count;
    if (count == 0 || !psg_cost_is_affordable(all)) {
        return;
    }
    g_autofree PsgPoint *places = g_new(PsgPoint, count + 1);
    g_autofree PsgSpaced *spaced = g_new(PsgSpaced, count + 1);
    g_autofree PsgMove *moves = g_new(PsgMove, count + 1);
    for (size_t i = 0; i < count; i++) {
        places[i] = psg_shelves_centre(shelves, i);
    }
    g_autoptr(PsgCost) cost = psg_cost_new(all, places, shelves->scale, shelves->gap / 3,
                                           psg_shelves_unit(shelves));
    double tolerance = inertia == NULL ? STRICTER : TOLERANCE;
    g_autofree double *kept_x = g_new(double, count + 1);
    bool is_planned = inertia == NULL || inertia->is_planned;
    g_autoptr(PsgGutters) gutters =
        is_planned && psg_gutters_steps(all) > 0 ? psg_gutters_new(all, shelves) : NULL;
    Relaxation relaxation = {shelves, all,       cost,  gutters, inertia,
                             spaced,  tolerance, moves, kept_x};
    int passes = inertia == NULL ? PASSES : inertia->passes;
    for (int pass = 0; pass < passes; pass++) {
        for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
            relax_shelf(&relaxation,
                        pass % 2 == 0 ? shelf : shelves->shelf_count - 1 - shelf);
        }
    }
}
