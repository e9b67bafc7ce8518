/*
 * What a deck has besides the figures: a title page with contents, and pages of sources.
 */
#pragma once

#include "figure/figure.h"

/* A page of the deck, and what its outline calls it. */
typedef struct {
    const PsgFigureSpec *spec;
    PsgScene *scene;
} PsgDeckPage;

/* The title page: what the landscape is, and which figures stand on which pages. pages:
 * of PsgDeckPage, of which the first is page 2. */
PsgScene *psg_deck_title(const PsgRenderContext *context, PsgRuler *ruler,
                         const char *name, const GArray *pages);

/* One page or more of all sources that some fact cites: PsgScene, owned by the caller.
 * Empty if no fact cites any. */
GPtrArray *psg_deck_sources(const PsgRenderContext *context, PsgRuler *ruler,
                            const char *name);

/* What stands on which page. pages: as above; source_pages: so many follow them. */
PsgTable *psg_deck_table(const PsgRenderContext *context, const GArray *pages,
                         size_t source_pages);

/* What a page shows, without the kind of figure: "2008 – 2015"; the kind's own word for
 * figures of all of time. Owned by the caller. */
char *psg_deck_entry(const PsgRenderContext *context, const PsgFigureSpec *spec);
