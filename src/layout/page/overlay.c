/*
 * Rows settled by isotonic regression, as in layout/spacing.h.
 *
 * 1. Boxes that stand at one height are a row.
 * 2. The row that is fullest is dealt out to two rows, every other box to each, as long
 *    as a row is too long for the room; then as long as one leaves hardly a way between
 *    its boxes and the room is high enough.
 * 3. Rows find the heights nearest to where they were, and boxes the places nearest to
 *    where they were along their row.
 *
 * If the rows are too many for the room, overlaps are removed without them (see
 * layout/overlap.h); if that fails too, boxes are dealt out anew (see layout/shelves.h).
 */
#include "layout/page/overlay.h"

#include "layout/page/overlap.h"
#include "layout/page/shelves.h"
#include "layout/page/spacing.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define SAME_ROW 0.35 /* of a usual height: so near to each other are boxes of one row */
#define FULL 1.0      /* of the width */
#define CROWDED 0.88
#define STAGGER 0.2 /* of a usual height: two halves of a row would stand so far apart */

typedef struct {
    GArray *boxes; /* indices, by x */
    double y;      /* where it was */
    double height; /* of the highest box */
    double length; /* of all boxes with their gaps */
} Row;

typedef struct {
    const PsgOverlay *overlay;
    const PsgPoint *wanted;
    GPtrArray *rows; /* of Row, from above */
    double usual;    /* height of a box */
} Rows;

static void
row_free(gpointer data)
{
    Row *row = data;
    g_array_free(row->boxes, TRUE);
    g_free(row);
}

static gint
compare(double a, double b, size_t i, size_t j)
{
    if (a < b || a > b) {
        return a < b ? -1 : 1;
    }
    return i < j ? -1 : i > j;
}

static gint
compare_y(gconstpointer left, gconstpointer right, gpointer data)
{
    const PsgPoint *wanted = data;
    size_t i = *(const size_t *)left, j = *(const size_t *)right;
    return compare(wanted[i].y, wanted[j].y, i, j);
}

static gint
compare_x(gconstpointer left, gconstpointer right, gpointer data)
{
    const PsgPoint *wanted = data;
    size_t i = *(const size_t *)left, j = *(const size_t *)right;
    return compare(wanted[i].x, wanted[j].x, i, j);
}

static Row *
row_new(double y)
{
    Row *row = g_new0(Row, 1);
    row->boxes = g_array_new(FALSE, FALSE, sizeof(size_t));
    row->y = y;
    return row;
}

static void
row_add(const Rows *rows, Row *row, size_t box)
{
    const PsgOverlay *overlay = rows->overlay;
    row->length += overlay->boxes[box].width + (row->boxes->len > 0 ? overlay->gap : 0);
    row->height = fmax(row->height, overlay->boxes[box].height);
    g_array_append_val(row->boxes, box);
}

/* Step 1. */
static void
find_rows(Rows *rows)
{
    size_t count = rows->overlay->count;
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < count; i++) {
        g_array_append_val(order, i);
        rows->usual += rows->overlay->boxes[i].height / (double)count;
    }
    g_array_sort_with_data(order, compare_y, (gpointer)(gsize)rows->wanted);
    Row *row = NULL;
    for (guint i = 0; i < order->len; i++) {
        size_t box = g_array_index(order, size_t, i);
        double y = rows->wanted[box].y;
        if (row == NULL || y - row->y > rows->usual * SAME_ROW) {
            row = row_new(y);
            g_ptr_array_add(rows->rows, row);
        }
        row_add(rows, row, box);
    }
    for (guint i = 0; i < rows->rows->len; i++) {
        row = g_ptr_array_index(rows->rows, i);
        g_array_sort_with_data(row->boxes, compare_x, (gpointer)(gsize)rows->wanted);
    }
}

static double
height_of_all(const Rows *rows)
{
    double height = rows->overlay->gap * ((double)rows->rows->len - 1);
    for (guint i = 0; i < rows->rows->len; i++) {
        height += ((const Row *)g_ptr_array_index(rows->rows, i))->height;
    }
    return height;
}

static guint
fullest(const Rows *rows)
{
    guint found = 0;
    for (guint i = 1; i < rows->rows->len; i++) {
        const Row *row = g_ptr_array_index(rows->rows, i);
        const Row *best = g_ptr_array_index(rows->rows, found);
        found = row->length > best->length ? i : found;
    }
    return found;
}

/* Every other box goes to a second row below. */
static void
split_row(const Rows *rows, guint index)
{
    const Row *row = g_ptr_array_index(rows->rows, index);
    Row *upper = row_new(row->y - rows->usual * STAGGER);
    Row *lower = row_new(row->y + rows->usual * STAGGER);
    for (guint i = 0; i < row->boxes->len; i++) {
        row_add(rows, i % 2 == 0 ? upper : lower, g_array_index(row->boxes, size_t, i));
    }
    g_ptr_array_remove_index(rows->rows, index);
    g_ptr_array_insert(rows->rows, (gint)index, upper);
    g_ptr_array_insert(rows->rows, (gint)index + 1, lower);
}

/* Step 2: until no row is longer than that share of the room's width. False if the room is
 * not high enough, or a single box too wide. */
static bool
split_rows(const Rows *rows, double share)
{
    for (;;) {
        guint index = fullest(rows);
        const Row *row = g_ptr_array_index(rows->rows, index);
        if (row->length <= rows->overlay->area.width * share) {
            return height_of_all(rows) <= rows->overlay->area.height;
        }
        double more = row->height + rows->overlay->gap;
        if (row->boxes->len < 2 ||
            height_of_all(rows) + more > rows->overlay->area.height) {
            return false;
        }
        split_row(rows, index);
    }
}

static void
settle_row(const Rows *rows, const Row *row, PsgPoint *centres)
{
    guint count = row->boxes->len;
    g_autofree PsgSpaced *spaced = g_new0(PsgSpaced, count);
    for (guint i = 0; i < count; i++) {
        size_t box = g_array_index(row->boxes, size_t, i);
        spaced[i].wanted = rows->wanted[box].x;
        spaced[i].half = rows->overlay->boxes[box].width / 2;
    }
    psg_spacing_solve(spaced, count, rows->overlay->gap, 0, rows->overlay->area.width);
    for (guint i = 0; i < count; i++) {
        centres[g_array_index(row->boxes, size_t, i)].x = spaced[i].place;
    }
}

/* Step 3. */
static void
settle_rows(const Rows *rows, PsgPoint *centres)
{
    guint count = rows->rows->len;
    g_autofree PsgSpaced *spaced = g_new0(PsgSpaced, count);
    for (guint i = 0; i < count; i++) {
        const Row *row = g_ptr_array_index(rows->rows, i);
        spaced[i].wanted = row->y;
        spaced[i].half = row->height / 2;
        settle_row(rows, row, centres);
    }
    psg_spacing_solve(spaced, count, rows->overlay->gap, 0, rows->overlay->area.height);
    for (guint i = 0; i < count; i++) {
        const Row *row = g_ptr_array_index(rows->rows, i);
        for (guint k = 0; k < row->boxes->len; k++) {
            centres[g_array_index(row->boxes, size_t, k)].y = spaced[i].place;
        }
    }
}

static bool
settle_freely(const PsgOverlay *overlay, const PsgPoint *wanted, PsgPoint *centres)
{
    memcpy(centres, wanted, overlay->count * sizeof *centres);
    const PsgOverlapTask overlap = {overlay->boxes, NULL, overlay->count, overlay->area,
                                    overlay->gap};
    if (psg_overlap_remove(&overlap, centres)) {
        return true;
    }
    memcpy(centres, wanted, overlay->count * sizeof *centres);
    return false;
}

static bool
deal_anew(const PsgOverlay *overlay, const PsgPoint *wanted, PsgPoint *centres)
{
    g_autoptr(PsgZones) whole = psg_zones_whole(overlay->count);
    const PsgShelfRoom room = {.boxes = overlay->boxes,
                               .count = overlay->count,
                               .area = overlay->area,
                               .gap = overlay->gap,
                               .zones = whole};
    g_autoptr(PsgShelves) shelves = psg_shelves_new(wanted, &room);
    if (shelves->scale < 1) {
        return false;
    }
    for (size_t i = 0; i < overlay->count; i++) {
        centres[i] = psg_shelves_centre(shelves, i);
    }
    return true;
}

bool
psg_overlay_settle(const PsgOverlay *overlay, PsgPoint *centres)
{
    if (overlay->count == 0) {
        return true;
    }
    g_autofree PsgPoint *wanted = g_memdup2(centres, overlay->count * sizeof *centres);
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(row_free);
    Rows rows = {overlay, wanted, all, 0};
    find_rows(&rows);
    if (!split_rows(&rows, FULL)) {
        return settle_freely(overlay, wanted, centres) ||
               (overlay->may_deal_anew && deal_anew(overlay, wanted, centres));
    }
    split_rows(&rows, CROWDED);
    settle_rows(&rows, centres);
    return true;
}
