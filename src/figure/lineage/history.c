/* Who became whom: events found by comparing each slice with those before it, and their
 * table. */
#include "figure/lineage/streams.h"

#include "base/compare.h"
#include "figure/part/tier_fact.h"

#include <string.h>

bool
psg_lineage_is_succession(const PsgLineageEvent *event)
{
    return event->from != event->to;
}

const PsgViewActor *
psg_lineage_seen(const PsgLineage *lineage, size_t step, size_t actor)
{
    return lineage->seen[step * lineage->context->landscape->actor_count + actor];
}

size_t
psg_lineage_tier(const PsgLineage *lineage, size_t step, size_t actor)
{
    return lineage->tiers[step * lineage->context->landscape->actor_count + actor];
}

/* ---- What one actor went through ---- */

/* Adds what happened since the step in which the actor was seen last. */
static void
find_changes(const PsgLineage *lineage, size_t step, size_t actor, size_t earlier,
             GArray *events)
{
    const PsgViewActor *now = psg_lineage_seen(lineage, step, actor);
    const PsgViewActor *before = psg_lineage_seen(lineage, earlier, actor);
    PsgLineageEvent event = {PSG_LINEAGE_RENAMED, step, actor, actor, earlier};
    if (!g_str_equal(psg_context_text(lineage->context, now->name),
                     psg_context_text(lineage->context, before->name))) {
        g_array_append_val(events, event);
    }
    if (psg_lineage_tier(lineage, step, actor) !=
        psg_lineage_tier(lineage, earlier, actor)) {
        event.what = PSG_LINEAGE_TIER;
        g_array_append_val(events, event);
    }
    if (now->kind != before->kind) {
        event.what = PSG_LINEAGE_KIND;
        g_array_append_val(events, event);
    }
}

/* ---- Who followed whom ---- */

/* The first step in which it is there, or at least spoken of; the number of steps if
 * there is none. */
static size_t
step_of_beginning(const PsgLineage *lineage, size_t actor)
{
    size_t spoken_of = lineage->step_count;
    for (size_t step = 0; step < lineage->step_count; step++) {
        const PsgViewActor *seen = psg_lineage_seen(lineage, step, actor);
        if (seen != NULL && seen->presence != PSG_PRESENCE_TALKED_OF) {
            return step;
        }
        if (seen != NULL && spoken_of == lineage->step_count) {
            spoken_of = step;
        }
    }
    return spoken_of;
}

static size_t *
count_successors(const PsgLandscape *landscape)
{
    size_t *counts = g_new0(size_t, landscape->actor_count + 1);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgSuccessions *earlier = &landscape->actors[i].succeeds;
        for (size_t j = 0; j < earlier->count; j++) {
            counts[earlier->items[j].actor]++;
        }
    }
    return counts;
}

/* last: by actor, the step before this one in which it was seen last; PSG_NONE. */
static void
find_predecessors(const PsgLineage *lineage, size_t step, size_t actor,
                  const size_t *last, GArray *events)
{
    const PsgSuccessions *earlier = &lineage->context->landscape->actors[actor].succeeds;
    for (size_t i = 0; i < earlier->count; i++) {
        size_t from = earlier->items[i].actor;
        size_t before = last[from] != PSG_NONE ? last[from] : step;
        PsgLineageEvent event = {earlier->count > 1 ? PSG_LINEAGE_MERGED
                                                    : PSG_LINEAGE_SUCCEEDED,
                                 step, from, actor, before};
        if (before < step || psg_lineage_seen(lineage, step, from) != NULL) {
            g_array_append_val(events, event);
        }
    }
}

/* Adds an event for each actor that has several successors, none of which is a merger. */
static void
tell_splits(PsgLineage *lineage)
{
    g_autofree size_t *successors = count_successors(lineage->context->landscape);
    for (size_t i = 0; i < lineage->event_count; i++) {
        PsgLineageEvent *event = &lineage->events[i];
        if (event->what == PSG_LINEAGE_SUCCEEDED && successors[event->from] > 1) {
            event->what = PSG_LINEAGE_SPLIT;
        }
    }
}

/* ---- All of it ---- */

static int
compare_indexes(const void *left, const void *right)
{
    return PSG_COMPARE(*(const size_t *)left, *(const size_t *)right);
}

static void
see(PsgLineage *lineage)
{
    size_t actors = lineage->context->landscape->actor_count;
    size_t count = lineage->step_count * actors + 1;
    lineage->seen = psg_arena_alloc(lineage->arena, count * sizeof(gpointer));
    lineage->tiers = psg_arena_alloc(lineage->arena, count * sizeof *lineage->tiers);
    for (size_t step = 0; step < lineage->step_count; step++) {
        g_autofree size_t *tiers =
            psg_tiers_by_actor(lineage->context, lineage->slices[step]);
        memcpy(&lineage->tiers[step * actors], tiers, actors * sizeof *tiers);
        const PsgView *view = lineage->context->views[lineage->slices[step]];
        for (size_t i = 0; i < view->actor_count; i++) {
            lineage->seen[step * actors + view->actors[i].actor] = &view->actors[i];
        }
    }
}

static void
find_events(PsgLineage *lineage)
{
    size_t count = lineage->context->landscape->actor_count;
    GArray *events = g_array_new(FALSE, FALSE, sizeof(PsgLineageEvent));
    g_autofree size_t *beginnings = g_new0(size_t, count + 1);
    g_autofree size_t *last = g_new0(size_t, count + 1);
    for (size_t actor = 0; actor < count; actor++) {
        beginnings[actor] = step_of_beginning(lineage, actor);
        last[actor] = PSG_NONE;
    }
    for (size_t step = 0; step < lineage->step_count; step++) {
        for (size_t actor = 0; actor < count; actor++) {
            bool is_seen = psg_lineage_seen(lineage, step, actor) != NULL;
            if (is_seen && last[actor] != PSG_NONE) {
                find_changes(lineage, step, actor, last[actor], events);
            }
            if (beginnings[actor] == step) {
                find_predecessors(lineage, step, actor, last, events);
            }
        }
        for (size_t actor = 0; actor < count; actor++) {
            bool is_seen = psg_lineage_seen(lineage, step, actor) != NULL;
            last[actor] = is_seen ? step : last[actor];
        }
    }
    lineage->event_count = events->len;
    lineage->events = psg_arena_take_array(lineage->arena, events);
    tell_splits(lineage);
}

PsgLineage *
psg_lineage_new(const PsgRenderContext *context, const size_t *slices, size_t slice_count)
{
    PsgLineage *lineage = g_new0(PsgLineage, 1);
    lineage->arena = psg_arena_new();
    lineage->context = context;
    lineage->slices = psg_arena_copy(lineage->arena, slices, slice_count, sizeof *slices);
    lineage->step_count = slice_count;
    qsort(lineage->slices, slice_count, sizeof *slices, compare_indexes);
    see(lineage);
    find_events(lineage);
    return lineage;
}

void
psg_lineage_free(PsgLineage *lineage)
{
    if (lineage != NULL) {
        psg_arena_free(lineage->arena);
        g_free(lineage);
    }
}

/* ---- The table ---- */

/* The beginning of the dated value that holds in a window. */
static char *
since(const PsgDatedIndexes *values, size_t index, const PsgInterval *window)
{
    for (size_t i = 0; i < values->count; i++) {
        if (values->items[i].index == index && psg_dated_index_holds(values, i, window)) {
            return psg_date_edtf(&values->items[i].when.from);
        }
    }
    return NULL;
}

static char *
since_named(const PsgActor *actor, const PsgText *name)
{
    for (size_t i = 0; i < actor->name.count; i++) {
        if (&actor->name.items[i].text == name) {
            return psg_date_edtf(&actor->name.items[i].when.from);
        }
    }
    return NULL;
}

/* When it happened, as the author wrote it; NULL: not said. */
static char *
when_of(const PsgLineage *lineage, const PsgLineageEvent *event)
{
    const PsgLandscape *landscape = lineage->context->landscape;
    const PsgActor *actor = &landscape->actors[event->to];
    const PsgInterval *window = &landscape->slices[lineage->slices[event->step]].when;
    const PsgViewActor *seen = psg_lineage_seen(lineage, event->step, event->to);
    switch (event->what) {
    case PSG_LINEAGE_RENAMED:
        return since_named(actor, seen->name);
    case PSG_LINEAGE_TIER:
        return since(&actor->tier, seen->tier, window);
    case PSG_LINEAGE_KIND:
        return since(&actor->kind, seen->kind, window);
    case PSG_LINEAGE_MERGED:
    case PSG_LINEAGE_SPLIT:
    case PSG_LINEAGE_SUCCEEDED:
        break;
    }
    PsgInterval life = psg_spells_span(&actor->when);
    return psg_date_edtf(&life.from);
}

/* Those of both actors, in the landscape's order, each once. */
static void
set_sources(PsgTable *table, const PsgLandscape *landscape, const PsgLineageEvent *event)
{
    g_autoptr(GArray) cited = g_array_new(FALSE, FALSE, sizeof(size_t));
    const PsgIndexes *lists[] = {&landscape->actors[event->from].sources,
                                 &landscape->actors[event->to].sources};
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_array_append_vals(cited, lists[i]->items, (guint)lists[i]->count);
    }
    g_array_sort(cited, compare_indexes);
    size_t *items = (size_t *)(void *)cited->data, count = 0;
    for (guint i = 0; i < cited->len; i++) {
        if (count == 0 || items[count - 1] != items[i]) {
            items[count++] = items[i];
        }
    }
    psg_table_set_ids(table, "sources", landscape, &(PsgIndexes){items, count},
                      psg_source_id);
}

static void
add_event(PsgTable *table, const PsgLineage *lineage, const PsgLineageEvent *event)
{
    static const char *const whats[] = {"renamed",   "merged", "split",
                                        "succeeded", "tier",   "kind"};
    const PsgRenderContext *context = lineage->context;
    const PsgLandscape *landscape = context->landscape;
    const PsgViewActor *from = psg_lineage_seen(lineage, event->step_before, event->from);
    const PsgViewActor *to = psg_lineage_seen(lineage, event->step, event->to);
    size_t tier_before = psg_lineage_tier(lineage, event->step_before, event->from);
    size_t tier_after = psg_lineage_tier(lineage, event->step, event->to);
    g_autofree char *when = when_of(lineage, event);
    psg_table_begin_row(table);
    psg_table_set(table, "when", when);
    psg_table_set(table, "slice", psg_slice_id(landscape, lineage->slices[event->step]));
    psg_table_set(table, "what", whats[event->what]);
    psg_table_set(table, "from", psg_actor_id(landscape, event->from));
    psg_table_set(table, "from_name", psg_context_text(context, from->name));
    psg_table_set(table, "to", psg_actor_id(landscape, event->to));
    psg_table_set(table, "to_name", psg_context_text(context, to->name));
    psg_table_set(table, "tier_before", psg_tier_id(landscape, tier_before));
    psg_table_set(table, "tier_after", psg_tier_id(landscape, tier_after));
    psg_table_set(table, "kind_before", psg_kind_id(landscape, from->kind));
    psg_table_set(table, "kind_after", psg_kind_id(landscape, to->kind));
    set_sources(table, landscape, event);
}

PsgTable *
psg_lineage_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const PsgColumn columns[] = {
        {"when", PSG_COLUMN_WORD},       {"slice", PSG_COLUMN_WORD},
        {"what", PSG_COLUMN_WORD},       {"from", PSG_COLUMN_WORD},
        {"from_name", PSG_COLUMN_TEXT},  {"to", PSG_COLUMN_WORD},
        {"to_name", PSG_COLUMN_TEXT},    {"tier_before", PSG_COLUMN_WORD},
        {"tier_after", PSG_COLUMN_WORD}, {"kind_before", PSG_COLUMN_WORD},
        {"kind_after", PSG_COLUMN_WORD}, {"sources", PSG_COLUMN_WORD}};
    g_autoptr(PsgLineage) lineage =
        psg_lineage_new(input->context, spec->slices, spec->slice_count);
    PsgTable *table = psg_table_new(columns, G_N_ELEMENTS(columns));
    for (size_t i = 0; i < lineage->event_count; i++) {
        add_event(table, lineage, &lineage->events[i]);
    }
    return table;
}
