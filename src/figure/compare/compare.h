/*
 * The comparison figure: what came, what went and what changed between two slices.
 */
#pragma once

#include "figure/figure.h"

PsgScene *psg_compare_draw(const PsgFigureGround *ground, PsgRuler *ruler,
                           const PsgFigureOrder *order);

PsgTable *psg_compare_table(const PsgFigureGround *ground, const PsgFigureOrder *order);
