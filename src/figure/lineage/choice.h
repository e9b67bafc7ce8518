/*
 * Who has a stream in a lineage.
 */
#pragma once

#include "figure/lineage/plan.h"

/* Those to whom something happened, family by family, a family being all who have to do
 * with each other: as many as have room, families with the longest history first. By
 * actor; counts in the plan who is left out. Owned by the caller. */
bool *psg_lineage_choice(PsgLineagePlan *plan, size_t most_lanes);

/* The tier or kind that an actor belongs to in a column in which it is seen, or
 * PSG_NONE. */
size_t psg_lineage_belonging(const PsgLineagePlan *plan, size_t column, size_t actor);
