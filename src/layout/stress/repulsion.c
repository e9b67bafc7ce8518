/*
 * Which sites are too near each other without hanging together, found with cells as wide
 * as the distance that they should keep.
 */
#include "layout/stress/problem.h"

#include <math.h>
#include <stdlib.h>

#define CLEARANCE 1.0F
#define STRENGTH                                                                         \
    0.0015 /* against pulls: enough to part what nothing holds together, and no more */

typedef struct {
    gint32 column, row;
    guint32 site;
} PsgCell;

static int
compare_cells(const void *left, const void *right)
{
    const PsgCell *a = left, *b = right;
    if (a->column != b->column) {
        return a->column < b->column ? -1 : 1;
    }
    if (a->row != b->row) {
        return a->row < b->row ? -1 : 1;
    }
    return (a->site > b->site) - (a->site < b->site);
}

typedef struct {
    guint32 a, b;
    double weight;
} PsgNear;

static void
note_near(const PsgSites *sites, const PsgPoint *places, PsgNear near, GArray *found)
{
    PsgPoint a = places[near.a], b = places[near.b];
    double dx = b.x - a.x, dy = b.y - a.y;
    if (sites->part[near.a] != sites->part[near.b] &&
        dx * dx + dy * dy < (double)(CLEARANCE * CLEARANCE)) {
        g_array_append_val(found, near);
    }
}

/* Cells are sorted by column, then row. Each looks up its own rest, the cell below, and
 * three in the next column. */
static void
look_around(const PsgSites *sites, const PsgPoint *places, const PsgCell *cells,
            size_t count, GArray *found)
{
    double weight = STRENGTH / (double)count;
    size_t next = 0; /* the first in the next column that is not above */
    for (size_t i = 0; i < count; i++) {
        const PsgCell *own = &cells[i];
        for (size_t j = i + 1;
             j < count && cells[j].column == own->column && cells[j].row <= own->row + 1;
             j++) {
            PsgNear near = {own->site, cells[j].site, weight};
            note_near(sites, places, near, found);
        }
        while (next < count && (cells[next].column <= own->column ||
                                (cells[next].column == own->column + 1 &&
                                 cells[next].row < own->row - 1))) {
            next++;
        }
        for (size_t j = next; j < count && cells[j].column == own->column + 1 &&
                              cells[j].row <= own->row + 1;
             j++) {
            PsgNear near = {own->site, cells[j].site, weight};
            note_near(sites, places, near, found);
        }
    }
}

static void
set_nudges(PsgSites *sites, const GArray *found, double slices)
{
    size_t count = sites->site_count;
    size_t *first = sites->first_nudge;
    for (size_t i = 0; i <= count; i++) {
        first[i] = 0;
    }
    for (guint i = 0; i < found->len; i++) {
        const PsgNear *near = &g_array_index(found, PsgNear, i);
        first[near->a + 1]++;
        first[near->b + 1]++;
    }
    for (size_t i = 0; i < count; i++) {
        first[i + 1] += first[i];
    }
    g_free(sites->nudges);
    sites->nudges = g_new(PsgPull, first[count] + 1);
    g_autofree size_t *at = g_memdup2(first, (count + 1) * sizeof(size_t));
    for (guint i = 0; i < found->len; i++) {
        const PsgNear *near = &g_array_index(found, PsgNear, i);
        double weight = near->weight / slices;
        sites->nudges[at[near->a]++] = (PsgPull){near->b, CLEARANCE, weight};
        sites->nudges[at[near->b]++] = (PsgPull){near->a, CLEARANCE, weight};
    }
}

/* Sites in order of slice, and where each slice begins. */
static PsgCell *
cells_of_slices(const PsgSites *sites, const PsgPoint *places, size_t *begin)
{
    for (size_t i = 0; i < sites->site_count; i++) {
        begin[sites->slice[i] + 1]++;
    }
    for (size_t t = 0; t < sites->slice_count; t++) {
        begin[t + 1] += begin[t];
    }
    g_autofree size_t *at = g_memdup2(begin, (sites->slice_count + 1) * sizeof(size_t));
    PsgCell *cells = g_new(PsgCell, sites->site_count + 1);
    for (size_t i = 0; i < sites->site_count; i++) {
        PsgCell cell = {(gint32)floor(places[i].x / (double)CLEARANCE),
                        (gint32)floor(places[i].y / (double)CLEARANCE), (guint32)i};
        cells[at[sites->slice[i]]++] = cell;
    }
    return cells;
}

void
psg_sites_watch(PsgSites *sites, const PsgPoint *places)
{
    g_autofree size_t *begin = g_new0(size_t, sites->slice_count + 1);
    g_autofree PsgCell *cells = cells_of_slices(sites, places, begin);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(PsgNear));
    for (size_t t = 0; t < sites->slice_count; t++) {
        size_t count = begin[t + 1] - begin[t];
        qsort(cells + begin[t], count, sizeof *cells, compare_cells);
        look_around(sites, places, cells + begin[t], count, found);
    }
    set_nudges(sites, found, (double)sites->slice_count);
}
