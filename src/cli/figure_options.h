/*
 * The options of figures on the command line, made from the table of each kind.
 */
#pragma once

#include "cli/command.h"
#include "run/request.h"

/* The table's. */
typedef struct {
    GArray *said;    /* PsgRequestOption, in the order of the command line */
    PsgArena *texts; /* of what was said */
} PsgFigureWords;

/* Those of all kinds. */
void psg_figure_options_add(PsgFigureWords *words, PsgOptionTable *table);

/* Of whom figures are, for commands with and without figures. */
void psg_selection_options_add(PsgFigureWords *words, PsgOptionTable *table);

/* What was said, and nothing else. Borrows the words. */
PsgRequest psg_figure_words_request(const PsgFigureWords *words);

/* The part of the landscape that was asked for, owned by the caller, which borrows the whole;
 * *part is NULL if all of it was. */
PsgExit psg_figure_words_select(const PsgCommand *command, const PsgFigureWords *words,
                                const PsgLandscape *whole, PsgLandscape **part);
