/*
 * One chart of the series: its head, its axes, lines and bars, and what is written.
 */
#pragma once

#include "figure/part/time_axis.h"
#include "figure/part/value_axis.h"
#include "figure/series/data.h"

/* Where it goes, and what it shares with the other charts of its page. */
typedef struct {
    const PsgSeriesData *data;
    PsgRect room;
    bool is_whole; /* it has the page for itself: the page's title is its own */
} PsgSeriesFrame;

/* What its numbers are: the unit, and whether the axis is logarithmic; "" if there is
 * nothing to say. Owned by the caller. */
char *psg_series_chart_unit(const PsgRenderContext *context, const PsgSeriesChart *chart,
                            const PsgSeriesData *data);

void psg_series_chart_draw(const PsgPen *pen, const PsgSeriesChart *chart,
                           const PsgSeriesFrame *frame);

/* ---- Where values stand, for what is written beside them ---- */

/* One value that is a number, and on the scale of time. */
typedef struct {
    const PsgSeriesPoint *point;
    PsgPoint at;
    double left, right; /* where it begins and ends */
    bool is_stretch;    /* it lasts so long that it is drawn from left to right; its mark
                         * stands where bars leave most room */
} PsgSeriesSpot;

/* A line, and those of its values that have a place. */
typedef struct {
    const PsgSeriesLine *line;
    PsgSeriesSpot *spots;
    size_t count;
} PsgSeriesPlotted;

typedef struct {
    const PsgPen *pen;
    const PsgSeriesChart *chart;
    PsgRect room; /* labels stay in it */
    PsgRect area; /* of lines and bars */
    PsgTimeScale time;
    PsgValueScale values;
    PsgSeriesPlotted *lines; /* as many as the chart has */
    double bar;              /* how wide bars are */
    double mark;             /* radius of marks */
    bool is_whole;
} PsgSeriesPlot;

#define PSG_SERIES_MARK_REACH 1.16 /* how far the corners of marks reach out, in radii */

/* All that a mark covers, and a bar. */
PsgRect psg_series_mark_bounds(const PsgSeriesPlot *plot, const PsgSeriesSpot *spot);
PsgRect psg_series_bar(const PsgSeriesPlot *plot, const PsgSeriesSpot *spot);

/* Where the line between two values of one time begins and ends; false if it is off the
 * scale. */
bool psg_series_ratio_ends(const PsgSeriesPlot *plot, const PsgSeriesRatio *ratio,
                           PsgPoint *upper, PsgPoint *lower);
