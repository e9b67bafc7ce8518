/*
 * Tables of a temporal graph as a landscape that `paysage` reads.
 */
#pragma once

#include "read/tables.h"

/* One slice a value, with the years 0001, 0002, … where the values are not dates in order. Owned by the caller. */
char *psg_landscape_yaml_of_tables(const PsgTables *tables);
