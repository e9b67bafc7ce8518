/*
 * The one way to make a landscape: from YAML, from tables, from files of graphs.
 *
 * 1. Every thing that has an id is added: actors, groups, tiers, kinds, measures, sources,
 *    slices. Its description may be filled in later; pointers to it hold until the end.
 * 2. Then references to things are looked up by id, and what has no id of its own is
 *    added: relations, events, values of measures, pins.
 * 3. The end gives the landscape.
 *
 * Mistakes go to the list of diagnostics, at the place that the caller gave ({NULL} if
 * there is none). After an error the landscape lacks parts, and is not to be used.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "model/landscape.h"

/* What has an id; its place among its kind is its place in the landscape's list. */
typedef enum {
    PSG_THING_ACTOR,         /* PsgActor */
    PSG_THING_GROUP,         /* PsgGroup */
    PSG_THING_TIER,          /* PsgTier */
    PSG_THING_KIND,          /* PsgKind, as the next two */
    PSG_THING_RELATION_KIND, /* */
    PSG_THING_EVENT_KIND,    /* */
    PSG_THING_MEASURE,       /* PsgMeasure, without values: see below */
    PSG_THING_SOURCE,        /* PsgSource */
    PSG_THING_SLICE,         /* PsgSlice */
} PsgThing;

#define PSG_THINGS (PSG_THING_SLICE + 1)

typedef struct PsgLandscapeBuilder PsgLandscapeBuilder;

/* language: of texts that name none. The list is borrowed. */
PsgLandscapeBuilder *psg_builder_new(const char *language, const PsgLimits *limits,
                                     PsgDiagnostics *list);
void psg_builder_free(PsgLandscapeBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLandscapeBuilder, psg_builder_free)

/* The landscape that grows, for what has no list: title, note, the layout's share. Its
 * lists are empty until the end. Its arena is for all that it will refer to. */
PsgLandscape *psg_builder_landscape(const PsgLandscapeBuilder *builder);

/* A text as figures show it, in the landscape's language; and a string without one. */
PsgText psg_builder_text(const PsgLandscapeBuilder *builder, const char *string);
const char *psg_builder_string(const PsgLandscapeBuilder *builder, const char *string);

/* A language that texts are in, as the landscape keeps it. */
const char *psg_builder_language(PsgLandscapeBuilder *builder, const char *tag);

/* ---- Things with ids ---- */

/* The new thing, with its id and nothing else; NULL, and told, if the id is taken. What
 * gets no name or label will be called by its id. */
void *psg_builder_add(PsgLandscapeBuilder *builder, PsgThing thing, const char *id,
                      PsgSpan span);

/* One slice a year, as far as dates are known; of plain numbers one a unit, or so much wider
 * or finer ones that there are several, and no more than the limit; once actors, relations and events are
 * described. The end does this too, if there are no slices. */
void psg_builder_add_years(PsgLandscapeBuilder *builder, PsgSpan span);

size_t psg_builder_count(const PsgLandscapeBuilder *builder, PsgThing thing);
void *psg_builder_thing(const PsgLandscapeBuilder *builder, PsgThing thing, size_t place);
const char *psg_builder_id(const PsgLandscapeBuilder *builder, PsgThing thing,
                           size_t place);
PsgSpan psg_builder_span(const PsgLandscapeBuilder *builder, PsgThing thing,
                         size_t place);

/* By id; PSG_NONE without a word if there is none. */
size_t psg_builder_find(const PsgLandscapeBuilder *builder, PsgThing thing,
                        const char *id);

/* By id; PSG_NONE, and told, if there is none. */
size_t psg_builder_refer(const PsgLandscapeBuilder *builder, PsgThing thing,
                         const char *id, PsgSpan span);

/* Says that an id is unknown, which one was probably meant, or what it is instead. */
void psg_builder_report_unknown(const PsgLandscapeBuilder *builder, PsgThing thing,
                                const char *id, PsgSpan span);

/* Offers all ids of a kind of thing to a search for the one that was meant. */
void psg_builder_offer(const PsgLandscapeBuilder *builder, PsgThing thing,
                       PsgSuggestion *suggestion);

/* ---- What has no id ---- */

void psg_builder_add_relation(PsgLandscapeBuilder *builder, const PsgRelation *relation);
void psg_builder_add_event(PsgLandscapeBuilder *builder, const PsgEvent *event);
void psg_builder_add_value(PsgLandscapeBuilder *builder, size_t measure,
                           const PsgMeasurement *value, PsgSpan span);
void psg_builder_add_pin(PsgLandscapeBuilder *builder, const PsgPin *pin);

/* What successions are, once lives and names of actors are described: for whoever asks before the
 * end, which does this too. */
void psg_builder_settle_successions(const PsgLandscapeBuilder *builder);

/* The landscape, owned by the caller; once. The builder still knows its
 * things by id. */
PsgLandscape *psg_builder_finish(PsgLandscapeBuilder *builder);
