/*
 * What `check` found in one landscape after the other, for programs: editors, hooks, services that
 * show mistakes beside the lines of a change.
 *
 * Same findings, same bytes: no dates, no absolute paths but those that were given, no counters but
 * of what is alike.
 */
#pragma once

#include "base/diagnostics.h"
#include "write/stream.h"

/* Of one landscape. */
typedef struct {
    const PsgDiagnostics *list; /* sorted */
    const char *trouble; /* why it could not be read, in a sentence; NULL: it was */
} PsgChecked;

/* A list of {file, line, column, end_line, end_column, severity, rule, message, fix, related}; of
 * troubles nothing. Columns are characters. */
void psg_checked_json(const PsgChecked *checked, size_t count, PsgStream *out);

/* SARIF 2.1.0: one run, with rules that say what to do, fixes where one is known, and fingerprints
 * that stay when lines move. Files are told from the current folder, "%SRCROOT%". */
void psg_checked_sarif(const PsgChecked *checked, size_t count, PsgStream *out);

/* Commands for the log of a workflow of GitHub, a line each. */
void psg_checked_github(const PsgChecked *checked, size_t count, PsgStream *out);

/* The path of a file as seen from the current folder, as others are to find it: "a/b.yaml" of
 * "./a//b.yaml". One outside stays as it was given. Owned by the caller. */
char *psg_checked_path(const char *path);
