/*
 * The columns of a table: where its header stands, what is in each, and what each means.
 */
#pragma once

#include "read/draft/draft.h"
#include "read/table/cell.h"
#include "read/table/grid.h"

/* What the rows are. */
typedef enum {
    PSG_TABLE_ACTORS, /* one each, or one in a slice or a time */
    PSG_TABLE_TIES,
    PSG_TABLE_EVENTS,
    PSG_TABLE_MEASURES, /* a value each, of an actor or of all */
    PSG_TABLE_SERIES,  /* values of all, of a time: each column of numbers is a measure */
    PSG_TABLE_MATRIX,  /* a cell is a tie of its row and its column */
    PSG_TABLE_LISTS,   /* the first is tied to each of the others */
    PSG_TABLE_UNKNOWN, /* told */
} PsgTableKind;

/* Whom a column is about. */
typedef enum {
    PSG_OWNER_ROW,
    PSG_OWNER_FROM, /* the actor at an end of the tie */
    PSG_OWNER_TO,
} PsgColumnOwner;

/* What its meaning does not say. */
typedef enum {
    PSG_COLUMN_PLAIN,
    PSG_COLUMN_TIME, /* its title is a time: it holds what was then */
    /* the row's actor is tied to each of them; of meaning ACTOR: in the time of the row */
    PSG_COLUMN_PARTNERS,
    PSG_COLUMN_SUCCESSORS, /* who came after it */
    PSG_COLUMN_MONTH,      /* of the year beside it */
    PSG_COLUMN_DAY,
    PSG_COLUMN_FIRST_NAME,
    PSG_COLUMN_LAST_NAME,
    PSG_COLUMN_OPEN_START, /* "onset.censored": whether the start is not known */
    PSG_COLUMN_OPEN_END,
    PSG_COLUMN_SUBJECT, /* in tables of ours: what a value is of, "actor", "tier", … */
    PSG_COLUMN_LAST = PSG_COLUMN_SUBJECT,
} PsgColumnRole;

typedef struct {
    char *title; /* "3" where there is no header */
    char *plain; /* psg_meaning_fold */
    PsgSpan span;
    PsgMeaning meaning;
    PsgColumnRole role;
    PsgColumnOwner owner;
    char *property; /* its name, of a property or measure */
    bool is_told;   /* by the user, and not guessed */
    int precision;  /* the column of its precision; -1: none */
    /* what is in its cells */
    size_t filled, numbers, years, times, signs, directions, addresses, lists, with_unit;
    size_t zeros;    /* numbers with a zero before them, which are none */
    size_t epochs;   /* seconds or milliseconds since 1970 */
    size_t distinct; /* of the first few thousand */
    PsgNumberNotation notation;
    const char *unit; /* of its numbers; NULL */
    bool is_number;   /* all that are filled */
    bool is_merged;   /* what is blank is as above */
} PsgColumn;

typedef struct {
    const PsgGrid *grid;
    PsgDraft *draft;
    PsgReport *report;
    PsgTableKind kind;
    GArray *columns; /* PsgColumn */
    GHashTable
        *place_of_word; /* plain title → place + 1 of the first; once there is a sense */
    bool has_header;
    size_t header;          /* its row */
    size_t first_row, rows; /* of what stands below it; rows is one past the last */
    size_t filled_rows;
    bool is_right_open; /* what ends at a time is no longer there then */
    bool is_repeated;   /* an actor has several rows: what they say is of their time */
} PsgTable;

void psg_table_clear(PsgTable *table);

static inline PsgColumn *
psg_table_column(const PsgTable *table, size_t place)
{
    return &g_array_index(table->columns, PsgColumn, place);
}

/* Of a table that this program exported, columns that only repeat others are left out. False if
 * all of it is, which is told, or if it has no rows. */
bool psg_table_know_own(PsgTable *table);

/* The first column of that meaning and owner, or -1. */
int psg_table_find(const PsgTable *table, PsgMeaning meaning, PsgColumnOwner owner);
int psg_table_find_role(const PsgTable *table, PsgColumnRole role);

/* Numbers that only number something, or whose zeros count. */
bool psg_column_is_code(const PsgColumn *column);

/* Finds the header, and counts what is in the columns. */
void psg_table_find_columns(PsgTable *table);

/* Finds out what the columns mean, by their words and by each other, and so what the rows are. */
void psg_table_find_sense(PsgTable *table);
