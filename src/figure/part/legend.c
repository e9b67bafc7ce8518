/* A legend: samples with their names, in rows. */
#include "figure/part/legend.h"

#include "figure/strings.h"

/* In units of a slide. */
#define ROW 27.0
#define SAMPLE_WIDTH 34.0
#define SAMPLE_HEIGHT 17.0
#define SAMPLE_GAP 8.0
#define ENTRY_GAP 26.0
#define SORT_GAP 34.0 /* more, before another sort in the same row */

#define EVENNESS 1e-4 /* of the width: that of rows need not be told finer */

enum { MOST_ROWS = 7 }; /* the rest is counted: figures need the page */

static void
clear_entry(gpointer entry)
{
    g_free(((PsgLegendEntry *)entry)->own_label);
}

GArray *
psg_legend_entries_new(void)
{
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(PsgLegendEntry));
    g_array_set_clear_func(entries, clear_entry);
    return entries;
}

static PsgTextLook
look_of(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 400, style->ink, PSG_ANCHOR_START);
}

/* Of each entry, with the gap to the next. Owned by the caller. */
static double *
measure(const PsgPen *pen, const GArray *entries)
{
    PsgTextLook look = look_of(pen);
    double *widths = g_new0(double, entries->len + 1);
    for (guint i = 0; i < entries->len; i++) {
        const PsgLegendEntry *entry = &g_array_index(entries, PsgLegendEntry, i);
        widths[i] = psg_pen_length(pen, SAMPLE_WIDTH + SAMPLE_GAP + ENTRY_GAP) +
                    psg_pen_width(pen, &look, entry->label);
    }
    return widths;
}

/* Where the sort ends that begins there. */
static guint
end_of_sort(const GArray *entries, guint from)
{
    guint to = from + 1;
    while (to < entries->len && !g_array_index(entries, PsgLegendEntry, to).begins_sort) {
        to++;
    }
    return to;
}

/* All in one row, with more between sorts; false if it does not hold them. */
static bool
place_in_one_row(const PsgPen *pen, const GArray *entries, double width, PsgPoint *places)
{
    g_autofree double *widths = measure(pen, entries);
    double x = 0;
    for (guint i = 0; i < entries->len; i++) {
        bool begins = i > 0 && g_array_index(entries, PsgLegendEntry, i).begins_sort;
        x += begins ? psg_pen_length(pen, SORT_GAP) : 0;
        places[i] = (PsgPoint){x, 0.5 * psg_pen_length(pen, ROW)};
        x += widths[i];
    }
    return x <= width + psg_pen_length(pen, ENTRY_GAP);
}

/* So many widths in rows, from left to right, each as full as can be: their left sides, and the
 * numbers of their rows. Gives how many rows there are. */
static size_t
fill_rows(const double *widths, guint count, double most, PsgPoint *places)
{
    double x = 0;
    size_t row = 0;
    for (guint i = 0; i < count; i++) {
        if (x > 0 && x + widths[i] > most) {
            x = 0;
            row++;
        }
        places[i] = (PsgPoint){x, (double)row};
        x += widths[i];
    }
    return row + 1;
}

/* The same in as many rows as are needed, but even ones: of the least width that needs no
 * more. */
static size_t
fill_even_rows(const double *widths, guint count, double most, PsgPoint *places)
{
    size_t rows = fill_rows(widths, count, most, places);
    double low = 0, high = most;
    while (high - low > most * EVENNESS) {
        double middle = (low + high) / 2;
        bool is_enough = fill_rows(widths, count, middle, places) <= rows;
        low = is_enough ? low : middle;
        high = is_enough ? middle : high;
    }
    return fill_rows(widths, count, high, places);
}

/* The middle of each entry's left side, from the legend's corner. In one row if it holds all, and
 * the room is no higher: in other slices there may be more. Else each sort begins a row. Gives the
 * number of entries that have a place. */
static guint
place_entries(const PsgPen *pen, const GArray *entries, PsgSize room, PsgPoint *places)
{
    double height = psg_pen_length(pen, ROW);
    if (room.height < 1.9 * height &&
        place_in_one_row(pen, entries, room.width, places)) {
        return entries->len;
    }
    g_autofree double *widths = measure(pen, entries);
    double most = room.width + psg_pen_length(pen, ENTRY_GAP);
    size_t row = 0;
    for (guint from = 0, to; from < entries->len; from = to) {
        to = end_of_sort(entries, from);
        size_t rows = fill_even_rows(widths + from, to - from, most, places + from);
        for (guint i = from; i < to; i++) {
            size_t own = row + (size_t)places[i].y;
            if (own >= MOST_ROWS) {
                return i;
            }
            places[i].y = ((double)own + 0.5) * height;
        }
        row += rows;
    }
    return entries->len;
}

double
psg_legend_height(const PsgPen *pen, const GArray *entries, double width)
{
    g_autofree PsgPoint *places = g_new(PsgPoint, entries->len + 1);
    guint placed = place_entries(pen, entries, (PsgSize){width, 0}, places);
    double row_height = psg_pen_length(pen, ROW);
    double height = placed == 0 ? 0 : places[placed - 1].y + row_height / 2;
    return placed < entries->len ? height + row_height : height;
}

static void
draw_entry(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry, PsgPoint place)
{
    PsgTextLook look = look_of(pen);
    PsgSize size = {psg_pen_length(pen, SAMPLE_WIDTH),
                    psg_pen_length(pen, SAMPLE_HEIGHT)};
    PsgPoint at = {room.x + place.x, room.y + place.y};
    PsgRect sample = {at.x, at.y - size.height / 2, size.width, size.height};
    entry->sample(pen, sample, entry);
    PsgPoint text = {psg_rect_right(sample) + psg_pen_length(pen, SAMPLE_GAP),
                     at.y + psg_pen_cap_height(pen, &look) / 2};
    psg_pen_write_within(pen, &look, text, entry->label, psg_rect_right(room) - text.x);
}

/* Writes how many entries found no place. */
static void
draw_rest(const PsgPen *pen, PsgRect room, guint left_out)
{
    PsgTextLook look = look_of(pen);
    g_autofree char *text = psg_word_others(left_out, pen->context->language);
    PsgPoint at = {room.x, room.y + (MOST_ROWS + 0.5) * psg_pen_length(pen, ROW) +
                               psg_pen_cap_height(pen, &look) / 2};
    psg_pen_write(pen, &look, at, text);
}

guint
psg_legend_placed(const PsgPen *pen, const GArray *entries, double width)
{
    g_autofree PsgPoint *places = g_new(PsgPoint, entries->len + 1);
    return place_entries(pen, entries, (PsgSize){width, 0}, places);
}

/* Draws the pieces from one to before another. */
static void
draw_pieces(const PsgPen *pen, PsgRect room, const GArray *entries, guint from, guint to)
{
    g_autofree PsgPoint *places = g_new(PsgPoint, entries->len + 1);
    guint placed =
        place_entries(pen, entries, (PsgSize){room.width, room.height}, places);
    for (guint i = from; i < MIN(to, placed); i++) {
        draw_entry(pen, room, &g_array_index(entries, PsgLegendEntry, i), places[i]);
    }
    if (placed < entries->len && to > placed) {
        draw_rest(pen, room, entries->len - placed);
    }
}

PsgPoint
psg_legend_place(const PsgPen *pen, PsgRect room, const GArray *entries, guint piece)
{
    g_autofree PsgPoint *places = g_new(PsgPoint, entries->len + 1);
    guint placed =
        place_entries(pen, entries, (PsgSize){room.width, room.height}, places);
    PsgPoint rest = {0, (MOST_ROWS + 0.5) * psg_pen_length(pen, ROW)};
    PsgPoint at = piece < placed ? places[piece] : rest;
    return (PsgPoint){room.x + at.x, room.y + at.y};
}

void
psg_legend_draw_piece(const PsgPen *pen, PsgRect room, const GArray *entries, guint piece)
{
    draw_pieces(pen, room, entries, piece, piece + 1);
}

void
psg_legend_draw(const PsgPen *pen, PsgRect room, const GArray *entries)
{
    psg_pen_piece(pen, PSG_PART_LEGEND);
    draw_pieces(pen, room, entries, 0, G_MAXUINT);
    psg_pen_end(pen);
}
