/* Aggregates: who is a member of which in each slice, their lives and names; then relations,
 * events and successions between them. */
#include "slice/aggregate.h"

#include "base/compare.h"
#include "base/number.h"
#include "model/presence.h"
#include "model/succession.h"
#include "slice/places.h"

#include <stdlib.h>
#include <string.h>

/* Classes (model/selection.h) that have a member in some slice become aggregates. */
typedef struct {
    const PsgLandscape *parts;
    PsgArena *arena;
    PsgLandscape *landscape;
    PsgBy by;
    size_t class_count;
    bool *is_open;  /* by part: it stands for itself */
    size_t *own;    /* by part: the actor that it is, PSG_NONE: it is none */
    size_t *places; /* by class: the aggregate, or PSG_NONE */
    size_t aggregate_count;
    GArray **members; /* by slice, then class: size_t */
    GArray *classes;  /* size_t: those that were found last */
    PsgActor *actors; /* the landscape's, while they are made */
} Aggregating;

/* ---- Who is where ---- */

static void
add_class(const Aggregating *aggregating, size_t class)
{
    for (guint i = 0; i < aggregating->classes->len; i++) {
        if (g_array_index(aggregating->classes, size_t, i) == class) {
            return;
        }
    }
    g_array_append_val(aggregating->classes, class);
}

/* By actor the tier that lists it in the window; NULL where that does not matter. Owned by the
 * caller. */
static size_t *
listing_in(const Aggregating *aggregating, const PsgInterval *window)
{
    return aggregating->by == PSG_BY_TIER
               ? psg_tiers_that_list(aggregating->parts, window)
               : NULL;
}

/* The classes that an actor is of in the window, of which the listing is. */
static const GArray *
classes_of(const Aggregating *aggregating, size_t index, const PsgInterval *window,
           const size_t *listing)
{
    const PsgActor *actor = &aggregating->parts->actors[index];
    size_t none = aggregating->class_count - 1;
    g_array_set_size(aggregating->classes, 0);
    if (aggregating->by == PSG_BY_KIND) {
        add_class(aggregating, MIN(psg_dated_index_at(&actor->kind, window), none));
    } else if (aggregating->by == PSG_BY_TIER) {
        add_class(aggregating,
                  MIN(psg_actor_tier_at(actor, window, listing[index]), none));
    }
    PsgHolding holding = psg_dated_index_holding(&actor->groups, window);
    for (size_t i = 0; aggregating->by == PSG_BY_GROUP && i < actor->groups.count; i++) {
        if (psg_holding_has(&holding, i)) {
            add_class(aggregating, actor->groups.items[i].index);
        }
    }
    if (aggregating->classes->len == 0) {
        add_class(aggregating, none);
    }
    return aggregating->classes;
}

static GArray *
members_of(const Aggregating *aggregating, size_t slice, size_t class)
{
    return aggregating->members[slice * aggregating->class_count + class];
}

static bool
is_any_opened(const PsgIndexes *opened, const GArray *classes)
{
    for (size_t i = 0; i < opened->count; i++) {
        for (guint k = 0; k < classes->len; k++) {
            if (g_array_index(classes, size_t, k) == opened->items[i]) {
                return true;
            }
        }
    }
    return false;
}

/* Who is of a class that is opened, in the slice. */
static void
open_members(const Aggregating *aggregating, size_t slice)
{
    const PsgLandscape *parts = aggregating->parts;
    const PsgIndexes *opened = &parts->cut->selection->open;
    const PsgSlice *window = &parts->slices[slice];
    g_autofree size_t *listing = listing_in(aggregating, &window->when);
    for (size_t i = 0; opened->count > 0 && i < parts->actor_count; i++) {
        if (psg_presence_is_seen(psg_actor_presence(&parts->actors[i], window)) &&
            is_any_opened(opened, classes_of(aggregating, i, &window->when, listing))) {
            aggregating->is_open[i] = true;
        }
    }
}

/* Notes who is in several. */
static PsgIndexes
add_members(const Aggregating *aggregating, size_t slice)
{
    const PsgLandscape *parts = aggregating->parts;
    const PsgSlice *window = &parts->slices[slice];
    g_autofree size_t *listing = listing_in(aggregating, &window->when);
    GArray *several = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < parts->actor_count; i++) {
        if (aggregating->is_open[i] ||
            !psg_presence_is_seen(psg_actor_presence(&parts->actors[i], window))) {
            continue;
        }
        const GArray *classes = classes_of(aggregating, i, &window->when, listing);
        for (guint k = 0; k < classes->len; k++) {
            g_array_append_val(
                members_of(aggregating, slice, g_array_index(classes, size_t, k)), i);
        }
        if (classes->len > 1) {
            g_array_append_val(several, i);
        }
    }
    size_t count = several->len;
    return (PsgIndexes){psg_arena_take_array(aggregating->arena, several), count};
}

/* ---- Names ---- */

/* The label in all its languages; the id in the landscape's, if there is none. */
static PsgText
name_of(const Aggregating *aggregating, size_t class, const char *id)
{
    PsgTranslation only = {aggregating->parts->language, id};
    PsgText label = psg_class_label(aggregating->parts, aggregating->by, class);
    return label.count > 0
               ? label
               : (PsgText){psg_arena_copy(aggregating->arena, &only, 1, sizeof only), 1};
}

/* "Centres · 12". */
static PsgText
numbered(const Aggregating *aggregating, const PsgText *name, size_t count)
{
    PsgTranslation *items =
        psg_arena_alloc(aggregating->arena, name->count * sizeof *items);
    for (size_t i = 0; i < name->count; i++) {
        const char *language = name->items[i].language;
        g_autofree char *number = psg_number_label((double)count, language);
        items[i] =
            (PsgTranslation){language, psg_arena_printf(aggregating->arena, "%s · %s",
                                                        name->items[i].string, number)};
    }
    return (PsgText){items, name->count};
}

/* ---- Lives ---- */

static int
compare_actors(const void *left, const void *right)
{
    return PSG_COMPARE(*(const size_t *)left, *(const size_t *)right);
}

static bool
is_member(GArray *members, size_t actor)
{
    return g_array_binary_search(members, &actor, compare_actors, NULL);
}

/* It is a member wherever it is seen, as far as slices tell. */
static bool
is_always_member(const Aggregating *aggregating, size_t actor, size_t class)
{
    const PsgLandscape *parts = aggregating->parts;
    for (size_t slice = 0; slice < parts->slice_count; slice++) {
        bool is_seen = psg_presence_is_seen(
            psg_actor_presence(&parts->actors[actor], &parts->slices[slice]));
        if (is_seen && !is_member(members_of(aggregating, slice, class), actor)) {
            return false;
        }
    }
    return true;
}

static int
compare_beginnings(const void *left, const void *right)
{
    const PsgInterval *a = left, *b = right;
    return PSG_COMPARE(psg_interval_first(a), psg_interval_first(b));
}

/* Spells that touch or overlap are one. Gives how many are left. */
static guint
join_known(GArray *spells)
{
    guint kept = 0;
    g_array_sort(spells, compare_beginnings);
    for (guint i = 1; i < spells->len; i++) {
        PsgInterval *last = &g_array_index(spells, PsgInterval, kept);
        const PsgInterval *next = &g_array_index(spells, PsgInterval, i);
        if (psg_interval_first(next) > psg_interval_last(last) + 1) {
            g_array_index(spells, PsgInterval, ++kept) = *next;
        } else if (psg_interval_last(next) > psg_interval_last(last)) {
            last->to = next->to;
            last->is_spelled_out = true;
        }
    }
    return spells->len == 0 ? 0 : kept + 1;
}

/* What is left of one whose end is not known: it goes on from the end of what it begins in. False
 * if that has no end. */
static bool
rest_of(const GArray *known, PsgInterval *unknown)
{
    PsgTime begin = psg_interval_first(unknown);
    for (guint i = 0; i < known->len; i++) {
        const PsgInterval *other = &g_array_index(known, PsgInterval, i);
        if (psg_interval_first(other) <= begin && begin <= psg_interval_last(other) + 1) {
            unknown->from = other->to;
            unknown->from.first = other->to.last; /* not within what is known */
            return other->to.kind != PSG_END_OPEN;
        }
    }
    return true;
}

/* Where the end of one is not known, what is known of others still is. Of those of which it is
 * not, the first and the last tell enough. */
static PsgSpells
join_spells(PsgArena *arena, GArray *spells)
{
    g_autoptr(GArray) known = g_array_new(FALSE, FALSE, sizeof(PsgInterval));
    g_autoptr(GArray) rests = g_array_new(FALSE, FALSE, sizeof(PsgInterval));
    for (guint i = 0; i < spells->len; i++) {
        const PsgInterval *spell = &g_array_index(spells, PsgInterval, i);
        g_array_append_vals(spell->to.kind == PSG_END_UNKNOWN ? rests : known, spell, 1);
    }
    g_array_set_size(known, join_known(known));
    guint kept = 0;
    for (guint i = 0; i < rests->len; i++) {
        PsgInterval *rest = &g_array_index(rests, PsgInterval, i);
        if (rest_of(known, rest)) {
            g_array_index(rests, PsgInterval, kept++) = *rest;
        }
    }
    g_array_set_size(rests, kept);
    g_array_sort(rests, compare_beginnings);
    for (guint i = 0; i < kept; i++) {
        const PsgInterval *rest = &g_array_index(rests, PsgInterval, i);
        bool is_other = psg_interval_first(rest) >
                        psg_interval_first(&g_array_index(rests, PsgInterval, 0));
        if (i == 0 || (i + 1 == kept && is_other)) {
            g_array_append_vals(known, rest, 1);
        }
    }
    const PsgInterval *items =
        psg_arena_copy(arena, known->data, known->len, sizeof *items);
    return psg_spells_new(arena, items, known->len);
}

/* Adds the life of a member: of one that moves, the slices in which it is one. False if it was
 * always there. */
static bool
add_life(const Aggregating *aggregating, size_t actor, size_t class, GArray *spells)
{
    const PsgLandscape *parts = aggregating->parts;
    const PsgActor *member = &parts->actors[actor];
    if (is_always_member(aggregating, actor, class)) {
        g_array_append_vals(spells, member->when.items, (guint)member->when.count);
        return member->has_when || member->is_talked_of;
    }
    for (size_t slice = 0; slice < parts->slice_count; slice++) {
        if (is_member(members_of(aggregating, slice, class), actor)) {
            g_array_append_val(spells, parts->slices[slice].when);
        }
    }
    return true;
}

static void
set_life(const Aggregating *aggregating, size_t class, PsgActor *actor)
{
    const PsgLandscape *parts = aggregating->parts;
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    g_autoptr(GArray) spells = g_array_new(FALSE, FALSE, sizeof(PsgInterval));
    bool is_dated = true;
    for (size_t slice = 0; slice < parts->slice_count; slice++) {
        const GArray *members = members_of(aggregating, slice, class);
        for (guint i = 0; i < members->len; i++) {
            size_t member = g_array_index(members, size_t, i);
            if (g_hash_table_add(known, GSIZE_TO_POINTER(member))) {
                is_dated = add_life(aggregating, member, class, spells) && is_dated;
            }
        }
    }
    if (is_dated) {
        actor->when = join_spells(aggregating->arena, spells);
        actor->has_when = true;
    }
}

/* ---- Aggregates ---- */

static bool
is_any_sure(const Aggregating *aggregating, size_t slice, const GArray *members)
{
    const PsgLandscape *parts = aggregating->parts;
    for (guint i = 0; i < members->len; i++) {
        const PsgActor *member = &parts->actors[g_array_index(members, size_t, i)];
        if (psg_actor_presence(member, &parts->slices[slice]) == PSG_PRESENCE_THERE) {
            return true;
        }
    }
    return false;
}

/* New where the slice before shows none of it, and leaving where the next one does not: what comes
 * before and after all slices is not told. */
static PsgMembers
members_in(const Aggregating *aggregating, size_t slice, size_t class,
           const PsgText *name)
{
    const PsgLandscape *parts = aggregating->parts;
    GArray *list = members_of(aggregating, slice, class);
    bool is_first = slice == 0, is_last = slice + 1 == parts->slice_count;
    bool was = is_first || members_of(aggregating, slice - 1, class)->len > 0;
    bool will_be = is_last || members_of(aggregating, slice + 1, class)->len > 0;
    return (PsgMembers){
        .actors = {psg_arena_copy(aggregating->arena, list->data, list->len,
                                  sizeof(size_t)),
                   list->len},
        .name = numbered(aggregating, name, list->len),
        .is_sure = is_any_sure(aggregating, slice, list),
        .is_new = list->len > 0 && !was,
        .is_leaving = list->len > 0 && !will_be,
    };
}

/* The tier that all members name as theirs at all times; PSG_NONE if they differ. A kind is not
 * taken over so: colours would tell some aggregates by what others have, too. */
static size_t
common_tier_of(const Aggregating *aggregating, size_t class)
{
    const PsgLandscape *parts = aggregating->parts;
    size_t common = PSG_NONE;
    bool is_any = false;
    for (size_t slice = 0; slice < parts->slice_count; slice++) {
        const GArray *members = members_of(aggregating, slice, class);
        for (guint i = 0; i < members->len; i++) {
            const PsgActor *member = &parts->actors[g_array_index(members, size_t, i)];
            size_t tier = psg_dated_index_at(&member->tier, &parts->slices[slice].when);
            if (is_any && tier != common) {
                return PSG_NONE;
            }
            common = tier;
            is_any = true;
        }
    }
    return common;
}

/* One value for all of time; PSG_NONE: none. */
static PsgDatedIndexes
always(const Aggregating *aggregating, size_t index)
{
    PsgDatedIndex item = {psg_interval_always(), index};
    return (PsgDatedIndexes){psg_arena_copy(aggregating->arena, &item, 1, sizeof item),
                             index == PSG_NONE ? 0 : 1};
}

static PsgActor
aggregate_of(const Aggregating *aggregating, size_t class)
{
    const PsgLandscape *parts = aggregating->parts;
    size_t own = class == aggregating->class_count - 1 ? PSG_NONE : class;
    bool is_kind = aggregating->by == PSG_BY_KIND,
         is_tier = aggregating->by == PSG_BY_TIER;
    size_t tier = is_tier ? own : common_tier_of(aggregating, class);
    g_autofree char *id = psg_class_id(aggregating->parts, aggregating->by, class);
    const char *kept = psg_arena_strdup(aggregating->arena, id);
    PsgDatedText *name = psg_arena_alloc(aggregating->arena, sizeof *name);
    PsgMembers *members =
        psg_arena_alloc(aggregating->arena, parts->slice_count * sizeof *members);
    *name = (PsgDatedText){psg_interval_always(), name_of(aggregating, class, kept)};
    for (size_t slice = 0; slice < parts->slice_count; slice++) {
        members[slice] = members_in(aggregating, slice, class, &name->text);
    }
    PsgActor actor = {.id = kept,
                      .name = {name, 1},
                      .kind = always(aggregating, is_kind ? own : PSG_NONE),
                      .tier = always(aggregating, tier),
                      .members = members};
    set_life(aggregating, class, &actor);
    return actor;
}

static bool
has_members(const Aggregating *aggregating, size_t class)
{
    for (size_t slice = 0; slice < aggregating->parts->slice_count; slice++) {
        if (members_of(aggregating, slice, class)->len > 0) {
            return true;
        }
    }
    return false;
}

/* Actors may be called as a class is: then its aggregate has an id that nobody has. */
static void
free_ids(const Aggregating *aggregating, PsgActor *actors, size_t all)
{
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (size_t i = aggregating->aggregate_count; i < all; i++) {
        g_hash_table_add(ids, (gpointer)(guintptr)actors[i].id);
    }
    for (size_t i = 0; i < aggregating->aggregate_count; i++) {
        while (!g_hash_table_add(ids, (gpointer)(guintptr)actors[i].id)) {
            actors[i].id = psg_arena_printf(aggregating->arena, "%s-", actors[i].id);
        }
    }
}

/* Aggregates, then who stands for itself. By aggregate its class. */
static const size_t *
make_actors(Aggregating *aggregating)
{
    const PsgLandscape *parts = aggregating->parts;
    size_t most = aggregating->class_count + parts->actor_count, count = 0;
    PsgActor *actors = psg_arena_alloc(aggregating->arena, most * sizeof *actors);
    size_t *classes =
        psg_arena_alloc(aggregating->arena, aggregating->class_count * sizeof *classes);
    for (size_t class = 0; class < aggregating->class_count; class ++) {
        aggregating->places[class] = PSG_NONE;
        if (has_members(aggregating, class)) {
            classes[count] = class;
            actors[count] = aggregate_of(aggregating, class);
            aggregating->places[class] = count++;
        }
    }
    aggregating->aggregate_count = count;
    for (size_t i = 0; i < parts->actor_count; i++) {
        aggregating->own[i] = aggregating->is_open[i] ? count : PSG_NONE;
        if (aggregating->is_open[i]) {
            actors[count++] = parts->actors[i];
        }
    }
    free_ids(aggregating, actors, count);
    aggregating->actors = actors;
    aggregating->landscape->actors = actors;
    aggregating->landscape->actor_count = count;
    return classes;
}

/* ---- Relations ---- */

/* One of a kind between two aggregates. */
typedef struct {
    size_t kind, from, to; /* aggregates */
    PsgTies *ties;         /* by slice */
    /* the relation of the parts that was counted last, and in which slice */
    const PsgRelation *last;
    size_t slice;
} Bundle;

static guint
hash_bundle(gconstpointer bundle)
{
    const Bundle *one = bundle;
    return (guint)(one->kind * 31 + one->from * 1031 + one->to * 65599);
}

static gboolean
is_same_bundle(gconstpointer left, gconstpointer right)
{
    const Bundle *a = left, *b = right;
    return a->kind == b->kind && a->from == b->from && a->to == b->to;
}

/* Relations without a direction are the same both ways. */
static Bundle *
find_bundle(const Aggregating *aggregating, GPtrArray *bundles, GHashTable *known,
            Bundle wanted)
{
    const PsgLandscape *parts = aggregating->parts;
    const PsgKind *kind =
        wanted.kind == PSG_NONE ? NULL : &parts->relation_kinds[wanted.kind];
    bool has_way = kind != NULL && (kind->directed || psg_kind_flow(kind) != 0);
    if (!has_way && wanted.from > wanted.to) {
        size_t from = wanted.from;
        wanted.from = wanted.to;
        wanted.to = from;
    }
    Bundle *bundle = g_hash_table_lookup(known, &wanted);
    if (bundle == NULL) {
        bundle = psg_arena_copy(aggregating->arena, &wanted, 1, sizeof wanted);
        bundle->ties = psg_arena_alloc(aggregating->arena,
                                       parts->slice_count * sizeof *bundle->ties);
        g_ptr_array_add(bundles, bundle);
        g_hash_table_add(known, bundle);
    }
    return bundle;
}

/* All bundles that there are, as they are found. */
typedef struct {
    const Aggregating *aggregating;
    GPtrArray *items; /* Bundle */
    GHashTable *known;
    size_t *within; /* by slice */
    /* of the slice that is looked at: by part where that what it is in begins in the list */
    size_t *starts;
    size_t *list; /* aggregates, or the actor that it is itself */
} Bundles;

/* Lists the aggregates of each part in the slice. */
static void
list_aggregates(Bundles *bundles, size_t slice)
{
    const Aggregating *aggregating = bundles->aggregating;
    size_t count = aggregating->parts->actor_count, all = 0;
    g_free(bundles->starts);
    g_free(bundles->list);
    bundles->starts = g_new0(size_t, count + 2);
    for (size_t class = 0; class < aggregating->class_count; class ++) {
        const GArray *members = members_of(aggregating, slice, class);
        for (guint i = 0; i < members->len; i++) {
            bundles->starts[g_array_index(members, size_t, i) + 1]++;
        }
    }
    for (size_t i = 0; i < count; i++) {
        bundles->starts[i + 1] += bundles->starts[i] + aggregating->is_open[i];
    }
    all = bundles->starts[count];
    bundles->list = g_new(size_t, all + 1);
    g_autofree size_t *next = g_memdup2(bundles->starts, (count + 1) * sizeof *next);
    for (size_t class = 0; class < aggregating->class_count; class ++) {
        const GArray *members = members_of(aggregating, slice, class);
        for (guint i = 0; i < members->len; i++) {
            bundles->list[next[g_array_index(members, size_t, i)]++] =
                aggregating->places[class];
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (aggregating->is_open[i]) {
            bundles->list[bundles->starts[i]] = aggregating->own[i];
        }
    }
}

/* Both stand for themselves, and so does it. */
static bool
is_open_relation(const Aggregating *aggregating, const PsgRelation *relation)
{
    return aggregating->is_open[relation->from] && aggregating->is_open[relation->to];
}

/* Once, though both ends may be members of both aggregates. */
static void
count_tie(Bundle *bundle, const PsgRelation *relation, size_t slice, bool is_sure)
{
    if (bundle->last != relation || bundle->slice != slice) {
        bundle->ties[slice].count++;
        bundle->ties[slice].is_sure |= is_sure;
        bundle->last = relation;
        bundle->slice = slice;
    }
}

/* The relation of the parts, seen in the slice: between each aggregate of either end. */
static void
add_tie(const Bundles *bundles, const PsgRelation *relation, size_t slice, bool is_sure)
{
    const Aggregating *aggregating = bundles->aggregating;
    const size_t *starts = bundles->starts, *list = bundles->list;
    bool is_within = false;
    for (size_t i = starts[relation->from]; i < starts[relation->from + 1]; i++) {
        for (size_t k = starts[relation->to]; k < starts[relation->to + 1]; k++) {
            is_within = is_within || list[i] == list[k];
            if (list[i] != list[k]) {
                Bundle *bundle = find_bundle(
                    aggregating, bundles->items, bundles->known,
                    (Bundle){.kind = relation->kind, .from = list[i], .to = list[k]});
                count_tie(bundle, relation, slice, is_sure);
            }
        }
    }
    bundles->within[slice] += is_within;
}

static void
add_ties_of(Bundles *bundles, size_t slice)
{
    const PsgLandscape *parts = bundles->aggregating->parts;
    const PsgSlice *window = &parts->slices[slice];
    g_autofree PsgPresence *presences = g_new(PsgPresence, parts->actor_count + 1);
    list_aggregates(bundles, slice);
    for (size_t i = 0; i < parts->actor_count; i++) {
        presences[i] = psg_actor_presence(&parts->actors[i], window);
    }
    for (size_t i = 0; i < parts->relation_count; i++) {
        const PsgRelation *relation = &parts->relations[i];
        PsgPresence presence = psg_relation_presence_of(
            parts, relation, window, presences[relation->from], presences[relation->to]);
        if (psg_presence_is_seen(presence) &&
            !is_open_relation(bundles->aggregating, relation)) {
            add_tie(bundles, relation, slice, presence == PSG_PRESENCE_THERE);
        }
    }
}

/* New where the slice before shows none. */
static PsgRelation
relation_of(const Aggregating *aggregating, const Bundle *bundle, size_t entry)
{
    const PsgLandscape *parts = aggregating->parts;
    g_autoptr(GArray) spells = g_array_new(FALSE, FALSE, sizeof(PsgInterval));
    GArray *weights = g_array_new(FALSE, FALSE, sizeof(PsgDatedNumber));
    for (size_t slice = 0; slice < parts->slice_count; slice++) {
        PsgTies *ties = &bundle->ties[slice];
        if (ties->count > 0) {
            PsgDatedNumber weight = {parts->slices[slice].when, (double)ties->count};
            g_array_append_val(spells, weight.when);
            g_array_append_val(weights, weight);
            ties->is_new = slice > 0 && ties[-1].count == 0;
        }
    }
    size_t count = weights->len;
    return (PsgRelation){
        .from = bundle->from,
        .to = bundle->to,
        .entry = entry,
        .kind = bundle->kind,
        .when = join_spells(aggregating->arena, spells),
        .weight = {psg_arena_take_array(aggregating->arena, weights), count},
        .ties = bundle->ties,
    };
}

/* What weights are here is the number of relations. */
static PsgRelation
open_relation(const Aggregating *aggregating, const PsgRelation *relation, size_t bundles)
{
    PsgRelation own = *relation;
    own.from = aggregating->own[relation->from];
    own.to = aggregating->own[relation->to];
    own.entry = bundles + relation->entry;
    own.weight = (PsgDatedNumbers){NULL, 0};
    return own;
}

/* By slice, how many lie within an aggregate. */
static const size_t *
make_relations(const Aggregating *aggregating)
{
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    g_autoptr(GHashTable) known = g_hash_table_new(hash_bundle, is_same_bundle);
    size_t slices = aggregating->parts->slice_count;
    Bundles bundles = {
        aggregating, items,
        known,       psg_arena_alloc(aggregating->arena, slices * sizeof(size_t)),
        NULL,        NULL};
    for (size_t slice = 0; slice < slices; slice++) {
        add_ties_of(&bundles, slice);
    }
    g_free(bundles.starts);
    g_free(bundles.list);
    const PsgLandscape *parts = aggregating->parts;
    size_t count = items->len, most = count + parts->relation_count;
    PsgRelation *relations =
        psg_arena_alloc(aggregating->arena, most * sizeof *relations);
    for (guint i = 0; i < items->len; i++) {
        relations[i] = relation_of(aggregating, g_ptr_array_index(items, i), i);
    }
    for (size_t i = 0; i < parts->relation_count; i++) {
        if (is_open_relation(aggregating, &parts->relations[i])) {
            relations[count++] =
                open_relation(aggregating, &parts->relations[i], items->len);
        }
    }
    aggregating->landscape->relations = relations;
    aggregating->landscape->relation_count = count;
    return bundles.within;
}

/* ---- Events and successions ---- */

/* Adds what is not there yet. */
static void
add_place(size_t place, GHashTable *known, GArray *places)
{
    if (place != PSG_NONE && g_hash_table_add(known, GSIZE_TO_POINTER(place))) {
        g_array_append_val(places, place);
    }
}

static PsgIndexes
aggregates_of_event(const Aggregating *aggregating, const PsgEvent *event)
{
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    g_autofree size_t *listing = listing_in(aggregating, &event->when);
    GArray *places = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = 0; i < event->actors.count; i++) {
        size_t part = event->actors.items[i];
        if (aggregating->is_open[part]) {
            add_place(aggregating->own[part], known, places);
            continue;
        }
        const GArray *classes = classes_of(aggregating, part, &event->when, listing);
        for (guint k = 0; k < classes->len; k++) {
            add_place(aggregating->places[g_array_index(classes, size_t, k)], known,
                      places);
        }
    }
    size_t count = places->len;
    return (PsgIndexes){psg_arena_take_array(aggregating->arena, places), count};
}

/* An event of several members is one of their aggregate. */
static void
make_events(const Aggregating *aggregating)
{
    const PsgLandscape *parts = aggregating->parts;
    PsgEvent *events =
        psg_arena_alloc(aggregating->arena, parts->event_count * sizeof *events);
    size_t count = 0;
    for (size_t i = 0; i < parts->event_count; i++) {
        PsgIndexes actors = aggregates_of_event(aggregating, &parts->events[i]);
        if (actors.count > 0 || parts->events[i].actors.count == 0) {
            events[count] = parts->events[i];
            events[count++].actors = actors;
        }
    }
    aggregating->landscape->events = events;
    aggregating->landscape->event_count = count;
}

/* The aggregate of a part at one end of its life, or itself; PSG_NONE if it is in none, or several. */
static size_t
aggregate_at_end(const Aggregating *aggregating, size_t actor, bool at_end)
{
    if (aggregating->is_open[actor]) {
        return aggregating->own[actor];
    }
    PsgInterval life = psg_spells_span(&aggregating->parts->actors[actor].when);
    PsgInterval end = {.from = at_end ? life.to : life.from,
                       .to = at_end ? life.to : life.from};
    g_autofree size_t *listing = listing_in(aggregating, &end);
    const GArray *classes = classes_of(aggregating, actor, &end, listing);
    return classes->len == 1 ? aggregating->places[g_array_index(classes, size_t, 0)]
                             : PSG_NONE;
}

/* What it is if the ends that are aggregates last. */
static PsgSuccessionWhat
what_of(const Aggregating *aggregating, const PsgSuccession *said, size_t actor)
{
    bool from_is_open = aggregating->is_open[said->actor],
         to_is_open = aggregating->is_open[actor];
    if (from_is_open && to_is_open) {
        return said->what;
    }
    return from_is_open && psg_succession_ends(said->what)   ? PSG_SUCCESSION_ABSORBED
           : to_is_open && psg_succession_begins(said->what) ? PSG_SUCCESSION_OFFSHOOT
                                                             : PSG_SUCCESSION_PART;
}

/* Where both sides differ, and each pair once, by the first time: a part of an aggregate goes on
 * elsewhere, and both last. */
static void
add_succession(const Aggregating *aggregating, const PsgSuccession *said, size_t actor,
               GArray **lists)
{
    size_t from = aggregate_at_end(aggregating, said->actor, true);
    size_t to = aggregate_at_end(aggregating, actor, false);
    if (from == PSG_NONE || to == PSG_NONE || from == to) {
        return;
    }
    PsgSuccession item = *said;
    item.actor = from;
    item.what = what_of(aggregating, said, actor);
    for (guint i = 0; i < lists[to]->len; i++) {
        PsgSuccession *other = &g_array_index(lists[to], PsgSuccession, i);
        if (other->actor == from) {
            *other = item.since < other->since ? item : *other;
            return;
        }
    }
    g_array_append_val(lists[to], item);
}

static void
make_successions(const Aggregating *aggregating)
{
    const PsgLandscape *parts = aggregating->parts;
    size_t count = aggregating->landscape->actor_count;
    g_autofree GArray **lists = g_new(GArray *, count + 1);
    for (size_t i = 0; i < count; i++) {
        lists[i] = g_array_new(FALSE, FALSE, sizeof(PsgSuccession));
    }
    for (size_t i = 0; i < parts->actor_count; i++) {
        const PsgSuccessions *said = &parts->actors[i].succeeds;
        for (size_t k = 0; k < said->count; k++) {
            add_succession(aggregating, &said->items[k], i, lists);
        }
    }
    for (size_t i = 0; i < count; i++) {
        size_t length = lists[i]->len;
        aggregating->actors[i].succeeds =
            (PsgSuccessions){psg_arena_take_array(aggregating->arena, lists[i]), length};
    }
}

/* ---- Measures ---- */

/* Slices with a beginning and an end, of which none reaches into the one before, in order of
 * time: a chart has one number for a time. Of size_t, owned by the caller. */
static GArray *
slices_in_time(const PsgLandscape *parts)
{
    g_autofree PsgRanked *order = g_new(PsgRanked, parts->slice_count + 1);
    GArray *slices = g_array_new(FALSE, FALSE, sizeof(size_t));
    PsgTime last = PSG_TIME_FIRST;
    for (size_t i = 0; i < parts->slice_count; i++) {
        order[i] = (PsgRanked){(double)psg_interval_first(&parts->slices[i].when), i};
    }
    qsort(order, parts->slice_count, sizeof *order, psg_compare_ranked);
    for (size_t i = 0; i < parts->slice_count; i++) {
        size_t slice = order[i].index;
        const PsgInterval *when = &parts->slices[slice].when;
        bool is_open = psg_interval_first(when) == PSG_TIME_FIRST ||
                       psg_interval_last(when) == PSG_TIME_LAST;
        if (!is_open && !parts->slices[slice].is_projected &&
            psg_interval_first(when) > last) {
            g_array_append_val(slices, slice);
            last = psg_interval_last(when);
        }
    }
    return slices;
}

static bool
is_id_of_measure(const PsgLandscape *landscape, const char *id)
{
    for (size_t i = 0; i < landscape->measure_count; i++) {
        if (strcmp(landscape->measures[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

/* How many members each aggregate has: what series show, and exports have. */
static PsgMeasure
measure_of_members(const Aggregating *aggregating)
{
    static const PsgTranslation label[] = {{"en", "Members"}, {"fr", "Membres"}};
    const PsgLandscape *parts = aggregating->parts;
    g_autoptr(GArray) slices = slices_in_time(parts);
    size_t actors = aggregating->aggregate_count, count = 0;
    PsgMeasurement *values =
        psg_arena_alloc(aggregating->arena, actors * slices->len * sizeof *values);
    for (size_t i = 0; i < actors; i++) {
        for (guint k = 0; k < slices->len; k++) {
            size_t slice = g_array_index(slices, size_t, k);
            const PsgMembers *members = &aggregating->actors[i].members[slice];
            values[count++] = (PsgMeasurement){.subject = PSG_SUBJECT_ACTOR,
                                               .index = i,
                                               .when = parts->slices[slice].when,
                                               .value = (double)members->actors.count};
        }
    }
    const char *id = "members";
    while (is_id_of_measure(parts, id)) {
        id = psg_arena_printf(aggregating->arena, "%s-", id);
    }
    return (PsgMeasure){.id = id,
                        .label = {label, G_N_ELEMENTS(label)},
                        .values = values,
                        .value_count = count};
}

/* Without those of members. */
static PsgMeasure
measure_of_others(const Aggregating *aggregating, const PsgMeasure *said)
{
    PsgMeasure measure = *said;
    PsgMeasurement *values =
        psg_arena_alloc(aggregating->arena, said->value_count * sizeof *values);
    measure.value_count = 0;
    for (size_t i = 0; i < said->value_count; i++) {
        PsgMeasurement value = said->values[i];
        bool is_of_actor = value.subject == PSG_SUBJECT_ACTOR;
        value.index = is_of_actor ? aggregating->own[value.index] : value.index;
        if (!is_of_actor || value.index != PSG_NONE) {
            values[measure.value_count++] = value;
        }
    }
    measure.values = values;
    return measure;
}

/* The author's keep their places. */
static void
make_measures(const Aggregating *aggregating)
{
    const PsgLandscape *parts = aggregating->parts;
    size_t count = parts->measure_count;
    PsgMeasure *measures =
        psg_arena_alloc(aggregating->arena, (count + 1) * sizeof *measures);
    for (size_t i = 0; i < count; i++) {
        measures[i] = measure_of_others(aggregating, &parts->measures[i]);
    }
    measures[count] = measure_of_members(aggregating);
    aggregating->landscape->measures = measures;
    aggregating->landscape->measure_count = count + 1;
}

/* ---- The whole ---- */

static Aggregating
aggregating_new(PsgLandscape *parts, PsgArena *arena)
{
    PsgBy by = parts->cut->selection->by;
    size_t classes = psg_class_count(parts, by), all = parts->slice_count * classes;
    Aggregating aggregating = {.parts = parts,
                               .arena = arena,
                               .landscape =
                                   psg_arena_copy(arena, parts, 1, sizeof *parts),
                               .by = by,
                               .class_count = classes,
                               .is_open = psg_arena_alloc(arena, parts->actor_count),
                               .own = g_new(size_t, parts->actor_count + 1),
                               .places = g_new(size_t, classes),
                               .members = g_new0(GArray *, all + 1),
                               .classes = g_array_new(FALSE, FALSE, sizeof(size_t))};
    for (size_t i = 0; i < all; i++) {
        aggregating.members[i] = g_array_new(FALSE, FALSE, sizeof(size_t));
    }
    return aggregating;
}

static void
aggregating_clear(const Aggregating *aggregating)
{
    for (size_t i = 0; i < aggregating->parts->slice_count * aggregating->class_count;
         i++) {
        g_array_unref(aggregating->members[i]);
    }
    g_free(aggregating->members);
    g_free(aggregating->places);
    g_free(aggregating->own);
    g_array_unref(aggregating->classes);
}

PsgLandscape *
psg_landscape_aggregate(PsgLandscape *parts)
{
    PsgArena *arena = psg_arena_new();
    Aggregating aggregating = aggregating_new(parts, arena);
    PsgLandscape *landscape = aggregating.landscape;
    PsgCut *cut = psg_arena_copy(arena, parts->cut, 1, sizeof *cut);
    PsgIndexes *several = psg_arena_alloc(arena, parts->slice_count * sizeof *several);
    for (size_t slice = 0; slice < parts->slice_count; slice++) {
        open_members(&aggregating, slice);
    }
    for (size_t slice = 0; slice < parts->slice_count; slice++) {
        several[slice] = add_members(&aggregating, slice);
    }
    landscape->arena = arena;
    landscape->cut = cut;
    cut->parts = parts;
    cut->several = several;
    cut->classes = make_actors(&aggregating);
    cut->is_open = aggregating.is_open;
    cut->within = make_relations(&aggregating);
    make_events(&aggregating);
    make_successions(&aggregating);
    make_measures(&aggregating);
    psg_places_move(parts, aggregating.own, landscape);
    aggregating_clear(&aggregating);
    return landscape;
}
