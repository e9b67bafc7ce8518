/*
 * What the readers of a landscape's parts share: the tree, and the landscape that grows
 * from it.
 *
 * The tree was checked for its form before, and mistakes of form were told: where
 * something is not what it should be, readers take it as not said, and stay silent.
 */
#pragma once

#include "model/figure_spec.h"
#include "model/landscape_builder.h"
#include "read/yaml/node.h"

typedef struct {
    PsgLandscapeBuilder *builder;
    PsgLandscape *landscape; /* the builder's */
    PsgArena *arena;         /* the landscape's */
    PsgDiagnostics *list;
    const PsgLimits *limits;
    const PsgFigureKinds *figure_kinds;
    const PsgNode *root;
    GPtrArray *nodes[PSG_THINGS]; /* by place: const PsgNode, what is said of the thing */
    GPtrArray *relations;         /* by relation: const PsgNode, what it was written in */
    GHashTable *strings;          /* by node its string as figures show it */
    GHashTable *properties;       /* of actors: their names, while figures are read */
} PsgReader;

/* What is said of the thing at a place. */
const PsgNode *psg_reader_node(const PsgReader *reader, PsgThing thing, size_t place);

/* The place of the thing that a node refers to; PSG_NONE, and told, if there is none. */
size_t psg_reader_refer(const PsgReader *reader, PsgThing thing, const PsgNode *node);

/* ---- Values (values.c) ---- */

PsgText psg_read_text(const PsgReader *reader, const PsgNode *node);
const char *psg_read_string(const PsgReader *reader, const PsgNode *node);

/* One reference or a list; what is named twice is taken once, with a doubt. */
PsgIndexes psg_read_indexes(const PsgReader *reader, PsgThing thing, const PsgNode *node);
PsgIndexes psg_read_sources(const PsgReader *reader, const PsgNode *map);
PsgSpells psg_read_spells(const PsgReader *reader, const PsgNode *node);

/* A value and the time it holds for. */
typedef struct {
    PsgInterval when;
    const PsgNode *key; /* NULL: said once and for all */
    const PsgNode *value;
} PsgDatedNode;

/* What a dated value comes to, in the author's order: PsgDatedNode, owned by the
 * caller. */
GArray *psg_read_dated(const PsgNode *node);
PsgDatedTexts psg_read_dated_texts(const PsgReader *reader, const PsgNode *node);
PsgDatedIndexes psg_read_dated_indexes(const PsgReader *reader, PsgThing thing,
                                       const PsgNode *node);

/* The "properties" of an actor, a relation or an event. */
PsgProperties psg_read_properties(const PsgReader *reader, const PsgNode *map);

/* ---- Parts, each into the landscape ---- */

void psg_read_things(PsgReader *reader); /* sources, kinds, groups, pyramid, slices */
void psg_read_actors(PsgReader *reader);
void psg_read_relations(PsgReader *reader);
void psg_read_events(PsgReader *reader);
void psg_read_measures(PsgReader *reader); /* after the pyramid: its tiers have figures */
void psg_read_layout(PsgReader *reader);
void psg_read_figures(PsgReader *reader); /* once there are slices */

/* Doubts about what is allowed, and rarely meant (oddities.c). */
void psg_doubt_oddities(const PsgReader *reader);

/* Doubts about a landscape that is whole. */
void psg_lint(const PsgReader *reader);
void psg_doubt_headlines(const PsgReader *reader); /* a part of them */
