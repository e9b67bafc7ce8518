/* The lineage as a table: what happened, row by row. */
#include "figure/lineage/lineage.h"

#include "figure/lineage/history.h"
#include "figure/part/tier_fact.h"

/* The beginning of the dated value that holds in a window. */
static char *
since(const PsgDatedIndexes *values, size_t index, const PsgInterval *window)
{
    for (size_t i = 0; i < values->count; i++) {
        if (values->items[i].index == index &&
            psg_interval_meets(&values->items[i].when, window)) {
            return psg_date_iso(&values->items[i].when.from);
        }
    }
    return NULL;
}

static char *
since_named(const PsgActor *actor, const PsgText *name)
{
    for (size_t i = 0; i < actor->name.count; i++) {
        if (&actor->name.items[i].text == name) {
            return psg_date_iso(&actor->name.items[i].when.from);
        }
    }
    return NULL;
}

/* When it happened, as precisely as the author says; NULL: not said. */
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
    return psg_date_iso(&life.from);
}

static int
compare_indexes(const void *left, const void *right)
{
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
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
    psg_table_set(table, "what", psg_lineage_what_id(event->what));
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
