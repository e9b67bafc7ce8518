/*
 * Lists of actors that a landscape made of another has from it.
 */
#pragma once

#include "model/landscape.h"

/* Gives the landscape the tiers and pins of the whole, of those actors that it has. places: by actor of
 * the whole its index there, PSG_NONE: it is left out. */
void psg_places_move(const PsgLandscape *whole, const size_t *places,
                     PsgLandscape *landscape);
