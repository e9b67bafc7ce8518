/*
 * Actors dealt to places, one after the other, in the order in which they are first seen.
 *
 * 1. A place is free if no slice shows the actor together with one that has it already. Both must
 *    be of the same zone, a group or a level, and both tied to others, or neither.
 * 2. Of the free ones, the actor takes that from which ties lead already to where its own will lead:
 *    so what is drawn at a place stays alike. Rather not one that another left just before: it would
 *    look like its successor.
 * 3. Without such a one it gets a new place, as long as these are hardly more than the fullest slice
 *    needs.
 */
#include "layout/sharing.h"

#include "layout/page/zones.h"
#include "layout/supergraph.h"

#include <math.h>
#include <string.h>

#define MOST 1000 /* actors: the time to deal them grows with their square */
#define WORTH 1.5 /* all boxes cover so many times more than those of the fullest slice */
#define SPARE 1.25 /* places, for each actor of the fullest slice: some choice */
#define HASTE 0.5  /* of a tie, for a place that was left just before */

struct PsgSharing {
    size_t actor_count, slice_count, place_count;
    size_t *place_of; /* by actor; that of one who is never there is 0 */
    PsgLayoutTask task;
    PsgSize *boxes;
    bool *presence;
    PsgTie *ties;
    PsgPlacementConstraint *constraints;
};

/* What is known while actors are dealt. */
typedef struct {
    PsgSharing *sharing;
    const PsgLayoutTask *task;
    const PsgSupergraph *all;
    size_t *class_of; /* by node: only nodes of one class share a place */
    size_t *class;    /* by place */
    bool *is_taken;   /* place × slice_count + slice */
    double *weights;  /* place × node_count + place: of ties between them */
    bool *is_dealt;   /* by node */
    size_t most;      /* places */
} Dealing;

static bool
is_seen(const PsgLayoutTask *task, size_t slice, size_t actor)
{
    return task->presence[slice * task->actor_count + actor];
}

static double
covered_by(const PsgLayoutTask *task, size_t actor)
{
    return task->boxes[actor].width * task->boxes[actor].height;
}

/* How many actors the fullest slice has; false if sharing places is not worth it. */
static bool
is_worth_it(const PsgLayoutTask *task, const PsgSupergraph *all, size_t *most)
{
    double covered = 0, fullest = 0;
    *most = 0;
    for (size_t node = 0; node < all->node_count; node++) {
        covered += covered_by(task, all->actors[node]);
    }
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        double here = 0;
        size_t count = 0;
        for (size_t node = 0; node < all->node_count; node++) {
            bool is_here = is_seen(task, slice, all->actors[node]);
            here += is_here ? covered_by(task, all->actors[node]) : 0;
            count += is_here;
        }
        fullest = fmax(fullest, here);
        *most = MAX(*most, count);
    }
    return covered > WORTH * fullest;
}

/* The zone, and whether it is tied to somebody. A pinned actor is a class of its own. */
static void
find_classes(Dealing *self)
{
    const PsgSupergraph *all = self->all;
    g_autofree PsgPoint *anywhere = g_new0(PsgPoint, all->node_count + 1);
    g_autoptr(PsgZones) zones = psg_zones_of(all, self->task, anywhere, 0);
    for (size_t node = 0; node < all->node_count; node++) {
        size_t zone = zones->zone_of[node] == PSG_ANY_ZONE ? zones->zone_count
                                                           : zones->zone_of[node];
        bool is_tied = all->first[node] < all->first[node + 1];
        bool is_pinned = all->constraints != NULL && all->constraints[node].is_pinned;
        self->class_of[node] =
            is_pinned ? 2 * (zones->zone_count + 1) + node : 2 * zone + is_tied;
    }
}

static bool
is_free(const Dealing *self, size_t place, size_t node)
{
    size_t slices = self->task->slice_count, actor = self->all->actors[node];
    if (self->class[place] != self->class_of[node]) {
        return false;
    }
    for (size_t slice = 0; slice < slices; slice++) {
        if (self->is_taken[place * slices + slice] && is_seen(self->task, slice, actor)) {
            return false;
        }
    }
    return true;
}

/* How much of the node's ties lead where ties of the place lead already. */
static double
affinity(const Dealing *self, size_t place, size_t node)
{
    const PsgSupergraph *all = self->all;
    double sum = 0;
    for (size_t i = all->first[node]; i < all->first[node + 1]; i++) {
        const PsgLink *link = &all->links[all->touching[i]];
        size_t other = psg_link_across(link, node);
        size_t there = self->sharing->place_of[all->actors[other]];
        if (self->is_dealt[other]) {
            sum += fmin(self->weights[place * all->node_count + there], link->weight);
        }
    }
    size_t slices = self->task->slice_count, first = 0;
    while (!is_seen(self->task, first, all->actors[node])) {
        first++;
    }
    bool is_hasty = first > 0 && self->is_taken[place * slices + first - 1];
    return sum - (is_hasty ? HASTE : 0);
}

static void
deal_to(Dealing *self, size_t place, size_t node)
{
    const PsgSupergraph *all = self->all;
    size_t slices = self->task->slice_count, actor = all->actors[node];
    self->sharing->place_of[actor] = place;
    self->class[place] = self->class_of[node];
    self->is_dealt[node] = true;
    for (size_t slice = 0; slice < slices; slice++) {
        self->is_taken[place * slices + slice] |= is_seen(self->task, slice, actor);
    }
    for (size_t i = all->first[node]; i < all->first[node + 1]; i++) {
        const PsgLink *link = &all->links[all->touching[i]];
        size_t other = psg_link_across(link, node);
        if (self->is_dealt[other]) {
            size_t there = self->sharing->place_of[all->actors[other]];
            self->weights[place * all->node_count + there] += link->weight;
            self->weights[there * all->node_count + place] += link->weight;
        }
    }
}

static void
deal_node(Dealing *self, size_t node)
{
    size_t count = self->sharing->place_count, best = count;
    double most = -(double)INFINITY;
    for (size_t place = 0; place < count; place++) {
        double here =
            is_free(self, place, node) ? affinity(self, place, node) : -(double)INFINITY;
        best = here > most ? place : best;
        most = fmax(most, here);
    }
    if (best == count || (most <= 0 && count < self->most)) {
        best = self->sharing->place_count++;
    }
    deal_to(self, best, node);
}

/* In the order in which they are first seen, then in the author's. */
static void
deal_all(Dealing *self)
{
    const PsgSupergraph *all = self->all;
    for (size_t slice = 0; slice < self->task->slice_count; slice++) {
        for (size_t node = 0; node < all->node_count; node++) {
            if (!self->is_dealt[node] && is_seen(self->task, slice, all->actors[node])) {
                deal_node(self, node);
            }
        }
    }
}

PsgSharing *
psg_sharing_new(const PsgLayoutTask *task)
{
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(task);
    size_t most, count = all->node_count;
    if (task->rows == PSG_ROWS_RANKS || count > MOST || !is_worth_it(task, all, &most)) {
        return NULL;
    }
    g_autofree size_t *class_of = g_new0(size_t, count + 1);
    g_autofree size_t *class = g_new0(size_t, count + 1);
    g_autofree bool *is_taken = g_new0(bool, count * task->slice_count + 1);
    g_autofree double *weights = g_new0(double, count *count + 1);
    g_autofree bool *is_dealt = g_new0(bool, count + 1);
    g_autoptr(PsgSharing) sharing = g_new0(PsgSharing, 1);
    sharing->actor_count = task->actor_count;
    sharing->slice_count = task->slice_count;
    sharing->place_of = g_new0(size_t, task->actor_count + 1);
    Dealing self = {.sharing = sharing,
                    .task = task,
                    .all = all,
                    .class_of = class_of,
                    .class = class,
                    .is_taken = is_taken,
                    .weights = weights,
                    .is_dealt = is_dealt,
                    .most = (size_t)ceil(SPARE * (double)most)};
    find_classes(&self);
    deal_all(&self);
    return sharing->place_count < count ? g_steal_pointer(&sharing) : NULL;
}

static void
clear_task(PsgSharing *sharing)
{
    g_clear_pointer(&sharing->boxes, g_free);
    g_clear_pointer(&sharing->presence, g_free);
    g_clear_pointer(&sharing->ties, g_free);
    g_clear_pointer(&sharing->constraints, g_free);
}

void
psg_sharing_free(PsgSharing *sharing)
{
    if (sharing != NULL) {
        clear_task(sharing);
        g_free(sharing->place_of);
        g_free(sharing);
    }
}

/* A place has the largest box of its actors, and is there when one of them is. */
static void
gather_actors(PsgSharing *sharing, const PsgLayoutTask *task)
{
    size_t places = sharing->place_count;
    sharing->boxes = g_new0(PsgSize, places + 1);
    sharing->presence = g_new0(bool, places * task->slice_count + 1);
    for (size_t actor = 0; actor < task->actor_count; actor++) {
        size_t place = sharing->place_of[actor];
        for (size_t slice = 0; slice < task->slice_count; slice++) {
            if (is_seen(task, slice, actor)) {
                PsgSize *box = &sharing->boxes[place];
                box->width = fmax(box->width, task->boxes[actor].width);
                box->height = fmax(box->height, task->boxes[actor].height);
                sharing->presence[slice * places + place] = true;
            }
        }
    }
    if (task->constraints == NULL) {
        return;
    }
    sharing->constraints = g_new0(PsgPlacementConstraint, places + 1);
    for (size_t actor = task->actor_count; actor-- > 0;) {
        bool is_ever = false;
        for (size_t slice = 0; slice < task->slice_count; slice++) {
            is_ever = is_ever || is_seen(task, slice, actor);
        }
        if (is_ever) {
            sharing->constraints[sharing->place_of[actor]] = task->constraints[actor];
        }
    }
}

const PsgLayoutTask *
psg_sharing_task(PsgSharing *sharing, const PsgLayoutTask *task)
{
    clear_task(sharing);
    gather_actors(sharing, task);
    sharing->ties = g_memdup2(task->ties, (task->tie_count + 1) * sizeof *task->ties);
    for (size_t i = 0; i < task->tie_count; i++) {
        sharing->ties[i].from = sharing->place_of[task->ties[i].from];
        sharing->ties[i].to = sharing->place_of[task->ties[i].to];
    }
    sharing->task = *task;
    sharing->task.actor_count = sharing->place_count;
    sharing->task.boxes = sharing->boxes;
    sharing->task.presence = sharing->presence;
    sharing->task.ties = sharing->ties;
    sharing->task.constraints = sharing->constraints;
    return &sharing->task;
}

PsgLayout *
psg_sharing_spread(const PsgSharing *sharing, PsgLayout *layout)
{
    size_t actors = sharing->actor_count, places = sharing->place_count;
    PsgPoint *centres = g_new0(PsgPoint, sharing->slice_count * actors + 1);
    for (size_t slice = 0; slice < sharing->slice_count; slice++) {
        for (size_t actor = 0; actor < actors; actor++) {
            centres[slice * actors + actor] =
                layout->centres[slice * places + sharing->place_of[actor]];
        }
    }
    g_free(layout->centres);
    layout->centres = centres;
    layout->actor_count = actors;
    return layout;
}
