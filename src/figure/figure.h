/*
 * The kinds of figures, and what each is drawn from.
 *
 * A kind is described beside its own drawing, in its own folder, and has a row in the
 * table of figure.c. It draws a scene for those who see, and makes a table of the same
 * facts for those who don't, or want the numbers.
 */
#pragma once

#include "figure/context.h"
#include "figure/strings.h"
#include "figure/table.h"
#include "model/figure_spec.h"

typedef struct PsgFigureMaker PsgFigureMaker;

/* Where actors stand (figure/network/network.h); only the kinds that draw it look inside. */
typedef struct PsgNetwork PsgNetwork;

/* How relations run between boxes. */
typedef enum {
    PSG_LINES_ROUTED, /* around the boxes that are in the way */
    PSG_LINES_STRAIGHT, /* between sites of outlines, to which programs for slides tie them */
} PsgLineCourse;

extern const char *const psg_line_courses[]; /* NULL-terminated */

/* How a figure wants its network. */
typedef struct {
    PsgNetworkForm form;
    /* that dots are as large as; PSG_NONE: as the number of their relations */
    size_t measure;
    PsgLineCourse lines; /* between boxes */
} PsgNetworkWish;

/* What figures wish that have no wish. */
#define PSG_NO_NETWORK_WISH                                                              \
    ((PsgNetworkWish){PSG_NETWORK_AUTO, PSG_NONE, PSG_LINES_ROUTED})

/* What figures are drawn from: made once, shared by all of them. */
typedef struct {
    const PsgRenderContext *context;
    const PsgNetwork *network; /* NULL, unless some kind asked for it */
} PsgFigureInput;

/* What a figure is made as: a set of these. */
typedef enum {
    PSG_FORMAT_SVG = 1 << 0,
    PSG_FORMAT_PNG = 1 << 1,
    PSG_FORMAT_PDF = 1 << 2,
    PSG_FORMAT_CSV = 1 << 3, /* the table behind it */
    PSG_FORMAT_MP4 = 1 << 4,
    PSG_FORMAT_PPTX = 1 << 5,
    PSG_FORMAT_TIKZ = 1 << 6,
} PsgFormat;

/* How its scenes become files, and in which formats; run/medium.c has a row for each. */
typedef enum {
    PSG_MEDIUM_PAGE, /* one scene, one file in each format */
    PSG_MEDIUM_DECK, /* the pages of all other figures in one file */
    PSG_MEDIUM_FILM, /* one scene that moves */
} PsgMediumKind;

/* How a kind of figures is made. */
struct PsgFigureMaker {
    PsgWord word; /* what readers call it */
    PsgMediumKind medium;
    bool has_tikz;            /* its pages can be pictures of LaTeX, too */
    bool needs_network;       /* to be drawn */
    bool table_needs_network; /* its table, too: it tells where actors stand */
    /* How the network is to be; NULL: as it usually is */
    PsgNetworkWish (*wish)(const PsgFigureSpec *spec);
    /* Why there is nothing to tell, for who makes the figure: a clause in English, "no actor
     * was renamed, …"; NULL if there is. NULL: the kind always has something to tell. */
    char *(*silence)(const PsgFigureInput *input, const PsgFigureSpec *spec);
    /* What tells it from another figure of the same slices, "side by side", in the context's
     * language; NULL: nothing does. NULL: nothing ever does */
    const char *(*variant)(const PsgRenderContext *context, const PsgFigureSpec *spec);
    /* The first page; what has no room on it stands on those that follow it. NULL: of a
     * deck, which is made of the others' scenes */
    PsgScene *(*draw)(const PsgFigureInput *input, PsgRuler *ruler,
                      const PsgFigureSpec *spec);
    /* The same of a kind that moves, for media in which nothing does: a page for each slice.
     * NULL: the kind does not move */
    PsgScene *(*stills)(const PsgFigureInput *input, PsgRuler *ruler,
                        const PsgFigureSpec *spec);
    /* The facts that the figure tells, in the context's language. */
    PsgTable *(*tabulate)(const PsgFigureInput *input, const PsgFigureSpec *spec);
};

/* The kinds, each in a folder of its own. */
extern const PsgFigureKind psg_network_kind, psg_pyramid_kind, psg_compare_kind,
    psg_timeline_kind, psg_filmstrip_kind, psg_series_kind, psg_lineage_kind,
    psg_matrix_kind, psg_deck_kind, psg_film_kind;

const PsgFigureKinds *psg_figure_kinds(void);

/* How the figure wants its network. */
PsgNetworkWish psg_figure_wish(const PsgFigureSpec *spec);

/* Why the figure is not made, owned by the caller; NULL: it has something to tell. */
char *psg_figure_silence(const PsgFigureInput *input, const PsgFigureSpec *spec);

/* The figure as a scene, with the pages that follow; where it moves as pages of all slices, of one
 * size; and as the table of its facts. NULL: a kind that is made of the
 * others' scenes has none of its own. Owned by the caller. */
PsgScene *psg_figure_draw(const PsgFigureInput *input, PsgRuler *ruler,
                          const PsgFigureSpec *spec);
PsgScene *psg_figure_stills(const PsgFigureInput *input, PsgRuler *ruler,
                            const PsgFigureSpec *spec);
PsgTable *psg_figure_table(const PsgFigureInput *input, const PsgFigureSpec *spec);

/* What the figure is called: the title that was asked for, or the word for its kind. */
const char *psg_figure_title(const PsgRenderContext *context, const PsgFigureSpec *spec);

/* For the row of a kind that has options. */
#define PSG_FIGURE_OPTIONS(table, type)                                                  \
    .options = (table), .option_count = G_N_ELEMENTS(table), .options_size = sizeof(type)

/* A row of a kind's options: the field `lines`, of PsgLineCourse. */
#define PSG_FIGURE_LINES(type_of_options)                                                \
    {                                                                                    \
        .name = "lines", .type = PSG_OPTION_CHOICE, .words = psg_line_courses,           \
        .help = "relations lead around boxes, or each straight on",                      \
        .offset = offsetof(type_of_options, lines)                                       \
    }

/* Two rows of a kind's options: the days that its axis shows, which are the field `window`. */
#define PSG_FIGURE_WINDOW(fields)                                                        \
    {.name = "from",                                                                     \
     .type = PSG_OPTION_FROM,                                                            \
     .help = "where the axis begins",                                                    \
     .offset = offsetof(fields, window),                                                 \
     .follows_slices = true},                                                            \
    {                                                                                    \
        .name = "to", .type = PSG_OPTION_TO, .help = "where the axis ends",              \
        .offset = offsetof(fields, window), .follows_slices = true                       \
    }

/* A row of a kind's options, for those whose rows go on on other pages: how many they take at
 * most, the field `pages`. */
#define PSG_FIGURE_PAGES(fields)                                                         \
    {                                                                                    \
        .name = "pages", .type = PSG_OPTION_COUNT,                                       \
        .help = "most pages of rows, as high as six slides if not said; the rest is "    \
                "counted",                                                               \
        .offset = offsetof(fields, pages)                                                \
    }

/* What is asked, or, 0, as many as are about as high as six slides, with some 200 rows: more is
 * leafed past, and not read. */
size_t psg_figure_most_pages(const PsgPage *page, unsigned asked);
