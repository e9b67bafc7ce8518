/*
 * Notices when files are saved, or a folder of data gets other ones.
 *
 * What counts is what a look finds: size, time, number and mode of each file, of small ones
 * the bytes, and which files of a folder data are read from (read/import/open.h). A word of
 * the system that something happened nearby, and a clock, are only reasons to look. So
 * neither what editors leave beside a file is a change, nor what a program writes into the
 * folder that is no part of the data.
 *
 * All is called in the default main context, by the thread that runs it.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef struct PsgWatch PsgWatch;

/* 0: as usual. */
typedef struct {
    double poll;    /* seconds between looks, which are then the only way */
    unsigned quiet; /* milliseconds without a change, until changes are told; 50 */
} PsgWatchWishes;

/* Seconds between looks where the system tells nothing, or is not asked. */
#define PSG_WATCH_POLL 1.0

/* Once for a burst of changes. May call psg_watch_set; what changes meanwhile is told by
 * another call, after it. */
typedef void (*PsgWatchChanged)(gpointer data);

/* wishes: NULL if there are none. */
PsgWatch *psg_watch_new(const PsgWatchWishes *wishes, PsgWatchChanged changed,
                        gpointer data);
void psg_watch_free(PsgWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgWatch, psg_watch_free)

/* Files and folders that are watched from now on, whether they are there or not.
 * NULL-terminated. To be called before they are read: then no change is missed. With the
 * same paths as before nothing is begun anew. */
void psg_watch_set(PsgWatch *watch, const char *const *paths);

/* The first of the paths that was not there at the last look, borrowed; NULL: all are. */
const char *psg_watch_lacks(const PsgWatch *watch);

/* Why the system tells of no changes, though it was asked; NULL: it does. Borrowed. */
const char *psg_watch_remark(const PsgWatch *watch);
