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

enum { MOST_ROWS = 7 }; /* the rest is counted: figures need the page */

static PsgTextLook
look_of(const PsgPen *pen)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, style->size_small, 400, style->ink, PSG_ANCHOR_START);
}

/* The middle of each entry's left side, from the legend's corner: from left to right,
 * then the next row. Gives the number of entries that have a place. */
static guint
place_in_rows(const PsgPen *pen, const GArray *entries, double width, bool breaks,
              PsgPoint *places)
{
    PsgTextLook look = look_of(pen);
    double x = 0, row_height = psg_pen_length(pen, ROW);
    size_t row = 0;
    for (guint i = 0; i < entries->len; i++) {
        const PsgLegendEntry *entry = &g_array_index(entries, PsgLegendEntry, i);
        double own = psg_pen_length(pen, SAMPLE_WIDTH + SAMPLE_GAP) +
                     psg_pen_width(pen, &look, entry->label);
        bool begins_sort = entry->begins_sort && i > 0;
        x += begins_sort ? psg_pen_length(pen, SORT_GAP) : 0;
        if (x > 0 && (x + own > width || (begins_sort && breaks))) {
            x = 0;
            row++;
        }
        if (row == MOST_ROWS) {
            return i;
        }
        places[i] = (PsgPoint){x, ((double)row + 0.5) * row_height};
        x += own + psg_pen_length(pen, ENTRY_GAP);
    }
    return entries->len;
}

/* In one row if it holds all, and the room is no higher: in other slices there may be more.
 * Else each sort begins a row. */
static guint
place_entries(const PsgPen *pen, const GArray *entries, PsgSize room, PsgPoint *places)
{
    double row = psg_pen_length(pen, ROW);
    guint placed = place_in_rows(pen, entries, room.width, false, places);
    bool is_one_row =
        placed == entries->len && (placed == 0 || places[placed - 1].y < row);
    return is_one_row && room.height < 1.9 * row
               ? placed
               : place_in_rows(pen, entries, room.width, true, places);
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
