/*
 * Opening data of any format: a landscape of ours, or what others have, as a landscape.
 */
#pragma once

#include "model/figure_spec.h"
#include "read/import/settle.h"

/* What is said by whoever opens it. NULL: nothing. */
typedef struct {
    const char *from;       /* the format, by name; NULL: as its content tells */
    const char *const *map; /* "COLUMN=MEANING", several of them by commas */
    const char *slices;
    const char *dates;    /* "day-first" or "month-first" */
    const char *language; /* of the texts of others */
    bool is_strict;       /* what is refused is an error */
} PsgOpenWishes;

/* What is wrong with them, owned by the caller; NULL if nothing is. */
char *psg_open_complaint(const PsgOpenWishes *wishes);

typedef struct {
    PsgSettled settled; /* of a landscape of ours only the landscape */
    PsgReport *report;  /* NULL of a landscape of ours */
} PsgOpened;

void psg_opened_clear(PsgOpened *opened);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PsgOpened, psg_opened_clear)

/* What data are read with. */
typedef struct {
    const PsgOpenWishes *wishes;
    const PsgLimits *limits;
    const PsgFigureKinds *figure_kinds;
} PsgOpening;

/* From a file of any format, a folder of landscapes or of tables, or "-". Mistakes go to the
 * list; false if they leave no landscape (then the report is there all the same, if there is
 * one), or with *error if the world refuses. */
bool psg_open(const char *path, const PsgOpening *opening, PsgDiagnostics *list,
              PsgOpened *opened, GError **error);

/* The same of several files and folders of others together. NULL-terminated. A landscape of ours
 * is a mistake. */
bool psg_open_others(char *const *paths, const PsgOpening *opening, PsgDiagnostics *list,
                     PsgOpened *opened, GError **error);

/* The files of a folder that data are read from when it is opened, by name: landscapes of ours,
 * or else all that may be of others. Paths, owned by the caller. */
GPtrArray *psg_open_files(const char *folder);

/* Whether the folder is one of others, of which a file of that name would be a part. */
bool psg_open_takes(const char *folder, const char *name);

/* The same of files that were read already, of any format, all of one landscape. inputs: const
 * PsgInput *, which the list keeps. */
bool psg_open_inputs(const GArray *inputs, const PsgOpening *opening,
                     PsgDiagnostics *list, PsgOpened *opened);
