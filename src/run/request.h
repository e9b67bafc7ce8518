/*
 * What a user asks for, in words: as on a command line, or in an address.
 *
 * Nothing of it is known to be right before it is planned (run/plan.h).
 */
#pragma once

#include "model/figure_spec.h"

/* An option of figures, with its value. */
typedef struct {
    const char *name;  /* "group" */
    const char *value; /* "tier"; NULL: its name alone */
} PsgRequestOption;

/* NULL or none: nothing is asked, and the author's figures are meant. */
typedef struct {
    const char *figures; /* "network,pyramid" */
    const char *slices;  /* "2008,2015" or "2007..2010" */
    const char *formats; /* "svg,png" */
    const PsgRequestOption *options;
    size_t option_count;
} PsgRequest;

/* Whether the kind is among the figures that are named. */
bool psg_request_names_kind(const PsgRequest *request, const PsgFigureKind *kind);

/* Sets what the request says of this kind of figure alone. What the spec points to comes from
 * the arena. False with the reason, owned by the caller, in *why. */
bool psg_request_set_options(const PsgRequest *request, const PsgLandscape *landscape,
                             PsgArena *arena, PsgFigureSpec *spec, char **why);

/* Sets what the request says of the selection; the rest of it stays. */
bool psg_request_set_selection(const PsgRequest *request, const PsgLandscape *landscape,
                               PsgArena *arena, PsgSelection *selection, char **why);
