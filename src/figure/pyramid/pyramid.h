/*
 * The pyramid figure: tiers from the top down, each with its actors and its dated figure.
 *
 * One slice, or two that face each other. As slabs, whose widths tell the figures where some
 * are known; or to scale, as dots on a logarithmic axis, since power spans several decades. A
 * slice that has no figures shows the latest known ones, with their date.
 */
#pragma once

#include "figure/figure.h"
#include "figure/part/tier_fact.h"

typedef enum {
    PSG_SCALE_SCHEMATIC, /* slabs */
    PSG_SCALE_LOG,       /* dots on a logarithmic axis */
} PsgScale;

/* What can be asked of it. */
typedef struct {
    PsgScale scale;
} PsgPyramidOptions;

/* What it tells, of one slice or of two. */
typedef struct {
    const size_t *slices;
    size_t count;
    PsgTierFact *facts[2]; /* by slice */
} PsgPyramid;

/* ---- How rows and text are set, the same in both forms ---- */

/* In units of a slide. */
#define PSG_PYRAMID_NAME_SIZE 22.0
#define PSG_PYRAMID_DATE_SIZE 16.0
#define PSG_PYRAMID_LEAST_ROW 60.0 /* of one that gives room to others */

PsgTextLook psg_pyramid_name_look(const PsgPen *pen, PsgAnchor anchor);
PsgTextLook psg_pyramid_value_look(const PsgPen *pen, double size, PsgAnchor anchor);
PsgTextLook psg_pyramid_date_look(const PsgPen *pen, PsgAnchor anchor);

/* "Tier-1 · National centres"; the name alone if there is no level. Owned by the caller. */
char *psg_pyramid_full_name(const PsgRenderContext *context, size_t tier);

/* The actors of a tier in lines of that width, at most as many as the height holds. */
PsgInlineNames psg_pyramid_actors(const PsgPen *pen, const PsgTierFact *fact,
                                  double width, double height, PsgAnchor anchor);

/* The tops of rows in that height, and where the last one ends: equally high, but that those
 * which need more take it from those that do not. wanted: by row. Owned by the caller. */
double *psg_pyramid_rows(const double *wanted, size_t count, double top, double height);

/* A number that a width or a place can tell. */
bool psg_pyramid_has_number(const PsgTierFact *fact);

/* ---- The two forms ---- */

/* How high the slabs would be, if all actors had room; the pen needs no scene. */
double psg_pyramid_slabs_height(const PsgPen *pen, const PsgPyramid *pyramid,
                                double width);
void psg_pyramid_slabs_draw(const PsgPen *pen, const PsgPyramid *pyramid, PsgRect room);

void psg_pyramid_dots_draw(const PsgPen *pen, const PsgPyramid *pyramid, PsgRect room);
