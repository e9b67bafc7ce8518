/*
 * A teller: what gathers the series' story from the landscape.
 */
#pragma once

#include "figure/series/series.h"
#include "figure/series/story.h"

/* Borrows setting and order; the story takes its lists at the end. */
typedef struct {
    const PsgRenderContext *context;
    const PsgFigureSpec *spec;
    const PsgSeriesOptions *asked; /* those of the spec */
    PsgSeriesStory *story;
    GArray *charts;  /* of PsgSeriesChart */
    GArray *remarks; /* of PsgSeriesRemark */
} PsgSeriesTeller;

/* How many values make a chart; fewer are told in words. */
size_t psg_series_teller_least(const PsgSeriesTeller *teller);

/* Charts or remarks of one measure, of its values and of those that events carry. */
void psg_series_tell_measure(const PsgSeriesTeller *teller, size_t measure);

/* Charts of the counts of the order's slices; remarks if there is but one. */
void psg_series_tell_counts(const PsgSeriesTeller *teller);
