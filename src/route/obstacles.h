/*
 * Boxes that lines must not run through, found fast by where they are.
 */
#pragma once

#include "base/geometry.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define PSG_NO_BOX G_MAXSIZE

/* How near to boxes a line may come. */
typedef enum {
    PSG_CLEAR_OF_BOXES, /* may touch them */
    PSG_CLEAR_NARROWLY, /* as on an inner lane */
    PSG_CLEAR_WELL,     /* as lines like to */
} PsgClearance;

enum { PSG_CLEARANCES = 3 };

typedef struct {
    const PsgRect *boxes; /* borrowed */
    size_t count;
    PsgSize area;
    /* by the clearance, or less where boxes are near: they never overlap */
    PsgRect *grown;
    PsgRect *reach[PSG_CLEARANCES]; /* what a line must not enter that is so clear */
    double cell_width, cell_height;
    size_t columns, rows;
    size_t *first; /* by cell, and one more: where its boxes begin in `inside` */
    size_t *inside;
} PsgObstacles;

PsgObstacles *psg_obstacles_new(const PsgRect *boxes, size_t count, PsgSize area,
                                double clearance);
void psg_obstacles_free(PsgObstacles *obstacles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgObstacles, psg_obstacles_free)

/* Two boxes that do not count, being the ends of the line. */
typedef struct {
    size_t from, to; /* or PSG_NO_BOX */
} PsgExempt;

/* Whether the straight way from a to b is so clear of all boxes but the exempt ones. */
bool psg_obstacles_clear(const PsgObstacles *obstacles, PsgPoint a, PsgPoint b,
                         PsgExempt exempt, PsgClearance clearance);

/* Whether the point is not so clear of a box. */
bool psg_obstacles_cover(const PsgObstacles *obstacles, PsgPoint at,
                         PsgClearance clearance);

/* Boxes that may reach into the rectangle, each once, in their order. */
GArray *psg_obstacles_near(const PsgObstacles *obstacles, PsgRect rect);
