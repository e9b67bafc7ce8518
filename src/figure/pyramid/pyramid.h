/*
 * The pyramid figure: tiers from the top down, each with its actors and its dated figure.
 *
 * One slice, or two that face each other. Schematic: equal steps, figures in print. To
 * scale: bars on a logarithmic axis, since power spans several decades. A slice that has
 * no figures shows the latest known ones, with their date.
 */
#pragma once

#include "figure/figure.h"

typedef enum {
    PSG_SCALE_SCHEMATIC, /* equal steps */
    PSG_SCALE_LOG,       /* widths by the logarithm of the figure */
} PsgScale;

/* What can be asked of it. */
typedef struct {
    PsgScale scale;
} PsgPyramidOptions;
