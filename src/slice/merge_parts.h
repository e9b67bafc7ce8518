/*
 * What the parts of joining two landscapes have in common (joint*.c).
 */
#pragma once

#include "base/arena.h"
#include "slice/merge.h"

/* By place in a list of one side its place in the joint list. */
typedef size_t *PsgPlaces[2];

typedef struct {
    PsgJoint *joint;
    PsgArena *arena;
    PsgLandscape *landscape;
    PsgInterval eras[2]; /* the time of either side */
    PsgInterval
        known_end;       /* of those who live in the second, and for how long is known */
    PsgInterval later;   /* of those whom neither slice shows */
    PsgTier *tiers_made; /* the landscape's tiers, while they are made */
    PsgPlaces actors, groups, kinds, relation_kinds, sources, tiers;
} PsgJoining;

/* The moment that is compared. */
const PsgSlice *psg_joint_slice(const PsgJoining *joining, size_t side);

/* Indexes of one side as those of the joint landscape. */
PsgIndexes psg_joint_indexes(const PsgJoining *joining, const PsgIndexes *indexes,
                             const size_t *places);

/* The id, or one made of it that nobody has; used gets it. */
const char *psg_joint_id(const PsgJoining *joining, GHashTable *used, const char *id);

/* The parts: actors and relations (joint_actors.c), measures (joint_measures.c). */
void psg_joint_add_actors(PsgJoining *joining, const size_t *match);
void psg_joint_add_relations(PsgJoining *joining);
void psg_joint_add_measures(PsgJoining *joining);
