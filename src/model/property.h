/*
 * Properties: what an author says of a thing besides, by names of the author's own.
 */
#pragma once

#include "model/landscape.h"

/* A number that is the same again when it is read as one and written: "12", "-0.5", "1e6". Codes
 * are texts, though they have digits alone: "01234", "+33", or more digits than a number holds. */
bool psg_property_is_number(const char *string);

/* By name; NULL if there is none. */
const PsgProperty *psg_property_lookup(const PsgProperties *properties, const char *name);

/* Of a thing at two times, or of two things. */
typedef struct {
    const PsgProperties *before, *after;
    PsgInterval then, now;
} PsgPropertyPair;

/* A property that both have, with another value. */
typedef struct {
    const PsgProperty *property; /* as it is after */
    const PsgText *before, *after;
} PsgPropertyDifference;

/* The next one from that place of the later properties on, which is moved past it; false if there
 * is none. */
bool psg_property_next_difference(const PsgPropertyPair *pair, size_t *place,
                                  PsgPropertyDifference *found);
