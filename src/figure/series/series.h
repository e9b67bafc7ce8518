/*
 * The series: measures over time, and counts of the landscape itself, as curves.
 */
#pragma once

#include "figure/figure.h"

/* What can be asked of it. */
typedef struct {
    PsgIndexes measures; /* none, and no counts: all there are */
    bool has_counts;     /* how many there are, are new, are gone, … by slice */
    PsgInterval window;  /* of the axis */
} PsgSeriesOptions;

extern const PsgFigureKind psg_series_kind;

PsgScene *psg_series_draw(const PsgFigureInput *input, PsgRuler *ruler,
                          const PsgFigureSpec *spec);

PsgTable *psg_series_table(const PsgFigureInput *input, const PsgFigureSpec *spec);
