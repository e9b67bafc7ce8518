/*
 * The problem that the temporal layout solves, as numbers.
 *
 * A site is one actor in one slice. Pulls join sites of one slice that hang together
 * there: they want to be as far apart as there are steps between them. Links join a site
 * to its actor's next one: they want no distance. What is to be made small is
 *
 *     stress + tension × movement
 *     stress   = the mean over slices of the mean over pairs of (distance / steps - 1)²
 *     movement = the mean over links of their length
 */
#pragma once

#include "layout/stress/stress.h"

#include <glib.h>
#include <stddef.h>

typedef struct {
    guint32 other; /* site */
    float length;  /* wanted distance */
    double weight; /* of (distance - length)² */
} PsgPull;

/* How parts of a slice keep from each other: so far, and how strongly, against pulls. */
typedef struct {
    double clearance, strength;
} PsgStressApart;

typedef struct {
    size_t actor_count, slice_count, site_count;
    PsgStressApart apart;
    double aspect;      /* of the page, or 0 */
    double search;      /* share of the usual one */
    size_t *first;      /* actor_count + 1: an actor's sites, in order of time */
    guint32 *slice;     /* by site */
    guint32 *actor;     /* by site */
    double *link;       /* by site: weight of the link to the actor's next site, or 0 */
    size_t *first_pull; /* site_count + 1 */
    PsgPull *pulls;     /* each twice, once from each end */
    double *hold;       /* by site: the weights of its pulls added up */
    size_t part_count;
    guint32 *part; /* by site: those that hang together in a slice share a number */
    size_t *first_repulsion; /* site_count + 1 */
    PsgPull *repulsions;     /* like pulls, but only while nearer than wanted */
} PsgStressProblem;

void psg_problem_free(PsgStressProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgStressProblem, psg_problem_free)

/* From the actors and ties of each slice. */
PsgStressProblem *psg_problem_of_task(const PsgTemporalTask *task);

/* All slices laid over each other: a site for each actor, pulls added up, no links. */
PsgStressProblem *psg_problem_collapse(const PsgStressProblem *problem);

/* Finds anew which sites of one slice are near each other without hanging together; those
 * are pushed apart, weakly, so that parts do not lie on each other. */
void psg_problem_update_repulsion(PsgStressProblem *problem, const PsgPoint *places);

/* The same for a problem that was collapsed from this one. */
void psg_problem_update_collapsed_repulsion(PsgStressProblem *collapsed,
                                            PsgStressProblem *problem,
                                            const PsgPoint *places);

/* Shifts the parts of the collapsed drawing, largest in the middle, so that no two that are
 * there in the same slice lie on each other. `places` are by actor. For a page, parts are turned to
 * lie along it, and put down in its shape. */
void psg_problem_pack(const PsgStressProblem *problem, const PsgStressProblem *collapsed,
                      PsgPoint *places);

/* How pulls are weighed against links. Links shorter than `slack` hardly count. */
typedef struct {
    double tension, slack;
} PsgStressWeights;

/* What pulls of the site would cost with the site there. */
double psg_site_stress(const PsgStressProblem *problem, const PsgPoint *places,
                       size_t site, PsgPoint there);

double psg_problem_stress(const PsgStressProblem *problem, const PsgPoint *places);
double psg_link_movement(const PsgStressProblem *problem, const PsgPoint *places,
                         size_t site, double slack);
double psg_problem_movement(const PsgStressProblem *problem, const PsgPoint *places,
                            double slack);

static inline double
psg_problem_cost(const PsgStressProblem *problem, const PsgPoint *places,
                 PsgStressWeights weights)
{
    return psg_problem_stress(problem, places) +
           weights.tension * psg_problem_movement(problem, places, weights.slack);
}
