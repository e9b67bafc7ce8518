/* Who became whom: events found by comparing each slice with those before it. */
#include "figure/lineage/history.h"

#include "figure/part/tier_fact.h"

#include <string.h>

const char *
psg_lineage_what_id(PsgLineageWhat what)
{
    static const char *const ids[] = {"renamed",   "merged", "split",
                                      "succeeded", "tier",   "kind"};
    return ids[what];
}

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
    return lineage->tiers[step][actor];
}

/* ---- What one actor went through ---- */

static bool
has_other_name(const PsgLineage *lineage, const PsgViewActor *now,
               const PsgViewActor *before)
{
    return strcmp(psg_context_text(lineage->context, now->name),
                  psg_context_text(lineage->context, before->name)) != 0;
}

/* What happened since the step in which it was seen last. */
static void
find_changes(const PsgLineage *lineage, size_t step, size_t actor, size_t earlier,
             GArray *events)
{
    const PsgViewActor *now = psg_lineage_seen(lineage, step, actor);
    const PsgViewActor *before = psg_lineage_seen(lineage, earlier, actor);
    PsgLineageEvent event = {PSG_LINEAGE_RENAMED, step, actor, actor, earlier};
    if (has_other_name(lineage, now, before)) {
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
        const PsgIndexes *earlier = &landscape->actors[i].succeeds;
        for (size_t j = 0; j < earlier->count; j++) {
            counts[earlier->items[j]]++;
        }
    }
    return counts;
}

/* last: by actor, the step before this one in which it was seen last; PSG_NONE. */
static void
find_predecessors(const PsgLineage *lineage, size_t step, size_t actor,
                  const size_t *last, GArray *events)
{
    const PsgIndexes *earlier = &lineage->context->landscape->actors[actor].succeeds;
    for (size_t i = 0; i < earlier->count; i++) {
        size_t from = earlier->items[i];
        size_t before = last[from] != PSG_NONE ? last[from] : step;
        PsgLineageEvent event = {earlier->count > 1 ? PSG_LINEAGE_MERGED
                                                    : PSG_LINEAGE_SUCCEEDED,
                                 step, from, actor, before};
        if (before < step || psg_lineage_seen(lineage, step, from) != NULL) {
            g_array_append_val(events, event);
        }
    }
}

/* Of those who have several successors, none being a merger. */
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
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void
see(PsgLineage *lineage)
{
    size_t actors = lineage->context->landscape->actor_count;
    lineage->seen = g_new0(const PsgViewActor *, lineage->step_count *actors + 1);
    lineage->tiers = g_new(size_t *, lineage->step_count + 1);
    for (size_t step = 0; step < lineage->step_count; step++) {
        lineage->tiers[step] =
            psg_tiers_by_actor(lineage->context, lineage->slices[step]);
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
    lineage->events = (PsgLineageEvent *)(void *)g_array_free(events, FALSE);
    tell_splits(lineage);
}

PsgLineage *
psg_lineage_new(const PsgRenderContext *context, const size_t *slices, size_t slice_count)
{
    PsgLineage *lineage = g_new0(PsgLineage, 1);
    lineage->context = context;
    lineage->slices = g_memdup2(slices, slice_count * sizeof *slices);
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
        g_free(lineage->slices);
        for (size_t step = 0; step < lineage->step_count; step++) {
            g_free(lineage->tiers[step]);
        }
        g_free(lineage->tiers);
        g_free(lineage->seen);
        g_free(lineage->events);
        g_free(lineage);
    }
}
