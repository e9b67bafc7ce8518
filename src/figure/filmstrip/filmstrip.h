/*
 * The filmstrip: all slices as small multiples on one page.
 */
#pragma once

#include "figure/figure.h"

extern const PsgFigureKind psg_filmstrip_kind;

PsgScene *psg_filmstrip_draw(const PsgFigureInput *input, PsgRuler *ruler,
                             const PsgFigureSpec *spec);

PsgTable *psg_filmstrip_table(const PsgFigureInput *input, const PsgFigureSpec *spec);
