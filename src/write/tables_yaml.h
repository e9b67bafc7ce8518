/*
 * Tables of a temporal graph as a landscape that `paysage` reads.
 */
#pragma once

#include "read/table/tables.h"

/* A slice has the id of its value, or the nearest that is one; its window is the value
 * too if all are dates in order, else one of the years 0001, 0002, … Owned by the
 * caller. */
char *psg_landscape_yaml_of_tables(const PsgTables *tables);
