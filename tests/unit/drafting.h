/* Drafts made in tests, and the landscapes they become. */
#pragma once

#include "read/draft/draft.h"
#include "read/import/settle.h"

/* A draft with all that it borrows. */
typedef struct {
    PsgLimits limits;
    PsgDraftWishes wishes;
    PsgSettleWishes settle_wishes;
    PsgDiagnostics *list;
    PsgReport *report;
    PsgDraft *draft;
    PsgSettled settled;
    PsgDraftClock clock; /* of all that is said from here on */
} PsgDrafting;

void psg_drafting_begin(PsgDrafting *drafting);
void psg_drafting_end(PsgDrafting *drafting);

/* A time of the drafting's clock. end NULL: the same as start; "" is open. */
PsgDraftTime psg_drafting_time(PsgDrafting *drafting, const char *start, const char *end);

/* There in that time; start NULL: no time is said. */
PsgDraftThing psg_drafting_actor(PsgDrafting *drafting, const char *key,
                                 const char *start, const char *end);
PsgDraftThing psg_drafting_tie(PsgDrafting *drafting, const char *from, const char *to,
                               const char *start, const char *end);

/* With what is not said alike of all: a direction, a key. */
PsgDraftThing psg_drafting_tie_as(PsgDrafting *drafting, const char *from, const char *to,
                                  PsgDirection direction, const char *key);

/* A further time of a thing. */
void psg_drafting_there(PsgDrafting *drafting, PsgDraftThing thing, const char *start,
                        const char *end);

/* A property, at a time or, with NULL, always. */
void psg_drafting_property(PsgDrafting *drafting, PsgDraftThing of, const char *name,
                           const char *value, const char *when);

void psg_drafting_say(PsgDrafting *drafting, PsgDraftThing of, PsgMeaning meaning,
                      const char *value);

/* The landscape; NULL if there is none. */
const PsgLandscape *psg_drafting_settle(PsgDrafting *drafting);

/* The intervals of spells, "2007 2010/..". Owned by the caller. */
char *psg_drafting_spells(const PsgSpells *spells);

/* The ids of all slices, "2007 2010". Owned by the caller. */
char *psg_drafting_slices(const PsgLandscape *landscape);

/* Weights over time, "2", "2007:2 2010:3". Owned by the caller. */
char *psg_drafting_weights(const PsgDatedNumbers *weights);

/* Whether something of that rule was told. */
bool psg_drafting_told(const PsgDrafting *drafting, const char *rule);
