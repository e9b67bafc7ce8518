/*
 * Slices settled on shelves that all of them share.
 *
 * A box keeps its shelf and its place in the order of that shelf for ever; along the
 * shelf it may shift from slice to slice, so that a slice uses the room of absent
 * actors. How far, `stability` says.
 */
#pragma once

#include "layout/page/shelves.h"
#include "layout/supergraph.h"

/* Fills in the centres of all slices. `shelves` has the boxes of `all`, by node.
 * stability 0: every slice is as even as it can be; 1: nothing moves. */
void psg_settle_slices(const PsgShelves *shelves, const PsgSupergraph *all,
                       const PsgLayoutTask *task, PsgPoint *centres);
