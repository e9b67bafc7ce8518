/*
 * Ticks of an axis of time: how far apart they may be, where they are, what they are called.
 *
 * Ticks of a step are counted by whole numbers, in order of time. Weeks begin on Monday;
 * years are multiples of ten, fifty …, before the year 1 as they are counted backwards
 * ("500 BC"), for there is no year 0. Of plain numbers ticks are 1, 2 or 5 of a power of ten apart.
 */
#pragma once

#include "base/date.h"

/* One of the two is 0. */
typedef struct {
    PsgTime seconds; /* of a number, millionths */
    int months;
    bool is_number;
} PsgTickStep;

/* From the finest, a minute, to thousands of years; of numbers, of a millionth to the most. */
const PsgTickStep *psg_tick_steps(bool is_number, size_t *count);

/* The last tick up to a time. */
gint64 psg_tick_before(const PsgTickStep *step, PsgTime time);
PsgTime psg_tick_time(const PsgTickStep *step, gint64 tick);

/* The end of what its name stands for (a year, a month, a day): the time after it. A
 * minute's or a number's name stands for its beginning. */
PsgTime psg_tick_name_end(const PsgTickStep *step, gint64 tick);

/* "2007", "Mar", "17", "09:30"; what changes only now and then is said where it does, and
 * at the first one of an axis: "Jan 2007", "17 Mar". Owned by the caller. */
char *psg_tick_name(const PsgTickStep *step, gint64 tick, bool is_first,
                    const char *language);
