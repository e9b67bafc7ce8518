/*
 * Parts of the page that certain boxes keep to: levels, one above the other, and groups,
 * above and beside each other.
 *
 * The page is cut into strips, from top to bottom, and each strip into zones, from left to
 * right. How high a strip is and how wide a zone is follows from what must stand there
 * (shelves.h).
 */
#pragma once

#include "layout/supergraph.h"

/* The zone of a box that may stand anywhere. */
#define PSG_ANY_ZONE G_MAXSIZE

typedef struct {
    size_t *zone_of; /* by node */
    size_t zone_count, strip_count;
    /* by zone; zones are counted from the top, and from left to right */
    size_t *strip_of;
    /* by zone: its group, or its level; PSG_ANY_ZONE: of those without a group, of a rank,
     * or the whole page */
    size_t *index;
    bool is_framed;   /* zones are of groups: regions, which need room for that */
    bool is_levelled; /* zones are levels: each stands in one row if it can, and its
 * rows take boxes by turns, from the left */
    size_t tray; /* the zone below all others of those who are tied to nobody; or ANY */
} PsgZones;

/* Where nothing asks for zones, all is one of them. `wanted` is where nodes would stand. strips:
 * that groups are put into, as far as that can be; 0: as many as go with the page's shape. */
PsgZones *psg_zones_of(const PsgSupergraph *all, const PsgLayoutTask *task,
                       const PsgPoint *wanted, size_t strips);

/* Of levels, also where what flows makes them unasked; NULL if there are none. */
PsgZones *psg_zones_of_levels(const PsgSupergraph *all, const PsgLayoutTask *task);

/* Of levels that the task asks for, by tier or by rank; NULL if it asks for none. */
PsgZones *psg_zones_of_levels_asked(const PsgSupergraph *all, const PsgLayoutTask *task);

/* A level for each height at which points stand. */
PsgZones *psg_zones_of_heights(const PsgPoint *points, size_t count);

/* The same with a tray below: for those who are tied to nobody in any slice, and whose place
 * nothing else tells, a pin, a group or a level. NULL if there are none besides others. */
PsgZones *psg_zones_with_tray(const PsgZones *zones, const PsgSupergraph *all);

/* The whole page, for so many boxes. */
PsgZones *psg_zones_whole(size_t node_count);
void psg_zones_free(PsgZones *zones);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgZones, psg_zones_free)
