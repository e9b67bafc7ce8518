/*
 * What a column of a table, or an attribute of a graph, means in a landscape.
 *
 * People call the same thing by many names, in English and in French, in capitals or with
 * underscores. The words are known here once, for tables and for all formats of graphs.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    PSG_MEANING_PROPERTY, /* nothing that a landscape has a place of its own for */
    /* of whatever the row or the element is about */
    PSG_MEANING_ID,
    PSG_MEANING_NAME,
    PSG_MEANING_FULL, /* the name in full */
    PSG_MEANING_KIND,
    PSG_MEANING_GROUP,
    PSG_MEANING_TIER,
    PSG_MEANING_NOTE,
    PSG_MEANING_URL,
    PSG_MEANING_REFERENCE, /* where the fact comes from */
    /* time */
    PSG_MEANING_START,
    PSG_MEANING_END,
    PSG_MEANING_WHEN, /* a date, an interval, or several: the only time of the row */
    PSG_MEANING_PRECISION, /* of dates, as Wikidata counts it: 9 a year, 10 a month, 11 a day */
    PSG_MEANING_SLICE, /* the name of a slice, in which it was there */
    /* ties */
    PSG_MEANING_FROM,
    PSG_MEANING_TO,
    PSG_MEANING_WEIGHT,
    PSG_MEANING_DIRECTION, /* "Directed", "Undirected" */
    /* events and measures */
    PSG_MEANING_TITLE,
    PSG_MEANING_PLACE,
    PSG_MEANING_ACTORS, /* those who take part, several in a cell */
    PSG_MEANING_PEOPLE,
    PSG_MEANING_ACTOR, /* the one that the row is about, which is no row of its own */
    PSG_MEANING_MEASURE,
    PSG_MEANING_VALUE,
    PSG_MEANING_UNIT,
    /* the drawing */
    PSG_MEANING_X,
    PSG_MEANING_Y,
    /* the history of an actor */
    PSG_MEANING_BEFORE,  /* whom it succeeds */
    PSG_MEANING_IGNORED, /* a column that its user does not want */
} PsgMeaning;

#define PSG_MEANINGS (PSG_MEANING_IGNORED + 1)

/* What a word means as the name of a column or attribute; PROPERTY if it is not known. Case,
 * accents, blanks, underscores, hyphens and dots do not matter. */
PsgMeaning psg_meaning_of(const char *word);

/* The word in small letters, without accents, blanks or signs: words that differ in these alone are
 * the same. Owned by the caller. */
char *psg_meaning_fold(const char *word);

/* The month that a folded word names, 1 to 12; 0: none. In English and French, in full or at least
 * three letters of it. */
int psg_month_of(const char *word);

/* The word by which --map and reports call it: "start", "weight"; lookup takes these alone, and
 * is false for other words. */
const char *psg_meaning_word(PsgMeaning meaning);
bool psg_meaning_lookup(const char *word, PsgMeaning *meaning);
