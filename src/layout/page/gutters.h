/*
 * How lines will run between boxes: each passes a row through one of its gaps.
 *
 * Lines are drawn around boxes, and gaps are few and narrow. So what a straight line would cross
 * says little: what counts is through which gaps lines pass, and in which order.
 */
#pragma once

#include "layout/page/shelves.h"

typedef struct PsgGutters PsgGutters;

/* So many steps a search may make that plans anew after each of them; 0: the graph is too large
 * for ways to be planned. */
double psg_gutters_steps(const PsgSupergraph *all);

/* Ways of all links, as boxes stand. Both are borrowed; boxes may move. */
PsgGutters *psg_gutters_new(const PsgSupergraph *all, const PsgShelves *shelves);
void psg_gutters_free(PsgGutters *gutters);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgGutters, psg_gutters_free)

/* What all ways cost, in crossings. */
double psg_gutters_cost(const PsgGutters *gutters);

/* Plans anew, after boxes have moved: `moved` are those that stand elsewhere in the order of
 * rows. Gives by how much the cost has changed. What is above the limit is not counted to its end,
 * and must be taken back. */
double psg_gutters_update(PsgGutters *gutters, const size_t *moved, size_t count,
                          double limit);

/* The same after places along a row have changed, but no order. */
double psg_gutters_shift(PsgGutters *gutters, size_t shelf, double limit);

/* What lines need besides a usual gap, left of the box at that place of the shelf; right of its
 * last box, if `place` is the length of the shelf. */
double psg_gutters_lane_room(const PsgGutters *gutters, size_t shelf, size_t place);

/* The last update is taken back. Boxes must stand again as before it. */
void psg_gutters_undo(PsgGutters *gutters);
