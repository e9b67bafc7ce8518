/*
 * What went wrong in a YAML file, in words that help its author.
 */
#pragma once

#include "base/input.h"

#include <stdbool.h>

typedef struct {
    const char *sentence; /* the parser's own words, if there are none better */
    bool at_context;      /* the place to show is where the unfinished thing began */
} PsgYamlProblem;

/* Where the parser stumbled, and its own words: what is wrong, and what it was doing
 * (may be NULL). */
PsgYamlProblem psg_yaml_problem(const PsgInput *input, size_t place, const char *problem,
                                const char *context);
