/*
 * What the readers of a landscape's parts share: the tree, the landscape that grows, and
 * who is who.
 *
 * First every thing that has an id is entered, then each part is built, so that things
 * may refer to each other in any order. The tree was checked for its form before, and
 * mistakes of form were told: where something is not what it should be, builders take it
 * as not said, and stay silent.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "model/figure_spec.h"
#include "read/yaml/node.h"

typedef enum {
    PSG_THING_ACTOR,
    PSG_THING_GROUP,
    PSG_THING_TIER,
    PSG_THING_KIND,
    PSG_THING_RELATION_KIND,
    PSG_THING_EVENT_KIND,
    PSG_THING_MEASURE,
    PSG_THING_SOURCE,
    PSG_THING_SLICE,
} PsgThing;

#define PSG_THINGS (PSG_THING_SLICE + 1)

/* A thing that has an id; its index in the register is its index in the landscape. */
typedef struct {
    const char *id;
    /* where the id stands; NULL if it was not written (slices by default) */
    const PsgNode *key;
    const PsgNode *value; /* what is said of it; as above */
} PsgEntry;

typedef struct {
    GArray *entries;    /* PsgEntry */
    GHashTable *places; /* id to index + 1 */
} PsgRegister;

typedef struct {
    PsgArena *arena;
    PsgDiagnostics *list;
    const PsgLimits *limits;
    const PsgFigureKinds *figure_kinds;
    const PsgNode *root;
    PsgLandscape *landscape;
    PsgRegister registers[PSG_THINGS];
    GArray *relation_nodes; /* const PsgNode *, by relation: what it was written in */
} PsgBuilder;

/* ---- Who is who (builder.c) ---- */

void psg_builder_init(PsgBuilder *builder, PsgLandscape *landscape);
void psg_builder_clear(PsgBuilder *builder);

/* False, and told, if the id is taken. */
bool psg_builder_enter(PsgBuilder *builder, PsgThing thing, const PsgNode *key,
                       const PsgNode *value);

/* Enters an id that nobody wrote. */
void psg_builder_enter_id(PsgBuilder *builder, PsgThing thing, const char *id);

size_t psg_builder_count(const PsgBuilder *builder, PsgThing thing);
const PsgEntry *psg_builder_entry(const PsgBuilder *builder, PsgThing thing,
                                  size_t index);

/* By id, PSG_NONE without a word if there is none. */
size_t psg_builder_find(const PsgBuilder *builder, PsgThing thing, const char *id);

/* Whom a node refers to; PSG_NONE, and told, if there is none. Of several registers
 * the first that has the id. */
size_t psg_builder_refer(const PsgBuilder *builder, PsgThing thing, const PsgNode *node);

/* Offers all ids of a kind of thing to who looks for the one that was meant. */
void psg_builder_offer(const PsgBuilder *builder, PsgThing thing,
                       PsgSuggestion *suggestion);

/* Says that an id is unknown, who was probably meant, or what it is instead. */
void psg_builder_report_unknown(const PsgBuilder *builder, PsgThing thing, const char *id,
                                PsgSpan span);

/* ---- Values (build_values.c) ---- */

PsgText psg_build_text(const PsgBuilder *builder, const PsgNode *node);
PsgText psg_build_text_or(const PsgBuilder *builder, const PsgNode *node, const char *id);
const char *psg_build_string(const PsgBuilder *builder, const PsgNode *node);

/* One reference or a list; who is named twice is taken once. */
PsgIndexes psg_build_indexes(const PsgBuilder *builder, PsgThing thing,
                             const PsgNode *node);
PsgIndexes psg_build_sources(const PsgBuilder *builder, const PsgNode *map);
PsgSpells psg_build_spells(const PsgBuilder *builder, const PsgNode *node);

/* A value and the time it holds for. */
typedef struct {
    PsgInterval when;
    const PsgNode *key; /* NULL: said once and for all */
    const PsgNode *value;
} PsgDatedNode;

/* What a dated value comes to, in the author's order: PsgDatedNode, owned by the
 * caller. */
GArray *psg_build_dated(const PsgNode *node);
PsgDatedTexts psg_build_dated_texts(const PsgBuilder *builder, const PsgNode *node);
PsgDatedIndexes psg_build_dated_indexes(const PsgBuilder *builder, PsgThing thing,
                                        const PsgNode *node);

/* ---- Parts, each into the landscape (build_….c) ---- */

void psg_build_sources_of_facts(PsgBuilder *builder);
void psg_build_kinds(PsgBuilder *builder);
void psg_build_groups(PsgBuilder *builder);
void psg_build_actors(PsgBuilder *builder);
void psg_build_relations(PsgBuilder *builder);
void psg_build_events(PsgBuilder *builder);
void psg_build_measures(PsgBuilder *builder); /* with the figures of tiers */
void psg_build_pyramid(PsgBuilder *builder);
void psg_build_slices(PsgBuilder *builder); /* after actors, relations, events */
void psg_build_layout(PsgBuilder *builder);
void psg_build_figures(PsgBuilder *builder);

/* ---- Doubts, once all is built (doubt_….c) ---- */

void psg_doubt_dated(const PsgBuilder *builder);
void psg_doubt_lives(const PsgBuilder *builder);
void psg_doubt_successions(const PsgBuilder *builder);
