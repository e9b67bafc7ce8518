/*
 * The pyramid figure: tiers from the top down, each with who is on it and its dated
 * figure.
 *
 * One slice, or two that face each other. Schematic: equal steps, figures in print. To
 * scale: bars on a logarithmic axis, since power spans several decades. A slice that has
 * no figures shows the latest known ones, with their date.
 */
#pragma once

#include "figure/context.h"

typedef struct {
    const size_t *slices;
    size_t slice_count; /* 1 or 2 */
    PsgScale scale;
    const char *title; /* in place of the landscape's own for its pyramid; NULL */
} PsgPyramidOrder;

/* name: of the file, without its ending. */
PsgScene *psg_pyramid_draw(const PsgRenderContext *context, PsgRuler *ruler,
                           const PsgPyramidOrder *order, const char *name);
