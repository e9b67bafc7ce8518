/*
 * The deck: which pages a document of all figures has, and those that are its own: cover,
 * contents, headings of sections, sources.
 *
 * Figures are in sections: kinds that tell of the same stand together, in the order in which
 * the first of each was asked for. Of figures that nobody asked for by name, those that repeat
 * what is told already are left out.
 */
#pragma once

#include "figure/figure.h"

/* What can be asked of it. */
typedef struct {
    PsgIndexes sections; /* into psg_section_words; none: all figures of the run */
    /* of pages that are made for it alone, unless they say another one */
    PsgLineCourse lines;
} PsgDeckOptions;

/* A page of a figure; those of one figure have one spec and follow each other. */
typedef struct {
    const PsgFigureSpec *spec;
    PsgScene *scene;
} PsgDeckPage;

typedef enum {
    PSG_SHEET_COVER,
    PSG_SHEET_CONTENTS,
    PSG_SHEET_SECTION, /* the heading of one */
    PSG_SHEET_FIGURE,
    PSG_SHEET_SOURCES,
} PsgSheetKind;

/* A page of the document. */
typedef struct {
    PsgSheetKind kind;
    const PsgFigureSpec *spec; /* FIGURE */
    PsgScene *scene;           /* the figure's own, or the deck's */
    const char *section;       /* what its section is called; NULL: it is in none */
    char *entry;               /* what the outline calls it */
} PsgSheet;

typedef struct PsgDeck PsgDeck;

/* spec: of the deck. The scenes of pages are borrowed. */
PsgDeck *psg_deck_new(const PsgRenderContext *context, PsgRuler *ruler,
                      const PsgFigureSpec *spec, const PsgDeckPage *pages, size_t count);
void psg_deck_free(PsgDeck *deck);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgDeck, psg_deck_free)

/* The first sheet is page 1. */
size_t psg_deck_count(const PsgDeck *deck);
const PsgSheet *psg_deck_sheet(const PsgDeck *deck, size_t index);

/* Writes its number on each sheet but the cover that has none yet. */
void psg_deck_number(const PsgDeck *deck, PsgRuler *ruler);

/* What stands on which page. */
PsgTable *psg_deck_table(const PsgDeck *deck);
