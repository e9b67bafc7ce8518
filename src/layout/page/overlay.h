/*
 * Boxes brought into another room than the one that they were laid out for, each as near
 * to its place as can be.
 *
 * Boxes of a row stay in it, and rows and boxes keep their order; a row that is too
 * long for the room becomes two.
 */
#pragma once

#include "base/geometry.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const PsgSize *boxes;
    size_t count;
    PsgSize area; /* its corner at 0, 0 */
    double gap;   /* least distance between two boxes */
    /* boxes may change their rows, though not their order, if there is no other way */
    bool may_deal_anew;
} PsgOverlay;

/* Moves the centres. False if there is no room for the boxes; then the centres are as
 * they were. */
bool psg_overlay_settle(const PsgOverlay *overlay, PsgPoint *centres);
