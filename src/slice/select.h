/*
 * A part of a landscape, as a landscape of its own: so every figure and every table can be
 * of a part, and knows nothing of it.
 *
 * What is left out is not there: actors, their relations and values, and events of nobody
 * else. Kinds, groups, tiers, measures, slices and sources keep their places, so what is
 * said of figures and how things look goes on to mean the same. Texts and lists are borrowed
 * from the whole landscape, which must outlive it.
 */
#pragma once

#include "model/selection.h"

/* Owned by the caller. The selection, whose actors are in the landscape, is copied, and what
 * it points to borrowed. */
PsgLandscape *psg_landscape_select(const PsgLandscape *whole,
                                   const PsgSelection *selection);

/* Whether some slice shows somebody. */
bool psg_landscape_shows_any(const PsgLandscape *landscape);
