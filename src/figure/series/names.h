/*
 * What is to be written in a plot, the most important first: names of lines at their
 * ends, ratios between them, values at their points, names of bars.
 */
#pragma once

#include "figure/series/written.h"

/* What finds no place is not written. Owned by the caller. */
PsgSeriesWritten *psg_series_names_new(const PsgSeriesPlot *plot);

/* How far from the room's right end the time must end, so that names have room behind
 * their lines. The plot needs no area. */
double psg_series_names_margin(const PsgSeriesPlot *plot);
