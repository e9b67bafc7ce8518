/*
 * What is written in a chart.
 *
 * Names and ratios come first, since a line without a name says nothing; then values, those
 * at the ends of a line before its extremes, and names of bars. Lines of the rest
 * are the background of those that have names.
 */
#include "figure/series/chart.h"

#include "base/compare.h"
#include "base/spread.h"
#include "figure/part/label_placer.h"
#include "figure/part/short_name.h"
#include "figure/strings.h"

#include <string.h>

/* In units of a slide: a text belongs to what it is so near to, and no more seems to touch. */
#define GAP 5.0
#define BAR_GAP 2.0
#define COLUMN_GAP 16.0 /* where leaders lead from lines to a column of names */
/* In units of a slide, around a text: two are as far apart as two words, or two lines. */
#define AIR 2.0
#define AIR_ABOVE 3.0

/* In units of a slide, of letters. */
#define VALUE_SIZE 15.0
#define LARGE_VALUE_SIZE 20.0 /* where the chart has the page for itself */

#define LEADER_WIDTH 1.2 /* in units of a slide: thinner than any line of values */
#define EVENT_WIDTH 96.0 /* in units of a slide: two words of an event's title */

/* Most that a name takes of the room's width: a third is for words. */
#define NAME_SHARE 0.34

/* Times the distance at which a text stands: from further away a leader leads to its point,
 * up to so near. */
#define FAR 1.5
#define LEADER_GAP 0.6

/* What the forms of a name cost, and the distance to it: it is better one line farther away
 * than without its value, and that is better than two lines away. */
#define FORM_COST 0.02
#define ALONE_COST 0.22
#define RING_COST 0.12
#define SIDE_COST 0.5      /* of the place farthest from where bars begin */
#define INSIDE_COST 0.1    /* beyond its end a value says more of a bar's length */
#define CUT_COST 0.3       /* a name that is not whole is little more than none */
#define CROSSING_COST 0.45 /* a name on a line can be read, if badly */

/* Weights: a chart says what its lines are, then where they begin and end. */
#define RATIO_WEIGHT 10.0
#define NAME_WEIGHT 8.0
#define END_WEIGHT 4.0
#define EXTREME_WEIGHT 3.0
#define VALUE_WEIGHT 2.0
#define BAR_NAME_WEIGHT 2.5

#define ELLIPSIS "\u2026" /* at the end of a text that is cut */

enum {
    MOST_LINES = 2,       /* of a name */
    MOST_EVENT_LINES = 3, /* of an event's title */
    MOST_LINES_WITH_VALUES = 3,
    RINGS = 3, /* lines that a name may be away from its point */
    FORMS_WITH_VALUE = 3,
    MOST_TRIED = 24, /* values at which a name may stand */
    MOST_FORMS = 5,  /* of a text: a name beside its line has so many */
};

/* One way to write a text. */
typedef struct {
    char **lines;      /* owned */
    const char *value; /* the last line, in thinner letters; NULL */
    PsgSize size;
    size_t first;   /* of its places, among all that were offered */
    bool has_value; /* of a name: it tells the last value */
    bool is_cut;    /* it is not all of its text */
} Form;

typedef struct {
    size_t label; /* its number */
    PsgTextLook look;
    Form forms[MOST_FORMS];
    size_t form_count;
    PsgPoint at;     /* what it belongs to */
    double reach;    /* at which it stands; 0: it has no leader */
    PsgRect bar;     /* that it may be written on; empty: none */
    PsgColour fill;  /* of that */
    double from, to; /* x: what it spans, if that is to be seen; equal: nothing */
} Entry;

typedef struct {
    const PsgSeriesPlot *plot;
    PsgLabelPlacer *placer;
    GArray *entries; /* of Entry */
} Labels;

/* ---- Texts and their forms ---- */

static PsgTextLook
look_of(const PsgSeriesPlot *plot, int weight)
{
    double size = plot->is_whole ? LARGE_VALUE_SIZE : VALUE_SIZE;
    return psg_pen_look(plot->pen, size, weight, plot->pen->context->style->ink,
                        PSG_ANCHOR_MIDDLE);
}

static PsgTextLook
value_look(const PsgTextLook *look)
{
    PsgTextLook thin = *look;
    thin.font.weight = 400;
    return thin;
}

static double
text_height(const PsgPen *pen, const PsgTextLook *look, size_t lines)
{
    return ((double)lines - 1) * psg_pen_line_height(pen, look) +
           psg_pen_cap_height(pen, look) + 2 * psg_pen_length(pen, AIR_ABOVE);
}

static bool
is_cut(char **lines, const char *text)
{
    guint count = g_strv_length(lines);
    return count > 0 && g_str_has_suffix(lines[count - 1], ELLIPSIS) &&
           !g_str_has_suffix(text, ELLIPSIS);
}

/* What is cut is not cut to what other names are cut to. */
static char **
lines_of(const PsgPen *pen, const PsgTextLook *look, const char *text, double width,
         size_t most)
{
    char **lines = psg_pen_wrap(pen, look, text, width, most);
    if (!is_cut(lines, text)) {
        return lines;
    }
    g_autofree char *seen = g_strjoinv(NULL, lines); /* without blanks between lines */
    size_t length = strlen(seen), less = strlen(ELLIPSIS) + most;
    g_autofree char *shorter =
        psg_short_name(pen->context, text, length > less ? length - less : 0);
    g_strfreev(lines);
    return psg_pen_wrap(pen, look, shorter, width, most);
}

static Form *
add_form(const Labels *labels, Entry *entry, const char *text, double width, size_t most)
{
    const PsgPen *pen = labels->plot->pen;
    const PsgTextLook *look = &entry->look;
    Form *form = &entry->forms[entry->form_count++];
    *form = (Form){.lines = lines_of(pen, look, text, width, most), .first = PSG_NONE};
    size_t count = 0;
    for (; form->lines[count] != NULL; count++) {
        double line = psg_pen_width(pen, look, form->lines[count]);
        form->size.width = MAX(form->size.width, line);
    }
    form->is_cut = is_cut(form->lines, text);
    form->size.width += 2 * psg_pen_length(pen, AIR);
    form->size.height = text_height(pen, look, count);
    return form;
}

/* Below the text. */
static void
add_value(const PsgPen *pen, const PsgTextLook *look, Form *form, const char *value)
{
    PsgTextLook thin = value_look(look);
    double width = psg_pen_width(pen, &thin, value) + 2 * psg_pen_length(pen, AIR);
    form->value = value;
    form->size.width = MAX(form->size.width, width);
    form->size.height += psg_pen_line_height(pen, look);
}

/* The least width at which a name has two lines; its own if it is one word. At most `most`,
 * so a name of thousands of words is not measured at each of them. */
static double
half_width(const PsgPen *pen, const PsgTextLook *look, const char *name, double most)
{
    double least = psg_pen_width(pen, look, name);
    if (least > 2 * most) {
        return most;
    }
    for (const char *blank = strchr(name, ' '); blank != NULL;
         blank = strchr(blank + 1, ' ')) {
        g_autofree char *before = g_strndup(name, (gsize)(blank - name));
        double width =
            MAX(psg_pen_width(pen, look, before), psg_pen_width(pen, look, blank + 1));
        least = MIN(least, width + 1); /* the widths of words add up to a bit less */
    }
    return MIN(least, most);
}

static Entry *
add_entry(Labels *labels, const PsgTextLook *look, const PsgLabel *asked)
{
    Entry entry = {.label = psg_label_placer_add(labels->placer, asked),
                   .look = *look,
                   .at = asked->at};
    g_array_append_val(labels->entries, entry);
    return &g_array_index(labels->entries, Entry, labels->entries->len - 1);
}

static void
offer(Labels *labels, Form *form, PsgPoint centre, double cost)
{
    PsgRect place = psg_rect_around(centre, form->size);
    size_t number = psg_label_placer_offer(labels->placer, place, cost);
    form->first = MIN(form->first, number);
}

/* The places around a box, in rings that are one line of text apart: the first one is given,
 * without its gap and size. */
static void
offer_around(Labels *labels, Form *form, PsgLabelRing ring, size_t rings)
{
    const PsgPen *pen = labels->plot->pen;
    PsgTextLook look = look_of(labels->plot, 400);
    double line = psg_pen_line_height(pen, &look);
    for (size_t i = 0; i < rings; i++) {
        ring.size = form->size;
        ring.gap = psg_pen_length(pen, GAP) + (double)i * line;
        size_t first = psg_label_placer_offer_around(labels->placer, &ring);
        form->first = MIN(form->first, first);
        ring.cost += RING_COST;
    }
}

/* The form that found a place; NULL: none did. */
static const Form *
chosen(const Labels *labels, const Entry *entry)
{
    size_t choice = psg_label_placer_choice(labels->placer, entry->label);
    const Form *form = NULL;
    for (size_t i = 0; choice != PSG_NONE && i < entry->form_count; i++) {
        form = entry->forms[i].first <= choice ? &entry->forms[i] : form;
    }
    return form;
}

/* ---- What is drawn ---- */

static void
tell_drawn(Labels *labels, const PsgSeriesPlotted *plotted)
{
    const PsgSeriesPlot *plot = labels->plot;
    double air = psg_pen_length(plot->pen, BAR_GAP);
    for (size_t i = 0; i < plotted->count; i++) {
        const PsgSeriesSpot *spot = &plotted->spots[i];
        if (plotted->line->is_bars) {
            psg_label_placer_box(labels->placer, psg_series_bar(plot, spot));
            continue;
        }
        psg_label_placer_box(labels->placer, psg_series_mark_bounds(plot, spot));
        if (spot->is_stretch) {
            psg_label_placer_box(labels->placer,
                                 (PsgRect){spot->left, spot->at.y - air,
                                           spot->right - spot->left, 2 * air});
        }
        if (i > 0) {
            psg_label_placer_line(labels->placer, plotted->spots[i - 1].at, spot->at);
        }
    }
}

/* ---- Names of lines ---- */

/* One value that holds for long. */
static bool
is_stretch(const PsgSeriesPlotted *plotted)
{
    return plotted->line->count == 1 && plotted->count == 1 &&
           plotted->spots[0].is_stretch;
}

static bool
is_named(const PsgSeriesPlotted *plotted)
{
    const PsgSeriesLine *line = plotted->line;
    return line->name != NULL && !line->is_bars && !line->is_rest && plotted->count > 0;
}

/* ---- Names in a column ---- */

/* Names of lines that go on to the end stand below each other behind it, each as near to its
 * line as the others let it. Where two would be closer than their heights, the sum of the
 * squares of how far all of them are moved is the least there can be. */

/* One name of the column. */
typedef struct {
    size_t line;       /* its number */
    double wanted, at; /* y of its middle */
} Slot;

static gint
compare_slots(gconstpointer a, gconstpointer b)
{
    const Slot *left = a, *right = b;
    return 2 * PSG_COMPARE(left->wanted, right->wanted) +
           PSG_COMPARE(left->line, right->line);
}

/* Where the last named line ends. */
static double
end_of(const PsgSeriesPlot *plot)
{
    double end = 0;
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        const PsgSeriesPlotted *plotted = &plot->lines[i];
        end = is_named(plotted) ? MAX(end, plotted->spots[plotted->count - 1].at.x) : end;
    }
    return end;
}

/* False if the room is too low for all. */
static bool
spread(GArray *slots, double height, double top, double bottom)
{
    g_autofree PsgSpreadItem *items = g_new(PsgSpreadItem, slots->len + 1);
    for (guint i = 0; i < slots->len; i++) {
        double wanted = g_array_index(slots, Slot, i).wanted;
        items[i] = (PsgSpreadItem){wanted, height, wanted};
    }
    bool has_room = psg_spread(items, slots->len, top, bottom);
    for (guint i = 0; i < slots->len && has_room; i++) {
        g_array_index(slots, Slot, i).at = items[i].at;
    }
    return has_room;
}

/* Names one below the other, in order. */
typedef struct {
    GArray *slots;      /* of Slot */
    bool has_two_lines; /* each name has its value below it, not beside it */
} Column;

static void
clear_column(Column *column)
{
    g_array_unref(column->slots);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Column, clear_column)

static GArray *
find_slots(const PsgSeriesPlot *plot)
{
    GArray *slots = g_array_new(FALSE, FALSE, sizeof(Slot));
    double end = end_of(plot);
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        const PsgSeriesPlotted *plotted = &plot->lines[i];
        if (is_named(plotted) && !is_stretch(plotted)) {
            PsgPoint last = plotted->spots[plotted->count - 1].at;
            Slot slot = {i, last.y, last.y};
            if (last.x >= end - plot->mark) {
                g_array_append_val(slots, slot);
            }
        }
    }
    g_array_sort(slots, compare_slots);
    return slots;
}

/* Of lines that go on to the end, if there are several. Values stand below names where no name
 * is moved by more than a line for that. No slots: the room is too low for all. */
static Column
find_column(const PsgSeriesPlot *plot)
{
    const PsgPen *pen = plot->pen;
    PsgTextLook look = look_of(plot, 600);
    double top = plot->room.y, bottom = psg_rect_bottom(plot->room);
    Column column = {.slots = find_slots(plot)};
    if (column.slots->len > 1) {
        column.has_two_lines =
            spread(column.slots, text_height(pen, &look, 2), top, bottom);
        for (guint i = 0; i < column.slots->len; i++) {
            const Slot *slot = &g_array_index(column.slots, Slot, i);
            double far = fabs(slot->at - slot->wanted);
            column.has_two_lines =
                column.has_two_lines && far <= psg_pen_line_height(pen, &look);
        }
    }
    if (column.slots->len < 2 ||
        (!column.has_two_lines &&
         !spread(column.slots, text_height(pen, &look, 1), top, bottom))) {
        g_array_set_size(column.slots, 0);
    }
    return column;
}

/* "Chrome: 63". Owned by the caller. */
static char *
name_and_value(const PsgSeriesPlot *plot, const PsgSeriesPlotted *plotted)
{
    const char *value = plotted->spots[plotted->count - 1].point->label;
    const char *colon = psg_word(PSG_WORD_COLON, plot->pen->context->language);
    return g_strconcat(plotted->line->name, colon, " ", value, NULL);
}

static size_t
name_in_column(Labels *labels, const Slot *slot, bool has_two_lines)
{
    const PsgSeriesPlot *plot = labels->plot;
    const PsgPen *pen = plot->pen;
    const PsgSeriesPlotted *plotted = &plot->lines[slot->line];
    const PsgSeriesSpot *last = &plotted->spots[plotted->count - 1];
    PsgTextLook look = look_of(plot, 600);
    g_autofree char *both = name_and_value(plot, plotted);
    PsgLabel asked = {.at = last->at, .weight = NAME_WEIGHT};
    Entry *entry = add_entry(labels, &look, &asked);
    entry->reach = plot->mark + psg_pen_length(pen, GAP);
    double left = last->at.x + plot->mark * PSG_SERIES_MARK_REACH +
                  psg_pen_length(pen, has_two_lines ? GAP : COLUMN_GAP);
    double width = psg_rect_right(plot->room) - left - 2 * psg_pen_length(pen, AIR);
    bool fits = psg_pen_width(pen, &look, both) <= width;
    const char *text = fits && !has_two_lines ? both : plotted->line->name;
    Form *form = add_form(labels, entry, text, width, 1);
    if (has_two_lines) {
        add_value(pen, &look, form, last->point->label);
    }
    form->has_value = fits || has_two_lines;
    offer(labels, form, (PsgPoint){left + form->size.width / 2, slot->at}, 0);
    return labels->entries->len - 1;
}

/* names: by line, the number of its entry; PSG_NONE: it has no name yet. */
static void
name_column(Labels *labels, size_t *names)
{
    g_auto(Column) column = find_column(labels->plot);
    for (guint i = 0; i < column.slots->len; i++) {
        const Slot *slot = &g_array_index(column.slots, Slot, i);
        names[slot->line] = name_in_column(labels, slot, column.has_two_lines);
    }
}

/* On the outer side of the bend. */
static PsgLabelSide
side_of(const PsgSeriesPlotted *plotted, size_t index)
{
    const PsgSeriesSpot *spots = plotted->spots;
    double y = spots[index].at.y;
    bool before = index == 0 || spots[index - 1].at.y < y;
    bool after = index + 1 == plotted->count || spots[index + 1].at.y < y;
    bool is_low = before && after && plotted->count > 1;
    return is_low || spots[index].point->bound == PSG_BOUND_BELOW ? PSG_LABEL_BELOW
                                                                  : PSG_LABEL_ABOVE;
}

/* ---- Names at their lines ---- */

/* At one of the line's values: the last one is told with the name, below it or beside it, if it
 * has room; in one line or two. Gives the number of its entry. */
static size_t
name_at(Labels *labels, const PsgSeriesPlotted *plotted, size_t index)
{
    const PsgSeriesPlot *plot = labels->plot;
    const PsgPen *pen = plot->pen;
    const PsgSeriesSpot *spot = &plotted->spots[index];
    const char *name = plotted->line->name;
    bool is_above = is_stretch(plotted), is_last = index + 1 == plotted->count;
    g_autofree char *both = name_and_value(plot, plotted);
    PsgTextLook look = look_of(plot, 600);
    double width = plot->room.width * NAME_SHARE;
    double half = half_width(pen, &look, name, width);
    PsgLabel asked = {.at = spot->at,
                      .weight = NAME_WEIGHT,
                      .crossing = CROSSING_COST,
                      .clearance = psg_pen_length(pen, GAP),
                      .is_tied = true};
    Entry *entry = add_entry(labels, &look, &asked);
    entry->reach = plot->mark + psg_pen_length(pen, GAP);
    const char *texts[MOST_FORMS] = {name, both, name, name, name};
    const double widths[MOST_FORMS] = {width, plot->area.width, half, width, half};
    for (size_t i = is_last ? 0 : FORMS_WITH_VALUE; i < MOST_FORMS; i++) {
        bool is_broken = i == 2 || i == 4;
        Form *form =
            add_form(labels, entry, texts[i], widths[i], is_broken ? MOST_LINES : 1);
        double cost = FORM_COST * (double)(is_above && i < 2 ? 1 - i : i);
        if (i == 0 || i == 2) {
            add_value(pen, &look, form, spot->point->label);
        }
        form->has_value = i < FORMS_WITH_VALUE;
        cost += form->has_value ? 0 : ALONE_COST;
        cost += form->is_cut ? CUT_COST : 0;
        PsgLabelRing ring = {.box = psg_series_mark_bounds(plot, spot),
                             .best = is_above  ? PSG_LABEL_ABOVE
                                     : is_last ? PSG_LABEL_RIGHT
                                               : side_of(plotted, index),
                             .cost = cost};
        offer_around(labels, form, ring, 1 + RINGS);
    }
    return labels->entries->len - 1;
}

static const Form *
form_of_name(const Labels *labels, size_t entry)
{
    return chosen(labels, &g_array_index(labels->entries, Entry, entry));
}

/* A line whose end is crowded has its name where it is highest, or at another of its values. */
static void
name_elsewhere(Labels *labels, const PsgSeriesPlotted *plotted, size_t *entry)
{
    size_t highest = 0;
    for (size_t i = 1; i < plotted->count; i++) {
        highest = plotted->spots[i].at.y < plotted->spots[highest].at.y ? i : highest;
    }
    size_t most = MIN(plotted->count, MOST_TRIED);
    for (size_t i = 0; i < most && form_of_name(labels, *entry) == NULL; i++) {
        *entry = name_at(labels, plotted, i == 0 ? highest : plotted->count - 1 - i);
        psg_label_placer_solve(labels->placer);
    }
}

/* names: by line, the number of its entry. */
static void
name_lines(Labels *labels, size_t *names)
{
    const PsgSeriesPlot *plot = labels->plot;
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        const PsgSeriesPlotted *plotted = &plot->lines[i];
        if (is_named(plotted) && names[i] == PSG_NONE) {
            names[i] = name_at(labels, plotted, plotted->count - 1);
        }
    }
    psg_label_placer_solve(labels->placer);
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        if (is_named(&plot->lines[i])) {
            name_elsewhere(labels, &plot->lines[i], &names[i]);
        }
    }
}

/* Bars whose name stands behind them: none has, if no bar has any height. */
static bool
has_side_name(const PsgSeriesPlotted *plotted)
{
    bool has_height = false;
    for (size_t i = 0; i < plotted->count; i++) {
        has_height = has_height || fpclassify(plotted->spots[i].point->value) != FP_ZERO;
    }
    return plotted->line->is_bars && plotted->line->name != NULL && has_height;
}

static double
margin_for_side(const PsgSeriesPlot *plot, const char *name)
{
    const PsgPen *pen = plot->pen;
    PsgTextLook look = look_of(plot, 600);
    return psg_pen_width(pen, &look, name) + psg_pen_length(pen, 2 * AIR + GAP) + 1;
}

/* is_beside: the value stands beside the name. By how much the area must be narrower, so that what is written at the line's last point
 * does not leave it. */
static double
margin_for(const PsgSeriesPlot *plot, const PsgSeriesPlotted *plotted, bool is_beside)
{
    if (has_side_name(plotted)) {
        return margin_for_side(plot, plotted->line->name);
    }
    if (plotted->count == 0 || plotted->line->is_bars || plotted->line->is_rest ||
        is_stretch(plotted)) {
        return 0;
    }
    const PsgPen *pen = plot->pen;
    const PsgSeriesSpot *last = &plotted->spots[plotted->count - 1];
    PsgTextLook bold = look_of(plot, 600), look = look_of(plot, 400);
    double width = psg_pen_width(pen, &look, last->point->label);
    if (plotted->line->name == NULL) {
        width /= 2; /* above its point */
    } else {
        g_autofree char *both = name_and_value(plot, plotted);
        const char *widest = is_beside ? both : plotted->line->name;
        width = MAX(width, psg_pen_width(pen, &bold, widest));
        width = MIN(width + 2 * psg_pen_length(pen, AIR), plot->room.width * NAME_SHARE);
        width += plot->mark * PSG_SERIES_MARK_REACH + 1;
        width += psg_pen_length(pen, is_beside ? COLUMN_GAP : GAP);
    }
    double share = (last->at.x - plot->area.x) / plot->area.width;
    return plot->area.width - (plot->area.width - width) / MAX(share, 0.01);
}

double
psg_series_labels_margin(const PsgSeriesPlot *plot)
{
    g_auto(Column) column = find_column(plot);
    bool is_beside = column.slots->len > 0 && !column.has_two_lines;
    double margin = 0;
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        margin = MAX(margin, margin_for(plot, &plot->lines[i], is_beside));
    }
    return MIN(margin, plot->room.width * NAME_SHARE);
}

/* ---- Ratios ---- */

static void
write_ratio(Labels *labels, const PsgSeriesRatio *ratio)
{
    const PsgSeriesPlot *plot = labels->plot;
    PsgPoint top, foot;
    if (!psg_series_ratio_ends(plot, ratio, &top, &foot)) {
        return;
    }
    psg_label_placer_line(labels->placer, top, foot);
    PsgTextLook look = look_of(plot, 600);
    PsgPoint middle = psg_between(top, foot, 0.5);
    PsgLabel asked = {
        .at = middle, .weight = RATIO_WEIGHT, .crossing = 1, .is_tied = true};
    Entry *entry = add_entry(labels, &look, &asked);
    Form *form = add_form(labels, entry, ratio->label, plot->room.width, 1);
    double far = plot->mark * PSG_SERIES_MARK_REACH + form->size.width / 2;
    offer(labels, form, (PsgPoint){middle.x + far, middle.y}, 0);
    offer(labels, form, (PsgPoint){middle.x - far, middle.y}, FORM_COST);
}

/* ---- Values ---- */

/* More values than stand beside each other, above the line, and below it where the chart has
 * the page for itself; or more lines than leave room between them. */
static bool
is_crowded(const PsgSeriesPlot *plot, const PsgSeriesPlotted *plotted)
{
    PsgTextLook look = look_of(plot, 400);
    double width = 0;
    for (size_t i = 0; i < plotted->count; i++) {
        width += psg_pen_width(plot->pen, &look, plotted->spots[i].point->label);
    }
    return plot->chart->line_count > MOST_LINES_WITH_VALUES ||
           width > plot->area.width * (plot->is_whole ? 2 : 1);
}

/* Beyond the bar's end, or in it. */
static void
offer_bar(Labels *labels, const Entry *entry, Form *form, bool is_down)
{
    const PsgPen *pen = labels->plot->pen;
    PsgRect bar = entry->bar;
    double end = is_down ? psg_rect_bottom(bar) : bar.y;
    double far = psg_pen_length(pen, BAR_GAP) + form->size.height / 2;
    double text = form->size.width - 2 * psg_pen_length(pen, AIR);
    far = is_down ? far : -far;
    offer(labels, form, (PsgPoint){psg_rect_centre(bar).x, end + far}, 0);
    if (text <= bar.width && 2 * fabs(far) <= bar.height) {
        offer(labels, form, (PsgPoint){psg_rect_centre(bar).x, end - far}, INSIDE_COST);
    }
}

static void
write_value(Labels *labels, const PsgSeriesPlotted *plotted, size_t index, double weight)
{
    const PsgSeriesPlot *plot = labels->plot;
    const PsgSeriesSpot *spot = &plotted->spots[index];
    bool is_bar = plotted->line->is_bars;
    PsgTextLook look = look_of(plot, 400);
    PsgLabel asked = {.at = spot->at,
                      .weight = weight,
                      .crossing = 1,
                      .clearance = is_bar ? 0 : psg_pen_length(plot->pen, GAP),
                      .is_tied = true,
                      .covers_own = is_bar};
    Entry *entry = add_entry(labels, &look, &asked);
    Form *form = add_form(labels, entry, spot->point->label, plot->room.width, 1);
    if (is_bar) {
        entry->bar = psg_series_bar(plot, spot);
        entry->fill = spot->point->is_estimated ? plot->pen->context->style->background
                                                : plotted->line->fill;
        offer_bar(labels, entry, form, spot->point->value < 0);
    } else {
        PsgLabelRing ring = {.box = psg_series_mark_bounds(plot, spot),
                             .best = side_of(plotted, index)};
        offer_around(labels, form, ring, 1);
    }
}

/* Where bars go up and down, none says enough. */
static bool
is_nothing(const PsgSeriesPlot *plot, const PsgSeriesPlotted *plotted, size_t index)
{
    return plotted->line->is_bars && plot->chart->line_count > 1 &&
           fpclassify(plotted->spots[index].point->value) == FP_ZERO;
}

/* As the one before it and the one after it: a line that stays is told where it begins to and
 * where it ends. */
static bool
is_staying(const PsgSeriesPlotted *plotted, size_t index)
{
    const PsgSeriesSpot *spots = plotted->spots;
    return !plotted->line->is_bars && index > 0 && index + 1 < plotted->count &&
           strcmp(spots[index].point->label, spots[index - 1].point->label) == 0 &&
           strcmp(spots[index].point->label, spots[index + 1].point->label) == 0;
}

/* All, or the ends and the extremes where they are crowded; the last one only if it is not
 * told with the line's name, whose entry that is. */
static void
write_values(Labels *labels, const PsgSeriesPlotted *plotted, size_t name)
{
    const PsgSeriesPlot *plot = labels->plot;
    const Form *form = name == PSG_NONE ? NULL : form_of_name(labels, name);
    bool is_told = form != NULL && form->has_value;
    size_t least = 0, most = 0;
    for (size_t i = 1; i < plotted->count; i++) {
        least = plotted->spots[i].at.y > plotted->spots[least].at.y ? i : least;
        most = plotted->spots[i].at.y < plotted->spots[most].at.y ? i : most;
    }
    bool is_few = !plotted->line->is_bars && is_crowded(plot, plotted);
    for (size_t i = 0; i < plotted->count; i++) {
        bool is_last = i + 1 == plotted->count;
        bool is_end = i == 0 || is_last, is_extreme = i == least || i == most;
        double weight = is_end ? END_WEIGHT : is_extreme ? EXTREME_WEIGHT : VALUE_WEIGHT;
        if (!(is_last && is_told) && (is_end || is_extreme || !is_few) &&
            !is_nothing(plot, plotted, i) && !is_staying(plotted, i)) {
            write_value(labels, plotted, i, weight);
        }
    }
}

/* ---- Names of bars ---- */

/* What bars that go up are, or those that go down: behind all of them, as names of lines are, on
 * their side of zero and as near to it as can be. */
static void
name_side(Labels *labels, const PsgSeriesPlotted *plotted)
{
    const PsgSeriesPlot *plot = labels->plot;
    if (!has_side_name(plotted)) {
        return;
    }
    double zero = psg_value_scale_y(&plot->values, 0);
    bool is_down = false;
    for (size_t i = 0; i < plotted->count; i++) {
        is_down = is_down || plotted->spots[i].at.y > zero;
    }
    PsgTextLook look = look_of(plot, 600);
    PsgLabel asked = {.weight = NAME_WEIGHT, .crossing = 1};
    Entry *entry = add_entry(labels, &look, &asked);
    Form *form =
        add_form(labels, entry, plotted->line->name, plot->room.width * NAME_SHARE, 1);
    double gap = psg_pen_length(plot->pen, GAP);
    double room = is_down ? psg_rect_bottom(plot->area) - zero : zero - plot->room.y;
    size_t rows = (size_t)MAX(1, room / form->size.height);
    double x = psg_rect_right(plot->area) + gap + form->size.width / 2;
    for (size_t row = 0; row < rows; row++) {
        double far = ((double)row + 0.5) * form->size.height + gap;
        offer(labels, form, (PsgPoint){x, zero + (is_down ? far : -far)},
              SIDE_COST * (double)row / (double)rows);
    }
}

/* Offers places above the middle of bars that share a name, and above their values. */
static void
name_run(Labels *labels, const PsgSeriesPlotted *plotted, size_t from, size_t end)
{
    const PsgSeriesPlot *plot = labels->plot;
    const PsgPen *pen = plot->pen;
    const PsgSeriesSpot *first = &plotted->spots[from], *last = &plotted->spots[end - 1];
    double top = first->at.y, left = first->at.x, right = last->at.x;
    for (size_t i = from; i < end; i++) {
        top = MIN(top, plotted->spots[i].at.y);
    }
    PsgTextLook value = look_of(plot, 400), look = value;
    look.font.size = psg_pen_length(pen, pen->context->style->size_small);
    double width = MAX(right - left + plot->bar * 1.5, psg_pen_length(pen, EVENT_WIDTH));
    PsgLabel asked = {
        .at = {(left + right) / 2, top}, .weight = BAR_NAME_WEIGHT, .crossing = 1};
    Entry *entry = add_entry(labels, &look, &asked);
    Form *form = add_form(labels, entry, first->point->name, width,
                          plot->is_whole ? MOST_EVENT_LINES : MOST_LINES);
    if (end - from > 1) {
        entry->from = left - plot->bar / 2;
        entry->to = right + plot->bar / 2;
    }
    double far = 2 * psg_pen_length(pen, BAR_GAP) + text_height(pen, &value, 1) +
                 form->size.height / 2;
    for (size_t i = 0; i <= RINGS; i++) {
        double up = far + (double)i * psg_pen_line_height(pen, &look);
        offer(labels, form, (PsgPoint){asked.at.x, top - up}, RING_COST * (double)i);
    }
}

static void
name_bars(Labels *labels, const PsgSeriesPlotted *plotted)
{
    bool has_names = plotted->line->is_bars &&
                     (labels->plot->is_whole || labels->plot->chart->names_matter);
    for (size_t from = 0, end; has_names && from < plotted->count; from = end) {
        const char *name = plotted->spots[from].point->name;
        end = from + 1;
        while (end < plotted->count &&
               g_strcmp0(plotted->spots[end].point->name, name) == 0) {
            end++;
        }
        if (name != NULL) {
            name_run(labels, plotted, from, end);
        }
    }
}

/* ---- Drawing ---- */

/* Draws a line below the text, from the first bar that it belongs to to the last. */
static void
draw_span(const PsgPen *pen, const Entry *entry, PsgRect place)
{
    double y = psg_rect_bottom(place) + psg_pen_length(pen, AIR) / 2;
    double tick = y + psg_pen_length(pen, AIR);
    const PsgPoint corners[] = {
        {entry->from, tick}, {entry->from, y}, {entry->to, y}, {entry->to, tick}};
    PsgInk ink =
        psg_pen_stroke(pen, pen->context->style->muted, LEADER_WIDTH, PSG_DASH_NONE);
    g_autoptr(PsgPath) path = psg_path_polyline(corners, G_N_ELEMENTS(corners));
    psg_scene_path(pen->scene, path, &ink);
}

/* Draws a line from the text's border towards its point, if others may stand between. */
static void
draw_leader(const PsgPen *pen, const Entry *entry, PsgRect place)
{
    PsgPoint border = {CLAMP(entry->at.x, place.x, psg_rect_right(place)),
                       CLAMP(entry->at.y, place.y, psg_rect_bottom(place))};
    double length = psg_distance(entry->at, border);
    PsgInk ink =
        psg_pen_stroke(pen, pen->context->style->muted, LEADER_WIDTH, PSG_DASH_NONE);
    if (entry->reach > 0 && length > entry->reach * FAR) {
        double share = 1 - entry->reach * LEADER_GAP / length;
        psg_pen_line(pen, border, psg_between(border, entry->at, share), &ink);
    }
}

/* Text beside its point begins, or ends, there; above and below it is centred. */
static PsgAnchor
anchor_of(const Entry *entry, PsgRect place)
{
    if (place.x >= entry->at.x) {
        return PSG_ANCHOR_START;
    }
    return psg_rect_right(place) <= entry->at.x ? PSG_ANCHOR_END : PSG_ANCHOR_MIDDLE;
}

/* Black on a bar, or as the page is, whatever is read better. */
static PsgColour
colour_on(const PsgStyle *style, PsgColour fill)
{
    bool is_dark = psg_colour_contrast(style->ink, fill) <
                   psg_colour_contrast(style->background, fill);
    return is_dark ? style->background : style->ink;
}

static void
draw_text(const PsgPen *pen, const Entry *entry, const Form *form, PsgRect place)
{
    const PsgStyle *style = pen->context->style;
    double air = psg_pen_length(pen, AIR);
    PsgTextLook look = entry->look;
    look.anchor = anchor_of(entry, place);
    if (psg_rect_overlaps(entry->bar, place)) {
        look.colour = colour_on(style, entry->fill);
    } else {
        psg_scene_box(pen->scene, place, 0, &(PsgInk){.fill = style->background});
    }
    PsgTextLook thin = value_look(&look);
    const double starts[] = {place.x + air, psg_rect_centre(place).x,
                             psg_rect_right(place) - air};
    PsgPoint at = {starts[look.anchor], place.y + psg_pen_length(pen, AIR_ABOVE) +
                                            psg_pen_cap_height(pen, &look)};
    at = psg_pen_write_lines(pen, &look, at, form->lines);
    if (form->value != NULL) {
        psg_pen_write(pen, &thin, at, form->value);
    }
}

static void
draw_entry(const Labels *labels, const Entry *entry)
{
    const PsgPen *pen = labels->plot->pen;
    const Form *form = chosen(labels, entry);
    if (form == NULL) {
        return;
    }
    PsgRect place = psg_label_placer_place(labels->placer, entry->label);
    draw_text(pen, entry, form, place);
    draw_leader(pen, entry, place);
    if (entry->to > entry->from) {
        draw_span(pen, entry, place);
    }
}

/* ---- All ---- */

static void
clear_entry(gpointer entry)
{
    for (size_t i = 0; i < ((Entry *)entry)->form_count; i++) {
        g_strfreev(((Entry *)entry)->forms[i].lines);
    }
}

void
psg_series_labels_draw(const PsgSeriesPlot *plot)
{
    const PsgSeriesChart *chart = plot->chart;
    PsgRect bounds = {plot->area.x, plot->room.y,
                      psg_rect_right(plot->room) - plot->area.x, plot->room.height};
    g_autofree size_t *names = g_new0(size_t, chart->line_count + 1);
    g_autoptr(PsgLabelPlacer) placer = psg_label_placer_new(bounds);
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    Labels labels = {plot, placer, entries};
    g_array_set_clear_func(entries, clear_entry);
    for (size_t i = 0; i < chart->line_count; i++) {
        names[i] = PSG_NONE;
    }
    name_column(&labels, names);
    psg_label_placer_solve(placer); /* these are where they are */
    for (size_t i = 0; i < chart->line_count; i++) {
        if (!chart->lines[i].is_rest) {
            tell_drawn(&labels, &plot->lines[i]);
        }
    }
    for (size_t i = 0; i < chart->line_count; i++) {
        name_side(&labels, &plot->lines[i]);
    }
    for (size_t i = 0; i < chart->ratio_count; i++) {
        write_ratio(&labels, &chart->ratios[i]);
    }
    name_lines(&labels, names);
    for (size_t i = 0; i < chart->line_count; i++) {
        if (!chart->lines[i].is_rest) {
            write_values(&labels, &plot->lines[i], names[i]);
            name_bars(&labels, &plot->lines[i]);
        }
    }
    psg_label_placer_solve(placer);
    for (guint i = 0; i < entries->len; i++) {
        draw_entry(&labels, &g_array_index(entries, Entry, i));
    }
}
