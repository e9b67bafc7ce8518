/* The problem that the temporal layout solves: sites, pulls between them, links
 * through time. */
#include "layout/stress/problem.h"

#include <math.h>
#include <stdlib.h>

void
psg_problem_free(PsgStressProblem *problem)
{
    if (problem == NULL) {
        return;
    }
    g_free(problem->first);
    g_free(problem->slice);
    g_free(problem->actor);
    g_free(problem->link);
    g_free(problem->first_pull);
    g_free(problem->pulls);
    g_free(problem->hold);
    g_free(problem->part);
    g_free(problem->first_repulsion);
    g_free(problem->repulsions);
    g_free(problem);
}

/* What pulls one actor towards the others, added up. */
typedef struct {
    PsgPull *pulls;
    size_t count;
    gint32 *at; /* by other actor: where its sum is in pulls, or -1 */
} PullSums;

/* Adds up what pulls each actor towards each other: the sum of (r - d)² over slices is,
 * but for a constant, one (r - D)² with D the weighted mean. */
static void
collapse_actor(const PsgStressProblem *problem, const size_t *firsts,
               const PsgPull *pulls, size_t actor, PullSums *sums)
{
    sums->count = 0;
    size_t end = firsts[problem->first[actor + 1]];
    for (size_t i = firsts[problem->first[actor]]; i < end; i++) {
        const PsgPull *pull = &pulls[i];
        guint32 other = problem->actor[pull->other];
        if (sums->at[other] < 0) {
            sums->at[other] = (gint32)sums->count;
            sums->pulls[sums->count++] = (PsgPull){other, 0, 0};
        }
        PsgPull *sum = &sums->pulls[sums->at[other]];
        double weight = sum->weight + pull->weight;
        sum->length +=
            (float)((double)(pull->length - sum->length) * pull->weight / weight);
        sum->weight = weight;
    }
    for (size_t i = 0; i < sums->count; i++) {
        sums->at[sums->pulls[i].other] = -1;
    }
}

/* All actors' sums in one array, and where each actor's begin. */
static PsgPull *
collapse_pulls(const PsgStressProblem *problem, const size_t *firsts,
               const PsgPull *pulls, size_t *collapsed_first)
{
    size_t count = problem->actor_count;
    g_autofree gint32 *at = g_new(gint32, count + 1);
    g_autofree PsgPull *merged = g_new(PsgPull, count + 1);
    for (size_t i = 0; i < count; i++) {
        at[i] = -1;
    }
    PullSums sums = {merged, 0, at};
    GArray *all = g_array_new(FALSE, FALSE, sizeof(PsgPull));
    for (size_t i = 0; i < count; i++) {
        collapse_actor(problem, firsts, pulls, i, &sums);
        g_array_append_vals(all, sums.pulls, (guint)sums.count);
        collapsed_first[i + 1] = all->len;
    }
    return (PsgPull *)(void *)g_array_free(all, FALSE);
}

PsgStressProblem *
psg_problem_collapse(const PsgStressProblem *problem)
{
    size_t count = problem->actor_count;
    PsgStressProblem *collapsed = g_new0(PsgStressProblem, 1);
    collapsed->actor_count = collapsed->site_count = count;
    collapsed->slice_count = 1;
    collapsed->first = g_new0(size_t, count + 1);
    collapsed->slice = g_new0(guint32, count + 1);
    collapsed->actor = g_new0(guint32, count + 1);
    collapsed->link = g_new0(double, count + 1);
    collapsed->hold = g_new0(double, count + 1);
    collapsed->part = g_new0(guint32, count + 1);
    collapsed->first_pull = g_new0(size_t, count + 1);
    collapsed->first_repulsion = g_new0(size_t, count + 1);
    collapsed->pulls = collapse_pulls(problem, problem->first_pull, problem->pulls,
                                      collapsed->first_pull);
    for (size_t i = 0; i < count; i++) {
        collapsed->first[i + 1] = i + 1;
        collapsed->actor[i] = (guint32)i;
        for (size_t j = collapsed->first_pull[i]; j < collapsed->first_pull[i + 1]; j++) {
            collapsed->hold[i] += collapsed->pulls[j].weight;
        }
    }
    return collapsed;
}

void
psg_problem_update_collapsed_repulsion(PsgStressProblem *collapsed,
                                       PsgStressProblem *problem, const PsgPoint *places)
{
    g_autofree PsgPoint *spread = g_new(PsgPoint, problem->site_count + 1);
    for (size_t i = 0; i < problem->site_count; i++) {
        spread[i] = places[problem->actor[i]];
    }
    psg_problem_update_repulsion(problem, spread);
    g_free(collapsed->repulsions);
    collapsed->repulsions =
        collapse_pulls(problem, problem->first_repulsion, problem->repulsions,
                       collapsed->first_repulsion);
}

double
psg_site_stress(const PsgStressProblem *problem, const PsgPoint *places, size_t site,
                PsgPoint there)
{
    double sum = 0;
    for (size_t i = problem->first_pull[site]; i < problem->first_pull[site + 1]; i++) {
        const PsgPull *pull = &problem->pulls[i];
        double dx = places[pull->other].x - there.x, dy = places[pull->other].y - there.y;
        double off = sqrt(dx * dx + dy * dy) - (double)pull->length;
        sum += pull->weight * off * off;
    }
    return sum;
}

double
psg_problem_stress(const PsgStressProblem *problem, const PsgPoint *places)
{
    double sum = 0;
    for (size_t i = 0; i < problem->site_count; i++) {
        sum += psg_site_stress(problem, places, i, places[i]);
    }
    return sum / 2;
}

/* The movement along the link to the next site. */
double
psg_link_movement(const PsgStressProblem *problem, const PsgPoint *places, size_t site,
                  double slack)
{
    if (problem->link[site] <= 0) {
        return 0;
    }
    double dx = places[site + 1].x - places[site].x,
           dy = places[site + 1].y - places[site].y;
    return problem->link[site] * (sqrt(dx * dx + dy * dy + slack * slack) - slack);
}

double
psg_problem_movement(const PsgStressProblem *problem, const PsgPoint *places,
                     double slack)
{
    double sum = 0;
    for (size_t i = 0; i < problem->site_count; i++) {
        sum += psg_link_movement(problem, places, i, slack);
    }
    return sum;
}
