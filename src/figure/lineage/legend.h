/*
 * What the signs of a lineage mean.
 */
#pragma once

#include "figure/lineage/page.h"
#include "figure/part/legend.h"

/* Of what occurs on the page: of PsgLegendEntry, owned by the caller. page NULL: of all
 * that may occur, so that there is room for it. */
GArray *psg_lineage_legend(const PsgLineage *lineage, const PsgLineagePage *page);
