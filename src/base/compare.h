/*
 * Comparing for sorts.
 */
#pragma once

#include <stddef.h>
#include <string.h>

/* −1, 0 or 1. Of several keys the first that differs decides, if it counts more than all
 * that follow: 4 * PSG_COMPARE(…) + 2 * PSG_COMPARE(…) + PSG_COMPARE(…). */
#define PSG_COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/* Doubles, the least first. For qsort. */
static inline int
psg_compare_doubles(const void *left, const void *right)
{
    return PSG_COMPARE(*(const double *)left, *(const double *)right);
}

/* Texts (char *), in order of their bytes. For qsort and GPtrArray. */
static inline int
psg_compare_strings(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* One of several things, and what they are sorted by. */
typedef struct {
    double key;
    size_t index;
} PsgRanked;

/* By key; of the same key, as they stood. For qsort. */
static inline int
psg_compare_ranked(const void *left, const void *right)
{
    const PsgRanked *a = left, *b = right;
    return 2 * PSG_COMPARE(a->key, b->key) + PSG_COMPARE(a->index, b->index);
}
