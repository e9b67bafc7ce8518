/*
 * Painting a timeline: its groups, lines, marks and words, where rows and events put them,
 * and the legend of what occurs there.
 */
#pragma once

#include "figure/part/legend.h"
#include "figure/timeline/events.h"

/* Into the pen's scene; successions: as psg_timeline_successions_find gives them. */
void psg_timeline_paint(const PsgTimelineRows *rows, const PsgTimelineHeights *heights,
                        const PsgTimelineEvents *events, const GArray *successions);

/* Kinds of actors (unless the groups name them), of events, how lives begin and end, and
 * successions, of those that occur: of PsgLegendEntry. Owned by the caller. */
GArray *psg_timeline_legend(const PsgTimelineRows *rows, const PsgTimelineEvents *events,
                            const GArray *successions);
