/*
 * How spreadsheets show numbers: which of them are dates, times or percents, by the format that
 * their style names.
 */
#pragma once

#include <stdbool.h>

typedef enum {
    PSG_SHOWN_NUMBER,
    PSG_SHOWN_PERCENT,
    PSG_SHOWN_DATE,  /* with the time of day, if it is not midnight */
    PSG_SHOWN_YEAR,  /* "2007" */
    PSG_SHOWN_MONTH, /* "2007-05" */
    PSG_SHOWN_TIME,  /* of day, or so long: "26:30" */
} PsgShown;

/* By the number of a format that Excel knows itself; NUMBER if that is none. */
PsgShown psg_shown_builtin(unsigned id);

/* By its code: "dd/mm/yyyy", "jj/mm/aaaa", "[h]:mm", "0.0%", "[$-40C]mmmm yyyy;@". */
PsgShown psg_shown_code(const char *code);

/* A number as it is shown, dates in ISO 8601: days since the end of 1899, with the 29 February 1900
 * that Excel takes for a day, or since 1904. is_date_wrong: it is to be a date, and there is none;
 * then the number stands there. Owned by the caller. */
char *psg_shown_text(double value, PsgShown shown, bool is_1904, bool *is_date_wrong);
