/*
 * The page of the series: charts in a grid, what is too little for one below them.
 */
#pragma once

#include "figure/part/pen.h"
#include "figure/series/data.h"

/* The context's own; where the page fits its drawing, so high that all charts and footnotes
 * have room. The pen needs no scene. */
double psg_series_page_height(const PsgPen *pen, const PsgSeriesData *data);

/* Charts that find no room are counted in words. */
void psg_series_page_draw(const PsgPen *pen, const PsgSeriesData *data, PsgRect room);

/* ---- The grid ---- */

/* In cells. */
typedef struct {
    size_t column, row, width, height;
} PsgCell;

typedef struct {
    PsgSize least; /* of a cell: smaller, and nothing in it can be read */
    double gap;    /* between two */
} PsgGridRule;

/* Gives each a place, those before first; their widths and heights in cells are wishes.
 * The room of each in *rooms, owned by the caller. Gives how many have one, from the
 * first: the room may be too small for all. */
size_t psg_series_grid(PsgRect room, const PsgGridRule *rule, const PsgCell *wishes,
                       size_t count, PsgRect **rooms);
