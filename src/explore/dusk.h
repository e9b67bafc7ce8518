/*
 * Dusk: which colour takes the place of which where the reader's system is dark.
 *
 * Figures are drawn in two styles. What differs are colours alone, so the page holds the drawing
 * once, and a rule for each colour of it.
 */
#pragma once

#include "scene/scene.h"

typedef struct PsgDusk PsgDusk;

PsgDusk *psg_dusk_new(void);
void psg_dusk_free(PsgDusk *dusk);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgDusk, psg_dusk_free)

/* Learns from two scenes of one figure, item by item. Two that are not the same but for colours
 * teach nothing. */
void psg_dusk_learn(PsgDusk *dusk, const PsgScene *light, const PsgScene *dark);

/* Rules of a style sheet for drawings within such an element: ".paysage .picture". A colour that
 * became several becomes the one that it became most often. */
void psg_dusk_write(const PsgDusk *dusk, const char *within, GString *css);
