/*
 * The box of an actor: its name, and in words what is told of it in this slice.
 */
#pragma once

#include "figure/pen.h"

/* By actor, the room that its label needs in all slices where it is seen, at the
 * page's scale; 0 × 0 if it is seen in none. Owned by the caller. The pen needs no
 * scene. */
PsgSize *psg_actor_box_sizes(const PsgPen *pen);

/* Draws it in its box. shrink: by what all lengths were multiplied to make the boxes
 * fit, 1 as a rule. */
void psg_actor_box_draw(const PsgPen *pen, const PsgViewActor *seen, PsgRect box,
                        double shrink);

/* A small sample of a kind's box: for legends. is_there: none of them is only talked
 * of. */
void psg_actor_box_sample(const PsgPen *pen, PsgRect room, size_t kind, bool is_there);
