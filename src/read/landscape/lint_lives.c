/* Doubts about lifetimes: who is never seen, and relations that nobody could have. */
#include "read/landscape/builder.h"
#include "read/landscape/life.h"

/* ---- Actors ---- */

static bool
is_shown(const PsgLandscape *landscape, const PsgActor *actor)
{
    for (size_t i = 0; i < landscape->slice_count; i++) {
        if (psg_life_of_actor_meets(actor, &landscape->slices[i].when)) {
            return true;
        }
    }
    return false;
}

static void
doubt_actor(const PsgBuilder *builder, size_t index)
{
    const PsgActor *actor = &builder->landscape->actors[index];
    if (!is_shown(builder->landscape, actor)) {
        psg_diagnostics_warning(
            builder->list, "never-shown",
            psg_builder_entry(builder, PSG_THING_ACTOR, index)->key->span,
            "no slice shows \"%s\": it is there in none of them", actor->id);
    }
}

/* ---- Relations ---- */

static bool
meets_life(const PsgRelation *relation, const PsgActor *actor)
{
    for (size_t i = 0; i < relation->when.count; i++) {
        if (psg_life_of_actor_meets(actor, &relation->when.items[i])) {
            return true;
        }
    }
    return relation->when.count == 0;
}

static bool
is_relation_shown(const PsgLandscape *landscape, const PsgRelation *relation)
{
    for (size_t i = 0; i < landscape->slice_count; i++) {
        const PsgInterval *window = &landscape->slices[i].when;
        if (psg_life_of_relation_meets(relation, window) &&
            psg_life_of_actor_meets(&landscape->actors[relation->from], window) &&
            psg_life_of_actor_meets(&landscape->actors[relation->to], window)) {
            return true;
        }
    }
    return false;
}

/* A relation that has dates of its own may well tie who came before to who came after. */
static bool
is_succession(const PsgRelation *relation, const PsgActor *from, const PsgActor *to)
{
    return relation->when.count > 0 && !psg_lives_meet(from, to);
}

static void
doubt_relation(const PsgBuilder *builder, const PsgRelation *relation, PsgSpan span)
{
    const PsgLandscape *landscape = builder->landscape;
    const PsgActor *from = &landscape->actors[relation->from];
    const PsgActor *to = &landscape->actors[relation->to];
    if (!meets_life(relation, from) || !meets_life(relation, to)) {
        psg_diagnostics_warning(builder->list, "outside-life", span,
                                "\"%s\" is not there at the time of this relation",
                                meets_life(relation, from) ? to->id : from->id);
    } else if (is_relation_shown(landscape, relation) ||
               is_succession(relation, from, to)) {
        return;
    } else if (!psg_lives_meet(from, to)) {
        psg_diagnostics_warning(builder->list, "lives-apart", span,
                                "\"%s\" and \"%s\" are never there at the same time: say "
                                "when they were related, if one came after the other",
                                from->id, to->id);
    } else {
        psg_diagnostics_warning(builder->list, "never-shown", span,
                                "no slice shows this relation of \"%s\" and \"%s\"",
                                from->id, to->id);
    }
}

void
psg_doubt_lives(const PsgBuilder *builder)
{
    const PsgLandscape *landscape = builder->landscape;
    for (size_t i = 0; i < landscape->actor_count; i++) {
        doubt_actor(builder, i);
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgNode *node = g_array_index(builder->relation_nodes, const PsgNode *, i);
        doubt_relation(builder, &landscape->relations[i], node->span);
    }
}
