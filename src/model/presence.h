/*
 * Who is there in a window of time, and what is new or ends in it.
 *
 * Every stage asks here, so that a check and a figure cannot disagree on whether something
 * is shown.
 */
#pragma once

#include "model/landscape.h"

typedef enum {
    PSG_PRESENCE_NONE,      /* not to be seen */
    PSG_PRESENCE_TALKED_OF, /* people speak of it, it is not there yet */
    /* its dates leave open whether it is there, or the slice is projected and no end is known */
    PSG_PRESENCE_UNSURE,
    PSG_PRESENCE_THERE,
} PsgPresence;

/* "none", "talked-of", "unsure", "there": for tables and tests. */
const char *psg_presence_word(PsgPresence presence);

/* Spells of these intervals, which must live as long as the arena. */
PsgSpells psg_spells_new(PsgArena *arena, const PsgInterval *items, size_t count);

/* The same where nothing was seen before and after the time of observation: what begins or
 * ends just with it was there before, or goes on after, as far as anybody knows. */
PsgSpells psg_spells_observed(PsgArena *arena, const PsgSpells *spells,
                              const PsgInterval *observed);

/* They may have a time in common with the window. Spells without dates meet every window. */
bool psg_spells_meet(const PsgSpells *spells, const PsgInterval *window);

/* They have one for certain. */
bool psg_spells_are_sure(const PsgSpells *spells, const PsgInterval *window);

/* A spell as it is drawn: an end that is only that of observation is not known, though it keeps
 * its time. */
PsgInterval psg_spell_drawn(const PsgLandscape *landscape, const PsgInterval *spell);

/* THERE or UNSURE. */
bool psg_presence_is_seen(PsgPresence presence);

/* From the first beginning to the last end. */
PsgInterval psg_spells_span(const PsgSpells *spells);

/* The time in which people only speak of the actor: until it begins, or, if it never
 * does, the one that was given. False if there are none. */
bool psg_actor_talk(const PsgActor *actor, PsgInterval *talk);

/* NONE, TALKED_OF or THERE, which may be UNSURE in a slice of that window. */
PsgPresence psg_actor_presence_in(const PsgActor *actor, const PsgInterval *window);
PsgPresence psg_actor_presence(const PsgActor *actor, const PsgSlice *slice);

/* Whether there is a time at which both are there or talked of. */
bool psg_actors_meet(const PsgActor *a, const PsgActor *b);

/* A relation without dates is as present as the less present of its ends; one with
 * dates is seen when they meet the slice and both ends are seen. */
PsgPresence psg_relation_presence(const PsgLandscape *landscape,
                                  const PsgRelation *relation, const PsgSlice *slice);

/* The same where the presence of both ends is known. */
PsgPresence psg_relation_presence_of(const PsgLandscape *landscape,
                                     const PsgRelation *relation, const PsgSlice *slice,
                                     PsgPresence from, PsgPresence to);

/* From when on things are new in a slice: TIME_LAST in a window without a start. */
PsgTime psg_slice_new_from(const PsgLandscape *landscape, size_t index);

/* It begins in slice `index`, in its window or between the window before and this one,
 * and the slice before did not show it yet (windows may overlap). Nothing is new in a
 * window without a start. */
bool psg_actor_is_new(const PsgLandscape *landscape, const PsgActor *actor, size_t index);
bool psg_relation_is_new(const PsgLandscape *landscape, const PsgRelation *relation,
                         size_t index);

/* Slice `index` is the last to show it before an end that is known, and that lies in it or
 * after it. */
bool psg_actor_is_leaving(const PsgLandscape *landscape, const PsgActor *actor,
                          size_t index);

/* The life of a relation: its own dates, or what its ends have in common. */
PsgInterval psg_relation_life(const PsgLandscape *landscape, const PsgRelation *relation);
