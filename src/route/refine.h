/*
 * Ways leave their lanes: bends and ends move to where the whole costs less, and lines that
 * cross although they need not change places.
 */
#pragma once

#include "route/way_cost.h"

/* All ways stand in the surroundings, before and after. `settled`, by way: what it cost when nothing
 * better was found; 0: nobody has looked. As long as it costs the same, its surroundings have hardly
 * changed. */
void psg_ways_refine(PsgWay *ways, size_t count, PsgSurroundings *around,
                     double *settled);
