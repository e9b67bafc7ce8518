/*
 * The film: the network that moves from slice to slice.
 *
 * A scene that moves (scene/motion.h). Where nothing can move it is the network figure of the
 * last slice.
 */
#pragma once

#include "figure/figure.h"

extern const PsgFigureKind psg_film_kind;

PsgScene *psg_film_draw(const PsgFigureInput *input, PsgRuler *ruler,
                        const PsgFigureSpec *spec);

/* Who is there at the beginning, then who leaves, moves, changes and comes, and when. */
PsgTable *psg_film_table(const PsgFigureInput *input, const PsgFigureSpec *spec);
