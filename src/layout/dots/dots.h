/*
 * Dots on the page: a drawing of bare points, in which no two dots of one slice overlap.
 */
#pragma once

#include "layout/task.h"

/* Moves the points of all slices, slice × actor_count + actor, so that all dots lie within the
 * task's area and no two of one slice are nearer than the gap. Returns the scale of diameters and
 * gap by which that is so: 1, or less where the area is too small. The drawing may be turned to lie
 * along the page, if it was not made for it. */
double psg_dots_fit(const PsgLayoutTask *task, PsgPoint *places, bool may_turn);
