/*
 * The life of an actor on a scale of time: the pieces of its line, and how each begins
 * and ends.
 */
#pragma once

#include "figure/part/time_axis.h"

typedef enum {
    PSG_EDGE_SHARP,  /* a known date */
    PSG_EDGE_SOFT,   /* about then, or not for certain */
    PSG_EDGE_BROKEN, /* not on the scale: earlier than its first day, or later */
    PSG_EDGE_OPEN,   /* no end is known */
} PsgLifeEdge;

/* left <= solid_left <= solid_right <= right: between the edges that are soft. */
typedef struct {
    PsgInterval when;
    bool is_talk; /* people only speak of it */
    PsgLifeEdge begin, end;
    double left, solid_left, solid_right, right; /* in page units */
} PsgLifePiece;

/* Those of the actor's spells and of its being talked of that are on the scale, in order
 * of time. Owned by the caller: of PsgLifePiece. */
GArray *psg_life_pieces(const PsgActor *actor, const PsgTimeScale *scale);
