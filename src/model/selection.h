/*
 * Which actors of a landscape a figure is of, and what stands for several of them.
 *
 * What is said is applied in this order: only those with some property, of these those
 * around some, of these the most related ones, and last one aggregate for all that have a
 * property alike (slice/select.h).
 */
#pragma once

#include "model/landscape.h"

/* What actors must have alike to be one aggregate. */
typedef enum {
    PSG_BY_NONE, /* each stands for itself */
    PSG_BY_KIND,
    PSG_BY_TIER,
    PSG_BY_GROUP,
} PsgBy;

/* "none", "kind", "tier", "group", NULL-terminated, in the order of the enum. */
extern const char *const psg_by_words[];

/* Values of a property, of which one is wanted. */
typedef struct {
    const char *name;
    const char *const *values; /* in any language */
    size_t count;
} PsgWantedProperty;

/* Of all that something is said of, one is had at one time or another. */
typedef struct {
    PsgIndexes kinds, groups, tiers;
    const PsgWantedProperty *properties;
    size_t property_count;
} PsgOnly;

/* Ids of actors: a figure of a part of the landscape has other indexes. */
typedef struct {
    const char *const *items;
    size_t count;
} PsgActorIds;

typedef struct PsgSelection {
    PsgOnly only;
    PsgActorIds around; /* none: anywhere */
    unsigned steps;     /* from these; 0: not said, which is one */
    unsigned top;       /* so many; 0: all */
    PsgIndexes top_by;  /* the measure that says who is on top; none: relations */
    PsgBy by;
    /* classes (below) of which no aggregate is made: who is of one in some slice stands for itself
     * in all, and is in no other aggregate */
    PsgIndexes open;
} PsgSelection;

/* Nothing is left out, and nothing aggregated. NULL is none, too. */
bool psg_selection_is_none(const PsgSelection *selection);

/* The name of a property as actors have it, and one of its values in a language that they have;
 * borrowed. */
typedef void (*PsgOfferText)(gpointer data, const char *text);

/* Offers the names of all properties that actors have, or all values of the one of that name: some
 * several times. */
void psg_offer_properties(const PsgActor *const *actors, size_t count, const char *name,
                          PsgOfferText offer, gpointer data);

/* What is aggregated by is a list of classes: the kinds, tiers or groups, and behind the last of
 * them those who have none, "others". 0 for PSG_BY_NONE. */
size_t psg_class_count(const PsgLandscape *landscape, PsgBy by);

/* Its id; that of the others is one that no other class has. Owned by the caller. */
char *psg_class_id(const PsgLandscape *landscape, PsgBy by, size_t class);

/* Its label; empty if it has none but the id. */
PsgText psg_class_label(const PsgLandscape *landscape, PsgBy by, size_t class);

/* By actor, whether it has what is asked for at one time or another. Owned by the caller. */
bool *psg_only_actors(const PsgLandscape *landscape, const PsgOnly *only);

/* What does not belong together: a clause with the remedy, "steps are counted from an actor:
 * …", and in *option the option that is in vain; NULL: nothing. */
const char *psg_selection_complaint(const PsgSelection *selection, const char **option);
