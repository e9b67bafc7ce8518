/*
 * What a layout is asked for: which actors and ties there are in which slice, how large the
 * boxes are and which area they may fill.
 */
#pragma once

#include "base/geometry.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define PSG_LAYOUT_ERROR (psg_layout_error_quark())
GQuark psg_layout_error_quark(void);

typedef enum {
    PSG_LAYOUT_ERROR_METHOD, /* there is none of that name */
    PSG_LAYOUT_ERROR_ENGINE, /* it failed; the message has its words */
} PsgLayoutError;

typedef struct {
    size_t from, to; /* actors */
    double weight;   /* above 0: how strongly it pulls in a slice in which it is seen */
    size_t first_slice, last_slice; /* it may live in */
    int flow; /* 1: it should lead down from `from` to `to`; -1: up; 0: either way */
} PsgTie;

/* What the author asks of an actor's place. */
typedef struct {
    bool is_pinned;
    PsgPoint pin;              /* 0 to 1, of the area's width and height */
    size_t level, level_count; /* of the tiers, from the top; level_count 0: of none */
    bool is_grouped;
    size_t group;
    bool is_shared; /* it is in another group too, whose members it should stand near */
    size_t other_group;
} PsgPlacementConstraint;

/* What rows mean, besides levels that actors ask for. */
typedef enum {
    PSG_ROWS_AUTO, /* ranks, if what flows makes levels; else it flows down where it can */
    PSG_ROWS_RANKS, /* ranks of what flows */
    PSG_ROWS_FREE,  /* nothing: what flows is a tie like others */
} PsgRows;

/* What the region of a group needs besides the room of its boxes. */
typedef struct {
    double frame; /* around its boxes */
    double title; /* so high, above them and within the frame */
    double apart; /* least distance of two regions */
    /* by group, how wide its title is; NULL: it takes what there is */
    const double *title_widths;
} PsgRegionRoom;

typedef struct {
    size_t actor_count, slice_count;
    PsgRows rows;
    /* by actor, what its label needs, the same in every slice; of dots, whose width and height
     * are alike, the diameters */
    const PsgSize *boxes;
    /* Actors are dots, not boxes with names in them: they stand where ties would have them,
     * not in rows, and two keep the gap between their outlines. */
    bool is_dots;
    const bool *presence; /* slice × actor_count + actor: drawn in that slice */
    const PsgTie *ties;
    size_t tie_count;
    /* slice × tie_count + tie: seen in that slice; NULL: from first_slice to
     * last_slice. */
    const bool *tie_presence;
    /* What the drawing may fill, its corner at 0, 0. 0 × 0 asks for bare points: as
     * the method has them, without boxes, page or removal of overlaps. */
    PsgSize area;
    /* by actor; NULL: nothing is asked. Not for bare points; dots heed pins and groups */
    const PsgPlacementConstraint *constraints;
    PsgRegionRoom region;
    size_t group_count;
    double gap; /* least distance between two boxes */
    /* of two lines that run beside each other between boxes; 0: three eighths of the gap */
    double line_pitch;
    /* Down to this scale of the boxes, at most 1, a better arrangement is worth smaller
     * letters. 0 is 1. */
    double least_scale;
    /* Lines run straight, through boxes where they must: not around them, through gaps. */
    bool lines_are_straight;
    bool may_tighten; /* who asks has smaller boxes too: an answer may have any scale */
    double stability; /* 0: each slice as clear as can be; 1: nothing moves */
    unsigned seed;
    /* threads at once; 0 is 1. The answer is the same with any number */
    unsigned workers;
} PsgLayoutTask;

static inline bool
psg_tie_lives(const PsgLayoutTask *task, size_t tie, size_t slice)
{
    return task->tie_presence != NULL ? task->tie_presence[slice * task->tie_count + tie]
                                      : task->ties[tie].first_slice <= slice &&
                                            slice <= task->ties[tie].last_slice;
}

/* SHA-256 of all that the task and the method say, in hexadecimal: two layouts with the
 * same digest are the same. Owned by the caller. */
char *psg_layout_task_digest(const PsgLayoutTask *task, const char *method);
