/*
 * The legend of a timeline: what occurs on it, and nothing else.
 */
#pragma once

#include "figure/part/legend.h"
#include "figure/timeline/events.h"

/* Kinds of actors (unless the groups name them), of events, how lives begin and end, and
 * successions: of PsgLegendEntry. Owned by the caller. */
GArray *psg_timeline_legend(const PsgTimelinePlan *plan, const PsgTimelineEvents *events,
                            const GArray *links);
