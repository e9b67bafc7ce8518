/* Parts moved as a whole: turned and shifted to where their links would have them. */
#include "layout/stress/align.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* ---- the rigid move that lays one set of points on another (Procrustes) ---- */

/* Weighted sums over pairs of a point and where it should be; begins as all zeros. */
typedef struct {
    double weight, ax, ay, bx, by, xx, xy, yx, yy;
} Procrustes;

/* Turns around `from`, mirrored left to right before if mirror is -1, then shifts to
 * `to`. */
typedef struct {
    double mirror, cosine, sine;
    PsgPoint from, to;
} RigidMove;

static void
procrustes_add(Procrustes *fit, PsgPoint point, PsgPoint wanted, double weight)
{
    fit->weight += weight;
    fit->ax += weight * point.x;
    fit->ay += weight * point.y;
    fit->bx += weight * wanted.x;
    fit->by += weight * wanted.y;
    fit->xx += weight * point.x * wanted.x;
    fit->xy += weight * point.x * wanted.y;
    fit->yx += weight * point.y * wanted.x;
    fit->yy += weight * point.y * wanted.y;
}

/* The move with the least squares. */
static RigidMove
procrustes_solve(const Procrustes *fit, bool may_mirror)
{
    double n = MAX(fit->weight, 1e-300);
    double xx = fit->xx - fit->ax * fit->bx / n, xy = fit->xy - fit->ax * fit->by / n;
    double yx = fit->yx - fit->ay * fit->bx / n, yy = fit->yy - fit->ay * fit->by / n;
    double straight = hypot(xx + yy, xy - yx), mirrored = hypot(yy - xx, xy + yx);
    RigidMove turn = {1, 1, 0, {fit->ax / n, fit->ay / n}, {fit->bx / n, fit->by / n}};
    if (MAX(straight, mirrored) < 1e-9 * n) {
        return turn; /* a point is the same whichever way it is turned */
    }
    if (straight >= mirrored || !may_mirror) {
        turn.cosine = straight > 0 ? (xx + yy) / straight : 1;
        turn.sine = straight > 0 ? (xy - yx) / straight : 0;
    } else {
        turn.mirror = -1;
        turn.cosine = (yy - xx) / mirrored;
        turn.sine = -(xy + yx) / mirrored;
    }
    return turn;
}

static PsgPoint
moved_point(const RigidMove *turn, PsgPoint point)
{
    double x = turn->mirror * (point.x - turn->from.x), y = point.y - turn->from.y;
    return (PsgPoint){turn->to.x + turn->cosine * x - turn->sine * y,
                      turn->to.y + turn->sine * x + turn->cosine * y};
}

/* ---- parts ---- */

static void
turn_parts(const PsgStressProblem *problem, const Procrustes *fits, bool may_mirror,
           PsgPoint *places)
{
    g_autofree RigidMove *turns = g_new0(RigidMove, problem->part_count + 1);
    for (size_t i = 0; i < problem->part_count; i++) {
        turns[i] = procrustes_solve(&fits[i], may_mirror);
    }
    for (size_t i = 0; i < problem->site_count; i++) {
        size_t part = problem->part[i];
        if (fits[part].weight > 0) {
            places[i] = moved_point(&turns[part], places[i]);
        }
    }
}

/* The weight that makes a square stand for a length (see step 2 of settling). */
static double
link_hold(const PsgStressProblem *problem, size_t site, const PsgPoint *places,
          double slack)
{
    double dx = places[site + 1].x - places[site].x,
           dy = places[site + 1].y - places[site].y;
    return problem->link[site] / sqrt(dx * dx + dy * dy + slack * slack);
}

/* Every other slice moves while its neighbours stand, then the others. */
static void
align_half(const PsgStressProblem *problem, PsgPoint *places, PsgStressWeights weights,
           guint32 odd)
{
    g_autofree Procrustes *fits = g_new0(Procrustes, problem->part_count + 1);
    for (size_t i = 0; i + 1 < problem->site_count; i++) {
        /* over an even gap both ends would move at once */
        if (problem->link[i] <= 0 ||
            (problem->slice[i + 1] - problem->slice[i]) % 2 == 0) {
            continue;
        }
        double hold = link_hold(problem, i, places, weights.slack);
        size_t mover = problem->slice[i] % 2 == odd ? i : i + 1;
        size_t stander = mover == i ? i + 1 : i;
        procrustes_add(&fits[problem->part[mover]], places[mover], places[stander], hold);
    }
    turn_parts(problem, fits, false, places);
}

void
psg_problem_align(const PsgStressProblem *problem, PsgPoint *places,
                  PsgStressWeights weights, unsigned rounds)
{
    for (unsigned i = 0; i < 2 * rounds; i++) {
        align_half(problem, places, weights, i % 2);
    }
}

void
psg_problem_align_draft(const PsgStressProblem *problem, PsgPoint *draft,
                        const PsgPoint *places)
{
    g_autofree Procrustes *fits = g_new0(Procrustes, problem->part_count + 1);
    for (size_t i = 0; i < problem->site_count; i++) {
        procrustes_add(&fits[problem->part[i]], draft[i], places[i], 1);
    }
    turn_parts(problem, fits, true, draft);
}

void
psg_problem_still(const PsgStressProblem *problem, PsgPoint *places, double distance)
{
    size_t begin = 0;
    for (size_t i = 0; i < problem->site_count; i++) {
        bool goes_on =
            problem->link[i] > 0 && hypot(places[i + 1].x - places[i].x,
                                          places[i + 1].y - places[i].y) < distance;
        if (goes_on) {
            continue;
        }
        PsgPoint middle = {0, 0};
        double weight = 0;
        for (size_t j = begin; j <= i; j++) {
            double hold = problem->hold[j] + 1e-9;
            weight += hold;
            middle.x += hold * places[j].x;
            middle.y += hold * places[j].y;
        }
        for (size_t j = begin; j <= i; j++) {
            places[j] = (PsgPoint){middle.x / weight, middle.y / weight};
        }
        begin = i + 1;
    }
}
