/*
 * The series: measures over time, and counts of the landscape itself, as curves.
 */
#pragma once

#include "figure/figure.h"

/* What can be asked of it. */
typedef struct {
    PsgIndexes measures; /* none, and no counts: all there are */
    bool has_counts;     /* how many there are, are new, are gone, … by slice */
    PsgInterval window;  /* of the axis */
} PsgSeriesOptions;

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
