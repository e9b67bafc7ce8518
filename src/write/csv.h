/*
 * Tables as CSV (RFC 4180, UTF-8, comma, a header row), for spreadsheets: those of the
 * landscape, and those behind figures.
 */
#pragma once

#include "figure/table.h"
#include "model/landscape.h"

#include <stdbool.h>

/* "actors", "presence", "relations", "events", "measures", "slices", "sources";
 * NULL-terminated. */
extern const char *const psg_csv_tables[];

/* The bytes of a file. Owned by the caller. */
GBytes *psg_csv_of_table(const PsgTable *table);

/* Appends a field to a line, quoted if it must be, after a comma unless it is the
 * first. NULL is empty. */
void psg_csv_field(GString *out, const char *field);
void psg_csv_end_row(GString *out);
