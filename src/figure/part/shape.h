/*
 * Outlines: the shapes of actors, and where lines meet them; small marks.
 */
#pragma once

#include "model/landscape.h"
#include "scene/outline.h"

/* The outline of a shape that fills the box. */
PsgOutline psg_shape_outline(PsgShape shape, PsgRect box, double corner);

/* How much of the box's width, on each side, is of no use for a label of two thirds of
 * its height. */
double psg_shape_inset(PsgShape shape, PsgSize box);

bool psg_shape_holds(PsgShape shape, PsgRect box, PsgPoint point);

/* The shape may not fill its box: where a line that comes from `before` to `at`, on the
 * box's border, meets the shape when it goes straight on; or, if it would miss it, when it
 * turns to the middle. From `at` itself it goes to the middle. */
PsgPoint psg_shape_meet(PsgShape shape, PsgRect box, PsgPoint at, PsgPoint before);

/* Marks are told apart by form, and look about equally large. */
typedef enum {
    PSG_MARK_DISC,
    PSG_MARK_DIAMOND,
    PSG_MARK_UP, /* a triangle on its side */
    PSG_MARK_SQUARE,
    PSG_MARK_DOWN, /* a triangle on its tip */
    PSG_MARK_FORMS,
} PsgMarkForm;

/* half: of its width. */
PsgOutline psg_mark_outline(PsgMarkForm form, PsgPoint at, double half);
