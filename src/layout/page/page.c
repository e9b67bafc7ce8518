/* How a page is filled: either boxes are rearranged on shelves, or a drawing is kept. */
#include "layout/page/page.h"

#include "layout/page/anneal.h"
#include "layout/page/constraints.h"
#include "layout/page/cost.h"
#include "layout/page/fit.h"
#include "layout/page/overlap.h"
#include "layout/page/relax.h"
#include "layout/page/settle_slices.h"
#include "layout/page/shelves.h"

#include <math.h>
#include <string.h>

#define STRETCH 2.5  /* at most so many times as much one way as the other */
#define SMALLEST 0.8 /* of the scale that shelves would allow */
#define FULLEST 0.75 /* of the area; with more, boxes hardly find their places */
#define SHRINK 0.95
#define USUAL_DISTANCE 100.0 /* of neighbours */
#define MOST_SEARCHES 4
#define LUCK 25 /* of thirty seeds tried, the one that serves our own landscapes best */

/* Tiers that are aligned need a shelf each. */
static PsgShelves *
shelves_for(const PsgUnion *all, const PsgLayoutTask *task, const PsgPoint *places)
{
    PsgShelfRoom room = {all->boxes, all->node_count, task->area, task->gap, 1};
    for (size_t i = 0; all->holds != NULL && i < all->node_count; i++) {
        room.fewest = MAX(room.fewest, all->holds[i].level_count);
    }
    return psg_shelves_new(places, &room);
}

static double
cost_of(const PsgShelves *shelves, const PsgUnion *all, const PsgLayoutTask *task)
{
    g_autofree PsgPoint *found = g_new(PsgPoint, all->node_count + 1);
    for (size_t node = 0; node < all->node_count; node++) {
        found[node] = psg_shelves_centre(shelves, node);
    }
    g_autoptr(PsgCost) cost =
        psg_cost_new(all, found, shelves->scale, shelves->gap / 3, USUAL_DISTANCE);
    double sum = psg_cost_total(cost);
    const PsgHoldMeasure measure = {task->area, USUAL_DISTANCE};
    for (size_t node = 0; all->holds != NULL && node < all->node_count; node++) {
        sum += psg_hold_cost(all, found, node, found[node], &measure);
    }
    return sum;
}

/* A search ends in a different place for every seed. Small graphs are searched several
 * times, in no more time than a large one is once, and the best is kept. */
static PsgShelves *
best_arrangement(const PsgUnion *all, const PsgLayoutTask *task, const PsgPoint *places)
{
    size_t count = psg_shelves_searches(all, MOST_SEARCHES);
    PsgShelves *best = NULL;
    double least = INFINITY;
    for (size_t i = 0; i < count; i++) {
        PsgShelves *shelves = shelves_for(all, task, places);
        psg_shelves_improve(shelves, all, task->area, task->seed + LUCK + (unsigned)i);
        psg_shelves_relax(shelves, all, NULL);
        double cost = count == 1 ? 0 : cost_of(shelves, all, task);
        bool better = cost < least;
        psg_shelves_free(better ? best : shelves);
        best = better ? shelves : best;
        least = better ? cost : least;
    }
    return best;
}

static PsgShelves *
arrange(const PsgUnion *all, const PsgLayoutTask *task, PsgPoint *places)
{
    psg_fit_turn(places, all->node_count, task->area);
    if (all->holds != NULL) {
        psg_fit_stretch(places, all->boxes, all->node_count, task->area, STRETCH);
        psg_hold_start(all, places, task->area);
    }
    return best_arrangement(all, task, places);
}

double
psg_page_arrange(const PsgUnion *all, const PsgLayoutTask *task, PsgPoint *places)
{
    g_autoptr(PsgShelves) shelves = arrange(all, task, places);
    for (size_t node = 0; node < all->node_count; node++) {
        places[node] = psg_shelves_centre(shelves, node);
    }
    return shelves->scale;
}

double
psg_page_arrange_slices(const PsgUnion *all, const PsgLayoutTask *task,
                        const PsgPoint *places, PsgPoint *centres)
{
    g_autofree PsgPoint *turned = g_memdup2(places, all->node_count * sizeof *places);
    g_autoptr(PsgShelves) shelves = arrange(all, task, turned);
    psg_settle_slices(shelves, all, task, centres);
    return shelves->scale;
}

/* How much of the area the boxes and their gaps cover, when they are not scaled. */
static double
cover(const PsgUnion *all, const PsgLayoutTask *task)
{
    double sum = 0;
    for (size_t i = 0; i < all->node_count; i++) {
        sum += (all->boxes[i].width + task->gap) * (all->boxes[i].height + task->gap);
    }
    return sum / ((task->area.width + task->gap) * (task->area.height + task->gap));
}

/* False if the boxes are too large at that scale. */
static bool
keep_at_scale(const PsgUnion *all, const PsgLayoutTask *task, double scale,
              const PsgPoint *wanted, PsgPoint *places)
{
    g_autofree PsgSize *boxes = g_new(PsgSize, all->node_count + 1);
    for (size_t i = 0; i < all->node_count; i++) {
        boxes[i] = (PsgSize){all->boxes[i].width * scale, all->boxes[i].height * scale};
    }
    memcpy(places, wanted, all->node_count * sizeof *places);
    psg_fit_stretch(places, boxes, all->node_count, task->area, STRETCH);
    return psg_overlap_remove(places, boxes, all->node_count, task->area,
                              task->gap * scale);
}

double
psg_page_keep(const PsgUnion *all, const PsgLayoutTask *task, PsgPoint *places)
{
    g_autofree PsgPoint *wanted = g_memdup2(places, all->node_count * sizeof *places);
    g_autoptr(PsgShelves) shelves = shelves_for(all, task, places);
    double covered = cover(all, task);
    double scale = 1;
    while (scale >= SMALLEST * shelves->scale) {
        if (covered * scale * scale < FULLEST &&
            keep_at_scale(all, task, scale, wanted, places)) {
            return scale;
        }
        scale *= SHRINK;
    }
    psg_shelves_relax(shelves, all, NULL);
    for (size_t node = 0; node < all->node_count; node++) {
        places[node] = psg_shelves_centre(shelves, node);
    }
    return shelves->scale;
}
