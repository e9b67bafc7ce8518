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
    actor->succeeds =
        psg_read_indexes(reader, PSG_THING_ACTOR, psg_node_lookup(map, "succeeds"));
    actor->url = psg_read_string(reader, psg_node_lookup(map, "url"));
    actor->note = psg_read_text(reader, psg_node_lookup(map, "note"));
    actor->sources = psg_read_sources(reader, map);
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
