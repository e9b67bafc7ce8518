/*
 * Where streams run.
 *
 * Alluvial diagrams are those of M. Rosvall and C. T. Bergstrom, "Mapping change in large
 * networks" (PLoS ONE 5, 2010). The order is searched in two stages, as in H. Li, S. Li,
 * B. Tan and S. Li, "Crossing reduction of Sankey diagram with barycentre ordering via
 * Markov chain" (arXiv 1912.05339): barycentres give a good order, a search nearby
 * makes it better. Theirs has an order in each column. Ours has one for all of them, so
 * that a stream never leaves its place without a cause, and bands that none may leave:
 *
 * 1. runs stand in the order in which they are given;
 * 2. each goes to the barycentre of those it is linked with, a few times, and the best
 *    order is kept;
 * 3. each is tried at every place of its band, as long as that gains something;
 * 4. runs get lanes: as high as the order lets them, a lane being free again after a run;
 * 5. each is drawn towards those it is linked with, so that a successor goes straight on.
 */
#include "figure/lineage/order.h"

#include "base/compare.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>

enum { SWEEPS = 12, ROUNDS = 6, PULLS = 8 };

/* More runs are not tried at every place, and with still more there are no sweeps: both take
 * time by a power of how many there are. */
enum { MOST_TRIED = 150, MOST_SWEPT = 600 };

#define LENGTH_PRICE 0.002 /* of a place that a link goes down or up; a crossing is 1 */

typedef struct {
    const PsgOrderTask *task;
    size_t *last;   /* by run: the last column in which its place is taken */
    size_t *order;  /* runs, band after band */
    double *places; /* by run: its place in the order */
} Search;

static void
take_places(const Search *search)
{
    for (size_t i = 0; i < search->task->run_count; i++) {
        search->places[search->order[i]] = (double)i;
    }
}

static size_t *
last_columns(const PsgOrderTask *task)
{
    size_t *last = g_new(size_t, task->run_count + 1);
    for (size_t i = 0; i < task->run_count; i++) {
        last[i] = task->runs[i].last;
    }
    for (size_t i = 0; i < task->link_count; i++) {
        const PsgOrderLink *link = &task->links[i];
        size_t before = link->column == 0 ? 0 : link->column - 1;
        last[link->from] = MAX(last[link->from], before);
    }
    return last;
}

/* ---- What an order costs ---- */

/* What goes from (a, b) meets what goes from (c, d). */
static bool
crosses(double a, double b, double c, double d)
{
    return (a - c) * (b - d) < 0;
}

/* A link against the streams that go on beside it, and against links that follow it in
 * the list. */
static double
crossings_of(const PsgOrderTask *task, const size_t *last, const double *heights,
             size_t index)
{
    const PsgOrderLink *link = &task->links[index];
    double from = heights[link->from], to = heights[link->to], sum = 0;
    if (task->runs[link->from].first >= link->column) {
        return 0;
    }
    for (size_t i = 0; i < task->run_count; i++) {
        bool goes_on = task->runs[i].first < link->column && last[i] >= link->column;
        if (goes_on && crosses(from, to, heights[i], heights[i])) {
            sum += link->weight;
        }
    }
    for (size_t i = index + 1; i < task->link_count; i++) {
        const PsgOrderLink *other = &task->links[i];
        if (other->column == link->column &&
            task->runs[other->from].first < link->column &&
            crosses(from, to, heights[other->from], heights[other->to])) {
            sum += link->weight * other->weight;
        }
    }
    return sum;
}

static double
cost_of(const Search *search)
{
    const PsgOrderTask *task = search->task;
    double cost = 0;
    for (size_t i = 0; i < task->link_count; i++) {
        const PsgOrderLink *link = &task->links[i];
        cost += crossings_of(task, search->last, search->places, i);
        cost += LENGTH_PRICE * link->weight *
                fabs(search->places[link->from] - search->places[link->to]);
    }
    return cost;
}

/* ---- The order ---- */

typedef struct {
    size_t run, band;
    double height;
    size_t place; /* until now: decides between equals */
} Standing;

static int
compare_standing(const void *left, const void *right)
{
    const Standing *a = left, *b = right;
    return 4 * PSG_COMPARE(a->band, b->band) + 2 * PSG_COMPARE(a->height, b->height) +
           PSG_COMPARE(a->place, b->place);
}

/* Runs of a band in the order of these heights. */
static void
sort_order(const Search *search, const double *heights)
{
    size_t count = search->task->run_count;
    g_autofree Standing *standings = g_new(Standing, count + 1);
    for (size_t i = 0; i < count; i++) {
        size_t run = search->order[i];
        standings[i] = (Standing){run, search->task->runs[run].band, heights[run], i};
    }
    qsort(standings, count, sizeof *standings, compare_standing);
    for (size_t i = 0; i < count; i++) {
        search->order[i] = standings[i].run;
    }
    take_places(search);
}

/* By run, the barycentre of those it is linked with; its own height if there are none. */
static double *
barycentres(const PsgOrderTask *task, const double *heights, bool within_band)
{
    double *sums = g_new0(double, task->run_count + 1);
    g_autofree double *weights = g_new0(double, task->run_count + 1);
    for (size_t i = 0; i < task->link_count; i++) {
        const PsgOrderLink *link = &task->links[i];
        if (within_band && task->runs[link->from].band != task->runs[link->to].band) {
            continue;
        }
        sums[link->from] += link->weight * heights[link->to];
        sums[link->to] += link->weight * heights[link->from];
        weights[link->from] += link->weight;
        weights[link->to] += link->weight;
    }
    for (size_t i = 0; i < task->run_count; i++) {
        sums[i] = weights[i] > 0 ? sums[i] / weights[i] : heights[i];
    }
    return sums;
}

static void
sweep(const Search *search)
{
    size_t count = search->task->run_count;
    g_autofree size_t *best = g_memdup2(search->order, count * sizeof *best);
    double least = cost_of(search);
    for (int i = 0; i < SWEEPS && least > 0; i++) {
        g_autofree double *heights = barycentres(search->task, search->places, false);
        sort_order(search, heights);
        double cost = cost_of(search);
        if (cost < least) {
            least = cost;
            memcpy(best, search->order, count * sizeof *best);
        }
    }
    memcpy(search->order, best, count * sizeof *best);
    take_places(search);
}

static void
move(const Search *search, size_t from, size_t to)
{
    size_t run = search->order[from], *order = search->order;
    if (from < to) {
        memmove(&order[from], &order[from + 1], (to - from) * sizeof *order);
    } else {
        memmove(&order[to + 1], &order[to], (from - to) * sizeof *order);
    }
    order[to] = run;
    take_places(search);
}

/* Puts the run at this place where it costs least; true if that is another one. */
static bool
try_places(const Search *search, size_t place)
{
    const PsgOrderRun *runs = search->task->runs;
    size_t band = runs[search->order[place]].band, best = place, at = place;
    double least = cost_of(search);
    for (size_t i = 0; i < search->task->run_count; i++) {
        if (i == at || runs[search->order[i]].band != band) {
            continue;
        }
        move(search, at, i);
        at = i;
        double cost = cost_of(search);
        if (cost < least - 1e-9) {
            least = cost;
            best = i;
        }
    }
    move(search, at, best);
    return best != place;
}

static void
improve(const Search *search)
{
    bool is_better = true;
    for (int round = 0; round < ROUNDS && is_better; round++) {
        is_better = false;
        for (size_t i = search->task->run_count; i > 0; i--) { /* successors give way */
            is_better = try_places(search, i - 1) || is_better;
        }
    }
}

/* ---- The lanes ---- */

/* Of a stretch of columns. */
typedef struct {
    double raised;  /* all over it */
    double highest; /* anywhere in it */
    size_t sky;     /* to which that belongs; in another one it is flat */
} SkylineNode;

/* The highest value over columns: a tree of stretches, the root being 1. */
typedef struct {
    size_t leaves;
    SkylineNode *nodes;
    size_t sky; /* from 1; the next one is flat */
} Skyline;

#define FLAT (-G_MAXDOUBLE)

static Skyline
skyline_new(size_t columns)
{
    Skyline sky = {.leaves = 1, .sky = 1};
    while (sky.leaves < columns) {
        sky.leaves *= 2;
    }
    sky.nodes = g_new0(SkylineNode, 2 * sky.leaves);
    return sky;
}

static double
highest(const Skyline *sky, size_t node)
{
    return sky->nodes[node].sky == sky->sky ? sky->nodes[node].highest : FLAT;
}

static SkylineNode *
node_of(const Skyline *sky, size_t place)
{
    SkylineNode *node = &sky->nodes[place];
    if (node->sky != sky->sky) {
        *node = (SkylineNode){FLAT, FLAT, sky->sky};
    }
    return node;
}

static void
lift(const Skyline *sky, size_t place, double value)
{
    SkylineNode *node = node_of(sky, place);
    node->raised = fmax(node->raised, value);
    node->highest = fmax(node->highest, value);
}

static void
lift_above(const Skyline *sky, size_t place)
{
    while (place > 1) {
        place /= 2;
        SkylineNode *node = node_of(sky, place);
        double below = fmax(highest(sky, 2 * place), highest(sky, 2 * place + 1));
        node->highest = fmax(node->highest, below);
    }
}

/* From the first column to the last. */
static void
skyline_raise(const Skyline *sky, size_t first, size_t last, double value)
{
    size_t low = first + sky->leaves, high = last + sky->leaves + 1;
    for (; low < high; low /= 2, high /= 2) {
        if (low % 2 == 1) {
            lift(sky, low++, value);
        }
        if (high % 2 == 1) {
            lift(sky, --high, value);
        }
    }
    lift_above(sky, first + sky->leaves);
    lift_above(sky, last + sky->leaves);
}

static double
raised_above(const Skyline *sky, size_t place)
{
    double most = FLAT;
    for (; place > 0; place /= 2) {
        const SkylineNode *node = &sky->nodes[place];
        most = node->sky == sky->sky ? fmax(most, node->raised) : most;
    }
    return most;
}

static double
skyline_over(const Skyline *sky, size_t first, size_t last)
{
    size_t low = first + sky->leaves, high = last + sky->leaves + 1;
    double most = fmax(raised_above(sky, low), raised_above(sky, high - 1));
    for (; low < high; low /= 2, high /= 2) {
        if (low % 2 == 1) {
            most = fmax(most, highest(sky, low++));
        }
        if (high % 2 == 1) {
            most = fmax(most, highest(sky, --high));
        }
    }
    return most;
}

/* Bands follow each other in the order: for the first run of each, that comes after the one at
 * the place before, the sky is flat. */
static void
skyline_enter(Skyline *sky, const Search *search, size_t place, size_t before)
{
    const PsgOrderRun *runs = search->task->runs;
    const size_t *order = search->order;
    if (before >= search->task->run_count ||
        runs[order[place]].band != runs[order[before]].band) {
        sky->sky++;
    }
}

static Skyline
skyline_of(const Search *search)
{
    size_t columns = 1;
    for (size_t i = 0; i < search->task->run_count; i++) {
        columns = MAX(columns, search->last[i] + 1);
    }
    return skyline_new(columns);
}

/* Gives each run a lane, as high as the order lets it. */
static void
stack(const Search *search, double *lanes, size_t *lane_counts)
{
    const PsgOrderRun *runs = search->task->runs;
    Skyline sky = skyline_of(search);
    for (size_t band = 0; band < search->task->band_count; band++) {
        lane_counts[band] = 0;
    }
    for (size_t i = 0; i < search->task->run_count; i++) {
        size_t run = search->order[i], *count = &lane_counts[runs[run].band];
        skyline_enter(&sky, search, i, i - 1);
        lanes[run] = fmax(0, skyline_over(&sky, runs[run].first, search->last[run]) + 1);
        skyline_raise(&sky, runs[run].first, search->last[run], lanes[run]);
        *count = MAX(*count, (size_t)lanes[run] + 1);
    }
    g_free(sky.nodes);
}
/* By place in the order, the highest lane that those after it leave to a run; as lanes are now.
 * Owned by the caller. */
static double *
ceilings(const Search *search, Skyline *sky, const double *lanes,
         const size_t *lane_counts)
{
    const PsgOrderRun *runs = search->task->runs;
    double *most = g_new(double, search->task->run_count + 1);
    for (size_t i = search->task->run_count; i-- > 0;) {
        size_t run = search->order[i];
        skyline_enter(sky, search, i, i + 1);
        most[i] = fmin((double)lane_counts[runs[run].band] - 1,
                       -skyline_over(sky, runs[run].first, search->last[run]) - 1);
        skyline_raise(sky, runs[run].first, search->last[run], -lanes[run]);
    }
    return most;
}

/* A run goes where it is drawn to, as far as its neighbours let it. */
static void
pull(const Search *search, double *lanes, const size_t *lane_counts)
{
    const PsgOrderRun *runs = search->task->runs;
    g_autofree double *wishes = barycentres(search->task, lanes, true);
    Skyline sky = skyline_of(search);
    g_autofree double *most = ceilings(search, &sky, lanes, lane_counts);
    for (size_t i = 0; i < search->task->run_count; i++) {
        size_t run = search->order[i];
        skyline_enter(&sky, search, i, i - 1);
        double least =
            fmax(0, skyline_over(&sky, runs[run].first, search->last[run]) + 1);
        lanes[run] = CLAMP(wishes[run], least, MAX(least, most[i]));
        skyline_raise(&sky, runs[run].first, search->last[run], lanes[run]);
    }
    g_free(sky.nodes);
}

double *
psg_order_lanes(const PsgOrderTask *task, size_t *lane_counts)
{
    g_autofree size_t *last = last_columns(task);
    g_autofree size_t *order = g_new(size_t, task->run_count + 1);
    g_autofree double *places = g_new0(double, task->run_count + 1);
    double *lanes = g_new0(double, task->run_count + 1);
    Search search = {task, last, order, places};
    for (size_t i = 0; i < task->run_count; i++) {
        order[i] = i;
    }
    sort_order(&search, places);
    if (task->run_count <= MOST_SWEPT) {
        sweep(&search);
    }
    if (task->run_count <= MOST_TRIED) {
        improve(&search);
    }
    stack(&search, lanes, lane_counts);
    for (int i = 0; i < PULLS; i++) {
        pull(&search, lanes, lane_counts);
    }
    return lanes;
}

double
psg_order_crossings(const PsgOrderTask *task, const double *lanes)
{
    g_autofree size_t *last = last_columns(task);
    g_autofree double *heights = g_new(double, task->run_count + 1);
    double sum = 0;
    for (size_t i = 0; i < task->run_count; i++) {
        heights[i] = lanes[i] + (double)(task->runs[i].band * (task->run_count + 1));
    }
    for (size_t i = 0; i < task->link_count; i++) {
        sum += crossings_of(task, last, heights, i);
    }
    return sum;
}
