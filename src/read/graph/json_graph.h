/*
 * What all forms of graphs in JSON have in common: nodes and edges are maps, and most of what
 * stands in them are attributes. What holds values of its own is taken apart: lists are several
 * values, maps have attributes of their own ("place.city").
 */
#pragma once

#include "read/graph/attributes.h"
#include "read/yaml/node.h"

/* A file that is being read. */
typedef struct {
    PsgDraft *draft;
    PsgReport *report;
    PsgAttributes *attributes;
    const PsgInput *input;
    /* what the graph at hand is called if there are several: they are slices, or else it is the
     * kind of edges that do not say theirs; NULL: neither */
    const char *slice, *kind;
    bool is_multi; /* edges of the same ends are told apart */
    size_t rows, taken, joined;
    size_t edges;
} PsgJsonGraph;

PsgJsonGraph psg_json_graph_begin(const PsgInput *input, PsgDraft *draft);

/* Reports what was taken. */
void psg_json_graph_end(PsgJsonGraph *graph);

/* What the map says of the thing that was begun; `known`: keys that were taken otherwise,
 * NULL-terminated. */
void psg_json_graph_say(PsgJsonGraph *graph, const PsgNode *map,
                        const char *const *known);

/* What is said of the whole graph; the map may also be a list of pairs. */
void psg_json_graph_say_whole(PsgJsonGraph *graph, const PsgNode *map,
                              const char *const *known);

/* What is said of a node or an edge: maps of attributes, of which any may be NULL. */
typedef struct {
    const PsgNode *maps[3];
    const char *const *known;
    PsgSpan span;
} PsgJsonSaid;

/* A node with its attributes, of which more may be said until the next thing begins. */
PsgDraftThing psg_json_graph_node(PsgJsonGraph *graph, const char *key,
                                  const PsgJsonSaid *said);

/* NULL ends are refused. */
typedef struct {
    const char *from, *to;
    PsgDirection direction;
    bool has_id; /* it is an edge of its own, even if another has the same ends */
} PsgJsonEdge;

/* The same of an edge. False: it was refused, and told. */
bool psg_json_graph_edge(PsgJsonGraph *graph, const PsgJsonEdge *edge,
                         const PsgJsonSaid *said);

/* A scalar as text, or the scalars of a list with commas between them, as Python's pairs become
 * lists; kept by the draft. NULL: nothing, or a map; the node may be NULL. */
const char *psg_json_value(PsgDraft *draft, const PsgNode *node);

/* The same of what stands at a key; NULL also if nothing does. */
const char *psg_json_text_at(PsgDraft *draft, const PsgNode *map, const char *key);

/* Of a plain true, and a plain false. */
bool psg_json_is_true(const PsgNode *node);
bool psg_json_is_false(const PsgNode *node);

/* Whether it is a list, and a map, that holds something; NULL is none. */
bool psg_json_is_list(const PsgNode *node);
bool psg_json_is_map(const PsgNode *node);
