/*
 * The deck: the pages of all other figures in one file, between a title page and the
 * sources.
 */
#pragma once

#include "draw/painter.h"
#include "figure/deck/deck.h"

/* The bytes of the PDF; NULL with an error if it can't be painted. pages: of PsgDeckPage,
 * in order; their scenes get their page numbers. */
GBytes *psg_deck_paint(const PsgFigureInput *input, const PsgFigureSpec *deck,
                       const GArray *pages, const PsgPaintOptions *options,
                       GError **error);

/* The table of its pages, as CSV. */
GBytes *psg_deck_list(const PsgFigureInput *input, const PsgFigureSpec *deck,
                      const GArray *pages);
