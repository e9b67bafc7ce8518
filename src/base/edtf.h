/*
 * The notation of dates, taken strictly: EDTF levels 0 and 1, and sets "[1667,1668]".
 */
#pragma once

#include "base/date.h"

/* As psg_interval_parse, though what was probably meant is not looked for. why may be
 * NULL. */
bool psg_edtf_parse(const char *text, PsgInterval *interval, char **why);

/* The members of a set that was read, of which one holds: PsgInterval, owned by the
 * caller. */
GArray *psg_edtf_members(const char *set);
