/*
 * Media: how scenes become files. Each is a row of a table.
 *
 * A page is one scene, a film one scene that moves. A deck gathers the scenes of all
 * pages: another medium that has all of them in one file is a row more.
 */
#pragma once

#include "base/stopwatch.h"
#include "draw/document.h"
#include "figure/deck/deck.h"

/* A figure that becomes files. */
typedef struct {
    const PsgFigureInput *input;
    const PsgFigureSpec *spec;
    /* its own scenes, page by page; of a medium that gathers, those of all figures, in
     * order. They may get page numbers */
    const PsgDeckPage *pages;
    size_t page_count;
    PsgPaintOptions paint;
    const char *folder; /* where its files go */
    /* of GBytes, owned: gets what files would hold; NULL: they are written */
    GPtrArray *kept;
    unsigned workers; /* threads, at least 1 */
    /* told of each file before it is written, or left as it is; from several threads. NULL: nobody
     * asks */
    void (*announce)(gpointer data, const char *name, GBytes *bytes);
    gpointer data; /* of announce */
    /* counts the files that are left, since they hold the same already; atomic. NULL: all are
     * written. */
    gint *same;
} PsgMaking;

typedef struct {
    unsigned formats;       /* in which it can be written */
    unsigned usual_formats; /* of these, if the user asks for none */
    unsigned paged;         /* of these, those with a file for each page */
    unsigned sceneless;     /* of these, those that are not made of `pages` */
    bool gathers;           /* it is made of the pages, once all of them are there */
    /* The bytes of its file in a format, of its first page if pages have files of their
     * own; NULL with an error if it can't be painted. */
    GBytes *(*paint)(const PsgMaking *making, PsgFormat format, GError **error);
    /* Formats that are several files, which it writes itself: gives their names in the
     * folder, owned by the caller, or NULL with an error. */
    unsigned several;
    GPtrArray *(*write)(const PsgMaking *making, GError **error);
} PsgMedium;

const PsgMedium *psg_medium_of(const PsgFigureKind *kind);

/* The media with files of their own (run/deck.c, run/film.c). */
extern const PsgMedium psg_deck_medium, psg_film_medium;

/* Tells of a file that is about to be written. */
void psg_making_announce(const PsgMaking *making, const char *name, GBytes *bytes);

/* The files of a figure in a format, written into its folder, or kept unless they are several
 * by the medium's word: their names, owned by the caller; NULL with an error. watch gets what
 * painting and writing took. */
GPtrArray *psg_making_write(const PsgMaking *making, PsgFormat format,
                            PsgStopwatch *watch, GError **error);

/* Appends a page for the scene, and for each that follows it. pages: of PsgDeckPage. */
void psg_making_add_pages(GArray *pages, const PsgFigureSpec *spec, PsgScene *scene);

/* Pages as one document, PDF or PPTX, with the theme of the figures' style. */
GBytes *psg_making_bind(const PsgMaking *making, PsgFormat format,
                        const PsgDocumentPage *pages, size_t count, GError **error);

/* The table of a figure's facts, as CSV. */
GBytes *psg_making_table(const PsgMaking *making);
