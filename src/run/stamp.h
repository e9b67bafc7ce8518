/*
 * The stamp: what earlier runs left in a folder, so that nothing is made twice.
 *
 * It is the file `.paysage` in the folder of the figures. A run is known by a key, a digest
 * of all that its figures depend on: the inputs, what was asked for, the program. Of each
 * run it has the files that were written and how the system tells them from changed ones
 * (size, number, and the times of their last changes, which no program can set back). It
 * also keeps layouts, by a digest of what was laid out. A stamp that is missing, damaged
 * or of another program is an empty one.
 */
#pragma once

#include "layout/layout.h"

typedef struct PsgStamp PsgStamp;

PsgStamp *psg_stamp_read(const char *folder);

/* An empty one: nothing is taken over, though this run will be noted. */
PsgStamp *psg_stamp_new(const char *folder);
void psg_stamp_free(PsgStamp *stamp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgStamp, psg_stamp_free)

/* All files that the run of that key wrote are there, and untouched since. */
bool psg_stamp_holds(const PsgStamp *stamp, const char *key);

/* Notes that the run has written these files (names in the folder) just now. Waits for
 * some milliseconds if it must, so that a change that comes after this is a later one for
 * the system too. */
void psg_stamp_note_run(PsgStamp *stamp, const char *key, const GPtrArray *files);

/* The layout of that digest; NULL if it is not known. Owned by the caller. */
PsgLayout *psg_stamp_layout(const PsgStamp *stamp, const char *digest);
void psg_stamp_note_layout(PsgStamp *stamp, const char *digest, const PsgLayout *layout);

/* Replaces the file. What goes wrong is no mistake: the next run has more to do then. */
void psg_stamp_write(const PsgStamp *stamp);
