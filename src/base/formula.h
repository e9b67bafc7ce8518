/*
 * Texts that a spreadsheet would take for a formula, and run.
 */
#pragma once

#include <stdbool.h>

/* It begins with = + - @, a tab or a line break, and is no number; also behind apostrophes, so that
 * "'=1" is not "=1" with one before it. */
bool psg_formula_is(const char *text);
