/*
 * Tables as CSV (RFC 4180, UTF-8, comma, a header row), for spreadsheets.
 *
 * A text of the author never begins as a formula: a spreadsheet would run it. An apostrophe
 * stands before = + - @, a tab or a line break, unless the cell is a number; also where
 * apostrophes stand there already, so that whoever takes one away has the text again. Ids
 * stay as they are: they have no characters by which a formula does harm.
 */
#pragma once

#include "figure/table.h"
#include "write/stream.h"

/* What a landscape has tables of: "actors", "presence", "relations", "events", "measures",
 * "slices", "sources", "properties"; NULL-terminated. */
extern const char *const psg_csv_tables[];

void psg_csv_write(const PsgTable *table, PsgStream *out);

/* The bytes of a file. Owned by the caller. */
GBytes *psg_csv_of_table(const PsgTable *table);
