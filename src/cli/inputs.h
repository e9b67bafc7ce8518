/*
 * What most commands begin with: reading a landscape and telling its mistakes, and the
 * options for that.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"
#include "cli/command.h"
#include "model/landscape.h"
#include "read/import/open.h"

#define PSG_INPUT_LIMITS 7
#define PSG_LIMIT_USUAL G_MININT64

/* Strings are the table's. */
typedef struct {
    char *colour;                    /* "auto", "always", "never" */
    gboolean all;                    /* show each of many mistakes that are alike */
    gint64 limits[PSG_INPUT_LIMITS]; /* PSG_LIMIT_USUAL: not said */
    /* of files of others, as PsgOpenWishes has them */
    char *from, *slices, *dates, *text_language;
    char **map;
} PsgInputOptions;

/* --color and the limits. Once they are parsed, the time of --max-seconds runs; a command that
 * waits for people ends that by psg_ending_after(0). */
void psg_input_options_add(PsgInputOptions *options, PsgOptionTable *table);

/* The time of --max-seconds runs from now on: for a command with many runs. */
void psg_input_begin_time(const PsgInputOptions *options);

/* That time, in seconds. */
unsigned psg_input_seconds(const PsgInputOptions *options);

/* How files of others are read. */
void psg_import_options_add(PsgInputOptions *options, PsgOptionTable *table);

/* The limits that were asked for. */
PsgLimits psg_input_limits(const PsgInputOptions *options);

/* How files of others are to be read. Borrows the options. */
PsgOpenWishes psg_input_wishes(const PsgInputOptions *options);

/* One line of what became of a file of others, on standard error; NULL: nothing. */
void psg_input_tell_report(const PsgReport *report);

/* Reads DATA. Mistakes are printed on standard error; with errors there is no
 * landscape. */
PsgExit psg_input_landscape(const char *path, const PsgInputOptions *options,
                            PsgLandscape **landscape);

/* The same without printing: list gets the mistakes. PSG_EXIT_WORLD with *error if the data can't be
 * read at all. */
PsgExit psg_input_landscape_quietly(const char *path, const PsgInputOptions *options,
                                    PsgDiagnostics *list, PsgLandscape **landscape,
                                    GError **error);

/* The language that was asked for, or else (NULL) the landscape's own; NULL after saying
 * that no text is in it. */
const char *psg_input_language(const PsgCommand *command, const PsgLandscape *landscape,
                               const char *language);

/* Once all was read: puts the list in order, and names the options that help. */
void psg_input_finish(PsgDiagnostics *list);

/* An empty list, which keeps as much as will be shown. Owned by the caller. */
PsgDiagnostics *psg_input_diagnostics(const PsgInputOptions *options);

/* On standard error, in colour if that is wanted there. Nothing if there is nothing to
 * tell. */
void psg_input_print(const PsgDiagnostics *list, const PsgInputOptions *options);

/* The same into a text. */
void psg_input_print_to(const PsgDiagnostics *list, const PsgInputOptions *options,
                        GString *out);
