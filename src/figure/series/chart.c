/* One chart of the series. */
#include "figure/series/chart.h"

#include "figure/series/mark.h"
#include "figure/series/names.h"
#include "figure/strings.h"

#include <math.h>

/* In units of a slide. */
#define HEAD_LINE 24.0
#define HEAD_GAP 8.0
#define HEADROOM 30.0 /* for what is written above the highest point */
#define LARGE_HEADROOM 40.0
#define FOOTROOM 26.0 /* below the lowest of bars that go down */
#define TICK_ROOM 46.0
#define LINE_WIDTH 2.4
#define QUIET_WIDTH 1.4
#define WIDEST_BAR 64.0
#define MARK 4.6 /* radius; where a chart has the page for itself, the next */
#define LARGE_MARK 7.0
#define NARROWEST_BAR 4.0
#define WORD_LINE 21.0

#define NAME_AIR 1.3 /* of the highest bar, for names above it */
#define LARGE_NAME_AIR 1.12
#define EXACT 1e-9     /* what is nearer to a whole number is one */
#define BAR_SHARE 0.62 /* of the time from bar to bar */

enum { LEAST_TICKS = 2, MOST_TICKS = 7 };

/* ---- The range ---- */

static void
take_values(PsgValueRange *range, const PsgSeriesPlot *plot, const PsgSeriesLine *line)
{
    for (size_t i = 0; i < line->count; i++) {
        double value = line->points[i].value;
        if (psg_series_plot_has(plot, &line->points[i])) {
            range->least = MIN(range->least, value);
            range->most = MAX(range->most, value);
            range->is_whole = range->is_whole && fabs(value - round(value)) < EXACT;
        }
    }
}

static PsgValueRange
range_of(const PsgSeriesPlot *plot)
{
    const PsgSeriesChart *chart = plot->chart;
    PsgValueRange range = {INFINITY, -INFINITY, chart->is_of_slices, true};
    double air = 1;
    for (size_t i = 0; i < chart->line_count; i++) {
        const PsgSeriesLine *line = &chart->lines[i];
        bool has_names = line->count > 0 && line->points[0].name != NULL;
        range.is_linear = range.is_linear || line->is_bars;
        if (line->is_bars && has_names && (plot->is_whole || chart->names_matter)) {
            air = plot->is_whole ? LARGE_NAME_AIR : NAME_AIR;
        }
        take_values(&range, plot, line);
    }
    if (range.least > range.most) {
        range.least = range.most = 0;
    }
    range.most *= range.most > 0 ? air : 1;
    return range;
}

static double
bar_width(const PsgSeriesPlot *plot)
{
    double least = plot->area.width;
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        const PsgSeriesLine *line = &plot->chart->lines[i];
        for (size_t j = 1; line->is_bars && j < line->count; j++) {
            double step = psg_series_plot_at(plot, &line->points[j]).x -
                          psg_series_plot_at(plot, &line->points[j - 1]).x;
            least = step > 0 ? MIN(least, step) : least;
        }
    }
    return CLAMP(least * BAR_SHARE, psg_pen_length(plot->pen, NARROWEST_BAR),
                 psg_pen_length(plot->pen, WIDEST_BAR));
}

/* ---- Head and foot ---- */

char *
psg_series_chart_unit(const PsgRenderContext *context, const PsgSeriesChart *chart,
                      const PsgSeriesStory *story)
{
    PsgSeriesPlot plot = {.chart = chart,
                          .time = {.first = story->first, .last = story->last}};
    PsgValueRange range = range_of(&plot);
    bool is_log = psg_value_scale_of(&range, 1, 0, MOST_TICKS).is_log;
    return g_strconcat(
        chart->unit == NULL ? "" : chart->unit, chart->unit != NULL && is_log ? ", " : "",
        is_log ? psg_word(PSG_WORD_LOG_SCALE, context->language) : "", NULL);
}

/* The chart's title, and beside it, or below where there is no room, what its numbers
 * are. Gives the height. */
static double
draw_head(const PsgPen *pen, const PsgSeriesChart *chart, const PsgSeriesFrame *frame)
{
    if (frame->is_whole) {
        return 0; /* the page's title says it */
    }
    const PsgStyle *style = pen->context->style;
    PsgRect room = frame->room;
    g_autofree char *unit = psg_series_chart_unit(pen->context, chart, frame->story);
    PsgTextLook title =
        psg_pen_look(pen, style->size_label, 600, style->ink, PSG_ANCHOR_START);
    PsgTextLook aside =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
    double line = psg_pen_length(pen, HEAD_LINE), gap = psg_pen_length(pen, HEAD_GAP);
    PsgPoint at = {room.x, room.y + line * 0.75};
    at.x += psg_pen_write_within(pen, &title, at, chart->title, room.width) + gap * 1.25;
    if (at.x + psg_pen_width(pen, &aside, unit) > psg_rect_right(room)) {
        at = (PsgPoint){room.x, at.y + line * 0.9};
    }
    if (*unit != '\0') {
        psg_pen_write_within(pen, &aside, at, unit, psg_rect_right(room) - at.x);
    }
    return at.y - room.y + gap;
}

/* How many lines the words take, and the lines. */
static double
words_height(const PsgPen *pen, const PsgSeriesChart *chart)
{
    return chart->word_count == 0
               ? 0
               : psg_pen_length(pen, WORD_LINE) * (double)chart->word_count +
                     psg_pen_length(pen, HEAD_GAP);
}

static void
draw_words(const PsgPen *pen, const PsgSeriesPlot *plot, double top)
{
    const PsgStyle *style = pen->context->style;
    PsgTextLook look =
        psg_pen_look(pen, style->size_small, 400, style->muted, PSG_ANCHOR_START);
    PsgPoint at = {plot->area.x, top};
    for (size_t i = 0; i < plot->chart->word_count; i++) {
        at.y += psg_pen_length(pen, WORD_LINE);
        psg_pen_write_within(pen, &look, at, plot->chart->words[i],
                             psg_rect_right(plot->room) - at.x);
    }
}

/* ---- Lines and bars ---- */

static void
draw_bar(const PsgSeriesPlot *plot, const PsgSeriesLine *line,
         const PsgSeriesPoint *point)
{
    const PsgPen *pen = plot->pen;
    PsgInk ink = {.fill =
                      point->is_makeshift ? pen->context->style->background : line->fill,
                  .stroke = line->colour,
                  .width = psg_pen_length(pen, QUIET_WIDTH),
                  .dash = point->is_makeshift ? PSG_DASH_DASHED : PSG_DASH_NONE};
    PsgRect bar = psg_series_plot_bar(plot, point);
    if (bar.height > 0) {
        psg_scene_box(pen->scene, bar, psg_pen_length(pen, 2), &ink);
    }
}

/* A value that holds for long: a stretch in place of a point. */
static void
draw_stretch(const PsgSeriesPlot *plot, const PsgSeriesLine *line,
             const PsgSeriesPoint *point)
{
    double left, right, y = psg_series_plot_at(plot, point).y;
    if (!psg_series_plot_lasts(plot, point, &left, &right)) {
        return;
    }
    PsgInk ink = {.stroke = line->colour,
                  .width = psg_pen_length(plot->pen, LINE_WIDTH),
                  .dash = line->dash};
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){left, y});
    psg_path_line(path, (PsgPoint){right, y});
    psg_scene_path(plot->pen->scene, path, &ink);
}

static void
draw_link(const PsgSeriesPlot *plot, const PsgSeriesLine *line,
          const PsgSeriesPoint *from, const PsgSeriesPoint *to)
{
    bool is_makeshift = from->is_makeshift || to->is_makeshift;
    PsgInk ink = {
        .stroke = line->colour,
        .width = psg_pen_length(plot->pen, line->is_quiet ? QUIET_WIDTH : LINE_WIDTH),
        .dash = is_makeshift ? PSG_DASH_DOTTED : line->dash};
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, psg_series_plot_at(plot, from));
    psg_path_line(path, psg_series_plot_at(plot, to));
    psg_scene_path(plot->pen->scene, path, &ink);
}

static void
draw_line(const PsgSeriesPlot *plot, const PsgSeriesLine *line)
{
    const PsgSeriesPoint *before = NULL;
    for (size_t i = 0; i < line->count; i++) {
        const PsgSeriesPoint *point = &line->points[i];
        if (!psg_series_plot_has(plot, point)) {
            continue;
        }
        if (line->is_bars) {
            draw_bar(plot, line, point);
        } else if (before != NULL) {
            draw_link(plot, line, before, point);
        }
        before = point;
    }
    for (size_t i = 0; !line->is_bars && i < line->count; i++) {
        const PsgSeriesPoint *point = &line->points[i];
        if (psg_series_plot_has(plot, point)) {
            draw_stretch(plot, line, point);
            psg_series_mark_draw(plot, line, point);
        }
    }
}

/* A thin line from one mark to the other. */
static void
draw_ratio(const PsgSeriesPlot *plot, const PsgSeriesRatio *ratio)
{
    const PsgPen *pen = plot->pen;
    PsgPoint upper, lower;
    if (!psg_series_plot_ratio(plot, ratio, &upper, &lower)) {
        return;
    }
    PsgInk ink = {.stroke = pen->context->style->muted,
                  .width = psg_pen_length(pen, QUIET_WIDTH),
                  .dash = PSG_DASH_DOTTED};
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, upper);
    psg_path_line(path, lower);
    psg_scene_path(pen->scene, path, &ink);
}

/* ---- The chart ---- */

/* Its values in words: for who cannot see them. */
static char *
line_title(const PsgSeriesLine *line)
{
    GString *title = g_string_new(line->name);
    for (size_t i = 0; i < line->count; i++) {
        const PsgSeriesPoint *point = &line->points[i];
        g_string_append_printf(title, "%s%s: %s%s%s%s%s", title->len > 0 ? "; " : "",
                               point->date, point->label, point->name == NULL ? "" : ", ",
                               point->name == NULL ? "" : point->name,
                               point->equals == NULL ? "" : " ",
                               point->equals == NULL ? "" : point->equals);
    }
    return g_string_free(title, FALSE);
}

static void
draw_lines(const PsgSeriesPlot *plot)
{
    for (size_t i = 0; i < plot->chart->ratio_count; i++) {
        draw_ratio(plot, &plot->chart->ratios[i]);
    }
    /* quiet ones lie below, bars below all */
    for (int pass = 0; pass < 3; pass++) {
        for (size_t i = 0; i < plot->chart->line_count; i++) {
            const PsgSeriesLine *line = &plot->chart->lines[i];
            int own = line->is_bars ? 0 : line->is_quiet ? 1 : 2;
            if (own != pass) {
                continue;
            }
            g_autofree char *id = g_strdup_printf("%s-%zu", plot->chart->id, i + 1);
            g_autofree char *title = line_title(line);
            psg_scene_group(plot->pen->scene, &(PsgGroupLook){.id = id,
                                                              .class = "series",
                                                              .title = title,
                                                              .opacity = 1});
            draw_line(plot, line);
            psg_pen_end(plot->pen);
        }
    }
}

static void
set_scales(const PsgPen *pen, PsgSeriesPlot *plot, double bottom)
{
    PsgValueRange range = range_of(plot);
    double height = bottom - plot->area.y, foot = psg_pen_length(pen, FOOTROOM);
    if (range.least < 0) {
        range.least -= (range.most - range.least) * foot / MAX(height - foot, foot);
    }
    double fitting = floor(height / psg_pen_length(pen, TICK_ROOM));
    size_t ticks = (size_t)CLAMP(fitting, LEAST_TICKS, MOST_TICKS);
    plot->values = psg_value_scale_of(&range, bottom, plot->area.y, ticks);
    plot->area.x += psg_value_axis_width(pen, &plot->values);
    plot->area.height = height;
    plot->area.width = psg_rect_right(plot->room) - plot->area.x;
    plot->area.width -= psg_series_names_margin(plot);
    plot->time.left = plot->area.x;
    plot->time.right = psg_rect_right(plot->area);
    plot->bar = bar_width(plot);
}

void
psg_series_chart_draw(const PsgPen *pen, const PsgSeriesChart *chart,
                      const PsgSeriesFrame *frame)
{
    PsgSeriesPlot plot = {
        .pen = pen,
        .chart = chart,
        .room = frame->room,
        .area = frame->room,
        .time = {.first = frame->story->first, .last = frame->story->last},
        .mark = psg_pen_length(pen, frame->is_whole ? LARGE_MARK : MARK),
        .is_whole = frame->is_whole,
    };
    g_autofree char *id = g_strconcat("chart-", chart->id, NULL);
    psg_scene_group(
        pen->scene,
        &(PsgGroupLook){.id = id, .class = "chart", .title = chart->title, .opacity = 1});
    double head = draw_head(pen, chart, frame);
    double axis = psg_time_axis_height(pen), foot = words_height(pen, chart);
    plot.room.y += head;
    plot.room.height -= head + axis + foot;
    plot.area.y = plot.room.y;
    plot.area.y += psg_pen_length(pen, frame->is_whole ? LARGE_HEADROOM : HEADROOM);
    set_scales(pen, &plot, psg_rect_bottom(plot.room));
    g_autoptr(PsgSeriesWritten) names = psg_series_names_new(&plot);
    psg_value_axis_draw(pen, &plot.values, plot.area.x, psg_rect_right(plot.area));
    psg_time_axis_draw(pen, &plot.time, &(PsgFigureSpec){.kind = NULL}, plot.area, true);
    psg_series_written_clear_ground(names);
    draw_lines(&plot);
    psg_series_written_draw(names);
    draw_words(pen, &plot, psg_rect_bottom(plot.area) + axis);
    psg_pen_end(pen);
}
