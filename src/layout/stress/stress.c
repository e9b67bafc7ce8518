/*
 * The temporal layout, from start to end.
 *
 * Linked stress ("A quantitative comparison of stress-minimization approaches for offline
 * dynamic graph drawing", Brandes, Mader 2011), but links are charged by their length,
 * not by its square: so most actors stand still most of the time, and who moves does so
 * at once.
 *
 *   1. The best drawing in which nothing moves: the sum of all slices' stress, from many
 *      starts.
 *   2. From there, links are loosened little by little, down to the tension that is asked
 *      for.
 *   3. Other states are tried: other starts, other paths for single actors, other
 *      drawings of single slices. Of large graphs there is no time for that.
 *   4. What costs nothing is used to save movement; who hardly moves is stopped.
 */
#include "layout/stress/stress.h"

#include "base/random.h"
#include "layout/stress/align.h"
#include "layout/stress/distances.h"
#include "layout/stress/drafts.h"
#include "layout/stress/majorize.h"
#include "layout/stress/pack.h"
#include "layout/stress/search.h"
#include "layout/stress/sgd.h"

#include <math.h>
#include <string.h>

#define FINAL_SLACK 0.003 /* a link this long is as good as none */

/* How often a work of so many steps may be done within a budget. */
static unsigned
times_within(double budget, double steps, unsigned least, unsigned most)
{
    double times = budget / MAX(steps, 1);
    return times >= most ? most : MAX(least, (unsigned)times);
}

static size_t
pull_count(const PsgSites *sites)
{
    return sites->first_pull[sites->site_count];
}

/* Step 1. */
static void
draw_still(PsgSites *sites, PsgSites *pressed, PsgPoint *still, double search_share,
           PsgRandom *random)
{
    const PsgDial dial = {0, 1};
    double pulls = (double)pull_count(pressed);
    psg_sites_scatter(pressed, still,
                      times_within(1.5e6 * search_share, 40 * pulls, 2, 30), random);
    psg_sites_settle(pressed, still, dial, 100);
    unsigned rounds = times_within(3e6, 80 * pulls, 1, 4);
    while (rounds-- > 0 && psg_sites_reroute(pressed, still, dial, random) > 0) {
        psg_sites_settle(pressed, still, dial, 100);
    }
    psg_sites_shake(pressed, still,
                    times_within(2.5e7 * search_share, 25 * pulls, 0, 300), random);
    psg_sites_settle(pressed, still, dial, 100);
    psg_sites_pack(sites, pressed, still);
    for (unsigned i = 0; i < 4; i++) {
        psg_sites_watch_pressed(pressed, sites, still);
        psg_sites_settle(pressed, still, dial, 15);
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
spread_still(const PsgSites *sites, const PsgPoint *still, PsgPoint *places)
{
    for (size_t i = 0; i < sites->site_count; i++) {
        places[i] = still[sites->actor[i]];
    }
}

/* Step 2. */
static void
loosen(PsgSites *sites, PsgPoint *places, PsgDial dial)
{
    enum { STAGES = 8 };
    double pulls = (double)pull_count(sites);
    unsigned sweeps = times_within(1e7, pulls, 3, 20);
    double begin = MAX(1, dial.tension);
    for (int i = 0; i <= STAGES; i++) {
        double share = (double)i / STAGES;
        PsgDial stage = {begin * pow(dial.tension / begin, share),
                         0.1 * pow(dial.slack / 0.1, share)};
        psg_sites_watch(sites, places);
        psg_sites_settle(sites, places, stage, sweeps);
    }
    psg_sites_align(sites, places, dial, 10);
    psg_sites_settle(sites, places, dial, 3 * sweeps);
}

/* Keeps the trial if it is better, once it has settled. */
static bool
try_drafts(PsgDrafts *drafts, PsgSites *sites, PsgPoint *places, PsgDial dial)
{
    size_t size = sites->site_count * sizeof *places;
    g_autofree PsgPoint *trial = g_memdup2(places, size);
    if (psg_drafts_choose(drafts, sites, trial, dial) == 0) {
        return false;
    }
    psg_sites_align(sites, trial, dial, 5);
    psg_sites_settle(sites, trial, dial, 50);
    if (psg_sites_cost(sites, trial, dial) >= psg_sites_cost(sites, places, dial)) {
        return false;
    }
    memcpy(places, trial, size);
    return true;
}

/* A drawing of its own, from another start. */
static PsgPoint *
draw_rival(PsgSites *sites, PsgSites *pressed, PsgDial dial, PsgRandom *random)
{
    const PsgDial still_dial = {0, 1};
    g_autofree PsgPoint *still = g_new0(PsgPoint, sites->actor_count + 1);
    PsgPoint *rival = g_new0(PsgPoint, sites->site_count + 1);
    psg_sites_scatter(pressed, still, 3, random);
    psg_sites_reroute(pressed, still, still_dial, random);
    psg_sites_settle(pressed, still, still_dial, 50);
    psg_sites_pack(sites, pressed, still);
    spread_still(sites, still, rival);
    loosen(sites, rival, dial);
    psg_sites_reroute(sites, rival, dial, random);
    psg_sites_settle(sites, rival, dial, 50);
    return rival;
}

/* The better one becomes `places`, the other a draft. */
static void
add_rival(PsgDrafts *drafts, const PsgSites *sites, const PsgPoint *rival,
          PsgPoint *places, PsgDial dial)
{
    if (psg_sites_cost(sites, rival, dial) < psg_sites_cost(sites, places, dial)) {
        psg_drafts_add(drafts, sites, places);
        memcpy(places, rival, sites->site_count * sizeof *places);
    } else {
        psg_drafts_add(drafts, sites, rival);
    }
}

/* Step 3. */
static void
search(PsgSites *sites, PsgSites *pressed, PsgPoint *places, PsgDial dial,
       PsgRandom *random)
{
    double pulls = (double)pull_count(sites);
    unsigned count = times_within(4e6, 50 * pulls, 1, 8);
    unsigned rivals = times_within(6e6, 400 * pulls, 0, 3);
    unsigned rounds = times_within(1e8, 100 * pulls, 0, 4);
    if (rounds == 0) {
        return;
    }
    g_autoptr(PsgDrafts) drafts = psg_drafts_new(sites, count, rivals, random);
    for (unsigned i = 0; i < rivals; i++) {
        g_autofree PsgPoint *rival = draw_rival(sites, pressed, dial, random);
        add_rival(drafts, sites, rival, places, dial);
    }
    for (unsigned i = 0; i < rounds; i++) {
        bool better = psg_sites_reroute(sites, places, dial, random) > 0;
        psg_sites_watch(sites, places);
        psg_sites_settle(sites, places, dial, 50);
        better = try_drafts(drafts, sites, places, dial) || better;
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
fill_places(const PsgTemporalTask *task, const PsgSites *sites, const PsgPoint *at,
            PsgPoint *places)
{
    for (size_t actor = 0; actor < task->actor_count; actor++) {
        size_t site = sites->first[actor], last = sites->first[actor + 1];
        bool never = site == last;
        for (size_t t = 0; t < task->slice_count; t++) {
            while (site + 1 < last && slices_apart(sites->slice[site + 1], t) <
                                          slices_apart(sites->slice[site], t)) {
                site++;
            }
            places[t * task->actor_count + actor] = never ? (PsgPoint){0, 0} : at[site];
        }
    }
}

/* Steps 2 to 4. */
static void
draw_moving(PsgSites *sites, PsgSites *pressed, PsgPoint *at, double stability,
            PsgRandom *random)
{
    PsgDial dial = {tension_of_stability(stability), FINAL_SLACK};
    loosen(sites, at, dial);
    search(sites, pressed, at, dial, random);
    psg_sites_align(sites, at, dial, 20);
    psg_sites_settle(sites, at, dial,
                     times_within(1e8, (double)pull_count(sites), 30, 100));
    psg_sites_still(sites, at, 3 * FINAL_SLACK);
}

void
psg_temporal_place(const PsgTemporalTask *task, PsgPoint *places)
{
    PsgRandom random = psg_random_seeded(task->seed);
    g_autoptr(PsgSites) sites = psg_sites_of_task(task);
    g_autoptr(PsgSites) pressed = psg_sites_pressed(sites);
    g_autofree PsgPoint *still = g_new0(PsgPoint, task->actor_count + 1);
    g_autofree PsgPoint *at = g_new0(PsgPoint, sites->site_count + 1);
    if (sites->site_count > 0) {
        draw_still(sites, pressed, still, task->search, &random);
        spread_still(sites, still, at);
        if (task->stability < 1) {
            draw_moving(sites, pressed, at, MAX(task->stability, 0), &random);
        }
    }
    fill_places(task, sites, at, places);
}
