/*
 * Groups of dots: a tinted ground around members that stand near each other.
 *
 * It is a broad line from each member to those next to it, with round ends. So it takes the shape
 * of the group, members who stand apart have a ground of their own, and who is not a member lies
 * on it only if it stands between two who are.
 */
#pragma once

#include "figure/network/dot_view.h"
#include "figure/part/legend.h"

void psg_dot_regions_draw(const PsgPen *pen, const PsgDotView *drawn);

/* A sample of a group's ground, whose number is the entry's kind. */
void psg_dot_region_sample(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry);
