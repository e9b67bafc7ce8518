/* The legend of a network: an entry for each kind that occurs. */
#include "figure/network/legend.h"

#include "figure/network/region.h"
#include "figure/part/actor_box.h"
#include "figure/part/edge.h"
#include "figure/strings.h"
#include "model/selection.h"

static void
sample_relation(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgEdgeLook look = psg_edge_look(pen->context, entry->kind, false);
    psg_edge_sample(pen, room, &look);
}

static void
sample_new(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    PsgEdgeLook look = psg_edge_look(pen->context, PSG_NONE, true);
    psg_edge_sample(pen, room, &look);
}

/* A plain line: only its width is told. */
static void
sample_weight(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgEdgeLook look = psg_edge_look(pen->context, PSG_NONE, false);
    psg_edge_weigh(pen->context, pen->context->weights.steps[entry->kind], &look);
    psg_edge_sample(pen, room, &look);
}

/* By kind whether it occurs; the place after the last is for things without one. */
static void
find_kind(size_t kind, size_t count, bool *found)
{
    found[kind == PSG_NONE ? count : kind] = true;
}

static void
find_actor_kinds(const PsgView *view, bool *found)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        find_kind(view->actors[i].kind, view->landscape->kind_count, found);
    }
}

typedef struct {
    const PsgKind *kinds;
    size_t count;
    const bool *found;
} Kinds;

/* Those that occur; what has none is told only beside what has one. pattern: with the sample, and
 * with the word for what has no kind. */
static void
add_kinds(const PsgRenderContext *context, const Kinds *kinds,
          const PsgLegendEntry *pattern, GArray *entries)
{
    PsgLegendEntry entry = *pattern;
    guint before = entries->len;
    for (entry.kind = 0; entry.kind < kinds->count; entry.kind++) {
        if (kinds->found[entry.kind]) {
            const PsgKind *kind = &kinds->kinds[entry.kind];
            entry.label = psg_context_label(context, &kind->label, kind->id);
            g_array_append_val(entries, entry);
        }
    }
    if (kinds->found[kinds->count] && entries->len > before) {
        entry.kind = PSG_NONE;
        entry.label = pattern->label;
        g_array_append_val(entries, entry);
    }
}

static void
add_actor_kinds(const PsgRenderContext *context, const bool *found, GArray *entries)
{
    PsgLegendEntry pattern = {.sample = psg_actor_box_sample,
                              .label = psg_word(PSG_WORD_NO_KIND, context->language)};
    Kinds kinds = {context->landscape->kinds, context->landscape->kind_count, found};
    add_kinds(context, &kinds, &pattern, entries);
}

static void
add_relation_kinds(const PsgRenderContext *context, const PsgView *view,
                   PsgLegendSample *sample, GArray *entries)
{
    const PsgLandscape *landscape = context->landscape;
    size_t count = landscape->relation_kind_count;
    g_autofree bool *found = g_new0(bool, count + 1);
    for (size_t i = 0; i < view->relation_count; i++) {
        find_kind(landscape->relations[view->relations[i].relation].kind, count, found);
    }
    PsgLegendEntry pattern = {
        .sample = sample, .label = psg_word(PSG_WORD_OTHER_RELATION, context->language)};
    Kinds kinds = {landscape->relation_kinds, count, found};
    add_kinds(context, &kinds, &pattern, entries);
}

/* Only of steps that occur. */
static void
add_weights(const PsgRenderContext *context, const PsgView *view, GArray *entries)
{
    const PsgWeights *weights = &context->weights;
    bool occurs[PSG_WEIGHT_STEPS] = {false};
    for (size_t i = 0; i < view->relation_count && weights->count > 0; i++) {
        double weight = psg_view_weight(view, &view->relations[i]);
        occurs[psg_weights_step(weights, weight)] = true;
    }
    for (size_t i = 0; i < weights->count; i++) {
        PsgLegendEntry entry = {
            .sample = sample_weight, .kind = i, .label = context->weight_labels[i]};
        if (occurs[i]) {
            g_array_append_val(entries, entry);
        }
    }
}

static void
sample_succession(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    PsgEdgeLook look = psg_edge_look_of_succession(pen->context);
    psg_edge_sample(pen, room, &look);
}

static void
add_succession(const PsgRenderContext *context, const PsgView *view, GArray *entries)
{
    PsgLegendEntry entry = {.sample = sample_succession,
                            .label = psg_word(PSG_WORD_SUCCESSION, context->language)};
    if (view->succession_count > 0) {
        g_array_append_val(entries, entry);
    }
}

static void
add_new(const PsgRenderContext *context, const PsgView *view, GArray *entries)
{
    bool any_new = false;
    for (size_t i = 0; i < view->relation_count; i++) {
        any_new = any_new || view->relations[i].is_new;
    }
    any_new = any_new && !view->are_most_relations_new;
    PsgLegendEntry entry = {.sample = sample_new,
                            .label = psg_word(PSG_WORD_NEW_RELATION, context->language)};
    if (any_new) {
        g_array_append_val(entries, entry);
    }
}

static void
sample_accent(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    psg_actor_box_sample_accent(pen, room);
}

static void
sample_end(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    (void)entry;
    PsgInk ink = {.fill = pen->context->style->ink};
    psg_scene_box(pen->scene, room, room.height / 2, &ink);
}

/* Where nearly all are new, the accent is on the others; and what holds of all is said once, and
 * not on each box. */
static void
add_news(const PsgRenderContext *context, const PsgView *view, GArray *entries)
{
    size_t fresh = 0, leaving = 0;
    for (size_t i = 0; i < view->actor_count; i++) {
        fresh += view->actors[i].is_new;
        leaving += view->actors[i].is_leaving;
    }
    PsgLegendEntry stayed = {.sample = sample_accent,
                             .label = psg_word(PSG_WORD_THERE_BEFORE, context->language)};
    PsgLegendEntry end = {.sample = sample_end,
                          .label = psg_word(PSG_WORD_ALL_END, context->language)};
    if (view->are_most_new && fresh < view->actor_count) {
        g_array_append_val(entries, stayed);
    }
    if (view->are_most_leaving && leaving == view->actor_count) {
        g_array_append_val(entries, end);
    }
}

void
psg_network_add_relation_entries(const PsgRenderContext *context, const PsgView *view,
                                 PsgLegendSample *sample, GArray *entries)
{
    add_relation_kinds(context, view, sample, entries);
    add_weights(context, view, entries);
}

void
psg_network_add_kind_entries(const PsgRenderContext *context, const PsgView *view,
                             const PsgLegendEntry *pattern, GArray *entries)
{
    g_autofree bool *found = g_new0(bool, context->landscape->kind_count + 1);
    Kinds kinds = {context->landscape->kinds, context->landscape->kind_count, found};
    find_actor_kinds(view, found);
    add_kinds(context, &kinds, pattern, entries);
}

GArray *
psg_network_legend_of_actors(const PsgRenderContext *context, const size_t *slices,
                             size_t count)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    g_autofree bool *found = g_new0(bool, context->landscape->kind_count + 1);
    for (size_t i = 0; i < count; i++) {
        find_actor_kinds(context->views[slices[i]], found);
    }
    add_actor_kinds(context, found, entries);
    return entries;
}

bool
psg_network_boxes_name_kinds(const PsgRenderContext *context)
{
    const PsgLandscape *landscape = context->landscape;
    return psg_landscape_is_aggregated(landscape) &&
           landscape->cut->selection->by == PSG_BY_KIND &&
           landscape->cut->selection->open.count == 0;
}

GArray *
psg_network_legend(const PsgRenderContext *context, const PsgView *view, bool names_kinds,
                   bool names_groups)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(PsgLegendEntry));
    g_autofree bool *found = g_new0(bool, context->landscape->kind_count + 1);
    find_actor_kinds(view, found);
    if (names_kinds) {
        add_actor_kinds(context, found, entries);
    }
    add_news(context, view, entries);
    if (names_groups) {
        psg_regions_add_entries(context, view, entries);
    }
    guint relations = entries->len;
    add_relation_kinds(context, view, sample_relation, entries);
    add_succession(context, view, entries);
    add_weights(context, view, entries);
    add_new(context, view, entries);
    if (relations < entries->len) {
        g_array_index(entries, PsgLegendEntry, relations).begins_sort = true;
    }
    return entries;
}
