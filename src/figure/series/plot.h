/*
 * A plot: one chart of the series, with its scales and its place on the page.
 */
#pragma once

#include "figure/part/time_axis.h"
#include "figure/part/value_axis.h"
#include "figure/series/story.h"

typedef struct {
    const PsgPen *pen;
    const PsgSeriesChart *chart;
    PsgRect room; /* labels stay in it */
    PsgRect area; /* of lines and bars */
    PsgTimeScale time;
    PsgValueScale values;
    double bar;    /* how wide bars are */
    double mark;   /* radius of marks */
    bool is_whole; /* it has the page for itself: its name is the page's title */
} PsgSeriesPlot;

/* Where a value stands. */
PsgPoint psg_series_plot_at(const PsgSeriesPlot *plot, const PsgSeriesPoint *point);

/* It is a number, and on the scale of time. */
bool psg_series_plot_has(const PsgSeriesPlot *plot, const PsgSeriesPoint *point);

/* It lasts so long that it is drawn as a stretch, from *left to *right; its place is then
 * where bars leave most room. */
bool psg_series_plot_lasts(const PsgSeriesPlot *plot, const PsgSeriesPoint *point,
                           double *left, double *right);

/* Where the line between two values of one time begins and ends; false if it is off the
 * scale. */
bool psg_series_plot_ratio(const PsgSeriesPlot *plot, const PsgSeriesRatio *ratio,
                           PsgPoint *upper, PsgPoint *lower);

/* The box of a bar. */
PsgRect psg_series_plot_bar(const PsgSeriesPlot *plot, const PsgSeriesPoint *point);
