/* The problem that the temporal layout solves: sites, pulls between them, links
 * through time. */
#include "layout/stress/problem.h"

#include <math.h>
#include <stdlib.h>

void
psg_sites_free(PsgSites *sites)
{
    if (sites == NULL) {
        return;
    }
    g_free(sites->first);
    g_free(sites->slice);
    g_free(sites->actor);
    g_free(sites->link);
    g_free(sites->first_pull);
    g_free(sites->pulls);
    g_free(sites->hold);
    g_free(sites->part);
    g_free(sites->first_nudge);
    g_free(sites->nudges);
    g_free(sites);
}

/* What pulls one actor towards the others, added up. */
typedef struct {
    PsgPull *pulls;
    size_t count;
    gint32 *at; /* by other actor: where its sum is in pulls, or -1 */
} PsgSums;

/* Adds up what pulls each actor towards each other: the sum of (r - d)² over slices is,
 * but for a constant, one (r - D)² with D the weighted mean. */
static void
press_actor(const PsgSites *sites, const size_t *firsts, const PsgPull *pulls,
            size_t actor, PsgSums *sums)
{
    sums->count = 0;
    size_t end = firsts[sites->first[actor + 1]];
    for (size_t i = firsts[sites->first[actor]]; i < end; i++) {
        const PsgPull *pull = &pulls[i];
        guint32 other = sites->actor[pull->other];
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
press(const PsgSites *sites, const size_t *firsts, const PsgPull *pulls,
      size_t *pressed_first)
{
    size_t count = sites->actor_count;
    g_autofree gint32 *at = g_new(gint32, count + 1);
    g_autofree PsgPull *merged = g_new(PsgPull, count + 1);
    for (size_t i = 0; i < count; i++) {
        at[i] = -1;
    }
    PsgSums sums = {merged, 0, at};
    GArray *all = g_array_new(FALSE, FALSE, sizeof(PsgPull));
    for (size_t i = 0; i < count; i++) {
        press_actor(sites, firsts, pulls, i, &sums);
        g_array_append_vals(all, sums.pulls, (guint)sums.count);
        pressed_first[i + 1] = all->len;
    }
    return (PsgPull *)(void *)g_array_free(all, FALSE);
}

PsgSites *
psg_sites_pressed(const PsgSites *sites)
{
    size_t count = sites->actor_count;
    PsgSites *pressed = g_new0(PsgSites, 1);
    pressed->actor_count = pressed->site_count = count;
    pressed->slice_count = 1;
    pressed->first = g_new0(size_t, count + 1);
    pressed->slice = g_new0(guint32, count + 1);
    pressed->actor = g_new0(guint32, count + 1);
    pressed->link = g_new0(double, count + 1);
    pressed->hold = g_new0(double, count + 1);
    pressed->part = g_new0(guint32, count + 1);
    pressed->first_pull = g_new0(size_t, count + 1);
    pressed->first_nudge = g_new0(size_t, count + 1);
    pressed->pulls = press(sites, sites->first_pull, sites->pulls, pressed->first_pull);
    for (size_t i = 0; i < count; i++) {
        pressed->first[i + 1] = i + 1;
        pressed->actor[i] = (guint32)i;
        for (size_t j = pressed->first_pull[i]; j < pressed->first_pull[i + 1]; j++) {
            pressed->hold[i] += pressed->pulls[j].weight;
        }
    }
    return pressed;
}

void
psg_sites_watch_pressed(PsgSites *pressed, PsgSites *sites, const PsgPoint *places)
{
    g_autofree PsgPoint *spread = g_new(PsgPoint, sites->site_count + 1);
    for (size_t i = 0; i < sites->site_count; i++) {
        spread[i] = places[sites->actor[i]];
    }
    psg_sites_watch(sites, spread);
    g_free(pressed->nudges);
    pressed->nudges =
        press(sites, sites->first_nudge, sites->nudges, pressed->first_nudge);
}

double
psg_site_stress(const PsgSites *sites, const PsgPoint *places, size_t site,
                PsgPoint there)
{
    double sum = 0;
    for (size_t i = sites->first_pull[site]; i < sites->first_pull[site + 1]; i++) {
        const PsgPull *pull = &sites->pulls[i];
        double dx = places[pull->other].x - there.x, dy = places[pull->other].y - there.y;
        double off = sqrt(dx * dx + dy * dy) - (double)pull->length;
        sum += pull->weight * off * off;
    }
    return sum;
}

double
psg_sites_stress(const PsgSites *sites, const PsgPoint *places)
{
    double sum = 0;
    for (size_t i = 0; i < sites->site_count; i++) {
        sum += psg_site_stress(sites, places, i, places[i]);
    }
    return sum / 2;
}

/* Of the link to the next site. */
double
psg_link_movement(const PsgSites *sites, const PsgPoint *places, size_t site,
                  double slack)
{
    if (sites->link[site] <= 0) {
        return 0;
    }
    double dx = places[site + 1].x - places[site].x,
           dy = places[site + 1].y - places[site].y;
    return sites->link[site] * (sqrt(dx * dx + dy * dy + slack * slack) - slack);
}

double
psg_sites_movement(const PsgSites *sites, const PsgPoint *places, double slack)
{
    double sum = 0;
    for (size_t i = 0; i < sites->site_count; i++) {
        sum += psg_link_movement(sites, places, i, slack);
    }
    return sum;
}
