/*
 * What the commands have in common that make a landscape of data of others: reading them, and
 * telling what became of them.
 */
#pragma once

#include "cli/inputs.h"

/* From files and folders of others together (NULL-terminated). All that is wrong is told on
 * standard error. PSG_EXIT_MISTAKES: there is no landscape, though there may be a report.
 * is_strict: so it is where anything is refused. The list keeps the files, of which the report
 * tells places. */
PsgExit psg_others_open(char *const *paths, const PsgInputOptions *options,
                        bool is_strict, PsgDiagnostics *list, PsgOpened *opened);

/* What became of them, if anything did, on standard error. */
void psg_others_tell(const PsgOpened *opened);

/* Warns of a landscape that is too large to be read without an option; what was read may be larger
 * as a landscape. path: NULL or none of a file: nothing. */
void psg_others_tell_size(const char *path, const PsgInputOptions *options);
