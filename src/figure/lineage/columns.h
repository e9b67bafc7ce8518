/*
 * Which steps of a lineage are its columns.
 */
#pragma once

#include "figure/lineage/facts.h"

/* Steps in order: all if they have room, else those in which somebody with a history
 * comes, changes or goes, else as many as there may be, evenly taken. most: at least 2.
 * Owned by the caller. */
size_t *psg_lineage_columns(const PsgLineage *lineage, size_t most, size_t *count);
