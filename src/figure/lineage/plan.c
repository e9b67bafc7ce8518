/* What a lineage shows: columns, bands, runs and links. */
#include "figure/lineage/plan.h"

#include "figure/lineage/choice.h"
#include "figure/lineage/columns.h"
#include "figure/lineage/links.h"

enum { MOST_BANDS = 6 }; /* with more, those without a stream are one */

const PsgViewActor *
psg_lineage_plan_seen(const PsgLineagePlan *plan, size_t column, size_t actor)
{
    return psg_lineage_seen(plan->lineage, plan->steps[column], actor);
}

size_t
psg_lineage_plan_column(const PsgLineagePlan *plan, size_t step)
{
    size_t column = 0;
    while (plan->steps[column] < step) {
        column++; /* the last step is a column */
    }
    return column;
}

static bool
has_tiers(const PsgLineage *lineage)
{
    size_t actors = lineage->context->landscape->actor_count;
    for (size_t i = 0; i < lineage->step_count * actors; i++) {
        if (lineage->seen[i] != NULL &&
            psg_lineage_tier(lineage, i / actors, i % actors) != PSG_NONE) {
            return true;
        }
    }
    return false;
}

static bool
is_thinned(const PsgLineagePlan *plan)
{
    const GArray *events = plan->lineage->events;
    for (guint i = 0; i < events->len; i++) {
        size_t step = g_array_index(events, PsgLineageEvent, i).step;
        if (plan->steps[psg_lineage_plan_column(plan, step)] != step) {
            return true;
        }
    }
    return false;
}

/* ---- Bands ---- */

static PsgLineageBand *
band_at(const PsgLineagePlan *plan, size_t index)
{
    return &g_array_index(plan->bands, PsgLineageBand, index);
}

static size_t
band_of(const PsgLineagePlan *plan, size_t belonging)
{
    for (guint i = 0; i < plan->bands->len; i++) {
        if (band_at(plan, i)->index == belonging && !band_at(plan, i)->is_rest) {
            return i;
        }
    }
    return plan->bands->len - 1; /* the rest */
}

/* By belonging, the last being those who have none: 1 if any are seen, 2 if one of them
 * has a stream. */
static char *
find_belongings(const PsgLineagePlan *plan, const bool *chosen, size_t count)
{
    size_t actors = plan->lineage->context->landscape->actor_count;
    char *found = g_new0(char, count + 1);
    for (size_t column = 0; column < plan->column_count; column++) {
        for (size_t actor = 0; actor < actors; actor++) {
            if (psg_lineage_plan_seen(plan, column, actor) != NULL) {
                char *place =
                    &found[MIN(psg_lineage_belonging(plan, column, actor), count)];
                *place = chosen[actor] || *place == 2 ? 2 : 1;
            }
        }
    }
    return found;
}

static void
add_band(PsgLineagePlan *plan, size_t index, bool is_rest)
{
    PsgLineageBand band = {
        .index = index,
        .is_rest = is_rest,
        .others = g_new0(size_t, plan->column_count),
    };
    g_array_append_val(plan->bands, band);
}

static void
find_bands(PsgLineagePlan *plan, const bool *chosen)
{
    const PsgLandscape *landscape = plan->lineage->context->landscape;
    size_t count = plan->by_tier ? landscape->tier_count : landscape->kind_count;
    g_autofree char *found = find_belongings(plan, chosen, count);
    size_t bands = 0, quiet = 0;
    for (size_t i = 0; i <= count; i++) {
        bands += found[i] > 0;
        quiet += found[i] == 1;
    }
    bool joins = bands > MOST_BANDS && quiet > 1;
    for (size_t i = 0; i <= count; i++) {
        if (found[i] == 2 || (found[i] == 1 && !joins)) {
            add_band(plan, i < count ? i : PSG_NONE, false);
        }
    }
    if (joins) {
        add_band(plan, PSG_NONE, true);
    }
}

static void
count_others(const PsgLineagePlan *plan, const bool *chosen)
{
    size_t actors = plan->lineage->context->landscape->actor_count;
    for (size_t column = 0; column < plan->column_count; column++) {
        for (size_t actor = 0; actor < actors; actor++) {
            if (!chosen[actor] && psg_lineage_plan_seen(plan, column, actor) != NULL) {
                size_t belonging = psg_lineage_belonging(plan, column, actor);
                band_at(plan, band_of(plan, belonging))->others[column]++;
            }
        }
    }
}

/* ---- Runs ---- */

static PsgLineageRun *
run_at(const PsgLineagePlan *plan, size_t index)
{
    return &g_array_index(plan->runs, PsgLineageRun, index);
}

/* The last column in which it is seen; the number of columns if there is none. */
static size_t
last_column(const PsgLineagePlan *plan, size_t actor)
{
    for (size_t column = plan->column_count; column > 0; column--) {
        if (psg_lineage_plan_seen(plan, column - 1, actor) != NULL) {
            return column - 1;
        }
    }
    return plan->column_count;
}

/* It ends in the column in which its successor begins: there the successor stands for
 * both, unless nobody would have seen it else. */
static bool
is_taken_over(const PsgLineagePlan *plan, size_t actor, size_t last)
{
    const GArray *events = plan->lineage->events;
    bool ends = last + 1 < plan->column_count ||
                (last < plan->column_count &&
                 psg_lineage_plan_seen(plan, last, actor)->is_leaving);
    if (!ends || last == 0 || psg_lineage_plan_seen(plan, last - 1, actor) == NULL) {
        return false;
    }
    for (guint i = 0; i < events->len; i++) {
        const PsgLineageEvent *event = &g_array_index(events, PsgLineageEvent, i);
        if (event->from == actor && event->to != actor &&
            psg_lineage_plan_column(plan, event->step) == last &&
            psg_lineage_plan_seen(plan, last, event->to) != NULL) {
            return true;
        }
    }
    return false;
}

static PsgLineageRun
run_in(const PsgLineagePlan *plan, size_t actor, size_t column)
{
    const PsgViewActor *seen = psg_lineage_plan_seen(plan, column, actor);
    return (PsgLineageRun){
        .actor = actor,
        .band = band_of(plan, psg_lineage_belonging(plan, column, actor)),
        .kind = seen->kind,
        .presence = seen->presence,
        .first = column,
        .last = column,
    };
}

static void
add_runs(PsgLineagePlan *plan, size_t actor)
{
    size_t last = last_column(plan, actor);
    bool taken_over = is_taken_over(plan, actor, last);
    bool goes_on = false;
    for (size_t column = 0; column < plan->column_count; column++) {
        if (psg_lineage_plan_seen(plan, column, actor) == NULL ||
            (taken_over && column == last)) {
            goes_on = false;
            continue;
        }
        PsgLineageRun next = run_in(plan, actor, column);
        PsgLineageRun *run = goes_on ? run_at(plan, plan->runs->len - 1) : NULL;
        if (run != NULL && run->band == next.band && run->kind == next.kind &&
            run->presence == next.presence) {
            run->last = column;
        } else {
            g_array_append_val(plan->runs, next);
        }
        goes_on = true;
    }
    if (taken_over) {
        run_at(plan, plan->runs->len - 1)->is_taken_over = true;
    }
}

/* ---- All of it ---- */

static void
clear_band(gpointer band)
{
    g_free(((PsgLineageBand *)band)->others);
}

static void
fill(PsgLineagePlan *plan, size_t most_lanes)
{
    g_autofree bool *chosen = psg_lineage_choice(plan, most_lanes);
    g_array_set_size(plan->bands, 0);
    g_array_set_size(plan->runs, 0);
    g_array_set_size(plan->links, 0);
    find_bands(plan, chosen);
    count_others(plan, chosen);
    for (size_t i = 0; i < plan->lineage->context->landscape->actor_count; i++) {
        if (chosen[i]) {
            add_runs(plan, i);
        }
    }
    psg_lineage_links(plan);
    psg_lineage_lanes(plan);
}

static size_t
lanes_taken(const PsgLineagePlan *plan)
{
    size_t lanes = 0;
    for (guint i = 0; i < plan->bands->len; i++) {
        lanes += band_at(plan, i)->lane_count;
    }
    return lanes;
}

PsgLineagePlan *
psg_lineage_plan_new(const PsgLineage *lineage, size_t most_columns, size_t most_lanes)
{
    PsgLineagePlan *plan = g_new0(PsgLineagePlan, 1);
    plan->lineage = lineage;
    plan->steps = psg_lineage_columns(lineage, most_columns, &plan->column_count);
    plan->by_tier = has_tiers(lineage);
    plan->is_thinned = is_thinned(plan);
    plan->bands = g_array_new(FALSE, TRUE, sizeof(PsgLineageBand));
    plan->runs = g_array_new(FALSE, FALSE, sizeof(PsgLineageRun));
    plan->links = g_array_new(FALSE, FALSE, sizeof(PsgLineageLink));
    g_array_set_clear_func(plan->bands, clear_band);
    size_t lanes = most_lanes;
    fill(plan, lanes);
    while (lanes > 1 && lanes_taken(plan) > most_lanes) {
        lanes--; /* an order may need more of them than the least */
        fill(plan, lanes);
    }
    return plan;
}

void
psg_lineage_plan_free(PsgLineagePlan *plan)
{
    if (plan != NULL) {
        g_free(plan->steps);
        g_array_unref(plan->bands);
        g_array_unref(plan->runs);
        g_array_unref(plan->links);
        g_free(plan);
    }
}
