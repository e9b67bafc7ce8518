/* One moment of each of two landscapes, as one landscape: lists that are matched by id,
 * then actors, tiers, relations, measures, and the two slices. */
#include "slice/merge.h"

#include "base/arena.h"
#include "model/measurement.h"
#include "model/presence.h"
#include "slice/relation_match.h"
#include "slice/slice_title.h"

#include <math.h>
#include <string.h>

enum { SHORT_TITLE = 20 }; /* characters */

/* By place in a list of one side its place in the merged list. */
typedef size_t *Places[2];

typedef struct {
    PsgMergedLandscape *merged;
    PsgArena *arena;
    PsgLandscape *landscape;
    PsgInterval eras[2];   /* the time of either side */
    PsgInterval known_end; /* of what lives in the second, and for how long is known */
    PsgInterval later;     /* of what neither slice shows */
    PsgTier *tiers_made;   /* the landscape's, while they are filled */
    Places actors, groups, kinds, relation_kinds, sources, tiers;
} Merge;

static const PsgSlice *
slice_of(const Merge *merge, size_t side)
{
    const PsgMergeSide *said = &merge->merged->sides[side];
    return &said->landscape->slices[said->slice];
}

static PsgIndexes
place_indexes(const Merge *merge, const PsgIndexes *indexes, const size_t *places)
{
    size_t *items = psg_arena_alloc(merge->arena, indexes->count * sizeof *items);
    for (size_t i = 0; i < indexes->count; i++) {
        items[i] = places[indexes->items[i]];
    }
    return (PsgIndexes){items, indexes->count};
}

static const char *
unused_id(const Merge *merge, GHashTable *used, const char *id)
{
    const char *free_id = id;
    for (unsigned i = 2; g_hash_table_contains(used, free_id); i++) {
        free_id = psg_arena_printf(merge->arena, "%s-%u", id, i);
    }
    g_hash_table_add(used, (gpointer)(guintptr)free_id);
    return free_id;
}

/* ---- Lists of things with ids ---- */

/* A list of either side. Things begin with their id. */
typedef struct {
    const void *items[2];
    size_t counts[2];
    size_t size; /* of a thing */
} Lists;

static const char *
id_at(const Lists *lists, size_t side, size_t place)
{
    const char *thing = lists->items[side];
    return *(const char *const *)(const void *)(thing + place * lists->size);
}

/* Those of the first side, then those that only the second has; `places` tells where
 * each is then. */
static void *
join_by_id(const Merge *merge, const Lists *lists, Places places, size_t *count)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    char *all = psg_arena_alloc(merge->arena,
                                (lists->counts[0] + lists->counts[1]) * lists->size);
    *count = 0;
    for (size_t side = 0; side < 2; side++) {
        places[side] =
            psg_arena_alloc(merge->arena, lists->counts[side] * sizeof(size_t));
        for (size_t i = 0; i < lists->counts[side]; i++) {
            const char *id = id_at(lists, side, i);
            size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(known, id)) - 1;
            if (place == PSG_NONE) {
                place = (*count)++;
                memcpy(all + place * lists->size,
                       (const char *)lists->items[side] + i * lists->size, lists->size);
                g_hash_table_insert(known, (gpointer)(guintptr)id,
                                    GSIZE_TO_POINTER(place + 1));
            }
            places[side][i] = place;
        }
    }
    return all;
}

#define LISTS(field, count, type)                                                        \
    (Lists)                                                                              \
    {                                                                                    \
        {first->field, second->field}, {first->count, second->count}, sizeof(type)       \
    }

static void
add_lists(Merge *merge)
{
    const PsgLandscape *first = merge->merged->sides[0].landscape;
    const PsgLandscape *second = merge->merged->sides[1].landscape;
    PsgLandscape *landscape = merge->landscape;
    Lists sources = LISTS(sources, source_count, PsgSource);
    Lists kinds = LISTS(kinds, kind_count, PsgKind);
    Lists relation_kinds = LISTS(relation_kinds, relation_kind_count, PsgKind);
    Lists groups = LISTS(groups, group_count, PsgGroup);
    Lists tiers = LISTS(tiers, tier_count, PsgTier);
    landscape->sources =
        join_by_id(merge, &sources, merge->sources, &landscape->source_count);
    landscape->kinds = join_by_id(merge, &kinds, merge->kinds, &landscape->kind_count);
    landscape->relation_kinds = join_by_id(merge, &relation_kinds, merge->relation_kinds,
                                           &landscape->relation_kind_count);
    landscape->groups =
        join_by_id(merge, &groups, merge->groups, &landscape->group_count);
    merge->tiers_made = join_by_id(merge, &tiers, merge->tiers, &landscape->tier_count);
    landscape->tiers = merge->tiers_made;
}

/* ---- Actors ---- */

/* An actor of the merged landscape, as either side has it; NULL: it has not. */
typedef struct {
    const PsgActor *of[2];
} Pair;

static PsgPresence
presence_of(const Merge *merge, const Pair *pair, size_t side)
{
    return pair->of[side] == NULL
               ? PSG_PRESENCE_NONE
               : psg_actor_presence(pair->of[side], slice_of(merge, side));
}

/* In a slice that is projected only actors with a known end are sure to be there. */
static bool
is_end_known(const Merge *merge, size_t side, PsgPresence presence)
{
    return slice_of(merge, side)->is_projected && presence == PSG_PRESENCE_THERE;
}

static PsgSpells
spells_of(const Merge *merge, PsgPresence before, PsgPresence after)
{
    PsgInterval *spells = psg_arena_alloc(merge->arena, 2 * sizeof *spells);
    size_t count = 0;
    if (psg_presence_is_seen(before)) {
        spells[count] = merge->eras[0];
        if (before == PSG_PRESENCE_UNSURE) {
            spells[count].from.kind = PSG_END_UNKNOWN;
            spells[count].to.uncertain = true;
        }
        count++;
    }
    if (psg_presence_is_seen(after)) {
        bool is_known = is_end_known(merge, 0, before) || is_end_known(merge, 1, after);
        spells[count] = is_known ? merge->known_end : merge->eras[1];
        spells[count].to = is_known ? spells[count].to : psg_interval_always().to;
        spells[count].from.uncertain = after == PSG_PRESENCE_UNSURE;
        count++;
    }
    return psg_spells_new(merge->arena, spells, count);
}

/* Lives so that either slice shows the actor as its own landscape does. */
static void
set_life(const Merge *merge, const Pair *pair, PsgActor *actor)
{
    PsgPresence before = presence_of(merge, pair, 0);
    PsgPresence after = presence_of(merge, pair, 1);
    bool was_talked_of = before == PSG_PRESENCE_TALKED_OF;
    bool is_talked_of = after == PSG_PRESENCE_TALKED_OF;
    actor->when = spells_of(merge, before, after);
    actor->is_talked_of = was_talked_of || is_talked_of;
    actor->talked_of = merge->eras[was_talked_of ? 0 : 1];
    if (was_talked_of && is_talked_of) {
        actor->talked_of.to = merge->eras[1].to;
    }
    if (actor->when.count == 0 && !actor->is_talked_of) {
        const PsgInterval *later =
            psg_arena_copy(merge->arena, &merge->later, 1, sizeof *later);
        actor->when = psg_spells_new(merge->arena, later, 1);
    }
    actor->has_when = actor->when.count > 0;
}

/* ---- What is told of actors ---- */

/* The name, or the full one, that holds in either slice. */
static PsgDatedTexts
join_texts(const Merge *merge, const PsgDatedTexts *first, const PsgDatedTexts *second)
{
    const PsgDatedTexts *texts[] = {first, second};
    PsgDatedText *items = psg_arena_alloc(merge->arena, 2 * sizeof *items);
    size_t count = 0;
    for (size_t side = 0; side < 2; side++) {
        const PsgInterval *window = &slice_of(merge, side)->when;
        const PsgText *text = psg_dated_text_at(texts[side], window);
        if (text != NULL) {
            items[count++] = (PsgDatedText){merge->eras[side], *text};
        }
    }
    return (PsgDatedTexts){items, count};
}

/* All that hold in either slice: a kind, a tier, several groups; or that there is none, where
 * the author says so. */
static PsgDatedIndexes
join_indexes(const Merge *merge, const PsgDatedIndexes *said[2], const Places places,
             bool is_single)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(PsgDatedIndex));
    for (size_t side = 0; side < 2; side++) {
        const PsgInterval *window = &slice_of(merge, side)->when;
        size_t single = psg_dated_index_at(said[side], window);
        PsgHolding holding = psg_dated_index_holding(said[side], window);
        guint before = items->len;
        for (size_t i = 0; i < said[side]->count; i++) {
            const PsgDatedIndex *value = &said[side]->items[i];
            bool holds = is_single ? value->index == single && single != PSG_NONE
                                   : psg_holding_has(&holding, i);
            if (holds) {
                PsgDatedIndex item = {merge->eras[side], places[side][value->index]};
                g_array_append_val(items, item);
            }
        }
        if (items->len == before && said[side]->count > 0) {
            PsgDatedIndex none = {merge->eras[side], PSG_NONE};
            g_array_append_val(items, none);
        }
    }
    PsgDatedIndexes joined = {.count = items->len};
    joined.items = psg_arena_take_array(merge->arena, items);
    return joined;
}

/* Of two lists all that are in one of them, each once; `places` tells where things of
 * either side stand. */
static PsgIndexes
join_lists(const Merge *merge, const PsgIndexes *const lists[2], const Places places)
{
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    GArray *all = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t side = 0; side < 2; side++) {
        for (size_t i = 0; i < lists[side]->count; i++) {
            size_t place = places[side][lists[side]->items[i]];
            if (g_hash_table_add(known, GSIZE_TO_POINTER(place))) {
                g_array_append_val(all, place);
            }
        }
    }
    PsgIndexes joined = {.count = all->len};
    joined.items = psg_arena_take_array(merge->arena, all);
    return joined;
}

/* The times of either side are another's: what happened is kept, and no date. */
static PsgSuccessions
join_successions(const Merge *merge, const PsgActor *first, const PsgActor *second)
{
    const PsgActor *const said[] = {first, second};
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    GArray *all = g_array_new(FALSE, FALSE, sizeof(PsgSuccession));
    for (size_t side = 0; side < 2; side++) {
        for (size_t i = 0; i < said[side]->succeeds.count; i++) {
            PsgSuccession item = said[side]->succeeds.items[i];
            item.actor = merge->actors[side][item.actor];
            item.at = (PsgDate){
                .kind = PSG_END_UNKNOWN, .first = PSG_TIME_FIRST, .last = PSG_TIME_FIRST};
            item.since = PSG_TIME_FIRST;
            item.has_when = false;
            item.sources = (PsgIndexes){NULL, 0};
            if (g_hash_table_add(known, GSIZE_TO_POINTER(item.actor))) {
                g_array_append_val(all, item);
            }
        }
    }
    PsgSuccessions joined = {.count = all->len};
    joined.items = psg_arena_take_array(merge->arena, all);
    return joined;
}

/* What holds in the slice of the side, dated by it. */
static PsgProperties
properties_in(const Merge *merge, size_t side, const PsgProperties *said)
{
    PsgProperty *items =
        psg_arena_copy(merge->arena, said->items, said->count, sizeof *items);
    for (size_t i = 0; i < said->count; i++) {
        PsgDatedText value = {
            merge->eras[side],
            *psg_dated_text_at(&said->items[i].values, &slice_of(merge, side)->when)};
        items[i].values =
            (PsgDatedTexts){psg_arena_copy(merge->arena, &value, 1, sizeof value), 1};
    }
    return (PsgProperties){items, said->count};
}

static PsgDatedTexts
both_texts(const Merge *merge, const PsgDatedTexts *first, const PsgDatedTexts *second)
{
    PsgDatedText *items =
        psg_arena_alloc(merge->arena, (first->count + second->count) * sizeof *items);
    memcpy(items, first->items, first->count * sizeof *items);
    memcpy(items + first->count, second->items, second->count * sizeof *items);
    return (PsgDatedTexts){items, first->count + second->count};
}

/* Those of the first side, with what the second says of them, then those that only the second
 * has. */
static PsgProperties
join_properties(const Merge *merge, const PsgProperties *first,
                const PsgProperties *second)
{
    g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
    PsgProperty *items =
        psg_arena_alloc(merge->arena, (first->count + second->count) * sizeof *items);
    size_t count = 0;
    for (size_t i = 0; i < first->count + second->count; i++) {
        const PsgProperty *one =
            i < first->count ? &first->items[i] : &second->items[i - first->count];
        size_t place = GPOINTER_TO_SIZE(g_hash_table_lookup(places, one->name)) - 1;
        if (place == PSG_NONE) {
            items[count++] = *one;
            g_hash_table_insert(places, (gpointer)(guintptr)one->name,
                                GSIZE_TO_POINTER(count));
        } else {
            PsgProperty *known = &items[place];
            known->values = both_texts(merge, &known->values, &one->values);
            known->is_number = known->is_number && one->is_number;
        }
    }
    return (PsgProperties){items, count};
}

static PsgActor
join_actor(const Merge *merge, const Pair *pair)
{
    static const PsgActor none;
    const PsgActor *first = pair->of[0] != NULL ? pair->of[0] : &none;
    const PsgActor *second = pair->of[1] != NULL ? pair->of[1] : &none;
    const PsgActor *some = pair->of[0] != NULL ? first : second;
    const PsgDatedIndexes *kinds[] = {&first->kind, &second->kind};
    const PsgDatedIndexes *tiers[] = {&first->tier, &second->tier};
    const PsgDatedIndexes *groups[] = {&first->groups, &second->groups};
    const PsgIndexes *const sources[] = {&first->sources, &second->sources};
    PsgProperties before = properties_in(merge, 0, &first->properties);
    PsgProperties after = properties_in(merge, 1, &second->properties);
    PsgActor actor = {
        .id = some->id,
        .name = join_texts(merge, &first->name, &second->name),
        .full = join_texts(merge, &first->full, &second->full),
        .kind = join_indexes(merge, kinds, merge->kinds, true),
        .tier = join_indexes(merge, tiers, merge->tiers, true),
        .groups = join_indexes(merge, groups, merge->groups, false),
        .url = some->url,
        .note = some->note,
        .sources = join_lists(merge, sources, merge->sources),
        .succeeds = join_successions(merge, first, second),
        .properties = join_properties(merge, &before, &after),
    };
    set_life(merge, pair, &actor);
    return actor;
}

/* Pairs the actors of both sides, and gives each its place. */
static size_t
place_actors(Merge *merge, const size_t *match, Pair *pairs)
{
    const PsgLandscape *first = merge->merged->sides[0].landscape;
    const PsgLandscape *second = merge->merged->sides[1].landscape;
    size_t count = first->actor_count;
    for (size_t side = 0; side < 2; side++) {
        const PsgLandscape *said = merge->merged->sides[side].landscape;
        merge->actors[side] =
            psg_arena_alloc(merge->arena, said->actor_count * sizeof(size_t));
    }
    for (size_t i = 0; i < second->actor_count; i++) {
        merge->actors[1][i] = PSG_NONE;
    }
    for (size_t i = 0; i < first->actor_count; i++) {
        merge->actors[0][i] = i;
        pairs[i].of[0] = &first->actors[i];
        if (match[i] != PSG_NONE) {
            merge->actors[1][match[i]] = i;
            pairs[i].of[1] = &second->actors[match[i]];
        }
    }
    for (size_t i = 0; i < second->actor_count; i++) {
        if (merge->actors[1][i] == PSG_NONE) {
            pairs[count].of[1] = &second->actors[i];
            merge->actors[1][i] = count++;
        }
    }
    return count;
}

static void
add_actors(Merge *merge, const size_t *match)
{
    const PsgMergeSide *sides = merge->merged->sides;
    size_t most = sides[0].landscape->actor_count + sides[1].landscape->actor_count;
    g_autofree Pair *pairs = g_new0(Pair, most + 1);
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    PsgActor *actors = psg_arena_alloc(merge->arena, most * sizeof *actors);
    size_t count = place_actors(merge, match, pairs);
    for (size_t i = 0; i < count; i++) {
        actors[i] = join_actor(merge, &pairs[i]);
        actors[i].id = unused_id(merge, used, actors[i].id);
    }
    merge->landscape->actors = actors;
    merge->landscape->actor_count = count;
}

/* ---- Tiers ---- */

/* Who is listed with a tier in the moment that is compared. */
static void
list_actors(const Merge *merge, size_t side, const PsgTier *tier, GArray *listed)
{
    PsgHolding holding =
        psg_dated_index_holding(&tier->actors, &slice_of(merge, side)->when);
    for (size_t i = 0; i < tier->actors.count; i++) {
        const PsgDatedIndex *said = &tier->actors.items[i];
        if (psg_holding_has(&holding, i)) {
            PsgDatedIndex item = {merge->eras[side], merge->actors[side][said->index]};
            g_array_append_val(listed, item);
        }
    }
}

/* Where one side lists nobody, that is said, or the other side's would hold as the nearest. */
static void
end_list(const Merge *merge, GArray *listed)
{
    for (size_t side = 0; side < 2 && listed->len > 0; side++) {
        bool is_listed = false;
        for (guint i = 0; i < listed->len; i++) {
            const PsgDatedIndex *item = &g_array_index(listed, PsgDatedIndex, i);
            is_listed = is_listed || psg_interval_meets(&item->when, &merge->eras[side]);
        }
        if (!is_listed) {
            PsgDatedIndex nobody = {merge->eras[side], PSG_NONE};
            g_array_append_val(listed, nobody);
            return;
        }
    }
}

/* Runs after the actors are there, since tiers list them. */
static void
fill_tiers(const Merge *merge)
{
    size_t count = merge->landscape->tier_count;
    g_autofree GArray **listed = g_new(GArray *, count + 1);
    for (size_t i = 0; i < count; i++) {
        listed[i] = g_array_new(FALSE, FALSE, sizeof(PsgDatedIndex));
    }
    for (size_t side = 0; side < 2; side++) {
        const PsgLandscape *said = merge->merged->sides[side].landscape;
        for (size_t i = 0; i < said->tier_count; i++) {
            list_actors(merge, side, &said->tiers[i], listed[merge->tiers[side][i]]);
        }
    }
    size_t first_count = merge->merged->sides[0].landscape->tier_count;
    for (size_t i = 0; i < count; i++) {
        PsgTier *tier = &merge->tiers_made[i];
        tier->sources =
            place_indexes(merge, &tier->sources, merge->sources[i < first_count ? 0 : 1]);
        end_list(merge, listed[i]);
        tier->actors.count = listed[i]->len;
        tier->actors.items = psg_arena_take_array(merge->arena, listed[i]);
    }
}

/* ---- Relations ---- */

/* What it weighs in the slice of the side, dated by it. */
static PsgDatedNumbers
weight_in(const Merge *merge, size_t side, const PsgRelation *relation)
{
    if (relation->weight.count == 0) {
        return relation->weight;
    }
    PsgDatedNumber item = {
        merge->eras[side],
        psg_relation_weight_at(relation, &slice_of(merge, side)->when)};
    return (PsgDatedNumbers){psg_arena_copy(merge->arena, &item, 1, sizeof item), 1};
}

/* Both sides' weights of one relation. */
static PsgDatedNumbers
join_weights(const Merge *merge, const PsgRelation *before, const PsgRelation *after)
{
    if (before->weight.count + after->weight.count == 0) {
        return before->weight;
    }
    PsgDatedNumber items[] = {
        {merge->eras[0], psg_relation_weight_at(before, &merge->eras[0])},
        {merge->eras[1], psg_relation_weight_at(after, &merge->eras[1])}};
    return (PsgDatedNumbers){psg_arena_copy(merge->arena, items, 2, sizeof *items), 2};
}

/* Those that the slice of the side shows. */
static void
add_relations_of(const Merge *merge, size_t side, GArray *relations)
{
    const PsgLandscape *said = merge->merged->sides[side].landscape;
    const size_t *actors = merge->actors[side];
    const PsgInterval *era =
        psg_arena_copy(merge->arena, &merge->eras[side], 1, sizeof *era);
    PsgSpells spells = psg_spells_new(merge->arena, era, 1);
    for (size_t i = 0; i < said->relation_count; i++) {
        PsgRelation relation = said->relations[i];
        if (psg_relation_presence(said, &relation, slice_of(merge, side)) ==
            PSG_PRESENCE_NONE) {
            continue;
        }
        relation.when = spells;
        relation.weight = weight_in(merge, side, &relation);
        relation.properties = properties_in(merge, side, &relation.properties);
        relation.from = actors[relation.from];
        relation.to = actors[relation.to];
        if (relation.kind != PSG_NONE) {
            relation.kind = merge->relation_kinds[side][relation.kind];
        }
        relation.sources = place_indexes(merge, &relation.sources, merge->sources[side]);
        g_array_append_val(relations, relation);
    }
}

static GArray *
numbers(size_t from, size_t to)
{
    GArray *list = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = from; i < to; i++) {
        g_array_append_val(list, i);
    }
    return list;
}

/* What both sides say is one relation that lives in both slices. */
static void
add_relations(Merge *merge)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(PsgRelation));
    add_relations_of(merge, 0, all);
    size_t first_count = all->len, count = first_count;
    add_relations_of(merge, 1, all);
    g_autoptr(GArray) ended = numbers(0, first_count);
    g_autoptr(GArray) begun = numbers(first_count, all->len);
    PsgRelation *relations = psg_arena_take_array(merge->arena, all);
    merge->landscape->relations = relations;
    const PsgInterval *eras = psg_arena_copy(merge->arena, merge->eras, 2, sizeof *eras);
    PsgSpells both = psg_spells_new(merge->arena, eras, 2);
    const PsgRelationTimes times = {merge->landscape, merge->eras[0], merge->eras[1]};
    g_autofree size_t *matches = psg_relation_match(&times, ended, begun);
    for (size_t i = 0; i < begun->len; i++) {
        size_t place = first_count + i;
        if (matches[i] == PSG_NONE ||
            !psg_relation_is_same(merge->landscape, matches[i], place)) {
            relations[count++] = relations[place];
            continue;
        }
        relations[matches[i]].when = both;
        relations[matches[i]].weight =
            join_weights(merge, &relations[matches[i]], &relations[place]);
        relations[matches[i]].properties = join_properties(
            merge, &relations[matches[i]].properties, &relations[place].properties);
    }
    merge->landscape->relation_count = count;
}

/* ---- Measures ---- */

/* Orders values by what they are of, sums before others; then by time. */
static int
compare_values(const void *left, const void *right)
{
    const PsgMeasurement *a = left, *b = right;
    PsgTime a_start = psg_interval_first(&a->when),
            b_start = psg_interval_first(&b->when);
    if (a->subject != b->subject) {
        return a->subject < b->subject ? -1 : 1;
    }
    if (a->index != b->index) {
        return a->index < b->index ? -1 : 1;
    }
    if (a->each != b->each) {
        return a->each ? 1 : -1;
    }
    return (a_start > b_start) - (a_start < b_start);
}

static size_t
place_of(const Merge *merge, size_t side, const PsgMeasurement *value)
{
    switch (value->subject) {
    case PSG_SUBJECT_ACTOR:
        return merge->actors[side][value->index];
    case PSG_SUBJECT_GROUP:
        return merge->groups[side][value->index];
    case PSG_SUBJECT_TIER:
        return merge->tiers[side][value->index];
    case PSG_SUBJECT_ALL:
        break;
    }
    return 0;
}

/* Adds what is known in the slice of the side: for each thing a sum, and a value of one. */
static void
add_values_of(const Merge *merge, size_t side, const PsgMeasure *measure, GArray *made)
{
    static const PsgAggregation meanings[] = {PSG_AGGREGATION_SUM, PSG_AGGREGATION_EACH};
    for (size_t i = 0, run = 0; i < measure->value_count; i += run) {
        run = psg_measurement_run(&measure->values[i], measure->value_count - i);
        for (size_t j = 0; j < G_N_ELEMENTS(meanings); j++) {
            const PsgMeasurement *value = psg_measurement_at(
                &measure->values[i], run, meanings[j], &slice_of(merge, side)->when);
            if (value != NULL) {
                PsgMeasurement item = *value;
                item.origin = value;
                item.index = place_of(merge, side, value);
                item.when = merge->eras[side];
                item.sources =
                    place_indexes(merge, &value->sources, merge->sources[side]);
                g_array_append_val(made, item);
            }
        }
    }
}

/* The latest known value holds: where the second side knows none, a value without
 * number and text has to say so. */
static void
add_unknown(const Merge *merge, GArray *made)
{
    guint count = made->len;
    g_array_sort(made, compare_values);
    for (guint i = 0; i < count; i++) {
        PsgMeasurement value = g_array_index(made, PsgMeasurement, i);
        const PsgMeasurement *next =
            i + 1 < count ? &g_array_index(made, PsgMeasurement, i + 1) : NULL;
        bool is_first =
            psg_interval_first(&value.when) == psg_interval_first(&merge->eras[0]);
        bool has_second = next != NULL && next->subject == value.subject &&
                          next->index == value.index && next->each == value.each;
        if (is_first && !has_second) {
            PsgMeasurement unknown = {.subject = value.subject,
                                      .index = value.index,
                                      .each = value.each,
                                      .when = merge->eras[1],
                                      .value = (double)NAN};
            g_array_append_val(made, unknown);
        }
    }
    g_array_sort(made, compare_values);
}

/* some: of the side, which gives the words; other: of the other side, NULL: it has
 * none. */
static PsgMeasure
join_measure(const Merge *merge, size_t side, const PsgMeasure *some,
             const PsgMeasure *other)
{
    PsgMeasure measure = *some;
    GArray *made = g_array_new(FALSE, FALSE, sizeof(PsgMeasurement));
    add_values_of(merge, side, some, made);
    if (other != NULL) {
        add_values_of(merge, 1 - side, other, made);
    }
    add_unknown(merge, made);
    measure.value_count = made->len;
    measure.values = psg_arena_take_array(merge->arena, made);
    measure.sources = place_indexes(merge, &measure.sources, merge->sources[side]);
    return measure;
}

/* The measure with the same id and unit; NULL: there is none. */
static const PsgMeasure *
find_same(GHashTable *known, const PsgMeasure *measure)
{
    const PsgMeasure *other = g_hash_table_lookup(known, measure->id);
    return other != NULL && psg_text_is_same(&other->unit, &measure->unit) ? other : NULL;
}

/* The measures by id. Owned by the caller. */
static GHashTable *
index_measures(const PsgLandscape *landscape)
{
    GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = 0; i < landscape->measure_count; i++) {
        g_hash_table_insert(known, (gpointer)(guintptr)landscape->measures[i].id,
                            (gpointer)(guintptr)&landscape->measures[i]);
    }
    return known;
}

/* Numbers are never converted: of another unit, it is another measure. */
static void
add_measures(Merge *merge)
{
    const PsgLandscape *first = merge->merged->sides[0].landscape;
    const PsgLandscape *second = merge->merged->sides[1].landscape;
    size_t most = first->measure_count + second->measure_count, count = 0;
    PsgMeasure *joined = psg_arena_alloc(merge->arena, most * sizeof *joined);
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) in_first = index_measures(first);
    g_autoptr(GHashTable) in_second = index_measures(second);
    for (size_t i = 0; i < first->measure_count; i++) {
        const PsgMeasure *measure = &first->measures[i];
        joined[count++] = join_measure(merge, 0, measure, find_same(in_second, measure));
    }
    for (size_t i = 0; i < second->measure_count; i++) {
        const PsgMeasure *only = &second->measures[i];
        if (find_same(in_first, only) == NULL) {
            joined[count++] = join_measure(merge, 1, only, NULL);
        }
    }
    for (size_t i = 0; i < count; i++) {
        joined[i].id = unused_id(merge, used, joined[i].id);
    }
    merge->landscape->measures = joined;
    merge->landscape->measure_count = count;
}

/* ---- The two slices ---- */

/* The titles of both landscapes, if they have two. */
static bool
find_titles(const Merge *merge, const char *language, const char *titles[2])
{
    for (size_t side = 0; side < 2; side++) {
        titles[side] =
            psg_text_in(&merge->merged->sides[side].landscape->title, language);
    }
    return titles[0] != NULL && titles[1] != NULL && strcmp(titles[0], titles[1]) != 0;
}

/* Whether both are so short that each can stand before its slice. */
static bool
are_short(const char *titles[2])
{
    return g_utf8_strlen(titles[0], -1) <= SHORT_TITLE &&
           g_utf8_strlen(titles[1], -1) <= SHORT_TITLE;
}

/* What tells one side from the other: the titles of the landscapes, the slices, or the
 * files. Owned by the caller. */
static char *
label_of(const Merge *merge, size_t side, const char *language)
{
    const char *titles[2];
    g_autofree char *slice = psg_slice_title(slice_of(merge, side), language, NULL);
    g_autofree char *other_slice =
        psg_slice_title(slice_of(merge, 1 - side), language, NULL);
    if (find_titles(merge, language, titles) && are_short(titles)) {
        return g_strconcat(titles[side], ", ", slice, NULL);
    }
    return strcmp(slice, other_slice) != 0
               ? g_steal_pointer(&slice)
               : g_strconcat(slice, " (", merge->merged->sides[side].name, ")", NULL);
}

/* Both titles, unless the labels of the slices have them; NULL: none. Owned by the
 * caller. */
static char *
title_of(const Merge *merge, const char *language)
{
    const char *titles[2];
    if (find_titles(merge, language, titles)) {
        return are_short(titles) ? NULL
                                 : g_strconcat(titles[0], " \u2192 ", titles[1], NULL);
    }
    return g_strdup(titles[0] != NULL ? titles[0] : titles[1]);
}

/* Languages, each once. */
typedef struct {
    GPtrArray *items;
    GHashTable *known;
} Languages;

static void
add_language(const Languages *languages, const char *language)
{
    if (g_hash_table_add(languages->known, (gpointer)(guintptr)language)) {
        g_ptr_array_add(languages->items, (gpointer)(guintptr)language);
    }
}

static void
add_languages(const Languages *languages, const PsgText *text)
{
    for (size_t i = 0; i < text->count; i++) {
        add_language(languages, text->items[i].language);
    }
}

/* The landscape's own language first, since it stands in for those that are missing. */
static GPtrArray *
languages_of(const Merge *merge)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    Languages languages = {g_ptr_array_new(), known};
    for (size_t side = 0; side < 2; side++) {
        const PsgLandscape *said = merge->merged->sides[side].landscape;
        add_language(&languages, said->language);
        add_languages(&languages, &slice_of(merge, side)->label);
        add_languages(&languages, &said->title);
    }
    add_language(&languages, "en");
    add_language(&languages, "fr");
    return languages.items;
}

static void
add_translation(const Merge *merge, GArray *translations, const char *language,
                char *taken)
{
    g_autofree char *text = taken;
    PsgTranslation translation = {language, psg_arena_strdup(merge->arena, text)};
    if (text != NULL) {
        g_array_append_val(translations, translation);
    }
}

/* The label of a side; of no side, 2, the title of the whole. */
static PsgText
in_all_languages(const Merge *merge, const GPtrArray *languages, size_t side)
{
    GArray *translations = g_array_new(FALSE, FALSE, sizeof(PsgTranslation));
    for (guint i = 0; i < languages->len; i++) {
        const char *language = g_ptr_array_index(languages, i);
        add_translation(merge, translations, language,
                        side == 2 ? title_of(merge, language)
                                  : label_of(merge, side, language));
    }
    PsgText text = {.count = translations->len};
    text.items = psg_arena_take_array(merge->arena, translations);
    return text;
}

static void
add_slices(Merge *merge)
{
    PsgSlice *slices = psg_arena_alloc(merge->arena, 2 * sizeof *slices);
    g_autoptr(GPtrArray) languages = languages_of(merge);
    for (size_t side = 0; side < 2; side++) {
        slices[side] = *slice_of(merge, side);
        slices[side].place = side;
        slices[side].when = merge->eras[side];
        slices[side].label = in_all_languages(merge, languages, side);
        slices[side].sources =
            place_indexes(merge, &slices[side].sources, merge->sources[side]);
    }
    merge->landscape->slices = slices;
    merge->landscape->slice_count = 2;
    merge->landscape->title = in_all_languages(merge, languages, 2);
}

/* ---- The whole ---- */

static void
add_layout(Merge *merge)
{
    const PsgMergeSide *sides = merge->merged->sides;
    g_autofree bool *is_pinned = g_new0(bool, merge->landscape->actor_count + 1);
    GArray *pins = g_array_new(FALSE, FALSE, sizeof(PsgPin));
    for (size_t side = 0; side < 2; side++) {
        const PsgLandscape *said = sides[side].landscape;
        for (size_t i = 0; i < said->pin_count; i++) {
            PsgPin pin = said->pins[i];
            pin.actor = merge->actors[side][pin.actor];
            if (!is_pinned[pin.actor]) {
                g_array_append_val(pins, pin);
            }
            is_pinned[pin.actor] = true;
        }
    }
    merge->landscape->pin_count = pins->len;
    merge->landscape->pins = psg_arena_take_array(merge->arena, pins);
}

PsgMergedLandscape *
psg_landscape_merge(const PsgMergeSide *first, const PsgMergeSide *second,
                    const size_t *match)
{
    PsgArena *arena = psg_arena_new();
    PsgMergedLandscape *merged = g_new0(PsgMergedLandscape, 1);
    PsgLandscape *landscape = psg_arena_alloc(arena, sizeof *landscape);
    *merged = (PsgMergedLandscape){landscape, {*first, *second}};
    *landscape = (PsgLandscape){
        .arena = arena,
        .language = first->landscape->language,
        .stability = first->landscape->stability,
        .align = first->landscape->align,
        .pyramid_title = first->landscape->pyramid_title,
        .pyramid_measure = PSG_NONE,
    };
    Merge merge = {.merged = merged,
                   .arena = arena,
                   .landscape = landscape,
                   .eras = {psg_interval_of("../0001"), psg_interval_of("0002")},
                   .known_end = psg_interval_of("0002/0009"),
                   .later = psg_interval_of("0003")};
    add_lists(&merge);
    add_actors(&merge, match);
    fill_tiers(&merge);
    add_relations(&merge);
    add_measures(&merge);
    add_slices(&merge);
    add_layout(&merge);
    return merged;
}

void
psg_merged_landscape_free(PsgMergedLandscape *merged)
{
    if (merged != NULL) {
        psg_landscape_free(merged->landscape);
        g_free(merged);
    }
}
