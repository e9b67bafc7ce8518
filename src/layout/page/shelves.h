/*
 * Boxes in rows, like books on shelves: nothing overlaps, whatever is moved.
 *
 * Shelves have fixed heights on the page; a box stands on one of them, somewhere along
 * it, in an order. Boxes that are too many for the page are made smaller, all by the same
 * scale.
 */
#pragma once

#include "layout/page/zones.h"

typedef struct {
    size_t box_count, shelf_count;
    double scale;         /* of boxes and gap; at most 1 */
    double gap;           /* scaled */
    double pitch;         /* of lines between boxes, scaled */
    double *left, *right; /* by shelf: where it begins and ends */
    double *middle;       /* by shelf: its y */
    size_t *zone;         /* by shelf: the zone that it lies in */
    size_t *zone_of;      /* by box: the zone that it keeps to; PSG_ANY_ZONE: none */
    size_t tray;          /* the zone of those who are tied to nobody; or PSG_ANY_ZONE */
    bool is_filled;       /* the drawing stands in the middle of the page */
    double *half;         /* by box: half its width, scaled */
    double height;        /* of the highest box, scaled */
    size_t *shelf;        /* by box: where it stands */
    double *x;            /* by box: its centre */
    size_t *length;       /* by shelf: how many stand there */
    size_t *order;        /* shelf × box_count + place from the left: the box */
} PsgShelves;

/* What is put on shelves, and where. */
typedef struct {
    const PsgSize *boxes;
    size_t count;
    PsgSize area;
    double gap, pitch;
    const PsgZones *zones; /* borrowed */
    PsgRegionRoom region;  /* of zones, if they are framed */
    double least_scale; /* down to it, levels are made smaller to stand in one row each */
} PsgShelfRoom;

/* Puts the boxes where their wanted places suggest: the shelves of a zone are filled alike,
 * from above by y, and each from the left by x. Always succeeds. */
PsgShelves *psg_shelves_new(const PsgPoint *wanted, const PsgShelfRoom *room);
void psg_shelves_free(PsgShelves *shelves);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgShelves, psg_shelves_free)

/* A usual distance of neighbours: the side of the square that each box has of the page. */
double psg_shelves_unit(const PsgShelves *shelves);

static inline PsgPoint
psg_shelves_centre(const PsgShelves *shelves, size_t box)
{
    return (PsgPoint){shelves->x[box], shelves->middle[shelves->shelf[box]]};
}

/* Spreads the boxes and moves them as a whole, so that the drawing has the page's width, as far as
 * shelves have, and its middle. What stands above each other stays so. For zones without frames. */
void psg_shelves_fill(PsgShelves *shelves, PsgSize area);

/* Where the boxes of a zone may be. */
PsgRect psg_shelves_room(const PsgShelves *shelves, size_t zone);

/* Whether boxes stand there in the author's order, at even steps, in all slices alike. */
static inline bool
psg_shelves_is_tray(const PsgShelves *shelves, size_t shelf)
{
    return shelves->tray != PSG_ANY_ZONE && shelves->zone[shelf] == shelves->tray;
}

/* Whether the box may stand on that shelf. */
static inline bool
psg_shelves_allow(const PsgShelves *shelves, size_t box, size_t shelf)
{
    return shelves->zone_of[box] == PSG_ANY_ZONE ||
           shelves->zone_of[box] == shelves->zone[shelf];
}
