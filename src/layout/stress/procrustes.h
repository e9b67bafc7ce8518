/*
 * Rigid moves that lay one set of points on another as well as can be (Procrustes).
 */
#pragma once

#include "base/geometry.h"

#include <stdbool.h>

/* Weighted sums over pairs of a point and where it should be; begins as all zeros. */
typedef struct {
    double weight, ax, ay, bx, by, xx, xy, yx, yy;
} PsgFit;

/* Turns around `from`, mirrored left to right before if mirror is -1, then shifts to
 * `to`. */
typedef struct {
    double mirror, cosine, sine;
    PsgPoint from, to;
} PsgTurn;

void psg_fit_add(PsgFit *fit, PsgPoint point, PsgPoint wanted, double weight);

/* The move with the least squares. */
PsgTurn psg_fit_turn_best(const PsgFit *fit, bool may_mirror);

static inline PsgPoint
psg_turn_point(const PsgTurn *turn, PsgPoint point)
{
    double x = turn->mirror * (point.x - turn->from.x), y = point.y - turn->from.y;
    return (PsgPoint){turn->to.x + turn->cosine * x - turn->sine * y,
                      turn->to.y + turn->sine * x + turn->cosine * y};
}
