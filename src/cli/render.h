/*
 * What render and watch have in common: their options, and the way from DATA to a plan of
 * figures.
 */
#pragma once

#include "cli/figure_options.h"
#include "cli/output.h"

/* Strings are the table's. */
typedef struct {
    char *figures, *at; /* what to draw; NULL: as the landscape wishes */
    PsgFigureWords words;
    PsgOutputOptions output;
    PsgLookOptions look;
    PsgInputOptions input;
} PsgRenderOptions;

/* own: what the command has besides. */
void psg_render_options_add(PsgRenderOptions *options, const GOptionEntry *own,
                            PsgOptionTable *table);

/* A landscape that was read, and what is to be made of it. */
typedef struct {
    PsgSession *session; /* NULL: there is none, as is the next */
    PsgPlan *plan;
} PsgRendering;

/* Reads and plans, and says what is wrong. */
PsgExit psg_rendering_begin(const PsgCommand *command, const PsgRenderOptions *options,
                            const char *data, PsgRendering *rendering);

/* Tells what the stages took, if that is wanted. */
void psg_rendering_end(PsgRendering *rendering, const PsgRenderOptions *options);
