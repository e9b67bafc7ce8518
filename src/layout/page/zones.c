/*
 * Levels are strips of one zone. Groups are put into strips and in an order there:
 *
 * 1. As their members would stand: strips are filled alike from above, each from the left.
 * 2. Two groups change places, or one goes elsewhere, as long as that brings nearer what is
 *    tied (a quadratic assignment, improved by pairs: Heffley 1972).
 *
 * Nodes without a group are a group of their own, which has no frame. Below all there may be a
 * tray, for those who are tied to nobody.
 */
#include "layout/page/zones.h"

#include "base/compare.h"
#include "layout/page/ranks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FEWEST_LEVELS 3
#define MOST_AGAINST 0.02 /* of all that flows */
#define MOST_EXCESS 0.15  /* skipped ranks, for each that is gone down */
#define LEAST_FLOWING 0.8 /* of all links */
#define UNEVEN 4.0 /* a strip fuller by a quarter is as bad as ways twice as long */
#define SHARED 4.0 /* ties: one in two groups joins them more than its relations do */
#define FULLEST_STRIP 6 /* groups side by side: with more their titles are cut */

/* In page units, as engines place points: their ranks are further apart. */
#define SAME_HEIGHT 1.0

static PsgZones *
zones_new(size_t node_count, size_t zone_count)
{
    PsgZones *zones = g_new0(PsgZones, 1);
    zones->zone_of = g_new(size_t, node_count + 1);
    zones->zone_count = zone_count;
    zones->tray = PSG_ANY_ZONE;
    zones->strip_of = g_new0(size_t, zone_count + 1);
    zones->index = g_new(size_t, zone_count + 1);
    for (size_t zone = 0; zone < zone_count; zone++) {
        zones->index[zone] = PSG_ANY_ZONE;
    }
    for (size_t node = 0; node < node_count; node++) {
        zones->zone_of[node] = PSG_ANY_ZONE;
    }
    return zones;
}

void
psg_zones_free(PsgZones *zones)
{
    if (zones == NULL) {
        return;
    }
    g_free(zones->zone_of);
    g_free(zones->strip_of);
    g_free(zones->index);
    g_free(zones);
}

PsgZones *
psg_zones_whole(size_t node_count)
{
    PsgZones *zones = zones_new(node_count, 1);
    zones->strip_count = 1;
    memset(zones->zone_of, 0, node_count * sizeof *zones->zone_of);
    return zones;
}

/* ---- levels ---- */

/* Levels at which nobody stands get no strip. `level_of` is by node, G_MAXSIZE: none. */
static PsgZones *
zones_of_levels(const size_t *level_of, size_t node_count, size_t level_count)
{
    g_autofree size_t *zone_of_level = g_new0(size_t, level_count + 1);
    for (size_t node = 0; node < node_count; node++) {
        if (level_of[node] != G_MAXSIZE) {
            zone_of_level[level_of[node]] = 1;
        }
    }
    size_t count = 0;
    for (size_t level = 0; level < level_count; level++) {
        size_t is_used = zone_of_level[level];
        zone_of_level[level] = count;
        count += is_used;
    }
    PsgZones *zones = zones_new(node_count, count);
    zones->strip_count = count;
    zones->is_levelled = count > 1;
    for (size_t zone = 0; zone < count; zone++) {
        zones->strip_of[zone] = zone;
    }
    for (size_t node = 0; node < node_count; node++) {
        if (level_of[node] != G_MAXSIZE) {
            zones->zone_of[node] = zone_of_level[level_of[node]];
        }
    }
    return zones;
}

/* Whether what flows leads from those without a level to those who have one, rather than the
 * other way. */
static bool
flows_from_others(const PsgSupergraph *all)
{
    double from_others = 0;
    for (size_t i = 0; i < all->link_count; i++) {
        const PsgLink *link = &all->links[i];
        bool is_from = all->constraints[link->from].level_count == 0;
        bool is_to = all->constraints[link->to].level_count == 0;
        from_others += is_from == is_to ? 0 : is_from ? link->flow : -link->flow;
    }
    return from_others > 0;
}

/* Those without a level have a part of their own, above all levels or below them: nobody
 * takes them for one of a level. */
static PsgZones *
zones_of_tiers(const PsgSupergraph *all, size_t level_count)
{
    g_autofree size_t *level_of = g_new(size_t, all->node_count + 1);
    size_t others = flows_from_others(all) ? 0 : level_count + 1;
    for (size_t node = 0; node < all->node_count; node++) {
        const PsgPlacementConstraint *asked = &all->constraints[node];
        level_of[node] = asked->level_count > 0 ? asked->level + 1 : others;
    }
    PsgZones *zones = zones_of_levels(level_of, all->node_count, level_count + 2);
    for (size_t node = 0; node < all->node_count; node++) {
        if (level_of[node] != others) {
            zones->index[zones->zone_of[node]] = level_of[node] - 1;
        }
    }
    return zones;
}

/* Whether ranks tell what a reader would call levels: nothing goes in circles, next to
 * nothing skips a rank, and few links flow nowhere. */
static bool
is_layered(const PsgSupergraph *all, const PsgRanking *ranking, size_t arc_count)
{
    return ranking->rank_count >= FEWEST_LEVELS && ranking->against <= MOST_AGAINST &&
           ranking->excess <= MOST_EXCESS &&
           (double)arc_count >= LEAST_FLOWING * (double)all->link_count;
}

/* NULL if what flows makes no levels. */
static PsgZones *
zones_of_ranks(const PsgSupergraph *all, PsgRows rows)
{
    g_autofree PsgArc *arcs = g_new(PsgArc, all->link_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < all->link_count; i++) {
        const PsgLink *link = &all->links[i];
        if (link->flow > 0) {
            arcs[count++] = (PsgArc){link->from, link->to, link->flow};
        } else if (link->flow < 0) {
            arcs[count++] = (PsgArc){link->to, link->from, -link->flow};
        }
    }
    PsgRanking ranking = psg_ranking_of(arcs, count, all->node_count);
    PsgZones *zones = NULL;
    if (ranking.rank_count > 0 &&
        (rows == PSG_ROWS_RANKS || is_layered(all, &ranking, count))) {
        zones = zones_of_levels(ranking.ranks, all->node_count, ranking.rank_count);
    }
    psg_ranking_clear(&ranking);
    return zones;
}

/* ---- groups ---- */

typedef struct {
    size_t count;     /* of groups; the last one may be of those without */
    size_t *group_of; /* by node */
    double *width;    /* by group: of its boxes in one row */
    PsgPoint *middle; /* by group: of its members */
    double *ties;     /* group × count + group */
    size_t *place;    /* by group: its strip × FULLEST_STRIP + where it is within */
    size_t strips;
} Grouping;

static void
grouping_clear(Grouping *self)
{
    g_free(self->group_of);
    g_free(self->width);
    g_free(self->middle);
    g_free(self->ties);
    g_free(self->place);
}

static void
count_members(Grouping *self, const PsgSupergraph *all, const PsgPoint *wanted)
{
    g_autofree size_t *members = g_new0(size_t, self->count + 1);
    for (size_t node = 0; node < all->node_count; node++) {
        members[self->group_of[node]]++;
    }
    for (size_t node = 0; node < all->node_count; node++) {
        size_t group = self->group_of[node];
        self->width[group] += all->boxes[node].width;
        self->middle[group].x += wanted[node].x / (double)members[group];
        self->middle[group].y += wanted[node].y / (double)members[group];
    }
}

/* Groups that have members are counted anew; so are, at last, those who have none. */
static Grouping
grouping_of(const PsgSupergraph *all, const PsgPoint *wanted)
{
    Grouping self = {.group_of = g_new(size_t, all->node_count + 1)};
    g_autofree size_t *index = g_new(size_t, all->group_count + 1);
    for (size_t group = 0; group <= all->group_count; group++) {
        index[group] = G_MAXSIZE;
    }
    for (int pass = 0; pass < 2; pass++) {
        for (size_t node = 0; node < all->node_count; node++) {
            const PsgPlacementConstraint *asked = &all->constraints[node];
            size_t group = asked->is_grouped ? asked->group : all->group_count;
            if (asked->is_grouped == (pass == 0) && index[group] == G_MAXSIZE) {
                index[group] = self.count++;
            }
            self.group_of[node] = index[group];
        }
    }
    self.width = g_new0(double, self.count + 1);
    self.middle = g_new0(PsgPoint, self.count + 1);
    self.ties = g_new0(double, self.count *self.count + 1);
    self.place = g_new0(size_t, self.count + 1);
    count_members(&self, all, wanted);
    for (size_t i = 0; i < all->link_count; i++) {
        size_t a = self.group_of[all->links[i].from], b = self.group_of[all->links[i].to];
        self.ties[a * self.count + b] += all->links[i].weight;
        self.ties[b * self.count + a] += all->links[i].weight;
    }
    for (size_t node = 0; node < all->node_count; node++) {
        const PsgPlacementConstraint *asked = &all->constraints[node];
        if (asked->is_shared && index[asked->other_group] != G_MAXSIZE) {
            size_t a = self.group_of[node], b = index[asked->other_group];
            self.ties[a * self.count + b] += SHARED;
            self.ties[b * self.count + a] += SHARED;
        }
    }
    return self;
}

static size_t
fewest_strips(const Grouping *self)
{
    return (self->count + FULLEST_STRIP - 1) / FULLEST_STRIP;
}

/* So many that a group is about as wide as it is high, seen as cells of the page; each has one
 * at least. */
static size_t
strips_for(const Grouping *self, PsgSize area)
{
    double shape = area.height / fmax(area.width, 1);
    size_t strips = (size_t)round(sqrt((double)self->count * shape));
    return MIN(MAX(strips, MAX(fewest_strips(self), 1)), self->count);
}

/* Step 1. */
static void
deal_strips(Grouping *self)
{
    g_autofree PsgRanked *down = g_new(PsgRanked, self->count + 1);
    double total = 0;
    for (size_t i = 0; i < self->count; i++) {
        down[i] = (PsgRanked){self->middle[i].y, i};
        total += self->width[i];
    }
    qsort(down, self->count, sizeof *down, psg_compare_ranked);
    g_autofree PsgRanked *across = g_new(PsgRanked, self->count + 1);
    size_t begin = 0;
    double dealt = 0;
    for (size_t strip = 0; strip < self->strips; strip++) {
        size_t count = 0;
        size_t left = self->count - begin, later = self->strips - strip - 1;
        double until = total * (double)(strip + 1) / (double)self->strips;
        while (count < left - later && count < FULLEST_STRIP &&
               (count == 0 || later == 0 || left - count > later * FULLEST_STRIP ||
                dealt + self->width[down[begin + count].index] / 2 < until)) {
            size_t group = down[begin + count].index;
            across[count++] = (PsgRanked){self->middle[group].x, group};
            dealt += self->width[group];
        }
        qsort(across, count, sizeof *across, psg_compare_ranked);
        for (size_t i = 0; i < count; i++) {
            self->place[across[i].index] = strip * FULLEST_STRIP + i;
        }
        begin += count;
    }
}

/* Where each group's middle is, in shares of the page. */
static void
find_centres(const Grouping *self, PsgPoint *centres)
{
    for (size_t i = 0; i < self->count; i++) {
        double before = 0, strip = 0;
        for (size_t k = 0; k < self->count; k++) {
            if (self->place[k] / FULLEST_STRIP == self->place[i] / FULLEST_STRIP) {
                strip += self->width[k];
                before += self->place[k] < self->place[i] ? self->width[k] : 0;
            }
        }
        size_t number = self->place[i] / FULLEST_STRIP;
        centres[i] = (PsgPoint){(before + self->width[i] / 2) / fmax(strip, 1),
                                ((double)number + 0.5) / (double)self->strips};
    }
}

/* By how much the fullest strip is fuller than the mean. */
static double
imbalance(const Grouping *self)
{
    double total = 0, fullest = 0;
    for (size_t strip = 0; strip < self->strips; strip++) {
        double width = 0;
        for (size_t i = 0; i < self->count; i++) {
            width += self->place[i] / FULLEST_STRIP == strip ? self->width[i] : 0;
        }
        total += width;
        fullest = fmax(fullest, width);
    }
    return total > 0 ? fullest * (double)self->strips / total - 1 : 0;
}

static double
assignment_cost(const Grouping *self, PsgPoint *centres, PsgSize area)
{
    find_centres(self, centres);
    double cost = 0;
    for (size_t i = 0; i < self->count; i++) {
        for (size_t k = 0; k < i; k++) {
            double dx = (centres[i].x - centres[k].x) * area.width;
            double dy = (centres[i].y - centres[k].y) * area.height;
            cost += self->ties[i * self->count + k] * sqrt(dx * dx + dy * dy);
        }
    }
    return (cost + 1) * (1 + UNEVEN * imbalance(self));
}

/* True if it is better that these two have changed places; else they change back. */
static bool
try_swap(Grouping *self, size_t i, size_t k, PsgSize area, double *least)
{
    g_autofree PsgPoint *centres = g_new(PsgPoint, self->count + 1);
    size_t place = self->place[i];
    self->place[i] = self->place[k];
    self->place[k] = place;
    double cost = assignment_cost(self, centres, area);
    if (cost < *least * (1 - 1e-9)) {
        *least = cost;
        return true;
    }
    self->place[k] = self->place[i];
    self->place[i] = place;
    return false;
}

/* Step 2. Strips keep how many groups they have, and are to be alike full. */
static void
swap_groups(Grouping *self, PsgSize area)
{
    g_autofree PsgPoint *centres = g_new(PsgPoint, self->count + 1);
    double least = assignment_cost(self, centres, area);
    bool is_better = true;
    while (is_better) {
        is_better = false;
        for (size_t i = 0; i < self->count; i++) {
            for (size_t k = 0; k < i; k++) {
                is_better = try_swap(self, i, k, area, &least) || is_better;
            }
        }
    }
}

static PsgZones *
zones_of_groups(const PsgSupergraph *all, const PsgPoint *wanted, PsgSize area,
                size_t strips)
{
    Grouping self = grouping_of(all, wanted);
    self.strips = strips > 0 ? MIN(MAX(strips, fewest_strips(&self)), self.count)
                             : strips_for(&self, area);
    deal_strips(&self);
    swap_groups(&self, area);
    PsgZones *zones = zones_new(all->node_count, self.count);
    zones->strip_count = self.strips;
    zones->is_framed = true;
    g_autofree PsgRanked *ranked = g_new(PsgRanked, self.count + 1);
    for (size_t i = 0; i < self.count; i++) {
        ranked[i] = (PsgRanked){(double)self.place[i], i};
    }
    qsort(ranked, self.count, sizeof *ranked, psg_compare_ranked);
    g_autofree size_t *zone_of_group = g_new(size_t, self.count + 1);
    for (size_t zone = 0; zone < self.count; zone++) {
        zone_of_group[ranked[zone].index] = zone;
        zones->strip_of[zone] = self.place[ranked[zone].index] / FULLEST_STRIP;
    }
    for (size_t node = 0; node < all->node_count; node++) {
        size_t zone = zone_of_group[self.group_of[node]];
        const PsgPlacementConstraint *asked = &all->constraints[node];
        zones->zone_of[node] = zone;
        zones->index[zone] = asked->is_grouped ? asked->group : PSG_ANY_ZONE;
    }
    grouping_clear(&self);
    return zones;
}

PsgZones *
psg_zones_of_heights(const PsgPoint *points, size_t count)
{
    g_autofree PsgRanked *ranked = g_new(PsgRanked, count + 1);
    g_autofree size_t *level_of = g_new(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        ranked[i] = (PsgRanked){points[i].y, i};
    }
    qsort(ranked, count, sizeof *ranked, psg_compare_ranked);
    size_t level = 0;
    for (size_t i = 0; i < count; i++) {
        level += i > 0 && ranked[i].key - ranked[i - 1].key > SAME_HEIGHT;
        level_of[ranked[i].index] = level;
    }
    return zones_of_levels(level_of, count, level + 1);
}

PsgZones *
psg_zones_of_levels_asked(const PsgSupergraph *all, const PsgLayoutTask *task)
{
    size_t levels = 0;
    for (size_t i = 0; all->constraints != NULL && i < all->node_count; i++) {
        levels = MAX(levels, all->constraints[i].level_count);
    }
    return levels > 0                     ? zones_of_tiers(all, levels)
           : task->rows == PSG_ROWS_RANKS ? zones_of_ranks(all, task->rows)
                                          : NULL;
}

static bool
has_groups(const PsgSupergraph *all)
{
    for (size_t i = 0; all->constraints != NULL && i < all->node_count; i++) {
        if (all->constraints[i].is_grouped) {
            return true;
        }
    }
    return false;
}

PsgZones *
psg_zones_of_levels(const PsgSupergraph *all, const PsgLayoutTask *task)
{
    PsgZones *asked = psg_zones_of_levels_asked(all, task);
    return asked == NULL && task->rows == PSG_ROWS_AUTO && !has_groups(all)
               ? zones_of_ranks(all, task->rows)
               : asked;
}

PsgZones *
psg_zones_of(const PsgSupergraph *all, const PsgLayoutTask *task, const PsgPoint *wanted,
             size_t strips)
{
    PsgZones *zones = psg_zones_of_levels(all, task);
    if (zones == NULL && has_groups(all)) {
        zones = zones_of_groups(all, wanted, task->area, strips);
    }
    if (zones == NULL) {
        return psg_zones_whole(all->node_count);
    }
    for (size_t i = 0; all->constraints != NULL && i < all->node_count; i++) {
        if (all->constraints[i].is_pinned) {
            zones->zone_of[i] = PSG_ANY_ZONE;
        }
    }
    return zones;
}

/* ---- those who are tied to nobody ---- */

static bool
is_apart(const PsgSupergraph *all, size_t node)
{
    const PsgPlacementConstraint *asked =
        all->constraints == NULL ? NULL : &all->constraints[node];
    return all->first[node] == all->first[node + 1] &&
           (asked == NULL || (!asked->is_pinned && !asked->is_grouped));
}

/* Where levels have names, those without a level have a part of their own already. */
static bool
has_named_levels(const PsgZones *zones)
{
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        if (!zones->is_framed && zones->index[zone] != PSG_ANY_ZONE) {
            return true;
        }
    }
    return false;
}

PsgZones *
psg_zones_with_tray(const PsgZones *zones, const PsgSupergraph *all)
{
    if (has_named_levels(zones)) {
        return NULL;
    }
    size_t tray = zones->zone_count;
    g_autoptr(PsgZones) more = zones_new(all->node_count, tray + 1);
    memcpy(more->strip_of, zones->strip_of, tray * sizeof *more->strip_of);
    memcpy(more->index, zones->index, tray * sizeof *more->index);
    more->strip_of[tray] = zones->strip_count;
    more->strip_count = zones->strip_count + 1;
    more->is_framed = zones->is_framed;
    more->is_levelled = zones->is_levelled;
    more->tray = tray;
    g_autofree size_t *count = g_new0(size_t, tray + 1);
    for (size_t node = 0; node < all->node_count; node++) {
        size_t zone = is_apart(all, node) ? tray : zones->zone_of[node];
        more->zone_of[node] = zone;
        count[zone == PSG_ANY_ZONE ? 0 : zone]++;
    }
    for (size_t zone = 0; zone <= tray; zone++) {
        if (count[zone] == 0) {
            return NULL;
        }
    }
    return g_steal_pointer(&more);
}
