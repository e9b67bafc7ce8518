/*
 * Graphviz behind one door: its layout engines, and its text format.
 *
 * Graphviz is not thread-safe and keeps much in globals, so there is a lock around it: one call at
 * a time, in whichever thread. What stays beyond a call is Graphviz' one context. During a call its
 * errors are collected here, the C library's random() has a state of its own, "overlap" is declared
 * for all graphs and, for fdp alone, cgraph's usual memory is exchanged; all of that is put back.
 */
#pragma once

#include "layout/supergraph.h"

/* Places the nodes by one of Graphviz' engines: x to the right, y down, in page units,
 * nothing said of where the origin is. Nodes may overlap. */
bool psg_graphviz_place(const PsgSupergraph *all, const char *engine, unsigned seed,
                        PsgPoint *centres, GError **error);

typedef struct {
    const char *id; /* unique */
    const char *label;
    const char *kind; /* becomes the class; may be NULL */
    /* that it is in: those of one id are a cluster; NULL: in none */
    const char *group, *group_label;
    PsgPoint centre; /* in page units */
    PsgSize size;    /* 0 × 0: not placed, no pos, width and height are written */
} PsgDotNode;

typedef struct {
    size_t from, to;
    const char *label, *kind; /* may be NULL */
    bool directed;
} PsgDotEdge;

typedef struct {
    const char *name, *label; /* label may be NULL */
    const PsgDotNode *nodes;
    size_t node_count;
    const PsgDotEdge *edges;
    size_t edge_count;
} PsgDotGraph;

/* The graph as DOT text, nodes and edges in the order given. Texts are plain: nothing
 * in them is markup or an escape to Graphviz. Owned by the caller; NULL with an error
 * if memory ends. */
char *psg_graphviz_dot(const PsgDotGraph *graph, GError **error);
