/*
 * The signs of what happens in a lineage: each a drawing in a small circle.
 */
#pragma once

#include "figure/lineage/facts.h"
#include "figure/part/legend.h"

double psg_lineage_sign_size(const PsgPen *pen);

/* at: its middle; zoom: of its usual size. */
void psg_lineage_sign_draw(const PsgPen *pen, PsgLineageWhat what, PsgPoint at,
                           double zoom);

/* What it is called in the context's language: "split". */
const char *psg_lineage_sign_word(const PsgRenderContext *context, PsgLineageWhat what);
