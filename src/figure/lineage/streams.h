/*
 * The streams of a lineage: ribbons as wide as their actors are many.
 */
#pragma once

#include "figure/lineage/page.h"

/* Those who have no history, grey, with their number. */
void psg_lineage_others_draw(const PsgLineagePage *page, size_t band);

/* What flows from run to run. */
void psg_lineage_link_draw(const PsgLineagePage *page, size_t link);

/* A run with its beginning and its end. */
void psg_lineage_run_draw(const PsgLineagePage *page, size_t run);
