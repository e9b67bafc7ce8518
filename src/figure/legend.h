/*
 * A legend: samples with their names, in rows, of what occurs in a figure and nothing else.
 */
#pragma once

#include "figure/pen.h"

/* Draws the sample of entry `index` into the room. */
typedef void (*PsgSampleCall)(const PsgPen *pen, PsgRect room, size_t index);

typedef struct {
    PsgSampleCall sample;
    size_t index; /* given to the call: which kind it is */
    const char *label;
} PsgLegendEntry;

/* How high so many entries are in rows of that width. The pen needs no scene. */
double psg_legend_height(const PsgPen *pen, const GArray *entries, double width);

/* Fills the room from its top. entries: of PsgLegendEntry. */
void psg_legend_draw(const PsgPen *pen, PsgRect room, const GArray *entries);
