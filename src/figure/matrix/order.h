/*
 * The order of a matrix: a row for each node, so that those with ties in common stand together.
 *
 * It sees numbers only: nodes, the classes that must stay together, and weighted ties.
 */
#pragma once

#include <stddef.h>

typedef struct {
    size_t a, b; /* nodes; the same one: nothing follows from it */
    double weight;
} PsgMatrixTie;

typedef struct {
    size_t count;          /* of nodes */
    const size_t *classes; /* by node: nodes of a class stand together; any numbers */
    const PsgMatrixTie *ties;
    size_t tie_count;
} PsgMatrixOrderTask;

/* Nodes by place. Owned by the caller. */
size_t *psg_matrix_order(const PsgMatrixOrderTask *task);

/* What an order costs: of all ties, weight × how many places their ends are apart. */
double psg_matrix_order_cost(const PsgMatrixOrderTask *task, const size_t *order);

/* The blocks of an order: where each begins, in order, and then the number of nodes. They hold
 * as much more weight as can be than the nodes' ties would put there by chance. *count: of
 * blocks, those of one node included. Owned by the caller. */
size_t *psg_matrix_blocks(const PsgMatrixOrderTask *task, const size_t *order,
                          size_t *count);
