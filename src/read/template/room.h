/*
 * The room on a layout that is free for a figure.
 */
#pragma once

#include "base/geometry.h"

#include <glib.h>

typedef struct {
    PsgSize page;
    PsgRect text;     /* that of the title, which keeps the margins */
    PsgRect title;    /* its place; no height: it has none */
    PsgRect body;     /* where a master has contents; no height: it does not say */
    GArray *footers;  /* PsgRect: date, footer, number */
    GArray *drawings; /* PsgRect: logos, bars, pictures */
} PsgRoomTask;

/* The largest rectangle within the margins that the title keeps which meets neither title nor
 * footers nor drawings. What lies below most of the body is a background, and no drawing. */
PsgRect psg_room_find(const PsgRoomTask *task);

/* The same, smaller: also beside drawings that lie below figures for lack of room. */
PsgRect psg_room_clear(const PsgRoomTask *task);
