/* Actors: their names, what they belong to, and when they lived. */
#include "model/presence.h"
#include "read/form/scalar.h"
#include "read/landscape/reader.h"

/* Being talked of is for the time before the actor was there. */
static void
doubt_talk(const PsgReader *reader, const PsgActor *actor, const PsgNode *talked_of)
{
    PsgInterval talk;
    if (actor->has_when && !psg_actor_talk(actor, &talk)) {
        psg_diagnostics_warning(
            reader->list, "talked-of-late", talked_of->span,
            "\"%s\" was there already when people are said to have "
            "spoken of it: \"talked-of\" is for the time before \"when\"",
            actor->id);
    }
}

/* What is said of one: a date, or a map; NULL: nothing. */
static void
describe_succession(const PsgReader *reader, const PsgNode *said, PsgSuccession *item)
{
    bool is_map = said != NULL && said->kind == PSG_NODE_MAP;
    const PsgNode *when = is_map ? psg_node_lookup(said, "when") : said;
    item->has_when =
        when != NULL && psg_scalar_date(when, &item->when) &&
        (item->when.from.kind == PSG_END_KNOWN || item->when.to.kind == PSG_END_KNOWN);
    if (is_map) {
        item->note = psg_read_text(reader, psg_node_lookup(said, "note"));
        item->sources = psg_read_sources(reader, said);
    }
}

/* Actors, or a map from each to when it was. */
static PsgSuccessions
read_successions(const PsgReader *reader, const PsgNode *node)
{
    bool is_map = node != NULL && node->kind == PSG_NODE_MAP;
    PsgIndexes plain = {NULL, 0};
    if (!is_map) {
        plain = psg_read_indexes(reader, PSG_THING_ACTOR, node);
    }
    size_t most = is_map ? node->count : plain.count, count = 0;
    PsgSuccession *items = psg_arena_alloc(reader->arena, most * sizeof *items);
    for (size_t i = 0; i < most; i++) {
        PsgSuccession item = {.actor = is_map ? psg_reader_refer(reader, PSG_THING_ACTOR,
                                                                 node->pairs[i].key)
                                              : plain.items[i]};
        if (item.actor != PSG_NONE) {
            describe_succession(reader, is_map ? node->pairs[i].value : NULL, &item);
            items[count++] = item;
        }
    }
    return (PsgSuccessions){items, count};
}

static void
read_actor(const PsgReader *reader, const PsgNode *map, PsgActor *actor)
{
    const PsgNode *talked_of = psg_node_lookup(map, "talked-of");
    actor->name = psg_read_dated_texts(reader, psg_node_lookup(map, "name"));
    actor->full = psg_read_dated_texts(reader, psg_node_lookup(map, "full"));
    actor->kind =
        psg_read_dated_indexes(reader, PSG_THING_KIND, psg_node_lookup(map, "kind"));
    actor->tier =
        psg_read_dated_indexes(reader, PSG_THING_TIER, psg_node_lookup(map, "tier"));
    actor->groups =
        psg_read_dated_indexes(reader, PSG_THING_GROUP, psg_node_lookup(map, "groups"));
    actor->when = psg_read_spells(reader, psg_node_lookup(map, "when"));
    actor->has_when = actor->when.count > 0;
    actor->succeeds = read_successions(reader, psg_node_lookup(map, "succeeds"));
    psg_scalar_boolean(psg_node_lookup(map, "label"), &actor->is_labelled);
    actor->url = psg_read_string(reader, psg_node_lookup(map, "url"));
    actor->note = psg_read_text(reader, psg_node_lookup(map, "note"));
    actor->sources = psg_read_sources(reader, map);
    actor->properties = psg_read_properties(reader, map);
    actor->is_talked_of = psg_scalar_date(talked_of, &actor->talked_of);
    if (actor->is_talked_of) {
        doubt_talk(reader, actor, talked_of);
    }
}

void
psg_read_actors(PsgReader *reader)
{
    for (size_t i = 0; i < psg_builder_count(reader->builder, PSG_THING_ACTOR); i++) {
        read_actor(reader, psg_reader_node(reader, PSG_THING_ACTOR, i),
                   psg_builder_thing(reader->builder, PSG_THING_ACTOR, i));
    }
}
