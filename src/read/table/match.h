/*
 * Which actor of one landscape is which of another: by id, and by a table where ids
 * differ.
 *
 * The table is a CSV file with the columns from and to: the id in the first landscape,
 * and in the second; an empty "to" says that there is none. An actor that is not in the
 * table is matched with the one of the same id, unless the table gave that to another.
 */
#pragma once

#include "base/diagnostics.h"
#include "model/landscape.h"

/* By actor of the first landscape its place in the second, or PSG_NONE. Owned by the
 * caller. */
size_t *psg_match_by_id(const PsgLandscape *first, const PsgLandscape *second);

/* The same with a table. Mistakes go to the list, which must have the table's input; with
 * errors there is no result. */
size_t *psg_match_read(const PsgInput *input, const PsgLandscape *first,
                       const PsgLandscape *second, PsgDiagnostics *list);
