/*
 * Successions on a timeline: thin lines from who was before to who went on with its work.
 *
 * Several that come to one line are a merger, several that leave one are a split.
 */
#pragma once

#include "figure/timeline/lanes.h"
#include "figure/timeline/plan.h"

typedef struct {
    size_t from, to; /* lines */
    double leaves;   /* where it leaves its line */
    double arrives;  /* where it goes up or down, and arrives */
} PsgTimelineLink;

/* All between lines of the plan whose day is on the scale; takes their room in the lanes.
 * Of PsgTimelineLink, owned by the caller. */
GArray *psg_timeline_links_find(const PsgTimelinePlan *plan, PsgLanes *lanes);

void psg_timeline_links_draw(const PsgTimelinePlan *plan, const GArray *links);

/* A sample, for legends. */
void psg_timeline_link_sample(const PsgPen *pen, PsgRect room);
