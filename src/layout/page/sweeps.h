/*
 * An order of the nodes of each level in which few links cross.
 */
#pragma once

#include "layout/page/zones.h"

/* Zones are levels, one a strip. Moves the places: the nodes of a level stand evenly along the
 * width, in their new order, at a height of its own. Nodes of no zone stay, and
 * all do where many links skip levels or join two nodes of one. */
void psg_sweeps_order(const PsgSupergraph *all, const PsgZones *zones, PsgSize area,
                      PsgPoint *places);
