/*
 * The temporal layout, from start to end.
 *
 * Linked stress ("A quantitative comparison of stress-minimization approaches for offline
 * dynamic graph drawing", Brandes, Mader 2011), but links are charged by their length,
 * not by its square: so most actors stand still most of the time, and those that move do so
 * at once.
 *
 *   1. The best drawing in which nothing moves: the sum of all slices' stress, from many
 *      starts.
 *   2. From there, links are loosened little by little, down to the tension that is asked
 *      for.
 *   3. Other states are tried: other starts, other paths for single actors, other
 *      drawings of single slices. Of large graphs there is no time for that.
 *   4. What costs nothing is used to save movement; what hardly moves is stopped.
 */
#include "layout/stress/stress.h"

#include "base/random.h"
#include "layout/stress/align.h"
#include "layout/stress/drafts.h"
#include "layout/stress/majorize.h"
#include "layout/stress/search.h"
#include "layout/stress/sgd.h"

#include <math.h>
#include <string.h>

/* More pulls than that in the still drawing: it is drawn once, and not searched. */
#define LARGE 1.5e5
#define FINAL_SLACK 0.003 /* a link this long is as good as none */

/* Of bare points: enough to part what nothing holds together, and no more. */
static const PsgStressApart points_apart = {1, 0.0015};
/* Parts of a page are told from each other at a glance, which is worth stress; once they stand so,
 * it is not worth movement. */
static const PsgStressApart still_dots_apart = {2, 0.03};
static const PsgStressApart moving_dots_apart = {1, 0.03};

/* How often a work of so many steps may be done within a budget. */
static unsigned
times_within(double budget, double steps, unsigned least, unsigned most)
{
    double times = budget / MAX(steps, 1);
    return times >= most ? most : MAX(least, (unsigned)times);
}

static size_t
pull_count(const PsgStressProblem *problem)
{
    return problem->first_pull[problem->site_count];
}

/* Step 1. */
static void
draw_still(PsgStressProblem *problem, PsgStressProblem *collapsed, PsgPoint *still,
           PsgRandom *random)
{
    const PsgStressWeights weights = {0, 1};
    double pulls = (double)pull_count(collapsed);
    bool is_large = pulls > LARGE;
    unsigned sweeps = times_within(1.3e8 * problem->search, pulls, 15, 100);
    psg_problem_scatter(
        collapsed, still,
        times_within(1.5e6 * problem->search, 40 * pulls, is_large ? 1 : 2, 30), random);
    psg_problem_majorize(collapsed, still, weights, sweeps);
    unsigned rounds = times_within(3e6, 80 * pulls, is_large ? 0 : 1, 4);
    while (rounds-- > 0 && psg_problem_reroute(collapsed, still, weights, random) > 0) {
        psg_problem_majorize(collapsed, still, weights, sweeps);
    }
    psg_problem_shake(collapsed, still,
                      times_within(2.5e7 * problem->search, 25 * pulls, 0, 300), random);
    psg_problem_majorize(collapsed, still, weights, sweeps);
    psg_problem_pack(problem, collapsed, still);
    problem->apart = problem->aspect > 0 ? still_dots_apart : points_apart;
    bool is_dots = problem->aspect > 0;
    unsigned rounds_apart =
        is_dots ? times_within(3e5, (double)problem->site_count, 3, 10) : 4;
    sweeps = times_within(is_dots ? 2.5e6 : 6e6, pulls, 3, 15);
    for (unsigned i = 0; i < rounds_apart; i++) {
        psg_problem_update_collapsed_repulsion(collapsed, problem, still);
        psg_problem_majorize(collapsed, still, weights, sweeps);
    }
}

/* At 0 the tension is just enough to keep slices aligned; halfway, movement of one ideal
 * edge is worth as much as a stress of 0.03. */
static double
tension_of_stability(double stability)
{
    return 0.0005 + 0.03 * stability / (1 - stability);
}

static void
spread_still(const PsgStressProblem *problem, const PsgPoint *still, PsgPoint *places)
{
    for (size_t i = 0; i < problem->site_count; i++) {
        places[i] = still[problem->actor[i]];
    }
}

/* Step 2. */
static void
loosen(PsgStressProblem *problem, PsgPoint *places, PsgStressWeights weights)
{
    enum { STAGES = 8 };
    double pulls = (double)pull_count(problem);
    unsigned sweeps = times_within(1e7 * problem->search, pulls, 3, 20);
    double begin = MAX(1, weights.tension);
    problem->apart = problem->aspect > 0 ? moving_dots_apart : points_apart;
    for (int i = 0; i <= STAGES; i++) {
        double share = (double)i / STAGES;
        PsgStressWeights stage = {begin * pow(weights.tension / begin, share),
                                  0.1 * pow(weights.slack / 0.1, share)};
        psg_problem_update_repulsion(problem, places);
        psg_problem_majorize(problem, places, stage, sweeps);
    }
    psg_problem_align(problem, places, weights, 10);
    psg_problem_majorize(problem, places, weights, 3 * sweeps);
}

/* Keeps the trial if it is better, once it has settled. */
static bool
try_drafts(PsgDrafts *drafts, PsgStressProblem *problem, PsgPoint *places,
           PsgStressWeights weights)
{
    size_t size = problem->site_count * sizeof *places;
    g_autofree PsgPoint *trial = g_memdup2(places, size);
    if (psg_drafts_choose(drafts, problem, trial, weights) == 0) {
        return false;
    }
    psg_problem_align(problem, trial, weights, 5);
    psg_problem_majorize(problem, trial, weights, 50);
    if (psg_problem_cost(problem, trial, weights) >=
        psg_problem_cost(problem, places, weights)) {
        return false;
    }
    memcpy(places, trial, size);
    return true;
}

/* A drawing of its own, from another start. */
static PsgPoint *
draw_rival(PsgStressProblem *problem, PsgStressProblem *collapsed,
           PsgStressWeights weights, PsgRandom *random)
{
    const PsgStressWeights still_weights = {0, 1};
    g_autofree PsgPoint *still = g_new0(PsgPoint, problem->actor_count + 1);
    PsgPoint *rival = g_new0(PsgPoint, problem->site_count + 1);
    psg_problem_scatter(collapsed, still, 3, random);
    psg_problem_reroute(collapsed, still, still_weights, random);
    psg_problem_majorize(collapsed, still, still_weights, 50);
    psg_problem_pack(problem, collapsed, still);
    spread_still(problem, still, rival);
    loosen(problem, rival, weights);
    psg_problem_reroute(problem, rival, weights, random);
    psg_problem_majorize(problem, rival, weights, 50);
    return rival;
}

/* The better one becomes `places`, the other a draft. */
static void
add_rival(PsgDrafts *drafts, const PsgStressProblem *problem, const PsgPoint *rival,
          PsgPoint *places, PsgStressWeights weights)
{
    if (psg_problem_cost(problem, rival, weights) <
        psg_problem_cost(problem, places, weights)) {
        psg_drafts_add(drafts, problem, places);
        memcpy(places, rival, problem->site_count * sizeof *places);
    } else {
        psg_drafts_add(drafts, problem, rival);
    }
}

/* Step 3. */
static void
search(PsgStressProblem *problem, PsgStressProblem *collapsed, PsgPoint *places,
       PsgStressWeights weights, PsgRandom *random)
{
    double pulls = (double)pull_count(problem) / problem->search;
    unsigned count = times_within(4e6, 50 * pulls, 1, 8);
    unsigned rivals = times_within(6e6, 400 * pulls, 0, 3);
    unsigned rounds = times_within(1e8, 100 * pulls, 0, 4);
    if (rounds == 0) {
        return;
    }
    g_autoptr(PsgDrafts) drafts = psg_drafts_new(problem, count, rivals, random);
    for (unsigned i = 0; i < rivals; i++) {
        g_autofree PsgPoint *rival = draw_rival(problem, collapsed, weights, random);
        add_rival(drafts, problem, rival, places, weights);
    }
    for (unsigned i = 0; i < rounds; i++) {
        bool better = psg_problem_reroute(problem, places, weights, random) > 0;
        psg_problem_update_repulsion(problem, places);
        psg_problem_majorize(problem, places, weights, 50);
        better = try_drafts(drafts, problem, places, weights) || better;
        if (!better) {
            break;
        }
    }
}

static size_t
slices_apart(guint32 a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* From sites to all actors in all slices. */
static void
fill_places(const PsgTemporalTask *task, const PsgStressProblem *problem,
            const PsgPoint *at, PsgPoint *places)
{
    for (size_t actor = 0; actor < task->actor_count; actor++) {
        size_t site = problem->first[actor], last = problem->first[actor + 1];
        bool never = site == last;
        for (size_t t = 0; t < task->slice_count; t++) {
            while (site + 1 < last && slices_apart(problem->slice[site + 1], t) <
                                          slices_apart(problem->slice[site], t)) {
                site++;
            }
            places[t * task->actor_count + actor] = never ? (PsgPoint){0, 0} : at[site];
        }
    }
}

/* Steps 2 to 4. */
static void
draw_moving(PsgStressProblem *problem, PsgStressProblem *collapsed, PsgPoint *at,
            double stability, PsgRandom *random)
{
    PsgStressWeights weights = {tension_of_stability(stability), FINAL_SLACK};
    loosen(problem, at, weights);
    search(problem, collapsed, at, weights, random);
    psg_problem_align(problem, at, weights, 20);
    double pulls = (double)pull_count(problem) / problem->search;
    psg_problem_majorize(problem, at, weights,
                         times_within(1e8, pulls, pulls > 1e7 ? 10 : 30, 100));
    psg_problem_still(problem, at, 3 * FINAL_SLACK);
}

void
psg_temporal_place(const PsgTemporalTask *task, PsgPoint *places)
{
    PsgRandom random = psg_random_seeded(task->seed);
    g_autoptr(PsgStressProblem) problem = psg_problem_of_task(task);
    g_autoptr(PsgStressProblem) collapsed = psg_problem_collapse(problem);
    g_autofree PsgPoint *still = g_new0(PsgPoint, task->actor_count + 1);
    g_autofree PsgPoint *at = g_new0(PsgPoint, problem->site_count + 1);
    if (problem->site_count > 0) {
        draw_still(problem, collapsed, still, &random);
        spread_still(problem, still, at);
        bool may_move =
            task->most_moving == 0 || pull_count(problem) / 2 <= task->most_moving;
        if (task->stability < 1 && may_move) {
            draw_moving(problem, collapsed, at, MAX(task->stability, 0), &random);
        }
    }
    fill_places(task, problem, at, places);
}
