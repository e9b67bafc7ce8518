/*
 * A table of facts: what a figure tells, in words and numbers, row by row.
 *
 * It is the figure's twin for those who cannot see it, and for those who want the numbers.
 * Cells are filled from left to right; a full row begins the next.
 */
#pragma once

#include <glib.h>
#include <stddef.h>

typedef struct PsgTable PsgTable;

/* header: the names of the columns, NULL-terminated, copied. */
PsgTable *psg_table_new(const char *const *header);
void psg_table_free(PsgTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgTable, psg_table_free)

/* The next cell. Copies; NULL is an empty one. */
void psg_table_add(PsgTable *table, const char *cell);

/* The same for a number with at most so many decimals; NaN is an empty cell. */
void psg_table_add_number(PsgTable *table, double value, int decimals);

size_t psg_table_column_count(const PsgTable *table);

/* Without the header. The last row must be full. */
size_t psg_table_row_count(const PsgTable *table);

/* row 0: the header; from 1: rows. Never NULL. */
const char *psg_table_cell(const PsgTable *table, size_t row, size_t column);
