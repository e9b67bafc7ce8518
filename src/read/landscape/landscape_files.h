/*
 * The files that a landscape is read from.
 */
#pragma once

#include "base/diagnostics.h"
#include "base/limits.h"

/* Whether a file of that name is part of the landscape of a folder: *.yaml and *.yml, unless
 * hidden. */
bool psg_is_landscape_name(const char *name);

/* The inputs at the path, in order: one file, standard input for "-", or the *.yaml
 * and *.yml of a folder by name. The list keeps them; the array holds const PsgInput
 * *, owned by the caller. NULL with an error if the world refuses; mistakes (an empty
 * folder, a file too large) go to the list. */
GArray *psg_landscape_files(const char *path, const PsgLimits *limits,
                            PsgDiagnostics *list, GError **error);
