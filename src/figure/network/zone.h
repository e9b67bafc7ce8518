/*
 * Zones of the layout on the page: where groups have their regions, and tiers their bands.
 */
#pragma once

#include "figure/network/task.h"
#include "layout/layout.h"

typedef struct {
    size_t slice; /* PSG_EVERY_SLICE: it is the same in all */
    bool is_group;
    size_t index;   /* of the group or tier */
    PsgRect ground; /* of a group: around all its members of all slices that it is for */
    PsgRect title;  /* of a group: nothing but its name is there */
    double shrink;  /* of its letters */
} PsgNetworkZone;

/* corner: of the layout's area on the page. PsgNetworkZone; owned by the caller. */
GArray *psg_network_zones_new(const PsgNetworkTask *task, const PsgLayout *layout,
                              PsgPoint corner);
