/*
 * Chains of straight pieces drawn as gentle curves.
 */
#pragma once

#include "base/path.h"
#include "route/obstacles.h"
#include "route/way.h"

/* Rounds each bend as far as the boxes let it. Owned by the caller. */
PsgPath *psg_way_path(const PsgWay *way, const PsgObstacles *obstacles);
