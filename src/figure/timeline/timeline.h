/*
 * The timeline: a lifeline for each actor on a true scale of time, with its events.
 */
#pragma once

#include "figure/figure.h"

typedef enum {
    PSG_GROUPING_KIND, /* by kind of actor */
    PSG_GROUPING_TIER,
    PSG_GROUPING_NONE,
    PSG_GROUPING_GROUP, /* by the first of its groups, in their order */
} PsgGrouping;

/* What can be asked of it: a spec's options. */
typedef struct {
    PsgGrouping grouping;
    unsigned pages;     /* at most so many; 0: as is usual */
    PsgInterval window; /* of the axis */
} PsgTimelineOptions;
