/*
 * Signs of change on the lines of a network.
 */
#pragma once

#include "figure/network/view.h"

/* A sign on each line that was added, removed or changed, where it covers no box and no
 * other sign, if the line has such a place. paths: by the view's relations, NULL for
 * those without a line. */
void psg_relation_marks_draw(const PsgPen *pen, const PsgNetworkView *drawn,
                             const GPtrArray *paths);
