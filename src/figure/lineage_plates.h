/*
 * The plates of a lineage: an actor's name in the colour and shape of its kind, with the
 * signs of what happened to it.
 */
#pragma once

#include "figure/lineage_page.h"

/* All of them, none wider than `most`: of PsgLineagePlate. Owned by the caller. */
GArray *psg_lineage_plates(const PsgPen *pen, const PsgLineagePlan *plan, double most,
                           double zoom);

void psg_lineage_plate_draw(const PsgLineagePage *page, const PsgLineagePlate *plate);
