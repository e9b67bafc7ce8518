/*
 * What changed between two slices: the view of both, laid over each other.
 *
 * An actor that is there or unsure counts as there; one that is only talked of does not.
 * So one that was talked of and has begun is added; one that is talked of now, or no
 * longer, is altered. Altered is also one that is there in both slices under another
 * name, as another kind, on another tier, in other groups, with another property, or with another
 * value of its own.
 */
#pragma once

#include "slice/view.h"

/* Actors and relations of both slices, in the landscape's order. Of two relations with
 * the same ends, one of which ended and the other began (slice/relation_match.h), only the
 * later is in the view: kept, or altered if its kind, weight or label is another one. */
PsgView *psg_view_of_change(const PsgLandscape *landscape, size_t before, size_t after);

/* What is told of a change, in this order everywhere: lists of actors, then of
 * relations. An actor may be in several lists of what was altered. */
typedef enum {
    PSG_CHANGES_ADDED,
    PSG_CHANGES_REMOVED,
    PSG_CHANGES_ALTERED, /* all that are in one of the next nine */
    PSG_CHANGES_RENAMED,
    PSG_CHANGES_OTHER_KIND,
    PSG_CHANGES_OTHER_TIER,
    PSG_CHANGES_OTHER_GROUPS,      /* joined, or left */
    PSG_CHANGES_OTHER_PROPERTIES,  /* that have another value */
    PSG_CHANGES_OTHER_MEMBERS,     /* of an aggregate */
    PSG_CHANGES_OTHER_MEASUREMENT, /* values of its own, known before and after */
    PSG_CHANGES_TALKED_OF,         /* in the later slice; not there in either */
    PSG_CHANGES_NOT_TALKED_OF,     /* any more */
    PSG_CHANGES_KEPT,              /* there in both, and the same */
    PSG_CHANGES_RELATION_ADDED,
    PSG_CHANGES_RELATION_REMOVED,
    PSG_CHANGES_RELATION_ALTERED,
    PSG_CHANGES_RELATION_KEPT,
} PsgChangeList;

#define PSG_CHANGES_COUNT (PSG_CHANGES_RELATION_KEPT + 1)

/* A view of two slices, sorted out. Borrows the view. Who is talked of in both slices and
 * there in neither is in no list. */
typedef struct {
    const PsgView *view;
    /* places of the view's actors, or of its relations, in order */
    PsgIndexes lists[PSG_CHANGES_COUNT];
    size_t *memory; /* of all lists */
} PsgDifference;

PsgDifference *psg_difference_new(const PsgView *view);
void psg_difference_free(PsgDifference *difference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgDifference, psg_difference_free)

/* No actor, relation or value differs. */
bool psg_difference_is_none(const PsgDifference *difference);

/* It is of an actor, and known in both slices. */
bool psg_measurement_change_alters_actor(const PsgMeasurementChange *change);

/* After by before. NaN unless both are numbers above 0 that are meant exactly or
 * about. */
double psg_measurement_change_ratio(const PsgMeasurementChange *change);
