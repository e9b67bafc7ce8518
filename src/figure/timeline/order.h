/*
 * In which order lines stand, so that those that belong together are near each other.
 *
 * It knows nothing of actors: lines have a group, a rank that they would have without
 * ties, and ties of some weight.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t a, b; /* lines */
    double weight;
    bool is_down; /* a stands rather above b than below it */
} PsgLineTie;

typedef struct {
    size_t count;         /* of lines */
    const size_t *groups; /* by line; lines of a group stay together, groups in order */
    const gint64 *ranks;  /* by line: its wish within its group, smaller first */
    const PsgLineTie *ties;
    size_t tie_count;
} PsgLineOrderTask;

/* The lines from the top down. Owned by the caller. */
size_t *psg_line_order(const PsgLineOrderTask *task);
