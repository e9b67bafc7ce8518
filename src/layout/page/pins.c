/*
 * 1. Pinned boxes go to their pins, and are parted where they overlap: once for all slices,
 *    so that none moves.
 * 2. In each slice all other boxes are moved out of their way, and out of each other's; where
 *    nothing may move, once for all slices, if that can be.
 * 3. If that comes to no end, since some are shut in, the others are set one after the other:
 *    each into the free place that is nearest to its own.
 */
#include "layout/page/pins.h"

#include "layout/page/overlap.h"

#include <math.h>
#include <string.h>

#define KEPT 0.5 /* in page units: a shift that nobody sees */
#define TOUCHING 1e-9
#define MOST_SET 200 /* boxes; the time of step 3 grows with their fourth power */

bool
psg_pins_are_asked(const PsgLayoutTask *task)
{
    for (size_t i = 0; task->constraints != NULL && i < task->actor_count; i++) {
        if (task->constraints[i].is_pinned) {
            return true;
        }
    }
    return false;
}

static PsgPoint
pin_of(const PsgLayoutTask *task, size_t actor)
{
    PsgPoint pin = task->constraints[actor].pin;
    return (PsgPoint){pin.x * task->area.width, pin.y * task->area.height};
}

static PsgSize
box_of(const PsgLayoutTask *task, double scale, size_t actor)
{
    PsgSize box = task->boxes[actor];
    return (PsgSize){box.width * scale, box.height * scale};
}

/* Step 1: by actor, where it stands. */
static PsgPoint *
part_pinned(const PsgLayoutTask *task, double scale)
{
    PsgPoint *places = g_new0(PsgPoint, task->actor_count + 1);
    g_autofree size_t *pinned = g_new(size_t, task->actor_count + 1);
    g_autofree PsgPoint *centres = g_new(PsgPoint, task->actor_count + 1);
    g_autofree PsgSize *boxes = g_new(PsgSize, task->actor_count + 1);
    size_t count = 0;
    for (size_t actor = 0; actor < task->actor_count; actor++) {
        if (task->constraints[actor].is_pinned) {
            pinned[count] = actor;
            centres[count] = pin_of(task, actor);
            boxes[count++] = box_of(task, scale, actor);
        }
    }
    const PsgOverlapTask overlap = {boxes, NULL, count, task->area, task->gap * scale};
    psg_overlap_remove(&overlap, centres);
    for (size_t i = 0; i < count; i++) {
        places[pinned[i]] = centres[i];
    }
    return places;
}

typedef struct {
    const PsgOverlapTask *task;
    PsgPoint *centres;
    bool *is_set; /* by box */
} Setting;

/* Whether the box is on the page there, and clear of all that are set. */
static bool
is_free(const Setting *self, size_t box, PsgPoint at)
{
    PsgSize own = self->task->boxes[box], area = self->task->area;
    if (at.x < own.width / 2 || at.y < own.height / 2 ||
        at.x > area.width - own.width / 2 || at.y > area.height - own.height / 2) {
        return false;
    }
    for (size_t i = 0; i < self->task->count; i++) {
        PsgSize other = self->task->boxes[i];
        double across = (own.width + other.width) / 2 + self->task->gap - TOUCHING;
        double down = (own.height + other.height) / 2 + self->task->gap - TOUCHING;
        if (self->is_set[i] && fabs(at.x - self->centres[i].x) < across &&
            fabs(at.y - self->centres[i].y) < down) {
            return false;
        }
    }
    return true;
}

/* Where the box stands, and beside, before and behind each that is set: along one axis. */
static double *
stops_of(const Setting *self, size_t box, bool upright, size_t *count)
{
    double *stops = g_new(double, 2 * self->task->count + 1);
    PsgSize own = self->task->boxes[box];
    stops[0] = upright ? self->centres[box].y : self->centres[box].x;
    *count = 1;
    for (size_t i = 0; i < self->task->count; i++) {
        if (self->is_set[i]) {
            PsgSize other = self->task->boxes[i];
            double apart =
                (upright ? own.height + other.height : own.width + other.width) / 2 +
                self->task->gap;
            double there = upright ? self->centres[i].y : self->centres[i].x;
            stops[(*count)++] = there - apart;
            stops[(*count)++] = there + apart;
        }
    }
    return stops;
}

static bool
set_nearest(Setting *self, size_t box)
{
    size_t columns, rows;
    g_autofree double *across = stops_of(self, box, false, &columns);
    g_autofree double *down = stops_of(self, box, true, &rows);
    double least = (double)INFINITY;
    PsgPoint wanted = self->centres[box], best = wanted;
    for (size_t i = 0; i < columns; i++) {
        for (size_t k = 0; k < rows; k++) {
            PsgPoint at = {across[i], down[k]};
            double distance = psg_distance(at, wanted);
            if (distance < least && is_free(self, box, at)) {
                least = distance;
                best = at;
            }
        }
    }
    self->centres[box] = best;
    self->is_set[box] = true;
    return least < (double)INFINITY;
}

/* Step 3; false if some box has no room. */
static bool
set_one_by_one(const PsgOverlapTask *task, PsgPoint *centres)
{
    g_autofree bool *is_set = g_memdup2(task->is_fixed, task->count * sizeof *is_set);
    Setting self = {task, centres, is_set};
    for (size_t box = 0; task->count <= MOST_SET && box < task->count; box++) {
        if (!is_set[box] && !set_nearest(&self, box)) {
            return false;
        }
    }
    return task->count <= MOST_SET;
}

/* Steps 2 and 3, of those who are there; false if there is no room. */
static bool
clear_slice(const PsgLayoutTask *task, const PsgPoint *pinned, double scale,
            const bool *is_there, PsgPoint *centres)
{
    g_autofree size_t *there = g_new(size_t, task->actor_count + 1);
    g_autofree PsgPoint *places = g_new(PsgPoint, task->actor_count + 1);
    g_autofree PsgSize *boxes = g_new(PsgSize, task->actor_count + 1);
    g_autofree bool *is_fixed = g_new(bool, task->actor_count + 1);
    size_t count = 0;
    for (size_t actor = 0; actor < task->actor_count; actor++) {
        bool is_pinned = task->constraints[actor].is_pinned;
        centres[actor] = is_pinned ? pinned[actor] : centres[actor];
        if (is_there[actor]) {
            there[count] = actor;
            is_fixed[count] = is_pinned;
            places[count] = centres[actor];
            boxes[count++] = box_of(task, scale, actor);
        }
    }
    const PsgOverlapTask overlap = {boxes, is_fixed, count, task->area,
                                    task->gap * scale};
    if (!psg_overlap_remove(&overlap, places)) {
        for (size_t i = 0; i < count; i++) {
            places[i] = centres[there[i]];
        }
        if (!set_one_by_one(&overlap, places)) {
            return false;
        }
    }
    for (size_t i = 0; i < count; i++) {
        centres[there[i]] = places[i];
    }
    return true;
}

/* The same place in all slices for all who are ever there; false if there is no room. */
static bool
clear_all(const PsgLayoutTask *task, const PsgPoint *pinned, double scale,
          PsgPoint *centres)
{
    size_t actors = task->actor_count;
    g_autofree bool *is_there = g_new0(bool, actors + 1);
    g_autofree PsgPoint *places = g_new0(PsgPoint, actors + 1);
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        for (size_t actor = 0; actor < actors; actor++) {
            if (task->presence[slice * actors + actor] && !is_there[actor]) {
                is_there[actor] = true;
                places[actor] = centres[slice * actors + actor];
            }
        }
    }
    if (!clear_slice(task, pinned, scale, is_there, places)) {
        return false;
    }
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        memcpy(centres + slice * actors, places, actors * sizeof *places);
    }
    return true;
}

void
psg_pins_hold(const PsgLayoutTask *task, PsgLayout *layout)
{
    size_t count = task->slice_count * task->actor_count;
    g_autofree PsgPoint *pinned = part_pinned(task, layout->scale);
    g_autofree PsgPoint *centres = g_memdup2(layout->centres, count * sizeof *centres);
    bool is_still = task->stability >= 1;
    is_still = is_still && clear_all(task, pinned, layout->scale, centres);
    for (size_t slice = 0; slice < task->slice_count && !is_still; slice++) {
        size_t first = slice * task->actor_count;
        if (!clear_slice(task, pinned, layout->scale, task->presence + first,
                         centres + first)) {
            return;
        }
    }
    memcpy(layout->centres, centres, count * sizeof *centres);
}

static bool
is_shifted(const PsgLayoutTask *task, const PsgLayout *layout, size_t actor)
{
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        size_t at = slice * task->actor_count + actor;
        if (task->presence[at] &&
            psg_distance(layout->centres[at], pin_of(task, actor)) > KEPT) {
            return true;
        }
    }
    return false;
}

size_t *
psg_pins_shifted(const PsgLayoutTask *task, const PsgLayout *layout, size_t *count)
{
    size_t *shifted = g_new(size_t, task->actor_count + 1);
    *count = 0;
    for (size_t actor = 0; task->constraints != NULL && actor < task->actor_count;
         actor++) {
        if (task->constraints[actor].is_pinned && is_shifted(task, layout, actor)) {
            shifted[(*count)++] = actor;
        }
    }
    return shifted;
}
