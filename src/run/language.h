/*
 * Languages that can be asked for.
 */
#pragma once

#include "model/landscape.h"

/* Whether the landscape has texts in the language, or the program has words in it; a
 * region does not matter, "fr-CA" is French. False with the reason, owned by the caller,
 * in *why. */
bool psg_language_check(const PsgLandscape *landscape, const char *language, char **why);
