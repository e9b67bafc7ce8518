/*
 * Where actors stand, in every slice at once.
 *
 * A task says who is there when, who is tied to whom, how large the boxes are and which
 * area they may fill; a method answers with a place for every actor in every slice.
 * Methods stand in a table, so that another one is a row more.
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
    size_t from, to;                /* actors */
    double weight;                  /* above 0: how strongly it pulls */
    size_t first_slice, last_slice; /* it may live in */
} PsgTie;

/* What the author asks of an actor's place. */
typedef struct {
    bool is_pinned;
    PsgPoint pin;              /* 0 to 1, of the area's width and height */
    size_t level, level_count; /* of the tiers, from the top; level_count 0: of none */
    bool is_grouped;
    size_t group;
} PsgHold;

typedef struct {
    size_t actor_count, slice_count;
    const PsgSize *boxes; /* by actor, what its label needs, the same in every slice */
    const bool *presence; /* slice × actor_count + actor: drawn in that slice */
    const PsgTie *ties;
    size_t tie_count;
    /* slice × tie_count + tie: seen in that slice; NULL: from first_slice to
     * last_slice. */
    const bool *tie_presence;
    /* What the drawing may fill, its corner at 0, 0. 0 × 0 asks for bare points: as
     * the method has them, without boxes, page or removal of overlaps. */
    PsgSize area;
    /* by actor; NULL: nothing is asked. For boxes, not for points */
    const PsgHold *holds;
    double gap;       /* least distance between two boxes */
    double stability; /* 0: each slice as clear as can be; 1: nothing moves */
    unsigned seed;
} PsgLayoutTask;

static inline bool
psg_tie_lives(const PsgLayoutTask *task, size_t tie, size_t slice)
{
    return task->tie_presence != NULL ? task->tie_presence[slice * task->tie_count + tie]
                                      : task->ties[tie].first_slice <= slice &&
                                            slice <= task->ties[tie].last_slice;
}

typedef struct {
    size_t actor_count, slice_count;
    PsgPoint *centres; /* slice × actor_count + actor; who is absent, where it would be */
    double scale;      /* of boxes and gap: 1 unless the area was too small for them */
} PsgLayout;

void psg_layout_free(PsgLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLayout, psg_layout_free)

/* "temporal": all slices solved together. "neato", "fdp", "sfdp", "dot", "circo",
 * "twopi": Graphviz lays out the union of all slices. NULL-terminated; the first is
 * the usual one. */
const char *const *psg_layout_methods(void);

/* In the result no two boxes of one slice are nearer than gap × scale, and all lie
 * within the area. NULL with an error if the method is not known or its engine failed. */
PsgLayout *psg_layout_make(const PsgLayoutTask *task, const char *method, GError **error);
