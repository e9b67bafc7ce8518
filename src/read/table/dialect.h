/*
 * A text with separators as rows of cells; which separator it is, the text tells.
 *
 * Quotes as in RFC 4180, doubled or after a backslash; lines end as they like. What is written
 * badly is read as well as it can be: a quote that is never closed is a letter.
 */
#pragma once

#include "read/table/grid.h"

#include <stdbool.h>

typedef struct PsgDialect PsgDialect;

/* The input must outlive it. */
PsgDialect *psg_dialect_open(const PsgInput *input);
void psg_dialect_free(PsgDialect *dialect);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgDialect, psg_dialect_free)

/* Blank lines are rows without cells. Borrowed. */
const PsgGrid *psg_dialect_grid(const PsgDialect *dialect);

/* Most rows have as many cells as each other, and more than one. */
bool psg_dialect_is_even(const PsgDialect *dialect);
