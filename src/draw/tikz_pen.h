/*
 * What the pieces of a picture in TikZ are written with: the page that is written, and the ways to
 * write numbers, looks and items. Nodes stand in tikz_node.c, lines between them in tikz_tie.c.
 */
#pragma once

#include "draw/tikz_style.h"
#include "draw/tikz_text.h"
#include "scene/scene.h"

/* Digits behind the point. */
enum { PSG_TIKZ_DECIMALS = 2 };

/* Page units: nobody sees by how much a line misses where it should end. */
#define PSG_TIKZ_NEAR 1.2

/* An actor's shape on a page. */
typedef struct {
    size_t actor, first; /* the item of its group */
    const char *name;
    PsgOutline outline;
    PsgPoint middle;
    double margin; /* half of its outline's width: lines end beyond that */
} PsgTikzNode;

/* In the order of the file: below lines, lines, actors, and what stands on them. */
typedef enum {
    PSG_TIKZ_GROUND,
    PSG_TIKZ_ACTORS,
    PSG_TIKZ_LINES,
    PSG_TIKZ_TOP,
    PSG_TIKZ_LAYERS,
} PsgTikzLayer;

typedef struct {
    const PsgScene *scene;
    PsgTikzPalette *palette;
    PsgTikzStyles *styles;
    PsgTikzLetters *letters;
    bool has_rtl;
    /* Of the page that is written. */
    double unit; /* page units in one of the picture */
    PsgPoint origin;
    GArray *nodes; /* PsgTikzNode */
    size_t first_tie, first_actor, last_actor;
    GString *layers[PSG_TIKZ_LAYERS];
    const char *piece; /* the id of the group around all */
    unsigned depth;
} PsgTikz;

/* ---- Numbers, points, colours ---- */

void psg_tikz_append_number(GString *out, const PsgTikz *tikz, double units);

/* "\paysageunit" behind it: where TikZ wants a length. */
void psg_tikz_append_length(GString *out, const PsgTikz *tikz, double units);
void psg_tikz_append_point(GString *out, const PsgTikz *tikz, PsgPoint at);

/* The name of a colour that is of the page, not of a thing's kind. */
const char *psg_tikz_page_colour(const PsgTikz *tikz, PsgColour colour);

/* ", fill opacity=0.5" of a colour that is seen through. */
void psg_tikz_append_opacity(GString *out, const char *what, PsgColour colour);
const char *psg_tikz_dash(PsgDash dash);

/* The options of fill and line; before: what stands before the first of them. */
void psg_tikz_append_ink(GString *out, const PsgTikz *tikz, const char *before,
                         const PsgInk *ink);

/* The indent of a line. */
void psg_tikz_begin_line(GString *out, const PsgTikz *tikz);

/* ---- Items ---- */

void psg_tikz_append_step(GString *out, const PsgTikz *tikz, const PsgStep *step);
bool psg_tikz_is_circle(const PsgItem *item);
void psg_tikz_append_words(GString *out, PsgTikz *tikz, const char *text);
const char *psg_tikz_font(const PsgFont *font);

/* ", font=…" of letters that are bold or slanted. */
void psg_tikz_append_font(GString *out, const PsgFont *font);

/* A box, a path or a text, on lines of its own. */
void psg_tikz_write_item(GString *out, PsgTikz *tikz, size_t index);

/* ---- Groups ---- */

/* The place of the item that ends the group. */
size_t psg_tikz_end_of(const PsgScene *scene, size_t group);

/* The first item of that role in the group; NULL: it has none. */
const PsgItem *psg_tikz_item_of_role(const PsgScene *scene, size_t group, PsgRole role);

/* ---- Looks: texts that the styles own ---- */

/* "fill=kind-body-fill" of a thing of a kind, else of the page. */
const char *psg_tikz_colour_option(const PsgTikz *tikz, const char *kind, const char *key,
                                   PsgColour colour);
const char *psg_tikz_opacity_option(const PsgTikz *tikz, double opacity);

/* gap: of a double line; NULL: it is none. */
void psg_tikz_set_line(PsgTikzLook *look, const PsgTikz *tikz, const PsgInk *ink,
                       const PsgItem *gap);

/* ---- Nodes ---- */

/* The shape of a group that is an actor; NULL: it is none. */
const PsgItem *psg_tikz_shape_of(const PsgScene *scene, size_t group);
PsgTikzLook psg_tikz_look_of_actor(const PsgTikz *tikz, size_t group,
                                   const PsgItem *shape);
void psg_tikz_write_actor(GString *out, PsgTikz *tikz, size_t group,
                          const PsgTikzNode *node);

/* The node of a group; NULL: it is none. */
const PsgTikzNode *psg_tikz_find_node(const PsgTikz *tikz, size_t group);

/* The nodes of a page, and where lines and actors begin. */
void psg_tikz_find_nodes(PsgTikz *tikz, PsgTikzNames *names);

/* ---- Lines between nodes ---- */

bool psg_tikz_is_tie(const PsgScene *scene, size_t group);

/* A line of a tie without the class of relations is called so. */
const char *psg_tikz_tie_class(const PsgItem *group);
PsgTikzLook psg_tikz_look_of_tie(const PsgTikz *tikz, size_t group, const PsgItem *line);
void psg_tikz_write_tie(GString *out, PsgTikz *tikz, size_t group);
