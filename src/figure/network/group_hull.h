/*
 * Groups on the network: a tint behind their members, which hangs together.
 */
#pragma once

#include "figure/network/view.h"
#include "figure/part/legend.h"

/* Between two members, given by their places in the view. */
typedef struct {
    size_t from, to;
} PsgHullBand;

/* A group of which at least two members are seen: grounds behind their boxes, and bands
 * that join them, one less. */
typedef struct {
    size_t group;
    size_t *members; /* places in the view, in its order */
    size_t member_count;
    PsgHullBand *bands;
} PsgGroupHull;

/* In the order of groups: PsgGroupHull. Owned by the caller. */
GArray *psg_group_hulls_new(const PsgNetworkView *drawn);

void psg_group_hulls_draw(const PsgPen *pen, const PsgNetworkView *drawn);

/* Its pieces, for films: the group of the scene, which the caller ends; the outline of the
 * ground behind a box, owned by the caller; the inks of grounds and bands. */
void psg_group_hull_begin(const PsgPen *pen, const PsgNetworkView *drawn, size_t group);
PsgPath *psg_group_hull_ground(const PsgPen *pen, PsgRect box);
PsgInk psg_group_hull_ground_ink(const PsgPen *pen, size_t group);
PsgInk psg_group_hull_band_ink(const PsgPen *pen, size_t group);

/* An entry for each group that is drawn. */
void psg_group_hulls_add_entries(const PsgRenderContext *context, const PsgView *view,
                                 GArray *entries);
