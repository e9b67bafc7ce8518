/*
 * What a cell holds: nothing, a number in the notation of its column, a year, a sign.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Nothing, or a word of programs for nothing: "NA", "NULL", "#N/A". */
bool psg_cell_is_missing(const char *text);

/* The same of what is a name: a person may be called Nan, or None. */
bool psg_cell_is_nobody(const char *text);

/* How numbers of a column are written. */
typedef struct {
    bool is_comma;   /* "2,5"; a point then parts thousands */
    bool is_grouped; /* "1,234": the comma parts thousands */
} PsgNumberNotation;

/* The number as files of ours write it, "1234.5": blanks and what parts thousands are left out,
 * and signs of percent or money. NULL if it is none. Owned by the caller. */
char *psg_cell_number(const char *text, PsgNumberNotation notation);

/* "%", "€", "$", "£", as the number is written with; NULL if it has none. */
const char *psg_cell_unit(const char *text);

/* A number with a comma that can only part decimals ("2,5"), or with one that can part
 * thousands too ("1,234"), or with a point. */
typedef enum {
    PSG_COMMA_NONE,
    PSG_COMMA_DECIMAL,
    PSG_COMMA_EITHER,
    PSG_COMMA_GROUPS, /* "1,234,567", "1,234.5": thousands alone */
} PsgComma;

PsgComma psg_cell_comma(const char *text);

/* A year of four digits, between 1000 and 2999. */
bool psg_cell_is_year(const char *text);

/* Something like a time: a year, a date of any notation. */
bool psg_cell_is_time(const char *text);

/* Whether a sign says that something is there: "x", "1", "oui", or that it is not: "0", "-". */
bool psg_cell_is_sign(const char *text, bool *is_there);

/* "Directed", "Undirected" and the like. */
bool psg_cell_is_direction(const char *text, bool *is_directed);

/* "present", "today", "en cours": it goes on. */
bool psg_cell_is_ongoing(const char *text);
