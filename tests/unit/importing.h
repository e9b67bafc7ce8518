/*
 * What suites of the import have in common: tables from their texts.
 */
#pragma once

#include "read/table/tables.h"

/* Reads the texts, the second may be NULL, as files named 1.csv and 2.csv. Both are owned
 * by the caller; the tables are NULL after a mistake. limits NULL: the usual ones. */
PsgTables *importing_try(const char *first, const char *second, const PsgLimits *limits,
                         PsgDiagnostics **list);

/* Fails the test if there is a mistake. */
PsgTables *importing_tables(const char *first, const char *second);
