/*
 * Where actors stand, in every slice at once.
 *
 * A task says who is there when, who is tied to whom, how large the boxes are and which area they
 * may fill; a method answers with a place for every actor in every slice. Methods stand in a
 * table, so that another one is a row more.
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
    size_t first_slice, last_slice; /* it may live in; for methods that look at time */
} PsgTie;

typedef struct {
    size_t actor_count, slice_count;
    const PsgSize *boxes; /* by actor, the room its label asks for, the same in every slice */
    const bool *presence; /* slice × actor_count + actor: drawn in that slice */
    const PsgTie *ties;
    size_t tie_count;
    PsgSize area; /* what the drawing may fill; its corner is 0, 0. 0 × 0: bare points, as the
                     engine has them, without a page, overlap or not */
    double gap;   /* least distance between two boxes */
    unsigned seed;
} PsgLayoutTask;

typedef struct {
    size_t actor_count, slice_count;
    PsgPoint *centres; /* slice × actor_count + actor; also of those who are absent (where they
                          would be) */
    double scale;      /* all lengths of boxes are to be multiplied by it: 1 unless the area was
                          too small for them */
} PsgLayout;

void psg_layout_free(PsgLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLayout, psg_layout_free)

/* "neato", "fdp", "sfdp", "dot", "circo", "twopi": Graphviz lays out the union of all slices.
 * NULL-terminated. */
const char *const *psg_layout_methods(void);

/* In the result no two boxes of one slice are nearer than gap × scale, and all lie within the
 * area. NULL with an error if the method is not known or its engine failed. */
PsgLayout *psg_layout_make(const PsgLayoutTask *task, const char *method, GError **error);
