/*
 * The timeline: a lifeline for each actor on a true scale of time, with its events.
 */
#pragma once

#include "figure/figure.h"

PsgScene *psg_timeline_draw(const PsgFigureInput *input, PsgRuler *ruler,
                            const PsgFigureSpec *spec);

PsgTable *psg_timeline_table(const PsgFigureInput *input, const PsgFigureSpec *spec);
