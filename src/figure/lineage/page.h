/*
 * Where a lineage stands on its page: columns, bands, names, and how wide an actor is.
 */
#pragma once

#include "figure/lineage/streams.h"
#include "figure/part/pen.h"

/* A name in lines, on its plate. */
typedef struct {
    char **lines;
    bool is_broken; /* a word of it is too long for its line */
    PsgSize size;
} PsgLineagePlate;

typedef struct {
    const PsgPen *pen;
    PsgLineageStreams *streams; /* owned, as are the lists */
    PsgLineagePlate *plates;    /* of the streams' names */
    PsgRect area;               /* of bands and columns, titles excluded */
    double *lefts;              /* of columns */
    double *zones;  /* their widths: names stand here, and streams go straight */
    bool is_even;   /* columns are equally far from each other */
    double zoom;    /* of names and signs */
    double unit;    /* the width of one actor */
    double lane;    /* from one stream to the next */
    double padding; /* in bands, above and below */
    double *tops;   /* of bands, and of what is below the last one */
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

double psg_lineage_run_y(const PsgLineagePage *page, const PsgLineageRun *run);

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

/* "Centres nationaux", "Réseau". Owned by the caller. */
char *psg_lineage_band_name(const PsgLineageStreams *streams, size_t band);

/* The name in lines, none if the only band has no name; and the level of a tier, which stands
 * above it, or NULL. The lines are owned by the caller. */
char **psg_lineage_band_lines(const PsgPen *pen, const PsgLineageStreams *streams,
                              size_t band, const char **level);
PsgTextLook psg_lineage_band_look(const PsgPen *pen, bool is_level);
