/*
 * What finds out the sense of columns: the whole (sense.c), the ends of ties (ends.c), and tables
 * of actors (actors.c). Each stage gives meanings to columns; what the user said of a column stays.
 */
#pragma once

#include "read/table/columns.h"

static inline PsgColumn *
psg_table_at(const PsgTable *table, int place)
{
    g_assert(place >= 0);
    return psg_table_column(table, (size_t)place);
}

/* ---- Columns ---- */

/* The first of that meaning that is about the row, or -1. */
int psg_sense_find(const PsgTable *table, PsgMeaning meaning);
bool psg_sense_has(const PsgTable *table, PsgMeaning meaning);

/* The first whose title folds to that word, or -1. */
int psg_sense_find_word(const PsgTable *table, const char *plain);

/* It is taken for no more than a property; so are all columns of a meaning. */
void psg_sense_be_property(PsgColumn *column);
void psg_sense_be_properties(const PsgTable *table, PsgMeaning meaning);

bool psg_sense_are_times(const PsgColumn *column);

/* Texts that no word tells the sense of; the first such column, or -1. */
bool psg_sense_is_text(const PsgColumn *column);
int psg_sense_first_text(const PsgTable *table);

/* The column that says whom a row is about, or -1. */
int psg_sense_subject(const PsgTable *table);

/* "Type d'institution", "media.type": where no column is called a kind alone. */
void psg_sense_find_kind(const PsgTable *table);

/* What is left of the word without the mark at its beginning or end, owned by the caller; NULL if
 * it has none. */
char *psg_sense_without(const char *plain, const char *mark);

/* The next column whose label stands in a column of its own, as "item" beside "itemLabel"; -1. */
int psg_sense_labelled(const PsgTable *table, int before);

/* ---- Stages ---- */

/* Which columns are the ends of ties, by their words. */
void psg_sense_find_ends(PsgTable *table);

/* Of columns whose words are not known, two that differ as the ends of ties do: "ccode1", "ccode2". */
void psg_sense_guess_mirrored(PsgTable *table);

/* Which columns tell of the actor at an end, and not of the tie. */
void psg_sense_find_owners(PsgTable *table);

/* The rows are actors. */
void psg_sense_actors(PsgTable *table);
