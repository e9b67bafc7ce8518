/*
 * An actor's best path over a grid, by dynamic programming.
 *
 *   1. Lay a grid of spots over the drawing, shifted by chance.
 *   2. What would each spot cost each site of the actor, all others standing still?
 *   3. The cheapest path from spot to spot through time (Viterbi), a step costing its
 *      length.
 *   4. Settle the actor from there; keep the path if it is better than the old one.
 */
#include "layout/stress/search.h"

#include "layout/stress/majorize.h"

#include <math.h>
#include <string.h>

enum { SIDE = 7, SPOTS = SIDE * SIDE };

typedef struct {
    PsgPoint spots[SPOTS];
    double apart[SPOTS][SPOTS];
    double (*cost)[SPOTS]; /* by site of the actor */
    guint8 (*came)[SPOTS]; /* by site: the spot before on the best path here */
    PsgPoint *old;         /* by site */
} PsgGrid;

static void
lay_spots(const PsgStressProblem *problem, const PsgPoint *places, PsgRandom *random,
          PsgGrid *grid)
{
    double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE,
           bottom = -G_MAXDOUBLE;
    for (size_t i = 0; i < problem->site_count; i++) {
        left = MIN(left, places[i].x);
        right = MAX(right, places[i].x);
        top = MIN(top, places[i].y);
        bottom = MAX(bottom, places[i].y);
    }
    double width = (right - left + 1) / SIDE, height = (bottom - top + 1) / SIDE;
    left += width * psg_random_unit(random) - 0.5;
    top += height * psg_random_unit(random) - 0.5;
    for (int i = 0; i < SPOTS; i++) {
        int column = i % SIDE, row = i / SIDE;
        grid->spots[i] = (PsgPoint){left + width * column, top + height * row};
    }
    for (int i = 0; i < SPOTS; i++) {
        for (int j = 0; j < SPOTS && problem->slice_count > 1; j++) {
            double dx = grid->spots[i].x - grid->spots[j].x;
            double dy = grid->spots[i].y - grid->spots[j].y;
            grid->apart[i][j] = sqrt(dx * dx + dy * dy);
        }
    }
}

static double
actor_cost(const PsgStressProblem *problem, const PsgPoint *places, size_t actor,
           PsgStressWeights weights)
{
    double sum = 0;
    for (size_t i = problem->first[actor]; i < problem->first[actor + 1]; i++) {
        sum += psg_site_stress(problem, places, i, places[i]) +
               weights.tension * psg_link_movement(problem, places, i, weights.slack);
    }
    return sum;
}

/* Step 3, forwards: cost becomes that of the best path to there. */
static void
extend(PsgGrid *grid, size_t at, double weight)
{
    for (int i = 0; i < SPOTS; i++) {
        double best = G_MAXDOUBLE;
        int from = 0;
        for (int j = 0; j < SPOTS; j++) {
            double cost = grid->cost[at - 1][j] + weight * grid->apart[i][j];
            if (cost < best) {
                best = cost;
                from = j;
            }
        }
        grid->cost[at][i] += best;
        grid->came[at][i] = (guint8)from;
    }
}

static void
best_path(const PsgStressProblem *problem, PsgPoint *places, size_t actor,
          PsgStressWeights weights, PsgGrid *grid)
{
    size_t first = problem->first[actor], length = problem->first[actor + 1] - first;
    for (size_t i = 0; i < length; i++) {
        for (int j = 0; j < SPOTS; j++) {
            grid->cost[i][j] =
                psg_site_stress(problem, places, first + i, grid->spots[j]);
        }
        if (i > 0) {
            extend(grid, i, weights.tension * problem->link[first + i - 1]);
        }
    }
    int spot = 0;
    for (int j = 1; j < SPOTS; j++) {
        spot = grid->cost[length - 1][j] < grid->cost[length - 1][spot] ? j : spot;
    }
    for (size_t i = length; i-- > 0;) {
        places[first + i] = grid->spots[spot];
        spot = i > 0 ? grid->came[i][spot] : 0;
    }
}

static bool
reroute_actor(const PsgStressProblem *problem, PsgPoint *places, size_t actor,
              PsgStressWeights weights, PsgGrid *grid)
{
    size_t first = problem->first[actor], length = problem->first[actor + 1] - first;
    if (length == 0) {
        return false;
    }
    double before = actor_cost(problem, places, actor, weights);
    memcpy(grid->old, places + first, length * sizeof(PsgPoint));
    best_path(problem, places, actor, weights, grid);
    psg_actor_majorize(problem, places, actor, weights, 8);
    if (actor_cost(problem, places, actor, weights) < before * (1 - 1e-4)) {
        return true;
    }
    memcpy(places + first, grid->old, length * sizeof(PsgPoint));
    return false;
}

static PsgGrid *
grid_new(const PsgStressProblem *problem)
{
    PsgGrid *grid = g_new(PsgGrid, 1);
    grid->cost = g_malloc(problem->slice_count * sizeof *grid->cost);
    grid->came = g_malloc(problem->slice_count * sizeof *grid->came);
    grid->old = g_new(PsgPoint, problem->slice_count);
    return grid;
}

static void
grid_free(PsgGrid *grid)
{
    g_free(grid->cost);
    g_free(grid->came);
    g_free(grid->old);
    g_free(grid);
}

unsigned
psg_problem_reroute(const PsgStressProblem *problem, PsgPoint *places,
                    PsgStressWeights weights, PsgRandom *random)
{
    PsgGrid *grid = grid_new(problem);
    lay_spots(problem, places, random, grid);
    unsigned bettered = 0;
    for (size_t i = 0; i < problem->actor_count; i++) {
        bettered += reroute_actor(problem, places, i, weights, grid);
    }
    grid_free(grid);
    return bettered;
}

/* Scatters those that pull at the centre and are near it; then the centre looks for a
 * good spot. */
static void
scatter_around(const PsgStressProblem *problem, PsgPoint *trial, guint32 centre,
               PsgGrid *grid, PsgRandom *random)
{
    const PsgStressWeights weights = {0, 1};
    double reach = 1.2 + 1.5 * psg_random_unit(random);
    size_t begin = problem->first_pull[centre], end = problem->first_pull[centre + 1];
    PsgPoint middle = trial[centre];
    lay_spots(problem, trial, random, grid);
    for (size_t i = begin; i < end; i++) {
        PsgPoint *other = &trial[problem->pulls[i].other];
        if (hypot(other->x - middle.x, other->y - middle.y) < reach) {
            other->x = middle.x + reach * (2 * psg_random_unit(random) - 1);
            other->y = middle.y + reach * (2 * psg_random_unit(random) - 1);
        }
    }
    reroute_actor(problem, trial, centre, weights, grid);
}

void
psg_problem_shake(const PsgStressProblem *problem, PsgPoint *places, unsigned times,
                  PsgRandom *random)
{
    const PsgStressWeights weights = {0, 1};
    PsgGrid *grid = grid_new(problem);
    g_autofree PsgPoint *trial = g_new(PsgPoint, problem->site_count + 1);
    double best = psg_problem_stress(problem, places);
    for (unsigned i = 0; i < times; i++) {
        guint32 centre = psg_random_below(random, (guint32)problem->site_count);
        if (problem->first_pull[centre] == problem->first_pull[centre + 1]) {
            continue;
        }
        memcpy(trial, places, problem->site_count * sizeof *trial);
        scatter_around(problem, trial, centre, grid, random);
        psg_problem_majorize(problem, trial, weights, 25);
        double stress = psg_problem_stress(problem, trial);
        if (stress < best * (1 + 1e-3)) {
            psg_problem_majorize(problem, trial, weights, 25);
            stress = psg_problem_stress(problem, trial);
        }
        if (stress < best) {
            best = stress;
            memcpy(places, trial, problem->site_count * sizeof *trial);
        }
    }
    grid_free(grid);
}
