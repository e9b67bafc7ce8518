/*
 * The kinds of figures, in a table, and orders for single figures.
 *
 * Another kind is a row in the table and a file of its own. A kind draws a scene for those
 * who see, and makes a table of the same facts for those who don't, or want the numbers.
 */
#pragma once

#include "figure/context.h"
#include "figure/strings.h"
#include "figure/table.h"

typedef struct PsgFigureKind PsgFigureKind;

/* Where actors stand (figure/network/network.h); only the kinds that draw it look inside. */
typedef struct PsgNetwork PsgNetwork;

/* One figure to be made. Owns its lists. */
typedef struct {
    const PsgFigureKind *kind;
    size_t *slices; /* as many as the kind's span says */
    size_t slice_count;
    PsgScale scale;       /* of pyramids */
    bool is_side_by_side; /* of comparisons: two networks in place of one */
    PsgGrouping grouping; /* of lifelines */
    PsgInterval window;   /* of lifelines and curves: of the axis; always if not said */
    size_t *measures;     /* of curves; none, and no counts: all there are */
    size_t measure_count;
    bool counts;   /* of curves: how many there are, are new, are gone, … by slice */
    bool is_named; /* by the user, not by the landscape's author */
    bool is_page_only; /* wanted as a page of the deck, not as files */
    const char *title; /* in place of the kind's own; NULL */
} PsgFigureSpec;

/* What figures are drawn from: made once, shared by all of them. */
typedef struct {
    const PsgRenderContext *context;
    const PsgNetwork *network; /* NULL, unless some kind asked for it */
} PsgFigureInput;

/* Which slices a figure shows. */
typedef enum {
    PSG_SPAN_SLICE,         /* one */
    PSG_SPAN_SLICE_OR_PAIR, /* one, or two that face each other */
    PSG_SPAN_PAIR,          /* two */
    PSG_SPAN_ALL,           /* all, or those asked for, in one figure */
} PsgSpanOfSlices;

/* What a figure is made as: a set of these. */
typedef enum {
    PSG_FORMAT_SVG = 1 << 0,
    PSG_FORMAT_PNG = 1 << 1,
    PSG_FORMAT_PDF = 1 << 2,
    PSG_FORMAT_CSV = 1 << 3, /* the table behind it */
    PSG_FORMAT_MP4 = 1 << 4,
} PsgFormat;

#define PSG_FORMATS_OF_PAGES                                                             \
    (PSG_FORMAT_SVG | PSG_FORMAT_PNG | PSG_FORMAT_PDF | PSG_FORMAT_CSV)

/* How its scenes become files. */
typedef enum {
    PSG_MEDIUM_PAGE, /* one scene, one file in each format */
    PSG_MEDIUM_DECK, /* the pages of all other figures in one file */
    PSG_MEDIUM_FILM, /* one scene that moves */
} PsgMedium;

struct PsgFigureKind {
    const char *name;
    PsgWord word; /* what readers call it */
    PsgSpanOfSlices span;
    PsgMedium medium;
    unsigned formats; /* that it can be made as */
    unsigned usual;   /* of these when nobody asks for formats */
    bool needs_network;
    bool needs_tiers; /* the landscape must have a pyramid */
    /* NULL: of a deck, which is made of the others' scenes */
    PsgScene *(*draw)(const PsgFigureInput *input, PsgRuler *ruler,
                      const PsgFigureSpec *spec);
    /* The facts that the figure tells, in the context's language. */
    PsgTable *(*tabulate)(const PsgFigureInput *input, const PsgFigureSpec *spec);
};

/* NULL if there is none. */
const PsgFigureKind *psg_figure_kind_lookup(const char *name);
const PsgFigureKind *psg_figure_kinds(size_t *count);

/* Of a kind, without slices. */
PsgFigureSpec psg_figure_spec(const PsgFigureKind *kind);
void psg_figure_spec_clear(PsgFigureSpec *spec);

/* The file name without its ending, "pyramid-2008-2015". Owned by the caller. */
char *psg_figure_spec_name(const PsgRenderContext *context, const PsgFigureSpec *spec);
