/*
 * Where figures go: folder, formats, resolution, workers; writing them, and telling it.
 */
#pragma once

#include "cli/look.h"

/* Strings are the table's. */
typedef struct {
    char *folder, *format, *jobs; /* NULL: as usual */
    PsgPaintOptionWords paint;
    gboolean is_fresh; /* nothing from an earlier run is taken over */
    bool is_repeated;  /* made again and again: nothing goes to standard output */
} PsgOutputOptions;

/* To a command's own. formats: what help says of them. */
void psg_output_options_add(PsgOutputOptions *options, const char *formats,
                            PsgOptionTable *table);

const char *psg_output_folder(const PsgOutputOptions *options);

/* "-" is said in place of a folder: the one file goes to standard output. */
bool psg_output_is_standard(const PsgOutputOptions *options);

/* How many at once: as said, or as usual. Of words that were checked. */
guint psg_output_workers(const PsgOutputOptions *options);

/* Wrong words, before anything is read. */
PsgExit psg_output_check(const PsgCommand *command, const PsgOutputOptions *options);

/* Plans what is asked for, and says what is asked for in vain. NULL, with *status, after
 * saying why. */
PsgPlan *psg_output_plan(const PsgCommand *command, PsgSession *session,
                         const PsgRequest *request, PsgExit *status);

/* Makes the files of the folder, and says what is wrong, or worth a note. result: what became of
 * the plan, to be cleared by the caller; without files if nothing could be made. */
PsgExit psg_output_make(const PsgCommand *command, const PsgOutputOptions *options,
                        PsgSession *session, const PsgPlan *plan,
                        PsgSessionResult *result);

/* The same, and says how many, where, and how long it took; or makes the one file of standard
 * output, of which it says no more than what is wrong, or worth a note. */
PsgExit psg_output_write(const PsgCommand *command, const PsgOutputOptions *options,
                         PsgSession *session, const PsgPlan *plan);
