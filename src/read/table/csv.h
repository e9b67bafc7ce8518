/*
 * A CSV file as a table of fields that know their place (RFC 4180: quotes, doubled
 * quotes, newlines in them).
 *
 * Written here rather than taken from a library, since messages need the place of every
 * field.
 */
#pragma once

#include "base/diagnostics.h"

typedef struct {
    char *text;
    PsgSpan span;
} PsgCsvField;

typedef struct {
    /* of GArray of PsgCsvField; the first is the header; empty lines are left out */
    GPtrArray *rows;
} PsgCsv;

/* Mistakes go to the list; what can be read is given all the same. The input must
 * outlive it. */
PsgCsv *psg_csv_read(const PsgInput *input, PsgDiagnostics *list);
void psg_csv_free(PsgCsv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgCsv, psg_csv_free)

/* Tells rows that are longer than the header; once that is known to be right. */
void psg_csv_check_width(const PsgCsv *csv, PsgDiagnostics *list);

/* The column of that name, or -1. */
int psg_csv_column(const PsgCsv *csv, const char *name);

/* NULL if the row is too short. */
const PsgCsvField *psg_csv_field_at(const PsgCsv *csv, size_t row, int column);
