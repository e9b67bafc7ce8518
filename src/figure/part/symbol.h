/*
 * Small shapes that tell things apart: marks of values, of events.
 */
#pragma once

#include "figure/part/pen.h"

typedef enum {
    PSG_SYMBOL_DISC,
    PSG_SYMBOL_SQUARE,
    PSG_SYMBOL_UP, /* a triangle */
    PSG_SYMBOL_DIAMOND,
    PSG_SYMBOL_DOWN,
} PsgSymbol;

#define PSG_SYMBOLS (PSG_SYMBOL_DOWN + 1)

/* How far one reaches from its middle, at most, by its radius. */
#define PSG_SYMBOL_REACH 1.3

/* All look about as large as a disc of that radius: corners reach out farther. */
void psg_symbol_draw(const PsgPen *pen, PsgSymbol symbol, PsgPoint at, double radius,
                     const PsgInk *ink);
