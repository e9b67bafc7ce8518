/*
 * A stand is a place that one actor keeps in one or several slices: what moves as a whole when
 * room is made, so that who stood still goes on doing so.
 */
#pragma once

#include "layout/task.h"

#include <glib.h>
#include <stdint.h>

/* The diameter of a dot and the gap, never quite nothing: so that it can be divided by. */
static inline double
psg_dot_room(const PsgLayoutTask *task, size_t actor)
{
    double room = task->boxes[actor].width + task->gap;
    return room > 1e-3 ? room : 1e-3;
}

typedef struct {
    size_t count, words;
    size_t *actor;    /* by stand */
    PsgPoint *place;  /* by stand */
    double *room;     /* by stand: diameter and gap */
    bool *is_fixed;   /* by stand: pinned */
    uint64_t *slices; /* by stand, `words` each: the set of those in which it is */
    size_t *stand_of; /* slice × actor_count + actor; PSG_NO_STAND if absent */
} PsgStands;

#define PSG_NO_STAND G_MAXSIZE

/* Of the places of all slices, slice × actor_count + actor; without actors that are left out, if
 * any are. An actor that goes no further than that step from where its stand began, a share of its
 * room, stays on it. */
PsgStands *psg_stands_new(const PsgLayoutTask *task, const PsgPoint *places,
                          const bool *is_left_out, double step);
void psg_stands_free(PsgStands *stands);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgStands, psg_stands_free)

/* Whether both are seen in some slice. */
static inline bool
psg_stands_meet(const PsgStands *stands, size_t a, size_t b)
{
    const uint64_t *one = stands->slices + a * stands->words;
    const uint64_t *other = stands->slices + b * stands->words;
    for (size_t i = 0; i < stands->words; i++) {
        if ((one[i] & other[i]) != 0) {
            return true;
        }
    }
    return false;
}

/* An absent actor gets the place that it has before, or else after. Who has no stand stays where
 * it is. */
void psg_stands_spread(const PsgStands *stands, const PsgLayoutTask *task,
                       PsgPoint *places);
