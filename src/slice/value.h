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

/* Of those that do not begin after the window: in it rather than before it; then the
 * later, the sum, the number. NULL: none is known. */
const PsgFigureValue *psg_measure_value_at(const PsgMeasure *measure, PsgPer per,
                                           PsgOf of, size_t index,
                                           const PsgInterval *window);
