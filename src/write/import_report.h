/*
 * What became of an import: as text for people, as a comment in what was made, and as JSON for
 * programs.
 */
#pragma once

#include "read/draft/report.h"
#include "read/import/settle.h"
#include "write/stream.h"

/* Some lines: each file, what it was taken for and how much of it; what was guessed; what has no
 * place in a landscape; and the landscape. settled: NULL if there is none. */
void psg_import_report_print(const PsgReport *report, const PsgSettled *settled,
                             GString *out);

/* "3 slices, 40 actors, 1 relation, 0 events". */
void psg_landscape_counts_append(const PsgLandscape *made, GString *out);

/* One line with the same in short, for who only wants to see a figure. */
void psg_import_report_print_short(const PsgReport *report, GString *out);

/* What stands at the head of the landscape that was made, a line each: which files it comes from,
 * and what was guessed. NULL: of no file. Owned by the caller. */
char *psg_import_report_comment(const PsgReport *report);

/* The same and more, after what stands there: also what each column was taken for, and what has no
 * place in the landscape that was made. */
void psg_import_report_comment_all(const PsgReport *report, const PsgLandscape *made,
                                   GString *lines);

/* {files: [{file, format, what, columns: [{name, meaning}], rows, taken, joined, refused}],
 * doubtful, guesses: [{guess, file, line, column}], losses: [{what, count, file, line,
 * column}], landscape: {slices, actors, relations, events}}; landscape is null if there is
 * none. */
void psg_import_report_json(const PsgReport *report, const PsgSettled *settled,
                            PsgStream *out);

/* A table with the columns key, id, name: what a file calls an actor, and what we do. */
void psg_import_names_write(const PsgSettled *settled, PsgStream *out);
