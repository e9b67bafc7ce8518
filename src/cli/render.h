/*
 * What render and watch have in common: their options, and the way from DATA to a plan of
 * figures.
 */
#pragma once

#include "cli/figure_options.h"
#include "cli/output.h"

/* Strings are owned. */
typedef struct {
    char *figures, *at; /* what to draw; NULL: as the landscape wishes */
    PsgFigureWords words;
    PsgOutputOptions output;
    PsgLookOptions look;
    PsgInputOptions input;
} PsgRenderOptions;

/* Reads the command line; own: what the command has besides. DATA, owned by the caller; NULL,
 * with *status, as psg_command_parse has it. */
char *psg_render_parse(const PsgCommand *command, const GOptionEntry *own, char **argv,
                       PsgRenderOptions *options, PsgExit *status);
void psg_render_options_clear(PsgRenderOptions *options);

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
