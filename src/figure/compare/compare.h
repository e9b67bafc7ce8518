/*
 * The comparison figure: what is added, removed and changed between two slices.
 */
#pragma once

#include "figure/figure.h"

PsgScene *psg_compare_draw(const PsgFigureInput *input, PsgRuler *ruler,
                           const PsgFigureSpec *spec);

PsgTable *psg_compare_table(const PsgFigureInput *input, const PsgFigureSpec *spec);
