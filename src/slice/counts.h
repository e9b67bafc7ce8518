/*
 * A slice in numbers: how many actors and relations, how many are new, how dense it is.
 */
#pragma once

#include "slice/view.h"

/* Only what is there for certain counts: not what is merely talked of. Of a slice that is projected
 * nothing is known, and all numbers are 0 or not known. */
typedef struct {
    bool is_known;
    size_t actors, relations;
    size_t unsure; /* further actors, whose dates leave open whether they are there */
    /* actors; PSG_NONE: not known, in a window without a start, or in which observation
     * began */
    size_t new_actors;
    /* actors of the slice before; PSG_NONE: there is none */
    size_t gone;
    /* pairs that are related, of all pairs of actors: from 0 to 1, NaN below two actors */
    double density;
    /* the actor that is related to most others, the first of several; PSG_NONE: no
     * relations */
    size_t most_connected;
    size_t most_others; /* how many others */
    size_t equals;      /* how many further actors are related to as many */
} PsgCounts;

PsgCounts psg_counts_of_view(const PsgView *view);
