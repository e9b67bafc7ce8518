/*
 * What a lineage is made of, one from the other: who became whom (history.c), which actors
 * are shown as a stream and which as one of the others (streams.c), and where all of them
 * stand on the page (page.c).
 */
#pragma once

#include "figure/figure.h"
#include "figure/part/pen.h"

/* ---- Who became whom ---- */

/* What happened to actors from slice to slice. A slice of the figure is called a step here.
 * Something happens in the first step that shows it. */

/* Also the order in which signs stand. */
typedef enum {
    PSG_LINEAGE_RENAMED,
    PSG_LINEAGE_MERGED,    /* several became one */
    PSG_LINEAGE_SPLIT,     /* one became several */
    PSG_LINEAGE_SUCCEEDED, /* one became another one */
    PSG_LINEAGE_TIER,
    PSG_LINEAGE_KIND,
} PsgLineageWhat;

#define PSG_LINEAGE_WHATS (PSG_LINEAGE_KIND + 1)

typedef struct {
    PsgLineageWhat what;
    size_t step;
    size_t from, to; /* actors: of successions two, else the same one twice */
    /* the step in which `from` was seen last until then */
    size_t step_before;
} PsgLineageEvent;

typedef struct {
    PsgArena *arena; /* of all that it has, and of its streams */
    const PsgRenderContext *context;
    size_t *slices; /* in the landscape's order */
    size_t step_count;
    const PsgViewActor **seen; /* by step, then by actor; NULL: not seen */
    size_t *tiers;             /* by step, then by actor */
    PsgLineageEvent *events;   /* in order of steps */
    size_t event_count;
} PsgLineage;

PsgLineage *psg_lineage_new(const PsgRenderContext *context, const size_t *slices,
                            size_t slice_count);
void psg_lineage_free(PsgLineage *lineage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLineage, psg_lineage_free)

/* How it is seen in a step; NULL: it is not. */
const PsgViewActor *psg_lineage_seen(const PsgLineage *lineage, size_t step,
                                     size_t actor);

/* Its tier in a step in which it is seen, or PSG_NONE. */
size_t psg_lineage_tier(const PsgLineage *lineage, size_t step, size_t actor);

/* The event is of two actors. */
bool psg_lineage_is_succession(const PsgLineageEvent *event);

/* The table of the events. */
PsgTable *psg_lineage_table(const PsgFigureInput *input, const PsgFigureSpec *spec);

/* ---- Who is shown, and how ---- */

/* Streams are those to whom something happened, cut into runs that stay in one band; a band
 * is a tier, or else a kind. All that are seen and have no stream are counted, by band and
 * column. */

typedef struct {
    size_t index;      /* of the tier or kind; PSG_NONE: of actors that have none */
    size_t lane_count; /* for streams */
    size_t *others;    /* by column: seen, without a stream */
    size_t most_others;
    bool is_rest;      /* of several bands that have no stream */
    bool others_first; /* above the streams, where these come and go below */
} PsgLineageBand;

/* A stretch of a stream, all of which looks the same. */
typedef struct {
    size_t actor, band, kind;
    PsgPresence presence;
    size_t first, last; /* columns */
    bool is_taken_over; /* its successor stands where it would be seen last */
    double lane;        /* from the top of its band's lanes */
} PsgLineageRun;

typedef struct {
    size_t from, to; /* runs */
    size_t column;   /* in which it reaches `to` */
    bool is_pause;   /* of one actor, not seen in between */
    bool is_beside;  /* both begin in that column */
} PsgLineageLink;

/* Where an actor's name is written: where it begins, and where something happens to it. */
typedef struct {
    size_t run, column;
    unsigned signs; /* a set of 1 << PsgLineageWhat */
} PsgLineageName;

/* All its memory is the lineage's. */
typedef struct {
    const PsgLineage *lineage;
    size_t *steps; /* by column */
    size_t column_count;
    bool by_tier;
    PsgLineageBand *bands; /* from the top; none of them is empty */
    size_t band_count;
    PsgLineageRun *runs; /* actor by actor, in order of time */
    size_t run_count;
    PsgLineageLink *links;
    size_t link_count;
    PsgLineageName *names;
    size_t name_count;
    size_t lane_count; /* of all bands */
    size_t left_out;   /* actors with a history and no stream */
    bool is_thinned;   /* something happened in steps that are no columns */
} PsgLineageStreams;

/* most_columns: at least 2. Bands have no more than most_lanes lanes together, as a rule: an
 * order of streams may need more than there are streams at once. */
PsgLineageStreams *psg_lineage_streams_new(const PsgLineage *lineage, size_t most_columns,
                                           size_t most_lanes);

/* How an actor is seen in a column; NULL: it is not. */
const PsgViewActor *psg_lineage_streams_seen(const PsgLineageStreams *streams,
                                             size_t column, size_t actor);

/* The column that shows what happened in a step. */
size_t psg_lineage_streams_column(const PsgLineageStreams *streams, size_t step);

/* ---- Where all stands ---- */

/* A name in lines, on its plate. */
typedef struct {
    char **lines;
    bool is_broken; /* a word of it is too long for its line */
    PsgSize size;
} PsgLineagePlate;

typedef struct {
    const PsgPen *pen;
    PsgLineageStreams *streams;
    PsgLineagePlate *plates; /* of the streams' names */
    PsgRect area;            /* of bands and columns, titles excluded */
    double *lefts;           /* of columns */
    double *zones;           /* their widths: names stand here, and streams go straight */
    bool is_even;            /* columns are equally far from each other */
    double zoom;             /* of names and signs */
    double unit;             /* the width of one actor */
    double lane;             /* from one stream to the next */
    double padding;          /* in bands, above and below */
    double *tops;            /* of bands, and of what is below the last one */
} PsgLineagePage;

/* Divides the room: columns, names and bands of streams that fit. The pen needs no scene. */
PsgLineagePage *psg_lineage_page_new(const PsgPen *pen, const PsgLineage *lineage,
                                     PsgRect room);
void psg_lineage_page_free(PsgLineagePage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLineagePage, psg_lineage_page_free)

/* The height that the figure would like. */
double psg_lineage_page_wish(const PsgPen *pen, const PsgLineage *lineage, PsgRect room);

/* In units of a slide, beside the first column and the last: what goes on fades away. */
#define PSG_LINEAGE_FADE 34.0

double psg_lineage_run_y(const PsgLineagePage *page, size_t run);

/* Where the others of a band are. */
PsgRect psg_lineage_others_room(const PsgLineagePage *page, size_t band);

/* ---- Titles of columns, names, and labels of bands ---- */

PsgTextLook psg_lineage_title_look(const PsgPen *pen);

/* In units of a slide, from the title of a column to the next one. */
#define PSG_LINEAGE_TITLE_GAP 8.0

/* How the actor of a name is seen. */
const PsgViewActor *psg_lineage_name_seen(const PsgLineageStreams *streams,
                                          const PsgLineageName *name);

/* Its letters, and the room that signs take left of them. */
PsgTextLook psg_lineage_name_look(const PsgLineagePage *page, const PsgLineageName *name);
double psg_lineage_sign_room(const PsgLineagePage *page, const PsgLineageName *name);

/* What a tier is called, or a kind; and a band: "Centres nationaux", "Réseau". */
const char *psg_lineage_belonging_name(const PsgRenderContext *context, bool is_tier,
                                       size_t index);
const char *psg_lineage_band_name(const PsgLineageStreams *streams, size_t band);

/* The name in lines, none if the only band has no name; and the level of a tier, which stands
 * above it, or NULL. The lines are owned by the caller. */
char **psg_lineage_band_lines(const PsgPen *pen, const PsgLineageStreams *streams,
                              size_t band, const char **level);
PsgTextLook psg_lineage_band_look(const PsgPen *pen, bool is_level);
