/*
 * Relations that go on under another entry: one ends, and another with the same ends
 * begins.
 */
#pragma once

#include "slice/view.h"

/* The two windows that are compared. */
typedef struct {
    const PsgLandscape *landscape;
    PsgInterval before, after;
} PsgRelationTimes;

/* ended, begun: of size_t, relations of the landscape. By place in `begun` the place in
 * `ended` of the relation that it goes on with, or PSG_NONE; owned by the caller. Each is
 * matched once, those first that are alike in all, then those of one kind and label, of one
 * kind, and those that have only their ends in common. A kind without a direction matches
 * in both directions, but another kind only in the same one. */
size_t *psg_relation_match(const PsgRelationTimes *times, const GArray *ended,
                           const GArray *begun);

/* Kind and label are the same. */
bool psg_relation_is_same(const PsgLandscape *landscape, size_t a, size_t b);

/* It weighs before what the other one, or itself, weighs after. */
bool psg_relation_weighs_same(const PsgRelationTimes *times, size_t before, size_t after);

/* Of properties that both have, none has another value. */
bool psg_relation_has_same_properties(const PsgRelationTimes *times, size_t before,
                                      size_t after);
