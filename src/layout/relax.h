/*
 * Boxes shifted along their shelves, until what is left of the page is spread evenly.
 */
#pragma once

#include "layout/shelves.h"
#include "layout/union.h"

/* Does nothing for graphs too large for it. */
void psg_shelves_relax(PsgShelves *shelves, const PsgUnion *all);
