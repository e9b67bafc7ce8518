/*
 * How much may be read and made, so that no file can eat the machine that reads it.
 *
 * A limit has a name of its own, which is also the rule of the diagnostic that says that
 * it was hit. How it is raised, whoever set it has to say.
 */
#pragma once

#include <stddef.h>

#define PSG_LIMIT_BYTES "max-bytes"
#define PSG_LIMIT_DEPTH "max-depth"
#define PSG_LIMIT_VALUES "max-values"
#define PSG_LIMIT_ACTORS "max-actors"
#define PSG_LIMIT_SLICES "max-slices"
#define PSG_LIMIT_TEXT "max-text"

typedef struct {
    size_t max_bytes;  /* of a file */
    size_t max_depth;  /* of lists and maps in each other */
    size_t max_values; /* of all files together, aliases expanded; keys are not counted */
    size_t max_actors;
    size_t max_slices;
    size_t max_text; /* characters of a text */
} PsgLimits;

/* Far above any landscape that fits on a slide. */
PsgLimits psg_limits_default(void);
