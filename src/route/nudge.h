/*
 * Ways that go around the same corner, laid side by side.
 */
#pragma once

#include "route/obstacles.h"
#include "route/way.h"

void psg_ways_nudge(const PsgObstacles *obstacles, PsgWay *ways, size_t count,
                    double spread);
