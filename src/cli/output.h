/*
 * Where figures go: folder, formats, resolution, workers; and writing them.
 */
#pragma once

#include "cli/session.h"
#include "run/plan.h"

/* Strings are owned. */
typedef struct {
    char *folder, *format, *dpi; /* NULL: as usual */
    gint workers;                /* 0: all processors */
    gboolean is_fresh;           /* nothing from an earlier run is taken over */
} PsgOutputOptions;

/* A command's own entries, which end with an empty one, and those of output after them:
 * short options are looked for among a command's own. Owned by the caller. */
GOptionEntry *psg_output_entries(PsgOutputOptions *options, const GOptionEntry *own);
void psg_output_options_clear(PsgOutputOptions *options);

const char *psg_output_folder(const PsgOutputOptions *options);

/* What earlier runs left there, if this one may take it over. Owned by the caller. */
PsgStamp *psg_output_stamp(const PsgOutputOptions *options);

/* Makes the folder and all figures in it, and says what went wrong. orders: of
 * PsgFigureSpec; what they need was laid out. */
PsgExit psg_output_write(const PsgCommand *command, const PsgOutputOptions *options,
                         PsgFigures *figures, const PsgPlan *plan);
