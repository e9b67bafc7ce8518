/*
 * Sites brought to rest: downhill to the nearest state that no small change betters.
 */
#pragma once

#include "layout/stress/problem.h"

/* At most `sweeps` times over all actors; ends sooner when hardly anything moves any
 * more. Returns the number of sweeps taken. */
unsigned psg_problem_majorize(const PsgStressProblem *problem, PsgPoint *places,
                              PsgStressWeights weights, unsigned sweeps);

/* The same for one actor, all others staying where they are. */
void psg_actor_majorize(const PsgStressProblem *problem, PsgPoint *places, size_t actor,
                        PsgStressWeights weights, unsigned sweeps);
