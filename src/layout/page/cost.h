/*
 * How far a drawing is from a good one: what a reader would have to disentangle.
 *
 * Lines are taken as straight, from centre to centre. A crossing counts by the share of
 * slices in which both lines are there: 1 if in all of them, nothing if they are never seen
 * together.
 */
#pragma once

#include "layout/supergraph.h"

typedef struct PsgCost PsgCost;

typedef struct {
    size_t node;
    PsgPoint to;
} PsgMove;

/* False for graphs so large that the search for a better drawing would take too long. */
bool psg_cost_is_affordable(const PsgSupergraph *all);

/* Borrows the supergraph. `margin` is the distance that lines should keep from boxes,
 * `unit` a usual distance of neighbours. */
PsgCost *psg_cost_new(const PsgSupergraph *all, const PsgPoint *places, double scale,
                      double margin, double unit);
void psg_cost_free(PsgCost *cost);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgCost, psg_cost_free)

double psg_cost_total(const PsgCost *cost);

/* Of it, what lengths and flow cost. */
double psg_cost_length_total(const PsgCost *cost);

/* By how much the cost would grow if these nodes, each named once, moved. What is
 * above the limit is not counted to its end. */
double psg_cost_change(PsgCost *cost, const PsgMove *moves, size_t count, double limit);

/* The same of lengths and flow alone. */
double psg_cost_length_change(PsgCost *cost, const PsgMove *moves, size_t count);

/* Moves them. */
void psg_cost_move(PsgCost *cost, const PsgMove *moves, size_t count);
