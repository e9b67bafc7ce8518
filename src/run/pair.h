/*
 * Two landscapes that are compared: who is who, and one landscape of both (slice/merge.h).
 */
#pragma once

#include "base/diagnostics.h"
#include "slice/merge.h"

/* All of it is borrowed. */
typedef struct {
    const PsgLandscape *landscapes[2];
    const char *paths[2];  /* what messages call them */
    const char *names[2];  /* what figures call them */
    const char *slices[2]; /* ids */
    const char *language;  /* that figures are to be in; NULL: nothing is said */
    const char *match;     /* the path of a table; NULL: actors of one id are the same */
    size_t max_bytes;      /* of that table */
} PsgPair;

/* What tells a path from the other in figures: its name, or all of it if both have one name. As text,
 * since paths may be any bytes. Owned by the caller. */
char *psg_pair_name(const char *path, const char *other);

/* Owned by the caller; borrows the names and the landscapes. NULL with an error, which is a
 * PSG_SESSION_ERROR for what the user said wrong; without, if the table has mistakes, which are in the
 * list. */
PsgMergedLandscape *psg_pair_merge(const PsgPair *pair, PsgDiagnostics *list,
                                   GError **error);
