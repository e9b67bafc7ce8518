/*
 * The timeline: a lifeline for each actor on a true scale of time, with its events.
 */
#pragma once

#include "figure/figure.h"

PsgScene *psg_timeline_draw(const PsgFigureGround *ground, PsgRuler *ruler,
                            const PsgFigureOrder *order);

PsgTable *psg_timeline_table(const PsgFigureGround *ground, const PsgFigureOrder *order);
