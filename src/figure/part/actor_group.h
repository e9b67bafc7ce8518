/*
 * Groups of a scene that show an actor: what it is called by programs, and what is said to
 * who points at it or cannot see it.
 */
#pragma once

#include "figure/part/pen.h"

typedef struct {
    const char *prefix; /* of its id, where an actor is drawn more than once; NULL */
    size_t actor;
    size_t kind;                /* PSG_NONE: not said */
    const PsgText *name, *full; /* as they hold there; full may be NULL */
    const char *words;          /* more classes, each after a space; NULL */
} PsgActorGroup;

/* Begins it; the caller ends it. */
void psg_actor_group_begin(const PsgPen *pen, const PsgActorGroup *group);

/* "actor kind-body": the class of what has a kind. Owned by the caller. */
char *psg_kind_class(const char *what, size_t kind, const PsgKind *kinds);
