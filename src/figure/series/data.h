/*
 * What the series show, before anything is drawn: charts of lines of dated values, and
 * footnotes for what is too little for a chart.
 */
#pragma once

#include "figure/figure.h"

/* One dated value. */
typedef struct {
    int first, last;    /* days */
    double value;       /* NaN: told in words only */
    PsgBound bound;     /* how the number is meant */
    const char *label;  /* as people read it: "more than 40,000", or the author's text */
    const char *date;   /* "c. 2019" */
    const char *name;   /* of its event, or of who is most connected; NULL */
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
    bool is_bars;  /* a bar for each value, in place of a line */
    bool is_quiet; /* of one machine or centre: thinner than the sum of all */
    size_t tier;   /* whose sums these are; PSG_NONE */
} PsgSeriesLine;

/* How many times more the upper of two lines is at one time: "×20". */
typedef struct {
    int first, last;
    double upper, lower;
    const char *label;
} PsgSeriesRatio;

typedef struct {
    const char *id; /* of the measure, or "size", "change", "density", "connected" */
    const char *title;
    const char *unit; /* or what else is to be known of the numbers; NULL */
    const PsgSeriesLine *lines;
    size_t line_count;
    bool is_of_slices; /* points are windows, however long */
    bool is_linear;    /* however far the numbers are apart: counts, shares, bars */
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
    const PsgSeriesChart *charts;
    size_t chart_count;
    const PsgSeriesFootnote *footnotes;
    size_t footnote_count;
    bool is_one_chart;     /* it has the page for itself, whose title is that chart's */
    const char *estimated; /* what is to be known of points whose place is; NULL */
    int first, last;       /* days that hold all; both 0 if there are no dates */
    bool *cited;           /* by source */
} PsgSeriesData;

PsgSeriesData *psg_series_data_new(const PsgRenderContext *context,
                                   const PsgFigureSpec *spec);
void psg_series_data_free(PsgSeriesData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSeriesData, psg_series_data_free)
