/*
 * Lists of slices as users write them: "2008,2015", "2007..2010", "..2009".
 */
#pragma once

#include "model/landscape.h"

/* Indexes of slices, in the order said. False with the reason, owned by the caller, in
 * *why. */
bool psg_slices_parse(const PsgLandscape *landscape, const char *text, GArray *slices,
                      char **why);

/* The ends of "2008..2017", owned by the caller; NULL with the reason if one is not said. */
char **psg_slice_ends(const char *range, char **why);

/* A single one. */
bool psg_slice_parse(const PsgLandscape *landscape, const char *id, size_t *slice,
                     char **why);
