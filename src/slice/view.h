/*
 * A view: what a figure shows of the landscape.
 *
 * Figures draw views, never the landscape's own lists: a view has already decided what is
 * seen, under which name, and what is told of it. It is of one slice, or of two laid over
 * each other (slice/difference.h); both have the same type, so that whoever draws or
 * prints one can do so with the other. It borrows from its landscape, which must outlive
 * it.
 */
#pragma once

#include "model/presence.h"
#include "model/property.h"

/* From one slice to another; always NONE in a view of one slice. */
typedef enum {
    PSG_CHANGE_NONE,    /* there before and after, and the same */
    PSG_CHANGE_ADDED,   /* there only after */
    PSG_CHANGE_REMOVED, /* there only before */
    PSG_CHANGE_ALTERED, /* other properties; or talked of in one slice, not in the other */
} PsgChange;

typedef struct {
    size_t actor; /* in the landscape */
    /* never NONE. In a view of two slices that of the later one, as all below, unless
     * the actor is not seen there any more */
    PsgPresence presence;
    bool is_new, is_leaving; /* false in a view of two slices */
    const PsgText *name;
    const PsgText *full; /* NULL: none */
    /* the name until now, if this slice is the first with another, or of two slices the
     * name in the earlier one, if it was another; else NULL */
    const PsgText *former_name;
    size_t kind, tier; /* PSG_NONE: not said */
    /* members that an aggregate has and had not in the slice before, or the earlier one, and
     * the other way round */
    size_t joined, left;

    /* of two slices: in the earlier one; kind and tier as above if not seen in both */
    PsgChange change;
    PsgPresence former_presence;
    size_t former_kind, former_tier;
    bool has_other_value;      /* of a measure of its own, known in both */
    bool has_other_groups;     /* it joined one or left one */
    bool has_other_properties; /* a property has another value */
} PsgViewActor;

typedef struct {
    size_t relation; /* in the landscape; of two slices the later one that is seen */
    size_t from, to; /* in the view's actors */
    PsgPresence presence;
    bool is_new;

    PsgChange change;
    /* ALTERED: the relation in whose place it is, itself if only its weight is another one;
     * else PSG_NONE */
    size_t former;
} PsgViewRelation;

/* A value that is another one after than before: a sum against a sum, or one of many
 * against one of many. */
typedef struct {
    size_t measure;
    PsgSubjectKind subject;
    size_t index; /* of the actor, group or tier */
    /* what holds in the slices; NULL: not known (of one of them at most) */
    const PsgMeasurement *before, *after;
} PsgMeasurementChange;

/* An actor that is there in both slices, and in a group in one of them only. */
typedef struct {
    size_t actor; /* in the landscape */
    size_t group;
    bool is_joined; /* else left */
} PsgMembershipChange;

/* Of an actor that is there in both slices. */
typedef struct {
    size_t actor; /* in the landscape */
    PsgPropertyDifference what;
} PsgPropertyChange;

/* One goes on with the other's work, by the end of the slice; both are seen. */
typedef struct {
    size_t from, to; /* in the view's actors: the former one, and its successor */
    PsgSuccessionWhat what;
} PsgViewSuccession;

/* One that took place in the time of the view, whether both are seen or not. */
typedef struct {
    size_t from, to; /* actors */
    const PsgSuccession *said;
} PsgViewTurn;

typedef struct {
    const PsgLandscape *landscape;
    size_t slice;
    /* the earlier slice of two; PSG_NONE: the view is of one; the same as `slice`: it shows one
     * of two, with the marks of what differs from the other */
    size_t before;
    PsgViewActor *actors; /* those that are seen, in the landscape's order */
    size_t actor_count;
    /* of one slice: what holds of most is no news, and the others are (psg_view_is_most) */
    bool are_most_new, are_most_leaving, are_most_relations_new;
    PsgViewRelation *relations;
    size_t relation_count;
    PsgViewSuccession *successions; /* in the order of successors */
    size_t succession_count;
    PsgViewTurn *turns; /* in the order of time, then of successors */
    size_t turn_count;
    size_t *gone; /* actors of the slice before that are not seen any more */
    size_t gone_count;
    size_t *events; /* of the window, in order of time */
    size_t event_count;
    /* of two slices: those that changed, in the order of the measures */
    PsgMeasurementChange *measurements;
    size_t measurement_count;
    /* of two slices, in the order of actors */
    PsgMembershipChange *memberships;
    size_t membership_count;
    /* likewise */
    PsgPropertyChange *properties;
    size_t property_count;
} PsgView;

/* Whether that many of all are nearly all: a mark on each of them would tell less than one on each
 * of the others. */
bool psg_view_is_most(size_t part, size_t whole);

PsgView *psg_view_of_slice(const PsgLandscape *landscape, size_t slice);

/* Fills in the successions of a view that has its actors. */
void psg_view_find_successions(PsgView *view);
void psg_view_free(PsgView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgView, psg_view_free)

/* Of two slices it shows one. */
static inline bool
psg_view_is_side(const PsgView *view)
{
    return view->before == view->slice;
}

/* As it is seen in the view; NULL if it is not. Both are lists in the landscape's order. */
const PsgViewActor *psg_view_actor(const PsgView *view, size_t actor);
const PsgViewRelation *psg_view_relation(const PsgView *view, size_t relation);

/* Of a view of two slices: how many members the one aggregate has lost to the other one. Both
 * are actors of the landscape; 0 if one of them stands for itself. */
size_t psg_view_moved(const PsgView *view, size_t from, size_t to);

/* What a relation of the view weighs: in a view of two slices in the later one that shows
 * it. */
double psg_view_weight(const PsgView *view, const PsgViewRelation *seen);

/* Of a view of two slices: what the actor was called in the earlier one, with the number of
 * members that it had then; the same name if it has not changed. */
const PsgText *psg_view_name_before(const PsgView *view, const PsgViewActor *seen);

/* The slice whose facts hold of the actor in the view: of two slices the earlier one if it
 * is not there in the later one. */
size_t psg_view_slice_of(const PsgView *view, const PsgViewActor *seen);

/* "none", "gained", "lost", "altered": for tables and tests. */
const char *psg_change_word(PsgChange change);

/* The view as text: for tests and curious people. */
void psg_view_print(const PsgView *view, GString *out);
