/*
 * What a line of values is of: how it is called, and how it is painted in all figures.
 */
#pragma once

#include "figure/context.h"

typedef struct {
    size_t measure;
    const PsgMeasurement *value; /* one of them; NULL: events carry them */
    const PsgInterval *when;     /* of the last of them */
    size_t place;                /* among the lines of its chart */
    bool is_alone;               /* the chart has no other line */
} PsgSeriesSubject;

/* Without "each"; NULL if it needs none. */
const char *psg_series_subject_name(const PsgRenderContext *context,
                                    const PsgSeriesSubject *subject);

/* That of its boxes. Tiers have the pyramid's hue, the strongest on top. */
PsgPaint psg_series_subject_paint(const PsgRenderContext *context,
                                  const PsgSeriesSubject *subject);
