/*
 * The stamp: what earlier runs left in a folder, so that nothing is made twice.
 *
 * It is the file `.paysage` in the folder of the figures. A figure in one format is an
 * output; it is known by a key, a digest of all that it depends on. Of each output it has
 * the files, and how the system tells them from changed ones (size, number, and the times
 * of their last changes, which no program can set back). It also keeps layouts, by a
 * digest of what was laid out. A stamp that is missing, damaged or of another program is
 * an empty one.
 */
#pragma once

#include "layout/layout.h"

typedef struct PsgStamp PsgStamp;

PsgStamp *psg_stamp_read(const char *folder);
void psg_stamp_free(PsgStamp *stamp);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgStamp, psg_stamp_free)

/* How many files the output of that key has, if all are there and untouched since it was
 * made; else 0. */
guint psg_stamp_holds(const PsgStamp *stamp, const char *key);

/* Notes that the output has just been written to these files (names in the folder). */
void psg_stamp_note(PsgStamp *stamp, const char *key, const GPtrArray *files);

/* The layout of that digest; NULL if it is not known. Whether it is sound
 * psg_layout_answers tells. Owned by the caller. */
PsgLayout *psg_stamp_layout(const PsgStamp *stamp, const char *digest);
void psg_stamp_note_layout(PsgStamp *stamp, const char *digest, const PsgLayout *layout);

/* Replaces the file, and forgets outputs that are not there any more. Waits for some
 * milliseconds if it must, so that a change that comes after this is a later one for the
 * system too. What goes wrong is no mistake: the next run has more to do then. */
void psg_stamp_write(PsgStamp *stamp);
