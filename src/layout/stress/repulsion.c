/*
 * Which sites are too near each other without hanging together, found with cells as wide
 * as the distance that they should keep.
 */
#include "layout/stress/problem.h"

#include <math.h>
#include <stdlib.h>

/* Of a site, that are looked for: where a large graph is dense there are as many as it has. */
#define MOST_NEAR 32

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
note_near(const PsgStressProblem *problem, const PsgPoint *places, PsgNear near,
          GArray *found)
{
    PsgPoint a = places[near.a], b = places[near.b];
    double dx = b.x - a.x, dy = b.y - a.y;
    if (problem->part[near.a] != problem->part[near.b] &&
        dx * dx + dy * dy < problem->apart.clearance * problem->apart.clearance) {
        g_array_append_val(found, near);
    }
}

/* Cells are sorted by column, then row. Each looks up its own rest, the cell below, and
 * three in the next column. */
static void
look_around(const PsgStressProblem *problem, const PsgPoint *places, const PsgCell *cells,
            size_t count, GArray *found)
{
    double weight = problem->apart.strength / (double)count;
    size_t next = 0; /* the first in the next column that is not above */
    for (size_t i = 0; i < count; i++) {
        const PsgCell *own = &cells[i];
        guint enough = found->len + MOST_NEAR;
        for (size_t j = i + 1; j < count && cells[j].column == own->column &&
                               cells[j].row <= own->row + 1 && found->len < enough;
             j++) {
            PsgNear near = {own->site, cells[j].site, weight};
            note_near(problem, places, near, found);
        }
        while (next < count && (cells[next].column <= own->column ||
                                (cells[next].column == own->column + 1 &&
                                 cells[next].row < own->row - 1))) {
            next++;
        }
        for (size_t j = next; j < count && cells[j].column == own->column + 1 &&
                              cells[j].row <= own->row + 1 && found->len < enough;
             j++) {
            PsgNear near = {own->site, cells[j].site, weight};
            note_near(problem, places, near, found);
        }
    }
}

static void
set_repulsions(PsgStressProblem *problem, const GArray *found, double slices)
{
    size_t count = problem->site_count;
    size_t *first = problem->first_repulsion;
    float clearance = (float)problem->apart.clearance;
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
    g_free(problem->repulsions);
    problem->repulsions = g_new(PsgPull, first[count] + 1);
    g_autofree size_t *at = g_memdup2(first, (count + 1) * sizeof(size_t));
    for (guint i = 0; i < found->len; i++) {
        const PsgNear *near = &g_array_index(found, PsgNear, i);
        double weight = near->weight / slices;
        problem->repulsions[at[near->a]++] = (PsgPull){near->b, clearance, weight};
        problem->repulsions[at[near->b]++] = (PsgPull){near->a, clearance, weight};
    }
}

/* Sites in order of slice, and where each slice begins. */
static PsgCell *
cells_of_slices(const PsgStressProblem *problem, const PsgPoint *places, size_t *begin)
{
    for (size_t i = 0; i < problem->site_count; i++) {
        begin[problem->slice[i] + 1]++;
    }
    for (size_t t = 0; t < problem->slice_count; t++) {
        begin[t + 1] += begin[t];
    }
    g_autofree size_t *at = g_memdup2(begin, (problem->slice_count + 1) * sizeof(size_t));
    PsgCell *cells = g_new(PsgCell, problem->site_count + 1);
    for (size_t i = 0; i < problem->site_count; i++) {
        PsgCell cell = {(gint32)floor(places[i].x / problem->apart.clearance),
                        (gint32)floor(places[i].y / problem->apart.clearance),
                        (guint32)i};
        cells[at[problem->slice[i]]++] = cell;
    }
    return cells;
}

void
psg_problem_update_repulsion(PsgStressProblem *problem, const PsgPoint *places)
{
    g_autofree size_t *begin = g_new0(size_t, problem->slice_count + 1);
    g_autofree PsgCell *cells = cells_of_slices(problem, places, begin);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(PsgNear));
    for (size_t t = 0; t < problem->slice_count; t++) {
        size_t count = begin[t + 1] - begin[t];
        qsort(cells + begin[t], count, sizeof *cells, compare_cells);
        look_around(problem, places, cells + begin[t], count, found);
    }
    set_repulsions(problem, found, (double)problem->slice_count);
}
