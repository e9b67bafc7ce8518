/*
 * What a lineage says in words: bands, counts, events.
 */
#pragma once

#include "figure/lineage/page.h"

/* "Centres nationaux", "Réseau". Owned by the caller. */
char *psg_lineage_band_name(const PsgLineagePlan *plan, size_t band);

/* Of what is written beside bands; 0 if there is but one, and it has no name. */
double psg_lineage_label_width(const PsgPen *pen, const PsgLineagePlan *plan);
double psg_lineage_label_height(const PsgPen *pen, const PsgLineagePlan *plan,
                                size_t band);
void psg_lineage_label_draw(const PsgLineagePage *page, size_t band, double x);

/* "12 autres". Owned by the caller. */
char *psg_lineage_others_label(const PsgRenderContext *context, size_t count);

/* "2017: GDR RSD → GDR ASR (renamed)". Owned by the caller. */
char *psg_lineage_event_label(const PsgLineage *lineage, const PsgLineageEvent *event);

/* What an actor is called where a run of it begins. */
const char *psg_lineage_run_name(const PsgLineagePlan *plan, const PsgLineageRun *run);

/* "GDR RSD → GDR ASR". Owned by the caller. */
char *psg_lineage_link_title(const PsgLineagePlan *plan, const PsgLineageLink *link);

/* What is said to who points at a plate: its name in full, and what happened. Owned by the
 * caller. */
char *psg_lineage_plate_title(const PsgLineagePage *page, const PsgLineagePlate *plate);
