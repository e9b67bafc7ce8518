/*
 * The JSON Schema (draft-07) of a landscape, for editors.
 */
#pragma once

#include "model/figure_spec.h"

/* The same text every time, ending with a newline; owned by the caller. is_part: of one file of a
 * folder, where what a landscape needs may stand in another. */
char *psg_schema_print(const PsgFigureKinds *figure_kinds, bool is_part);
