/*
 * Zones of the layout on the page: where groups have their regions, and tiers their bands.
 */
#pragma once

#include "figure/network/task.h"
#include "layout/layout.h"

typedef struct {
    size_t slice; /* PSG_EVERY_SLICE: it is the same in all */
    bool is_group;
    size_t index; /* of the group or tier */
    /* of a group: around all its members of all slices that it is for; of a tier: from the
     * left of its name to the right of all boxes */
    PsgRect ground;
    PsgRect title; /* nothing but its name is there; without a width: it has none */
    double shrink; /* of its letters */
} PsgNetworkZone;

/* corner: of the layout's area on the page; margin: left of it, for names of tiers.
 * PsgNetworkZone; owned by the caller. */
GArray *psg_network_zones_new(const PsgNetworkTask *task, const PsgLayout *layout,
                              PsgPoint corner, double margin);

static inline bool
psg_network_zone_holds(const PsgNetworkZone *zone, size_t slice)
{
    return zone->slice == PSG_EVERY_SLICE || zone->slice == slice;
}
