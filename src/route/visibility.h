/*
 * Shortest ways around boxes.
 */
#pragma once

#include "route/obstacles.h"
#include "route/way.h"

typedef struct PsgVisibility PsgVisibility;

/* Borrows the obstacles. */
PsgVisibility *psg_visibility_new(const PsgObstacles *obstacles);
void psg_visibility_free(PsgVisibility *visibility);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgVisibility, psg_visibility_free)

/* From a to b, points inside the boxes `from` and `to`: straight if nothing is in
 * between. */
PsgWay psg_visibility_way(PsgVisibility *visibility, PsgPoint a, PsgPoint b,
                          PsgExempt ends);
