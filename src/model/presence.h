/*
 * Who is there in a window of time, and what is new or ends in it.
 */
#pragma once

#include "model/landscape.h"

typedef enum {
    PSG_PRESENCE_NONE,      /* not to be seen */
    PSG_PRESENCE_TALKED_OF, /* people speak of it, it is not there yet */
    PSG_PRESENCE_UNSURE,    /* the slice is a question, and no end is known */
    PSG_PRESENCE_THERE,
} PsgPresence;

/* "none", "talked-of", "unsure", "there": for tables and tests. */
const char *psg_presence_word(PsgPresence presence);

PsgPresence psg_actor_presence(const PsgActor *actor, const PsgSlice *slice);

/* A relation without dates is as present as the less present of its ends; one with
 * dates is seen when they meet the slice and both ends are seen. */
PsgPresence psg_relation_presence(const PsgLandscape *landscape,
                                  const PsgRelation *relation, const PsgSlice *slice);

/* It begins in slice `index`, in its window or between the window before and this one,
 * and the slice before did not show it yet (windows may overlap). Nothing is new in a
 * window without a start. */
bool psg_actor_is_new(const PsgLandscape *landscape, const PsgActor *actor, size_t index);
bool psg_relation_is_new(const PsgLandscape *landscape, const PsgRelation *relation,
                         size_t index);

/* Slice `index` is the last to show it, since its end is known. */
bool psg_actor_is_leaving(const PsgLandscape *landscape, const PsgActor *actor,
                          size_t index);

/* The life of a relation: its own dates, or what its ends have in common. */
PsgInterval psg_relation_life(const PsgLandscape *landscape, const PsgRelation *relation);

/* From the first beginning to the last end. */
PsgInterval psg_spells_span(const PsgSpells *spells);
