/*
 * The series: measures over time, and counts of the landscape itself, as curves.
 */
#pragma once

#include "figure/figure.h"

PsgScene *psg_series_draw(const PsgFigureGround *ground, PsgRuler *ruler,
                          const PsgFigureOrder *order);

PsgTable *psg_series_table(const PsgFigureGround *ground, const PsgFigureOrder *order);
