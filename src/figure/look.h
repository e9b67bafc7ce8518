/*
 * How kinds look in a style: forms and colours, so that each is told from the others in colour,
 * by colour-blind eyes and in grey, as long as there are forms and colours enough.
 */
#pragma once

#include "model/landscape.h"
#include "model/style.h"

typedef struct {
    const PsgPaint *paint; /* of the style */
    PsgShape shape;
} PsgActorLook;

typedef struct {
    PsgColour colour;
    PsgLine line;
    bool has_other_ends; /* as PsgRelationForm has it */
} PsgRelationLook;

/* How weights of relations are told by the width of lines: few steps, so that each is told from
 * the others, and as wide as they weigh. */
enum { PSG_WEIGHT_STEPS = 4 };

typedef struct {
    double steps[PSG_WEIGHT_STEPS]; /* up to so much, the lightest first */
    size_t count;                   /* 0: all relations weigh the same */
} PsgWeights;

PsgWeights psg_weights_of(const PsgLandscape *landscape);

/* The step of a weight, and its width against that of the heaviest. */
size_t psg_weights_step(const PsgWeights *weights, double weight);
double psg_weights_share(const PsgWeights *weights, size_t step);

/* Whether the accent of what is new is told from all lines by its colour. */
bool psg_looks_tell_accent(const PsgStyle *style);

/* By kind. Owned by the caller. */
PsgActorLook *psg_actor_looks_new(const PsgLandscape *landscape, const PsgStyle *style);
PsgRelationLook *psg_relation_looks_new(const PsgLandscape *landscape,
                                        const PsgStyle *style);
