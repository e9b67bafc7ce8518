/*
 * Groups on the network: a tint behind their members, which hangs together.
 */
#pragma once

#include "figure/network/view.h"
#include "figure/part/legend.h"

/* Behind all that are seen of each group, if they are at least two. */
void psg_group_hulls_draw(const PsgPen *pen, const PsgNetworkView *drawn);

/* An entry for each group that is drawn. */
void psg_group_hulls_add_entries(const PsgRenderContext *context, const PsgView *view,
                                 GArray *entries);
