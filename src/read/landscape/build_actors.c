/* Actors: their names, what they belong to, and when they lived. */
#include "read/form/scalar.h"
#include "read/landscape/builder.h"

#include <string.h>

/* A name is never missing: who has none is called by the id. */
static PsgDatedTexts
build_name(const PsgBuilder *builder, const PsgEntry *entry)
{
    PsgDatedTexts names =
        psg_build_dated_texts(builder, psg_node_lookup(entry->value, "name"));
    if (names.count > 0) {
        return names;
    }
    PsgDatedText name = {psg_interval_always(),
                         psg_build_text_or(builder, NULL, entry->id)};
    return (PsgDatedTexts){psg_arena_copy(builder->arena, &name, 1, sizeof name), 1};
}

/* Who was talked of after it was there, was not talked of before it was there. */
static void
doubt_talk(const PsgBuilder *builder, const PsgActor *actor, const PsgNode *talked_of)
{
    for (size_t i = 0; i < actor->when.count; i++) {
        int begun = psg_interval_first(&actor->when.items[i]);
        if (psg_interval_first(&actor->talked_of) < begun) {
            return;
        }
    }
    if (actor->when.count > 0) {
        psg_diagnostics_warning(
            builder->list, "talked-of-late", talked_of->span,
            "\"%s\" was there already when people are said to have "
            "spoken of it: \"talked-of\" is for the time before \"when\"",
            actor->id);
    }
}

/* Nobody follows upon itself. */
static PsgIndexes
build_succeeds(const PsgBuilder *builder, const PsgEntry *entry)
{
    const PsgNode *node = psg_node_lookup(entry->value, "succeeds");
    PsgIndexes earlier = psg_build_indexes(builder, PSG_THING_ACTOR, node);
    for (size_t i = 0; i < earlier.count; i++) {
        const char *id =
            psg_builder_entry(builder, PSG_THING_ACTOR, earlier.items[i])->id;
        if (strcmp(id, entry->id) == 0) {
            psg_diagnostics_error(builder->list, "own-successor", node->span,
                                  "\"%s\" can't succeed itself: a change of name is "
                                  "told by a dated \"name\"",
                                  id);
            return (PsgIndexes){NULL, 0};
        }
    }
    return earlier;
}

static PsgActor
build_actor(const PsgBuilder *builder, const PsgEntry *entry)
{
    const PsgNode *map = entry->value;
    const PsgNode *talked_of = psg_node_lookup(map, "talked-of");
    PsgActor actor = {
        .id = entry->id,
        .name = build_name(builder, entry),
        .full = psg_build_dated_texts(builder, psg_node_lookup(map, "full")),
        .kind = psg_build_dated_indexes(builder, PSG_THING_KIND,
                                        psg_node_lookup(map, "kind")),
        .tier = psg_build_dated_indexes(builder, PSG_THING_TIER,
                                        psg_node_lookup(map, "tier")),
        .groups = psg_build_dated_indexes(builder, PSG_THING_GROUP,
                                          psg_node_lookup(map, "groups")),
        .when = psg_build_spells(builder, psg_node_lookup(map, "when")),
        .succeeds = build_succeeds(builder, entry),
        .url = psg_build_string(builder, psg_node_lookup(map, "url")),
        .note = psg_build_text(builder, psg_node_lookup(map, "note")),
        .sources = psg_build_sources(builder, map),
    };
    actor.has_when = actor.when.count > 0;
    actor.is_talked_of = psg_scalar_date(talked_of, &actor.talked_of);
    if (actor.is_talked_of) {
        doubt_talk(builder, &actor, talked_of);
    }
    return actor;
}

void
psg_build_actors(PsgBuilder *builder)
{
    size_t count = psg_builder_count(builder, PSG_THING_ACTOR);
    PsgActor *actors = psg_arena_alloc(builder->arena, count * sizeof *actors);
    for (size_t i = 0; i < count; i++) {
        actors[i] = build_actor(builder, psg_builder_entry(builder, PSG_THING_ACTOR, i));
    }
    builder->landscape->actors = actors;
    builder->landscape->actor_count = count;
}
