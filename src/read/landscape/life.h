/*
 * When things were in the landscape, as far as the doubts of a reader go.
 */
#pragma once

#include "model/landscape.h"

/* Whether the actor was there, or talked of, at some time in the window. */
bool psg_life_of_actor_meets(const PsgActor *actor, const PsgInterval *window);

/* Whether both were there, or talked of, at the same time. */
bool psg_lives_meet(const PsgActor *a, const PsgActor *b);

/* Whether the relation itself was said to be then; without dates, always. */
bool psg_life_of_relation_meets(const PsgRelation *relation, const PsgInterval *window);
