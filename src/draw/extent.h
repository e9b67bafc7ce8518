/*
 * How much of the page a group covers.
 */
#pragma once

#include "scene/scene.h"

/* A box around all that is painted at a second from item `first`, the beginning of a group,
 * to its end. It may be a little larger than what is seen; empty if nothing is. */
PsgRect psg_group_extent(const PsgScene *scene, size_t first, double second);
