/* Where a lineage stands on its page. */
#include "figure/lineage/page.h"

#include "figure/lineage/across.h"
#include "figure/lineage/plates.h"
#include "figure/lineage/words.h"

/* In units of a slide. */
#define LEAST_PITCH 165.0 /* from column to column */
#define WIDEST_UNIT 13.0  /* names stand out of it */
#define MODEST_UNIT 8.0
#define LEAST_UNIT 1.0
#define LEAST_LANE 32.0 /* of names on one line */
#define LANE_AIR 7.0
#define LEAST_PADDING 5.0
#define MOST_PADDING 24.0
#define OTHERS_GAP 8.0
#define OTHERS_ROW 20.0
#define LABEL_GAP 20.0

#define COLUMNS_SHARE 0.86 /* of the width, for columns; labels have the rest */

/* Of the height of a plate. */
#define MODEST_LANE 1.4
#define MOST_LANE 2.1

enum { MOST_LANES = 60, TRIES = 12, HALVINGS = 24 };

static const PsgLineageBand *
band_at(const PsgLineagePage *page, size_t index)
{
    return &g_array_index(page->plan->bands, PsgLineageBand, index);
}

/* ---- Heights ---- */

static size_t
most_others(const PsgLineagePage *page, size_t band)
{
    size_t most = 0;
    for (size_t i = 0; i < page->plan->column_count; i++) {
        most = MAX(most, band_at(page, band)->others[i]);
    }
    return most;
}

static double
others_height(const PsgLineagePage *page, size_t band)
{
    size_t most = most_others(page, band);
    return most == 0
               ? 0
               : MAX((double)most * page->unit, psg_pen_length(page->pen, OTHERS_ROW));
}

static double
others_gap(const PsgLineagePage *page, size_t band)
{
    bool has_both = most_others(page, band) > 0 && band_at(page, band)->lane_count > 0;
    return has_both ? psg_pen_length(page->pen, OTHERS_GAP) : 0;
}

static double
band_height(const PsgLineagePage *page, size_t band)
{
    double height = 2 * page->padding + others_height(page, band) +
                    others_gap(page, band) +
                    page->lane * (double)band_at(page, band)->lane_count;
    return MAX(height, psg_lineage_label_height(page->pen, page->plan, band));
}

static double
height_of(const PsgLineagePage *page)
{
    double height = 0;
    for (size_t band = 0; band < page->plan->bands->len; band++) {
        height += band_height(page, band);
    }
    return height;
}

/* Makes one of the page's lengths as large as it may be, up to `most`. */
static void
grow(PsgLineagePage *page, double *length, double most)
{
    double low = *length, high = MAX(most, low);
    for (int i = 0; i < HALVINGS; i++) {
        *length = i == 0 ? high : (low + high) / 2;
        if (height_of(page) <= page->area.height) {
            low = *length;
        } else {
            high = *length;
        }
    }
    *length = low;
}

static double
highest_plate(const PsgLineagePage *page)
{
    double height = 0;
    for (guint i = 0; i < page->plates->len; i++) {
        const PsgLineagePlate *plate = &g_array_index(page->plates, PsgLineagePlate, i);
        height = MAX(height, plate->size.height);
    }
    return height;
}

/* The least that can be read; an actor is a line then, or less. */
static void
shrink(PsgLineagePage *page)
{
    size_t most = 1;
    for (size_t band = 0; band < page->plan->bands->len; band++) {
        most += most_others(page, band);
    }
    page->unit = MIN(psg_pen_length(page->pen, LEAST_UNIT),
                     0.3 * page->area.height / (double)most);
    page->lane = highest_plate(page) + psg_pen_length(page->pen, LANE_AIR);
    page->padding = psg_pen_length(page->pen, LEAST_PADDING);
}

static void
stretch(PsgLineagePage *page)
{
    double plate = highest_plate(page);
    grow(page, &page->unit, psg_pen_length(page->pen, MODEST_UNIT));
    grow(page, &page->lane, plate * MODEST_LANE);
    grow(page, &page->unit, psg_pen_length(page->pen, WIDEST_UNIT) * page->zoom);
    grow(page, &page->padding, psg_pen_length(page->pen, MOST_PADDING));
    grow(page, &page->lane, plate * MOST_LANE);
    grow(page, &page->padding, psg_pen_length(page->pen, MOST_PADDING) * 2);
    grow(page, &page->lane, plate * MOST_LANE * 2);
}

static void
place_bands(PsgLineagePage *page)
{
    double spare = MAX(0, page->area.height - height_of(page));
    size_t count = page->plan->bands->len;
    page->tops = g_new(double, count + 1);
    page->tops[0] = page->area.y;
    for (size_t band = 0; band < count; band++) {
        page->tops[band + 1] =
            page->tops[band] + band_height(page, band) + spare / (double)count;
    }
}

/* ---- All of it ---- */

static size_t
most_columns(const PsgPen *pen, double width)
{
    double columns =
        (width + psg_pen_length(pen, PSG_LINEAGE_GAP)) / psg_pen_length(pen, LEAST_PITCH);
    return (size_t)MAX(2, columns);
}

static void
take_plan(PsgLineagePage *page, const PsgLineage *lineage, PsgRect room, size_t lanes)
{
    const PsgPen *pen = page->pen;
    size_t columns = most_columns(pen, room.width * COLUMNS_SHARE);
    PsgLineagePlan *plan = psg_lineage_plan_new(lineage, columns, lanes);
    double label = psg_lineage_label_width(pen, plan);
    label += label > 0 ? psg_pen_length(pen, LABEL_GAP) : 0;
    page->plan = plan;
    page->area = (PsgRect){room.x + label, room.y, room.width - label, room.height};
    page->zones = g_new0(double, plan->column_count);
    page->lefts = g_new0(double, plan->column_count);
    size_t bad = psg_lineage_across_fit(page, 1, 1);
    shrink(page);
    if (height_of(page) > room.height || bad >= PSG_LINEAGE_BROKEN) {
        psg_lineage_across_fit(page, psg_lineage_least_zoom(pen), 1);
        shrink(page);
    }
}

static void
drop_plan(PsgLineagePage *page)
{
    g_clear_pointer(&page->plates, g_array_unref);
    g_clear_pointer(&page->zones, g_free);
    g_clear_pointer(&page->lefts, g_free);
    g_clear_pointer(&page->plan, psg_lineage_plan_free);
}

static size_t
lanes_of(const PsgLineagePage *page)
{
    size_t lanes = 0;
    for (size_t band = 0; band < page->plan->bands->len; band++) {
        lanes += band_at(page, band)->lane_count;
    }
    return lanes;
}

/* Fewer streams, until those that are left have room. */
static PsgLineagePage *
fitting_page(const PsgPen *pen, const PsgLineage *lineage, PsgRect room)
{
    PsgLineagePage *page = g_new0(PsgLineagePage, 1);
    page->pen = pen;
    double lane = psg_pen_length(pen, LEAST_LANE);
    take_plan(page, lineage, room, (size_t)MIN(room.height / lane, MOST_LANES));
    for (int i = 0; i < TRIES && height_of(page) > room.height; i++) {
        double excess = height_of(page) - room.height;
        size_t lanes = lanes_of(page), fewer = (size_t)(excess / page->lane / 2) + 1;
        if (lanes <= 1) {
            break;
        }
        drop_plan(page);
        take_plan(page, lineage, room, lanes > fewer ? lanes - fewer : 1);
    }
    return page;
}

/* As high as it looks well. */
static double
modest_height(PsgLineagePage *page)
{
    page->unit = psg_pen_length(page->pen, MODEST_UNIT);
    page->lane = highest_plate(page) * MODEST_LANE;
    page->padding = psg_pen_length(page->pen, MOST_PADDING) / 2;
    return height_of(page);
}

/* Larger names, as far as the page has room for them. */
static void
enlarge(PsgLineagePage *page)
{
    static const double zooms[] = {1.35, 1.2};
    double usual = page->zoom;
    for (size_t i = 0; i < G_N_ELEMENTS(zooms); i++) {
        if (psg_lineage_across_fit(page, zooms[i], 2) <= 2 &&
            modest_height(page) <= page->area.height) {
            shrink(page);
            return;
        }
    }
    psg_lineage_across_fit(page, usual, 1);
    shrink(page);
}

PsgLineagePage *
psg_lineage_page_new(const PsgPen *pen, const PsgLineage *lineage, PsgRect room)
{
    PsgLineagePage *page = fitting_page(pen, lineage, room);
    enlarge(page);
    stretch(page);
    place_bands(page);
    return page;
}

double
psg_lineage_page_wish(const PsgPen *pen, const PsgLineage *lineage, PsgRect room)
{
    room.height = G_MAXINT;
    g_autoptr(PsgLineagePage) page = fitting_page(pen, lineage, room);
    return modest_height(page);
}

void
psg_lineage_page_free(PsgLineagePage *page)
{
    if (page != NULL) {
        drop_plan(page);
        g_free(page->tops);
        g_free(page);
    }
}

double
psg_lineage_column_x(const PsgLineagePage *page, size_t column)
{
    return page->lefts[column];
}

double
psg_lineage_zone(const PsgLineagePage *page, size_t column)
{
    return page->zones[column];
}

/* What a band holds stands in its middle. */
static double
inner_top(const PsgLineagePage *page, size_t band)
{
    double inner = others_height(page, band) + others_gap(page, band) +
                   page->lane * (double)band_at(page, band)->lane_count;
    return (page->tops[band] + page->tops[band + 1] - inner) / 2;
}

double
psg_lineage_run_y(const PsgLineagePage *page, const PsgLineageRun *run)
{
    double top = inner_top(page, run->band);
    if (band_at(page, run->band)->others_first) {
        top += others_height(page, run->band) + others_gap(page, run->band);
    }
    return top + page->lane * (run->lane + 0.5);
}

PsgRect
psg_lineage_others_room(const PsgLineagePage *page, size_t band)
{
    double top = inner_top(page, band);
    if (!band_at(page, band)->others_first) {
        top +=
            page->lane * (double)band_at(page, band)->lane_count + others_gap(page, band);
    }
    double own = (double)most_others(page, band) * page->unit;
    top += (others_height(page, band) - own) / 2; /* a thin ribbon, a higher number */
    return (PsgRect){page->area.x, top, page->area.width, own};
}
