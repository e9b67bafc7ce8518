/*
 * Where labels, names and lines of a timeline stand from left to right.
 */
#pragma once

#include "figure/timeline/plan.h"

/* Divides the room between the groups' labels, the names and the scale, and gives all
 * lines their pieces and their ends, for the letters that the plan has. */
void psg_timeline_columns_place(PsgTimelinePlan *plan, PsgRect room);
