/*
 * Crowded parts of a page are widened, at the cost of empty ones.
 */
#pragma once

#include "layout/dots/stands.h"

/* Moves stands within the page until all slices have room for their dots, scaled by so much, as
 * far as can be seen from a distance: dots may still overlap those beside them. */
void psg_density_even(PsgStands *stands, const PsgLayoutTask *task, PsgRect page,
                      double scale);
