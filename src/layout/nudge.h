/*
 * Ways that go around the same corner, laid side by side.
 */
#pragma once

#include "layout/obstacles.h"
#include "layout/way.h"

void psg_ways_nudge(const PsgObstacles *obstacles, PsgWay *ways, size_t count,
                    double spread);
