/* The actors and relations of two landscapes, as those of one. */
#include "model/presence.h"
#include "slice/merge_parts.h"
#include "slice/relation_match.h"

/* An actor of the joint landscape, as either side has it; NULL: it has not. */
typedef struct {
    const PsgActor *of[2];
} Pair;

static PsgPresence
presence_of(const PsgJoining *joining, const Pair *pair, size_t side)
{
    return pair->of[side] == NULL
               ? PSG_PRESENCE_NONE
               : psg_actor_presence(pair->of[side], psg_joint_slice(joining, side));
}

static bool
is_there(PsgPresence presence)
{
    return presence == PSG_PRESENCE_THERE || presence == PSG_PRESENCE_UNSURE;
}

/* In a slice that is a question nobody is sure to be there but those whose end is
 * known. */
static bool
is_end_known(const PsgJoining *joining, size_t side, PsgPresence presence)
{
    return psg_joint_slice(joining, side)->question && presence == PSG_PRESENCE_THERE;
}

static PsgSpells
spells_of(const PsgJoining *joining, PsgPresence before, PsgPresence after)
{
    PsgInterval *spells = psg_arena_alloc(joining->arena, 2 * sizeof *spells);
    size_t count = 0;
    if (is_there(before)) {
        spells[count] = joining->eras[0];
        if (before == PSG_PRESENCE_UNSURE) {
            spells[count].to.kind = PSG_END_UNKNOWN; /* though it is not seen later */
        }
        count++;
    }
    if (is_there(after)) {
        bool is_known =
            is_end_known(joining, 0, before) || is_end_known(joining, 1, after);
        spells[count] = is_known ? joining->known_end : joining->eras[1];
        spells[count].to = is_known ? spells[count].to : psg_interval_always().to;
        count++;
    }
    return (PsgSpells){spells, count};
}

/* Lives so that either slice shows the actor as its own landscape does. */
static void
set_life(const PsgJoining *joining, const Pair *pair, PsgActor *actor)
{
    PsgPresence before = presence_of(joining, pair, 0);
    PsgPresence after = presence_of(joining, pair, 1);
    bool was_talked_of = before == PSG_PRESENCE_TALKED_OF;
    bool is_talked_of = after == PSG_PRESENCE_TALKED_OF;
    actor->when = spells_of(joining, before, after);
    actor->is_talked_of = was_talked_of || is_talked_of;
    actor->talked_of = joining->eras[was_talked_of ? 0 : 1];
    if (was_talked_of && is_talked_of) {
        actor->talked_of.to = joining->eras[1].to;
    }
    if (actor->when.count == 0 && !actor->is_talked_of) {
        actor->when.items =
            psg_arena_copy(joining->arena, &joining->later, 1, sizeof joining->later);
        actor->when.count = 1;
    }
    actor->has_when = actor->when.count > 0;
}

/* ---- What is told of actors ---- */

/* The name, or the full one, that holds in either slice. */
static PsgDatedTexts
join_texts(const PsgJoining *joining, const PsgDatedTexts *first,
           const PsgDatedTexts *second)
{
    const PsgDatedTexts *texts[] = {first, second};
    PsgDatedText *items = psg_arena_alloc(joining->arena, 2 * sizeof *items);
    size_t count = 0;
    for (size_t side = 0; side < 2; side++) {
        const PsgInterval *window = &psg_joint_slice(joining, side)->when;
        const PsgText *text = psg_dated_text_at(texts[side], window);
        if (text != NULL) {
            items[count++] = (PsgDatedText){joining->eras[side], *text};
        }
    }
    return (PsgDatedTexts){items, count};
}

/* All that hold in either slice: a kind, a tier, several groups. */
static PsgDatedIndexes
join_indexes(const PsgJoining *joining, const PsgDatedIndexes *said[2],
             const PsgPlaces places, bool is_single)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(PsgDatedIndex));
    for (size_t side = 0; side < 2; side++) {
        const PsgInterval *window = &psg_joint_slice(joining, side)->when;
        size_t single = psg_dated_index_at(said[side], window);
        for (size_t i = 0; i < said[side]->count; i++) {
            const PsgDatedIndex *value = &said[side]->items[i];
            bool holds = is_single ? value->index == single
                                   : psg_interval_meets(&value->when, window);
            if (holds) {
                PsgDatedIndex item = {joining->eras[side], places[side][value->index]};
                g_array_append_val(items, item);
            }
        }
    }
    PsgDatedIndexes joined = {.count = items->len};
    joined.items = psg_arena_take_array(joining->arena, items);
    return joined;
}

static PsgIndexes
join_sources(const PsgJoining *joining, const Pair *pair)
{
    GArray *sources = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t side = 0; side < 2; side++) {
        for (size_t i = 0; pair->of[side] != NULL && i < pair->of[side]->sources.count;
             i++) {
            size_t source = joining->sources[side][pair->of[side]->sources.items[i]];
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
    joined.items = psg_arena_take_array(joining->arena, sources);
    return joined;
}

static PsgActor
join_actor(const PsgJoining *joining, const Pair *pair)
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
        .name = join_texts(joining, &first->name, &second->name),
        .full = join_texts(joining, &first->full, &second->full),
        .kind = join_indexes(joining, kinds, joining->kinds, true),
        .tier = join_indexes(joining, tiers, joining->tiers, true),
        .groups = join_indexes(joining, groups, joining->groups, false),
        .url = some->url,
        .note = some->note,
        .sources = join_sources(joining, pair),
    };
    set_life(joining, pair, &actor);
    return actor;
}

/* Who of the second side is somebody of the first, and the places of all. */
static size_t
place_actors(PsgJoining *joining, const size_t *match, Pair *pairs)
{
    const PsgLandscape *first = joining->joint->sides[0].landscape;
    const PsgLandscape *second = joining->joint->sides[1].landscape;
    size_t count = first->actor_count;
    for (size_t side = 0; side < 2; side++) {
        const PsgLandscape *said = joining->joint->sides[side].landscape;
        joining->actors[side] =
            psg_arena_alloc(joining->arena, said->actor_count * sizeof(size_t));
    }
    for (size_t i = 0; i < second->actor_count; i++) {
        joining->actors[1][i] = PSG_NONE;
    }
    for (size_t i = 0; i < first->actor_count; i++) {
        joining->actors[0][i] = i;
        pairs[i].of[0] = &first->actors[i];
        if (match[i] != PSG_NONE) {
            joining->actors[1][match[i]] = i;
            pairs[i].of[1] = &second->actors[match[i]];
        }
    }
    for (size_t i = 0; i < second->actor_count; i++) {
        if (joining->actors[1][i] == PSG_NONE) {
            pairs[count].of[1] = &second->actors[i];
            joining->actors[1][i] = count++;
        }
    }
    return count;
}

void
psg_joint_add_actors(PsgJoining *joining, const size_t *match)
{
    const PsgSide *sides = joining->joint->sides;
    size_t most = sides[0].landscape->actor_count + sides[1].landscape->actor_count;
    g_autofree Pair *pairs = g_new0(Pair, most + 1);
    g_autoptr(GHashTable) used = g_hash_table_new(g_str_hash, g_str_equal);
    PsgActor *actors = psg_arena_alloc(joining->arena, most * sizeof *actors);
    size_t count = place_actors(joining, match, pairs);
    for (size_t i = 0; i < count; i++) {
        actors[i] = join_actor(joining, &pairs[i]);
        actors[i].id = psg_joint_id(joining, used, actors[i].id);
    }
    joining->landscape->actors = actors;
    joining->landscape->actor_count = count;
}

/* ---- Relations ---- */

/* Those that the slice of the side shows. */
static void
add_side(const PsgJoining *joining, size_t side, GArray *relations)
{
    const PsgLandscape *said = joining->joint->sides[side].landscape;
    const size_t *actors = joining->actors[side];
    const PsgInterval *spell =
        psg_arena_copy(joining->arena, &joining->eras[side], 1, sizeof *spell);
    for (size_t i = 0; i < said->relation_count; i++) {
        PsgRelation relation = said->relations[i];
        if (psg_relation_presence(said, &relation, psg_joint_slice(joining, side)) ==
            PSG_PRESENCE_NONE) {
            continue;
        }
        relation.when = (PsgSpells){spell, 1};
        relation.from = actors[relation.from];
        relation.to = actors[relation.to];
        if (relation.kind != PSG_NONE) {
            relation.kind = joining->relation_kinds[side][relation.kind];
        }
        relation.sources =
            psg_joint_indexes(joining, &relation.sources, joining->sources[side]);
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
psg_joint_add_relations(PsgJoining *joining)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(PsgRelation));
    add_side(joining, 0, all);
    size_t first_count = all->len, count = first_count;
    add_side(joining, 1, all);
    g_autoptr(GArray) ended = numbers(0, first_count);
    g_autoptr(GArray) begun = numbers(first_count, all->len);
    PsgRelation *relations = psg_arena_take_array(joining->arena, all);
    joining->landscape->relations = relations;
    const PsgInterval *both =
        psg_arena_copy(joining->arena, joining->eras, 2, sizeof *both);
    g_autofree size_t *twins = psg_twins_find(joining->landscape, ended, begun);
    for (size_t i = 0; i < begun->len; i++) {
        size_t place = first_count + i;
        if (twins[i] == PSG_NONE ||
            !psg_twins_have_same_label(joining->landscape, twins[i], place)) {
            relations[count++] = relations[place];
            continue;
        }
        relations[twins[i]].when = (PsgSpells){both, 2};
    }
    joining->landscape->relation_count = count;
}
