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

#include "base/geometry.h"

#include <glib.h>
#include <stddef.h>

typedef struct {
    guint32 other; /* site */
    float length;  /* wanted distance */
    double weight; /* of (distance - length)² */
} PsgPull;

typedef struct {
    size_t actor_count, slice_count, site_count;
    size_t *first;      /* actor_count + 1: an actor's sites, in order of time */
    guint32 *slice;     /* by site */
    guint32 *actor;     /* by site */
    double *link;       /* by site: weight of the link to the actor's next site, or 0 */
    size_t *first_pull; /* site_count + 1 */
    PsgPull *pulls;     /* each twice, once from each end */
    double *hold;       /* by site: the weights of its pulls added up */
    size_t part_count;
    guint32 *part;       /* by site: those that hang together in a slice share a number */
    size_t *first_nudge; /* site_count + 1 */
    PsgPull *nudges;     /* like pulls, but only while nearer than wanted */
} PsgSites;

void psg_sites_free(PsgSites *sites);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PsgSites, psg_sites_free)

/* All slices laid over each other: a site for each actor, pulls added up, no links. */
PsgSites *psg_sites_pressed(const PsgSites *sites);

/* Finds anew which sites of one slice are near each other without hanging together; those
 * are nudged apart, weakly, so that parts do not lie on each other. */
void psg_sites_watch(PsgSites *sites, const PsgPoint *places);

/* The same for sites pressed from these. */
void psg_sites_watch_pressed(PsgSites *pressed, PsgSites *sites, const PsgPoint *places);

/* How pulls are weighed against links. Links shorter than `slack` hardly count. */
typedef struct {
    double tension, slack;
} PsgDial;

/* What pulls of the site would cost with the site there. */
double psg_site_stress(const PsgSites *sites, const PsgPoint *places, size_t site,
                       PsgPoint there);

double psg_sites_stress(const PsgSites *sites, const PsgPoint *places);
double psg_link_movement(const PsgSites *sites, const PsgPoint *places, size_t site,
                         double slack);
double psg_sites_movement(const PsgSites *sites, const PsgPoint *places, double slack);

static inline double
psg_sites_cost(const PsgSites *sites, const PsgPoint *places, PsgDial dial)
{
    return psg_sites_stress(sites, places) +
           dial.tension * psg_sites_movement(sites, places, dial.slack);
}
