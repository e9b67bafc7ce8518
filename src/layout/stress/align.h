/*
 * Parts moved as a whole: what costs no stress, but may save movement.
 */
#pragma once

#include "layout/stress/problem.h"

/* Turns and shifts each part to where its links would have it, `rounds` times. */
void psg_problem_align(const PsgStressProblem *problem, PsgPoint *places,
                       PsgStressWeights weights, unsigned rounds);

/* Turns, shifts and mirrors each part of a draft so that it lies as near as it can to
 * where it is in `places`. */
void psg_problem_align_draft(const PsgStressProblem *problem, PsgPoint *draft,
                             const PsgPoint *places);

/* Stops sites that hardly move: those of an actor that follow each other within
 * `distance`, and whose links are short, all come to stand on one point. */
void psg_problem_still(const PsgStressProblem *problem, PsgPoint *places,
                       double distance);
