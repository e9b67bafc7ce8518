/*
 * What a slice is called where nothing else tells the time.
 */
#pragma once

#include "model/landscape.h"

/* Its label, or its dates if the label alone says too little ("−4"); *suffix is the label
 * then, else NULL. Both are owned by the caller; suffix may be NULL. */
char *psg_slice_title(const PsgSlice *slice, const char *language, char **suffix);
