/* What is to be written in a plot. Lines of one machine or centre give way to sums. */
#include "figure/series/names.h"

#include "figure/series/mark.h"
#include "figure/strings.h"

#include <math.h>

/* In units of a slide. */
#define GAP 5.0 /* between a mark and what belongs to it */
#define FAR_GAP 26.0
#define VALUE_SIZE 15.0 /* of letters; where the plot has the page for itself, the next */
#define LARGE_VALUE_SIZE 20.0
#define EVENT_WIDTH 96.0 /* a title of an event needs so much */
#define ROOMY_WIDTH 560.0
#define ROOMY_HEIGHT 180.0

#define HALF 0.6        /* of a text's width, for two lines */
#define NAME_SHARE 0.34 /* of the room's width, at most, for a name */

enum { MOST_LINES = 2, MOST_EVENT_LINES = 3 };

/* The smaller, the more a value matters. */
typedef enum {
    RANK_END, /* the first or the last */
    RANK_EXTREME,
    RANK_OTHER,
} Rank;

typedef struct {
    const PsgSeriesPlot *plot;
    PsgSeriesWritten *written;
} Writer;

/* ---- Looks ---- */

static PsgTextLook
look_of(const PsgSeriesPlot *plot, int weight)
{
    const PsgStyle *style = plot->pen->context->style;
    double size = plot->is_whole ? LARGE_VALUE_SIZE : VALUE_SIZE;
    return psg_pen_look(plot->pen, size, weight, style->ink, PSG_ANCHOR_MIDDLE);
}

static PsgSeriesText
name_text(const PsgSeriesPlot *plot, const char *name)
{
    return (PsgSeriesText){.text = name,
                           .look = look_of(plot, 600),
                           .width = plot->room.width * NAME_SHARE,
                           .most = plot->is_whole ? MOST_LINES : 1};
}

static double
reach_of(const PsgSeriesPlot *plot)
{
    return plot->mark + psg_pen_length(plot->pen, GAP);
}

/* ---- What is taken ---- */

static void
block_point(const Writer *writer, const PsgSeriesLine *line, const PsgSeriesPoint *point)
{
    const PsgSeriesPlot *plot = writer->plot;
    PsgLabelField *field = psg_series_written_field(writer->written);
    double left, right;
    if (line->is_bars) {
        psg_label_field_block(field, psg_series_plot_bar(plot, point));
        return;
    }
    psg_label_field_block(field, psg_series_mark_bounds(plot, point));
    if (psg_series_plot_lasts(plot, point, &left, &right)) {
        double y = psg_series_plot_at(plot, point).y, air = psg_pen_length(plot->pen, 2);
        psg_label_field_block(field, (PsgRect){left, y - air, right - left, 2 * air});
    }
}

static void
block_line(const Writer *writer, const PsgSeriesLine *line)
{
    const PsgSeriesPlot *plot = writer->plot;
    PsgLabelField *field = psg_series_written_field(writer->written);
    const PsgSeriesPoint *before = NULL;
    for (size_t i = 0; i < line->count; i++) {
        const PsgSeriesPoint *point = &line->points[i];
        if (!psg_series_plot_has(plot, point)) {
            continue;
        }
        block_point(writer, line, point);
        if (before != NULL && !line->is_bars) {
            psg_label_field_line(field, psg_series_plot_at(plot, before),
                                 psg_series_plot_at(plot, point));
        }
        before = point;
    }
}

/* ---- Names of lines ---- */

static const PsgSeriesPoint *
last_point(const PsgSeriesPlot *plot, const PsgSeriesLine *line)
{
    for (size_t i = line->count; i > 0; i--) {
        if (psg_series_plot_has(plot, &line->points[i - 1])) {
            return &line->points[i - 1];
        }
    }
    return NULL;
}

/* One value that holds for long. */
static bool
is_stretch(const PsgSeriesPlot *plot, const PsgSeriesLine *line)
{
    double left, right;
    return line->count == 1 && !line->is_bars && line->name != NULL &&
           psg_series_plot_lasts(plot, &line->points[0], &left, &right);
}

/* There is room for two lines at the end of each. */
static bool
is_roomy(const PsgSeriesPlot *plot)
{
    return plot->is_whole ||
           (plot->room.width > psg_pen_length(plot->pen, ROOMY_WIDTH) &&
            plot->room.height > psg_pen_length(plot->pen, ROOMY_HEIGHT));
}

/* Of two lines for a name: no word is broken for it. */
static double
half_width(const PsgSeriesPlot *plot, const PsgSeriesText *name)
{
    double width = psg_series_text_size(plot->pen, name).width * HALF;
    g_auto(GStrv) words = g_strsplit(name->text, " ", -1);
    for (size_t i = 0; words[i] != NULL; i++) {
        width = MAX(width, psg_pen_width(plot->pen, &name->look, words[i]) + 1);
    }
    return MIN(width, name->width);
}

/* Writes the line's name, with its last value where both have room: beside each other, or
 * below each other. Gives whether the value is told. */
static bool
write_name(const Writer *writer, const PsgSeriesLine *line, const PsgSeriesPoint *last,
           PsgLabelWish wish)
{
    const PsgSeriesPlot *plot = writer->plot;
    const char *colon = psg_word(PSG_WORD_COLON, plot->pen->context->language);
    g_autofree char *both = g_strconcat(line->name, colon, " ", last->label, NULL);
    PsgSeriesText alone = name_text(plot, line->name);
    alone.has_leader = true;
    PsgSeriesText beside = alone, below = alone;
    beside.text = both;
    beside.width = plot->area.width;
    below.value = last->label;
    bool is_stretched = is_stretch(plot, line), is_single = line->count == 1;
    bool is_beside = is_stretched || (is_single && !plot->is_whole);
    PsgLabelWish near = wish;
    near.is_near = !plot->is_whole && !is_single;
    if ((is_beside && psg_series_written_add(writer->written, &beside, wish)) ||
        ((is_single || is_roomy(plot)) &&
         psg_series_written_add(writer->written, &below, near))) {
        return true;
    }
    PsgSeriesText halves = alone;
    halves.most = MOST_LINES;
    halves.width = half_width(plot, &alone);
    PsgLabelWish across = wish;
    across.may_cross = true;
    if (!psg_series_written_add(writer->written, &alone, wish) &&
        !psg_series_written_add(writer->written, &halves, wish) &&
        !psg_series_written_add(writer->written, &alone, across)) {
        halves.width = psg_series_text_size(plot->pen, &alone).width * HALF;
        psg_series_written_add(writer->written, &halves, across); /* rather than none */
    }
    return false;
}

/* Gives whether the last value is told with it. */
static bool
name_line(const Writer *writer, const PsgSeriesLine *line)
{
    const PsgSeriesPlot *plot = writer->plot;
    const PsgSeriesPoint *last = last_point(plot, line);
    if (line->name == NULL || last == NULL || line->is_bars) {
        return false;
    }
    PsgLabelWish wish = {
        .at = psg_series_plot_at(plot, last),
        .reach = reach_of(plot),
        .side = PSG_SIDE_RIGHT,
    };
    if (is_stretch(plot, line)) {
        wish.side = PSG_SIDE_ABOVE;
        wish.reach *= last->bound == PSG_BOUND_ABOVE ? 2 : 1; /* its arrow */
    }
    return write_name(writer, line, last, wish);
}

/* How far left of the room's right end the time must end, so that what is written at the
 * line's last point does not leave the room. */
static double
margin_for(const PsgSeriesPlot *plot, const PsgSeriesLine *line)
{
    const PsgSeriesPoint *last = last_point(plot, line);
    if (last == NULL || line->is_bars || is_stretch(plot, line)) {
        return 0;
    }
    PsgSeriesText text = name_text(plot, line->name != NULL ? line->name : last->label);
    text.value = line->name != NULL && is_roomy(plot) ? last->label : NULL;
    double width = psg_series_text_size(plot->pen, &text).width;
    width = line->name != NULL ? width + reach_of(plot) + 1 : width / 2;
    double left = plot->area.x, end = psg_rect_right(plot->room);
    double first = MAX(last->first, plot->time.first),
           after = MIN((double)last->last, plot->time.last) + 1;
    double span = (double)plot->time.last + 1 - plot->time.first;
    double share = CLAMP(((first + after) / 2 - plot->time.first) / span, 0.01, 1);
    return end - (left + (end - width - left) / share);
}

double
psg_series_names_margin(const PsgSeriesPlot *plot)
{
    double margin = 0;
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        margin = MAX(margin, margin_for(plot, &plot->chart->lines[i]));
    }
    return MIN(margin, plot->room.width * NAME_SHARE);
}

/* ---- Ratios ---- */

static void
write_ratio(const Writer *writer, const PsgSeriesRatio *ratio)
{
    const PsgSeriesPlot *plot = writer->plot;
    PsgPoint top, foot;
    if (!psg_series_plot_ratio(plot, ratio, &top, &foot)) {
        return;
    }
    PsgSeriesText text = name_text(plot, ratio->label);
    PsgLabelWish wish = {.at = {top.x, (top.y + foot.y) / 2},
                         .reach = reach_of(plot),
                         .side = PSG_SIDE_ONLY_BESIDE};
    psg_label_field_line(psg_series_written_field(writer->written), top, foot);
    psg_series_written_add(writer->written, &text, wish);
}

/* ---- Values ---- */

static Rank
rank_of(const PsgSeriesPlot *plot, const PsgSeriesLine *line, size_t index)
{
    size_t least = index, most = index, first = index;
    for (size_t i = line->count; i > 0; i--) {
        const PsgSeriesPoint *point = &line->points[i - 1];
        if (psg_series_plot_has(plot, point)) {
            first = i - 1;
            least = point->value <= line->points[least].value ? i - 1 : least;
            most = point->value >= line->points[most].value ? i - 1 : most;
        }
    }
    if (index == first || &line->points[index] == last_point(plot, line)) {
        return RANK_END;
    }
    return index == least || index == most ? RANK_EXTREME : RANK_OTHER;
}

/* Its points stand nearer to each other than their labels are wide. */
static bool
is_crowded(const PsgSeriesPlot *plot, const PsgSeriesLine *line)
{
    PsgTextLook look = look_of(plot, 400);
    double step = plot->room.width, width = 0, before = -plot->room.width;
    for (size_t i = 0; i < line->count; i++) {
        if (psg_series_plot_has(plot, &line->points[i])) {
            double x = psg_series_plot_at(plot, &line->points[i]).x;
            step = MIN(step, x - before);
            width = MAX(width, psg_pen_width(plot->pen, &look, line->points[i].label));
            before = x;
        }
    }
    return width > step && !plot->is_whole;
}

static PsgSide
side_of(const PsgSeriesLine *line, size_t index)
{
    const PsgSeriesPoint *points = line->points;
    double value = points[index].value;
    bool before = index == 0 || points[index - 1].value > value;
    bool after = index + 1 == line->count || points[index + 1].value > value;
    if (line->is_bars) {
        return value < 0 ? PSG_SIDE_ONLY_BELOW : PSG_SIDE_ONLY_ABOVE;
    }
    bool is_low = before && after && line->count > 1;
    return is_low || points[index].bound == PSG_BOUND_BELOW ? PSG_SIDE_BELOW
                                                            : PSG_SIDE_ABOVE;
}

static bool
has_lines(const PsgSeriesPlot *plot)
{
    bool has = false;
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        has = has || !plot->chart->lines[i].is_bars;
    }
    return has;
}

static void
write_value(const Writer *writer, const PsgSeriesLine *line, size_t index)
{
    const PsgSeriesPlot *plot = writer->plot;
    const PsgSeriesPoint *point = &line->points[index];
    PsgSeriesText text = name_text(plot, point->label);
    text.look = look_of(plot, 400);
    PsgLabelWish wish = {
        .at = psg_series_plot_at(plot, point),
        .reach = line->is_bars ? psg_pen_length(plot->pen, 2) : reach_of(plot),
        .side = side_of(line, index),
        .is_near = !plot->is_whole,
    };
    /* where bars go up and down, none says enough */
    bool is_nothing = line->is_bars && plot->chart->line_count > 1 &&
                      fpclassify(point->value) == FP_ZERO;
    if (is_nothing) {
        return;
    }
    bool is_written = psg_series_written_add(writer->written, &text, wish);
    if (!is_written && line->is_bars && has_lines(plot)) {
        wish.reach = psg_pen_length(plot->pen, FAR_GAP); /* beyond one */
        psg_series_written_add(writer->written, &text, wish);
    }
}

/* All but the last, if that is told already. */
static void
write_values(const Writer *writer, const PsgSeriesLine *line, bool is_last_told)
{
    const PsgSeriesPlot *plot = writer->plot;
    const PsgSeriesPoint *told = is_last_told ? last_point(plot, line) : NULL;
    Rank most = is_crowded(plot, line) && !line->is_bars ? RANK_EXTREME : RANK_OTHER;
    for (Rank rank = RANK_END; rank <= most; rank++) {
        for (size_t i = 0; i < line->count; i++) {
            if (psg_series_plot_has(plot, &line->points[i]) && &line->points[i] != told &&
                rank_of(plot, line, i) == rank) {
                write_value(writer, line, i);
            }
        }
    }
}

/* ---- Names of bars ---- */

/* Bars that go up have their name above them, the others below, where room is. */
static void
name_side(const Writer *writer, const PsgSeriesLine *line)
{
    static const double shares[] = {0, 1, 0.5, 0.25, 0.75};
    const PsgSeriesPlot *plot = writer->plot;
    const PsgSeriesPoint *last = last_point(plot, line);
    if (last == NULL || !line->is_bars || line->name == NULL) {
        return;
    }
    bool is_down = false, is_seen = false;
    for (size_t i = 0; i < line->count; i++) {
        is_down = is_down || line->points[i].value < 0;
        is_seen = is_seen || fpclassify(line->points[i].value) != FP_ZERO;
    }
    if (!is_seen) {
        return; /* no bar has any height */
    }
    PsgSeriesText text = name_text(plot, line->name);
    double width = psg_series_text_size(plot->pen, &text).width;
    PsgLabelWish wish = {.at = {0, psg_value_scale_y(&plot->values, 0)},
                         .reach = psg_pen_length(plot->pen, GAP),
                         .side = is_down ? PSG_SIDE_ONLY_BELOW : PSG_SIDE_ONLY_ABOVE};
    bool is_written = false;
    size_t count = G_N_ELEMENTS(shares);
    for (size_t i = 0; i < 2 * count && !is_written; i++) {
        wish.at.x =
            plot->area.x + width / 2 + shares[i % count] * (plot->area.width - width);
        wish.reach = psg_pen_length(plot->pen, i < count ? GAP : FAR_GAP);
        is_written = psg_series_written_add(writer->written, &text, wish);
    }
}

/* How many bars from this one on have the same name. */
static size_t
run_of(const PsgSeriesLine *line, size_t from)
{
    size_t end = from + 1;
    while (end < line->count &&
           g_strcmp0(line->points[end].name, line->points[from].name) == 0) {
        end++;
    }
    return end - from;
}

/* Above the middle of bars that share a name. */
static void
name_run(const Writer *writer, const PsgSeriesLine *line, size_t from, size_t count)
{
    const PsgSeriesPlot *plot = writer->plot;
    const PsgPen *pen = plot->pen;
    PsgPoint first = psg_series_plot_at(plot, &line->points[from]), last = first;
    double top = first.y;
    for (size_t i = from; i < from + count; i++) {
        last = psg_series_plot_at(plot, &line->points[i]);
        top = MIN(top, last.y);
    }
    const PsgStyle *style = pen->context->style;
    PsgSeriesText text = {
        .text = line->points[from].name,
        .look = psg_pen_look(pen, style->size_small, 400, style->ink, PSG_ANCHOR_MIDDLE),
        .width =
            MAX(last.x - first.x + plot->bar * 1.5, psg_pen_length(pen, EVENT_WIDTH)),
        .most = plot->is_whole ? MOST_EVENT_LINES : MOST_LINES};
    if (count > 1) {
        text.from = first.x - plot->bar / 2;
        text.to = last.x + plot->bar / 2;
    }
    PsgTextLook value = look_of(plot, 400);
    PsgLabelWish wish = {.at = {(first.x + last.x) / 2, top},
                         .reach = psg_pen_line_height(pen, &value) +
                                  psg_pen_length(pen, GAP * 0.6),
                         .side = PSG_SIDE_ONLY_ABOVE};
    psg_series_written_add(writer->written, &text, wish);
}

static void
name_bars(const Writer *writer, const PsgSeriesLine *line)
{
    const PsgSeriesPlot *plot = writer->plot;
    bool has_names = line->is_bars && (plot->is_whole || plot->chart->names_matter);
    for (size_t i = 0, run; has_names && i < line->count; i += run) {
        run = run_of(line, i);
        if (line->points[i].name != NULL && psg_series_plot_has(plot, &line->points[i])) {
            name_run(writer, line, i, run);
        }
    }
}

/* ---- All ---- */

/* Names and values of the quiet lines, or of the others. */
static void
write_lines(const Writer *writer, bool is_quiet)
{
    const PsgSeriesChart *chart = writer->plot->chart;
    g_autofree bool *told = g_new0(bool, chart->line_count + 1);
    for (size_t i = 0; i < chart->line_count; i++) {
        if (chart->lines[i].is_quiet == is_quiet) {
            told[i] = name_line(writer, &chart->lines[i]);
        }
    }
    for (size_t i = 0; i < chart->line_count; i++) {
        if (chart->lines[i].is_quiet == is_quiet) {
            write_values(writer, &chart->lines[i], told[i]);
        }
    }
}

PsgSeriesWritten *
psg_series_names_new(const PsgSeriesPlot *plot)
{
    const PsgSeriesChart *chart = plot->chart;
    PsgRect bounds = {plot->area.x, plot->room.y,
                      psg_rect_right(plot->room) - plot->area.x, plot->room.height};
    Writer writer = {plot, psg_series_written_new(plot->pen, bounds)};
    for (size_t i = 0; i < chart->line_count; i++) {
        block_line(&writer, &chart->lines[i]);
    }
    for (size_t i = 0; i < chart->ratio_count; i++) {
        write_ratio(&writer, &chart->ratios[i]);
    }
    write_lines(&writer, false);
    write_lines(&writer, true);
    for (size_t i = 0; i < chart->line_count; i++) {
        name_side(&writer, &chart->lines[i]);
        name_bars(&writer, &chart->lines[i]);
    }
    return writer.written;
}
