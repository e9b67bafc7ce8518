/*
 * The options of figures on the command line, made from the table of each kind.
 */
#pragma once

#include "cli/command.h"
#include "run/request.h"

typedef struct {
    GArray *said;    /* PsgRequestOption, in the order of the command line */
    PsgArena *texts; /* of help and of what was said */
} PsgFigureWords;

/* Shown with the main help. Borrows the words. */
GOptionGroup *psg_figure_words_group(PsgFigureWords *words);

/* The same of whom figures are of, for commands with and without figures. */
GOptionGroup *psg_selection_words_group(PsgFigureWords *words);

/* What was said, and nothing else. Borrows the words. */
PsgRequest psg_figure_words_request(const PsgFigureWords *words);

/* The part of the landscape that was asked for, owned by the caller, which borrows the whole;
 * *part is NULL if all of it was. */
PsgExit psg_figure_words_select(const PsgCommand *command, const PsgFigureWords *words,
                                const PsgLandscape *whole, PsgLandscape **part);

/* "network, pyramid, …": what help says of --figure. */
const char *psg_figure_words_kinds(const PsgFigureWords *words);
void psg_figure_words_clear(PsgFigureWords *words);
