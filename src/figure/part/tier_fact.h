/*
 * What is known of a tier in a slice: its actors, its figure, its ratio to the tier below.
 */
#pragma once

#include "figure/part/inline_names.h"

typedef struct {
    size_t tier;
    const PsgMeasurement *value; /* the latest known in the slice; NULL: none */
    /* to the tier below, both known and of one time; NaN: not known */
    double ratio;
    const PsgViewActor **actors; /* on it, in the landscape's order */
    PsgNameMark *marks; /* of each: who is new on it, and from which tier it came */
    size_t actor_count;
} PsgTierFact;

/* By tier, from the top; what is new is so against the slice before. Owned by the caller. */
PsgTierFact *psg_tier_facts_new(const PsgRenderContext *context, size_t slice);

/* The same against another slice than the one before. */
PsgTierFact *psg_tier_facts_since(const PsgRenderContext *context, size_t slice,
                                  size_t before);

/* The same actors under the same names, and the same figures, on all tiers. */
bool psg_tier_facts_equal(const PsgRenderContext *context, const PsgTierFact *one,
                          const PsgTierFact *other);
void psg_tier_facts_free(const PsgRenderContext *context, PsgTierFact *facts);

/* "plus de 6 000 Tflop/s"; the author's own text if there is one. Owned by the caller. */
char *psg_tier_value_label(const PsgRenderContext *context, const PsgMeasurement *value);

/* "2015", "2015, chacun". Owned by the caller. */
char *psg_tier_value_date(const PsgRenderContext *context, const PsgMeasurement *value);

/* "×20": to one figure, as such ratios are told. Owned by the caller. */
char *psg_tier_ratio_label(const PsgRenderContext *context, double ratio);

/* "Tier-1": the author's level; NULL if there is none. And what the tier is called:
 * never NULL. */
const char *psg_tier_level(const PsgRenderContext *context, size_t tier);
const char *psg_tier_name(const PsgRenderContext *context, size_t tier);

/* How many actors are worth naming: none if the only one is called as the tier is. */
size_t psg_tier_names_count(const PsgRenderContext *context, const PsgTierFact *fact);

/* Light at the foot, strong at the top. */
PsgColour psg_tier_fill(const PsgRenderContext *context, size_t tier);

/* Black or white, whatever is read better on it. */
PsgColour psg_tier_ink_on(PsgColour fill);

/* Marks the sources of all that the facts tell. */
void psg_tier_facts_cite(const PsgRenderContext *context, const PsgTierFact *facts,
                         bool *cited);
