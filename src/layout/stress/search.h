/*
 * Better states that are not downhill of the one at hand.
 */
#pragma once

#include "base/random.h"
#include "layout/stress/problem.h"

/* Gives each actor, one after the other, the best path that it could have with all others
 * staying where they are, if that is a better one. Returns how many were bettered. */
unsigned psg_problem_reroute(const PsgStressProblem *problem, PsgPoint *places,
                             PsgStressWeights weights, PsgRandom *random);

/* Throws the dice again for those around some actor, and keeps what comes of it if it is
 * better; so many times. For sites without links, one to an actor. */
void psg_problem_shake(const PsgStressProblem *problem, PsgPoint *places, unsigned times,
                       PsgRandom *random);
