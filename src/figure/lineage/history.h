/*
 * Who became whom: what happened to actors from slice to slice.
 *
 * A slice of the figure is called a step here. Something happens in the first step that
 * shows it.
 */
#pragma once

#include "figure/context.h"

/* Also the order in which signs stand. */
typedef enum {
    PSG_LINEAGE_RENAMED,
    PSG_LINEAGE_MERGED,    /* several went on as one */
    PSG_LINEAGE_SPLIT,     /* one went on as several */
    PSG_LINEAGE_SUCCEEDED, /* one went on as one */
    PSG_LINEAGE_TIER,
    PSG_LINEAGE_KIND,
} PsgLineageWhat;

#define PSG_LINEAGE_WHATS (PSG_LINEAGE_KIND + 1)

typedef struct {
    PsgLineageWhat what;
    size_t step;
    size_t from, to; /* actors: of successions two, else the same one twice */
    /* the step in which `from` was seen last until then */
    size_t step_before;
} PsgLineageEvent;

typedef struct {
    const PsgRenderContext *context;
    size_t *slices; /* in the landscape's order */
    size_t step_count;
    const PsgViewActor **seen; /* by step, then by actor; NULL: not seen */
    size_t **tiers;            /* by step, then by actor */
    PsgLineageEvent *events;   /* in order of steps */
    size_t event_count;
} PsgLineage;

PsgLineage *psg_lineage_new(const PsgRenderContext *context, const size_t *slices,
                            size_t slice_count);
void psg_lineage_free(PsgLineage *lineage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLineage, psg_lineage_free)

/* How it is seen in a step; NULL: it is not. */
const PsgViewActor *psg_lineage_seen(const PsgLineage *lineage, size_t step,
                                     size_t actor);

/* Its tier in a step in which it is seen, or PSG_NONE. */
size_t psg_lineage_tier(const PsgLineage *lineage, size_t step, size_t actor);

/* The event is of two actors. */
bool psg_lineage_is_succession(const PsgLineageEvent *event);

/* What it is called in tables: "renamed", "merged", … */
const char *psg_lineage_what_id(PsgLineageWhat what);
