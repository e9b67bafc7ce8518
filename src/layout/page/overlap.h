/*
 * Boxes that lie on each other pushed apart, each as little as it takes.
 */
#pragma once

#include "base/geometry.h"

#include <stdbool.h>
#include <stddef.h>

/* Moves the centres until all boxes keep the gap and lie within the area. False if
 * that was not reached; then the centres are somewhere in between. */
bool psg_overlap_remove(PsgPoint *centres, const PsgSize *boxes, size_t count,
                        PsgSize area, double gap);
