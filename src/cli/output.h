/*
 * Where figures go: folder, formats, resolution, workers; and writing them.
 */
#pragma once

#include "cli/figures.h"

/* Strings are owned. */
typedef struct {
    char *folder, *format, *dpi; /* NULL: as usual */
    gint workers;                /* 0: all processors */
    gboolean is_fresh;           /* nothing from an earlier run is taken over */
} PsgOutputOptions;

/* Entries of commands that write figures: they stand among the command's own, since short
 * options are looked for there. */
#define PSG_OUTPUT_ENTRIES(options)                                                      \
    {"output",                                                                           \
     'o',                                                                                \
     0,                                                                                  \
     G_OPTION_ARG_FILENAME,                                                              \
     &(options)->folder,                                                                 \
     "write into this folder (out)",                                                     \
     "DIR"},                                                                             \
        {"format",                                                                       \
         0,                                                                              \
         0,                                                                              \
         G_OPTION_ARG_STRING,                                                            \
         &(options)->format,                                                             \
         "svg,png,pdf (default), csv (the facts behind it), json (compare), mp4 (film)",                \
         "FORMAT,…"},                                                                    \
        {"dpi",                                                                          \
         0,                                                                              \
         0,                                                                              \
         G_OPTION_ARG_STRING,                                                            \
         &(options)->dpi,                                                                \
         "of PNG: 144 makes 1920 × 1080 of a slide",                                     \
         "N"},                                                                           \
        {"jobs",                                                                         \
         'j',                                                                            \
         0,                                                                              \
         G_OPTION_ARG_INT,                                                               \
         &(options)->workers,                                                            \
         "so many at once (all processors)",                                             \
         "N"},                                                                           \
    {                                                                                    \
        "fresh", 0, 0, G_OPTION_ARG_NONE, &(options)->is_fresh,                          \
            "make all anew, also what nothing has changed", NULL                         \
    }

void psg_output_options_clear(PsgOutputOptions *options);

const char *psg_output_folder(const PsgOutputOptions *options);

/* Makes the folder and all figures in it, and says what went wrong. orders: of
 * PsgFigureOrder; what they need was laid out. */
PsgExit psg_output_write(const PsgCommand *command, const PsgOutputOptions *options,
                         PsgFigures *figures, const GArray *orders);
