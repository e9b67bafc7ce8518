/*
 * Where a lineage stands on its page.
 *
 * Names are as large as they may be with comfort; where not all have room, letters get
 * smaller before words are broken or streams left out. What is left of the height goes to
 * actors, lanes and bands alike: all three grow together from the least that can be read to
 * the most that looks well.
 */
#include "figure/lineage/streams.h"

#include "figure/part/shape.h"
#include "figure/part/tier_fact.h"
#include "figure/strings.h"

/* In units of a slide: a name on one line with little air has so much room, a year between
 * two columns. */
#define LEAST_LANE 32.0
#define LEAST_PITCH 165.0

/* In units of a slide: between columns, so that ribbons bend gently, and beside labels. */
#define LEAST_GAP 30.0
#define LABEL_GAP 20.0

/* In units of a slide: a number of others, and the longest name on one line. */
#define LEAST_ZONE 82.0
#define WIDEST_ZONE 240.0

/* In units of a slide, the least and the most: the width of an actor (names stand out of
 * it), the air between plates, and that in bands. */
#define LEAST_UNIT 1.0
#define WIDEST_UNIT 13.0
#define LANE_AIR 7.0
#define LEAST_PADDING 5.0
#define MOST_PADDING 16.0
#define MOST_LANE 1.9 /* in plates: farther apart, streams are no group any more */

#define OTHERS_SHARE 0.33 /* of the height, at most, for all others: they have no story */
#define OTHERS_GAP 8.0    /* in units of a slide, from them to streams */
#define OTHERS_ROW 20.0   /* in units of a slide: their number */

#define TITLE_SIZE 20.0 /* in units of a slide: of columns */

#define COLUMNS_SHARE 0.86 /* of the width, for columns; labels have the rest */
#define MOST_COMFORT 3.0   /* beyond 1, on high pages with few streams */
#define COMFORT 0.33       /* of the way from the least to the most: a third is enough */

/* In units of a slide: of plates, and what the last sign takes of one. */
#define PADDING_X 10.0
#define PADDING_Y 4.5
#define SIGN_ROOM 17.0

#define WIDEST_LABEL 150.0 /* in units of a slide: of a band, beside its streams */
#define LABEL_SIZE 16.0
#define LABEL_AIR 4.0

enum {
    MOST_LANES = 60, /* more are no figure, whatever the page */
    MOST_LINES = 3,  /* of a name */
    MOST_LABEL_LINES = 4,
    HALVINGS = 20,      /* until a length is known to a millionth of its range */
    WIDTH_HALVINGS = 8, /* of the width of names: to a unit */
};

/* ---- Names ---- */

static double
zoomed(const PsgLineagePage *page, double units)
{
    return psg_pen_length(page->pen, units) * page->zoom;
}

const PsgViewActor *
psg_lineage_name_seen(const PsgLineageStreams *streams, const PsgLineageName *name)
{
    return psg_lineage_streams_seen(streams, name->column,
                                    streams->runs[name->run].actor);
}

PsgTextLook
psg_lineage_name_look(const PsgLineagePage *page, const PsgLineageName *name)
{
    const PsgRenderContext *context = page->pen->context;
    const PsgViewActor *seen = psg_lineage_name_seen(page->streams, name);
    bool there = seen->presence == PSG_PRESENCE_THERE;
    PsgTextLook look = psg_pen_look(
        page->pen, context->style->size_label * page->zoom, 600,
        there ? psg_context_paint(context, seen->kind)->text : context->style->ink,
        PSG_ANCHOR_MIDDLE);
    look.font.italic = seen->presence == PSG_PRESENCE_TALKED_OF;
    return look;
}

double
psg_lineage_sign_room(const PsgLineagePage *page, const PsgLineageName *name)
{
    return name->signs == 0 ? 0 : zoomed(page, SIGN_ROOM);
}

static bool
has_long_word(const PsgPen *pen, const PsgTextLook *look, const char *name, double room)
{
    g_auto(GStrv) words = g_strsplit(name, " ", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        if (psg_pen_width(pen, look, words[i]) > room) {
            return true;
        }
    }
    return false;
}

/* The plate of a name, at most so wide. */
static PsgLineagePlate
plate_of(const PsgLineagePage *page, const PsgLineageName *name, double most)
{
    const PsgRenderContext *context = page->pen->context;
    const PsgViewActor *seen = psg_lineage_name_seen(page->streams, name);
    PsgTextLook look = psg_lineage_name_look(page, name);
    const char *text = psg_context_text(context, seen->name);
    double line = psg_pen_line_height(page->pen, &look),
           padding = zoomed(page, PADDING_Y);
    PsgShape shape = psg_context_shape(context, seen->kind);
    double margin = 2 * zoomed(page, PADDING_X) + psg_lineage_sign_room(page, name);
    double inset = psg_shape_inset(shape, (PsgSize){most, line + 2 * padding});
    double room = most - margin - 2 * inset, widest = 0;
    PsgLineagePlate plate = {.lines =
                                 psg_pen_wrap(page->pen, &look, text, room, MOST_LINES),
                             .is_broken = has_long_word(page->pen, &look, text, room)};
    for (size_t i = 0; plate.lines[i] != NULL; i++) {
        widest = MAX(widest, psg_pen_width(page->pen, &look, plate.lines[i]));
    }
    plate.size.height = (double)g_strv_length(plate.lines) * line + 2 * padding;
    PsgSize inner = {widest + 2 * zoomed(page, PADDING_X), plate.size.height};
    plate.size.width = widest + margin + 2 * psg_shape_inset(shape, inner);
    return plate;
}

static void
clear_plates(PsgLineagePage *page)
{
    for (size_t i = 0; page->plates != NULL && i < page->streams->name_count; i++) {
        g_strfreev(page->plates[i].lines);
    }
    g_clear_pointer(&page->plates, g_free);
}

PsgTextLook
psg_lineage_title_look(const PsgPen *pen)
{
    return psg_pen_look(pen, TITLE_SIZE, 700, pen->context->style->ink, PSG_ANCHOR_START);
}

/* What a column needs for its title, which goes on into the gap behind it. */
static double
title_zone(const PsgLineagePage *page, size_t column)
{
    const PsgPen *pen = page->pen;
    size_t slice = page->streams->lineage->slices[page->streams->steps[column]];
    g_autofree char *title = psg_context_slice_title(pen->context, slice, NULL);
    PsgTextLook look = psg_lineage_title_look(pen);
    double width = psg_pen_width(pen, &look, title) +
                   psg_pen_length(pen, PSG_LINEAGE_TITLE_GAP - LEAST_GAP);
    return MAX(width, psg_pen_length(pen, LEAST_ZONE));
}

/* Writes all names, none wider than `most`, and makes columns as wide as theirs. Gives how
 * wide all are together. */
static double
write_names(PsgLineagePage *page, double most)
{
    const PsgLineageStreams *streams = page->streams;
    double sum = 0;
    clear_plates(page);
    page->plates = g_new0(PsgLineagePlate, streams->name_count + 1);
    for (size_t i = 0; i < streams->column_count; i++) {
        page->zones[i] = title_zone(page, i);
    }
    for (size_t i = 0; i < streams->name_count; i++) {
        double *zone = &page->zones[streams->names[i].column];
        page->plates[i] = plate_of(page, &streams->names[i], most);
        *zone = MAX(*zone, page->plates[i].size.width);
    }
    for (size_t i = 0; i < streams->column_count; i++) {
        sum += page->zones[i];
    }
    return sum;
}

/* ---- Columns ---- */

/* Columns are equally far from each other, if all names have room then, for which large ones
 * are broken into lines; else they have the same gap between them, and names are as wide as
 * that lets them. */
static void
fit_columns(PsgLineagePage *page)
{
    size_t count = page->streams->column_count, last = count - 1;
    double fade = psg_pen_length(page->pen, PSG_LINEAGE_FADE);
    double room = page->area.width - 2 * fade, gaps = (double)MAX(last, 1);
    double least = psg_pen_length(page->pen, LEAST_GAP);
    double even = page->zoom > 1 ? (room + least) / (double)count - least : room;
    double high = MIN(zoomed(page, WIDEST_ZONE), even), low = 0;
    double sum = write_names(page, high), pitch = (room - page->zones[last]) / gaps;
    page->is_even = true;
    for (size_t i = 0; i < last; i++) {
        page->is_even = page->is_even && page->zones[i] + least <= pitch;
    }
    if (!page->is_even && sum + least * (double)last > room) {
        for (int i = 0; i < WIDTH_HALVINGS; i++) {
            double middle = (low + high) / 2;
            bool fits = write_names(page, middle) + least * (double)last <= room;
            low = fits ? middle : low;
            high = fits ? high : middle;
        }
        sum = write_names(page, MAX(low, psg_pen_length(page->pen, LEAST_ZONE)));
    }
    page->lefts[0] = page->area.x + fade;
    for (size_t i = 1; i < count; i++) {
        double step = page->is_even ? pitch : page->zones[i - 1] + (room - sum) / gaps;
        page->lefts[i] = page->lefts[i - 1] + step;
    }
}

/* ---- Labels of bands ---- */

const char *
psg_lineage_belonging_name(const PsgRenderContext *context, bool is_tier, size_t index)
{
    return is_tier ? psg_tier_name(context, index)
                   : psg_context_text(context, &context->landscape->kinds[index].label);
}

const char *
psg_lineage_band_name(const PsgLineageStreams *streams, size_t band)
{
    const PsgRenderContext *context = streams->lineage->context;
    const PsgLineageBand *named = &streams->bands[band];
    bool by_tier = streams->by_tier;
    PsgWord rest = by_tier ? PSG_WORD_OTHER_TIERS : PSG_WORD_OTHER_KINDS;
    PsgWord none = by_tier ? PSG_WORD_NO_TIER : PSG_WORD_NO_KIND;
    return named->index == PSG_NONE
               ? psg_word(named->is_rest ? rest : none, context->language)
               : psg_lineage_belonging_name(context, by_tier, named->index);
}

PsgTextLook
psg_lineage_band_look(const PsgPen *pen, bool is_level)
{
    const PsgStyle *style = pen->context->style;
    return psg_pen_look(pen, LABEL_SIZE, is_level ? 700 : 500,
                        is_level ? style->ink : style->muted, PSG_ANCHOR_START);
}

char **
psg_lineage_band_lines(const PsgPen *pen, const PsgLineageStreams *streams, size_t band,
                       const char **level)
{
    PsgTextLook look = psg_lineage_band_look(pen, false);
    size_t index = streams->bands[band].index;
    const char *name = psg_lineage_band_name(streams, band);
    bool has_label = streams->band_count > 1 || index != PSG_NONE;
    *level = streams->by_tier && index != PSG_NONE ? psg_tier_level(pen->context, index)
                                                   : NULL;
    return psg_pen_wrap(pen, &look, has_label ? name : "",
                        psg_pen_length(pen, WIDEST_LABEL), MOST_LABEL_LINES);
}

/* How wide the labels are, with the gap beside them; 0 if there is none. */
static double
labels_width(const PsgPen *pen, const PsgLineageStreams *streams)
{
    PsgTextLook look = psg_lineage_band_look(pen, false);
    double width = 0;
    for (size_t band = 0; band < streams->band_count; band++) {
        const char *level;
        g_auto(GStrv) lines = psg_lineage_band_lines(pen, streams, band, &level);
        for (size_t i = 0; lines[i] != NULL; i++) {
            width = MAX(width, psg_pen_width(pen, &look, lines[i]));
        }
    }
    return width > 0 ? width + psg_pen_length(pen, LABEL_GAP) : 0;
}

static double
label_height(const PsgLineagePage *page, size_t band)
{
    const char *level;
    PsgTextLook look = psg_lineage_band_look(page->pen, false);
    g_auto(GStrv) lines = psg_lineage_band_lines(page->pen, page->streams, band, &level);
    guint count = g_strv_length(lines) + (level != NULL ? 1 : 0);
    return count * psg_pen_line_height(page->pen, &look) +
           2 * psg_pen_length(page->pen, LABEL_AIR);
}

/* ---- Heights ---- */

static double
others_height(const PsgLineagePage *page, const PsgLineageBand *band)
{
    double row = psg_pen_length(page->pen, OTHERS_ROW);
    return band->most_others == 0 ? 0 : MAX((double)band->most_others * page->unit, row);
}

static double
others_gap(const PsgLineagePage *page, const PsgLineageBand *band)
{
    bool has_both = band->most_others > 0 && band->lane_count > 0;
    return has_both ? psg_pen_length(page->pen, OTHERS_GAP) : 0;
}

/* The height of what a band holds, without the air above and below. */
static double
inner_height(const PsgLineagePage *page, const PsgLineageBand *band)
{
    return others_height(page, band) + others_gap(page, band) +
           page->lane * (double)band->lane_count;
}

static double
band_height(const PsgLineagePage *page, size_t band)
{
    double inner = inner_height(page, &page->streams->bands[band]);
    return MAX(inner + 2 * page->padding, label_height(page, band));
}

static double
highest_plate(const PsgLineagePage *page)
{
    double height = 0;
    for (size_t i = 0; i < page->streams->name_count; i++) {
        height = MAX(height, page->plates[i].size.height);
    }
    return height;
}

static double
mix(double least, double most, double share)
{
    return least + MAX(0, most - least) * share;
}

/* Gives all lengths their share of the way from the least that can be read, an actor being a
 * line then, or less, to the most that looks well; actors are at theirs half-way, and beyond
 * it only air grows. Gives the height of all bands. */
static double
set_comfort(PsgLineagePage *page, double share)
{
    const PsgPen *pen = page->pen;
    double others = 1, plate = highest_plate(page), height = 0;
    for (size_t band = 0; band < page->streams->band_count; band++) {
        others += (double)page->streams->bands[band].most_others;
    }
    double fair = OTHERS_SHARE * page->area.height / others;
    page->unit = mix(MIN(psg_pen_length(pen, LEAST_UNIT), fair),
                     MIN(zoomed(page, WIDEST_UNIT), fair), MIN(2 * share, 1));
    page->lane = mix(plate + psg_pen_length(pen, LANE_AIR), plate * MOST_LANE, share);
    page->padding =
        mix(psg_pen_length(pen, LEAST_PADDING), psg_pen_length(pen, MOST_PADDING), share);
    for (size_t band = 0; band < page->streams->band_count; band++) {
        height += band_height(page, band);
    }
    return height;
}

/* Places bands as comfortably as the height lets it; what is left goes to all bands alike. */
static void
place_bands(PsgLineagePage *page)
{
    double low = 0, high = MOST_COMFORT;
    if (set_comfort(page, high) > page->area.height) {
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            bool fits = set_comfort(page, middle) <= page->area.height;
            low = fits ? middle : low;
            high = fits ? high : middle;
        }
        high = low;
    }
    double spare = MAX(0, page->area.height - set_comfort(page, high));
    size_t count = page->streams->band_count;
    page->tops = g_new(double, count + 1);
    page->tops[0] = page->area.y;
    for (size_t band = 0; band < count; band++) {
        page->tops[band + 1] =
            page->tops[band] + band_height(page, band) + spare / (double)count;
    }
}

/* ---- All of it ---- */

/* Without bands. */
static PsgLineagePage *
page_with(const PsgPen *pen, const PsgLineage *lineage, PsgRect room, size_t lanes,
          double zoom)
{
    double pitches = (room.width * COLUMNS_SHARE + psg_pen_length(pen, LEAST_GAP)) /
                     psg_pen_length(pen, LEAST_PITCH);
    PsgLineagePage *page = g_new0(PsgLineagePage, 1);
    page->pen = pen;
    page->zoom = zoom;
    page->streams = psg_lineage_streams_new(lineage, (size_t)MAX(2, pitches), lanes);
    double label = labels_width(pen, page->streams);
    page->area = (PsgRect){room.x + label, room.y, room.width - label, room.height};
    page->zones = g_new0(double, page->streams->column_count);
    page->lefts = g_new0(double, page->streams->column_count);
    fit_columns(page);
    return page;
}

/* How large names are at a step, by the style's sizes of letters: from headlines down to
 * the smallest. */
static double
zoom_at(const PsgPen *pen, size_t step)
{
    const PsgStyle *style = pen->context->style;
    const double sizes[] = {style->size_headline,
                            (style->size_headline + style->size_label) / 2,
                            style->size_label, MIN(style->size_small, style->size_label)};
    return sizes[step] / style->size_label;
}

enum { USUAL = 2, SMALLEST = 3, ZOOMS };

/* Larger letters than usual need comfort: even columns, no name on more than two lines. Usual
 * ones break no word. */
static bool
is_fitting(PsgLineagePage *page, size_t step)
{
    bool is_broken = false, is_high = false;
    for (size_t i = 0; i < page->streams->name_count; i++) {
        is_broken = is_broken || page->plates[i].is_broken;
        is_high = is_high || g_strv_length(page->plates[i].lines) > 2;
    }
    bool is_fine = step < USUAL    ? page->is_even && !is_high && !is_broken
                   : step == USUAL ? !is_broken
                                   : true;
    return is_fine && set_comfort(page, step < USUAL ? COMFORT : 0) <= page->area.height;
}

/* The largest letters with which all fit; if none are small enough, as many streams as fit
 * with the smallest. */
static PsgLineagePage *
fitting_page(const PsgPen *pen, const PsgLineage *lineage, PsgRect room)
{
    double lane = psg_pen_length(pen, LEAST_LANE);
    size_t high = (size_t)CLAMP(room.height / lane, 1, MOST_LANES), low = 1;
    for (size_t step = 0; step < ZOOMS; step++) {
        PsgLineagePage *page = page_with(pen, lineage, room, high, zoom_at(pen, step));
        if (is_fitting(page, step)) {
            return page;
        }
        psg_lineage_page_free(page);
    }
    while (low + 1 < high) {
        size_t middle = (low + high) / 2;
        g_autoptr(PsgLineagePage) page =
            page_with(pen, lineage, room, middle, zoom_at(pen, SMALLEST));
        bool fits = is_fitting(page, SMALLEST);
        low = fits ? middle : low;
        high = fits ? high : middle;
    }
    return page_with(pen, lineage, room, low, zoom_at(pen, SMALLEST));
}

PsgLineagePage *
psg_lineage_page_new(const PsgPen *pen, const PsgLineage *lineage, PsgRect room)
{
    PsgLineagePage *page = fitting_page(pen, lineage, room);
    place_bands(page);
    return page;
}

double
psg_lineage_page_wish(const PsgPen *pen, const PsgLineage *lineage, PsgRect room)
{
    room.height = G_MAXINT;
    g_autoptr(PsgLineagePage) page = page_with(pen, lineage, room, MOST_LANES, 1);
    return set_comfort(page, COMFORT);
}

void
psg_lineage_page_free(PsgLineagePage *page)
{
    if (page != NULL) {
        clear_plates(page);
        g_free(page->zones);
        g_free(page->lefts);
        g_free(page->tops);
        g_free(page);
    }
}

/* ---- Where things stand ---- */

/* The top of what a band holds, which stands in its middle. */
static double
inner_top(const PsgLineagePage *page, size_t band)
{
    double inner = inner_height(page, &page->streams->bands[band]);
    return (page->tops[band] + page->tops[band + 1] - inner) / 2;
}

double
psg_lineage_run_y(const PsgLineagePage *page, size_t index)
{
    const PsgLineageRun *run = &page->streams->runs[index];
    const PsgLineageBand *band = &page->streams->bands[run->band];
    double top = inner_top(page, run->band);
    top += band->others_first ? others_height(page, band) + others_gap(page, band) : 0;
    return top + page->lane * (run->lane + 0.5);
}

PsgRect
psg_lineage_others_room(const PsgLineagePage *page, size_t index)
{
    const PsgLineageBand *band = &page->streams->bands[index];
    double top = inner_top(page, index), own = (double)band->most_others * page->unit;
    double lanes = page->lane * (double)band->lane_count;
    top += band->others_first ? 0 : lanes + others_gap(page, band);
    top += (others_height(page, band) - own) / 2; /* a thin ribbon, a higher number */
    return (PsgRect){page->area.x, top, page->area.width, own};
}
