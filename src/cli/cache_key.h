/*
 * The key of a run: all that its files depend on, in short.
 */
#pragma once

#include "cli/session.h"

/* A digest of the command line, the texts of the landscape and of a style of the user's
 * own, the libraries and the fonts. data: a path. NULL if what it depends on can't be
 * known (standard input) or is wrong in a way that is to be told. Owned by the caller. */
char *psg_run_key(char *const *argv, const char *data, const PsgFigureOptions *look,
                  const PsgInputOptions *input);
