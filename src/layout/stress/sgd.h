/*
 * Good places to start from.
 */
#pragma once

#include "base/random.h"
#include "layout/stress/problem.h"

/* Throws the dice `tries` times and keeps the best: for sites without links. */
void psg_problem_scatter(const PsgStressProblem *problem, PsgPoint *places,
                         unsigned tries, PsgRandom *random);
