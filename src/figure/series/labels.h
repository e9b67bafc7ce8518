/*
 * What is written in a chart: names of lines at their ends, ratios between them, values at
 * their points, names of bars. What finds no place is not written.
 */
#pragma once

#include "figure/series/chart.h"

typedef struct PsgSeriesLabels PsgSeriesLabels;

/* The plot must outlive them. */
PsgSeriesLabels *psg_series_labels_new(const PsgSeriesPlot *plot);
void psg_series_labels_free(PsgSeriesLabels *labels);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSeriesLabels, psg_series_labels_free)

/* On plates, so that neither the grid nor a line strikes them out. */
void psg_series_labels_draw(const PsgSeriesLabels *labels);

/* By how much the plot's area must be narrower, so that names have room behind their
 * lines. */
double psg_series_labels_margin(const PsgSeriesPlot *plot);
