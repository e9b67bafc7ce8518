/*
 * Values of measures and their ratios, as figures and the terminal print them.
 */
#pragma once

#include "model/landscape.h"

/* "plus de 6 000 Tflop/s"; the author's own text if there is one. measure NULL: without its
 * unit. Owned by the caller. */
char *psg_value_label(const PsgMeasure *measure, const PsgMeasurement *value,
                      const char *language);

/* When the value holds: one without a date, as long as the actor is there that it is of. */
PsgInterval psg_value_time(const PsgLandscape *landscape, const PsgMeasurement *value);

/* "×20": rounded to so many significant digits. Owned by the caller. */
char *psg_ratio_label(double ratio, int digits, const char *language);

/* Whether numbers of this unit are shares of a whole: "%", "% of GDP", "per cent". It may be NULL. */
bool psg_unit_is_share(const char *unit);

/* What a measure, or a value's thing, is called: the label, or the id. "all" has no name:
 * NULL. Borrowed. */
const char *psg_measure_name(const PsgMeasure *measure, const char *language);
const char *psg_thing_name(const PsgLandscape *landscape, PsgSubjectKind of, size_t index,
                           const PsgInterval *window, const char *language);
