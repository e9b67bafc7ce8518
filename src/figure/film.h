/*
 * The film: the network that moves from slice to slice.
 */
#pragma once

#include "figure/figure.h"

PsgScene *psg_film_draw(const PsgFigureGround *ground, PsgRuler *ruler,
                        const PsgFigureOrder *order);

PsgTable *psg_film_table(const PsgFigureGround *ground, const PsgFigureOrder *order);
