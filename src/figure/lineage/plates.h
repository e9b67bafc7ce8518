/*
 * The plates of a lineage: an actor's name in the colour and shape of its kind, with the
 * signs of what happened to it.
 */
#pragma once

#include "figure/lineage/page.h"

/* All of them, none wider than `most`: of PsgLineagePlate. Owned by the caller. */
GArray *psg_lineage_plates(const PsgPen *pen, const PsgLineagePlan *plan, double most,
                           double zoom);

/* At which names are as small as the smallest letters of the style. */
double psg_lineage_least_zoom(const PsgPen *pen);

void psg_lineage_plate_draw(const PsgLineagePage *page, const PsgLineagePlate *plate);
