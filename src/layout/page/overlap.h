/*
 * Boxes that lie on each other pushed apart, each as little as it takes.
 */
#pragma once

#include "base/geometry.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const PsgSize *boxes;
    const bool *is_fixed; /* by box: it stays where it is; NULL: all may move */
    size_t count;
    PsgSize area;
    double gap;
} PsgOverlapTask;

/* Moves the centres until all boxes keep the gap and lie within the area; fixed ones may be
 * anywhere. False if that was not reached; then the centres are somewhere in between. */
bool psg_overlap_remove(const PsgOverlapTask *task, PsgPoint *centres);
