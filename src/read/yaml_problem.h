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

/* Where the parser stumbled. */
typedef struct {
    const char *problem, *context; /* its own words; context may be NULL */
    gunichar character;
    bool is_line_begin; /* nothing but blanks before it */
} PsgYamlStumble;

/* The sentence is NULL if there is no better one than the parser's. */
PsgYamlProblem psg_yaml_problem(const PsgYamlStumble *stumble);
