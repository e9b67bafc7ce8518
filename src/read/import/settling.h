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
    GHashTable *single;             /* PsgInterval → PsgSpells of it alone */
    GHashTable *weights;            /* double → PsgDatedNumber: that weight, always */
    GHashTable *things[PSG_THINGS]; /* by what they are called → place + 1 */
    GHashTable *measures; /* properties of actors that are measures: name → unit, or "" */
    GArray *windows;      /* PsgInterval: of slices, in order, none meets another */
    /* each slice is one of the single times that the files name: what is there in one and in the
     * next was there between them */
    bool is_panel;
    /* times of ties and events are single and finer than slices, as those of letters are */
    bool is_eventful;
    /* for whoever imported it; by actor */
    const char **keys, **actor_comments;
    GPtrArray *relation_comments; /* by relation */
} PsgSettling;

/* Equal ones once, and those that touch as one. intervals: const PsgInterval *; none: always. */
PsgSpells psg_settling_spells_of(PsgSettling *settling, GPtrArray *intervals);

/* The intervals of a thing that can be read are added, but for those that are open on both
 * sides: they say nothing. */
void psg_settling_add_intervals(PsgSettling *settling, PsgDraftThing thing,
                                GPtrArray *intervals);

/* The slice in which a time is; PSG_NONE if it is in none. */
size_t psg_settling_window(const PsgSettling *settling, PsgTime time);

/* ---- Facts ---- */

/* The facts of a thing, one after the other, from place 0 on; NULL after the last. */
const PsgDraftFact *psg_settling_nth_fact(const PsgSettling *settling,
                                          PsgDraftThing thing, guint place);

/* The first fact of a thing with that meaning that says something; NULL if there is none. */
const PsgDraftFact *psg_settling_fact(const PsgSettling *settling, PsgDraftThing thing,
                                      PsgMeaning meaning);

/* When a fact holds; NULL: always, or it cannot be read. */
const PsgInterval *psg_settling_when(const PsgSettling *settling,
                                     const PsgDraftFact *fact);

/* Rows that are about one thing, one after the other. */
typedef struct {
    const PsgDraftThing *items;
    guint count;
} PsgThings;

/* A value that holds for a time, as written. */
typedef struct {
    const PsgInterval *when; /* NULL: always */
    const char *value;
    PsgSpan span;
} PsgSaid;

/* In order of time, those without a time first; equal ones that follow each other become one, and
 * one that holds as long as the things are there holds always. */
void psg_said_sort(PsgSettling *settling, PsgThings things, GArray *said);

PsgInterval psg_said_when(const PsgSaid *said);

/* At the same time, or both without one. */
bool psg_said_at_once(const PsgSaid *one, const PsgSaid *other);

/* Without blanks before it; "" if there is none. */
const char *psg_said_value(const PsgDraftFact *fact);

/* "a; b", or the whole as one: without blanks around, and without those that have nothing to be
 * seen. Owned by the caller. */
char **psg_said_parts(const char *value, bool are_several);

/* ---- Parts of things, from facts (facts.c) ---- */

/* The first that says something, of either meaning; NULL: none does. */
const char *psg_facts_first(const PsgSettling *settling, PsgThings things,
                            PsgMeaning meaning, PsgMeaning other);
/* All different ones, "a; b"; empty if there are none. */
PsgText psg_facts_note(const PsgSettling *settling, PsgThings things);
/* An address, or NULL. What is none is told. */
const char *psg_facts_url(const PsgSettling *settling, PsgThings things);
PsgIndexes psg_facts_sources(const PsgSettling *settling, PsgThings things);
/* What it is called as a property. */
const char *psg_fact_name(const PsgDraftFact *fact);
/* What has no place of its own, dated by the rows' times where they differ. */
PsgProperties psg_facts_properties(PsgSettling *settling, PsgThings things);

/* The place of the thing that is called so: made if there is none yet. of: "kind", for an id if
 * the name has none. */
size_t psg_facts_thing(PsgSettling *settling, PsgThing thing, const char *name,
                       const char *of);

/* The words are ours, and not those of the files: figures show them in their own language. own: in
 * the language of the landscape, whichever that is. */
PsgText psg_facts_our_text(const PsgSettling *settling, const char *own,
                           const char *english, const char *french);

/* ---- Slices ---- */

/* All times of one sort: dates, or numbers. */
typedef struct {
    bool are_numbers;
    GArray *known;       /* PsgInterval: each once */
    GArray *bounds;      /* PsgTime: when something begins, or is no longer there */
    PsgTime first, last; /* first > last: none is known */
    PsgPrecision finest; /* of dates */
    int decimals;        /* of numbers */
    bool has_open;       /* something goes on */
    bool are_single;     /* none has a beginning and an end of its own */
} PsgKnownTimes;

/* The windows become slices, each with an id and a label (slice_names.c). */
void psg_settling_add_slices(const PsgSettling *settling);

/* Between which edges the landscape was observed (observed.c). */
void psg_settling_observe(const PsgSettling *settling, const PsgKnownTimes *times);

/* ---- Stages, in this order ---- */

/* Actors with ids and names. */
void psg_settling_name_actors(PsgSettling *settling);

/* Names that may be one, and actors that no row declares. */
void psg_settling_doubt_names(PsgSettling *settling);

/* Slices, and what was observed. */
void psg_settling_slice(PsgSettling *settling);

/* Relations. */
void psg_settling_tie(PsgSettling *settling);

/* Lives of actors. */
void psg_settling_live(PsgSettling *settling);

/* What is said of actors, of events and of all. */
void psg_settling_describe(PsgSettling *settling);
