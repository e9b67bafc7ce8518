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

/* Whether the accent of what is new is told from all lines by its colour. */
bool psg_looks_tell_accent(const PsgStyle *style);

/* By kind. Owned by the caller. */
PsgActorLook *psg_actor_looks_new(const PsgLandscape *landscape, const PsgStyle *style);
PsgRelationLook *psg_relation_looks_new(const PsgLandscape *landscape,
                                        const PsgStyle *style);
