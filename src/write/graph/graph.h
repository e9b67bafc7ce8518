/*
 * A landscape as a graph: nodes and edges with attributes, each with the times that it has.
 *
 * This is the one place that knows which attributes actors and relations have, and how what is
 * dated becomes stretches of time of which none meets another. All formats of graphs are
 * written from it, a thing at a time, so that none lacks what another one has.
 */
#pragma once

#include "write/exporter.h"
#include "write/graph/clock.h"

typedef enum { PSG_GRAPH_NODE, PSG_GRAPH_EDGE } PsgGraphSort;

/* A node is an actor, an edge a relation, by its place in the landscape. */
typedef struct {
    PsgGraphSort sort;
    size_t index;
} PsgGraphThing;

/* Where the values of an attribute come from. */
typedef enum {
    PSG_GRAPH_NAME, /* of nodes: what they are called, if that changes */
    PSG_GRAPH_FULL,
    PSG_GRAPH_KIND,
    PSG_GRAPH_TIER,
    PSG_GRAPH_GROUPS, /* "a; b" */
    PSG_GRAPH_WEIGHT, /* of edges */
    PSG_GRAPH_MEASURE,
    PSG_GRAPH_PROPERTY,
    PSG_GRAPH_NOTE,
    PSG_GRAPH_LINK,
    PSG_GRAPH_REFERENCE, /* titles of sources: "a; b" */
    PSG_GRAPH_TALKED_OF,
    PSG_GRAPH_DATES, /* as their author wrote them, where that says more than first and last */
} PsgGraphFact;

typedef struct {
    const char *name; /* no two of a sort are the same, whatever the case of letters */
    const char *property; /* its name, as the author has it */
    size_t index;         /* of the measure */
    PsgGraphFact fact;
    bool is_number;  /* else a text */
    bool is_authors; /* the text is the author's own, not an id */
    bool is_dated;   /* some value holds for a time only */
} PsgGraphAttribute;

/* From FIRST to LAST: as long as the thing is there. */
typedef struct {
    PsgTimeSpan when;
    const char *text; /* borrowed from the graph; NULL of numbers not written as text */
    double number;    /* NaN: it is a text */
} PsgGraphValue;

/* Borrows what is exported, and where it goes. */
typedef struct {
    const PsgExport *what;
    PsgStream *out;
    const PsgLandscape *landscape;
    GArray *attributes[2];   /* PsgGraphAttribute, by PsgGraphSort: those that are had */
    PsgGraphClock clock;     /* of all times in it */
    bool is_dated;           /* some thing is not there always */
    bool has_changes;        /* some attribute has values that hold for a time */
    bool has_several_spells; /* some thing has */
    bool has_directed, has_undirected; /* edges */
    guint8 *presence;                  /* by slice, then actor: PsgPresence */
    GStringChunk *texts;
    GArray *spans, *values, *pieces; /* what was asked for last */
} PsgGraph;

PsgGraph *psg_graph_new(const PsgExport *what, PsgStream *out);
void psg_graph_free(PsgGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgGraph, psg_graph_free)

/* Somebody still reads what is written. */
bool psg_graph_goes_on(const PsgGraph *graph);

size_t psg_graph_count(const PsgGraph *graph, PsgGraphSort sort);
const PsgGraphAttribute *psg_graph_attribute(const PsgGraph *graph, PsgGraphSort sort,
                                             size_t place); /* NULL beyond the last */

/* ---- Texts ---- */

const char *psg_graph_id(const PsgGraph *graph, size_t actor);

/* What a node is called last, or an edge; NULL of edges that are not called anything. */
const char *psg_graph_label(const PsgGraph *graph, PsgGraphThing thing);

/* Of an edge; NULL: none. */
const char *psg_graph_kind(const PsgGraph *graph, size_t relation);
bool psg_graph_is_directed(const PsgGraph *graph, size_t relation);

/* ---- Time ---- */

/* When a thing may be there, at the widest, in order, and none meets another: PsgTimeSpan. One
 * from FIRST to LAST: always. None: never, as of an actor whom people only speak of. An edge
 * that says nothing is there always. Borrowed until the next call. */
const GArray *psg_graph_spans(PsgGraph *graph, PsgGraphThing thing);

/* The same of an edge for formats whose edges are there on their own: if it says nothing, it is
 * there while both its ends are. */
const GArray *psg_graph_edge_spans(PsgGraph *graph, size_t relation);

bool psg_graph_is_always(const GArray *spans);

/* "<[2007-01-01, 2009-12-31]; [2012-01-01, Infinity]>", as Gephi writes them. Owned by the
 * caller. */
char *psg_graph_spells_text(const PsgGraph *graph, const GArray *spans);

/* The node is never there, or the edge has an end that never is. */
bool psg_graph_is_never(PsgGraph *graph, PsgGraphThing thing);

/* Whether it is there in the slice, or may be. */
bool psg_graph_is_seen(const PsgGraph *graph, PsgGraphThing thing, size_t slice);

/* ---- Values ---- */

/* What the attribute says of the thing over time, in order, and none meets another:
 * PsgGraphValue. Borrowed until the next call. */
const GArray *psg_graph_values(PsgGraph *graph, PsgGraphThing thing,
                               const PsgGraphAttribute *attribute);

/* The value that holds in the window, or (NULL) the latest; false if there is none. A measure
 * has none out of its times; all else has then the nearest. */
bool psg_graph_value_at(PsgGraph *graph, PsgGraphThing thing,
                        const PsgGraphAttribute *attribute, const PsgInterval *window,
                        PsgGraphValue *value);

/* The latest value; of a weight that was not said it is 1. False if there is none. */
bool psg_graph_latest(PsgGraph *graph, PsgGraphThing thing,
                      const PsgGraphAttribute *attribute, PsgGraphValue *value);

/* As text, of numbers too. Borrowed from the graph. */
const char *psg_graph_value_text(PsgGraph *graph, const PsgGraphValue *value);

/* ---- The drawing ---- */

/* A length on the page, as exact as anybody sees. */
double psg_graph_rounded(double length);

typedef struct {
    PsgRect box;      /* in page units, y down */
    PsgColour colour; /* of what is in it */
    bool is_dot;
} PsgGraphPlace;

/* Where the actor stands in the slice; PSG_NONE: in the last that shows it. False if there is
 * no drawing, or it is not shown. */
bool psg_graph_place(const PsgGraph *graph, size_t actor, size_t slice,
                     PsgGraphPlace *place);
