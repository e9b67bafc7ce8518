/* The value of a measure that holds in a window of time. */
#include "model/value.h"

#include <math.h>

/* In the window is better than before it; then later, then the sum rather than one of
 * many, then a number. */
static bool
is_better(const PsgFigureValue *a, const PsgFigureValue *b, const PsgInterval *window)
{
    bool a_meets = psg_interval_meets(&a->when, window);
    bool b_meets = psg_interval_meets(&b->when, window);
    if (a_meets != b_meets) {
        return a_meets;
    }
    int a_start = psg_interval_first(&a->when), b_start = psg_interval_first(&b->when);
    if (a_start != b_start) {
        return a_start > b_start;
    }
    if (a->each != b->each) {
        return b->each;
    }
    return isnan(b->value) && !isnan(a->value);
}

static bool
is_meant(const PsgFigureValue *value, PsgPer per)
{
    return per == PSG_PER_ANY || value->each == (per == PSG_PER_EACH);
}

const PsgFigureValue *
psg_value_at(const PsgFigureValue *values, size_t count, PsgPer per,
             const PsgInterval *window)
{
    const PsgFigureValue *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const PsgFigureValue *value = &values[i];
        if (is_meant(value, per) &&
            psg_interval_first(&value->when) <= psg_interval_last(window) &&
            (best == NULL || is_better(value, best, window))) {
            best = value;
        }
    }
    return best;
}

size_t
psg_value_run(const PsgFigureValue *values, size_t count)
{
    size_t run = 0;
    while (run < count && values[run].of == values->of &&
           values[run].index == values->index) {
        run++;
    }
    return run;
}

const PsgFigureValue *
psg_measure_value_at(const PsgMeasure *measure, PsgPer per, PsgOf of, size_t index,
                     const PsgInterval *window)
{
    for (size_t i = 0, run = 0; i < measure->value_count; i += run) {
        const PsgFigureValue *first = &measure->values[i];
        run = psg_value_run(first, measure->value_count - i);
        if (first->of == of && (of == PSG_OF_ALL || first->index == index)) {
            return psg_value_at(first, run, per, window);
        }
    }
    return NULL;
}
