/*
 * What changed between two slices: the view of both, laid over each other.
 *
 * There is who is there or unsure; who is only talked of is not. So who was talked of and
 * has begun is gained; who came to be talked of, or no longer is, is altered. Altered is
 * also who is there in both slices under another name, as another kind, on another tier,
 * or with another figure of its own.
 */
#pragma once

#include "slice/view.h"

/* Actors and relations of both slices, in the landscape's order. Of two relations with
 * the same ends and kind, one of which ended and the other began, only the later is in
 * the view: kept, or altered if its label is another one. */
PsgView *psg_view_of_change(const PsgLandscape *landscape, size_t before, size_t after);
