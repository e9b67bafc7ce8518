/*
 * What the parts of merge two landscapes have in common (merged*.c).
 */
#pragma once

#include "base/arena.h"
#include "slice/merge.h"

/* By place in a list of one side its place in the merged list. */
typedef size_t *PsgPlaces[2];

typedef struct {
    PsgMergedLandscape *merged;
    PsgArena *arena;
    PsgLandscape *landscape;
    PsgInterval eras[2]; /* the time of either side */
    PsgInterval
        known_end;       /* of those who live in the second, and for how long is known */
    PsgInterval later;   /* of those whom neither slice shows */
    PsgTier *tiers_made; /* the landscape's tiers, while they are made */
    PsgPlaces actors, groups, kinds, relation_kinds, sources, tiers;
} PsgMerge;

/* The moment that is compared. */
const PsgSlice *psg_merge_slice(const PsgMerge *merge, size_t side);

/* Indexes of one side as those of the merged landscape. */
PsgIndexes psg_merge_indexes(const PsgMerge *merge, const PsgIndexes *indexes,
                             const size_t *places);

/* The id, or one made of it that nobody has; used gets it. */
const char *psg_merge_id(const PsgMerge *merge, GHashTable *used, const char *id);

/* The parts: actors and relations (joint_actors.c), measures (joint_measures.c). */
void psg_merge_add_actors(PsgMerge *merge, const size_t *match);
void psg_merge_add_relations(PsgMerge *merge);
void psg_merge_add_measures(PsgMerge *merge);
