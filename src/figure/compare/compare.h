/*
 * The comparison figure: what is added, removed and changed between two slices.
 */
#pragma once

#include "figure/figure.h"

/* What can be asked of it. */
typedef struct {
    bool is_side_by_side; /* two networks in place of one */
} PsgCompareOptions;

extern const PsgFigureKind psg_compare_kind;

PsgScene *psg_compare_draw(const PsgFigureInput *input, PsgRuler *ruler,
                           const PsgFigureSpec *spec);

PsgTable *psg_compare_table(const PsgFigureInput *input, const PsgFigureSpec *spec);
