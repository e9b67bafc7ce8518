/*
 * One cell of the filmstrip: a slice's network in small, with the names of who is new.
 */
#pragma once

#include "figure/network/network.h"

/* How high the line with the slice's name is, above the picture. */
double psg_filmstrip_head(const PsgPen *pen);

/* By what the places of a network are multiplied in a cell of that size: each way by its
 * own, for names need room between rows, but neither by much more than the other. */
PsgSize psg_filmstrip_scale(const PsgPen *pen, PsgSize cell, PsgSize network);

void psg_filmstrip_cell_draw(const PsgPen *pen, const PsgNetwork *network, size_t slice,
                             PsgRect room);
