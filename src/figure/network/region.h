/*
 * Groups on the network: regions, tinted grounds that hold the boxes of their members.
 *
 * Where the layout gave a group a zone of the page, its ground is that zone, the same in
 * every slice, with its name. Members who stand elsewhere are reached out to if they are
 * near, or have a ground of their own; others who stand in the zone are left out of it.
 * Where there are no zones, members that stand together share a ground, and the legend has
 * their names.
 */
#pragma once

#include "figure/network/view.h"
#include "figure/part/legend.h"

/* Zones of groups lie below all that reaches into them. */
typedef enum {
    PSG_REGION_ZONE,
    PSG_REGION_REST,
    PSG_REGION_LAYERS,
} PsgRegionLayer;

typedef enum {
    PSG_PIECE_GROUND,
    PSG_PIECE_HOLE,  /* in the page's colour: another actor stands there */
    PSG_PIECE_JOINT, /* it makes one ground of two */
} PsgPieceKind;

typedef struct {
    PsgRect rect;
    PsgPieceKind kind;
} PsgRegionPiece;

/* The region of a group of which at least one member is seen. */
typedef struct {
    size_t group;
    const PsgNetworkZone *zone;        /* borrowed; NULL: it has none */
    GArray *pieces[PSG_REGION_LAYERS]; /* of PsgRegionPiece */
    /* What they are, in their order, and for whom: where the same is told there are as many
     * pieces, of the same kinds. */
    GString *told[PSG_REGION_LAYERS];
} PsgRegion;

/* By group: GArray of size_t, the places of its members in the view; NULL if it has none. Owned by
 * the caller. */
GPtrArray *psg_group_members(const PsgView *view);

/* In the order of groups: PsgRegion. Owned by the caller. */
GArray *psg_regions_new(const PsgRenderContext *context, const PsgNetworkView *drawn);

void psg_regions_draw(const PsgPen *pen, const PsgNetworkView *drawn);

/* Whether nothing of the region is in the layer, neither pieces nor a name. */
bool psg_region_is_empty(const PsgRegion *region, PsgRegionLayer layer);

/* Pieces of it, for films: the group of the scene, which the caller ends; the outline of a
 * piece, owned by the caller, and its ink; the name of a zone, if the layer has it. */
void psg_region_begin(const PsgPen *pen, const PsgNetworkView *drawn,
                      const PsgRegion *region, PsgRegionLayer layer);
PsgPath *psg_region_outline(const PsgPen *pen, const PsgRegion *region,
                            PsgRegionLayer layer, size_t piece);
PsgInk psg_region_ink(const PsgPen *pen, const PsgRegion *region, PsgRegionLayer layer,
                      size_t piece);
bool psg_region_has_title(const PsgRegion *region, PsgRegionLayer layer);
void psg_region_draw_title(const PsgPen *pen, const PsgRegion *region,
                           PsgRegionLayer layer);

/* What is written on a zone, how it looks before the layout's scale. */
PsgTextLook psg_region_title_look(const PsgPen *pen, size_t group);

/* An entry for each group that is drawn and has no zone of its own. */
void psg_regions_add_entries(const PsgRenderContext *context, const PsgView *view,
                             GArray *entries);
