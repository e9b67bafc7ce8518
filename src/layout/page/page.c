/* How a page is filled: either boxes are rearranged on shelves, or a drawing is kept. */
#include "layout/page/page.h"

#include "base/workers.h"
#include "layout/page/anneal.h"
#include "layout/page/constraints.h"
#include "layout/page/cost.h"
#include "layout/page/gutters.h"
#include "layout/page/overlap.h"
#include "layout/page/relax.h"
#include "layout/page/settle_slices.h"
#include "layout/page/shelves.h"
#include "layout/page/sweeps.h"
#include "layout/page/zones.h"

#include <math.h>
#include <string.h>

#define STRETCH 2.5       /* at most so many times as much one way as the other */
#define SMALLEST 0.8      /* of the scale that shelves would allow */
#define FULLEST 0.75      /* of the area; with more, boxes hardly find their places */
#define SHRINK 0.95       /* from try to try: names lose at most 5 % without need */
#define USUAL_PITCH 0.375 /* of the gap, if nothing is said of lines */
#define MOST_SEARCHES 4   /* a fifth seldom finds anything better */

/* ---- bare points brought into the shape of the page ---- */

static PsgPoint
mean_of(const PsgPoint *points, size_t count)
{
    PsgPoint sum = {0, 0};
    for (size_t i = 0; i < count; i++) {
        sum.x += points[i].x / (double)count;
        sum.y += points[i].y / (double)count;
    }
    return sum;
}

/* The direction in which the points spread most: the main axis of their covariance. */
static double
main_angle(const PsgPoint *points, size_t count, PsgPoint middle)
{
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (size_t i = 0; i < count; i++) {
        double dx = points[i].x - middle.x;
        double dy = points[i].y - middle.y;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    return 0.5 * atan2(2 * xy, xx - yy);
}

/* By how much what flows goes down: the sum over all links. */
static double
descent(const PsgSupergraph *all, const PsgPoint *points)
{
    double sum = 0;
    for (size_t i = 0; i < all->link_count; i++) {
        const PsgLink *link = &all->links[i];
        sum += link->flow * (points[link->to].y - points[link->from].y);
    }
    return sum;
}

/* Turns the drawing so that its long side lies along the page's, and mirrors it: so that the
 * first point is in the left half, and what flows goes down; or else that the first point is
 * in the upper half. */
static void
orient(const PsgSupergraph *all, PsgPoint *points, PsgSize area)
{
    size_t count = all->node_count;
    PsgPoint middle = mean_of(points, count);
    double angle = -main_angle(points, count, middle);
    if (area.height > area.width) {
        angle += acos(0.0);
    }
    double cosine = cos(angle);
    double sine = sin(angle);
    for (size_t i = 0; i < count; i++) {
        double dx = points[i].x - middle.x;
        double dy = points[i].y - middle.y;
        points[i] = (PsgPoint){dx * cosine - dy * sine, dx * sine + dy * cosine};
    }
    double down = descent(all, points);
    bool left = count == 0 || points[0].x <= 0;
    bool up = down > 0 || (down >= 0 && (count == 0 || points[0].y <= 0));
    for (size_t i = 0; i < count; i++) {
        points[i].x = left ? points[i].x : -points[i].x;
        points[i].y = up ? points[i].y : -points[i].y;
    }
}

typedef struct {
    double low, high;
} Range;

static Range
range_along(const PsgPoint *points, size_t count, bool vertical)
{
    Range range = {INFINITY, -INFINITY};
    for (size_t i = 0; i < count; i++) {
        double value = vertical ? points[i].y : points[i].x;
        range.low = fmin(range.low, value);
        range.high = fmax(range.high, value);
    }
    return range;
}

/* The largest factor by which the centres may spread so that all boxes stay between 0
 * and room. */
static double
factor_along(const PsgPoint *points, const PsgSize *boxes, size_t count, double room,
             bool vertical)
{
    Range range = range_along(points, count, vertical);
    double factor = INFINITY;
    double middle = (range.low + range.high) / 2;
    for (size_t i = 0; i < count; i++) {
        double away = fabs((vertical ? points[i].y : points[i].x) - middle);
        double half = (vertical ? boxes[i].height : boxes[i].width) / 2;
        if (away > 1e-6 * (range.high - range.low)) {
            factor = fmin(factor, fmax(room / 2 - half, 0) / away);
        }
    }
    return factor;
}

/* Moves and stretches the points until the boxes around them fill the area, but
 * stretches one way at most `limit` times as much as the other. Boxes larger than the
 * area stand in its middle. */
static void
stretch(PsgPoint *points, const PsgSize *boxes, size_t count, PsgSize area, double limit)
{
    double across = factor_along(points, boxes, count, area.width, false);
    double down = factor_along(points, boxes, count, area.height, true);
    double used_across = fmin(across, down * limit);
    double used_down = fmin(down, across * limit);
    Range x = range_along(points, count, false);
    Range y = range_along(points, count, true);
    for (size_t i = 0; i < count; i++) {
        double dx = points[i].x - (x.low + x.high) / 2;
        double dy = points[i].y - (y.low + y.high) / 2;
        points[i].x = area.width / 2 + (isfinite(used_across) ? dx * used_across : 0);
        points[i].y = area.height / 2 + (isfinite(used_down) ? dy * used_down : 0);
    }
}

/* ---- boxes on shelves ---- */

static PsgShelves *
shelves_for(const PsgSupergraph *all, const PsgLayoutTask *task, const PsgPoint *places,
            const PsgZones *zones)
{
    const PsgShelfRoom room = {.boxes = all->boxes,
                               .count = all->node_count,
                               .area = task->area,
                               .gap = task->gap,
                               .pitch = task->line_pitch > 0 ? task->line_pitch
                                                             : USUAL_PITCH * task->gap,
                               .zones = zones,
                               .region = task->region,
                               .least_scale = task->least_scale};
    return psg_shelves_new(places, &room);
}

static double
cost_of(const PsgShelves *shelves, const PsgSupergraph *all, const PsgLayoutTask *task)
{
    double unit = psg_shelves_unit(shelves);
    g_autofree PsgPoint *found = g_new(PsgPoint, all->node_count + 1);
    for (size_t node = 0; node < all->node_count; node++) {
        found[node] = psg_shelves_centre(shelves, node);
    }
    g_autoptr(PsgCost) cost =
        psg_cost_new(all, found, shelves->scale, shelves->gap / 3, unit);
    double sum = psg_cost_total(cost);
    if (psg_gutters_steps(all) > 0) {
        g_autoptr(PsgGutters) gutters = psg_gutters_new(all, shelves);
        sum = psg_cost_length_total(cost) + psg_gutters_cost(gutters);
    }
    const PsgConstraintScale measure = {task->area, unit};
    for (size_t node = 0; all->constraints != NULL && node < all->node_count; node++) {
        sum += psg_constraint_cost(all, found, node, found[node], &measure);
    }
    return sum;
}

/* Zones of groups and of levels that have names; they are the same however boxes stand. */
static void
tell_zones(const PsgShelves *shelves, const PsgZones *zones, GArray *found)
{
    for (size_t zone = 0; zone < zones->zone_count; zone++) {
        if (zones->index[zone] != PSG_ANY_ZONE) {
            PsgLayoutZone told = {PSG_EVERY_SLICE, zones->is_framed, zones->index[zone],
                                  psg_shelves_room(shelves, zone)};
            g_array_append_val(found, told);
        }
    }
}

static double
scale_on(const PsgZones *zones, const PsgSupergraph *all, const PsgLayoutTask *task,
         const PsgPoint *places)
{
    g_autoptr(PsgShelves) shelves = shelves_for(all, task, places, zones);
    return shelves->scale;
}

/* Regions of groups take room. From as many strips as go with the page's shape, more or fewer
 * are tried as long as boxes get larger. */
static PsgZones *
zones_with_largest_boxes(const PsgSupergraph *all, const PsgLayoutTask *task,
                         const PsgPoint *places)
{
    g_autoptr(PsgZones) best = psg_zones_of(all, task, places, 0);
    if (!best->is_framed) {
        return g_steal_pointer(&best);
    }
    const size_t start = best->strip_count;
    double scale = scale_on(best, all, task, places);
    for (int way = 1; way >= -1; way -= 2) {
        bool is_better = scale < 1;
        for (size_t strips = start + (size_t)way; is_better && strips > 0;
             strips += (size_t)way) {
            g_autoptr(PsgZones) other = psg_zones_of(all, task, places, strips);
            double reached = scale_on(other, all, task, places);
            is_better = reached > scale;
            if (is_better) {
                scale = reached;
                psg_zones_free(best);
                best = g_steal_pointer(&other);
            }
        }
    }
    return g_steal_pointer(&best);
}

/* Those who are tied to nobody stand below, from the left in their order. */
static PsgPoint *
wanted_with_tray(const PsgZones *zones, const PsgPoint *places, size_t count)
{
    PsgPoint *wanted = g_memdup2(places, count * sizeof *places);
    for (size_t node = 0; node < count; node++) {
        if (zones->zone_of[node] == zones->tray) {
            wanted[node] = (PsgPoint){0, (double)node};
        }
    }
    return wanted;
}

/* A tray takes a row. It may make letters smaller than they would be without, but not too
 * small. Places on it are written down in `wanted`. */
static PsgZones *
with_affordable_tray(PsgZones *zones, const PsgSupergraph *all, const PsgLayoutTask *task,
                     PsgPoint **wanted)
{
    g_autoptr(PsgZones) plain = zones;
    g_autoptr(PsgZones) tray = psg_zones_with_tray(zones, all);
    if (tray == NULL) {
        return g_steal_pointer(&plain);
    }
    g_autofree PsgPoint *places = wanted_with_tray(tray, *wanted, all->node_count);
    g_autoptr(PsgShelves) with = shelves_for(all, task, places, tray);
    g_autoptr(PsgShelves) without = shelves_for(all, task, *wanted, plain);
    double least = task->least_scale > 0 ? task->least_scale : 1;
    if (with->scale < without->scale && with->scale < least) {
        return g_steal_pointer(&plain);
    }
    g_free(*wanted);
    *wanted = g_steal_pointer(&places);
    return g_steal_pointer(&tray);
}

static bool
has_pins(const PsgSupergraph *all)
{
    for (size_t i = 0; all->constraints != NULL && i < all->node_count; i++) {
        if (all->constraints[i].is_pinned) {
            return true;
        }
    }
    return false;
}

/* Searches of one graph with different seeds, which threads share among themselves. */
typedef struct {
    const PsgSupergraph *all;
    const PsgLayoutTask *task;
    const PsgPoint *wanted;
    const PsgZones *zones;
    int count;
    gint begun;
    PsgShelves *found[MOST_SEARCHES];
    double costs[MOST_SEARCHES];
} Searches;

static gpointer
search(gpointer data)
{
    Searches *searches = data;
    int i = 0;
    while ((i = g_atomic_int_add(&searches->begun, 1)) < searches->count) {
        const PsgLayoutTask *task = searches->task;
        PsgShelves *shelves =
            shelves_for(searches->all, task, searches->wanted, searches->zones);
        psg_shelves_anneal(shelves, searches->all, task->area, task->seed + (unsigned)i);
        psg_shelves_relax(shelves, searches->all, NULL);
        searches->costs[i] =
            searches->count == 1 ? 0 : cost_of(shelves, searches->all, task);
        searches->found[i] = shelves;
    }
    return NULL;
}

/* The cheapest, of two alike the first: whichever was found first. */
static PsgShelves *
cheapest(Searches *searches)
{
    int best = 0;
    for (int i = 1; i < searches->count; i++) {
        best = searches->costs[i] < searches->costs[best] ? i : best;
    }
    for (int i = 0; i < searches->count; i++) {
        if (i != best) {
            psg_shelves_free(searches->found[i]);
        }
    }
    return searches->found[best];
}

/* A search ends in a different place for every seed. Small graphs are searched several
 * times, in no more time than a large one is once, and the best is kept. */
static PsgShelves *
best_arrangement(const PsgSupergraph *all, const PsgLayoutTask *task,
                 const PsgPoint *places, GArray *found)
{
    g_autofree PsgPoint *wanted = g_memdup2(places, all->node_count * sizeof *places);
    g_autoptr(PsgZones) zones = with_affordable_tray(
        zones_with_largest_boxes(all, task, places), all, task, &wanted);
    if (zones->is_levelled) {
        psg_sweeps_order(all, zones, task->area, wanted);
    }
    Searches searches = {.all = all, .task = task, .wanted = wanted, .zones = zones};
    searches.count = (int)psg_shelves_searches(all, MOST_SEARCHES);
    psg_workers_run(search, &searches, MIN(task->workers, (guint)searches.count));
    PsgShelves *best = cheapest(&searches);
    if (!zones->is_framed && !has_pins(all)) {
        psg_shelves_fill(best, task->area);
    }
    tell_zones(best, zones, found);
    return best;
}

static PsgShelves *
arrange(const PsgSupergraph *all, const PsgLayoutTask *task, PsgPoint *places,
        GArray *zones)
{
    orient(all, places, task->area);
    if (all->constraints != NULL) {
        stretch(places, all->boxes, all->node_count, task->area, STRETCH);
        psg_constraints_start(all, places, task->area);
    }
    return best_arrangement(all, task, places, zones);
}

static double
take_centres(const PsgShelves *shelves, PsgPoint *places)
{
    for (size_t node = 0; node < shelves->box_count; node++) {
        places[node] = psg_shelves_centre(shelves, node);
    }
    return shelves->scale;
}

/* What all share begins where the solver puts points, a slice alone where all share it. */
static double
arrange_in_place(const PsgSupergraph *all, const PsgLayoutTask *task, PsgPoint *places,
                 GArray *zones)
{
    g_autoptr(PsgShelves) shelves = arrange(all, task, places, zones);
    return take_centres(shelves, places);
}

/* Left and right are changed if more stand nearer then to where they stood before. Whether
 * they are. */
static bool
mirror_towards(PsgPoint *places, const size_t *actors, size_t count, PsgSize area,
               const PsgPoint *before)
{
    double plain = 0, mirrored = 0;
    for (size_t i = 0; i < count; i++) {
        plain += fabs(places[i].x - before[actors[i]].x);
        mirrored += fabs(area.width - places[i].x - before[actors[i]].x);
    }
    for (size_t i = 0; mirrored < plain && i < count; i++) {
        places[i].x = area.width - places[i].x;
    }
    return mirrored < plain;
}

/* The zones of a slice, which is arranged alone, from the first of them. */
static void
keep_zones(GArray *zones, guint first, size_t slice, double mirror_width)
{
    for (guint i = first; i < zones->len; i++) {
        PsgLayoutZone *zone = &g_array_index(zones, PsgLayoutZone, i);
        zone->slice = slice;
        if (mirror_width > 0) {
            zone->room.x = mirror_width - psg_rect_right(zone->room);
        }
    }
}

/* Each slice for itself: it begins with what all share, and may end anywhere. The layout holds
 * what all share. */
static void
arrange_alone(const PsgLayoutTask *task, PsgLayout *layout)
{
    g_array_set_size(layout->zones, 0);
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        g_autoptr(PsgSupergraph) alone = psg_supergraph_of_slice(task, slice);
        PsgPoint *here = layout->centres + slice * task->actor_count;
        g_autofree PsgPoint *places = g_new(PsgPoint, alone->node_count + 1);
        for (size_t node = 0; node < alone->node_count; node++) {
            places[node] = here[alone->actors[node]];
        }
        guint first_zone = layout->zones->len;
        arrange_in_place(alone, task, places, layout->zones);
        const PsgPoint *before = slice == 0 ? here : here - task->actor_count;
        bool is_mirrored =
            mirror_towards(places, alone->actors, alone->node_count, task->area, before);
        keep_zones(layout->zones, first_zone, slice, is_mirrored ? task->area.width : 0);
        for (size_t node = 0; node < alone->node_count; node++) {
            here[alone->actors[node]] = places[node];
        }
    }
}

double
psg_page_arrange_slices(const PsgSupergraph *all, const PsgLayoutTask *task,
                        const PsgPoint *places, PsgLayout *layout)
{
    g_autofree PsgPoint *turned = g_memdup2(places, all->node_count * sizeof *places);
    g_autoptr(PsgShelves) shelves = arrange(all, task, turned, layout->zones);
    psg_settle_slices(shelves, all, task, layout->centres);
    if (!(task->stability > 0)) {
        arrange_alone(task, layout);
    }
    return shelves->scale;
}

/* How much of the area the boxes and their gaps cover, when they are not scaled. */
static double
cover(const PsgSupergraph *all, const PsgLayoutTask *task)
{
    double sum = 0;
    for (size_t i = 0; i < all->node_count; i++) {
        sum += (all->boxes[i].width + task->gap) * (all->boxes[i].height + task->gap);
    }
    return sum / ((task->area.width + task->gap) * (task->area.height + task->gap));
}

static gint
compare_values(gconstpointer one, gconstpointer other, gpointer data)
{
    size_t a = *(const size_t *)one, b = *(const size_t *)other;
    const double *values = data;
    if (values[a] < values[b] || values[a] > values[b]) {
        return values[a] < values[b] ? -1 : 1;
    }
    return a < b ? -1 : a > b;
}

/* Half of the way to even steps, so that crowds have room: who was further right, or lower,
 * stays so, and who was level stays level. */
static void
spread_crowds(double *values, size_t count)
{
    g_autofree size_t *order = g_new(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
    }
    g_qsort_with_data(order, (gint)count, sizeof *order, compare_values, values);
    double low = values[order[0]], all = values[order[count - 1]] - low;
    for (size_t begin = 0, end = 0; begin < count; begin = end) {
        double value = values[order[begin]];
        while (end < count && values[order[end]] <= value) {
            end++;
        }
        double rank = (double)(begin + end - 1) / 2;
        double even = low + all * rank / fmax((double)count - 1, 1);
        for (size_t i = begin; i < end; i++) {
            values[order[i]] = (value + even) / 2;
        }
    }
}

static void
spread_both_ways(PsgPoint *points, size_t count)
{
    g_autofree double *x = g_new(double, count + 1);
    g_autofree double *y = g_new(double, count + 1);
    for (size_t i = 0; i < count; i++) {
        x[i] = points[i].x;
        y[i] = points[i].y;
    }
    spread_crowds(x, count);
    spread_crowds(y, count);
    for (size_t i = 0; i < count; i++) {
        points[i] = (PsgPoint){x[i], y[i]};
    }
}

/* False if the boxes are too large at that scale. */
static bool
keep_at_scale(const PsgSupergraph *all, const PsgLayoutTask *task, double scale,
              const PsgPoint *wanted, PsgPoint *places)
{
    g_autofree PsgSize *boxes = g_new(PsgSize, all->node_count + 1);
    for (size_t i = 0; i < all->node_count; i++) {
        boxes[i] = (PsgSize){all->boxes[i].width * scale, all->boxes[i].height * scale};
    }
    memcpy(places, wanted, all->node_count * sizeof *places);
    stretch(places, boxes, all->node_count, task->area, STRETCH);
    const PsgOverlapTask overlap = {boxes, NULL, all->node_count, task->area,
                                    task->gap * scale};
    return psg_overlap_remove(&overlap, places);
}

double
psg_page_keep_ranks(const PsgSupergraph *all, const PsgLayoutTask *task, PsgPoint *places,
                    GArray *found)
{
    g_autoptr(PsgZones) asked = psg_zones_of_levels_asked(all, task);
    g_autoptr(PsgZones) own = psg_zones_of_heights(places, all->node_count);
    g_autoptr(PsgShelves) shelves =
        shelves_for(all, task, places, asked != NULL ? asked : own);
    psg_shelves_relax(shelves, all, NULL);
    if (asked != NULL) {
        tell_zones(shelves, asked, found);
    }
    return take_centres(shelves, places);
}

/* Names may get smaller than on shelves, so that places are kept; but not too small, unless there
 * are smaller boxes to ask with. */
static double
least_kept_scale(const PsgLayoutTask *task, double on_shelves)
{
    double readable = task->least_scale > 0 ? task->least_scale : 1;
    double least = SMALLEST * on_shelves;
    return task->may_tighten ? least : fmax(least, fmin(readable, on_shelves));
}

double
psg_page_keep(const PsgSupergraph *all, const PsgLayoutTask *task, PsgPoint *places,
              GArray *found)
{
    orient(all, places, task->area);
    g_autoptr(PsgZones) asked = psg_zones_of_levels_asked(all, task);
    if (asked != NULL) {
        return psg_page_keep_ranks(all, task, places, found);
    }
    spread_both_ways(places, all->node_count);
    g_autofree PsgPoint *wanted = g_memdup2(places, all->node_count * sizeof *places);
    g_autoptr(PsgZones) zones = psg_zones_whole(all->node_count);
    g_autoptr(PsgShelves) shelves = shelves_for(all, task, places, zones);
    double covered = cover(all, task);
    double scale = 1, least = least_kept_scale(task, shelves->scale);
    while (scale >= least) {
        if (covered * scale * scale < FULLEST &&
            keep_at_scale(all, task, scale, wanted, places)) {
            return scale;
        }
        scale *= SHRINK;
    }
    psg_shelves_relax(shelves, all, NULL);
    return take_centres(shelves, places);
}
