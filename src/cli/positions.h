/*
 * Where boxes stand, as a table.
 */
#pragma once

#include "figure/network/network.h"
#include "figure/table.h"

/* slice,id,x,y,width,height: the boxes' middles in page units, of those who are seen.
 * Owned by the caller. */
PsgTable *psg_positions(const PsgRenderContext *context, const PsgNetwork *network);
