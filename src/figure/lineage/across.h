/*
 * Where the columns of a lineage stand, and how its names are broken into lines for that.
 */
#pragma once

#include "figure/lineage/page.h"

/* In units of a slide. */
#define PSG_LINEAGE_GAP 46.0  /* between columns, at least, as a rule */
#define PSG_LINEAGE_FADE 34.0 /* beside the first and the last */

/* From here on words are broken. */
enum { PSG_LINEAGE_BROKEN = 100 };

/* Writes all names at this zoom, and puts columns at equal distances; at other ones if
 * names are in more lines than `fine`, and would be better then. Gives how bad they are: in
 * how many lines the longest is, and how many are broken within a word. */
size_t psg_lineage_across_fit(PsgLineagePage *page, double zoom, size_t fine);
