/*
 * The value of a measure that holds in a window of time: the latest known.
 */
#pragma once

#include "model/landscape.h"

/* Which of a thing's values are asked for. */
typedef enum {
    PSG_AGGREGATION_ANY, /* the sum, or one of many if that is all that is known of the time */
    PSG_AGGREGATION_SUM,  /* the sum */
    PSG_AGGREGATION_EACH, /* one of many */
} PsgAggregation;

/* Values of one thing: of those that do not begin after the window one in it rather than
 * before it; then the later, the sum, the number. NULL: none is known. */
const PsgMeasurement *psg_measurement_at(const PsgMeasurement *values, size_t count,
                                         PsgAggregation how, const PsgInterval *window);

/* The same of a measure's values of an actor, group or tier, or of all. */
const PsgMeasurement *psg_measure_at(const PsgMeasure *measure, PsgAggregation how,
                                     PsgSubjectKind subject, size_t index,
                                     const PsgInterval *window);

/* How many values, from the first on, are of the same thing: a measure's values stand in
 * order of what they are of. */
size_t psg_measurement_run(const PsgMeasurement *values, size_t count);
