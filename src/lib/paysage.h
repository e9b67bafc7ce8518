/*
 * libpaysage: figures of a landscape, for programs.
 *
 * A landscape is a text that tells who acts, how they relate, and from when until when; figures of
 * it come as bytes, the same that the program `paysage` writes.
 *
 *     paysage_landscape *landscape = paysage_open("stations.yaml", NULL);
 *     const char *const options[] = {"style=print", "lang=fr", NULL};
 *     paysage_result *result = paysage_render(landscape, "network", "2013", "svg", options);
 *     const paysage_file *file = paysage_file_nth(result, 0);
 *     if (file != NULL)
 *         fwrite(file->bytes, 1, file->size, stdout);
 *     else
 *         fprintf(stderr, "%s\n", paysage_result_error(result));
 *     paysage_result_free(result);
 *     paysage_close(landscape);
 *
 * Errors. A call that makes a handle gives one whatever was wrong, so that nothing has to be asked
 * on the way: calls on a handle that is broken, or NULL, give one that says why. No call ends the
 * program for what its caller says wrong. (GLib, which is underneath, ends it when memory is out.)
 *
 * Ownership. What is given to a call stays the caller's, and is not needed after it. A handle
 * belongs to the caller, who ends it by paysage_close() or paysage_result_free(). All else that is
 * given back belongs to the handle that was asked, and is there as long as it is.
 *
 * Options are those of the command line without their dashes, "name=value", or "name" alone where
 * there is no value; a list of them ends with NULL, and NULL is an empty list.
 *
 * Threads. An open landscape does not change: several threads may make figures of one at once, or
 * of several. A result is for one thread at a time. What Graphviz does (the option "layout" with
 * another method than "temporal"; files of Graphviz that are read), it does for one thread at a
 * time, and a program that calls Graphviz itself must not do so meanwhile. With Cairo before 1.18 a
 * thread of ours stands still, from the second thread that makes figures on: it keeps Cairo's
 * threads from waiting for each other.
 *
 * The process. Nothing is written, on any stream or disk; files are read that are named. No child
 * is started, no signal is taken, no environment is asked; but fontconfig finds fonts as it does in
 * every program, and keeps its cache. The locale does not matter and is left alone, but by Graphviz:
 * while it lays out, decimals of the whole process have a point, and rand48's numbers are drawn.
 *
 * Strings are UTF-8; paths are what the system has. Structs are made by the library alone, and new
 * members stand at their end: a program that was compiled with an older header goes on to work.
 */
#pragma once

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PAYSAGE_VERSION_MAJOR 0
#define PAYSAGE_VERSION_MINOR 1
#define PAYSAGE_VERSION_PATCH 0

/* PAYSAGE_VERSION_AT_LEAST(0, 2, 0): of this header. */
#define PAYSAGE_VERSION_AT_LEAST(major, minor, patch)                                    \
    (PAYSAGE_VERSION_MAJOR > (major) ||                                                  \
     (PAYSAGE_VERSION_MAJOR == (major) && PAYSAGE_VERSION_MINOR > (minor)) ||            \
     (PAYSAGE_VERSION_MAJOR == (major) && PAYSAGE_VERSION_MINOR == (minor) &&            \
      PAYSAGE_VERSION_PATCH >= (patch)))

#if defined(__GNUC__)
#define PAYSAGE_API __attribute__((visibility("default")))
#else
#define PAYSAGE_API
#endif

/* Of the library that is there when the program runs: "0.1.0". */
PAYSAGE_API const char *paysage_version(void);

/* ---- Landscapes ---- */

typedef struct paysage_landscape paysage_landscape;

/* From a file of any format that `paysage` reads, or a folder. Options: how data of others are read
 * (from, map, slices, dates, text-lang), limits (max-bytes, max-depth, …), strict. */
PAYSAGE_API paysage_landscape *paysage_open(const char *path, const char *const *options);

/* The same from memory. name: what messages call it, and by whose ending a format is known where the
 * text does not tell; NULL: it has none. */
PAYSAGE_API paysage_landscape *paysage_open_bytes(const void *bytes, size_t size,
                                                  const char *name,
                                                  const char *const *options);

/* Why there is nothing to draw, in one or more lines, with the places of mistakes; NULL if the
 * landscape is open. */
PAYSAGE_API const char *paysage_error(const paysage_landscape *landscape);

/* NULL is fine. No thread may use it any more; results stay. */
PAYSAGE_API void paysage_close(paysage_landscape *landscape);

/* What its author should know, of a landscape that is open or could not be opened. */
typedef struct {
    const char *severity;        /* "error", or "warning" */
    const char *rule;            /* a fixed word for programs: "unknown-key" */
    const char *message;         /* one sentence */
    const char *file;            /* NULL: it stands nowhere in particular */
    size_t line, column;         /* where it begins, from 1; a column is a character */
    size_t end_line, end_column; /* just after its end */
} paysage_diagnostic;

/* A time of which figures are made. */
typedef struct {
    const char *id;    /* "2013" */
    const char *title; /* in the landscape's own language */
} paysage_slice;

/* One of the figures that the landscape asks for, or else of the usual ones. */
typedef struct {
    const char *name;   /* "network-2013": its file without the ending */
    const char *kind;   /* "network" */
    const char *slices; /* ids of those that it shows: "2013", "2008,2013" */
} paysage_figure;

/* In order, from 0; NULL beyond the last one. */
PAYSAGE_API const paysage_diagnostic *paysage_diagnostic_nth(
    const paysage_landscape *landscape, size_t index);
PAYSAGE_API const paysage_slice *paysage_slice_nth(const paysage_landscape *landscape,
                                                   size_t index);
PAYSAGE_API const paysage_figure *paysage_figure_nth(const paysage_landscape *landscape,
                                                     size_t index);

/* The kinds of figures that there are: "network", "timeline", … NULL beyond the last one. */
PAYSAGE_API const char *paysage_kind_nth(size_t index);

/* ---- What is made of them ---- */

typedef struct paysage_result paysage_result;

/* Figures. Options: of the figure, of whom it is (top, only, by, …), of its look (style, page, lang,
 * layout, stability, align, template, dpi, svg, ids).
 *   figure  a kind, several by commas, or the name of one that paysage_figure_nth() tells; NULL: all
 *           of these
 *   slices  ids by commas, or a range "2008..2013"; NULL: as the landscape wishes
 *   format  "svg", "png", "pdf", "pptx", "tikz" or "csv", several by commas; NULL: the usual ones
 * A file for each page, where the format has no pages. Films are SVG, or pages of PDF and PPTX. */
PAYSAGE_API paysage_result *paysage_render(const paysage_landscape *landscape,
                                           const char *figure, const char *slices,
                                           const char *format,
                                           const char *const *options);

/* What changed between two slices: of one landscape (after NULL), or one of each. Actors are the same
 * if their ids are. Options: those of figures, and of two landscapes match, the path of a table that tells
 * who is who.
 *   slices  "2008,2013": the first of `before`, the second of `after`; of one landscape "2008..2013", too
 *   format  as of paysage_render(), or "json": all that changed, for programs */
PAYSAGE_API paysage_result *paysage_compare(const paysage_landscape *before,
                                            const paysage_landscape *after,
                                            const char *slices, const char *format,
                                            const char *const *options);

/* For other programs. Where actors stand, and how they look, is told where the format has a place for
 * it. Options: of whom it is, of the layout, table, at, gexf, no-layout. What the format has no place
 * for is a remark.
 *   format  "json", "yaml", "csv", "gexf", "graphml", "dot", …; of tables, each is a file, unless one is
 *           asked for by the option "table" */
PAYSAGE_API paysage_result *paysage_export(const paysage_landscape *landscape,
                                           const char *format,
                                           const char *const *options);

/* Why not all was made that was asked for, a line each; NULL if it was. */
PAYSAGE_API const char *paysage_result_error(const paysage_result *result);

/* What else is worth a note, a line each; NULL if nothing is. */
PAYSAGE_API const char *paysage_result_remarks(const paysage_result *result);

typedef struct {
    const char *name; /* "network-2013.svg" */
    const void *bytes;
    size_t size;
} paysage_file;

/* In order, from 0; NULL beyond the last one. */
PAYSAGE_API const paysage_file *paysage_file_nth(const paysage_result *result,
                                                 size_t index);

/* NULL is fine. */
PAYSAGE_API void paysage_result_free(paysage_result *result);

#ifdef __cplusplus
}
#endif
