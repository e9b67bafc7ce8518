/*
 * What a file of somebody else says, before it is a landscape: actors, ties and events, facts
 * about them, and when they were there, each with its place.
 *
 * Readers of all formats make one draft, several files together. They only say what stands in
 * the file, in its own words: names as keys, times as texts. What that means in a landscape is
 * settled afterwards, once for all formats (read/import/settle.h). What a reader cannot say here
 * it tells to the report, so that nothing is lost silently.
 *
 * All texts are copied, and kept once each.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "read/draft/meaning.h"
#include "read/draft/report.h"

typedef struct PsgDraft PsgDraft;

/* What is said to a reader by whoever runs it. */
typedef struct {
    /* column or attribute → meaning, by word as psg_meaning_lookup takes it, or a measure or
     * property of another name; NULL: none. char * → char * */
    GHashTable *map;
    /* a time is read day first, or month first, whatever the column seems to say */
    bool is_day_first, is_month_first;
} PsgDraftWishes;

typedef enum {
    PSG_DRAFT_WHOLE, /* all that is told */
    PSG_DRAFT_ACTOR,
    PSG_DRAFT_TIE,
    PSG_DRAFT_EVENT,
} PsgDraftWhat;

#define PSG_DRAFT_WHATS (PSG_DRAFT_EVENT + 1)

/* A thing of a draft: its place among those of its sort, in order of first appearance. */
typedef struct {
    PsgDraftWhat what;
    guint32 place; /* 0 for WHOLE */
} PsgDraftThing;

/* ---- Time ---- */

/* How times are written that belong together: a column, or all of a file. What they mean is
 * told by all of them together. */
typedef enum {
    PSG_CLOCK_ANY, /* years, dates of any notation, serial numbers, plain numbers, or names */
    PSG_CLOCK_DATE,   /* dates */
    PSG_CLOCK_NUMBER, /* plain numbers, which are years only if they look like them */
    PSG_CLOCK_ORDER,  /* names, in their order of first appearance */
} PsgClockForm;

typedef struct {
    PsgClockForm form;
    bool is_right_open; /* what ends at a time is no longer there then */
    const char *name;   /* of the column, attribute or file, for messages */
} PsgDraftClock;

/* The same time may be told in several ways: "2007", "2007/2012", NULL for an open end. A single
 * time is start and end both. */
typedef struct {
    guint32 clock; /* from psg_draft_clock */
    const char *start, *end;
    bool is_start_open; /* it begins after that: "(2007, 2012]" */
    bool is_end_open;   /* it ends before that: "[2007, 2012)" */
    /* where the end has a column of its own, for messages: its name, and its bytes in the file */
    const char *end_name;
    guint32 end_at, end_size;
} PsgDraftTime;

/* ---- What readers say ---- */

/* All are borrowed; the list gets what is refused and what is doubtful, as the report does. */
PsgDraft *psg_draft_new(const PsgDraftWishes *wishes, const PsgLimits *limits,
                        PsgDiagnostics *list, PsgReport *report);
void psg_draft_free(PsgDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgDraft, psg_draft_free)

const PsgDraftWishes *psg_draft_wishes(const PsgDraft *draft);
const PsgLimits *psg_draft_limits(const PsgDraft *draft);
PsgDiagnostics *psg_draft_list(const PsgDraft *draft);
PsgReport *psg_draft_report(const PsgDraft *draft);

/* There is more than limits allow, which was told: a reader may stop. */
bool psg_draft_is_full(const PsgDraft *draft);

/* The text as the draft keeps it: without characters that no landscape may hold, and equal texts
 * are one pointer. NULL gives NULL. */
const char *psg_draft_text(PsgDraft *draft, const char *text);

/* It holds nothing but blanks, of whatever script. */
bool psg_draft_is_blank(const char *text);

/* The same name, form and openness is the same clock. */
guint32 psg_draft_clock(PsgDraft *draft, const PsgDraftClock *clock);

/* By its key, which is whatever its file calls it by: made if it is not there yet. A key that is
 * its name may be any text; one of blanks is "?". */
PsgDraftThing psg_draft_actor(PsgDraft *draft, const char *key, PsgSpan span);

/* False if no file has named it so far. */
bool psg_draft_find(const PsgDraft *draft, const char *key, PsgDraftThing *actor);

/* A row or element of its own says that there is such an actor; ties alone do not. */
void psg_draft_declare(PsgDraft *draft, PsgDraftThing actor, PsgSpan span);

/* The actors as the network that was read last numbers them, from 1, for files that speak of them
 * by these numbers alone. Copied. The things are borrowed, and NULL if there are none. */
void psg_draft_set_numbers(PsgDraft *draft, const PsgDraftThing *actors, size_t count);
const PsgDraftThing *psg_draft_numbers(const PsgDraft *draft, size_t *count);

typedef enum {
    PSG_DIRECTION_UNSAID,
    PSG_DIRECTION_UNDIRECTED,
    PSG_DIRECTION_DIRECTED,
} PsgDirection;

typedef struct {
    PsgDraftThing from, to; /* which may be the same */
    PsgDirection direction;
    /* the direction, which gives way to one that is said of the same key */
    bool is_guessed;
    /* ties of one key are one, ties of different keys are told apart though all else is the
     * same; NULL: told apart by ends, direction and kind alone, and rows of a time join */
    const char *key;
} PsgDraftTie;

PsgDraftThing psg_draft_tie(PsgDraft *draft, const PsgDraftTie *tie, PsgSpan span);

PsgDraftThing psg_draft_event(PsgDraft *draft, PsgSpan span);
void psg_draft_take_part(PsgDraft *draft, PsgDraftThing event, PsgDraftThing actor,
                         PsgSpan span);

/* It is there in that time; without any it is there always, or as its ends are. */
void psg_draft_there(PsgDraft *draft, PsgDraftThing thing, const PsgDraftTime *when,
                     PsgSpan span);

/* A fact: what it means, or, of a property, its name, and the value as written. */
typedef struct {
    PsgDraftThing of;
    PsgMeaning meaning;
    const char *property;     /* of PROPERTY; else NULL */
    const char *value;        /* blanks say nothing */
    const PsgDraftTime *when; /* NULL: whenever it is there */
} PsgDraftSaying;

void psg_draft_say(PsgDraft *draft, const PsgDraftSaying *saying, PsgSpan span);

/* What the author should look at of a tie, for a comment beside it. */
void psg_draft_remark(PsgDraft *draft, PsgDraftThing tie, const char *remark);

/* That properties of that name are numbers (a measure, with its unit or NULL), or texts. */
typedef enum {
    PSG_PROPERTY_ANY, /* as its values are */
    PSG_PROPERTY_TEXT,
    PSG_PROPERTY_NUMBER,
} PsgPropertyType;

void psg_draft_property(PsgDraft *draft, PsgDraftWhat of, const char *name,
                        PsgPropertyType type, const char *unit);

/* ---- What was said ---- */

typedef struct {
    const char *key;
    bool is_declared;
    PsgSpan span;
} PsgDraftActor;

typedef struct {
    guint32 from, to; /* places of actors */
    PsgDirection direction;
    bool is_guessed; /* the direction */
    const char *key;
    PsgSpan span;
} PsgDraftTieRow;

typedef struct {
    PsgDraftThing thing;
    PsgDraftTime when;
    PsgSpan span;
} PsgDraftSpell;

typedef struct {
    PsgDraftThing of;
    PsgMeaning meaning;
    const char *property;
    const char *value;
    bool has_when;
    PsgDraftTime when;
    PsgSpan span;
} PsgDraftFact;

typedef struct {
    guint32 event, actor;
    PsgSpan span;
} PsgDraftPart;

typedef struct {
    PsgDraftWhat of;
    const char *name, *unit; /* unit may be NULL */
    PsgPropertyType type;
} PsgDraftProperty;

/* All of it, in order of saying. Borrowed; arrays of the types above. */
typedef struct {
    const GArray *actors;     /* PsgDraftActor */
    const GArray *ties;       /* PsgDraftTieRow */
    const GArray *events;     /* PsgSpan */
    const GArray *parts;      /* PsgDraftPart */
    const GArray *spells;     /* PsgDraftSpell */
    const GArray *facts;      /* PsgDraftFact */
    const GArray *clocks;     /* PsgDraftClock */
    const GArray *properties; /* PsgDraftProperty */
} PsgDraftContents;

PsgDraftContents psg_draft_contents(const PsgDraft *draft);

/* Of a tie, by its place; NULL: there is none. */
const char *psg_draft_remark_of(const PsgDraft *draft, guint32 tie);
