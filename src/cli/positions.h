/*
 * Where boxes stand, as CSV.
 */
#pragma once

#include "figure/network/network.h"

/* slice,id,x,y,width,height: the boxes' middles in page units, of those who are seen.
 * Owned by the caller. */
char *psg_positions_csv(const PsgRenderContext *context, const PsgNetwork *network);
