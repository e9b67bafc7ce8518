/* Parts moved as a whole: turned and shifted to where their links would have them. */
#include "layout/stress/align.h"

#include "layout/stress/procrustes.h"

#include <math.h>
#include <string.h>

static void
turn_parts(const PsgSites *sites, const PsgFit *fits, bool may_mirror, PsgPoint *places)
{
    g_autofree PsgTurn *turns = g_new0(PsgTurn, sites->part_count + 1);
    for (size_t i = 0; i < sites->part_count; i++) {
        turns[i] = psg_fit_turn_best(&fits[i], may_mirror);
    }
    for (size_t i = 0; i < sites->site_count; i++) {
        size_t part = sites->part[i];
        if (fits[part].weight > 0) {
            places[i] = psg_turn_point(&turns[part], places[i]);
        }
    }
}

/* The weight that makes a square stand for a length (see step 2 of settling). */
static double
link_hold(const PsgSites *sites, size_t site, const PsgPoint *places, double slack)
{
    double dx = places[site + 1].x - places[site].x,
           dy = places[site + 1].y - places[site].y;
    return sites->link[site] / sqrt(dx * dx + dy * dy + slack * slack);
}

/* Every other slice moves while its neighbours stand, then the others. */
static void
align_half(const PsgSites *sites, PsgPoint *places, PsgDial dial, guint32 odd)
{
    g_autofree PsgFit *fits = g_new0(PsgFit, sites->part_count + 1);
    for (size_t i = 0; i + 1 < sites->site_count; i++) {
        /* over an even gap both ends would move at once */
        if (sites->link[i] <= 0 || (sites->slice[i + 1] - sites->slice[i]) % 2 == 0) {
            continue;
        }
        double hold = link_hold(sites, i, places, dial.slack);
        size_t mover = sites->slice[i] % 2 == odd ? i : i + 1;
        size_t stander = mover == i ? i + 1 : i;
        psg_fit_add(&fits[sites->part[mover]], places[mover], places[stander], hold);
    }
    turn_parts(sites, fits, false, places);
}

void
psg_sites_align(const PsgSites *sites, PsgPoint *places, PsgDial dial, unsigned rounds)
{
    for (unsigned i = 0; i < 2 * rounds; i++) {
        align_half(sites, places, dial, i % 2);
    }
}

void
psg_sites_align_draft(const PsgSites *sites, PsgPoint *draft, const PsgPoint *places)
{
    g_autofree PsgFit *fits = g_new0(PsgFit, sites->part_count + 1);
    for (size_t i = 0; i < sites->site_count; i++) {
        psg_fit_add(&fits[sites->part[i]], draft[i], places[i], 1);
    }
    turn_parts(sites, fits, true, draft);
}

void
psg_sites_still(const PsgSites *sites, PsgPoint *places, double distance)
{
    size_t begin = 0;
    for (size_t i = 0; i < sites->site_count; i++) {
        bool goes_on =
            sites->link[i] > 0 && hypot(places[i + 1].x - places[i].x,
                                        places[i + 1].y - places[i].y) < distance;
        if (goes_on) {
            continue;
        }
        PsgPoint middle = {0, 0};
        double weight = 0;
        for (size_t j = begin; j <= i; j++) {
            double hold = sites->hold[j] + 1e-9;
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
