/*
 * Places for labels: each by its own point, none on another one or on what is drawn.
 *
 * A caller tells what is drawn (boxes, lines), then labels: for each its point, how much it
 * matters, and the places that it may take, each with a cost from 0, the best, to 1, as bad
 * as no label at all. Solving keeps the sum of weight × cost small, a label without a place
 * costing 1: it places nearly as many labels as can be, the heavier before the lighter, each
 * as well as the others let it. The same input gives the same places.
 *
 * What stands between a label and its point is in its way, too, if the label is tied: its
 * reader would take it for the label of that. Only what holds the point itself may lie
 * there: its own mark or bar.
 *
 * A place may be a form of the label's text as well (one line, two lines, cut): the places of
 * a label may have any sizes, and psg_label_placer_choice tells which one it took.
 */
#pragma once

#include "base/geometry.h"

#include <glib.h>
#include <stddef.h>

typedef struct {
    PsgPoint at;      /* what it belongs to */
    double weight;    /* what is lost without it; above 0 */
    double crossing;  /* cost of each line that it lies on; 1: it lies on none */
    double clearance; /* how far it stays from boxes that do not hold its point */
    size_t line;      /* its own, as numbered: to lie on it costs nothing; 0: none */
    bool is_tied;     /* nothing may stand between it and its point */
    bool covers_own;  /* it may lie on the boxes that hold its point */
} PsgLabel;

/* Which place around a box is the best. */
typedef enum {
    PSG_LABEL_ABOVE,
    PSG_LABEL_BELOW,
    PSG_LABEL_RIGHT,
} PsgLabelSide;

typedef struct PsgLabelPlacer PsgLabelPlacer;

/* Labels stay within the bounds. */
PsgLabelPlacer *psg_label_placer_new(PsgRect bounds);
void psg_label_placer_free(PsgLabelPlacer *placer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgLabelPlacer, psg_label_placer_free)

/* Nothing may lie there. */
void psg_label_placer_box(PsgLabelPlacer *placer, PsgRect box);

/* A straight line. A label that lies on it pays for that. */
void psg_label_placer_line(PsgLabelPlacer *placer, PsgPoint from, PsgPoint to);

/* One line through points (PsgPoint): a label lies on it once, wherever it does. Gives its
 * number: above 0, and no other line has it. */
size_t psg_label_placer_curve(PsgLabelPlacer *placer, const GArray *points);

/* Gives its number: the first one is 0. */
size_t psg_label_placer_add(PsgLabelPlacer *placer, const PsgLabel *label);

/* A place for the label that was added last. Gives its number: the first is 0. */
size_t psg_label_placer_offer(PsgLabelPlacer *placer, PsgRect place, double cost);

/* Twelve places around a box; a point is a box without a size. */
typedef struct {
    PsgRect box;
    double gap;        /* from the box */
    PsgSize size;      /* of the label */
    PsgLabelSide best; /* where the cost is least */
    double cost;       /* there; elsewhere up to PSG_LABEL_AROUND more */
} PsgLabelRing;

/* For the label that was added last. Gives the number of the best place. */
size_t psg_label_placer_offer_around(PsgLabelPlacer *placer, const PsgLabelRing *ring);

#define PSG_LABEL_AROUND 0.22

/* Gives places to all labels that were added since the last time; the others stay where they
 * are. Boxes and lines that were added since hold for the new ones. */
void psg_label_placer_solve(PsgLabelPlacer *placer);

/* The number of the place that it took; PSG_NONE if it has none. */
size_t psg_label_placer_choice(const PsgLabelPlacer *placer, size_t label);

/* Where a label is that has a place. */
PsgRect psg_label_placer_place(const PsgLabelPlacer *placer, size_t label);
