/* Slices drawn freely, each by itself, and the best sequence of such drafts (Viterbi
 * 1967). */
#include "layout/stress/drafts.h"

#include "layout/stress/align.h"
#include "layout/stress/sgd.h"

#include <math.h>
#include <string.h>

/* By slice. */
static void
set_stress(const PsgStressProblem *problem, const PsgPoint *places, double *stress)
{
    memset(stress, 0, problem->slice_count * sizeof(double));
    for (size_t i = 0; i < problem->site_count; i++) {
        stress[problem->slice[i]] += psg_site_stress(problem, places, i, places[i]) / 2;
    }
}

/* The draft that stands for what is there. */
static void
set_current(PsgDrafts *drafts, const PsgStressProblem *problem, const PsgPoint *places)
{
    memcpy(drafts->places[drafts->count], places, problem->site_count * sizeof(PsgPoint));
    set_stress(problem, places, drafts->stress + drafts->count * problem->slice_count);
}

void
psg_drafts_add(PsgDrafts *drafts, const PsgStressProblem *problem, const PsgPoint *places)
{
    g_assert(drafts->count < drafts->room);
    set_current(drafts, problem, places);
    drafts->count++;
}

PsgDrafts *
psg_drafts_new(const PsgStressProblem *problem, size_t count, size_t more,
               PsgRandom *random)
{
    PsgDrafts *drafts = g_new0(PsgDrafts, 1);
    drafts->room = count + more;
    drafts->places = g_new0(PsgPoint *, drafts->room + 1);
    drafts->stress = g_new0(double, (drafts->room + 1) * problem->slice_count);
    for (size_t i = 0; i <= drafts->room; i++) {
        drafts->places[i] = g_new0(PsgPoint, problem->site_count + 1);
    }
    for (size_t i = 0; i < count; i++) {
        PsgPoint *draft = drafts->places[i];
        psg_problem_scatter(problem, draft, 1, random);
        set_stress(problem, draft, drafts->stress + i * problem->slice_count);
        drafts->count++;
    }
    return drafts;
}

void
psg_drafts_free(PsgDrafts *drafts)
{
    if (drafts == NULL) {
        return;
    }
    for (size_t i = 0; i <= drafts->room; i++) {
        g_free(drafts->places[i]);
    }
    g_free(drafts->places);
    g_free(drafts->stress);
    g_free(drafts);
}

/* Adds what links from the slice before cost: for each slice, last draft and this draft.
 * */
static void
add_link_costs(const PsgDrafts *drafts, const PsgStressProblem *problem, double tension,
               double *costs)
{
    size_t count = drafts->count + 1;
    for (size_t i = 0; i + 1 < problem->site_count; i++) {
        if (problem->link[i] <= 0) {
            continue;
        }
        double *cost = costs + problem->slice[i + 1] * count * count;
        for (size_t j = 0; j < count; j++) {
            PsgPoint a = drafts->places[j][i];
            for (size_t k = 0; k < count; k++) {
                PsgPoint b = drafts->places[k][i + 1];
                double dx = b.x - a.x, dy = b.y - a.y;
                cost[j * count + k] +=
                    tension * problem->link[i] * sqrt(dx * dx + dy * dy);
            }
        }
    }
}

/* The cheapest way to a draft of this slice, and from which draft of the slice before it
 * comes. */
static size_t
cheapest_before(const double *before, const double *links, size_t count, size_t to,
                double *cost)
{
    size_t from = 0;
    for (size_t j = 1; j < count; j++) {
        if (before[j] + links[j * count + to] < before[from] + links[from * count + to]) {
            from = j;
        }
    }
    *cost = before[from] + links[from * count + to];
    return from;
}

/* For each slice the draft of the cheapest sequence (Viterbi). A link over a gap is
 * charged as if the slice before its end had the draft of its beginning: near enough, as
 * all is settled afterwards. */
static size_t *
cheapest_sequence(const PsgDrafts *drafts, const PsgStressProblem *problem,
                  double tension)
{
    size_t count = drafts->count + 1, slices = problem->slice_count;
    g_autofree double *links = g_new0(double, slices *count *count);
    g_autofree double *costs = g_new0(double, slices *count);
    g_autofree size_t *came = g_new0(size_t, slices * count);
    add_link_costs(drafts, problem, tension, links);
    for (size_t t = 0; t < slices; t++) {
        for (size_t k = 0; k < count; k++) {
            double way = 0;
            if (t > 0) {
                came[t * count + k] = cheapest_before(
                    costs + (t - 1) * count, links + t * count * count, count, k, &way);
            }
            costs[t * count + k] = way + drafts->stress[k * slices + t];
        }
    }
    const double *last = costs + (slices - 1) * count;
    size_t at = 0;
    for (size_t k = 1; k < count; k++) {
        at = last[k] < last[at] ? k : at;
    }
    size_t *chosen = g_new0(size_t, slices);
    for (size_t t = slices; t-- > 0;) {
        chosen[t] = at;
        at = came[t * count + at];
    }
    return chosen;
}

unsigned
psg_drafts_choose(PsgDrafts *drafts, const PsgStressProblem *problem, PsgPoint *places,
                  PsgStressWeights weights)
{
    size_t slices = problem->slice_count;
    set_current(drafts, problem, places);
    for (size_t i = 0; i < drafts->count; i++) {
        psg_problem_align_draft(problem, drafts->places[i], places);
    }
    g_autofree size_t *chosen = cheapest_sequence(drafts, problem, weights.tension);
    unsigned taken = 0;
    for (size_t t = 0; t < slices; t++) {
        taken += chosen[t] < drafts->count;
    }
    for (size_t i = 0; i < problem->site_count; i++) {
        places[i] = drafts->places[chosen[problem->slice[i]]][i];
    }
    return taken;
}
