/*
 * What a figure of a selection leaves out, in its table: so no fact is lost that the figure does
 * not draw.
 */
#pragma once

#include "figure/context.h"
#include "figure/table.h"
#include "model/figure_spec.h"

/* Two columns behind the others, `selection` and `part_of`. The rows that are there are "drawn".
 * Those of actors that the slices show, and of their relations in a table of a single slice,
 * follow: "left out", or "part" of an aggregate. Takes the table and gives another one; a table
 * that is of no actors, or whose landscape is whole, it gives back. */
PsgTable *psg_cut_table(const PsgRenderContext *context, const PsgFigureSpec *spec,
                        PsgTable *table);
