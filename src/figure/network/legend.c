/* The legend of a network: an entry for each kind that occurs. */
#include "figure/network/legend.h"

#include "figure/network/region.h"
#include "figure/part/actor_box.h"
#include "figure/part/edge.h"
#include "figure/strings.h"

/* A kind whose relations are all new is seen in the accent only. */
static void
sample_relation(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgEdgeLook look = psg_edge_look(pen->context, entry->kind, !entry->is_there);
    psg_edge_sample(pen, room, &look);
}

/* In a comparison: a kind of which all relations are removed. */
static void
sample_removed(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgEdgeLook look =
        psg_edge_look_of_change(pen->context, entry->kind, PSG_CHANGE_REMOVED);
    psg_edge_sample(pen, room, &look);
}

/* What occurs of a kind. */
typedef struct {
    bool occurs;
    bool is_there; /* actors: one is; relations: one is not new */
    bool is_kept;  /* one is not removed */
} Occurrence;

static void
add_entry(GArray *entries, const PsgRenderContext *context, const PsgKind *kinds,
          PsgLegendEntry entry)
{
    const PsgKind *kind = &kinds[entry.kind];
    entry.label = psg_context_label(context, &kind->label, kind->id);
    g_array_append_val(entries, entry);
}

/* By kind. */
static void
find_actor_kinds(const PsgView *view, Occurrence *found)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        if (seen->kind != PSG_NONE) {
            Occurrence *kind = &found[seen->kind];
            kind->occurs = true;
            kind->is_there = kind->is_there || seen->presence == PSG_PRESENCE_THERE;
        }
    }
}

static void
add_actor_kinds(const PsgRenderContext *context, const Occurrence *found, GArray *entries)
{
    const PsgLandscape *landscape = context->landscape;
    for (size_t kind = 0; kind < landscape->kind_count; kind++) {
        if (found[kind].occurs) {
            add_entry(entries, context, landscape->kinds,
                      (PsgLegendEntry){.sample = psg_actor_box_sample,
                                       .kind = kind,
                                       .is_there = found[kind].is_there});
        }
    }
}

static void
add_relation_kinds(const PsgRenderContext *context, const PsgView *view, GArray *entries)
{
    const PsgLandscape *landscape = context->landscape;
    g_autofree Occurrence *found = g_new0(Occurrence, landscape->relation_kind_count + 1);
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        size_t kind = landscape->relations[seen->relation].kind;
        if (kind != PSG_NONE) {
            bool is_new = seen->is_new || seen->change == PSG_CHANGE_ADDED;
            found[kind].occurs = true;
            found[kind].is_there = found[kind].is_there || !is_new;
            found[kind].is_kept =
                found[kind].is_kept || seen->change != PSG_CHANGE_REMOVED;
        }
    }
    for (size_t kind = 0; kind < landscape->relation_kind_count; kind++) {
        if (found[kind].occurs) {
            add_entry(entries, context, landscape->relation_kinds,
                      (PsgLegendEntry){.sample = found[kind].is_kept ? sample_relation
                                                                     : sample_removed,
                                       .kind = kind,
                                       .is_there = found[kind].is_there});
        }
    }
}

GArray *
psg_network_legend_of_actors(const PsgRenderContext *context, const size_t *slices,
                             size_t count)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    g_autofree Occurrence *found = g_new0(Occurrence, context->landscape->kind_count + 1);
    for (size_t i = 0; i < count; i++) {
        find_actor_kinds(context->views[slices[i]], found);
    }
    add_actor_kinds(context, found, entries);
    return entries;
}

GArray *
psg_network_legend(const PsgRenderContext *context, const PsgView *view,
                   bool names_groups)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    g_autofree Occurrence *found = g_new0(Occurrence, context->landscape->kind_count + 1);
    find_actor_kinds(view, found);
    add_actor_kinds(context, found, entries);
    add_relation_kinds(context, view, entries);
    if (names_groups) {
        psg_regions_add_entries(context, view, entries);
    }
    bool any_new = false;
    for (size_t i = 0; i < view->relation_count; i++) {
        any_new = any_new || view->relations[i].is_new;
    }
    PsgLegendEntry entry = {.sample = sample_relation,
                            .kind = PSG_NONE,
                            .is_there = false,
                            .label = psg_word(PSG_WORD_NEW_RELATION, context->language)};
    if (any_new) {
        g_array_append_val(entries, entry);
    }
    return entries;
}
