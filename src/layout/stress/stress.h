/*
 * Where actors stand when all slices are solved together: each slice clear, the whole
 * calm.
 *
 * Bare points: no boxes, no page. The ideal distance of two tied actors is 1.
 */
#pragma once

#include "base/geometry.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PSG_UNGROUPED SIZE_MAX

typedef struct {
    size_t from, to; /* actors */
} PsgTemporalTie;

typedef struct {
    size_t actor_count, slice_count;
    const bool *presence; /* slice × actor_count + actor */
    const PsgTemporalTie *ties;
    size_t tie_count;
    const bool *tie_presence; /* slice × tie_count + tie, where both ends are present */
    /* 2 × actor: the groups it is in, whose members should not stand far from each other, or
     * PSG_UNGROUPED; NULL: there are none */
    const size_t *groups;
    /* Of the page that parts are packed for, its width by its height; 0: for none, so that they
     * stand around the largest. */
    double aspect;
    double stability; /* 0: each slice as clear as can be, 1: nothing moves */
    /* Nothing moves if more pairs of actors pull at each other in all slices; 0: however many
     * there are. */
    size_t most_moving;
    /* share of the usual search for a better start, above 0 to 1 */
    double search;
    uint64_t seed;
} PsgTemporalTask;

/* Fills slice × actor_count + actor. An absent actor has the place of its nearest
 * presence; one that is never there stands in the middle. The same task always gives the same places. */
void psg_temporal_place(const PsgTemporalTask *task, PsgPoint *places);
