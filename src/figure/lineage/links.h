/*
 * What flows from run to run in a lineage, and where runs stand.
 */
#pragma once

#include "figure/lineage/plan.h"

/* Finds the links between the plan's runs. */
void psg_lineage_links(PsgLineagePlan *plan);

/* Gives each run its lane, and says how many there are in each band. */
void psg_lineage_lanes(PsgLineagePlan *plan);
