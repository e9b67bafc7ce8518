/*
 * Where the marks of events stand on their lines.
 */
#pragma once

#include "figure/timeline/events.h"

/* Of all events on the scale, in rows and from left to right; takes their room in the
 * lanes of the bars. Of PsgTimelineMark. */
GArray *psg_timeline_marks_place(const PsgTimelinePlan *plan, PsgLanes *lanes,
                                 double half);
