/* The value of a measure that holds in a window of time. */
#include "model/measurement.h"

#include <math.h>

/* In the window is better than before it; then later, then the sum rather than one of
 * many, then a number. */
static bool
is_better(const PsgMeasurement *a, const PsgMeasurement *b, const PsgInterval *window)
{
    bool a_meets = psg_interval_meets(&a->when, window);
    bool b_meets = psg_interval_meets(&b->when, window);
    if (a_meets != b_meets) {
        return a_meets;
    }
    PsgTime a_start = psg_interval_first(&a->when),
            b_start = psg_interval_first(&b->when);
    if (a_start != b_start) {
        return a_start > b_start;
    }
    if (a->each != b->each) {
        return b->each;
    }
    return isnan(b->value) && !isnan(a->value);
}

static bool
is_meant(const PsgMeasurement *value, PsgAggregation how)
{
    return how == PSG_AGGREGATION_ANY || value->each == (how == PSG_AGGREGATION_EACH);
}

const PsgMeasurement *
psg_measurement_at(const PsgMeasurement *values, size_t count, PsgAggregation how,
                   const PsgInterval *window)
{
    const PsgMeasurement *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const PsgMeasurement *value = &values[i];
        if (is_meant(value, how) &&
            psg_interval_first(&value->when) <= psg_interval_last(window) &&
            (best == NULL || is_better(value, best, window))) {
            best = value;
        }
    }
    return best;
}

size_t
psg_measurement_run(const PsgMeasurement *values, size_t count)
{
    size_t run = 0;
    while (run < count && values[run].subject == values->subject &&
           values[run].index == values->index) {
        run++;
    }
    return run;
}

/* Where values of that or of what comes after it begin. */
static size_t
place_of(const PsgMeasure *measure, PsgSubjectKind subject, size_t index)
{
    size_t low = 0, high = measure->value_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const PsgMeasurement *value = &measure->values[middle];
        bool is_before = value->subject < subject ||
                         (value->subject == subject && value->index < index);
        low = is_before ? middle + 1 : low;
        high = is_before ? high : middle;
    }
    return low;
}

const PsgMeasurement *
psg_measure_at(const PsgMeasure *measure, PsgAggregation how, PsgSubjectKind subject,
               size_t index, const PsgInterval *window)
{
    index = subject == PSG_SUBJECT_ALL ? 0 : index;
    size_t first = place_of(measure, subject, index);
    size_t end = place_of(measure, subject, index + 1);
    return psg_measurement_at(&measure->values[first], end - first, how, window);
}
