/*
 * Charts of the series: what they show, before anything is drawn (data.c), one of them with
 * its head, axes, lines and bars (chart.c), and what is written in it (labels.c).
 */
#pragma once

#include "figure/figure.h"
#include "figure/part/time_axis.h"
#include "figure/part/value_axis.h"

/* ---- What is shown: lines of dated values, and footnotes for what is too little ---- */

/* One dated value. */
typedef struct {
    PsgTime first, last;
    double value;       /* NaN: told in words only */
    PsgBound bound;     /* how the number is meant */
    const char *label;  /* as people read it: "more than 40,000", or the author's text */
    const char *date;   /* "c. 2019" */
    const char *name;   /* of its event, or of the most connected actor; NULL */
    const char *equals; /* "and another" that is as connected; NULL */
    bool is_estimated;  /* its place: the window has an open end */
} PsgSeriesPoint;

/* Values that belong together, in order of time. */
typedef struct {
    const char *name; /* NULL: the chart's title says it */
    const PsgSeriesPoint *points;
    size_t count;
    PsgColour colour;
    PsgColour fill; /* of bars */
    size_t mark;    /* which shape its points have */
    PsgDash dash;
    bool is_bars; /* a bar for each value, in place of a line */
    bool is_all;  /* of the whole landscape: no other is larger */
    bool is_each; /* of one machine or centre; else the sum of all */
    bool is_rest; /* one of many that have no names: a thin grey line */
    size_t tier;  /* whose values these are; PSG_NONE */
} PsgSeriesLine;

/* How many times more the upper of two lines is at one time: "×20". */
typedef struct {
    PsgTime first, last;
    double upper, lower;
    const char *label;
} PsgSeriesRatio;

typedef struct {
    const char *id; /* of the measure, or "size", "change", "density", "connected" */
    const char *title;
    const char *unit; /* or what else is to be known of the numbers; NULL */
    const char *says; /* what it shows, in a few words; NULL */
    const PsgSeriesLine *lines;
    size_t line_count;
    size_t rest;       /* of the lines: have no name */
    bool is_of_slices; /* points are windows, however long */
    PsgAxisScale scale;
    bool is_share;     /* in per cent */
    bool names_matter; /* those of its bars: without them it says little */
    const PsgSeriesRatio *ratios;
    size_t ratio_count;
} PsgSeriesChart;

/* What is told in a line of words: "7 (SiMSEO, 2014)" of "Regional platforms", or "several
 * hundred (National centres, c. 2011)", which is no number. */
typedef struct {
    const char *title, *text;
} PsgSeriesFootnote;

/* All its memory is the arena's. */
typedef struct {
    PsgArena *arena;
    const PsgFigureSpec *spec; /* whose slices axes name */
    const PsgSeriesChart *charts;
    size_t chart_count;
    const PsgSeriesFootnote *footnotes;
    size_t footnote_count;
    bool is_one_chart;     /* it has the page for itself, whose title is that chart's */
    const char *estimated; /* what is to be known of points whose place is; NULL */
    PsgTime first, last;   /* they hold all; both 0 if there are no dates */
    PsgClock clock;
    bool *cited; /* by source */
} PsgSeriesData;

PsgSeriesData *psg_series_data_new(const PsgRenderContext *context,
                                   const PsgFigureSpec *spec);
void psg_series_data_free(PsgSeriesData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSeriesData, psg_series_data_free)

/* ---- A chart on the page ---- */

/* In the room; a chart that has the page for itself leaves its title to that. */
void psg_series_chart_draw(const PsgPen *pen, const PsgSeriesChart *chart,
                           const PsgSeriesData *data, PsgRect room);

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

/* ---- What is written in it ---- */

/* Names of lines at their ends, ratios between them, values at their points, names of bars,
 * each on a plate, so that neither the grid nor a line strikes it out. What finds no place is
 * not written. */
void psg_series_labels_draw(const PsgSeriesPlot *plot);

/* By how much the plot's area must be narrower, so that names have room behind their
 * lines. */
double psg_series_labels_margin(const PsgSeriesPlot *plot);
