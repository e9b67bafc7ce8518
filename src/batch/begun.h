/*
 * What a run has begun: each file of a landscape is noted before it is written.
 *
 * The record of a landscape comes last, so it can't tell what a run left that was killed. These notes stand
 * beside it, a line for each file, "sha256 bytes path", and go once the record is there. A file is taken for
 * ours only if it holds what its line says; so it does no harm if lines are damaged, or are of another task
 * that makes the same.
 */
#pragma once

#include "batch/record.h"

typedef struct PsgBegun PsgBegun;

/* Of the landscape of that name, with the notes of runs that did not come to their end. */
PsgBegun *psg_begun_read(const char *folder, const char *name);
void psg_begun_free(PsgBegun *begun);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgBegun, psg_begun_free)

/* Whether a run did not come to its end, so that files may be there of which no record tells. */
bool psg_begun_is_open(const PsgBegun *begun);

/* Notes a file that is about to be written. What can't be noted is ours all the same, unless this run is
 * killed, too. */
void psg_begun_note(PsgBegun *begun, const char *path, GBytes *bytes);

/* All that was noted: PsgRecordFile, borrowed. A path may be there several times, with other bytes. */
const GPtrArray *psg_begun_files(const PsgBegun *begun);

/* What this run noted of a path; NULL: nothing. Borrowed. */
const PsgRecordFile *psg_begun_lookup(const PsgBegun *begun, const char *path);

/* Forgets all, since a record tells it now. */
void psg_begun_end(PsgBegun *begun);
