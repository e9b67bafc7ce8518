/*
 * What a Pajek file holds, before it is said to the draft: networks, and values of their
 * vertices.
 *
 * Vertices and lines are called by their places; vertex 1 of the file is at place 0. Texts and
 * networks live in the arena of the file.
 */
#pragma once

#include "base/arena.h"
#include "read/draft/draft.h"

/* From start to end, both included unless they are open. NULL: from ever, for ever. */
typedef struct {
    const char *start, *end;
    bool is_start_open, is_end_open;
} PsgPajekTimes;

/* Of a vertex or a line. */
typedef struct {
    bool is_line;
    guint32 of;
    PsgPajekTimes times;
    const char *value; /* of a line then; NULL: its own */
} PsgPajekSpell;

/* Anything that a vertex or a line has of which Pajek itself knows nothing. */
typedef struct {
    bool is_line;
    guint32 of;
    const char *name, *value;
    PsgSpan span;
} PsgPajekAttribute;

typedef struct {
    const char *label; /* NULL: none */
    const char *x, *y; /* of the page, from 0 to 1, y downwards; NULL: none */
    const char *key;   /* what the draft calls it */
    bool is_timed;     /* it is there in its spells only, which may be none */
    bool has_spell;
    PsgSpan span;
} PsgPajekVertex;

typedef struct {
    guint32 from, to;
    bool is_directed;
    guint32 relation;  /* place + 1; 0: none was named */
    const char *value; /* a number; NULL: none, which is 1 */
    bool is_timed, has_spell;
    PsgSpan span;
} PsgPajekLine;

typedef struct {
    guint32 number;
    const char *name; /* NULL: none */
} PsgPajekRelation;

typedef struct {
    const char *name; /* as in the file; empty: none */
    PsgSpan span;
    guint32 first_mode; /* so many vertices are of the first kind of two; 0: of one */
    bool is_timed;      /* anything of it is */
    GArray *vertices;   /* PsgPajekVertex */
    GArray *lines;      /* PsgPajekLine */
    GArray *spells;     /* PsgPajekSpell */
    GArray *attributes; /* PsgPajekAttribute */
    GArray *relations;  /* PsgPajekRelation */
} PsgPajekNetwork;

typedef enum {
    PSG_PAJEK_PARTITION, /* the class of each vertex */
    PSG_PAJEK_VECTOR,    /* a number of each vertex */
    PSG_PAJEK_OTHER,     /* what a landscape has no place for */
} PsgPajekSort;

typedef struct {
    PsgPajekSort sort;
    const char *name;    /* empty: none */
    const char *comment; /* before it */
    guint32 count;       /* that were announced */
    PsgSpan span;
    GArray *words; /* const char *, each a number */
    GArray *spans; /* PsgSpan */
} PsgPajekValues;

typedef struct {
    const PsgInput *input;
    PsgDraft *draft;
    PsgArena *arena;
    GPtrArray *networks; /* PsgPajekNetwork */
    GPtrArray *values;   /* PsgPajekValues */
    size_t rows, joined;
} PsgPajekFile;

#define psg_pajek_vertex(network, place)                                                 \
    (&g_array_index((network)->vertices, PsgPajekVertex, (place)))
#define psg_pajek_line(network, place)                                                   \
    (&g_array_index((network)->lines, PsgPajekLine, (place)))

/* Adds a spell, and marks what it belongs to. */
void psg_pajek_add_spell(PsgPajekNetwork *network, const PsgPajekSpell *spell);

/* ---- Events (pajek_events.c) ---- */

typedef struct PsgPajekEvents PsgPajekEvents;

PsgPajekEvents *psg_pajek_events_new(const PsgPajekFile *file, PsgPajekNetwork *network);

/* A line of the section: its words without the command. relation is 1 for the first of several
 * lines between the same vertices. What is wrong with it, owned by the caller; else NULL. */
typedef struct {
    const char *command; /* "AV" */
    guint32 nth;         /* "HE:2" is the second such line; from 1 */
    guint32 numbers[2];  /* places of vertices */
    const char *word;    /* of TI and TE: the time */
    const char *value;   /* of a line; NULL: none */
    PsgSpan span;
} PsgPajekEvent;

char *psg_pajek_events_take(PsgPajekEvents *events, const PsgPajekEvent *event);

/* What is still there stays. Frees them. */
void psg_pajek_events_end(PsgPajekEvents *events);

/* How many vertices a command names: 0 of TI and TE, 1 or 2; -1: there is no such command. */
int psg_pajek_event_vertices(const char *command);

/* ---- What is said (pajek_say.c) ---- */

/* Says all that the file holds to the draft. */
void psg_pajek_say(PsgPajekFile *file);
