/*
 * What batch and merge tell at their ends.
 */
#pragma once

#include "batch/index.h"
#include "cli/command.h"

/* Says why a landscape failed, if it did: a PsgIndexVisit. */
void psg_batch_tell_failure(const PsgRecord *record, gpointer data);

/* "200 landscapes, 4100 files in out/, 3 failed". */
void psg_batch_tell_totals(const PsgIndexTotals *totals, const char *folder);

/* How a command ends whose landscapes are those: failures of the world come before mistakes. */
PsgExit psg_batch_exit(const PsgIndexTotals *totals);
