/*
 * What a row of a table says to the draft: its times, and its facts.
 */
#pragma once

#include "read/table/columns.h"

/* A column of beginnings and the one of ends that belongs to it; -1: there is none. */
typedef struct {
    int start, end;
} PsgRowsBounds;

/* The row that is being read, and what is needed for each. */
typedef struct {
    const PsgTable *table;
    PsgDraft *draft;
    GArray *cells;    /* PsgCell */
    GArray *times;    /* PsgDraftTime, of this row; texts are the draft's */
    GArray *places;   /* PsgSpan: where each of them stands */
    GPtrArray *above; /* GString: by column, what stood there last, of merged ones */
    guint32 *clocks;  /* by column */
    GHashTable *said; /* hashes of ties that were said */
    int of_meaning[PSG_MEANINGS]; /* the first such column that is about the row, or -1 */
    int of_role[PSG_COLUMN_LAST + 1]; /* the same of roles */
    GArray *bounds;                   /* PsgRowsBounds: columns of beginnings and ends */
    bool are_signs;                   /* columns of times say who is there */
    size_t taken, joined;
} PsgRows;

/* Columns that the row has cells of: short rows of a wide table cost what they hold. */
static inline guint
psg_rows_width(const PsgRows *rows)
{
    return MIN(rows->table->columns->len, rows->cells->len);
}

/* Says all rows. */
void psg_table_say_rows(const PsgTable *table);

/* ---- Times (times.c) ---- */

/* The columns of beginnings and ends, the first with the first. */
void psg_rows_find_bounds(PsgRows *rows);

/* The times of the row, from whichever columns have them. */
void psg_rows_find_times(PsgRows *rows);

/* The thing is there in all of them. */
void psg_rows_be_there(const PsgRows *rows, PsgDraftThing thing);

/* ---- Facts (facts.c) ---- */

/* "A; B": the parts of a list, without blanks around them. Owned by the caller; strv. */
char **psg_cell_split(const char *text, bool is_by_comma);

/* What the file calls an actor, of its address in Wikidata the last part. */
const char *psg_cell_key(const char *text);

/* One fact; of the row's times if is_dated. */
void psg_rows_say(const PsgRows *rows, PsgDraftThing of, PsgMeaning meaning,
                  size_t column, bool is_dated);

/* All facts of the columns of an owner that the thing can have. */
void psg_rows_say_all(const PsgRows *rows, PsgDraftThing of, PsgColumnOwner owner,
                      bool is_dated);

/* Tells the draft which properties are numbers. */
void psg_rows_declare_properties(const PsgRows *rows);

/* ---- Shapes (matrix.c) ---- */

/* A matrix, or lists of neighbours; false if it is neither. */
bool psg_table_say_matrix(const PsgTable *table);
bool psg_table_say_lists(const PsgTable *table);
