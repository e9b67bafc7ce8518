/* What is known of a tier in a slice. */
#include "figure/part/tier_fact.h"

#include "base/number.h"
#include "figure/part/frame.h"
#include "figure/part/value_label.h"
#include "figure/strings.h"
#include "model/measurement.h"
#include "slice/difference.h"

#include <math.h>

/* is_on: by actor, all false before and after. */
static void
find_actors(const PsgRenderContext *context, size_t slice, PsgTierFact *fact, bool *is_on)
{
    const PsgLandscape *landscape = context->landscape;
    const PsgView *view = context->views[slice];
    const PsgDatedIndexes *listed = &landscape->tiers[fact->tier].actors;
    PsgHolding holding = psg_dated_index_holding(listed, &landscape->slices[slice].when);
    for (size_t i = 0; i < listed->count; i++) {
        if (psg_holding_has(&holding, i)) {
            is_on[listed->items[i].index] = true;
        }
    }
    g_autoptr(GPtrArray) actors = g_ptr_array_new();
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        if (seen->tier == fact->tier || is_on[seen->actor]) {
            g_ptr_array_add(actors, (gpointer)(guintptr)seen);
        }
    }
    for (size_t i = 0; i < listed->count; i++) {
        if (listed->items[i].index != PSG_NONE) {
            is_on[listed->items[i].index] = false;
        }
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

static PsgTierFact *
facts_of(const PsgRenderContext *context, size_t slice)
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

static bool
has_actor(const PsgTierFact *fact, size_t actor)
{
    for (size_t i = 0; i < fact->actor_count; i++) {
        if (fact->actors[i]->actor == actor) {
            return true;
        }
    }
    return false;
}

/* "before: Tier-2": the tier on which the actor was, if it was not on this one. Owned by the
 * caller; NULL: it was on this one, or on none. */
static char *
where_it_was(const PsgRenderContext *context, const PsgTierFact *fact,
             const PsgTierFact *former, size_t actor)
{
    size_t from = PSG_NONE;
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        from = has_actor(&former[tier], actor) ? tier : from;
    }
    if (from == PSG_NONE || has_actor(&former[fact->tier], actor)) {
        return NULL;
    }
    const char *level = psg_tier_level(context, from);
    return g_strconcat(psg_word(PSG_WORD_BEFORE, context->language),
                       psg_word(PSG_WORD_COLON, context->language), " ",
                       level != NULL ? level : psg_tier_name(context, from), NULL);
}

/* change: of both slices; NULL: of the slice and the one right before it. */
static void
mark(const PsgRenderContext *context, PsgTierFact *fact, const PsgTierFact *former,
     const PsgView *change)
{
    fact->marks = g_new0(PsgNameMark, fact->actor_count + 1);
    for (size_t i = 0; i < fact->actor_count; i++) {
        const PsgViewActor *seen = fact->actors[i];
        const PsgViewActor *both =
            change == NULL ? NULL : psg_view_actor(change, seen->actor);
        fact->marks[i].is_new =
            change == NULL ? seen->is_new : both->change == PSG_CHANGE_ADDED;
        if (former != NULL && !fact->marks[i].is_new) {
            fact->marks[i].told = where_it_was(context, fact, former, seen->actor);
        }
    }
}

/* before: PSG_NONE: none. */
static PsgTierFact *
marked_facts(const PsgRenderContext *context, size_t slice, size_t before,
             const PsgView *change)
{
    PsgTierFact *facts = facts_of(context, slice);
    PsgTierFact *former = before == PSG_NONE ? NULL : facts_of(context, before);
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        mark(context, &facts[tier], former, change);
    }
    if (former != NULL) {
        psg_tier_facts_free(context, former);
    }
    return facts;
}

PsgTierFact *
psg_tier_facts_new(const PsgRenderContext *context, size_t slice)
{
    return marked_facts(context, slice, slice == 0 ? PSG_NONE : slice - 1, NULL);
}

PsgTierFact *
psg_tier_facts_since(const PsgRenderContext *context, size_t slice, size_t before)
{
    g_autoptr(PsgView) change = psg_view_of_change(context->landscape, before, slice);
    return marked_facts(context, slice, before, change);
}

static bool
are_equal(const PsgRenderContext *context, const PsgTierFact *one,
          const PsgTierFact *other)
{
    if (one->value != other->value || one->actor_count != other->actor_count) {
        return false;
    }
    for (size_t i = 0; i < one->actor_count; i++) {
        const PsgViewActor *a = one->actors[i], *b = other->actors[i];
        if (a->actor != b->actor || a->presence != b->presence ||
            g_strcmp0(psg_context_text(context, a->name),
                      psg_context_text(context, b->name)) != 0) {
            return false;
        }
    }
    return true;
}

bool
psg_tier_facts_equal(const PsgRenderContext *context, const PsgTierFact *one,
                     const PsgTierFact *other)
{
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        if (!are_equal(context, &one[tier], &other[tier])) {
            return false;
        }
    }
    return true;
}

void
psg_tier_facts_free(const PsgRenderContext *context, PsgTierFact *facts)
{
    for (size_t tier = 0; tier < context->landscape->tier_count; tier++) {
        for (size_t i = 0; facts[tier].marks != NULL && i < facts[tier].actor_count;
             i++) {
            g_free(facts[tier].marks[i].told);
        }
        g_free(facts[tier].marks);
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
    g_autofree char *date = psg_interval_told(&value->when, context->language);
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
    bool is_marked = fact->actor_count == 1 && fact->marks != NULL &&
                     (fact->marks[0].is_new || fact->marks[0].told != NULL);
    bool says_nothing = fact->actor_count == 1 && !is_marked &&
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
psg_tier_ink_on(PsgColour fill)
{
    const PsgColour black = {0, 0, 0, 255}, white = {255, 255, 255, 255};
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
