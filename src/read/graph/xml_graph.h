/*
 * What GEXF and GraphML have in common: nodes that may hold others, edges of which several may have
 * the same ends, and several graphs in one file.
 */
#pragma once

#include "base/arena.h"
#include "read/graph/attributes.h"
#include "read/xml/xml.h"

typedef struct {
    const PsgElement *element;
    const char *id;     /* NULL: it has none */
    const char *name;   /* what its group is called, if it is one */
    const char *parent; /* id of the node that holds it, or NULL */
    bool is_group;      /* it holds others, or is made to, and no edge names it */
    bool is_first;      /* of its id */
} PsgXmlNode;

/* What attributes are of. */
typedef enum { PSG_XML_NODES, PSG_XML_EDGES, PSG_XML_GRAPHS } PsgXmlDomain;

#define PSG_XML_DOMAINS (PSG_XML_GRAPHS + 1)

/* An attribute that the file declares. */
typedef struct {
    const char *title;
    PsgMeaning meaning;
    int type;          /* what its values are, as the reader of the format has it */
    const char *value; /* of those that have none of their own; NULL: none */
    const PsgElement *told_of; /* the last that has a value of its own */
} PsgXmlAttribute;

/* A file that is being read. */
typedef struct {
    PsgDraft *draft;
    PsgReport *report;
    PsgAttributes *attributes;
    PsgArena *arena;
    const PsgElement *root;
    GHashTable *declared[PSG_XML_DOMAINS]; /* id → PsgXmlAttribute */
    GPtrArray *defaults[PSG_XML_DOMAINS];  /* those of them with a value for all */
    GArray *nodes;                         /* PsgXmlNode, of the graph at hand */
    GHashTable *node_of;                   /* id → place + 1 */
    GHashTable *touched;                   /* ids that edges name */
    GPtrArray *edges;                      /* PsgElement, of the graph at hand */
    GHashTable
        *parallel;  /* ends, direction and kind, as a text → how many in the graph */
    bool has_slice; /* all of the graph at hand was there at that time */
    PsgDraftTime slice;
    size_t rows, taken, joined;
} PsgXmlGraph;

/* False: it cannot be read, which was told. To be cleared in any case. */
bool psg_xml_graph_begin(PsgXmlGraph *graph, const PsgInput *input, PsgDraft *draft);

/* Reports what was taken, and frees what is of its own. */
void psg_xml_graph_end(PsgXmlGraph *graph);

/* The graphs of the file (PsgElement), which beside each other are slices, in their order. That
 * there is none is told. Owned by the caller. */
GPtrArray *psg_xml_graph_all(const PsgXmlGraph *graph);

/* Another graph of the file begins. */
void psg_xml_graph_next(PsgXmlGraph *graph);

/* The graph at hand, at that place of several, is a slice of that name; NULL: of its number. */
void psg_xml_graph_is_slice(PsgXmlGraph *graph, const char *name, size_t place);

/* Of what a fact is that an attribute of the domain tells. */
PsgDraftWhat psg_xml_domain_what(PsgXmlDomain domain);

/* The attribute that is declared with that id; NULL: none is, or the id is NULL. */
PsgXmlAttribute *psg_xml_graph_declared(const PsgXmlGraph *graph, PsgXmlDomain domain,
                                        const char *id);

/* Declares one, in place of another of its id; its meaning is the reader's to set. */
PsgXmlAttribute *psg_xml_graph_declare(PsgXmlGraph *graph, PsgXmlDomain domain,
                                       const char *id, const char *title);

/* Its value where none is said; NULL: none. */
void psg_xml_graph_set_default(PsgXmlGraph *graph, PsgXmlDomain domain,
                               PsgXmlAttribute *attribute, const char *value);

/* Whether values of that type, as a file calls it, are numbers; NULL is no type. */
bool psg_xml_is_number_type(const char *type);

/* Gathers a node or an edge of the graph at hand; ids may be NULL. */
void psg_xml_graph_add_node(PsgXmlGraph *graph, const PsgXmlNode *node);
void psg_xml_graph_add_edge(PsgXmlGraph *graph, const PsgElement *edge, const char *from,
                            const char *to);

/* Once all are gathered: who is a group. False: they have more values that they do not say
 * themselves than limits allow, which was told. */
bool psg_xml_graph_gathered(PsgXmlGraph *graph);

/* The actor of a node, which is declared, and begun in the attributes. False: it is a group, or
 * was refused, which was told. */
bool psg_xml_graph_begin_node(PsgXmlGraph *graph, const PsgXmlNode *node,
                              PsgDraftThing *actor);

/* Says of the node that was begun which groups it is in. */
void psg_xml_graph_say_groups(PsgXmlGraph *graph, const PsgXmlNode *node);

typedef struct {
    const PsgElement *element;
    const char *from, *to; /* ids, or NULL */
    const char *kind;      /* NULL: it has none */
    PsgDirection direction;
    bool is_back; /* the same element once more, the other way */
} PsgXmlEdge;

/* The tie of an edge, begun in the attributes. False: it was refused, which was told. */
bool psg_xml_graph_begin_edge(PsgXmlGraph *graph, const PsgXmlEdge *edge,
                              PsgDraftThing *tie);

/* Turns it, so that it is the same element the other way. False: an end is missing. */
bool psg_xml_edge_turn(PsgXmlEdge *edge);

/* What is said of the thing that was begun. */
typedef struct {
    PsgDraftThing of;
    PsgMeaning meaning;
    const char *name;         /* of the attribute */
    const char *value;        /* if it is empty, nothing is said */
    const PsgDraftTime *when; /* NULL: always, or, of what changes, when its graph was */
} PsgXmlSaying;

void psg_xml_graph_say(PsgXmlGraph *graph, const PsgXmlSaying *saying, PsgSpan span);

/* The thing was there when its graph was, since nothing else is said of it. */
void psg_xml_graph_there(PsgXmlGraph *graph, PsgDraftThing thing, PsgSpan span);

/* Its position, both as written: if one is NULL or no number, nothing is said. */
void psg_xml_graph_say_position(PsgXmlGraph *graph, PsgDraftThing actor, const char *x,
                                const char *y, PsgSpan span);

/* What stands in an attribute; NULL if it is not there, or holds nothing but blanks. */
const char *psg_xml_said(const PsgElement *element, const char *name);

/* The same, whatever the case; a text that is NULL is no word. */
bool psg_xml_is(const char *text, const char *word);
