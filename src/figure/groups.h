/*
 * Groups on the network: a tint behind their members, which hangs together.
 */
#pragma once

#include "figure/legend.h"

/* Behind all that are seen of each group, if they are at least two. boxes: by actor of
 * the view. */
void psg_groups_draw(const PsgPen *pen, const PsgView *view, const PsgRect *boxes);

/* An entry for each group that is drawn. */
void psg_groups_add_entries(const PsgSetting *setting, const PsgView *view,
                            GArray *entries);
