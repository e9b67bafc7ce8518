/*
 * Which figures are made, and as what: what the user asks for, or else what the
 * landscape's author did.
 *
 * A figure that the user names has the options that the author gave to figures of that
 * kind, unless the user says otherwise.
 */
#pragma once

#include "figure/figure.h"
#include "run/request.h"

typedef struct {
    PsgFigureSpec spec; /* with the slices that this one figure shows */
    unsigned formats;   /* PsgFormat; 0: it is no file, but a page of the deck */
} PsgPlannedFigure;

/* Borrows the landscape; the arena has what the specs point to. */
typedef struct {
    PsgArena *arena;
    PsgPlannedFigure *figures; /* no two have one name, and no two are the same */
    size_t count;
    char **notes; /* what was asked for in vain; NULL-terminated */
} PsgPlan;

/* NULL with the reason, owned by the caller, in *why. */
PsgPlan *psg_plan_new(const PsgLandscape *landscape, const PsgRequest *request,
                      char **why);

/* What of a request is wrong whatever the landscape is: figures, options and formats that there are
 * not, or that do not belong together. False with the reason, owned by the caller, in *why. */
bool psg_plan_check(const PsgRequest *request, char **why);

void psg_plan_free(PsgPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgPlan, psg_plan_free)
