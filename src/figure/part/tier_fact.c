/* What is known of a tier in a slice. */
#include "figure/part/tier_fact.h"

#include "base/number.h"
#include "figure/part/frame.h"
#include "figure/part/value_label.h"
#include "figure/strings.h"
#include "model/measurement.h"

#include <math.h>

size_t *
psg_tiers_that_list(const PsgLandscape *landscape, const PsgInterval *days)
{
    size_t *tiers = g_new(size_t, landscape->actor_count + 1);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        tiers[i] = PSG_NONE;
    }
    for (size_t tier = landscape->tier_count; tier-- > 0;) {
        const PsgDatedIndexes *listed = &landscape->tiers[tier].actors;
        for (size_t i = 0; i < listed->count; i++) {
            if (psg_dated_index_holds(listed, i, days)) {
                tiers[listed->items[i].index] = tier;
            }
        }
    }
    return tiers;
}

size_t *
psg_tiers_by_actor(const PsgRenderContext *context, size_t slice)
{
    const PsgView *view = context->views[slice];
    size_t *tiers =
        psg_tiers_that_list(context->landscape, &context->landscape->slices[slice].when);
    for (size_t i = 0; i < view->actor_count; i++) {
        if (view->actors[i].tier != PSG_NONE) {
            tiers[view->actors[i].actor] = view->actors[i].tier;
        }
    }
    return tiers;
}

/* is_on: by actor, all false before and after. */
static void
find_actors(const PsgRenderContext *context, size_t slice, PsgTierFact *fact, bool *is_on)
{
    const PsgLandscape *landscape = context->landscape;
    const PsgView *view = context->views[slice];
    const PsgDatedIndexes *listed = &landscape->tiers[fact->tier].actors;
    for (size_t i = 0; i < listed->count; i++) {
        is_on[listed->items[i].index] |=
            psg_dated_index_holds(listed, i, &landscape->slices[slice].when);
    }
    g_autoptr(GPtrArray) actors = g_ptr_array_new();
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        if (seen->tier == fact->tier || is_on[seen->actor]) {
            g_ptr_array_add(actors, (gpointer)(guintptr)seen);
        }
    }
    for (size_t i = 0; i < listed->count; i++) {
        is_on[listed->items[i].index] = false;
    }
    fact->actor_count = actors->len;
    fact->actors =
        (const PsgViewActor **)(void *)g_ptr_array_free(g_steal_pointer(&actors), FALSE);
}

/* Only figures of the same time and the same meaning can be divided. */
static double
ratio_of(const PsgMeasurement *above, const PsgMeasurement *below)
{
    if (above == NULL || below == NULL || above->each != below->each ||
        !psg_interval_meets(&above->when, &below->when) ||
        above->bound > PSG_BOUND_ABOUT || below->bound > PSG_BOUND_ABOUT ||
        !(below->value > 0) || !(above->value > 0)) {
        return (double)NAN;
    }
    return psg_number_ratio(above->value, below->value);
}

PsgTierFact *
psg_tier_facts_new(const PsgRenderContext *context, size_t slice)
{
    size_t count = context->landscape->tier_count;
    PsgTierFact *facts = g_new0(PsgTierFact, count + 1);
    const PsgLandscape *landscape = context->landscape;
    g_autofree bool *is_on = g_new0(bool, landscape->actor_count + 1);
    for (size_t tier = 0; tier < count; tier++) {
        facts[tier].tier = tier;
        if (landscape->pyramid_measure != PSG_NONE) {
            facts[tier].value = psg_measure_at(
                &landscape->measures[landscape->pyramid_measure], PSG_AGGREGATION_ANY,
                PSG_SUBJECT_TIER, tier, &landscape->slices[slice].when);
        }
        find_actors(context, slice, &facts[tier], is_on);
    }
    for (size_t tier = 0; tier < count; tier++) {
        facts[tier].ratio = tier + 1 < count
                                ? ratio_of(facts[tier].value, facts[tier + 1].value)
                                : (double)NAN;
    }
    return facts;
}

void
psg_tier_facts_free(const PsgRenderContext *context, PsgTierFact *facts)
{
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        g_free(facts[tier].actors);
    }
    g_free(facts);
}

char *
psg_tier_value_label(const PsgRenderContext *context, const PsgMeasurement *value)
{
    const PsgLandscape *landscape = context->landscape;
    return psg_value_label(&landscape->measures[landscape->pyramid_measure], value,
                           context->language);
}

char *
psg_tier_value_date(const PsgRenderContext *context, const PsgMeasurement *value)
{
    g_autofree char *date = psg_interval_label(&value->when, context->language);
    return value->each
               ? g_strconcat(psg_word(PSG_WORD_EACH, context->language), ", ", date, NULL)
               : g_steal_pointer(&date);
}

char *
psg_tier_ratio_label(const PsgRenderContext *context, double ratio)
{
    int digits = ratio > 0.5 && ratio < 2 ? 2 : 1; /* 1.4 is not "× 1" */
    return psg_ratio_label(ratio, digits, context->language);
}

const char *
psg_tier_level(const PsgRenderContext *context, size_t tier)
{
    return psg_context_text(context, &context->landscape->tiers[tier].level);
}

const char *
psg_tier_name(const PsgRenderContext *context, size_t tier)
{
    const PsgTier *said = &context->landscape->tiers[tier];
    return psg_context_label(context, &said->label, said->id);
}

size_t
psg_tier_names_count(const PsgRenderContext *context, const PsgTierFact *fact)
{
    bool says_nothing = fact->actor_count == 1 && !fact->actors[0]->is_new &&
                        g_str_equal(psg_context_text(context, fact->actors[0]->name),
                                    psg_tier_name(context, fact->tier));
    return says_nothing ? 0 : fact->actor_count;
}

PsgColour
psg_tier_fill(const PsgRenderContext *context, size_t tier)
{
    const PsgPaint *paint = &context->style->palette[0];
    size_t count = context->landscape->tier_count;
    double share = count < 2 ? 0 : (double)tier / (double)(count - 1);
    return psg_colour_mix(paint->line, paint->fill, share);
}

PsgColour
psg_tier_ink(const PsgRenderContext *context, size_t tier)
{
    const PsgColour black = {0, 0, 0, 255}, white = {255, 255, 255, 255};
    PsgColour fill = psg_tier_fill(context, tier);
    return psg_colour_contrast(black, fill) >= psg_colour_contrast(white, fill) ? black
                                                                                : white;
}

void
psg_tier_facts_cite(const PsgRenderContext *context, const PsgTierFact *facts,
                    bool *cited)
{
    const PsgLandscape *landscape = context->landscape;
    for (size_t tier = 0; tier < landscape->tier_count; tier++) {
        if (facts[tier].value != NULL) {
            psg_frame_cite(cited, &facts[tier].value->sources);
        }
        for (size_t i = 0; i < facts[tier].actor_count; i++) {
            psg_frame_cite(cited,
                           &landscape->actors[facts[tier].actors[i]->actor].sources);
        }
    }
}
