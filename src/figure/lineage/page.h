/*
 * Where a lineage stands on its page: columns, bands, and how wide an actor is.
 */
#pragma once

#include "figure/lineage/plan.h"
#include "figure/part/pen.h"

/* The name of an actor, written where it begins and where something happens to it. */
typedef struct {
    size_t run, column;
    unsigned signs; /* a set of 1 << PsgLineageWhat */
    char **lines;
    bool is_broken; /* a word of it is too long for its line */
    PsgSize size;
} PsgLineagePlate;

typedef struct {
    const PsgPen *pen;
    PsgLineagePlan *plan; /* owned */
    GArray *plates;       /* PsgLineagePlate */
    PsgRect area;         /* of bands and columns, titles excluded */
    double *lefts;        /* of columns */
    double *zones;        /* their widths: names stand here, and streams go straight */
    double zoom;          /* of names and signs, where there is much room */
    double unit;          /* the width of one actor */
    double lane;          /* from one stream to the next */
    double padding;       /* in bands, above and below */
    double *tops;         /* of bands, and of what is below the last one */
} PsgLineagePage;

/* Divides the room: columns, names and bands of a plan that fits. Owns the plan. The pen
 * needs no scene. */
PsgLineagePage *psg_lineage_page_new(const PsgPen *pen, const PsgLineage *lineage,
                                     PsgRect room);
void psg_lineage_page_free(PsgLineagePage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLineagePage, psg_lineage_page_free)

/* The height that the figure would like. */
double psg_lineage_page_wish(const PsgPen *pen, const PsgLineage *lineage, PsgRect room);

double psg_lineage_column_x(const PsgLineagePage *page, size_t column);
double psg_lineage_zone(const PsgLineagePage *page, size_t column);
double psg_lineage_run_y(const PsgLineagePage *page, const PsgLineageRun *run);

/* Where the others of a band are. */
PsgRect psg_lineage_others_room(const PsgLineagePage *page, size_t band);
