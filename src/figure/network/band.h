/*
 * Bands of tiers on the network: a quiet ground behind the rows of each tier, with its name
 * at the left, where no box stands.
 */
#pragma once

#include "figure/network/view.h"

/* How wide names of tiers are, with the gap to the boxes: 0 if rows are not tiers. The pen
 * needs no scene. */
double psg_bands_margin(const PsgPen *pen);

/* In the slice of the view. */
void psg_bands_draw(const PsgPen *pen, const PsgNetworkView *drawn);
