/*
 * What a lineage shows: which steps as columns, who as a stream, who as one of the others.
 *
 * Streams are those to whom something happened, cut into runs that stay in one band; a
 * band is a tier, or else a kind. All that are seen and have no stream are counted, by
 * band and column.
 */
#pragma once

#include "figure/lineage/alluvial.h"
#include "figure/lineage/facts.h"

typedef struct {
    size_t index;      /* of the tier or kind; PSG_NONE: of those who have none */
    size_t lane_count; /* for streams */
    size_t *others;    /* by column: seen, without a stream */
    bool is_rest;      /* of several bands that have no stream */
    bool others_first; /* above the streams, where these come and go below */
} PsgLineageBand;

/* A stretch of a stream, all of which looks the same. */
typedef struct {
    size_t actor, band, kind;
    PsgPresence presence;
    size_t first, last; /* columns */
    bool is_taken_over; /* its successor stands where it would be seen last */
    double lane;        /* from the top of its band's lanes */
} PsgLineageRun;

typedef struct {
    size_t from, to; /* runs */
    size_t column;   /* in which it reaches `to` */
    bool is_pause;   /* of one actor, not seen in between */
    bool is_beside;  /* both begin in that column */
} PsgLineageLink;

typedef struct {
    const PsgLineage *lineage;
    size_t *steps; /* by column */
    size_t column_count;
    bool by_tier;
    GArray *bands;   /* PsgLineageBand, from the top; none of them is empty */
    GArray *runs;    /* PsgLineageRun */
    GArray *links;   /* PsgLineageLink */
    size_t left_out; /* actors to whom something happened, and who have no stream */
    bool is_thinned; /* something happened in steps that are no columns */
} PsgLineagePlan;

/* most_columns: at least 2; most_lanes: of all bands together, at least 1. */
PsgLineagePlan *psg_lineage_plan_new(const PsgLineage *lineage, size_t most_columns,
                                     size_t most_lanes);
void psg_lineage_plan_free(PsgLineagePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLineagePlan, psg_lineage_plan_free)

/* How an actor is seen in a column; NULL: it is not. */
const PsgViewActor *psg_lineage_plan_seen(const PsgLineagePlan *plan, size_t column,
                                          size_t actor);

/* The column that shows what happened in a step. */
size_t psg_lineage_plan_column(const PsgLineagePlan *plan, size_t step);
