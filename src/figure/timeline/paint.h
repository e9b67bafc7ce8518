/*
 * Painting a timeline: its groups, lines, marks and words, where plan and events put
 * them.
 */
#pragma once

#include "figure/timeline/events.h"

/* The fade's width, right of the scale. */
double psg_timeline_fade_width(const PsgPen *pen);

/* Into the pen's scene; links: as psg_timeline_links_find gives them. */
void psg_timeline_paint(const PsgTimelinePlan *plan, const PsgTimelineEvents *events,
                        const GArray *links);
