/* The actors and relations of two landscapes, as those of one. */
#include "model/presence.h"
#include "slice/merge_parts.h"
#include "slice/relation_match.h"

/* An actor of the merged landscape, as either side has it; NULL: it has not. */
typedef struct {
    const PsgActor *of[2];
} Pair;

static PsgPresence
presence_of(const PsgMerge *merge, const Pair *pair, size_t side)
{
    return pair->of[side] == NULL
               ? PSG_PRESENCE_NONE
               : psg_actor_presence(pair->of[side], psg_merge_slice(merge, side));
}

static bool
is_there(PsgPresence presence)
{
    return presence == PSG_PRESENCE_THERE || presence == PSG_PRESENCE_UNSURE;
}

/* In a slice that is a question nobody is sure to be there but those whose end is
 * known. */
static bool
is_end_known(const PsgMerge *merge, size_t side, PsgPresence presence)
{
    return psg_merge_slice(merge, side)->question && presence == PSG_PRESENCE_THERE;
}

static PsgSpells
spells_of(const PsgMerge *merge, PsgPresence before, PsgPresence after)
{
    PsgInterval *spells = psg_arena_alloc(merge->arena, 2 * sizeof *spells);
    size_t count = 0;
    if (is_there(before)) {
        spells[count] = merge->eras[0];
        if (before == PSG_PRESENCE_UNSURE) {
            spells[count].to.kind = PSG_END_UNKNOWN; /* though it is not seen later */
        }
        count++;
    }
    if (is_there(after)) {
        bool is_known = is_end_known(merge, 0, before) || is_end_known(merge, 1, after);
        spells[count] = is_known ? merge->known_end : merge->eras[1];
        spells[count].to = is_known ? spells[count].to : psg_interval_always().to;
        count++;
    }
    return psg_spells_new(merge->arena, spells, count);
}

/* Lives so that either slice shows the actor as its own landscape does. */
static void
set_life(const PsgMerge *merge, const Pair *pair, PsgActor *actor)
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
join_texts(const PsgMerge *merge, const PsgDatedTexts *first, const PsgDatedTexts *second)
{
    const PsgDatedTexts *texts[] = {first, second};
    PsgDatedText *items = psg_arena_alloc(merge->arena, 2 * sizeof *items);
    size_t count = 0;
    for (size_t side = 0; side < 2; side++) {
        const PsgInterval *window = &psg_merge_slice(merge, side)->when;
        const PsgText *text = psg_dated_text_at(texts[side], window);
        if (text != NULL) {
            items[count++] = (PsgDatedText){merge->eras[side], *text};
        }
    }
    return (PsgDatedTexts){items, count};
}

/* All that hold in either slice: a kind, a tier, several groups. */
static PsgDatedIndexes
join_indexes(const PsgMerge *merge, const PsgDatedIndexes *said[2],
             const PsgPlaces places, bool is_single)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(PsgDatedIndex));
    for (size_t side = 0; side < 2; side++) {
        const PsgInterval *window = &psg_merge_slice(merge, side)->when;
        size_t single = psg_dated_index_at(said[side], window);
        for (size_t i = 0; i < said[side]->count; i++) {
            const PsgDatedIndex *value = &said[side]->items[i];
            bool holds = is_single ? value->index == single
                                   : psg_interval_meets(&value->when, window);
            if (holds) {
                PsgDatedIndex item = {merge->eras[side], places[side][value->index]};
                g_array_append_val(items, item);
            }
        }
    }
    PsgDatedIndexes joined = {.count = items->len};
    joined.items = psg_arena_take_array(merge->arena, items);
    return joined;
}

static PsgIndexes
join_sources(const PsgMerge *merge, const Pair *pair)
{
    GArray *sources = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t side = 0; side < 2; side++) {
        for (size_t i = 0; pair->of[side] != NULL && i < pair->of[side]->sources.count;
             i++) {
            size_t source = merge->sources[side][pair->of[side]->sources.items[i]];
            bool is_known = false;
            for (guint j = 0; j < sources->len; j++) {
                is_known = is_known || g_array_index(sources, size_t, j) == source;
            }
            if (!is_known) {
                g_array_append_val(sources, source);
            }
        }
    }
    PsgIndexes joined = {.count = sources->len};
    joined.items = psg_arena_take_array(merge->arena, sources);
    return joined;
}

static PsgActor
join_actor(const PsgMerge *merge, const Pair *pair)
{
    static const PsgActor nobody;
    const PsgActor *first = pair->of[0] != NULL ? pair->of[0] : &nobody;
    const PsgActor *second = pair->of[1] != NULL ? pair->of[1] : &nobody;
    const PsgActor *some = pair->of[0] != NULL ? first : second;
    const PsgDatedIndexes *kinds[] = {&first->kind, &second->kind};
    const PsgDatedIndexes *tiers[] = {&first->tier, &second->tier};
    const PsgDatedIndexes *groups[] = {&first->groups, &second->groups};
    PsgActor actor = {
        .id = some->id,
        .name = join_texts(merge, &first->name, &second->name),
        .full = join_texts(merge, &first->full, &second->full),
        .kind = join_indexes(merge, kinds, merge->kinds, true),
        .tier = join_indexes(merge, tiers, merge->tiers, true),
        .groups = join_indexes(merge, groups, merge->groups, false),
        .url = some->url,
        .note = some->note,
        .sources = join_sources(merge, pair),
    };
    set_life(merge, pair, &actor);
    return actor;
}

/* Who of the second side is somebody of the first, and the places of all. */
static size_t
place_actors(PsgMerge *merge, const size_t *match, Pair *pairs)
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

void
psg_merge_add_actors(PsgMerge *merge, const size_t *match)
{
    const PsgMergeSide *sides = merge->merged->sides;
    size_t most = sides[0].landscape->actor_count + sides[1].landscape->actor_count;
    g_autofree Pair *pairs = g_new0(Pair, most + 1);
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    PsgActor *actors = psg_arena_alloc(merge->arena, most * sizeof *actors);
    size_t count = place_actors(merge, match, pairs);
    for (size_t i = 0; i < count; i++) {
        actors[i] = join_actor(merge, &pairs[i]);
        actors[i].id = psg_merge_id(merge, used, actors[i].id);
    }
    merge->landscape->actors = actors;
    merge->landscape->actor_count = count;
}

/* ---- Relations ---- */

/* Those that the slice of the side shows. */
static void
add_side(const PsgMerge *merge, size_t side, GArray *relations)
{
    const PsgLandscape *said = merge->merged->sides[side].landscape;
    const size_t *actors = merge->actors[side];
    const PsgInterval *era =
        psg_arena_copy(merge->arena, &merge->eras[side], 1, sizeof *era);
    PsgSpells spells = psg_spells_new(merge->arena, era, 1);
    for (size_t i = 0; i < said->relation_count; i++) {
        PsgRelation relation = said->relations[i];
        if (psg_relation_presence(said, &relation, psg_merge_slice(merge, side)) ==
            PSG_PRESENCE_NONE) {
            continue;
        }
        relation.when = spells;
        relation.from = actors[relation.from];
        relation.to = actors[relation.to];
        if (relation.kind != PSG_NONE) {
            relation.kind = merge->relation_kinds[side][relation.kind];
        }
        relation.sources =
            psg_merge_indexes(merge, &relation.sources, merge->sources[side]);
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
void
psg_merge_add_relations(PsgMerge *merge)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(PsgRelation));
    add_side(merge, 0, all);
    size_t first_count = all->len, count = first_count;
    add_side(merge, 1, all);
    g_autoptr(GArray) ended = numbers(0, first_count);
    g_autoptr(GArray) begun = numbers(first_count, all->len);
    PsgRelation *relations = psg_arena_take_array(merge->arena, all);
    merge->landscape->relations = relations;
    const PsgInterval *eras = psg_arena_copy(merge->arena, merge->eras, 2, sizeof *eras);
    PsgSpells both = psg_spells_new(merge->arena, eras, 2);
    g_autofree size_t *twins = psg_relation_match(merge->landscape, ended, begun);
    for (size_t i = 0; i < begun->len; i++) {
        size_t place = first_count + i;
        if (twins[i] == PSG_NONE ||
            !psg_relation_has_same_label(merge->landscape, twins[i], place)) {
            relations[count++] = relations[place];
            continue;
        }
        relations[twins[i]].when = both;
    }
    merge->landscape->relation_count = count;
}
