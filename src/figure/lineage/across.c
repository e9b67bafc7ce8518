/* Where the columns of a lineage stand. */
#include "figure/lineage/across.h"

#include "figure/lineage/plates.h"

/* In units of a slide. */
#define TIGHT_GAP 26.0  /* where words would be broken else */
#define LEAST_ZONE 82.0 /* a number of others has room in it */
#define WIDEST_ZONE 240.0

/* Writes all names, none wider than `most`, and makes columns as wide as theirs. */
static void
write_plates(PsgLineagePage *page, double most)
{
    g_clear_pointer(&page->plates, g_array_unref);
    page->plates = psg_lineage_plates(page->pen, page->plan, most, page->zoom);
    for (size_t column = 0; column < page->plan->column_count; column++) {
        page->zones[column] = psg_pen_length(page->pen, LEAST_ZONE);
    }
    for (guint i = 0; i < page->plates->len; i++) {
        const PsgLineagePlate *plate = &g_array_index(page->plates, PsgLineagePlate, i);
        double *zone = &page->zones[plate->column];
        *zone = MAX(*zone, plate->size.width);
    }
}

/* Columns are equally far from each other, and the last one ends at the right. */
static void
place_columns(PsgLineagePage *page)
{
    size_t count = page->plan->column_count;
    double fade = psg_pen_length(page->pen, PSG_LINEAGE_FADE);
    double room = page->area.width - 2 * fade;
    double gap = psg_pen_length(page->pen, PSG_LINEAGE_GAP);
    double widest = psg_pen_length(page->pen, WIDEST_ZONE), pitch = room;
    write_plates(page, MIN(widest, room / (double)count));
    if (count > 1) {
        pitch = (room - page->zones[count - 1]) / (double)(count - 1);
        write_plates(page, MIN(widest, pitch - gap));
    }
    for (size_t column = 0; column < count; column++) {
        page->lefts[column] = page->area.x + fade + (double)column * pitch;
    }
}

/* Columns have the same gap between them, so that each may be as wide as its names. False
 * if there is no room for that, and a gap of at least so many units. */
static bool
pack_columns(PsgLineagePage *page, double least)
{
    size_t count = page->plan->column_count;
    double fade = psg_pen_length(page->pen, PSG_LINEAGE_FADE);
    double spare = page->area.width - 2 * fade;
    write_plates(page, psg_pen_length(page->pen, WIDEST_ZONE));
    for (size_t column = 0; column < count; column++) {
        spare -= page->zones[column];
    }
    double gap = spare / (double)MAX(count - 1, 1);
    page->lefts[0] = page->area.x + fade;
    for (size_t column = 1; column < count; column++) {
        page->lefts[column] = page->lefts[column - 1] + page->zones[column - 1] + gap;
    }
    return gap >= psg_pen_length(page->pen, least);
}

/* How far names are from standing whole on one line each. */
static size_t
badness(const PsgLineagePage *page)
{
    size_t lines = 0, broken = 0;
    for (guint i = 0; i < page->plates->len; i++) {
        const PsgLineagePlate *plate = &g_array_index(page->plates, PsgLineagePlate, i);
        lines = MAX(lines, g_strv_length(plate->lines));
        broken += plate->is_broken;
    }
    return lines + PSG_LINEAGE_BROKEN * broken;
}

size_t
psg_lineage_across_fit(PsgLineagePage *page, double zoom, size_t fine)
{
    page->zoom = zoom;
    place_columns(page);
    size_t equal = badness(page);
    if (equal <= fine) {
        return equal;
    }
    double least = equal >= PSG_LINEAGE_BROKEN ? TIGHT_GAP : PSG_LINEAGE_GAP;
    size_t packed = pack_columns(page, least) ? badness(page) : equal;
    if (packed < equal) {
        return packed;
    }
    place_columns(page);
    return equal;
}
