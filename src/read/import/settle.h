/*
 * From a draft to a landscape: what times mean, which id everything gets, what is one and the
 * same, and which slices there are. The same for all formats.
 */
#pragma once

#include "model/landscape.h"
#include "read/draft/draft.h"

typedef struct {
    const char *slices;   /* as psg_settle_slices_complaint takes it; NULL: as fits */
    const char *language; /* of texts; NULL: not known, "en" */
    const char *title;    /* if the files tell none; NULL: none */
} PsgSettleWishes;

/* A landscape, and what only whoever imported it wants to know. */
typedef struct {
    PsgLandscape *landscape;
    /* by actor: what its file calls it; in the landscape's arena */
    const char *const *keys;
    /* what was guessed of an actor, or a relation, for a comment in what is written; NULL: nothing.
     * By actor, and by relation; in the landscape's arena */
    const char *const *actor_comments, *const *relation_comments;
} PsgSettled;

void psg_settled_clear(PsgSettled *settled);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(PsgSettled, psg_settled_clear)

/* NULL if the words name slices: a unit from "minute" to "century", several of it ("5y", "3m"),
 * "change", a number of slices up to 999, or a list; else what is wrong, owned by the caller. */
char *psg_settle_slices_complaint(const char *words);

/* False if there is nothing to make a landscape of, which was told. */
bool psg_settle(const PsgDraft *draft, const PsgSettleWishes *wishes,
                PsgSettled *settled);
