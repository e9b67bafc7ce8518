/*
 * A view: what a figure shows of the landscape.
 *
 * Figures draw views, never the landscape's own lists: a view has already decided who is
 * seen, under which name, and what is told of it. It borrows from its landscape, which
 * must outlive it.
 */
#pragma once

#include "slice/presence.h"

typedef struct {
    size_t actor; /* in the landscape */
    PsgPresence presence;
    bool is_new, is_leaving;
    const PsgText *name;
    const PsgText *full; /* NULL: none */
    /* the name until now, if this slice is the first with another; else NULL */
    const PsgText *former_name;
    size_t kind, tier; /* PSG_NONE: not said */
} PsgViewActor;

typedef struct {
    size_t relation; /* in the landscape */
    size_t from, to; /* in the view's actors */
    PsgPresence presence;
    bool is_new;
} PsgViewRelation;

typedef struct {
    const PsgLandscape *landscape;
    size_t slice;
    PsgViewActor *actors; /* those who are seen, in the landscape's order */
    size_t actor_count;
    PsgViewRelation *relations;
    size_t relation_count;
    size_t *gone; /* actors of the slice before who are not seen any more */
    size_t gone_count;
    size_t *events; /* of the window, in order of time */
    size_t event_count;
} PsgView;

PsgView *psg_view_of_slice(const PsgLandscape *landscape, size_t slice);
void psg_view_free(PsgView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgView, psg_view_free)

/* The view as text: for tests and curious people. */
void psg_view_print(const PsgView *view, GString *out);
