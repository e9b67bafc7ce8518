/*
 * A view drawn as dots: quiet straight lines between what is related, dots on them, and names
 * beside as many dots as have room for one.
 */
#pragma once

#include "figure/network/dot_names.h"

typedef struct {
    const PsgView *view;
    const PsgDot *dots;       /* by the view's actors, in page units */
    const PsgDotNames *names; /* NULL: none has one */
    size_t stage;             /* of the names */
    double scale;             /* of lines and outlines, 1 as a rule */
    const char *prefix;       /* of ids, where a page has several networks; NULL: none */
} PsgDotView;

void psg_dot_view_draw(const PsgPen *pen, const PsgDotView *drawn);

/* What has the accent: where nearly all are new those who stayed, since they are the news; where
 * all are, nobody. */
typedef enum {
    PSG_DOT_NEWS_NONE,
    PSG_DOT_NEWS_NEW,
    PSG_DOT_NEWS_STAYED,
} PsgDotNews;

PsgDotNews psg_dot_news(const PsgView *view);

/* Only where few relations are new they have the accent. */
bool psg_dots_accent_relations(const PsgView *view);

/* ---- Pieces, for legends and other figures ---- */

typedef struct {
    bool is_accented;
    bool is_hollow;   /* not there for sure */
    bool is_doubtful; /* hollow since dates leave it open */
    bool is_unknown;  /* the size has no meaning */
} PsgDotLook;

PsgInk psg_dot_ink(const PsgRenderContext *context, const PsgDot *dot, size_t kind,
                   PsgDotLook look);

/* The mark of the kind, as large as the dot. */
void psg_dot_draw_mark(const PsgPen *pen, const PsgDot *dot, size_t kind,
                       const PsgInk *ink);
