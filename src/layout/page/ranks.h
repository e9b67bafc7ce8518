/*
 * Ranks of a directed graph: what flows goes from a lower to a higher rank, over as few
 * ranks as can be.
 */
#pragma once

#include <stddef.h>

/* Of a node at which no arc begins or ends. */
#define PSG_NO_RANK ((size_t)-1)

typedef struct {
    size_t from, to; /* nodes; two different ones */
    double weight;   /* above 0 */
} PsgArc;

typedef struct {
    size_t *ranks;     /* by node; owned */
    size_t rank_count; /* 0 without arcs */
    double against; /* share of the arcs' weight that goes up, being part of a circle */
    double excess;  /* ranks that the others skip, on the mean; 0: each goes one down */
} PsgRanking;

PsgRanking psg_ranking_of(const PsgArc *arcs, size_t arc_count, size_t node_count);
void psg_ranking_clear(PsgRanking *ranking);
