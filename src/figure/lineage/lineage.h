/*
 * The lineage: who became whom, as streams from slice to slice.
 */
#pragma once

#include "figure/figure.h"

PsgScene *psg_lineage_draw(const PsgFigureGround *ground, PsgRuler *ruler,
                           const PsgFigureOrder *order);

PsgTable *psg_lineage_table(const PsgFigureGround *ground, const PsgFigureOrder *order);
