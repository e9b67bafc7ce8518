/*
 * The marks of points, told apart by shape: filled if the number is exact, open if it is
 * about so much, with an arrow if it is more or less.
 */
#pragma once

#include "figure/series/plot.h"

void psg_series_mark_draw(const PsgSeriesPlot *plot, const PsgSeriesLine *line,
                          const PsgSeriesPoint *point);

/* All that it covers. */
PsgRect psg_series_mark_bounds(const PsgSeriesPlot *plot, const PsgSeriesPoint *point);
