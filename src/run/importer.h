/*
 * What landscapes can be made from: a table, with a row for each format.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "model/landscape.h"

typedef struct {
    const char *name; /* "csv" */
    const char *help; /* what it is */
    /* From files to a landscape. Their mistakes go to the list; if there is an error among
     * them the result is NULL without *error. What the world refuses is NULL with *error.
     * paths: NULL-terminated. */
    PsgLandscape *(*read)(char *const *paths, const PsgLimits *limits,
                          PsgDiagnostics *list, GError **error);
} PsgImporter;

/* NULL beyond the last one. */
const PsgImporter *psg_importer_nth(size_t place);
