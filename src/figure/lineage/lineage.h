/*
 * The lineage: who became whom, as streams from slice to slice.
 */
#pragma once

#include "figure/figure.h"

extern const PsgFigureKind psg_lineage_kind;

PsgScene *psg_lineage_draw(const PsgFigureInput *input, PsgRuler *ruler,
                           const PsgFigureSpec *spec);

PsgTable *psg_lineage_table(const PsgFigureInput *input, const PsgFigureSpec *spec);
