/*
 * Where boxes stand, as a table.
 */
#pragma once

#include "figure/network/network.h"
#include "figure/table.h"

/* slice,id,x,y,width,height: the boxes' middles in page units, of those who are seen in these slices
 * (size_t; NULL: in all). Owned by the caller. */
PsgTable *psg_positions(const PsgRenderContext *context, const PsgNetwork *network,
                        const GArray *slices);
