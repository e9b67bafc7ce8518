/*
 * A time as people and programs write it: what a text alone may be.
 */
#pragma once

#include "base/date.h"

typedef enum {
    PSG_NOTATION_NAME,   /* none of what follows */
    PSG_NOTATION_OPEN,   /* "", "..", "present", "Infinity": no end */
    PSG_NOTATION_NUMBER, /* which may be a year, a serial number, … */
    PSG_NOTATION_DATE,   /* or an interval of numbers */
    PSG_NOTATION_TRIPLE, /* 3/4/2007: a day of April or of March */
} PsgNotationForm;

typedef struct {
    PsgNotationForm form;
    double number;
    int decimals;     /* of a number, as written */
    bool is_plain;    /* of a number: it is written as plain ones are, "t5" */
    bool is_year;     /* a number below 0 of four digits, as dates have them: "-0044" */
    PsgInterval when; /* of a DATE */
    bool is_guess;    /* of a DATE: it is written in a way that leaves room for doubt */
    int first, second, year; /* of a TRIPLE */
    bool is_short;           /* its year has two digits */
    char time[16];           /* of a TRIPLE: "T09:30", or nothing */
} PsgNotation;

/* may_search: texts that are no known notation are looked at for what was probably meant, which
 * takes time; set to whether that was done. */
PsgNotation psg_notation_read(const char *text, bool *may_search);

/* False if there is no such day. */
bool psg_notation_settle(const PsgNotation *triple, bool is_day_first, PsgInterval *when);

/* The unit of that precision in which a time is; of numbers, with so many decimals. What is beyond
 * the years of dates is the last or the first of them. */
PsgDate psg_notation_unit(PsgTime time, PsgPrecision precision, int decimals);

/* One of several dates begins or ends nothing: as an end of an interval it becomes about then. */
void psg_notation_settle_ends(PsgInterval *interval);
