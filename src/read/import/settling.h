/*
 * A landscape while it is made of a draft: what all stages of it share.
 */
#pragma once

#include "model/landscape_builder.h"
#include "read/import/clock.h"
#include "read/import/settle.h"

/* What was said of each thing of a sort: places in the draft's list, in order of saying. */
typedef struct {
    guint32 *first; /* by thing: where its places begin; one more than there are things */
    guint32 *places;
} PsgSayings;

typedef struct {
    const PsgDraft *draft;
    PsgDraftContents said;
    PsgReport *report;
    PsgDiagnostics *list;
    const PsgSettleWishes *wishes;
    PsgLandscapeBuilder *builder;
    PsgArena *arena; /* of the landscape */
    PsgClocks *clocks;
    PsgSayings spells[PSG_DRAFT_WHATS], facts[PSG_DRAFT_WHATS];
    GHashTable *single; /* PsgInterval → PsgSpells of it alone */
    /* for whoever imported it; by actor */
    const char **keys, **actor_comments;
    GPtrArray *relation_comments; /* by relation */
} PsgSettling;

/* The spells of a thing, equal ones once; count 0 if none is said. */
PsgSpells psg_settling_spells(PsgSettling *settling, PsgDraftThing thing);

/* The same of intervals: const PsgInterval *. */
PsgSpells psg_settling_spells_of(PsgSettling *settling, GPtrArray *intervals);

/* The intervals of a thing that can be read are added. */
void psg_settling_add_intervals(PsgSettling *settling, PsgDraftThing thing,
                                GPtrArray *intervals);

/* The first fact of a thing with that meaning; NULL if there is none. */
const PsgDraftFact *psg_settling_fact(const PsgSettling *settling, PsgDraftThing thing,
                                      PsgMeaning meaning);

/* ---- Stages, in this order ---- */

/* Actors with ids and names. */
void psg_settling_name_actors(PsgSettling *settling);

/* Slices, and what was observed. */
void psg_settling_slice(PsgSettling *settling);

/* Relations. */
void psg_settling_tie(PsgSettling *settling);

/* Lives of actors. */
void psg_settling_live(PsgSettling *settling);
