/*
 * How times of a graph are written: as dates or as numbers, by the coarsest unit that tells all
 * of them, and with ends that belong to the time (closed) or do not (right-open).
 */
#pragma once

#include "model/landscape.h"

typedef enum {
    PSG_UNIT_YEAR,
    PSG_UNIT_DAY,
    PSG_UNIT_SECOND,
    PSG_UNIT_NUMBER, /* plain numbers, no dates */
} PsgTimeUnit;

typedef struct {
    PsgTimeUnit unit;
    int decimals;        /* of plain numbers */
    bool has_dates;      /* each can be written as a date of four digits */
    PsgTime first, last; /* of all times that are known; first after last: none are */
} PsgGraphClock;

PsgGraphClock psg_graph_clock_new(void);

/* What is always there tells nothing. */
void psg_graph_clock_meet(PsgGraphClock *clock, PsgTimeSpan span);

/* Of what only has to be told in the same unit. */
void psg_graph_clock_refine(PsgGraphClock *clock, PsgTimeSpan span);

/* Once all were met. */
void psg_graph_clock_settle(PsgGraphClock *clock);

/* "2007-01-01", "2007-01-01T09:30:00", or a number of years, of days or seconds since 1970, or a
 * plain one, if times are numbers. Of an end it is the last that belongs to it. */
void psg_graph_clock_time(const PsgGraphClock *clock, PsgTime time, GString *out);

/* "[2007-01-01, 2009-12-31", to which a value may be added, and a bracket; "Infinity" for an open
 * end. */
void psg_graph_clock_interval(const PsgGraphClock *clock, PsgTimeSpan span, GString *out);

/* The same always as a number; the end is the first that does not belong to it any more. */
void psg_graph_clock_onset(const PsgGraphClock *clock, PsgTime time, GString *out);
void psg_graph_clock_terminus(const PsgGraphClock *clock, PsgTime time, GString *out);

/* "years", "days since 1970-01-01", … */
const char *psg_graph_clock_words(const PsgGraphClock *clock);
