/*
 * What changed between two slices, as JSON.
 */
#pragma once

#include "slice/difference.h"
#include "slice/merge.h"

/* {from, to, actors: {gained, lost, altered, talked_of, kept}, relations: {gained, lost,
 * altered, kept}, measures: [{id, of, per, before, after, ratio, values}], counts}.
 * merged: of two landscapes; NULL: of one. Owned by the caller. */
char *psg_json_of_difference(const PsgDifference *difference,
                             const PsgMergedLandscape *merged);
