/* The landscape's few verbs: its end, lookup by id, and the value that holds in a
 * window of time. */
#include "model/landscape.h"

#include "base/compare.h"

#include <stdlib.h>
#include <string.h>

void
psg_landscape_free(PsgLandscape *landscape)
{
    if (landscape != NULL) {
        if (landscape->cut != NULL) {
            psg_landscape_free(landscape->cut->parts);
        }
        psg_arena_free(landscape->arena); /* the landscape itself lives in it */
    }
}

static bool
has_time(const PsgInterval *when, PsgTime *time)
{
    bool has_begin = when->from.first > PSG_TIME_FIRST;
    *time = has_begin ? when->from.first : when->to.last;
    return has_begin || when->to.last < PSG_TIME_LAST;
}

static bool
have_time(const PsgSpells *spells, PsgTime *time)
{
    for (size_t i = 0; i < spells->count; i++) {
        if (has_time(&spells->items[i], time)) {
            return true;
        }
    }
    return false;
}

PsgTime
psg_landscape_any_time(const PsgLandscape *landscape)
{
    PsgTime time;
    for (size_t i = 0; i < landscape->slice_count; i++) {
        if (has_time(&landscape->slices[i].when, &time)) {
            return time;
        }
    }
    for (size_t i = 0; i < landscape->actor_count; i++) {
        if (have_time(&landscape->actors[i].when, &time)) {
            return time;
        }
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        if (have_time(&landscape->relations[i].when, &time)) {
            return time;
        }
    }
    for (size_t i = 0; i < landscape->event_count; i++) {
        if (has_time(&landscape->events[i].when, &time)) {
            return time;
        }
    }
    return PSG_TIME_FIRST;
}

size_t
psg_landscape_slice_lookup(const PsgLandscape *landscape, const char *id)
{
    for (size_t i = 0; i < landscape->slice_count; i++) {
        if (strcmp(landscape->slices[i].id, id) == 0) {
            return i;
        }
    }
    return PSG_NONE;
}

size_t
psg_landscape_actor_lookup(const PsgLandscape *landscape, const char *id)
{
    for (size_t i = 0; i < landscape->actor_count; i++) {
        if (strcmp(landscape->actors[i].id, id) == 0) {
            return i;
        }
    }
    return PSG_NONE;
}

#define ID_OF(function, list)                                                            \
    const char *function(const PsgLandscape *landscape, size_t index)                    \
    {                                                                                    \
        return index == PSG_NONE ? NULL : landscape->list[index].id;                     \
    }
ID_OF(psg_actor_id, actors)
ID_OF(psg_kind_id, kinds)
ID_OF(psg_relation_kind_id, relation_kinds)
ID_OF(psg_event_kind_id, event_kinds)
ID_OF(psg_group_id, groups)
ID_OF(psg_tier_id, tiers)
ID_OF(psg_measure_id, measures)
ID_OF(psg_slice_id, slices)
ID_OF(psg_source_id, sources)

static const char *const align_words[] = {"auto", "flow", "tier", "none"};

const char *
psg_align_word(PsgAlign align)
{
    return align_words[align];
}

bool
psg_align_lookup(const char *word, PsgAlign *align)
{
    for (size_t i = 0; i < G_N_ELEMENTS(align_words); i++) {
        if (strcmp(align_words[i], word) == 0) {
            *align = (PsgAlign)i;
            return true;
        }
    }
    return false;
}

const char *const psg_network_form_words[] = {"auto", "boxes", "dots", NULL};

bool
psg_network_form_lookup(const char *word, PsgNetworkForm *form)
{
    for (size_t i = 0; psg_network_form_words[i] != NULL; i++) {
        if (strcmp(psg_network_form_words[i], word) == 0) {
            *form = (PsgNetworkForm)i;
            return true;
        }
    }
    return false;
}

bool
psg_relation_kind_is_directed(const PsgLandscape *landscape, size_t kind)
{
    return kind != PSG_NONE && landscape->relation_kinds[kind].directed;
}

int
psg_kind_flow(const PsgKind *kind)
{
    if (kind == NULL || kind->flow == PSG_FLOW_NONE) {
        return 0;
    }
    if (kind->flow == PSG_FLOW_DEFAULT) {
        return kind->directed ? 1 : 0;
    }
    return kind->flow == PSG_FLOW_UP ? -1 : 1;
}

const char *
psg_bound_word(PsgBound bound)
{
    static const char *const words[] = {NULL, "about", "above", "below"};
    return words[bound];
}

const char *
psg_axis_scale_word(PsgAxisScale scale)
{
    static const char *const words[] = {NULL, "linear", "log"};
    return words[scale];
}

const char *
psg_measurement_subject(const PsgLandscape *landscape, const PsgMeasurement *value)
{
    switch (value->subject) {
    case PSG_SUBJECT_ACTOR:
        return landscape->actors[value->index].id;
    case PSG_SUBJECT_GROUP:
        return landscape->groups[value->index].id;
    case PSG_SUBJECT_TIER:
        return landscape->tiers[value->index].id;
    case PSG_SUBJECT_ALL:
        break;
    }
    return "all";
}

const char *
psg_measurement_subject_sort(const PsgMeasurement *value)
{
    static const char *const sorts[] = {
        [PSG_SUBJECT_ALL] = "all",
        [PSG_SUBJECT_ACTOR] = "actor",
        [PSG_SUBJECT_GROUP] = "group",
        [PSG_SUBJECT_TIER] = "tier",
    };
    return sorts[value->subject];
}

static bool
is_better(const PsgInterval *candidate, const PsgInterval *best,
          const PsgInterval *window)
{
    PsgTime here = ABS(psg_interval_distance(candidate, window));
    PsgTime there = ABS(psg_interval_distance(best, window));
    if (here != there) {
        return here < there;
    }
    return psg_interval_first(candidate) > psg_interval_first(best);
}

/* Dates of values, each the first member of an item of so many bytes: the place of the one
 * that holds; PSG_NONE if there are none. */
static size_t
place_at(const void *items, size_t count, size_t size, const PsgInterval *window)
{
    const PsgInterval *best = NULL;
    size_t place = PSG_NONE;
    for (size_t i = 0; i < count; i++) {
        const PsgInterval *when = (const void *)((const char *)items + i * size);
        if (best == NULL || is_better(when, best, window)) {
            best = when;
            place = i;
        }
    }
    return place;
}

const PsgText *
psg_dated_text_at(const PsgDatedTexts *values, const PsgInterval *window)
{
    size_t place = place_at(values->items, values->count, sizeof *values->items, window);
    return place == PSG_NONE ? NULL : &values->items[place].text;
}

size_t
psg_dated_index_at(const PsgDatedIndexes *values, const PsgInterval *window)
{
    size_t place = place_at(values->items, values->count, sizeof *values->items, window);
    return place == PSG_NONE ? PSG_NONE : values->items[place].index;
}

PsgHolding
psg_dated_index_holding(const PsgDatedIndexes *values, const PsgInterval *window)
{
    PsgHolding holding = {values, window, 0, PSG_TIME_FIRST};
    size_t best = place_at(values->items, values->count, sizeof *values->items, window);
    if (best != PSG_NONE) {
        holding.distance = psg_interval_distance(&values->items[best].when, window);
    }
    for (size_t i = 0; i < values->count; i++) {
        const PsgDatedIndex *value = &values->items[i];
        if (value->index == PSG_NONE &&
            psg_interval_distance(&value->when, window) == holding.distance) {
            holding.since = MAX(holding.since, psg_interval_first(&value->when));
        }
    }
    return holding;
}

bool
psg_holding_has(const PsgHolding *holding, size_t place)
{
    const PsgDatedIndex *value = &holding->values->items[place];
    return value->index != PSG_NONE &&
           psg_interval_distance(&value->when, holding->window) == holding->distance &&
           psg_interval_first(&value->when) >= holding->since;
}

size_t *
psg_tiers_that_list(const PsgLandscape *landscape, const PsgInterval *window)
{
    size_t *tiers = g_new(size_t, landscape->actor_count + 1);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        tiers[i] = PSG_NONE;
    }
    for (size_t tier = landscape->tier_count; tier-- > 0;) {
        const PsgDatedIndexes *listed = &landscape->tiers[tier].actors;
        PsgHolding holding = psg_dated_index_holding(listed, window);
        for (size_t i = 0; i < listed->count; i++) {
            if (psg_holding_has(&holding, i)) {
                tiers[listed->items[i].index] = tier;
            }
        }
    }
    return tiers;
}

size_t
psg_actor_tier_at(const PsgActor *actor, const PsgInterval *window, size_t listing)
{
    size_t own = psg_dated_index_at(&actor->tier, window);
    return own == PSG_NONE ? listing : own;
}

size_t
psg_dated_index_first(const PsgDatedIndexes *values)
{
    size_t place = 0;
    while (place < values->count && values->items[place].index == PSG_NONE) {
        place++;
    }
    return place < values->count ? values->items[place].index : PSG_NONE;
}

double
psg_dated_number_at(const PsgDatedNumbers *values, const PsgInterval *window,
                    double otherwise)
{
    size_t place = place_at(values->items, values->count, sizeof *values->items, window);
    return place == PSG_NONE ? otherwise : values->items[place].number;
}

bool
psg_landscape_is_aggregated(const PsgLandscape *landscape)
{
    return landscape->cut != NULL && landscape->cut->parts != NULL;
}

size_t
psg_landscape_aggregate_count(const PsgLandscape *landscape)
{
    size_t count = 0;
    while (count < landscape->actor_count && landscape->actors[count].members != NULL) {
        count++;
    }
    return count;
}

/* Members are in order. */
static int
compare_member(const void *actor, const void *member)
{
    return PSG_COMPARE(*(const size_t *)actor, *(const size_t *)member);
}

bool
psg_members_have(const PsgMembers *members, size_t actor)
{
    const PsgIndexes *actors = &members->actors;
    return actors->count > 0 && bsearch(&actor, actors->items, actors->count,
                                        sizeof *actors->items, compare_member) != NULL;
}

size_t
psg_members_lost(const PsgMembers *former, const PsgMembers *later)
{
    size_t lost = 0, k = 0;
    for (size_t i = 0; i < former->actors.count; i++) {
        size_t actor = former->actors.items[i];
        while (k < later->actors.count && later->actors.items[k] < actor) {
            k++;
        }
        lost += k == later->actors.count || later->actors.items[k] != actor;
    }
    return lost;
}

/* Its weights are those of slices, whose windows may overlap. */
static double
tie_weight_at(const PsgRelation *relation, const PsgInterval *window)
{
    const PsgDatedNumbers *weights = &relation->weight;
    for (size_t i = 0; i < weights->count; i++) {
        const PsgInterval *when = &weights->items[i].when;
        if (psg_interval_first(when) == psg_interval_first(window) &&
            psg_interval_last(when) == psg_interval_last(window)) {
            return weights->items[i].number;
        }
    }
    return psg_dated_number_at(weights, window, 1);
}

double
psg_relation_weight_at(const PsgRelation *relation, const PsgInterval *window)
{
    if (relation->ties != NULL) {
        return tie_weight_at(relation, window);
    }
    return psg_dated_number_at(&relation->weight, window, 1);
}
