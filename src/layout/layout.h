/*
 * Where actors stand, in every slice at once.
 *
 * A task says which actors and ties there are when, how large the boxes are and which area
 * they may fill; a method answers with a place for every actor in every slice.
 * Methods stand in a table, so that another one is a row more.
 */
#pragma once

#include "layout/task.h"

/* A part of the page where boxes of one group stand and no others, or those of one level: but
 * for those who are pinned, or of no level. */
typedef struct {
    size_t slice; /* PSG_EVERY_SLICE: it is the same in all */
    bool is_group;
    size_t index; /* of the group or the level */
    PsgRect room; /* of the boxes, without frame and title */
} PsgLayoutZone;

#define PSG_EVERY_SLICE G_MAXSIZE

typedef struct {
    size_t actor_count, slice_count;
    PsgPoint *centres; /* slice × actor_count + actor; absent ones where they would be */
    double scale; /* of boxes or dots and gap: 1 unless the area was too small for them */
    GArray *zones; /* of PsgLayoutZone, from the top; empty if boxes keep to none */
} PsgLayout;

PsgLayout *psg_layout_copy(const PsgLayout *layout);
void psg_layout_free(PsgLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLayout, psg_layout_free)

/* Whether a layout that was kept from an earlier run can be the answer to this task: of
 * its size, with all boxes on the page. What was kept may be damaged. */
bool psg_layout_answers(const PsgLayout *layout, const PsgLayoutTask *task);

/* "temporal": all slices solved together. "neato", "fdp", "sfdp", "dot", "circo",
 * "twopi": Graphviz lays out the supergraph of all slices. NULL-terminated; the first is
 * the usual one. */
const char *const *psg_layout_methods(void);

/* Whether boxes of a group keep to a zone, where nothing else is asked of rows: not where an
 * engine's own drawing is kept. */
bool psg_layout_makes_zones(const char *method);

/* Whether the method's own rows are kept. */
bool psg_layout_keeps_ranks(const char *method);

/* Whether rows are levels, of which one has too many boxes for one row, also at the least scale. */
bool psg_layout_splits_levels(const PsgLayoutTask *task);

/* In the result no two boxes of one slice are nearer than gap × scale, and all lie
 * within the area. NULL with an error if the method is not known or its engine failed. */
PsgLayout *psg_layout_make(const PsgLayoutTask *task, const char *method, GError **error);
