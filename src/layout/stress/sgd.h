/*
 * Good places to start from.
 */
#pragma once

#include "base/random.h"
#include "layout/stress/problem.h"

/* Throws the dice `tries` times and keeps the best: for sites without links. */
void psg_sites_scatter(const PsgSites *sites, PsgPoint *places, unsigned tries,
                       PsgRandom *random);
