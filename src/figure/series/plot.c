/* A plot: where values stand on the page. */
#include "figure/series/plot.h"

#include <math.h>

#define LASTING 370 /* days: what holds longer is no point */

bool
psg_series_plot_has(const PsgSeriesPlot *plot, const PsgSeriesPoint *point)
{
    return !isnan(point->value) && point->first <= plot->time.last &&
           point->last >= plot->time.first;
}

/* From its first day to its last, as far as they are on the scale. */
static void
find_stretch(const PsgSeriesPlot *plot, const PsgSeriesPoint *point, double *left,
             double *right)
{
    *left = psg_time_scale_x(&plot->time, MAX(point->first, plot->time.first));
    *right = psg_time_scale_x(&plot->time, MIN(point->last, plot->time.last) + 1);
}

/* The middle of the widest gap between bars. */
static double
widest_gap(const PsgSeriesPlot *plot, double left, double right)
{
    double before = left, middle = (left + right) / 2, widest = 0;
    for (size_t i = 0; i < plot->chart->line_count; i++) {
        const PsgSeriesLine *line = &plot->chart->lines[i];
        for (size_t j = 0; line->is_bars && j <= line->count; j++) {
            double from = right, to = right;
            if (j < line->count) {
                find_stretch(plot, &line->points[j], &from, &to);
            }
            double x = MIN((from + to) / 2, right);
            if (x - before > widest) {
                widest = x - before;
                middle = (x + before) / 2;
            }
            before = MAX(before, x);
        }
    }
    return middle;
}

PsgPoint
psg_series_plot_at(const PsgSeriesPlot *plot, const PsgSeriesPoint *point)
{
    double left, right;
    bool lasts = psg_series_plot_lasts(plot, point, &left, &right);
    return (PsgPoint){lasts ? widest_gap(plot, left, right) : (left + right) / 2,
                      psg_value_scale_y(&plot->values, point->value)};
}

bool
psg_series_plot_lasts(const PsgSeriesPlot *plot, const PsgSeriesPoint *point,
                      double *left, double *right)
{
    find_stretch(plot, point, left, right);
    return !plot->chart->is_of_slices && point->last - point->first > LASTING;
}

bool
psg_series_plot_ratio(const PsgSeriesPlot *plot, const PsgSeriesRatio *ratio,
                      PsgPoint *upper, PsgPoint *lower)
{
    PsgSeriesPoint point = {
        .first = ratio->first, .last = ratio->last, .value = ratio->upper};
    *upper = psg_series_plot_at(plot, &point);
    point.value = ratio->lower;
    *lower = psg_series_plot_at(plot, &point);
    return psg_series_plot_has(plot, &point);
}

PsgRect
psg_series_plot_bar(const PsgSeriesPlot *plot, const PsgSeriesPoint *point)
{
    PsgPoint at = psg_series_plot_at(plot, point);
    double zero = psg_value_scale_y(&plot->values, 0);
    return (PsgRect){at.x - plot->bar / 2, MIN(at.y, zero), plot->bar, fabs(at.y - zero)};
}
