/*
 * Options of all commands that lay something out: how figures are to look.
 */
#pragma once

#include "cli/inputs.h"
#include "run/session.h"

/* Strings are the table's. */
typedef struct {
    char *style, *template, *page, *language, *layout, *stability, *align;
    gboolean timing;
} PsgLookOptions;

void psg_look_options_add(PsgLookOptions *options, PsgOptionTable *table);

/* How files of some formats are made. Strings are the table's; NULL: as usual. */
typedef struct {
    char *dpi, *svg, *ids;
} PsgPaintOptionWords;

/* Both of them and the input's limits, for a session. Borrows them. paint: NULL: as usual. */
PsgLook psg_look_of(const PsgLookOptions *options, const PsgInputOptions *input,
                    const PsgPaintOptionWords *paint);

/* A session for it; NULL, with *status, after saying what is wrong. paint: NULL for commands
 * that paint nothing. */
PsgSession *psg_look_session(const PsgCommand *command, const PsgLookOptions *options,
                             const PsgInputOptions *input,
                             const PsgPaintOptionWords *paint, PsgExit *status);

/* What such a session reads, as psg_session_files has it. */
char **psg_look_files(const PsgLookOptions *options, const char *path);

/* Whether such a session reads no file that would be written, as psg_command_spares has it. */
bool psg_look_spares(const PsgCommand *command, const PsgLookOptions *options,
                     const char *data, const char *path);

/* Reads the landscape, and prints what is wrong with it. */
PsgExit psg_look_read(const PsgCommand *command, PsgSession *session, const char *path,
                      const PsgInputOptions *input);

/* Says what went wrong: what the user said, or else the world. Mistakes of authors, where
 * there is no error, were printed. */
PsgExit psg_look_failure(const PsgCommand *command, const GError *error);

/* Prints what the stages took, if that is wanted. */
void psg_look_tell_timing(const PsgLookOptions *options, const PsgSession *session);
