/*
 * Dots that overlap are moved apart.
 */
#pragma once

#include "layout/dots/stands.h"

/* Moves stands within the page as little as it can, until no two of one slice are nearer than
 * their room, scaled. Returns the scale by which that is so, at most the one that is given. */
double psg_dots_part(PsgStands *stands, PsgRect page, double scale);

/* Pushes them apart so many times only, so much farther than they must be. */
void psg_dots_push(PsgStands *stands, PsgRect page, double scale, double reach,
                   unsigned times);
