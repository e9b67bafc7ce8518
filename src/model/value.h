/*
 * The value of a measure that holds in a window of time: the latest known.
 */
#pragma once

#include "model/landscape.h"

/* Which of a thing's values are asked for. */
typedef enum {
    PSG_PER_ANY,  /* the sum, or one of many if that is all that is known of the time */
    PSG_PER_ALL,  /* the sum */
    PSG_PER_EACH, /* one of many */
} PsgPer;

/* Values of one thing: of those that do not begin after the window one in it rather than
 * before it; then the later, the sum, the number. NULL: none is known. */
const PsgFigureValue *psg_value_at(const PsgFigureValue *values, size_t count, PsgPer per,
                                   const PsgInterval *window);

/* The same of a measure's values of an actor, group or tier, or of all. */
const PsgFigureValue *psg_measure_value_at(const PsgMeasure *measure, PsgPer per,
                                           PsgOf of, size_t index,
                                           const PsgInterval *window);

/* How many values, from the first on, are of the same thing: a measure's values stand in
 * order of what they are of. */
size_t psg_value_run(const PsgFigureValue *values, size_t count);
