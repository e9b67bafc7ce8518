/*
 * What stands on a slide, as programs for slides have it: shapes with their texts, lines that are
 * tied to shapes, groups of them. Page units.
 */
#pragma once

#include "scene/scene.h"

/* From the baseline of a line up and down to where the next lines begin, in ems, as Inter has it.
 * The middle between them is nearly that of other fonts, so texts are placed by it. */
#define PSG_LINE_ABOVE 0.96875
#define PSG_LINE_BELOW 0.2412

typedef enum {
    PSG_NODE_GROUP,
    PSG_NODE_SHAPE, /* an outline or a path, and texts in it */
    PSG_NODE_LINE,  /* a straight one */
    PSG_NODE_TEXT,  /* that stands alone */
    PSG_NODE_TITLE,
    PSG_NODE_BODY,   /* what is said below the title of a page that says little else */
    PSG_NODE_NUMBER, /* of the page */
    PSG_NODE_FIGURE, /* what is told of all of it, for who cannot see it */
} PsgNodeSort;

/* A piece of a line of text. */
typedef struct {
    const PsgItem *item; /* TEXT */
    PsgPoint at;
    size_t line;      /* of its node, from 0 */
    PsgColour ground; /* behind the letters; NONE */
    bool is_padded;   /* the ground is wider than the letters */
} PsgRun;

typedef struct PsgNode PsgNode;

/* Where a line is tied: at a site of a shape. */
typedef struct {
    const PsgNode *shape; /* NULL: nowhere */
    size_t site;
} PsgGlue;

struct PsgNode {
    PsgNodeSort sort;
    unsigned id;             /* on the slide */
    char *name;              /* unique on the slide */
    const char *description; /* NULL: none */
    const char *href;        /* NULL: none */
    double opacity;
    PsgRect box;
    PsgOutline outline; /* of SHAPE; NONE: the path */
    PsgPath *path;
    PsgInk ink;
    PsgVeil veil;
    bool is_double; /* of a line: there is a gap in it */
    double stroke;  /* of a line: how much of it from its start is drawn; 0: all */
    PsgPoint start, end;
    PsgEndForm at_start, at_end; /* of LINE, and of SHAPE that is an open path */
    double head;                 /* how long these are */
    PsgGlue from, to;
    GArray *runs; /* PsgRun, line by line; NULL: no text */
    char *apart;  /* of TITLE: what tells it from that of another slide; NULL: nothing */
    GPtrArray *children; /* of GROUP */
};

/* All that a slide shows: groups within groups. ids and names are set. There is a title: if no text
 * is said to be it, the largest is. has_place: it stands elsewhere, at a place of the layout, and
 * the node has no text. */
PsgNode *psg_node_of_scene(const PsgScene *scene, bool has_place);
void psg_node_free(PsgNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgNode, psg_node_free)

static inline const PsgRun *
psg_node_run(const PsgNode *node, size_t index)
{
    g_assert(node->runs != NULL);
    return &g_array_index(node->runs, PsgRun, index);
}

/* Where all lines are, from the top of the first to the bottom of the last. */
PsgRect psg_node_text_room(const PsgNode *node);

/* What a text beside its anchor leaves on the left: shares of its width. */
double psg_anchor_share(PsgAnchor anchor);
