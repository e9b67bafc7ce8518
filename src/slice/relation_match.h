/*
 * Relations that go on under another entry: one ends, and another with the same ends and
 * of the same kind begins.
 */
#pragma once

#include "slice/view.h"

/* ended, begun: of size_t, relations of the landscape. By place in `begun` the place in
 * `ended` of the relation that it goes on with, or PSG_NONE; owned by the caller. Each is
 * matched once, those with the same label first; a kind without a direction matches in
 * both directions. */
size_t *psg_relation_match(const PsgLandscape *landscape, const GArray *ended,
                           const GArray *begun);

bool psg_relation_has_same_label(const PsgLandscape *landscape, size_t a, size_t b);
