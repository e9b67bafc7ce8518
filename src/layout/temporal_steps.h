/*
 * From who is tied to whom in each slice to sites, pulls and links.
 */
#pragma once

#include "layout/temporal.h"
#include "layout/temporal_sites.h"

PsgSites *psg_sites_of_task(const PsgTemporalTask *task);
