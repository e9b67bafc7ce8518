/*
 * Things on a line that would like to stand at certain places, and must not overlap.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    double wanted; /* where its middle would like to stand */
    double size;
    double at; /* result: where its middle stands */
} PsgSpreadItem;

/* Places all between first and last, in their order and clear of each other, so that the sum of
 * the squares of how far they are moved is the least there can be. False, and nothing is placed,
 * if there is no room for all. */
bool psg_spread(PsgSpreadItem *items, size_t count, double first, double last);
