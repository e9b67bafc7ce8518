/*
 * The series: measures over time, and counts of the landscape itself, as curves.
 */
#pragma once

#include "figure/figure.h"

PsgScene *psg_series_draw(const PsgFigureInput *input, PsgRuler *ruler,
                          const PsgFigureSpec *spec);

PsgTable *psg_series_table(const PsgFigureInput *input, const PsgFigureSpec *spec);
