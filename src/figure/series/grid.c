/* A grid of cells: the number of columns is tried, and each chart takes the first cells
 * that are free, as one would fill a page by hand. */
#include "figure/series/grid.h"

#include <glib.h>
#include <stdbool.h>

#define BEST_ASPECT 1.75 /* of a cell */

enum { MOST_COLUMNS = 6 };

typedef struct {
    size_t columns, rows;
    bool *taken; /* by row, then column */
    PsgCell *cells;
    size_t count;
} Grid;

static bool
is_free(const Grid *grid, const PsgCell *cell)
{
    if (cell->column + cell->width > grid->columns) {
        return false;
    }
    for (size_t row = cell->row; row < cell->row + cell->height; row++) {
        for (size_t i = cell->column; i < cell->column + cell->width; i++) {
            if (grid->taken[row * grid->columns + i]) {
                return false;
            }
        }
    }
    return true;
}

static void
take(Grid *grid, const PsgCell *cell)
{
    for (size_t row = cell->row; row < cell->row + cell->height; row++) {
        for (size_t i = cell->column; i < cell->column + cell->width; i++) {
            grid->taken[row * grid->columns + i] = true;
        }
    }
    grid->rows = MAX(grid->rows, cell->row + cell->height);
}

static void
place(Grid *grid, PsgCell *cell)
{
    for (cell->row = 0;; cell->row++) {
        for (cell->column = 0; cell->column < grid->columns; cell->column++) {
            if (is_free(grid, cell)) {
                take(grid, cell);
                return;
            }
        }
    }
}

/* Holes are filled by whoever stands left of them. */
static void
widen(Grid *grid)
{
    for (size_t i = 0; i < grid->count; i++) {
        PsgCell *cell = &grid->cells[i];
        PsgCell beside = {cell->column + cell->width, cell->row, 1, cell->height};
        while (beside.column < grid->columns && is_free(grid, &beside)) {
            take(grid, &beside);
            cell->width++;
            beside.column++;
        }
    }
}

/* most: cells in each direction that one may have. */
static Grid
fill_grid(const PsgCell *wishes, size_t count, size_t columns, size_t most)
{
    Grid grid = {.columns = columns, .count = count};
    size_t rows = 1;
    grid.cells = g_new(PsgCell, count + 1);
    for (size_t i = 0; i < count; i++) {
        grid.cells[i] = wishes[i];
        grid.cells[i].width = MIN(MIN(wishes[i].width, most), columns);
        grid.cells[i].height = MIN(wishes[i].height, most);
        rows += grid.cells[i].height;
    }
    grid.taken = g_new0(bool, rows *columns);
    for (size_t i = 0; i < count; i++) {
        place(&grid, &grid.cells[i]);
    }
    return grid;
}

static void
clear_grid(Grid *grid)
{
    g_free(grid->taken);
    g_free(grid->cells);
}

static PsgSize
cell_size(const Grid *grid, PsgRect room, double gap)
{
    double columns = (double)grid->columns, rows = (double)grid->rows;
    return (PsgSize){(room.width - (columns - 1) * gap) / columns,
                     (room.height - (rows - 1) * gap) / rows};
}

/* From 0, where cells are too small, to 1, where none is empty and all have the best
 * shape. */
static double
quality(const Grid *grid, PsgRect room, const PsgGridRule *rule)
{
    PsgSize size = cell_size(grid, room, rule->gap);
    if (size.width < rule->least.width || size.height < rule->least.height) {
        return 0;
    }
    size_t used = 0;
    for (size_t i = 0; i < grid->rows * grid->columns; i++) {
        used += grid->taken[i] ? 1 : 0;
    }
    double aspect = size.width / size.height / BEST_ASPECT;
    return MIN(aspect, 1 / aspect) * (double)used / (double)(grid->rows * grid->columns);
}

static PsgRect *
rooms_of(const Grid *grid, PsgRect room, double gap)
{
    PsgSize size = cell_size(grid, room, gap);
    PsgRect *rooms = g_new(PsgRect, grid->count + 1);
    for (size_t i = 0; i < grid->count; i++) {
        const PsgCell *cell = &grid->cells[i];
        double width = (double)cell->width, height = (double)cell->height;
        rooms[i] = (PsgRect){room.x + (double)cell->column * (size.width + gap),
                             room.y + (double)cell->row * (size.height + gap),
                             width * size.width + (width - 1) * gap,
                             height * size.height + (height - 1) * gap};
    }
    return rooms;
}

/* NULL if so many do not fit. */
static PsgRect *
best_rooms(PsgRect room, const PsgGridRule *rule, const PsgCell *wishes, size_t count,
           size_t most)
{
    double best = 0;
    PsgRect *rooms = NULL;
    for (size_t columns = 1; columns <= MOST_COLUMNS; columns++) {
        Grid grid = fill_grid(wishes, count, columns, most);
        double own = quality(&grid, room, rule);
        if (own > best) {
            best = own;
            g_free(rooms);
            widen(&grid);
            rooms = rooms_of(&grid, room, rule->gap);
        }
        clear_grid(&grid);
    }
    return rooms;
}

size_t
psg_series_grid(PsgRect room, const PsgGridRule *rule, const PsgCell *wishes,
                size_t count, PsgRect **rooms)
{
    for (size_t left = count; left > 0; left--) {
        for (size_t most = 2; most > 0; most--) {
            *rooms = best_rooms(room, rule, wishes, left, most);
            if (*rooms != NULL) {
                return left;
            }
        }
    }
    *rooms = NULL;
    return 0;
}
