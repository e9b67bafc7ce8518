/*
 * A section of the words beside a comparison: a heading with a count, and what is
 * counted.
 */
#pragma once

#include "figure/part/pen.h"
#include "slice/difference.h"

typedef struct {
    const char *heading; /* in the program's words; NULL: none */
    size_t count;        /* of what the heading says */
    PsgChange change;    /* of its sample */
    bool has_sample;
    /* One of these, or neither: names of actors, or lines of words. Owned. */
    PsgViewActor *seen; /* to which the next point */
    const PsgViewActor **actors;
    size_t actor_count;
    char **lines;
    bool tells_relations; /* counts of relations are drawn in place of lines */
} PsgCompareSection;

/* Those that have something to tell, in the order of their telling, then the note, if it
 * is not NULL: of PsgCompareSection. Owned by the caller. */
GArray *psg_compare_sections_new(const PsgRenderContext *context,
                                 const PsgDifference *difference, const char *note);
