/*
 * Properties in words: where one points at a thing, and in the terminal.
 */
#pragma once

#include "model/property.h"

/* A line for each: "country: FR", with dates where it has several values: "chair: Ann (2001), Bob
 * (2002/..)". Of many the first, then "…". Owned by the caller; NULL if there are none. */
char *psg_properties_told(const PsgProperties *properties, const char *language);

/* What holds in the window, on one line: "country: FR; staff: 35"; else as above. */
char *psg_properties_told_at(const PsgProperties *properties, const PsgInterval *window,
                             const char *language);
