/*
 * Ways drawn: their bends are rounded as far as boxes and other lines let them.
 */
#pragma once

#include "route/crowd.h"

/* The crowd holds all lines, this one too. Owned by the caller. */
PsgPath *psg_way_path(const PsgWay *way, const PsgObstacles *obstacles, PsgCrowd *crowd);
