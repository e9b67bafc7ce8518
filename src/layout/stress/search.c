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
lay_spots(const PsgSites *sites, const PsgPoint *places, PsgRandom *random, PsgGrid *grid)
{
    double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE,
           bottom = -G_MAXDOUBLE;
    for (size_t i = 0; i < sites->site_count; i++) {
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
        for (int j = 0; j < SPOTS && sites->slice_count > 1; j++) {
            double dx = grid->spots[i].x - grid->spots[j].x;
            double dy = grid->spots[i].y - grid->spots[j].y;
            grid->apart[i][j] = sqrt(dx * dx + dy * dy);
        }
    }
}

static double
actor_cost(const PsgSites *sites, const PsgPoint *places, size_t actor, PsgDial dial)
{
    double sum = 0;
    for (size_t i = sites->first[actor]; i < sites->first[actor + 1]; i++) {
        sum += psg_site_stress(sites, places, i, places[i]) +
               dial.tension * psg_link_movement(sites, places, i, dial.slack);
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
best_path(const PsgSites *sites, PsgPoint *places, size_t actor, PsgDial dial,
          PsgGrid *grid)
{
    size_t first = sites->first[actor], length = sites->first[actor + 1] - first;
    for (size_t i = 0; i < length; i++) {
        for (int j = 0; j < SPOTS; j++) {
            grid->cost[i][j] = psg_site_stress(sites, places, first + i, grid->spots[j]);
        }
        if (i > 0) {
            extend(grid, i, dial.tension * sites->link[first + i - 1]);
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
reroute_actor(const PsgSites *sites, PsgPoint *places, size_t actor, PsgDial dial,
              PsgGrid *grid)
{
    size_t first = sites->first[actor], length = sites->first[actor + 1] - first;
    if (length == 0) {
        return false;
    }
    double before = actor_cost(sites, places, actor, dial);
    memcpy(grid->old, places + first, length * sizeof(PsgPoint));
    best_path(sites, places, actor, dial, grid);
    psg_actor_settle(sites, places, actor, dial, 8);
    if (actor_cost(sites, places, actor, dial) < before * (1 - 1e-4)) {
        return true;
    }
    memcpy(places + first, grid->old, length * sizeof(PsgPoint));
    return false;
}

static PsgGrid *
grid_new(const PsgSites *sites)
{
    PsgGrid *grid = g_new(PsgGrid, 1);
    grid->cost = g_malloc(sites->slice_count * sizeof *grid->cost);
    grid->came = g_malloc(sites->slice_count * sizeof *grid->came);
    grid->old = g_new(PsgPoint, sites->slice_count);
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
psg_sites_reroute(const PsgSites *sites, PsgPoint *places, PsgDial dial,
                  PsgRandom *random)
{
    PsgGrid *grid = grid_new(sites);
    lay_spots(sites, places, random, grid);
    unsigned bettered = 0;
    for (size_t i = 0; i < sites->actor_count; i++) {
        bettered += reroute_actor(sites, places, i, dial, grid);
    }
    grid_free(grid);
    return bettered;
}

/* Scatters those that pull at the centre and are near it; then the centre looks for a
 * good spot. */
static void
scatter_around(const PsgSites *sites, PsgPoint *trial, guint32 centre, PsgGrid *grid,
               PsgRandom *random)
{
    const PsgDial dial = {0, 1};
    double reach = 1.2 + 1.5 * psg_random_unit(random);
    size_t begin = sites->first_pull[centre], end = sites->first_pull[centre + 1];
    PsgPoint middle = trial[centre];
    lay_spots(sites, trial, random, grid);
    for (size_t i = begin; i < end; i++) {
        PsgPoint *other = &trial[sites->pulls[i].other];
        if (hypot(other->x - middle.x, other->y - middle.y) < reach) {
            other->x = middle.x + reach * (2 * psg_random_unit(random) - 1);
            other->y = middle.y + reach * (2 * psg_random_unit(random) - 1);
        }
    }
    reroute_actor(sites, trial, centre, dial, grid);
}

void
psg_sites_shake(const PsgSites *sites, PsgPoint *places, unsigned times,
                PsgRandom *random)
{
    const PsgDial dial = {0, 1};
    PsgGrid *grid = grid_new(sites);
    g_autofree PsgPoint *trial = g_new(PsgPoint, sites->site_count + 1);
    double best = psg_sites_stress(sites, places);
    for (unsigned i = 0; i < times; i++) {
        guint32 centre = psg_random_below(random, (guint32)sites->site_count);
        if (sites->first_pull[centre] == sites->first_pull[centre + 1]) {
            continue;
        }
        memcpy(trial, places, sites->site_count * sizeof *trial);
        scatter_around(sites, trial, centre, grid, random);
        psg_sites_settle(sites, trial, dial, 25);
        double stress = psg_sites_stress(sites, trial);
        if (stress < best * (1 + 1e-3)) {
            psg_sites_settle(sites, trial, dial, 25);
            stress = psg_sites_stress(sites, trial);
        }
        if (stress < best) {
            best = stress;
            memcpy(places, trial, sites->site_count * sizeof *trial);
        }
    }
    grid_free(grid);
}
