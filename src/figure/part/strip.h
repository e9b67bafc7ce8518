/*
 * The strip of slices: a dot for each on a line, its name below, those that the figure
 * shows marked.
 */
#pragma once

#include "figure/part/pen.h"

/* at: the line's left end. Nothing is drawn if there is but one slice. */
void psg_strip_draw(const PsgPen *pen, PsgPoint at, double width, const size_t *marked,
                    size_t marked_count);
