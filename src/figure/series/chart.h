/*
 * One chart of the series: its head, its axes, lines and bars, and what is written.
 */
#pragma once

#include "figure/series/plot.h"

/* Where it goes, and what it shares with the other charts of its page. */
typedef struct {
    const PsgSeriesStory *story;
    PsgRect room;
    bool is_whole; /* it has the page for itself */
} PsgSeriesFrame;

/* What its numbers are: the unit, and whether the axis is logarithmic; "" if there is
 * nothing to say. Owned by the caller. */
char *psg_series_chart_unit(const PsgRenderContext *context, const PsgSeriesChart *chart,
                            const PsgSeriesStory *story);

void psg_series_chart_draw(const PsgPen *pen, const PsgSeriesChart *chart,
                           const PsgSeriesFrame *frame);
