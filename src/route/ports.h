/*
 * Where ways leave their boxes.
 */
#pragma once

#include "route/obstacles.h"
#include "route/way.h"

/* Cuts the ways off at the outlines of their boxes, and spreads those that leave by
 * the same side, in the order of their directions. Ways from a box to itself are left
 * as they are. */
void psg_ports_set(const PsgObstacles *obstacles, PsgWay *ways, size_t count,
                   double spread);
