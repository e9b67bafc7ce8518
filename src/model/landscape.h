/*
 * The landscape: all that its author said, resolved and checked.
 *
 * It is built once (model/landscape_builder.h), and const from then on. Things refer to each
 * other by index into the landscape's own lists, which keep the author's order. What is not
 * said is PSG_NONE, an empty text, NULL, or a NaN. All memory belongs to the landscape.
 */
#pragma once

#include "base/arena.h"
#include "base/date.h"
#include "model/text.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define PSG_NONE ((size_t)-1)

typedef struct {
    const size_t *items;
    size_t count;
} PsgIndexes;

/* From the first second to the last. */
typedef struct {
    PsgTime first, last;
} PsgTimeSpan;

/* Spells that touch or overlap: a time in which something may have been there. */
typedef struct {
    PsgTime first, last;
    /* it had surely begun then; TIME_LAST: its beginning is not known */
    PsgTime begun_by;
    PsgTime ends_from; /* it ended then or later; TIME_LAST: no end is known */
} PsgStretch;

/* When something is there, as written; made by psg_spells_new. */
typedef struct {
    const PsgInterval *items;
    size_t count; /* 0: always there */
    /* the same in time: in order, and none touches another */
    const PsgStretch *stretches;
    size_t stretch_count;
    /* when it was there for certain: in order, and none touches another */
    const PsgTimeSpan *sure;
    size_t sure_count;
    bool has_doubtful;       /* dates */
    size_t earliest, latest; /* places in items: which begins first, which ends last */
} PsgSpells;

/* Values that change over time: of those that meet a window the one that begins last
 * holds; if none does, the nearest in time. */
typedef struct {
    PsgInterval when;
    PsgText text;
} PsgDatedText;

typedef struct {
    const PsgDatedText *items;
    size_t count;
} PsgDatedTexts;

typedef struct {
    PsgInterval when;
    size_t index; /* PSG_NONE: none then, as the author says */
} PsgDatedIndex;

typedef struct {
    const PsgDatedIndex *items;
    size_t count;
} PsgDatedIndexes;

typedef struct {
    PsgInterval when;
    double number;
} PsgDatedNumber;

typedef struct {
    const PsgDatedNumber *items;
    size_t count;
} PsgDatedNumbers;

/* What is said of a thing besides, by a name of the author's own. */
typedef struct {
    const char *name;     /* any text, as figures show it */
    PsgDatedTexts values; /* at least one */
    bool is_number; /* each value is one text, a number as written (model/property.h) */
} PsgProperty;

/* In the author's order; no name occurs twice. */
typedef struct {
    const PsgProperty *items;
    size_t count;
} PsgProperties;

/* Where a fact comes from. */
typedef struct {
    const char *id;
    PsgText title, author, note;
    const char *url;  /* http, https or mailto; NULL */
    PsgInterval date; /* when it came out */
    bool has_date;
} PsgSource;

typedef enum {
    PSG_SHAPE_DEFAULT, /* the style decides */
    PSG_SHAPE_BOX,
    PSG_SHAPE_ROUND,
    PSG_SHAPE_PILL,
    PSG_SHAPE_HEXAGON,
    PSG_SHAPE_CUT,
    PSG_SHAPE_TAB,
    PSG_SHAPE_ELLIPSE,
} PsgShape;

typedef enum {
    PSG_LINE_DEFAULT, /* the style decides */
    PSG_LINE_SOLID,
    PSG_LINE_DASHED,
    PSG_LINE_DOTTED,
    PSG_LINE_DOUBLE,
} PsgLine;

/* Where relations of a kind lead on the page, from `from` to `to`. */
typedef enum {
    PSG_FLOW_DEFAULT, /* down if they are directed, else nowhere */
    PSG_FLOW_DOWN,
    PSG_FLOW_UP, /* "is part of": the whole stands above its parts */
    PSG_FLOW_NONE,
} PsgFlow;

/* What the rows of a network mean. */
typedef enum {
    PSG_ALIGN_AUTO, /* levels where what flows makes levels; else what costs least */
    PSG_ALIGN_FLOW, /* ranks of what flows */
    PSG_ALIGN_TIER, /* tiers of the pyramid, the first at the top */
    PSG_ALIGN_NONE, /* nothing */
} PsgAlign;

/* How actors of networks are drawn. */
typedef enum {
    PSG_NETWORK_AUTO,  /* as boxes, if their names can be read */
    PSG_NETWORK_BOXES, /* with names in them */
    PSG_NETWORK_DOTS,  /* with names beside as many as have room */
} PsgNetworkForm;

/* A kind of actors, of relations or of events. */
typedef struct {
    const char *id;
    PsgText label, note;
    size_t colour; /* place in the style's palette, from 0; PSG_NONE: the style decides */
    PsgShape shape; /* of actors */
    PsgLine line;   /* of relations */
    bool directed;  /* relations: drawn with an arrow */
    PsgFlow flow;   /* of relations */
} PsgKind;

typedef struct {
    const char *id;
    PsgText label, note;
} PsgGroup;

/* How a successor came of the one before it; found by psg_successions_settle. */
typedef enum {
    PSG_SUCCESSION_BECAME,    /* the one ended, and the other began */
    PSG_SUCCESSION_MERGED,    /* as above, and others gave to it when it began */
    PSG_SUCCESSION_SPLIT,     /* as above, and others came of that end */
    PSG_SUCCESSION_REFOUNDED, /* the other began anew: it had been there before */
    PSG_SUCCESSION_ABSORBED,  /* the one ended, and the other was there already */
    PSG_SUCCESSION_OFFSHOOT,  /* the one goes on, and the other began */
    PSG_SUCCESSION_PART,      /* the one goes on, and the other was there already */
} PsgSuccessionWhat;

#define PSG_SUCCESSIONS (PSG_SUCCESSION_PART + 1)

/* Whose work an actor went on with. */
typedef struct {
    size_t actor; /* the one before */
    PsgInterval when;
    bool has_when; /* when was said */
    PsgText note;
    PsgIndexes sources;
    /* the rest is found */
    PsgSuccessionWhat what;
    PsgDate at;    /* when it took place: as said, else as lives tell; may be unknown */
    PsgTime since; /* from then on it holds; TIME_FIRST if nothing tells */
    /* lives leave open whether it was then, or when the successor began */
    bool is_doubtful;
} PsgSuccession;

typedef struct {
    const PsgSuccession *items;
    size_t count;
} PsgSuccessions;

/* What an aggregate stands for in a slice. */
typedef struct {
    PsgIndexes actors; /* of the parts (PsgCut), in their order: those that are seen */
    PsgText name;      /* "Centres · 12" */
    bool is_sure;      /* one of them is there for certain */
    bool is_new, is_leaving;
} PsgMembers;

typedef struct {
    const char *id;
    PsgDatedTexts name,
        full; /* name has at least one value: the id, if nothing was said */
    PsgDatedIndexes kind, tier; /* into kinds, tiers */
    PsgDatedIndexes groups;     /* into groups; several may hold at once */
    PsgSpells when;
    PsgInterval talked_of;
    bool is_talked_of; /* talked_of was said */
    bool has_when;     /* when was said; else it is there always, or only talked of */
    PsgSuccessions succeeds;
    bool is_labelled; /* where not all names have room, its name has */
    const char *url;
    PsgText note;
    PsgIndexes sources;
    PsgProperties properties;
    /* by slice: it stands for several, and is seen where one of them is; NULL: for itself */
    const PsgMembers *members;
} PsgActor;

/* The relations that one stands for in a slice. */
typedef struct {
    size_t count;
    bool is_sure; /* one of them is there for certain */
    bool is_new;
} PsgTies;

/* One end to one end: lists of ends were spread out. */
typedef struct {
    size_t from, to; /* actors; the same one: a loop */
    size_t entry;    /* place in the author's list: pairs of one entry have it alike */
    size_t kind;     /* into relation_kinds, or PSG_NONE */
    PsgSpells when;  /* count 0: while both ends live */
    PsgDatedNumbers weight; /* above 0; without values it is 1 */
    PsgText label, note;
    const char *url;
    PsgIndexes sources;
    PsgProperties properties;
    /* by slice: it stands for several, whose number is its weight; NULL: for itself */
    const PsgTies *ties;
} PsgRelation;

/* A value of a measure that an event carries. */
typedef struct {
    size_t measure;
    double value;
} PsgEventValue;

typedef struct {
    size_t entry; /* place in the author's list */
    PsgInterval when;
    PsgText title, place, note;
    size_t kind; /* into event_kinds, or PSG_NONE */
    PsgIndexes actors;
    const char *const *people;
    size_t people_count;
    const PsgEventValue *values;
    size_t value_count;
    const char *url;
    PsgIndexes sources;
    PsgProperties properties;
} PsgEvent;

typedef enum {
    PSG_SUBJECT_ALL, /* the whole landscape */
    PSG_SUBJECT_ACTOR,
    PSG_SUBJECT_GROUP,
    PSG_SUBJECT_TIER,
} PsgSubjectKind;

typedef enum {
    PSG_BOUND_EXACT,
    PSG_BOUND_ABOUT,
    PSG_BOUND_ABOVE,
    PSG_BOUND_BELOW,
} PsgBound;

/* A dated value of a measure. */
typedef struct PsgMeasurement {
    PsgSubjectKind subject;
    size_t index; /* of the actor, group or tier */
    PsgInterval when;
    double value; /* in the measure's unit; NaN if only the text is known */
    PsgBound bound;
    bool each;       /* of one machine or centre; else the sum of all */
    bool is_of_tier; /* written among the figures of a tier of the pyramid */
    PsgText text;    /* printed in place of the number, if there */
    PsgText note;
    PsgIndexes sources;
    /* as its own landscape has it, where this one was made of several; else NULL */
    const struct PsgMeasurement *origin;
} PsgMeasurement;

/* How the axis of a measure's chart runs. */
typedef enum {
    PSG_AXIS_AUTO, /* as the numbers ask */
    PSG_AXIS_LINEAR,
    PSG_AXIS_LOG,
} PsgAxisScale;

typedef struct {
    const char *id;
    PsgText label, unit, note;
    PsgAxisScale scale;
    /* in order of what they are of, then of time; those of tiers included */
    const PsgMeasurement *values;
    size_t value_count;
    PsgIndexes sources;
} PsgMeasure;

/* A level of the pyramid. */
typedef struct {
    const char *id;
    PsgText label, level, note; /* level: "Tier-1" */
    /* listed with the tier, besides those that name it as theirs */
    PsgDatedIndexes actors;
    PsgIndexes sources;
} PsgTier;

/* A window of time. */
typedef struct {
    const char *id;
    size_t place; /* its own, in the list of slices */
    PsgInterval when;
    PsgText label; /* never empty: the id, if nothing was said */
    const PsgText *headlines;
    size_t headline_count;
    bool is_projected; /* it is not known yet what will be there */
    PsgText note;
    PsgIndexes sources;
} PsgSlice;

/* What is made of the landscape (model/figure_spec.h). */
typedef struct PsgFigureSpec PsgFigureSpec;

/* An actor that stands where the author wants it. */
typedef struct {
    size_t actor;
    double x, y; /* 0 to 1, of the drawing's width and height, from the top left */
} PsgPin;

typedef struct PsgLandscape PsgLandscape;

/* What a landscape is that a selection left of a whole one (slice/select.h). */
typedef struct {
    const PsgLandscape *whole;
    const struct PsgSelection *selection; /* what was asked for (model/selection.h) */
    const bool *is_kept;                  /* by actor of the whole */
    size_t kept_count;
    /* of aggregates: what they stand for, owned; else NULL, as is what follows */
    PsgLandscape *parts;
    const size_t *within;      /* by slice: relations between parts of one aggregate */
    const PsgIndexes *several; /* by slice: parts that are in several aggregates */
    const size_t
        *classes;        /* by aggregate; they come before other actors (PsgSelection) */
    const bool *is_open; /* by part: it stands for itself, and is an actor here */
} PsgCut;

struct PsgLandscape {
    PsgArena *arena;
    const PsgCut *cut;    /* NULL: nothing was left out */
    const char *digest;   /* of the bytes that it was read from; NULL: not from bytes */
    const char *language; /* never NULL */
    /* all that texts are in, in order; NULL-terminated. NULL: not known */
    const char *const *languages;
    PsgText title, note;
    /* what is told was seen from then until then: nothing is said of before and after */
    PsgInterval observed;
    bool has_observed;

    const PsgSource *sources;
    size_t source_count;
    const PsgKind *kinds;
    size_t kind_count;
    const PsgKind *relation_kinds;
    size_t relation_kind_count;
    const PsgKind *event_kinds;
    size_t event_kind_count;
    const PsgGroup *groups;
    size_t group_count;
    const PsgActor *actors;
    size_t actor_count;
    const PsgRelation *relations;
    size_t relation_count;
    const PsgEvent *events; /* in order of time, then as written */
    size_t event_count;
    const PsgMeasure *measures;
    size_t measure_count;
    const PsgSlice *slices; /* at least one, in the author's order */
    size_t slice_count;
    bool has_own_slices;          /* the author wrote them; else there is one a year */
    const PsgFigureSpec *figures; /* what is made when nothing is asked for */
    size_t figure_count;

    double stability;    /* of the layout, 0 to 1; NaN: not said */
    PsgAlign align;      /* of the layout */
    PsgNetworkForm form; /* of networks whose figures say nothing else */
    const PsgPin *pins;  /* of the layout; one for an actor at most */
    size_t pin_count;

    PsgText pyramid_title;
    size_t pyramid_measure; /* PSG_NONE: no figures */
    const PsgTier *tiers;   /* from the top */
    size_t tier_count;
};

/* "auto", "flow", "tier", "none"; lookup returns false for other words. */
const char *psg_align_word(PsgAlign align);
bool psg_align_lookup(const char *word, PsgAlign *align);

/* "auto", "boxes", "dots", NULL-terminated, in the order of the enum; lookup returns false for
 * other words. */
extern const char *const psg_network_form_words[];
bool psg_network_form_lookup(const char *word, PsgNetworkForm *form);

/* Whether relations of the kind lead from one end to the other; PSG_NONE is no kind. */
bool psg_relation_kind_is_directed(const PsgLandscape *landscape, size_t kind);

/* 1: relations of the kind lead down; -1: up; 0: nowhere. NULL is no kind. */
int psg_kind_flow(const PsgKind *kind);

void psg_landscape_free(PsgLandscape *landscape);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLandscape, psg_landscape_free)

/* A time that is known of it, so that psg_time_is_number() tells of all of them whether they are
 * plain numbers; PSG_TIME_FIRST if there is none. */
PsgTime psg_landscape_any_time(const PsgLandscape *landscape);

/* PSG_NONE if there is none. */
size_t psg_landscape_slice_lookup(const PsgLandscape *landscape, const char *id);
size_t psg_landscape_actor_lookup(const PsgLandscape *landscape, const char *id);

/* The id of a thing by its index; NULL for PSG_NONE. */
typedef const char *(*PsgIdOf)(const PsgLandscape *landscape, size_t index);
const char *psg_actor_id(const PsgLandscape *landscape, size_t index);
const char *psg_kind_id(const PsgLandscape *landscape, size_t index);
const char *psg_relation_kind_id(const PsgLandscape *landscape, size_t index);
const char *psg_event_kind_id(const PsgLandscape *landscape, size_t index);
const char *psg_group_id(const PsgLandscape *landscape, size_t index);
const char *psg_tier_id(const PsgLandscape *landscape, size_t index);
const char *psg_measure_id(const PsgLandscape *landscape, size_t index);
const char *psg_slice_id(const PsgLandscape *landscape, size_t index);
const char *psg_source_id(const PsgLandscape *landscape, size_t index);

/* "about", "above", "below"; NULL if it is exact. */
const char *psg_bound_word(PsgBound bound);

/* "linear", "log"; NULL if it is as the numbers ask. */
const char *psg_axis_scale_word(PsgAxisScale scale);

/* The id of what a value is of; "all" for the whole landscape. */
const char *psg_measurement_subject(const PsgLandscape *landscape,
                                    const PsgMeasurement *value);

/* Of which sort that is: "actor", "group", "tier", "all". */
const char *psg_measurement_subject_sort(const PsgMeasurement *value);

/* It has actors that stand for several, aggregates. */
bool psg_landscape_is_aggregated(const PsgLandscape *landscape);

/* How many: they come before those who stand for themselves. */
size_t psg_landscape_aggregate_count(const PsgLandscape *landscape);

bool psg_members_have(const PsgMembers *members, size_t actor);

/* How many of the former members are not among the later ones. */
size_t psg_members_lost(const PsgMembers *former, const PsgMembers *later);

/* The value that holds in the window: of those that meet it the one that begins last;
 * if none does, the nearest in time, of two as near the later one. NULL or PSG_NONE only
 * if there are no values, or if it is said that there is none. */
const PsgText *psg_dated_text_at(const PsgDatedTexts *values, const PsgInterval *window);
size_t psg_dated_index_at(const PsgDatedIndexes *values, const PsgInterval *window);

/* Of values that may hold at once, as groups do, those that hold in a window: they meet it, or
 * none does and they are among the nearest; and none that begins later takes over from them.
 * Borrows the values and the window. */
typedef struct {
    const PsgDatedIndexes *values;
    const PsgInterval *window;
    PsgTime distance; /* of those that hold */
    /* the last of them that is none begins then: the others do not before */
    PsgTime since;
} PsgHolding;

PsgHolding psg_dated_index_holding(const PsgDatedIndexes *values,
                                   const PsgInterval *window);

/* Whether the value at the place is one of them. False if that is none. */
bool psg_holding_has(const PsgHolding *holding, size_t place);

/* By actor of the landscape: the first tier that lists it in that window, or PSG_NONE. Owned by
 * the caller. */
size_t *psg_tiers_that_list(const PsgLandscape *landscape, const PsgInterval *window);

/* The tier that it names as its own; else the one that lists it then. */
size_t psg_actor_tier_at(const PsgActor *actor, const PsgInterval *window,
                         size_t listing);

/* The first in the author's order that is one; PSG_NONE: there is no such. */
size_t psg_dated_index_first(const PsgDatedIndexes *values);

/* otherwise: if there are no values. */
double psg_dated_number_at(const PsgDatedNumbers *values, const PsgInterval *window,
                           double otherwise);
double psg_relation_weight_at(const PsgRelation *relation, const PsgInterval *window);
