/*
 * Landscapes that nobody wishes for and somebody has: crowds, very long names, nobody new,
 * no dates. Each is written as YAML, from a few traits.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    LIVES_MIXED,  /* they come and go over all slices */
    LIVES_BEFORE, /* all came before the first slice, and stay */
    LIVES_OVER,   /* all are gone in the last slice */
    LIVES_NONE,   /* there are no dates at all */
} Lives;

typedef struct {
    const char *name;
    int actors, slices;
    Lives lives;
    const char *actor_name; /* before each one's number; NULL: "Actor" */
    const char *title;      /* of landscape, kinds, tiers, events … too; NULL: short */
    const char *const *figures; /* of a measure, slice by slice, NULL-terminated; NULL */
    const char *const *names;   /* taken in turn, in place of actor_name; NULL */
    bool lacks_kinds, lacks_relations, asks; /* asks: the last slice is a question */
} SampleTraits;

const SampleTraits *sample_landscapes(size_t *count);

/* Owned by the caller. */
char *sample_landscape_yaml(const SampleTraits *traits);
