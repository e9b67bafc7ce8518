/*
 * Stress majorization, one actor's whole path at a time.
 *
 * "Graph drawing by stress majorization" (Gansner, Koren, North 2004), in its local form:
 * what is to be made small is bounded from above by a parabola that touches it where an
 * actor stands, and the actor moves to the parabola's lowest point. Here the path of an
 * actor through all slices moves at once:
 *
 *   1. For each of its sites, where would its pulls have it (z), and how strongly (a)?
 *   2. A link's length is bounded by a parabola too: √(m² + s²) ≤ (m² + const) / (2 √(m₀²
 *      + s²)).
 *   3. The lowest point of Σ a |x - z|² + Σ c |x' - x|² is the solution of a tridiagonal
 *      system.
 *   4. Go somewhat further than there, since the next ones will pull the same way.
 */
#include "layout/stress/majorize.h"

#include <math.h>

#define OVERSHOOT 1.75
#define AT_REST 1e-7 /* mean square of the steps of a sweep */

typedef struct {
    double *hold, *x, *y; /* step 1: a, a z */
    double *upper;        /* step 3: of the eliminated system */
} PsgPathRoom;

static PsgPathRoom
room_new(size_t length)
{
    double *all = g_new(double, 4 * length + 1);
    return (PsgPathRoom){all, all + length, all + 2 * length, all + 3 * length};
}

/* Step 1. */
static void
gather(const PsgStressProblem *problem, const PsgPoint *places, size_t site,
       PsgPathRoom *room, size_t at)
{
    PsgPoint own = places[site];
    double x = 0, y = 0;
    for (size_t i = problem->first_pull[site]; i < problem->first_pull[site + 1]; i++) {
        const PsgPull *pull = &problem->pulls[i];
        PsgPoint other = places[pull->other];
        double dx = own.x - other.x, dy = own.y - other.y;
        double reach = (double)pull->length / sqrt(dx * dx + dy * dy + 1e-12);
        x += pull->weight * (other.x + reach * dx);
        y += pull->weight * (other.y + reach * dy);
    }
    room->hold[at] = problem->hold[site];
    room->x[at] = x;
    room->y[at] = y;
}

/* Step 1, of what is too near. */
static void
gather_repulsions(const PsgStressProblem *problem, const PsgPoint *places, size_t site,
                  PsgPathRoom *room, size_t at)
{
    PsgPoint own = places[site];
    for (size_t i = problem->first_repulsion[site];
         i < problem->first_repulsion[site + 1]; i++) {
        const PsgPull *repulsion = &problem->repulsions[i];
        PsgPoint other = places[repulsion->other];
        double dx = own.x - other.x, dy = own.y - other.y;
        double length = sqrt(dx * dx + dy * dy + 1e-12);
        if (length < (double)repulsion->length) {
            double reach = (double)repulsion->length / length;
            room->hold[at] += repulsion->weight;
            room->x[at] += repulsion->weight * (other.x + reach * dx);
            room->y[at] += repulsion->weight * (other.y + reach * dy);
        }
    }
}

static double
link_parabola(PsgPoint a, PsgPoint b, double weight, double slack)
{
    double dx = b.x - a.x, dy = b.y - a.y;
    return weight / (2 * sqrt(dx * dx + dy * dy + slack * slack));
}

/* Steps 2 and 3; a site that nothing holds stays about where it is. */
static void
solve(const PsgStressProblem *problem, const PsgPoint *places, size_t actor,
      PsgStressWeights weights, PsgPathRoom *room)
{
    size_t first = problem->first[actor];
    size_t length = problem->first[actor + 1] - first;
    double before = 0; /* the link to the site before */
    for (size_t i = 0; i < length; i++) {
        size_t site = first + i;
        double after = 0;
        if (i + 1 < length) {
            after = link_parabola(places[site], places[site + 1],
                                  weights.tension * problem->link[site], weights.slack);
        }
        double free_hold = 1e-9;
        double diagonal = room->hold[i] + free_hold + before + after;
        double x = room->x[i] + free_hold * places[site].x;
        double y = room->y[i] + free_hold * places[site].y;
        if (i > 0) {
            diagonal -= before * room->upper[i - 1];
            x += before * room->x[i - 1];
            y += before * room->y[i - 1];
        }
        room->upper[i] = after / diagonal;
        room->x[i] = x / diagonal;
        room->y[i] = y / diagonal;
        before = after;
    }
    for (size_t i = length - 1; i-- > 0;) {
        room->x[i] += room->upper[i] * room->x[i + 1];
        room->y[i] += room->upper[i] * room->y[i + 1];
    }
}

static double
step_actor(const PsgStressProblem *problem, PsgPoint *places, size_t actor,
           PsgStressWeights weights, PsgPathRoom *room)
{
    size_t first = problem->first[actor];
    size_t length = problem->first[actor + 1] - first;
    if (length == 0) {
        return 0;
    }
    for (size_t i = 0; i < length; i++) {
        gather(problem, places, first + i, room, i);
        gather_repulsions(problem, places, first + i, room, i);
    }
    solve(problem, places, actor, weights, room);
    double moved = 0;
    for (size_t i = 0; i < length; i++) {
        double dx = room->x[i] - places[first + i].x,
               dy = room->y[i] - places[first + i].y;
        places[first + i].x += OVERSHOOT * dx;
        places[first + i].y += OVERSHOOT * dy;
        moved += dx * dx + dy * dy;
    }
    return moved;
}

unsigned
psg_problem_majorize(const PsgStressProblem *problem, PsgPoint *places,
                     PsgStressWeights weights, unsigned sweeps)
{
    PsgPathRoom room = room_new(problem->slice_count);
    unsigned done = 0;
    double moved = G_MAXDOUBLE;
    while (done < sweeps && moved > AT_REST * (double)problem->site_count) {
        moved = 0;
        for (size_t actor = 0; actor < problem->actor_count; actor++) {
            moved += step_actor(problem, places, actor, weights, &room);
        }
        done++;
    }
    g_free(room.hold);
    return done;
}

void
psg_actor_majorize(const PsgStressProblem *problem, PsgPoint *places, size_t actor,
                   PsgStressWeights weights, unsigned sweeps)
{
    PsgPathRoom room = room_new(problem->slice_count);
    for (unsigned i = 0; i < sweeps; i++) {
        step_actor(problem, places, actor, weights, &room);
    }
    g_free(room.hold);
}
