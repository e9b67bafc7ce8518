/*
 * Tied dots come nearer each other, so that communities are seen as clumps.
 */
#pragma once

#include "layout/dots/stands.h"

/* Shortens ties within the page, dots being scaled; nobody goes far from where it is. Dots may
 * overlap afterwards. */
void psg_dots_gather(PsgStands *stands, const PsgLayoutTask *task, PsgRect page,
                     double scale);
