/*
 * From who is tied to whom in each slice to sites, pulls and links.
 */
#pragma once

#include "layout/stress/problem.h"
#include "layout/stress/stress.h"

PsgSites *psg_sites_of_task(const PsgTemporalTask *task);
