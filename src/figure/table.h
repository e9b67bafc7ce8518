/*
 * A table of facts: what a figure tells, in words and numbers, row by row.
 *
 * It is the figure's twin for those who cannot see it, and for those who want the numbers.
 * Its columns are told once, with what stands in them; cells are set by the names of their
 * columns, in any order, and are empty where nothing is set.
 */
#pragma once

#include "model/landscape.h"

typedef enum {
    PSG_COLUMN_TEXT,   /* what an author wrote to be read */
    PSG_COLUMN_WORD,   /* what programs rely on: ids, dates, the program's own words */
    PSG_COLUMN_NUMBER, /* digits */
} PsgColumnKind;

typedef struct {
    const char *name;
    PsgColumnKind kind;
} PsgColumn;

typedef struct PsgTable PsgTable;

/* Copies the columns. */
PsgTable *psg_table_new(const PsgColumn *columns, size_t count);
void psg_table_free(PsgTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgTable, psg_table_free)

/* Begins the next row, whose cells are then set. */
void psg_table_begin_row(PsgTable *table);

/* Copies; NULL is an empty cell. The column must be there. */
void psg_table_set(PsgTable *table, const char *column, const char *cell);

/* With all the digits that tell it from others, or at most so many decimals; a number that
 * is none, or infinite, is an empty cell. */
void psg_table_set_number(PsgTable *table, const char *column, double value);
void psg_table_set_rounded(PsgTable *table, const char *column, double value,
                           int decimals);

/* The same of a column by its place: names of columns may be alike. */
void psg_table_set_nth(PsgTable *table, size_t column, const char *cell);
void psg_table_set_number_nth(PsgTable *table, size_t column, double value);

/* First and last day, "2007-01-01", empty where there is none, into "from" and "to" (or
 * "since" and "until"); the date as it was written into "when", and how sure its ends are into
 * "begin" and "end", if the table has these columns. */
void psg_table_set_time(PsgTable *table, const PsgInterval *interval);

/* The same of several, of which `life` is the whole. */
void psg_table_set_spells(PsgTable *table, const PsgSpells *spells,
                          const PsgInterval *life);

/* Ids, with "; " between, since ids of actors may hold blanks; of sources with " ". */
void psg_table_set_ids(PsgTable *table, const char *column, const PsgLandscape *landscape,
                       const PsgIndexes *indexes, PsgIdOf id_of);

void psg_table_set_successions(PsgTable *table, const char *column,
                               const PsgLandscape *landscape, const PsgSuccessions *list);

size_t psg_table_column_count(const PsgTable *table);
PsgColumnKind psg_table_column_kind(const PsgTable *table, size_t column);
bool psg_table_has_column(const PsgTable *table, const char *column);

/* Without the header. */
size_t psg_table_row_count(const PsgTable *table);

/* row 0: the names of the columns; from 1: rows. Never NULL. */
const char *psg_table_cell(const PsgTable *table, size_t row, size_t column);
