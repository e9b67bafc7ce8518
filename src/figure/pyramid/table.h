/*
 * The table behind a pyramid: each tier's figure and who is on it.
 */
#pragma once

#include "figure/figure.h"

/* From the top, slice by slice. */
PsgTable *psg_pyramid_table(const PsgFigureInput *input, const PsgFigureSpec *spec);
