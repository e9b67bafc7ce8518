/*
 * The sheets that are the deck's own, each drawn from what is known of the others.
 */
#pragma once

#include "figure/deck/deck.h"
#include "figure/part/pen.h"

/* A figure in the contents; the pages that follow its first one have no line of their own. */
typedef struct {
    const PsgFigureSpec *spec;
    char *label;
    size_t page;
} PsgDeckEntry;

typedef struct {
    const char *title;
    size_t page;     /* of its heading, or of its first figure */
    GArray *entries; /* PsgDeckEntry */
} PsgDeckSection;

/* picture: a page whose actors and relations are drawn on the cover, without words; NULL: there
 * is none. */
PsgScene *psg_deck_cover(const PsgRenderContext *context, PsgRuler *ruler,
                         const char *name, const PsgScene *picture);

/* sections: of PsgDeckSection. Lines lead to their pages. */
PsgScene *psg_deck_contents(const PsgRenderContext *context, PsgRuler *ruler,
                            const char *name, const GArray *sections);
PsgScene *psg_deck_heading(const PsgRenderContext *context, PsgRuler *ruler,
                           const char *name, const PsgDeckSection *section);

/* One page or more of all sources, with their notes: PsgScene, owned by the caller. Empty if
 * there are none. */
GPtrArray *psg_deck_sources(const PsgRenderContext *context, PsgRuler *ruler,
                            const char *name);
