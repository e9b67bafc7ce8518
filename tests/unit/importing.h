/*
 * What suites of the import have in common: landscapes from the texts of tables.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "model/landscape.h"

/* Reads the texts, the second may be NULL, as files named 1.csv and 2.csv. Both are owned
 * by the caller; the landscape is NULL after a mistake. limits NULL: the usual ones. */
PsgLandscape *importing_try(const char *first, const char *second,
                            const PsgLimits *limits, PsgDiagnostics **list);

/* Fails the test if there is a mistake. */
PsgLandscape *importing_landscape(const char *first, const char *second);
