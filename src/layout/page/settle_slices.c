/*
 * Slices settled on shelves: linked, as in Brandes and Mader 2011, but along one axis.
 *
 * 1. Every slice begins with the places that all share.
 * 2. In turn, forth and back through time, each slice is relaxed along its shelves, while
 *    every box is drawn to where it stands in its presence before and after.
 * 3. What moved so little that it is hardly seen stays where it was.
 */
#include "layout/page/settle_slices.h"

#include "layout/page/gutters.h"
#include "layout/page/relax.h"

#include <math.h>
#include <string.h>

#define SWEEPS 6
#define PASSES 3
/* Of the inertia at stability ½, against what the slice itself wants: so that at the usual 0.8
 * actors move by less than three units of a slide on the mean, which is hardly seen. */
#define STIFFNESS 7.0
#define NONE G_MAXUINT32
#define STILL 0.35 /* of the gap: a smaller step is not made */

/* One slice: its part of the shelves and of the supergraph. */
typedef struct {
    PsgSupergraph *there;
    PsgShelves *shelves; /* of the boxes of this slice, by node of `there` */
    size_t *nodes;       /* of the supergraph of all, by node of `there` */
} Moment;

typedef struct {
    const PsgShelves *shelves;
    const PsgSupergraph *all;
    size_t slice_count;
    Moment *moments;
    double *x; /* slice × node_count + node; for absent nodes, where they would be */
    /* slice × node_count + node: the nearest slices before and after this one in which
     * the node is there, or NONE */
    guint32 *before, *after;
} Settling;

/* The boxes of one slice on the shelves of all, in the same order. */
static PsgShelves *
shelves_of_slice(const PsgShelves *shelves, const size_t *nodes, size_t count)
{
    PsgShelves *part = g_new0(PsgShelves, 1);
    *part = *shelves;
    part->box_count = count;
    size_t count_of_shelves = shelves->shelf_count;
    part->middle = g_memdup2(shelves->middle, count_of_shelves * sizeof *part->middle);
    part->left = g_memdup2(shelves->left, count_of_shelves * sizeof *part->left);
    part->right = g_memdup2(shelves->right, count_of_shelves * sizeof *part->right);
    part->zone = g_memdup2(shelves->zone, count_of_shelves * sizeof *part->zone);
    part->zone_of = g_new(size_t, count + 1);
    part->half = g_new(double, count + 1);
    part->x = g_new(double, count + 1);
    part->shelf = g_new(size_t, count + 1);
    part->length = g_new0(size_t, shelves->shelf_count + 1);
    part->order = g_new0(size_t, shelves->shelf_count * count + 1);
    g_autofree size_t *place_of = g_new(size_t, shelves->box_count + 1);
    for (size_t i = 0; i < shelves->box_count; i++) {
        place_of[i] = G_MAXSIZE;
    }
    for (size_t i = 0; i < count; i++) {
        place_of[nodes[i]] = i;
        part->half[i] = shelves->half[nodes[i]];
        part->x[i] = shelves->x[nodes[i]];
        part->shelf[i] = shelves->shelf[nodes[i]];
        part->zone_of[i] = shelves->zone_of[nodes[i]];
    }
    for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
        for (size_t i = 0; i < shelves->length[shelf]; i++) {
            size_t place = place_of[shelves->order[shelf * shelves->box_count + i]];
            if (place != G_MAXSIZE) {
                part->order[shelf * count + part->length[shelf]++] = place;
            }
        }
    }
    return part;
}

static Moment
moment_new(const Settling *settling, const PsgLayoutTask *task, size_t slice)
{
    Moment moment = {.there = psg_supergraph_of_slice(task, slice)};
    moment.nodes = g_new(size_t, moment.there->node_count + 1);
    size_t node = 0; /* both are in the order of actors */
    for (size_t i = 0; i < moment.there->node_count; i++) {
        while (settling->all->actors[node] != moment.there->actors[i]) {
            node++;
        }
        moment.nodes[i] = node;
    }
    moment.shelves =
        shelves_of_slice(settling->shelves, moment.nodes, moment.there->node_count);
    return moment;
}

static void
moment_clear(Moment *moment)
{
    psg_supergraph_free(moment->there);
    psg_shelves_free(moment->shelves);
    g_free(moment->nodes);
}

/* Fills in the nearest slices before, or after, in which each node is there. */
static void
find_nearest(const Settling *settling, guint32 *nearest, bool is_before)
{
    size_t count = settling->all->node_count, slices = settling->slice_count;
    g_autofree guint32 *last = g_new(guint32, count + 1);
    for (size_t node = 0; node < count; node++) {
        last[node] = NONE;
    }
    for (size_t i = 0; i < slices; i++) {
        size_t slice = is_before ? i : slices - 1 - i;
        memcpy(nearest + slice * count, last, count * sizeof *last);
        const Moment *moment = &settling->moments[slice];
        for (size_t k = 0; k < moment->there->node_count; k++) {
            last[moment->nodes[k]] = (guint32)slice;
        }
    }
}

/* Where the node stands in that slice; otherwise, if there is none. */
static double
x_in_slice(const Settling *settling, guint32 slice, size_t node, double otherwise)
{
    return slice == NONE ? otherwise
                         : settling->x[slice * settling->all->node_count + node];
}

/* A slice is drawn to the ones around it, and a little to what all share. */
static void
settle_slice(Settling *settling, size_t slice, double pull)
{
    Moment *moment = &settling->moments[slice];
    size_t count = moment->there->node_count;
    g_autofree double *drawn = g_new(double, count + 1);
    for (size_t i = 0; i < count; i++) {
        size_t node = moment->nodes[i];
        double shared = settling->shelves->x[node];
        size_t at = slice * settling->all->node_count + node;
        double after = x_in_slice(settling, settling->after[at], node, shared);
        double before = x_in_slice(settling, settling->before[at], node, after);
        after = settling->after[at] == NONE ? before : after;
        drawn[i] = (before + after) / 2;
    }
    /* as what all share was relaxed, so that boxes have the same cause to stand where they do */
    bool is_planned = psg_gutters_steps(settling->all) > 0;
    PsgInertia inertia = {drawn, pull, PASSES, is_planned};
    psg_shelves_relax(moment->shelves, moment->there, &inertia);
    for (size_t i = 0; i < count; i++) {
        settling->x[slice * settling->all->node_count + moment->nodes[i]] =
            moment->shelves->x[i];
    }
}

/* Whether the box at `place` of the shelf has room at x, between its neighbours of
 * this slice. */
static bool
has_room(const PsgShelves *shelves, size_t shelf, size_t place, double x)
{
    const size_t *order = shelves->order + shelf * shelves->box_count;
    double half = shelves->half[order[place]];
    double low = place == 0 ? shelves->left[shelf]
                            : shelves->x[order[place - 1]] +
                                  shelves->half[order[place - 1]] + shelves->gap;
    double high = place + 1 == shelves->length[shelf]
                      ? shelves->right[shelf]
                      : shelves->x[order[place + 1]] - shelves->half[order[place + 1]] -
                            shelves->gap;
    return x - half >= low - 1e-9 && x + half <= high + 1e-9;
}

/* Whether the same boxes stand on the shelf as in the slice before. */
static bool
is_as_before(const Settling *settling, size_t slice, size_t shelf)
{
    const Moment *now = &settling->moments[slice],
                 *before = &settling->moments[slice - 1];
    size_t count = now->shelves->length[shelf];
    if (before->shelves->length[shelf] != count) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        size_t here = now->shelves->order[shelf * now->shelves->box_count + i];
        size_t there = before->shelves->order[shelf * before->shelves->box_count + i];
        if (now->nodes[here] != before->nodes[there]) {
            return false;
        }
    }
    return true;
}

static void
stand(Settling *settling, size_t slice, size_t box, double x)
{
    const Moment *moment = &settling->moments[slice];
    moment->shelves->x[box] = x;
    settling->x[slice * settling->all->node_count + moment->nodes[box]] = x;
}

/* A shelf on which the same boxes stand as before has no cause to move; on the others,
 * small steps are not made. */
static void
hold_still(Settling *settling, size_t slice)
{
    const PsgShelves *shelves = settling->moments[slice].shelves;
    for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
        bool as_before = is_as_before(settling, slice, shelf);
        for (size_t place = 0; place < shelves->length[shelf]; place++) {
            size_t box = shelves->order[shelf * shelves->box_count + place];
            size_t node = settling->moments[slice].nodes[box];
            size_t at = slice * settling->all->node_count + node;
            double before = x_in_slice(settling, settling->before[at], node, NAN);
            bool is_small = fabs(before - shelves->x[box]) < STILL * shelves->gap;
            if (as_before || (is_small && has_room(shelves, shelf, place, before))) {
                stand(settling, slice, box, before);
            }
        }
    }
}

static void
settle(Settling *settling, double stability)
{
    double pull = STIFFNESS * stability / (1 - stability);
    find_nearest(settling, settling->before, true);
    find_nearest(settling, settling->after, false);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        for (size_t i = 0; i < settling->slice_count; i++) {
            settle_slice(settling, sweep % 2 == 0 ? i : settling->slice_count - 1 - i,
                         pull);
        }
    }
    for (size_t slice = 1; slice < settling->slice_count; slice++) {
        hold_still(settling, slice);
    }
}

/* By how much all move, in all slices alike, so that what they show stands in the middle. */
static double
shift_to_middle(const Settling *settling, PsgSize area)
{
    const PsgShelves *shelves = settling->shelves;
    double low = INFINITY, high = -INFINITY, least = INFINITY, most = -INFINITY;
    for (size_t slice = 0; slice < settling->slice_count; slice++) {
        const Moment *moment = &settling->moments[slice];
        for (size_t i = 0; i < moment->there->node_count; i++) {
            size_t node = moment->nodes[i];
            double x = settling->x[slice * settling->all->node_count + node];
            if (!psg_shelves_is_tray(shelves, shelves->shelf[node])) {
                low = fmin(low, x - shelves->half[node]);
                high = fmax(high, x + shelves->half[node]);
            }
        }
    }
    for (size_t i = 0; i < settling->slice_count * settling->all->node_count; i++) {
        least = fmin(least, settling->x[i]); /* also of who is absent */
        most = fmax(most, settling->x[i]);
    }
    return high > low
               ? fmax(-least, fmin((area.width - low - high) / 2, area.width - most))
               : 0;
}

void
psg_settle_slices(const PsgShelves *shelves, const PsgSupergraph *all,
                  const PsgLayoutTask *task, PsgPoint *centres)
{
    size_t count = all->node_count;
    Settling settling = {shelves,
                         all,
                         task->slice_count,
                         g_new0(Moment, task->slice_count + 1),
                         g_new(double, task->slice_count *count + 1),
                         g_new(guint32, task->slice_count * count + 1),
                         g_new(guint32, task->slice_count * count + 1)};
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        settling.moments[slice] = moment_new(&settling, task, slice);
        for (size_t node = 0; node < count; node++) {
            settling.x[slice * count + node] = shelves->x[node];
        }
    }
    if (task->stability < 1) {
        settle(&settling, task->stability);
    }
    double shift = shelves->is_filled ? shift_to_middle(&settling, task->area) : 0;
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        for (size_t node = 0; node < count; node++) {
            bool is_tray = psg_shelves_is_tray(shelves, shelves->shelf[node]);
            centres[slice * task->actor_count + all->actors[node]] =
                (PsgPoint){settling.x[slice * count + node] + (is_tray ? 0 : shift),
                           shelves->middle[shelves->shelf[node]]};
        }
        moment_clear(&settling.moments[slice]);
    }
    g_free(settling.moments);
    g_free(settling.x);
    g_free(settling.before);
    g_free(settling.after);
}
