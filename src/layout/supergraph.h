/*
 * The supergraph of all slices: every actor that is ever there, every tie that ever lives.
 */
#pragma once

#include "layout/task.h"

#include <stdint.h>

/* A set of slices, one bit each; of more than 64, neighbours share one. */
typedef uint64_t PsgSliceSet;

typedef struct {
    size_t from, to; /* nodes, from below to */
    /* of all its ties, each by the share of slices in which it lives, against the
     * strongest tie: at most as much as there are ties */
    double weight;
    /* above 0 if most of it is directed from `from` to `to`, below 0 the other way; as
     * large as the weight if all of it is */
    double flow;
    /* the same of how its ties are written, whether they are directed or not */
    double order;
    PsgSliceSet alive;
} PsgLink;

/* Nodes are the actors that are drawn in some slice, in their order; links join two
 * nodes, each pair once, and live in some slice. */
typedef struct {
    size_t node_count, link_count;
    size_t *actors;       /* by node */
    PsgSize *boxes;       /* by node */
    PsgSliceSet *present; /* by node */
    PsgLink *links;       /* in order of from, then to */
    size_t *first;        /* node_count + 1: where a node's links begin in `touching` */
    size_t *touching;     /* links, each from both its nodes */
    unsigned slice_bits;
    bool lines_are_straight;
    PsgPlacementConstraint *constraints; /* by node; NULL: nothing is asked of places */
    size_t group_count;
    size_t *first_member; /* group_count + 1: where a group's nodes begin in `members` */
    size_t *members;
} PsgSupergraph;

PsgSupergraph *psg_supergraph_of_task(const PsgLayoutTask *task);
/* Of one slice alone. */
PsgSupergraph *psg_supergraph_of_slice(const PsgLayoutTask *task, size_t slice);
void psg_supergraph_free(PsgSupergraph *all);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSupergraph, psg_supergraph_free)

/* The other end. */
static inline size_t
psg_link_across(const PsgLink *link, size_t node)
{
    return link->from == node ? link->to : link->from;
}

/* The node with the most links of each connected part, the largest part
 * first; returns how many parts there are. */
size_t psg_supergraph_hubs(const PsgSupergraph *all, size_t **hubs);

/* By link: whether without it, and with only the links before it, there would be more
 * parts. */
bool *psg_supergraph_forest(const PsgSupergraph *all);
