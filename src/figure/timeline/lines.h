/*
 * The lines of a timeline: who is on it, in which group, in which order.
 */
#pragma once

#include "figure/timeline/plan.h"

/* Fills lines, groups and line_of: all whose life meets the scale's days, group by group,
 * each in its order. Without pieces, rows and places. */
void psg_timeline_lines_find(PsgTimelinePlan *plan);

/* From the first known day of all lives and events to the last; an end of which nothing
 * is known is open. */
PsgInterval psg_timeline_facts(const PsgLandscape *landscape);

/* Whether an event is told on no line: it has no actor there. */
bool psg_timeline_is_apart(const PsgTimelinePlan *plan, const PsgEvent *event);

/* The event is within the scale's days, or at the stop beyond them. */
bool psg_timeline_has_event(const PsgTimelinePlan *plan, const PsgEvent *event);
