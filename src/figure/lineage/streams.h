/*
 * What a lineage shows: which steps as columns, who as a stream, who as one of the others.
 *
 * Streams are those to whom something happened, cut into runs that stay in one band; a
 * band is a tier, or else a kind. All that are seen and have no stream are counted, by
 * band and column.
 */
#pragma once

#include "figure/lineage/history.h"

typedef struct {
    size_t index;      /* of the tier or kind; PSG_NONE: of those who have none */
    size_t lane_count; /* for streams */
    size_t *others;    /* by column: seen, without a stream */
    size_t most_others;
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

/* Where an actor's name is written: where it begins, and where something happens to it. */
typedef struct {
    size_t run, column;
    unsigned signs; /* a set of 1 << PsgLineageWhat */
} PsgLineageName;

/* Owns its lists; borrows the lineage. */
typedef struct {
    const PsgLineage *lineage;
    size_t *steps; /* by column */
    size_t column_count;
    bool by_tier;
    PsgLineageBand *bands; /* from the top; none of them is empty */
    size_t band_count;
    PsgLineageRun *runs; /* actor by actor, in order of time */
    size_t run_count;
    PsgLineageLink *links;
    size_t link_count;
    PsgLineageName *names;
    size_t name_count;
    size_t lane_count; /* of all bands */
    size_t left_out;   /* actors to whom something happened, and who have no stream */
    bool is_thinned;   /* something happened in steps that are no columns */
} PsgLineageStreams;

/* most_columns: at least 2. Bands have no more than most_lanes lanes together, as a rule: an
 * order of streams may need more than there are streams at once. */
PsgLineageStreams *psg_lineage_streams_new(const PsgLineage *lineage, size_t most_columns,
                                           size_t most_lanes);
void psg_lineage_streams_free(PsgLineageStreams *streams);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLineageStreams, psg_lineage_streams_free)

/* How an actor is seen in a column; NULL: it is not. */
const PsgViewActor *psg_lineage_streams_seen(const PsgLineageStreams *streams,
                                             size_t column, size_t actor);

/* The column that shows what happened in a step. */
size_t psg_lineage_streams_column(const PsgLineageStreams *streams, size_t step);
