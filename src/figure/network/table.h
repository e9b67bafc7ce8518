/*
 * The table behind a network: who is there, and how they are related.
 */
#pragma once

#include "figure/figure.h"

extern const PsgFigureKind psg_network_kind;

/* Actors first, then relations. */
PsgTable *psg_network_table(const PsgFigureInput *input, const PsgFigureSpec *spec);
