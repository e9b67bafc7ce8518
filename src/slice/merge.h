/*
 * One moment of each of two landscapes, as one landscape of two slices: what compares two
 * slices can compare two landscapes.
 *
 * Its actors are those of both, matched as said; kinds, groups, tiers, measures and
 * sources are matched by id. What is the same thing looks as the first landscape says,
 * and is told as each of them tells it: names, kinds, tiers, groups and measures have a
 * value for either slice. Events, successions and figures are left out.
 *
 * Its dates are no dates: the first slice lasts until the year 1, the second one is the
 * year 2, since both moments may be of the same year; values know where they come from. Its texts and lists are borrowed
 * from the two landscapes, which must outlive it.
 */
#pragma once

#include "model/landscape.h"

#include <glib.h>

/* A landscape, and the moment of it that is compared. */
typedef struct {
    const PsgLandscape *landscape;
    const char *name; /* of its file: told where the slices alone would look alike */
    size_t slice;
} PsgMergeSide;

typedef struct {
    PsgLandscape *landscape; /* slice 0 is of the first side, 1 of the second */
    PsgMergeSide sides[2];
} PsgMergedLandscape;

/* match: by actor of the first side its place in the second, or PSG_NONE; none is
 * named twice. */
PsgMergedLandscape *psg_landscape_merge(const PsgMergeSide *first,
                                        const PsgMergeSide *second, const size_t *match);
void psg_merged_landscape_free(PsgMergedLandscape *merged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgMergedLandscape, psg_merged_landscape_free)
