/*
 * A grid of cells on a page: charts large and small side by side, without holes.
 */
#pragma once

#include "base/geometry.h"

#include <stddef.h>

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
