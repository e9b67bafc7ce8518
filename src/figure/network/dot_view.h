/*
 * A view drawn as dots: quiet straight lines between what is related, dots on them, and names
 * beside as many dots as have room for one.
 */
#pragma once

#include "figure/network/dot_names.h"
#include "figure/part/change_mark.h"

/* Who has the accent. */
typedef enum {
    PSG_DOT_NEWS_NONE,
    PSG_DOT_NEWS_NEW,
    PSG_DOT_NEWS_STAYED,
} PsgDotNews;

typedef struct {
    const PsgView *view;
    const PsgDot *dots;       /* by the view's actors, in page units */
    const PsgDotNames *names; /* NULL: none has one */
    size_t stage;             /* of the names */
    /* of names, where the dots stand elsewhere than when names were chosen */
    PsgPoint shift;
    PsgDotNews news; /* what has the accent, and whether new relations have it */
    bool accents_relations;
    double scale;       /* of lines and outlines, 1 as a rule */
    const char *prefix; /* of ids, where a page has several networks; NULL: none */
    /* dots that are too small to point at are drawn together, without a title */
    bool has_dust;
} PsgDotView;

void psg_dot_view_draw(const PsgPen *pen, const PsgDotView *drawn);

/* Where nearly all are new those who stayed are the news; where all are, nobody is. */
PsgDotNews psg_dot_news(const PsgView *view);

/* Only where few relations are new they have the accent; whether one has it. */
bool psg_dots_accent_relations(const PsgView *view);
bool psg_dots_accents_relation(const PsgDotView *drawn, size_t relation);

/* ---- Pieces, for legends and other figures ---- */

typedef struct {
    bool is_accented;
    bool is_hollow;   /* not there for sure */
    bool is_doubtful; /* hollow since dates leave it open */
    bool is_quiet;    /* of two slices, it is the same in both */
    bool is_gone;     /* of two slices, it is only in the earlier one */
    bool is_unknown;  /* the size has no meaning */
} PsgDotLook;

/* How an actor of the view is drawn. */
PsgDotLook psg_dot_look(const PsgDotView *drawn, size_t actor);

/* Its group and its mark. */
void psg_dot_draw_actor(const PsgPen *pen, const PsgDotView *drawn, size_t actor);

/* Adds the line of a relation of the view to the path: straight, or a ring around the dot of an
 * actor that is related to itself. */
void psg_dot_line_add(const PsgRenderContext *context, const PsgDotView *drawn,
                      size_t relation, PsgPath *path);

/* Of the line of a relation of the view, whatever its length is. */
PsgInk psg_dot_line_ink(const PsgPen *pen, const PsgDotView *drawn, size_t relation);

PsgInk psg_dot_ink(const PsgRenderContext *context, const PsgDot *dot, size_t kind,
                   PsgDotLook look);

/* A dot of a kind as it looks between two slices, with the sign of its change if it has room. */
void psg_dot_draw_change(const PsgPen *pen, const PsgDot *dot, size_t kind,
                         PsgChangeSign sign);

/* The mark of the kind, as large as the dot. */
void psg_dot_draw_mark(const PsgPen *pen, const PsgDot *dot, size_t kind,
                       const PsgInk *ink);
