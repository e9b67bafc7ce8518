/*
 * Windows of time of one length, each beginning where people expect it: years in January, weeks on
 * Mondays, decades with a 0.
 */
#pragma once

#include "base/date.h"

typedef enum {
    PSG_UNIT_MINUTE,
    PSG_UNIT_HOUR,
    PSG_UNIT_DAY,
    PSG_UNIT_WEEK,
    PSG_UNIT_MONTH,
    PSG_UNIT_YEAR,
    PSG_UNIT_NUMBER, /* a millionth of 1, of times that are plain numbers */
} PsgUnitKind;

typedef struct {
    PsgUnitKind kind;
    gint64 count; /* so many make a window */
} PsgUnit;

/* Which window a time is in. */
gint64 psg_unit_place(const PsgUnit *unit, PsgTime time);

/* When a window begins. */
PsgTime psg_unit_start(const PsgUnit *unit, gint64 place);

/* The window as an interval. */
PsgInterval psg_unit_window(const PsgUnit *unit, gint64 place);

/* All windows from that of one time to that of another as one; as years if it is that. */
PsgInterval psg_unit_window_of(const PsgUnit *unit, PsgTime first, PsgTime last);
