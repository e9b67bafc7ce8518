/*
 * Rows of cells, wherever they come from: a text with separators, a sheet of a workbook.
 *
 * Rows are read one at a time, as often as wanted, so that a table of a million rows needs little
 * more room than its file.
 */
#pragma once

#include "base/diagnostics.h"

#include <string.h>

typedef struct {
    const char *text; /* never NULL; no blanks around it, no control characters */
    PsgSpan span;
    bool is_quoted;
} PsgCell;

typedef struct PsgGrid PsgGrid;

struct PsgGrid {
    /* of the table, for messages and for what has no other name: "ties" */
    const char *name;
    PsgSpan span; /* what is said of all of it is said there */
    size_t row_count;
    char separator; /* of cells: '\0' if something else parts them */
    /* Appends the cells of a row, PsgCell, to an empty array; blank rows have none. Texts hold
     * until the next row is read. */
    void (*read)(const PsgGrid *grid, size_t row, GArray *cells);
    void *data;
};

/* None of a row that there is not. */
static inline void
psg_grid_read(const PsgGrid *grid, size_t row, GArray *cells)
{
    g_array_set_size(cells, 0);
    if (row < grid->row_count) {
        grid->read(grid, row, cells);
    }
}

static inline const char *
psg_cell_text(const GArray *cells, size_t column)
{
    return column < cells->len ? g_array_index(cells, PsgCell, column).text : "";
}

/* Of a cell, or the end of a row that is too short for it. */
static inline PsgSpan
psg_cell_span(const GArray *cells, size_t column)
{
    return cells->data == NULL || cells->len == 0
               ? (PsgSpan){NULL, 0, 0}
               : g_array_index(cells, PsgCell, MIN(column, (size_t)cells->len - 1)).span;
}
