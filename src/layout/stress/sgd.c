/*
 * Starts from nothing, by stochastic gradient descent.
 *
 * "Graph drawing by stochastic gradient descent" (Zheng, Pawar, Goodman 2018): in random
 * order, each pair is moved apart or together by min(1, rate × weight) of what it lacks,
 * the rate falling exponentially.
 */
#include "layout/stress/sgd.h"

#include "layout/stress/majorize.h"

#include <math.h>
#include <string.h>

typedef struct {
    guint32 a, b;
    double length, weight;
} PsgSpring;

static GArray *
springs_of_sites(const PsgStressProblem *problem)
{
    GArray *springs = g_array_new(FALSE, FALSE, sizeof(PsgSpring));
    for (guint32 i = 0; i < problem->site_count; i++) {
        for (size_t j = problem->first_pull[i]; j < problem->first_pull[i + 1]; j++) {
            const PsgPull *pull = &problem->pulls[j];
            if (pull->other > i) {
                PsgSpring spring = {i, pull->other, (double)pull->length, pull->weight};
                g_array_append_val(springs, spring);
            }
        }
    }
    return springs;
}

static void
shuffle(GArray *springs, PsgRandom *random)
{
    PsgSpring *all = (PsgSpring *)(void *)springs->data;
    for (guint i = springs->len; i > 1; i--) {
        guint j = psg_random_below(random, i);
        PsgSpring keep = all[i - 1];
        all[i - 1] = all[j];
        all[j] = keep;
    }
}

static void
relax_all(const GArray *springs, PsgPoint *places, double rate)
{
    for (guint i = 0; i < springs->len; i++) {
        const PsgSpring *spring = &g_array_index(springs, PsgSpring, i);
        PsgPoint *a = &places[spring->a], *b = &places[spring->b];
        double share = MIN(1, rate * spring->weight);
        double dx = b->x - a->x, dy = b->y - a->y;
        double length = sqrt(dx * dx + dy * dy + 1e-12);
        double push = share * (length - spring->length) / (2 * length);
        a->x += push * dx;
        a->y += push * dy;
        b->x -= push * dx;
        b->y -= push * dy;
    }
}

static void
anneal(GArray *springs, PsgPoint *places, unsigned passes, PsgRandom *random)
{
    if (springs->len == 0) {
        return;
    }
    double least = G_MAXDOUBLE, most = 0;
    for (guint i = 0; i < springs->len; i++) {
        double weight = g_array_index(springs, PsgSpring, i).weight;
        least = MIN(least, weight);
        most = MAX(most, weight);
    }
    double begin = 1 / least, end = 0.1 / most;
    for (unsigned pass = 0; pass < passes; pass++) {
        if (pass % 4 == 0) {
            shuffle(springs, random);
        }
        relax_all(springs, places, begin * pow(end / begin, (double)pass / (passes - 1)));
    }
}

void
psg_problem_scatter(const PsgStressProblem *problem, PsgPoint *places, unsigned tries,
                    PsgRandom *random)
{
    g_autoptr(GArray) springs = springs_of_sites(problem);
    g_autofree PsgPoint *trial = g_new0(PsgPoint, problem->site_count + 1);
    double best = G_MAXDOUBLE;
    double spread = sqrt((double)problem->actor_count);
    PsgStressWeights loose = {0, 1};
    for (unsigned i = 0; i < tries; i++) {
        for (size_t j = 0; j < problem->site_count; j++) {
            trial[j] = (PsgPoint){spread * psg_random_unit(random),
                                  spread * psg_random_unit(random)};
        }
        anneal(springs, trial, 15, random);
        psg_problem_majorize(problem, trial, loose, 30);
        double cost = psg_problem_stress(problem, trial);
        if (cost < best) {
            best = cost;
            memcpy(places, trial, problem->site_count * sizeof *places);
        }
    }
}
