/*
 * The legend of a network of dots: what their colours, forms, sizes and outlines mean, and how
 * many have names.
 */
#pragma once

#include "figure/network/dot_view.h"
#include "figure/part/legend.h"

typedef struct {
    const PsgDots *dots;
    const PsgView *view;
    PsgDotNews news; /* as they are drawn, as is the next */
    bool accents_relations;
    size_t named; /* of the view's actors; PSG_NONE: nothing is said of that */
} PsgDotLegend;

/* Of PsgLegendEntry. Owned by the caller. */
GArray *psg_dot_legend(const PsgRenderContext *context, const PsgDotLegend *told);
