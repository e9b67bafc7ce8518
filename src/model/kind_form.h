/*
 * Forms of kinds: what tells them apart without colour. Actors have shapes; relations have
 * lines, and two sorts of ends.
 *
 * What the author says of a kind counts; others take what is free, as the style prefers.
 */
#pragma once

#include "model/landscape.h"

typedef struct {
    PsgLine line; /* never DEFAULT */
    /* its ends are the other sort: an open arrow, or dots if it is not directed */
    bool has_other_ends;
    /* the first kind that has the same form; PSG_NONE: there is none; the number of kinds: it is
     * that of relations without a kind */
    size_t like;
} PsgRelationForm;

/* By kind of relations. lines: as the style prefers them, at least one, none DEFAULT; others
 * come after these. Owned by the caller. */
PsgRelationForm *psg_relation_forms(const PsgLandscape *landscape, const PsgLine *lines,
                                    size_t count);

typedef struct {
    PsgShape shape; /* never DEFAULT */
    size_t like;    /* the kind last given the same shape; PSG_NONE: it is the first */
} PsgActorForm;

/* By kind of actors, likewise. */
PsgActorForm *psg_actor_forms(const PsgLandscape *landscape, const PsgShape *shapes,
                              size_t count);
