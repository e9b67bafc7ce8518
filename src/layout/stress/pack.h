/*
 * Parts that nothing holds together, laid side by side.
 */
#pragma once

#include "layout/stress/problem.h"

/* Shifts the parts of the pressed drawing, largest in the middle, so that no two that are
 * there in the same slice lie on each other. `places` are by actor. */
void psg_sites_pack(const PsgSites *sites, const PsgSites *pressed, PsgPoint *places);
