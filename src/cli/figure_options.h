/*
 * The options of figures on the command line, made from the table of each kind.
 */
#pragma once

#include "run/request.h"

#include <glib.h>

typedef struct {
    GArray *said;    /* PsgRequestOption, in the order of the command line */
    PsgArena *texts; /* of help and of what was said */
} PsgFigureWords;

/* Shown with the main help. Borrows the words. */
GOptionGroup *psg_figure_words_group(PsgFigureWords *words);

/* "network, pyramid, …": what help says of --figure. */
const char *psg_figure_words_kinds(const PsgFigureWords *words);
void psg_figure_words_clear(PsgFigureWords *words);
