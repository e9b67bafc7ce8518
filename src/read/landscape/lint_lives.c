/* Doubts about lifetimes: who is never seen, and relations that nobody could have. */
#include "model/presence.h"
#include "read/landscape/builder.h"

/* What some slice shows, by actor and by relation. */
typedef struct {
    bool *actors, *relations;
} Shown;

static void
show_slice(const PsgLandscape *landscape, const PsgSlice *slice, PsgPresence *presences,
           const Shown *shown)
{
    for (size_t i = 0; i < landscape->actor_count; i++) {
        presences[i] = psg_actor_presence(&landscape->actors[i], slice);
        shown->actors[i] = shown->actors[i] || presences[i] != PSG_PRESENCE_NONE;
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *relation = &landscape->relations[i];
        shown->relations[i] = shown->relations[i] ||
                              psg_relation_presence_of(
                                  landscape, relation, slice, presences[relation->from],
                                  presences[relation->to]) != PSG_PRESENCE_NONE;
    }
}

/* ---- Relations ---- */

static bool
meets_life(const PsgRelation *relation, const PsgActor *actor)
{
    for (size_t i = 0; i < relation->when.count; i++) {
        if (psg_actor_presence_in(actor, &relation->when.items[i]) != PSG_PRESENCE_NONE) {
            return true;
        }
    }
    return relation->when.count == 0;
}

/* A relation that has dates of its own may well tie who came before to who came after. */
static bool
is_succession(const PsgRelation *relation, const PsgActor *from, const PsgActor *to)
{
    return relation->when.count > 0 && !psg_actors_meet(from, to);
}

static void
doubt_relation(const PsgBuilder *builder, const PsgRelation *relation, bool is_shown,
               PsgSpan span)
{
    const PsgLandscape *landscape = builder->landscape;
    const PsgActor *from = &landscape->actors[relation->from];
    const PsgActor *to = &landscape->actors[relation->to];
    if (!meets_life(relation, from) || !meets_life(relation, to)) {
        psg_diagnostics_warning(builder->list, "outside-life", span,
                                "\"%s\" is not there at the time of this relation",
                                meets_life(relation, from) ? to->id : from->id);
    } else if (is_shown || is_succession(relation, from, to)) {
        return;
    } else if (!psg_actors_meet(from, to)) {
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
    g_autofree bool *actors = g_new0(bool, landscape->actor_count + 1);
    g_autofree bool *relations = g_new0(bool, landscape->relation_count + 1);
    g_autofree PsgPresence *presences = g_new(PsgPresence, landscape->actor_count + 1);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        show_slice(landscape, &landscape->slices[i], presences,
                   &(Shown){actors, relations});
    }
    for (size_t i = 0; i < landscape->actor_count; i++) {
        if (!actors[i]) {
            psg_diagnostics_warning(
                builder->list, "never-shown",
                psg_builder_entry(builder, PSG_THING_ACTOR, i)->key->span,
                "no slice shows \"%s\": it is there in none of them",
                landscape->actors[i].id);
        }
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgNode *node = g_array_index(builder->relation_nodes, const PsgNode *, i);
        doubt_relation(builder, &landscape->relations[i], relations[i], node->span);
    }
}
