/*
 * Slices drawn freely, each by itself, as drafts that the joint drawing may take over.
 */
#pragma once

#include "base/random.h"
#include "layout/stress/problem.h"

typedef struct {
    size_t count, room;
    PsgPoint **places; /* by draft, then site; one more for what is there */
    double *stress;    /* draft × slice_count + slice */
} PsgDrafts;

/* Begins with `count` drafts from nothing; there is room for `more`. */
PsgDrafts *psg_drafts_new(const PsgStressProblem *problem, size_t count, size_t more,
                          PsgRandom *random);
void psg_drafts_free(PsgDrafts *drafts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgDrafts, psg_drafts_free)

/* Adds a copy of a whole drawing. */
void psg_drafts_add(PsgDrafts *drafts, const PsgStressProblem *problem,
                    const PsgPoint *places);

/* For each slice, keeps what is there or takes one of the drafts, turned and mirrored to
 * fit, so that the whole is best. Returns in how many slices it took one. */
unsigned psg_drafts_choose(PsgDrafts *drafts, const PsgStressProblem *problem,
                           PsgPoint *places, PsgStressWeights weights);
