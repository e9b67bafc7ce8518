/* A legend: samples with their names, in rows. */
#include "figure/legend.h"

/* In units of a slide. */
#define ROW 27.0
#define SAMPLE_WIDTH 34.0
#define SAMPLE_HEIGHT 17.0
#define SAMPLE_GAP 8.0
#define ENTRY_GAP 26.0

static PsgTextLook
look_of(const PsgPen *pen)
{
    const PsgStyle *style = pen->setting->style;
    return psg_pen_look(pen, style->size_small, 400, style->ink, PSG_ANCHOR_START);
}

/* The middle of each entry's left side, from the legend's corner: from left to right,
 * then the next row. Gives the number of rows. */
static size_t
place_entries(const PsgPen *pen, const GArray *entries, double width, PsgPoint *places)
{
    PsgTextLook look = look_of(pen);
    size_t row = 0;
    double x = 0;
    for (guint i = 0; i < entries->len; i++) {
        const char *label = g_array_index(entries, PsgLegendEntry, i).label;
        double own = psg_pen_length(pen, SAMPLE_WIDTH + SAMPLE_GAP) +
                     psg_pen_width(pen, &look, label);
        if (x > 0 && x + own > width) {
            x = 0;
            row++;
        }
        places[i] = (PsgPoint){x, ((double)row + 0.5) * psg_pen_length(pen, ROW)};
        x += own + psg_pen_length(pen, ENTRY_GAP);
    }
    return entries->len == 0 ? 0 : row + 1;
}

double
psg_legend_height(const PsgPen *pen, const GArray *entries, double width)
{
    g_autofree PsgPoint *places = g_new(PsgPoint, entries->len + 1);
    size_t rows = place_entries(pen, entries, width, places);
    return (double)rows * psg_pen_length(pen, ROW);
}

void
psg_legend_draw(const PsgPen *pen, PsgRect room, const GArray *entries)
{
    PsgTextLook look = look_of(pen);
    double cap = psg_pen_cap_height(pen, &look);
    PsgSize size = {psg_pen_length(pen, SAMPLE_WIDTH),
                    psg_pen_length(pen, SAMPLE_HEIGHT)};
    g_autofree PsgPoint *places = g_new(PsgPoint, entries->len + 1);
    place_entries(pen, entries, room.width, places);
    psg_pen_group(pen, "legend");
    for (guint i = 0; i < entries->len; i++) {
        const PsgLegendEntry *entry = &g_array_index(entries, PsgLegendEntry, i);
        PsgPoint at = {room.x + places[i].x, room.y + places[i].y};
        PsgRect sample = {at.x, at.y - size.height / 2, size.width, size.height};
        entry->sample(pen, sample, entry);
        PsgPoint text = {psg_rect_right(sample) + psg_pen_length(pen, SAMPLE_GAP),
                         at.y + cap / 2};
        psg_pen_write_within(pen, &look, text, entry->label,
                             psg_rect_right(room) - text.x);
    }
    psg_pen_end(pen);
}
