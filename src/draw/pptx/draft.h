/*
 * What nodes of slides are made by: a walk over a scene (draft.c), its items one by one
 * (item_node.c), and the nodes themselves (node.c).
 */
#pragma once

#include "draw/pptx/node.h"

/* Nobody sees that two lengths differ by so much. */
#define PSG_NODE_SAME 0.02

static inline bool
psg_node_is_same(double a, double b)
{
    return fabs(a - b) < PSG_NODE_SAME;
}

/* What holds for all in a group of the scene. */
typedef struct {
    double opacity;
    PsgPoint shift;
    const char *href; /* NULL: none */
} PsgAround;

PsgPoint psg_around_point(PsgPoint point, const PsgAround *around);

/* Owned by the caller. */
PsgPath *psg_around_path(const PsgPath *path, const PsgAround *around);

/* ---- Items ---- */

/* Of a box or a path: a shape or a line. */
PsgNode *psg_node_of_item(const PsgItem *item, const PsgAround *around);

/* One step from point to point. */
bool psg_node_is_straight(const PsgPath *path);

void psg_node_set_line(PsgNode *node, PsgPoint start, PsgPoint end);

/* ---- Nodes ---- */

PsgNode *psg_node_new(PsgNodeSort sort, const PsgAround *around);

/* Takes the node. */
void psg_node_add(PsgNode *parent, PsgNode *node);

/* A group of one is that one, and a group of none is nothing. Takes the group. */
void psg_node_add_group(PsgNode *parent, PsgNode *group);

/* A text, on a line of its own or on that of the last one. */
void psg_node_add_run(PsgNode *node, const PsgItem *item, PsgPoint at, bool is_same_line);

/* Once all are there: gives it and all in it ids from that one on, names and boxes. names: how
 * often each was wished, strings. Gives the next id. */
unsigned psg_node_finish(PsgNode *node, unsigned id, GHashTable *names);
