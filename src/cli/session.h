/*
 * From the command line to all that figures are drawn from: landscape, style, page,
 * views, network.
 */
#pragma once

#include "base/stopwatch.h"
#include "cli/inputs.h"
#include "figure/figure.h"
#include "run/stamp.h"

/* Options of all commands that lay something out. Strings are owned. */
typedef struct {
    char *style, *page, *language, *layout, *stability, *align;
    gboolean timing;
} PsgFigureOptions;

GOptionGroup *psg_figure_option_group(PsgFigureOptions *options);
void psg_figure_options_clear(PsgFigureOptions *options);

/* Owns all that a run draws from. */
typedef struct {
    PsgPage page;
    PsgLandscape *landscape;
    PsgStyle *style;
    PsgRenderContext *context;
    PsgNetwork *network; /* NULL until psg_figures_lay_out */
    PsgStopwatch watch;
    PsgStamp *stamp; /* what earlier runs left; NULL: nobody asked */
    char *key;       /* of this run, for the stamp; NULL: it is not to be noted there */
} PsgFigures;

/* Reads and slices. */
PsgExit psg_figures_open(const PsgCommand *command, const char *data,
                         const PsgFigureOptions *options, const PsgInputOptions *input,
                         PsgFigures *figures);

/* The two halves of it, for a landscape that is not just read: the style and what was
 * said of the look; then the landscape, which is taken, and its slices. */
PsgExit psg_figures_prepare(const PsgCommand *command, const PsgFigureOptions *options,
                            const PsgInputOptions *input, PsgFigures *figures);
void psg_figures_take(const PsgFigureOptions *options, PsgLandscape *landscape,
                      PsgFigures *figures);

/* The layout method that was asked for, or the usual one. */
const char *psg_figures_method(const PsgFigureOptions *options);

/* Lays the network out, by the method that was asked for; or takes the layout of an
 * earlier run, if nothing that it depends on has changed. */
PsgExit psg_figures_lay_out(const PsgFigureOptions *options, PsgFigures *figures);

/* Frees all, and prints what the stages took if that was asked for. */
void psg_figures_close(const PsgFigureOptions *options, PsgFigures *figures);
