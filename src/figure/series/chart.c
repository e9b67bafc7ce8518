/* One chart of the series. */
#include "figure/series/chart.h"

#include "base/compare.h"
#include "base/join.h"
#include "base/number.h"
#include "figure/part/shape.h"
#include "figure/strings.h"

/* In units of a slide: lines of text, as high as their letters and the air between them. */
#define HEAD_LINE 24.0
#define HEAD_GAP 8.0

/* In units of a slide: the height of one label, which is written beyond the last point. */
#define HEADROOM 30.0
#define LARGE_HEADROOM 40.0 /* where the chart has the page for itself */
#define FOOTROOM 26.0       /* below bars that go down */

/* In units of a slide: strokes, of what is summed up thicker than of one centre. */
#define LINE_WIDTH 2.4
#define QUIET_WIDTH 1.4
#define MARK_LINE 2.0

/* In units of a slide: the radius of marks, so large that their shapes are told apart. */
#define MARK 4.6
#define LARGE_MARK 7.0

/* In units of a slide: with more, ticks stand so near that their names seem one text. */
#define TICK_ROOM 46.0

/* In units of a slide: less is a line, more is a block. */
#define NARROWEST_BAR 4.0
#define WIDEST_BAR 64.0
/* Share of the time from bar to bar: gaps are seen, and bars are wider than gaps. */
#define BAR_SHARE 0.62

/* How much higher than the highest bar the axis goes, for names above it. */
#define NAME_AIR 1.3
#define LARGE_NAME_AIR 1.12

/* From the mark's middle to its arrow's tip, and half its head, in radii: the arrow is seen
 * beside the mark, and shorter than a label is high. */
#define ARROW 2.4
#define ARROW_HALF 0.75

/* Days of a year, with some to spare: what holds longer is no point. */
#define LASTING (370 * (PsgTime)PSG_DAY)

/* Of the colour of what is quiet: the band in which eight of ten lie, around that of half. */
#define OUTER_BAND 0.5

/* More lines without names are one grey mass: bands tell where they lie, found at so many places
 * along the time. */
enum { MOST_GREY = 60, BAND_STEPS = 60 };

enum { LEAST_TICKS = 2, MOST_TICKS = 7, MOST_SAID = 2 /* lines of text */ };

/* ---- Where values stand ---- */

static bool
is_on_scale(const PsgTimeScale *time, const PsgSeriesPoint *point)
{
    return !isnan(point->value) && point->first <= time->last &&
           point->last >= time->first;
}

static PsgSeriesSpot
spot_of(const PsgSeriesPlot *plot, const PsgSeriesPoint *point)
{
    const PsgTimeScale *time = &plot->time;
    PsgSeriesSpot spot = {.point = point};
    spot.left = psg_time_scale_x(time, MAX(point->first, time->first));
    spot.right = psg_time_scale_x(time, MIN(point->last, time->last) + 1);
    PsgTime lasting = time->clock.least > 0 ? PSG_NUMBER_UNIT : LASTING;
    spot.is_stretch = !plot->chart->is_of_slices && point->last - point->first > lasting;
    spot.at = (PsgPoint){(spot.left + spot.right) / 2,
                         psg_value_scale_y(&plot->values, point->value)};
    return spot;
}

/* The middle of the widest gap between bars. */
static double
widest_gap(const PsgSeriesPlot *plot, const PsgSeriesSpot *stretch)
{
    double before = stretch->left, middle = stretch->at.x, widest = 0;
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        const PsgSeriesPlotted *bars = &plot->lines[i];
        for (size_t j = 0; bars->line->is_bars && j <= bars->count; j++) {
            double x = j < bars->count ? bars->spots[j].at.x : stretch->right;
            x = MIN(x, stretch->right);
            if (x - before > widest) {
                widest = x - before;
                middle = (x + before) / 2;
            }
            before = MAX(before, x);
        }
    }
    return middle;
}

/* As the scales are now. */
static void
place_values(PsgSeriesPlot *plot)
{
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        PsgSeriesPlotted *plotted = &plot->lines[i];
        plotted->count = 0;
        for (size_t j = 0; j < plotted->line->count; j++) {
            if (is_on_scale(&plot->time, &plotted->line->points[j])) {
                plotted->spots[plotted->count++] =
                    spot_of(plot, &plotted->line->points[j]);
            }
        }
    }
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        for (size_t j = 0; j < plot->lines[i].count; j++) {
            PsgSeriesSpot *spot = &plot->lines[i].spots[j];
            spot->at.x = spot->is_stretch ? widest_gap(plot, spot) : spot->at.x;
        }
    }
}

PsgRect
psg_series_bar(const PsgSeriesPlot *plot, const PsgSeriesSpot *spot)
{
    double zero = psg_value_scale_y(&plot->values, 0);
    return (PsgRect){spot->at.x - plot->bar / 2, MIN(spot->at.y, zero), plot->bar,
                     fabs(spot->at.y - zero)};
}

PsgRect
psg_series_mark_bounds(const PsgSeriesPlot *plot, const PsgSeriesSpot *spot)
{
    double radius = plot->mark * PSG_SERIES_MARK_REACH, arrow = plot->mark * ARROW;
    double up = spot->point->bound == PSG_BOUND_ABOVE ? arrow : radius;
    double down = spot->point->bound == PSG_BOUND_BELOW ? arrow : radius;
    return (PsgRect){spot->at.x - radius, spot->at.y - up, 2 * radius, up + down};
}

bool
psg_series_ratio_ends(const PsgSeriesPlot *plot, const PsgSeriesRatio *ratio,
                      PsgPoint *upper, PsgPoint *lower)
{
    PsgSeriesPoint point = {
        .first = ratio->first, .last = ratio->last, .value = ratio->upper};
    *upper = *lower = spot_of(plot, &point).at;
    lower->y = psg_value_scale_y(&plot->values, ratio->lower);
    return is_on_scale(&plot->time, &point);
}

/* ---- The scales ---- */

static bool
has_names(const PsgSeriesPlot *plot, const PsgSeriesLine *line)
{
    return line->is_bars && line->count > 0 && line->points[0].name != NULL &&
           (plot->is_whole || plot->chart->names_matter);
}

static PsgValueRange
range_of(const PsgSeriesPlot *plot)
{
    const PsgSeriesChart *chart = plot->chart;
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(double));
    bool has_bars = false;
    double air = 1;
    for (size_t i = 0; i < chart->line_count; i++) {
        const PsgSeriesLine *line = &chart->lines[i];
        has_bars = has_bars || line->is_bars;
        if (has_names(plot, line)) {
            air = plot->is_whole ? LARGE_NAME_AIR : NAME_AIR;
        }
        for (size_t j = 0; j < line->count; j++) {
            if (is_on_scale(&plot->time, &line->points[j])) {
                g_array_append_val(values, line->points[j].value);
            }
        }
    }
    PsgValueRange range = psg_value_range_of((const double *)values->data, values->len);
    range.asked = chart->scale;
    range.is_share = chart->is_share;
    range.is_linear = has_bars;
    range.most *= range.most > 0 ? air : 1;
    return range;
}

static double
bar_width(const PsgSeriesPlot *plot)
{
    double least = plot->area.width;
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        const PsgSeriesPlotted *bars = &plot->lines[i];
        for (size_t j = 1; bars->line->is_bars && j < bars->count; j++) {
            double step = bars->spots[j].at.x - bars->spots[j - 1].at.x;
            least = step > 0 ? MIN(least, step) : least;
        }
    }
    return CLAMP(least * BAR_SHARE, psg_pen_length(plot->pen, NARROWEST_BAR),
                 psg_pen_length(plot->pen, WIDEST_BAR));
}

/* The time begins and ends so far within the area that bars stay in it. */
static void
keep_bars_inside(PsgSeriesPlot *plot)
{
    double left = 0, right = 0, end = psg_rect_right(plot->area);
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        const PsgSeriesPlotted *bars = &plot->lines[i];
        for (size_t j = 0; bars->line->is_bars && j < bars->count; j++) {
            double x = bars->spots[j].at.x;
            left = MAX(left, plot->area.x - (x - plot->bar / 2));
            right = MAX(right, x + plot->bar / 2 - end);
        }
    }
    plot->time.left += left;
    plot->time.right -= right;
    place_values(plot);
}

static void
set_scales(PsgSeriesPlot *plot)
{
    const PsgPen *pen = plot->pen;
    PsgValueRange range = range_of(plot);
    double bottom = psg_rect_bottom(plot->room), height = bottom - plot->area.y;
    double foot = psg_pen_length(pen, FOOTROOM);
    if (range.least < 0) {
        range.least -= (range.most - range.least) * foot / MAX(height - foot, foot);
    }
    double fitting = floor(height / psg_pen_length(pen, TICK_ROOM));
    size_t ticks = (size_t)CLAMP(fitting, LEAST_TICKS, MOST_TICKS);
    plot->values = psg_value_scale_of(&range, bottom, plot->area.y, ticks);
    plot->area.x += psg_value_axis_width(pen, &plot->values);
    plot->area.height = height;
    plot->area.width = psg_rect_right(plot->room) - plot->area.x;
    plot->time.left = plot->area.x;
    plot->time.right = psg_rect_right(plot->area);
    place_values(plot);
    plot->area.width -= psg_series_labels_margin(plot);
    plot->time.right = psg_rect_right(plot->area);
    place_values(plot);
    plot->bar = bar_width(plot);
    keep_bars_inside(plot);
}

/* ---- Head and foot ---- */

/* What its numbers are: the unit, whether the axis is logarithmic, and how many lines have no
 * name; "" if there is nothing to say. Owned by the caller. */
static char *
aside_of(const PsgRenderContext *context, const PsgSeriesChart *chart,
         const PsgSeriesData *data)
{
    PsgSeriesPlot plot = {
        .chart = chart,
        .time = {.first = data->first, .last = data->last, .clock = data->clock}};
    PsgValueRange range = range_of(&plot);
    bool is_log = psg_value_scale_of(&range, 1, 0, MOST_TICKS).is_log;
    GString *aside = g_string_new(chart->unit);
    if (is_log) {
        psg_join(aside, ", ", psg_word(PSG_WORD_LOG_SCALE, context->language));
    }
    if (chart->rest > 0) {
        g_autofree char *rest = psg_number_label((double)chart->rest, context->language);
        PsgWord word =
            chart->rest > MOST_GREY ? PSG_WORD_OTHERS_AS_BAND : PSG_WORD_OTHERS_IN_GREY;
        psg_join_printf(aside, ", ", "%s %s", rest, psg_word(word, context->language));
    }
    return g_string_free(aside, FALSE);
}

/* The chart's title, unless the page has said it; beside it, or below where there is no room, what
 * its numbers are; and below what it shows. Gives the height. */
static double
draw_head(const PsgPen *pen, const PsgSeriesChart *chart, const PsgSeriesData *data,
          PsgRect room)
{
    const PsgStyle *style = pen->context->style;
    g_autofree char *aside = aside_of(pen->context, chart, data);
    PsgTextLook title =
        psg_pen_look(pen, style->size_label, 600, style->ink, PSG_ANCHOR_START);
    PsgTextLook said =
        psg_pen_look(pen, style->size_small, 400, style->ink, PSG_ANCHOR_START);
    PsgTextLook quiet = said;
    quiet.colour = style->muted;
    double line = psg_pen_length(pen, HEAD_LINE), gap = psg_pen_length(pen, HEAD_GAP);
    PsgPoint at = {room.x, room.y + line * 0.75};
    double right = psg_rect_right(room), top = at.y;
    if (!data->is_one_chart) {
        g_auto(GStrv) lines =
            psg_pen_wrap(pen, &title, chart->title, room.width, MOST_SAID);
        const char *last = lines[g_strv_length(lines) - 1];
        at = psg_pen_write_lines(pen, &title, at, lines);
        at.y -= psg_pen_line_height(pen, &title);
        at.x += psg_pen_width(pen, &title, last) + gap * 1.25;
    }
    if (*aside != '\0' && at.x + psg_pen_width(pen, &quiet, aside) > right) {
        at = (PsgPoint){room.x, at.y + line * 0.9};
    }
    if (*aside != '\0') {
        psg_pen_write_within(pen, &quiet, at, aside, right - at.x);
    }
    if (chart->says != NULL && !data->is_one_chart) {
        g_auto(GStrv) lines =
            psg_pen_wrap(pen, &said, chart->says, room.width, MOST_SAID);
        at =
            psg_pen_write_lines(pen, &said, (PsgPoint){room.x, at.y + line * 0.9}, lines);
        at.y -= psg_pen_line_height(pen, &said);
    }
    bool is_empty = data->is_one_chart && *aside == '\0';
    return is_empty ? 0 : MAX(at.y, top) - room.y + gap;
}

/* ---- Lines and bars ---- */

static void
draw_bar(const PsgSeriesPlot *plot, const PsgSeriesLine *line, const PsgSeriesSpot *spot)
{
    const PsgPen *pen = plot->pen;
    bool is_estimated = spot->point->is_estimated;
    PsgInk ink = {.fill = is_estimated ? pen->context->style->background : line->fill,
                  .stroke = line->colour,
                  .width = psg_pen_length(pen, QUIET_WIDTH),
                  .dash = is_estimated ? PSG_DASH_DASHED : PSG_DASH_NONE};
    PsgRect bar = psg_series_bar(plot, spot);
    if (bar.height > 0) {
        psg_scene_box(pen->scene, bar, psg_pen_length(pen, 2), &ink);
    }
}

/* side: -1 up, 1 down. */
static void
draw_arrow(const PsgSeriesPlot *plot, PsgPoint from, int side, const PsgInk *ink)
{
    PsgPoint tip = {from.x, from.y + side * plot->mark * ARROW};
    double half = plot->mark * ARROW_HALF;
    psg_pen_line(plot->pen, from, tip, ink);
    g_autoptr(PsgPath) head =
        psg_path_polyline((PsgPoint[]){{tip.x - half, tip.y - side * half},
                                       tip,
                                       {tip.x + half, tip.y - side * half}},
                          3);
    psg_scene_path(plot->pen->scene, head, ink);
}

/* Filled if the number is exact, open if it is about so much or its place is estimated, with
 * an arrow if it is more or less. */
static void
draw_mark(const PsgSeriesPlot *plot, const PsgSeriesLine *line, const PsgSeriesSpot *spot)
{
    const PsgPen *pen = plot->pen;
    PsgBound bound = spot->point->bound;
    bool is_open = bound != PSG_BOUND_EXACT || spot->point->is_estimated;
    PsgInk ink = {.fill = is_open ? pen->context->style->background : line->colour,
                  .stroke = line->colour,
                  .width = psg_pen_length(pen, MARK_LINE)};
    PsgInk stroke = {.stroke = line->colour, .width = ink.width};
    if (bound == PSG_BOUND_ABOVE || bound == PSG_BOUND_BELOW) {
        draw_arrow(plot, spot->at, bound == PSG_BOUND_ABOVE ? -1 : 1, &stroke);
    }
    PsgOutline outline = psg_mark_outline((PsgMarkForm)(line->mark % PSG_MARK_FORMS),
                                          spot->at, plot->mark);
    psg_scene_outline(pen->scene, &outline, &ink);
}

static void
draw_link(const PsgSeriesPlot *plot, const PsgSeriesLine *line, const PsgSeriesSpot *from,
          const PsgSeriesSpot *to)
{
    bool is_estimated = from->point->is_estimated || to->point->is_estimated;
    PsgInk ink =
        psg_pen_stroke(plot->pen, line->colour, line->is_rest ? QUIET_WIDTH : LINE_WIDTH,
                       is_estimated ? PSG_DASH_DOTTED : line->dash);
    psg_pen_line(plot->pen, from->at, to->at, &ink);
}

static void
draw_marks(const PsgSeriesPlot *plot, const PsgSeriesPlotted *plotted)
{
    const PsgSeriesLine *line = plotted->line;
    PsgInk ink = psg_pen_stroke(plot->pen, line->colour, LINE_WIDTH, line->dash);
    for (size_t i = 0; i < plotted->count; i++) {
        const PsgSeriesSpot *spot = &plotted->spots[i];
        if (spot->is_stretch) {
            psg_pen_line(plot->pen, (PsgPoint){spot->left, spot->at.y},
                         (PsgPoint){spot->right, spot->at.y}, &ink);
        }
        draw_mark(plot, line, spot);
    }
}

static void
draw_line(const PsgSeriesPlot *plot, const PsgSeriesPlotted *plotted)
{
    const PsgSeriesLine *line = plotted->line;
    for (size_t i = 0; i < plotted->count; i++) {
        if (line->is_bars) {
            draw_bar(plot, line, &plotted->spots[i]);
        } else if (i > 0) {
            draw_link(plot, line, &plotted->spots[i - 1], &plotted->spots[i]);
        }
    }
    if (!line->is_bars && !line->is_rest) {
        draw_marks(plot, plotted);
    }
}

/* A thin line from one mark to the other. */
static void
draw_ratio(const PsgSeriesPlot *plot, const PsgSeriesRatio *ratio)
{
    const PsgPen *pen = plot->pen;
    PsgPoint upper, lower;
    PsgInk ink =
        psg_pen_stroke(pen, pen->context->style->muted, QUIET_WIDTH, PSG_DASH_DOTTED);
    if (psg_series_ratio_ends(plot, ratio, &upper, &lower)) {
        psg_pen_line(pen, upper, lower, &ink);
    }
}

/* ---- Bands in place of very many lines ---- */

/* What a band is between, and the median, from the greatest values down. */
enum { TENTH, QUARTER, HALF, THREE_QUARTERS, NINE_TENTHS, SHARES };

/* Where a line is at a place; NAN: it has not begun, or has ended. */
static double
height_at(const PsgSeriesPlotted *plotted, double x)
{
    for (size_t i = 0; i + 1 < plotted->count; i++) {
        PsgPoint from = plotted->spots[i].at, to = plotted->spots[i + 1].at;
        if (x >= from.x && x <= to.x) {
            double share = to.x > from.x ? (x - from.x) / (to.x - from.x) : 0;
            return from.y + share * (to.y - from.y);
        }
    }
    return NAN;
}

/* Where the shares of the rest lie at a place; false if less than half of it has values there: who
 * comes and goes would bend the bands, and not what they tell of. */
static bool
find_shares(const PsgSeriesPlot *plot, double x, double shares[SHARES])
{
    static const double parts[SHARES] = {0.1, 0.25, 0.5, 0.75, 0.9};
    g_autoptr(GArray) heights = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        double y =
            plot->chart->lines[i].is_rest ? height_at(&plot->lines[i], x) : (double)NAN;
        if (!isnan(y)) {
            g_array_append_val(heights, y);
        }
    }
    if (2 * heights->len < plot->chart->rest) {
        return false;
    }
    g_array_sort(heights, psg_compare_doubles);
    for (int i = 0; i < SHARES; i++) {
        guint place = (guint)floor(parts[i] * (heights->len - 1) + 0.5);
        shares[i] = g_array_index(heights, double, place);
    }
    return true;
}

/* Between two shares, from left to right and back. */
static void
draw_band(const PsgSeriesPlot *plot, const GArray *xs, const GArray *shares,
          const int between[2], const PsgInk *ink)
{
    g_autofree PsgPoint *points = g_new(PsgPoint, 2 * xs->len + 1);
    for (guint i = 0; i < xs->len; i++) {
        const double *here = &g_array_index(shares, double, i *SHARES);
        double x = g_array_index(xs, double, i);
        points[i] = (PsgPoint){x, here[between[0]]};
        points[2 * xs->len - 1 - i] = (PsgPoint){x, here[between[1]]};
    }
    if (between[0] == between[1]) {
        g_autoptr(PsgPath) line = psg_path_polyline(points, xs->len);
        psg_scene_path(plot->pen->scene, line, ink);
    } else {
        psg_pen_polygon(plot->pen, points, 2 * xs->len, ink);
    }
}

/* Those without names: where eight of ten of them lie, half of them, and the one in the middle. */
static void
draw_bands(const PsgSeriesPlot *plot)
{
    const PsgStyle *style = plot->pen->context->style;
    g_autoptr(GArray) xs = g_array_new(FALSE, FALSE, sizeof(double));
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(double));
    double left = plot->time.left, width = plot->time.right - left;
    for (int i = 0; i <= BAND_STEPS; i++) {
        double x = left + width * i / BAND_STEPS, shares[SHARES];
        if (find_shares(plot, x, shares)) {
            g_array_append_val(xs, x);
            g_array_append_vals(all, shares, SHARES);
        }
    }
    if (xs->len < 2) {
        return;
    }
    PsgInk outer = {.fill = psg_colour_mix(style->background, style->faint, OUTER_BAND)};
    PsgInk inner = {.fill = style->faint};
    PsgInk median = psg_pen_stroke(plot->pen, style->muted, QUIET_WIDTH, PSG_DASH_NONE);
    g_autofree char *id = g_strconcat(plot->chart->id, "-others", NULL);
    psg_pen_group(plot->pen, id);
    draw_band(plot, xs, all, (const int[]){TENTH, NINE_TENTHS}, &outer);
    draw_band(plot, xs, all, (const int[]){QUARTER, THREE_QUARTERS}, &inner);
    draw_band(plot, xs, all, (const int[]){HALF, HALF}, &median);
    psg_pen_end(plot->pen);
}

/* ---- The chart ---- */

/* Its values in words, for readers who cannot see them. */
static char *
line_title(const PsgSeriesLine *line)
{
    GString *title = g_string_new(line->name);
    for (size_t i = 0; i < line->count; i++) {
        const PsgSeriesPoint *point = &line->points[i];
        psg_join_printf(
            title, "; ", "%s: %s%s%s%s%s", point->date, point->label,
            point->name == NULL ? "" : ", ", point->name == NULL ? "" : point->name,
            point->equals == NULL ? "" : " ", point->equals == NULL ? "" : point->equals);
    }
    return g_string_free(title, FALSE);
}

static void
draw_lines(const PsgSeriesPlot *plot)
{
    for (size_t i = 0; i < plot->chart->ratio_count; i++) {
        draw_ratio(plot, &plot->chart->ratios[i]);
    }
    bool has_bands = plot->chart->rest > MOST_GREY;
    if (has_bands) {
        draw_bands(plot);
    }
    /* the rest lies below, bars below all */
    for (int pass = 0; pass < 3; pass++) {
        for (size_t i = 0; i < plot->chart->line_count; i++) {
            const PsgSeriesLine *line = &plot->chart->lines[i];
            int own = line->is_bars ? 0 : line->is_rest ? 1 : 2;
            if (own != pass || (has_bands && line->is_rest)) {
                continue;
            }
            g_autofree char *id = g_strdup_printf("%s-%zu", plot->chart->id, i + 1);
            g_autofree char *title = line_title(line);
            psg_pen_titled_group(plot->pen, "series", id, title);
            draw_line(plot, &plot->lines[i]);
            psg_pen_end(plot->pen);
        }
    }
}

static PsgSeriesPlot
plot_of(const PsgPen *pen, const PsgSeriesChart *chart, const PsgSeriesData *data,
        PsgRect room)
{
    PsgSeriesPlot plot = {
        .pen = pen,
        .chart = chart,
        .room = room,
        .area = room,
        .time = {.first = data->first, .last = data->last, .clock = data->clock},
        .lines = g_new0(PsgSeriesPlotted, chart->line_count + 1),
        .mark = psg_pen_length(pen, data->is_one_chart ? LARGE_MARK : MARK),
        .is_whole = data->is_one_chart,
    };
    for (size_t i = 0; i < chart->line_count; i++) {
        plot.lines[i].line = &chart->lines[i];
        plot.lines[i].spots = g_new(PsgSeriesSpot, chart->lines[i].count + 1);
    }
    return plot;
}

static void
clear_plot(PsgSeriesPlot *plot)
{
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        g_free(plot->lines[i].spots);
    }
    g_free(plot->lines);
}

void
psg_series_chart_draw(const PsgPen *pen, const PsgSeriesChart *chart,
                      const PsgSeriesData *data, PsgRect room)
{
    PsgSeriesPlot plot = plot_of(pen, chart, data, room);
    g_autofree char *id = g_strconcat("chart-", chart->id, NULL);
    psg_pen_titled_group(pen, "chart", id, chart->title);
    double head = draw_head(pen, chart, data, room);
    double axis = psg_time_axis_height(pen, data->spec);
    plot.room.y += head;
    plot.room.height -= head + axis;
    plot.area.y = plot.room.y;
    plot.area.y += psg_pen_length(pen, data->is_one_chart ? LARGE_HEADROOM : HEADROOM);
    set_scales(&plot);
    psg_value_axis_draw(pen, &plot.values, plot.area.x, psg_rect_right(plot.area));
    psg_time_axis_draw(pen, &plot.time, data->spec, plot.area, true);
    draw_lines(&plot);
    psg_series_labels_draw(&plot);
    psg_pen_end(pen);
    clear_plot(&plot);
}
