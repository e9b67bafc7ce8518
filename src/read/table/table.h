/*
 * Tables of whatever columns, into a draft: actors, ties, events, measures, and any of these
 * together; matrices and lists of neighbours.
 *
 * What a table is about is told by the words of its header (read/draft/meaning.h), by what stands
 * beside them, by the user (--map), or, where there is no header, by the shape.
 */
#pragma once

#include "read/draft/draft.h"
#include "read/table/grid.h"

/* The rule of the mistake that nothing is known of the columns. */
#define PSG_TABLE_NO_SENSE "table-header"

/* A text with commas, semicolons, tabs, bars or blanks between its fields. */
bool psg_table_recognise(const PsgInput *input);
void psg_table_read(const PsgInput *input, PsgDraft *draft);

/* The same for cells of any other origin. The report must be at a file of its own. */
void psg_table_read_grid(const PsgGrid *grid, PsgDraft *draft);
