/*
 * The filmstrip: all slices as small multiples on one page.
 */
#pragma once

#include "figure/figure.h"

PsgScene *psg_filmstrip_draw(const PsgFigureGround *ground, PsgRuler *ruler,
                             const PsgFigureOrder *order);

PsgTable *psg_filmstrip_table(const PsgFigureGround *ground, const PsgFigureOrder *order);
