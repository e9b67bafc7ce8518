/* What flows from run to run in a lineage, and where runs stand. */
#include "figure/lineage/links.h"

static PsgLineageRun *
run_at(const PsgLineagePlan *plan, size_t index)
{
    return &g_array_index(plan->runs, PsgLineageRun, index);
}

static PsgLineageBand *
band_at(const PsgLineagePlan *plan, size_t index)
{
    return &g_array_index(plan->bands, PsgLineageBand, index);
}

/* ---- Links ---- */

static void
add_link(PsgLineagePlan *plan, PsgLineageLink link)
{
    g_array_append_val(plan->links, link);
}

/* Of one actor, from band to band or over a pause. */
static void
add_own_links(PsgLineagePlan *plan)
{
    for (guint i = 1; i < plan->runs->len; i++) {
        const PsgLineageRun *before = run_at(plan, i - 1), *now = run_at(plan, i);
        if (before->actor == now->actor) {
            bool is_pause = now->first > before->last + 1;
            add_link(plan, (PsgLineageLink){i - 1, i, now->first, is_pause, false});
        }
    }
}

/* The run of an actor from which its successor comes in a column: that of the column
 * before, or the last before it; else one that is in the column itself. */
static size_t
source_run(const PsgLineagePlan *plan, size_t actor, size_t column)
{
    size_t found = PSG_NONE;
    for (guint i = 0; i < plan->runs->len; i++) {
        const PsgLineageRun *run = run_at(plan, i);
        if (run->actor == actor &&
            (run->first < column || (found == PSG_NONE && run->first == column))) {
            found = i;
        }
    }
    return found;
}

/* The run of an actor that is in a column, or the first after it. */
static size_t
target_run(const PsgLineagePlan *plan, size_t actor, size_t column)
{
    for (guint i = 0; i < plan->runs->len; i++) {
        if (run_at(plan, i)->actor == actor && run_at(plan, i)->last >= column) {
            return i;
        }
    }
    return PSG_NONE;
}

static void
add_successions(PsgLineagePlan *plan)
{
    const GArray *events = plan->lineage->events;
    for (guint i = 0; i < events->len; i++) {
        const PsgLineageEvent *event = &g_array_index(events, PsgLineageEvent, i);
        size_t column = psg_lineage_plan_column(plan, event->step);
        size_t to = target_run(plan, event->to, column);
        if (!psg_lineage_is_succession(event) || to == PSG_NONE) {
            continue;
        }
        column = MAX(column, run_at(plan, to)->first);
        size_t from = source_run(plan, event->from, column);
        if (from != PSG_NONE) {
            bool is_beside = run_at(plan, from)->first == column;
            add_link(plan, (PsgLineageLink){from, to, column, false, is_beside});
        }
    }
}

void
psg_lineage_links(PsgLineagePlan *plan)
{
    add_own_links(plan);
    add_successions(plan);
}

/* ---- Lanes ---- */

/* How many flows share one side of a run in a column: those that leave it (or reach it),
 * and its own if it goes on. */
static size_t
flows_at(const PsgLineagePlan *plan, size_t run, size_t column, bool leaving)
{
    const PsgLineageRun *shared = run_at(plan, run);
    size_t flows = leaving ? shared->last >= column : shared->first < column;
    for (guint i = 0; i < plan->links->len; i++) {
        const PsgLineageLink *link = &g_array_index(plan->links, PsgLineageLink, i);
        flows += link->column == column && (leaving ? link->from : link->to) == run;
    }
    return MAX(flows, 1);
}

/* Runs of one actor that follow each other in one band are one there: it does not leave
 * its place for another look. Gives the place of each run among those. */
static size_t *
join_runs(const PsgLineagePlan *plan, GArray *joined)
{
    size_t *places = g_new(size_t, plan->runs->len + 1);
    for (guint i = 0; i < plan->runs->len; i++) {
        const PsgLineageRun *run = run_at(plan, i);
        const PsgLineageRun *before = i == 0 ? NULL : run_at(plan, i - 1);
        if (before != NULL && before->actor == run->actor && before->band == run->band &&
            before->last + 1 == run->first) {
            g_array_index(joined, PsgAlluvialRun, joined->len - 1).last = run->last;
        } else {
            PsgAlluvialRun next = {run->band, run->first, run->last};
            g_array_append_val(joined, next);
        }
        places[i] = joined->len - 1;
    }
    return places;
}

static GArray *
links_between(const PsgLineagePlan *plan, const size_t *places)
{
    GArray *links = g_array_new(FALSE, FALSE, sizeof(PsgAlluvialLink));
    for (guint i = 0; i < plan->links->len; i++) {
        const PsgLineageLink *link = &g_array_index(plan->links, PsgLineageLink, i);
        size_t flows = MAX(flows_at(plan, link->from, link->column, true),
                           flows_at(plan, link->to, link->column, false));
        PsgAlluvialLink between = {places[link->from], places[link->to], link->column,
                                   1 / (double)flows};
        if (between.from != between.to) {
            g_array_append_val(links, between);
        }
    }
    return links;
}

static void
find_lanes(const PsgLineagePlan *plan)
{
    g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(PsgAlluvialRun));
    g_autofree size_t *places = join_runs(plan, runs);
    g_autoptr(GArray) links = links_between(plan, places);
    PsgAlluvialTask task = {(const PsgAlluvialRun *)(const void *)runs->data, runs->len,
                            (const PsgAlluvialLink *)(const void *)links->data,
                            links->len, plan->bands->len};
    g_autofree size_t *counts = g_new0(size_t, plan->bands->len + 1);
    g_autofree double *lanes = psg_alluvial_lanes(&task, counts);
    for (guint i = 0; i < plan->runs->len; i++) {
        run_at(plan, i)->lane = lanes[places[i]];
    }
    for (guint i = 0; i < plan->bands->len; i++) {
        band_at(plan, i)->lane_count = counts[i];
    }
}

/* The others stand on the side where less comes and goes. */
static void
place_others(const PsgLineagePlan *plan)
{
    g_autofree int *below = g_new0(int, plan->bands->len + 1);
    for (guint i = 0; i < plan->links->len; i++) {
        const PsgLineageLink *link = &g_array_index(plan->links, PsgLineageLink, i);
        size_t a = run_at(plan, link->from)->band, b = run_at(plan, link->to)->band;
        if (a != b) {
            below[MIN(a, b)]++;
            below[MAX(a, b)]--;
        }
    }
    for (guint i = 0; i < plan->bands->len; i++) {
        band_at(plan, i)->others_first = below[i] > 0;
    }
}

void
psg_lineage_lanes(PsgLineagePlan *plan)
{
    find_lanes(plan);
    place_others(plan);
}
