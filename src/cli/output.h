/*
 * Where figures go: folder, formats, resolution, workers; and writing them.
 */
#pragma once

#include "cli/figures.h"

/* Strings are owned. */
typedef struct {
    char *folder, *format, *dpi; /* NULL: as usual */
    gint workers;                /* 0: all processors */
} PsgOutputOptions;

GOptionGroup *psg_output_option_group(PsgOutputOptions *options);
void psg_output_options_clear(PsgOutputOptions *options);

/* Makes the folder and all figures in it, and says what went wrong. orders: of
 * PsgFigureOrder; what they need was laid out. */
PsgExit psg_output_write(const PsgCommand *command, const PsgOutputOptions *options,
                         PsgFigures *figures, const GArray *orders);
