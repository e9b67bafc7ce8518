/*
 * How much a landscape may hold, so that no file can eat the machine that reads it.
 */
#pragma once

#include <stddef.h>

typedef struct {
    size_t max_bytes;  /* of a file */
    size_t max_depth;  /* of lists and maps in each other */
    size_t max_values; /* of all files together, aliases expanded; keys are not counted */
    size_t max_actors;
    size_t max_slices;
    size_t max_text; /* characters of a text */
} PsgLimits;

PsgLimits psg_limits_default(void);
