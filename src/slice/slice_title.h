/*
 * What a slice is called where nothing else tells the time.
 */
#pragma once

#include "model/landscape.h"

/* Its label, or its dates in words if it is the bare id of a month or a day ("2010-06"), or if
 * it alone says too little ("−4"); *suffix is that label then, else NULL. Both are owned by the caller; suffix may be NULL. */
char *psg_slice_title(const PsgSlice *slice, const char *language, char **suffix);

/* Of all slices from one to another: "2–4 March 2009", "t = 2–3" where both are called by their dates,
 * else both titles with a dash between. Owned by the caller. */
char *psg_slices_title(const PsgSlice *first, const PsgSlice *last, const char *language);
