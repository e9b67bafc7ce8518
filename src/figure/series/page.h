/*
 * The page of the series: charts in a grid, what is too little for one below them.
 */
#pragma once

#include "figure/part/pen.h"
#include "figure/series/story.h"

/* Its only chart has the page for itself, and the page's title is that chart's. */
bool psg_series_page_is_whole(const PsgSeriesStory *story);

/* The context's own; where the page fits its drawing, so high that all charts have room.
 * The pen needs no scene. */
double psg_series_page_height(const PsgPen *pen, const PsgSeriesStory *story);

/* Charts that find no room are counted in words. */
void psg_series_page_draw(const PsgPen *pen, const PsgSeriesStory *story, PsgRect room);
