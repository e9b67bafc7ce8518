/* The lineage as a table: what happened, row by row. */
#include "figure/lineage/lineage.h"

#include "figure/lineage/facts.h"
#include "figure/part/tier_fact.h"

static const char *
tier_id(const PsgLandscape *landscape, size_t tier)
{
    return tier == PSG_NONE ? NULL : landscape->tiers[tier].id;
}

static const char *
kind_id(const PsgLandscape *landscape, size_t kind)
{
    return kind == PSG_NONE ? NULL : landscape->kinds[kind].id;
}

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

static void
add_sources(PsgTable *table, const PsgLandscape *landscape, const PsgLineageEvent *event)
{
    g_autoptr(GString) ids = g_string_new(NULL);
    g_autofree bool *cited = g_new0(bool, landscape->source_count + 1);
    const PsgIndexes *lists[] = {&landscape->actors[event->from].sources,
                                 &landscape->actors[event->to].sources};
    for (size_t list = 0; list < G_N_ELEMENTS(lists); list++) {
        for (size_t i = 0; i < lists[list]->count; i++) {
            cited[lists[list]->items[i]] = true;
        }
    }
    for (size_t i = 0; i < landscape->source_count; i++) {
        if (cited[i]) {
            g_string_append_printf(ids, "%s%s", ids->len == 0 ? "" : " ",
                                   landscape->sources[i].id);
        }
    }
    psg_table_add(table, ids->str);
}

static void
add_event(PsgTable *table, const PsgLineage *lineage, const PsgLineageEvent *event)
{
    const PsgRenderContext *context = lineage->context;
    const PsgLandscape *landscape = context->landscape;
    const PsgViewActor *from = psg_lineage_seen(lineage, event->step_before, event->from);
    const PsgViewActor *to = psg_lineage_seen(lineage, event->step, event->to);
    g_autofree char *when = when_of(lineage, event);
    psg_table_add(table, when);
    psg_table_add(table, landscape->slices[lineage->slices[event->step]].id);
    psg_table_add(table, psg_lineage_what_id(event->what));
    psg_table_add(table, landscape->actors[event->from].id);
    psg_table_add(table, psg_context_text(context, from->name));
    psg_table_add(table, landscape->actors[event->to].id);
    psg_table_add(table, psg_context_text(context, to->name));
    psg_table_add(table, tier_id(landscape, psg_lineage_tier(lineage, event->step_before,
                                                             event->from)));
    psg_table_add(table,
                  tier_id(landscape, psg_lineage_tier(lineage, event->step, event->to)));
    psg_table_add(table, kind_id(landscape, from->kind));
    psg_table_add(table, kind_id(landscape, to->kind));
    add_sources(table, landscape, event);
}

PsgTable *
psg_lineage_table(const PsgFigureInput *input, const PsgFigureSpec *spec)
{
    static const char *const header[] = {
        "when",       "slice",   "what",        "from",       "from_name",
        "to",         "to_name", "tier_before", "tier_after", "kind_before",
        "kind_after", "sources", NULL};
    g_autoptr(PsgLineage) lineage =
        psg_lineage_new(input->context, spec->slices, spec->slice_count);
    PsgTable *table = psg_table_new(header);
    for (guint i = 0; i < lineage->events->len; i++) {
        add_event(table, lineage, &g_array_index(lineage->events, PsgLineageEvent, i));
    }
    return table;
}
