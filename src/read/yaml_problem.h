/*
 * What went wrong in a YAML file, in words that help who wrote it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct {
    const char *sentence;
    bool at_context; /* the place to show is where the unfinished thing began */
} PsgYamlProblem;

/* From the parser's own words, of which context may be NULL, and the character that it stumbled on.
 * The sentence is NULL if there is no better one than the parser's. */
PsgYamlProblem psg_yaml_problem(const char *problem, const char *context, gunichar at);
