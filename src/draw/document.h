/*
 * A document: several pages in one file, with all that a reader finds his way by.
 */
#pragma once

#include "draw/painter.h"

/* What a page is. */
typedef enum {
    PSG_DOCUMENT_FIGURE,
    PSG_DOCUMENT_COVER,
    PSG_DOCUMENT_CONTENTS,
    PSG_DOCUMENT_HEADING, /* of a section */
    PSG_DOCUMENT_SOURCES,
} PsgDocumentSort;

typedef struct {
    const PsgScene *scene;
    PsgDocumentSort sort;
    /* it and its neighbours of the same stand in one; NULL: in none */
    const char *section;
    const char *entry; /* what the outline calls it; NULL: the scene's title */
    bool moves;        /* what is on the page before, too, moves from there */
} PsgDocumentPage;

/* Several pages in one file, which bears the name of the first. */
GBytes *psg_paint_pdf_pages(const PsgDocumentPage *pages, size_t count,
                            const PsgPaintOptions *options, GError **error);
GBytes *psg_paint_pptx_pages(const PsgDocumentPage *pages, size_t count,
                             const PsgPaintOptions *options, GError **error);

/* The same as one picture of LaTeX, in which the document says which page is seen: all are of
 * one size. */
GBytes *psg_paint_tikz_pages(const PsgDocumentPage *pages, size_t count);

/* Never empty: the name of a page that has no title. */
const char *psg_document_title(const PsgScene *scene);
