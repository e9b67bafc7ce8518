/*
 * Successions on a timeline: thin lines from the line that was before to the one that went
 * on with its work.
 *
 * Several that come to one line are a merger, several that leave one are a split.
 */
#pragma once

#include "figure/timeline/rows.h"

typedef struct {
    size_t from, to; /* lines */
    double leaves;   /* where it leaves its line */
    double arrives;  /* where it goes up or down, and arrives */
} PsgTimelineSuccession;

/* All between lines that have a row, whose day is on the scale; takes their room in the
 * lanes. Of PsgTimelineSuccession, owned by the caller. */
GArray *psg_timeline_successions_find(const PsgTimelineRows *rows, PsgLabelLanes *lanes);

void psg_timeline_successions_draw(const PsgTimelineRows *rows,
                                   const PsgTimelineHeights *heights,
                                   const GArray *successions);

/* A sample, for legends. */
void psg_timeline_succession_sample(const PsgPen *pen, PsgRect room);
