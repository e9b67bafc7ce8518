/* Groups of a scene that show an actor. */
#include "figure/part/actor_group.h"

#include "model/presence.h"

/* The full name, its life, the author's note. */
static char *
title_of(const PsgRenderContext *context, const PsgActorGroup *group)
{
    const PsgActor *actor = &context->landscape->actors[group->actor];
    const char *full =
        group->full == NULL ? NULL : psg_context_text(context, group->full);
    const char *note = psg_context_text(context, &actor->note);
    GString *title =
        g_string_new(full != NULL ? full : psg_context_text(context, group->name));
    if (actor->has_when) {
        PsgInterval life = psg_spells_span(&actor->when);
        g_autofree char *label = psg_interval_label(&life, context->language);
        g_string_append_printf(title, " (%s)", label);
    }
    if (note != NULL) {
        g_string_append_printf(title, "\n%s", note);
    }
    return g_string_free(title, FALSE);
}

char *
psg_kind_class(const char *what, size_t kind, const PsgKind *kinds)
{
    return g_strconcat(what, kind == PSG_NONE ? "" : " kind-",
                       kind == PSG_NONE ? "" : kinds[kind].id, NULL);
}

void
psg_actor_group_begin(const PsgPen *pen, const PsgActorGroup *group)
{
    const PsgLandscape *landscape = pen->context->landscape;
    const PsgActor *actor = &landscape->actors[group->actor];
    g_autofree char *title = title_of(pen->context, group);
    g_autofree char *kind = psg_kind_class("actor", group->kind, landscape->kinds);
    g_autofree char *class = g_strconcat(kind, group->words, NULL);
    g_autofree char *id = g_strconcat(group->prefix == NULL ? "" : group->prefix,
                                      "actor-", actor->id, NULL);
    PsgGroupLook look = {.id = id,
                         .class = class,
                         .title = title,
                         .href = actor->url,
                         .opacity = 1,
                         .part = {PSG_PART_ACTOR, group->actor}};
    psg_scene_group(pen->scene, &look);
}
