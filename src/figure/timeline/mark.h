/*
 * The mark of an event: a small shape, one for each kind.
 */
#pragma once

#include "figure/part/pen.h"

/* kind: of events, PSG_NONE included. half: of its width. */
void psg_timeline_mark_draw(const PsgPen *pen, size_t kind, PsgPoint at, double half);
