/*
 * The order of lines in their groups.
 *
 * K. Sugiyama, S. Tagawa, M. Toda: Methods for Visual Understanding of Hierarchical
 * System Structures, IEEE Transactions SMC 11 (1981): barycentre sweeps. S. Liu, Y. Wu,
 * E. Wei, M. Liu, Y. Liu: StoryFlow, IEEE TVCG 19 (2013): sweeps within the groups of a
 * hierarchy, for lines in time.
 *
 * 1. Each group in order of ranks.
 * 2. Sweeps: the lines of each group are sorted by the weighted mean place of those they
 *    are tied to, and of their own rank. The best order seen is kept.
 * 3. A line moves to another place of its group wherever that is cheaper, until none is.
 *
 * What it costs is the length of all ties, times their weights, and a little for ties
 * that go the wrong way, and for how far lines are from their ranks.
 */
#include "figure/timeline/order.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RANK_WEIGHT 0.5
#define UPWARD 0.4 /* of its weight, what a tie costs that goes up and not down */

enum {
    SWEEPS = 16,
    ROUNDS = 8,
    FARTHEST = 24, /* places that a line moves at once, so that long lists stay quick */
};

typedef struct {
    size_t line;
    double key;
} Entry;

typedef struct {
    const PsgLineOrderTask *task;
    size_t *order;      /* lines by place */
    size_t *places;     /* by line */
    size_t *wishes;     /* by line: the place by rank */
    size_t *first_ties; /* by line, into tied; one more at the end */
    size_t *tied;       /* ties by line */
} Sorter;

static size_t
other_end(const PsgLineTie *tie, size_t line)
{
    return tie->a == line ? tie->b : tie->a;
}

static void
list_ties(Sorter *sorter)
{
    const PsgLineOrderTask *task = sorter->task;
    sorter->first_ties = g_new0(size_t, task->count + 2);
    sorter->tied = g_new(size_t, 2 * task->tie_count + 1);
    for (size_t i = 0; i < task->tie_count; i++) {
        sorter->first_ties[task->ties[i].a + 1]++;
        sorter->first_ties[task->ties[i].b + 1]++;
    }
    for (size_t i = 0; i < task->count; i++) {
        sorter->first_ties[i + 1] += sorter->first_ties[i];
    }
    g_autofree size_t *next =
        g_memdup2(sorter->first_ties, (task->count + 1) * sizeof *next);
    for (size_t i = 0; i < task->tie_count; i++) {
        sorter->tied[next[task->ties[i].a]++] = i;
        sorter->tied[next[task->ties[i].b]++] = i;
    }
}

/* Of its rank, and of those of its ties that go up. */
static double
cost_of_line(const Sorter *sorter, size_t line)
{
    size_t place = sorter->places[line];
    double cost = RANK_WEIGHT * fabs((double)place - (double)sorter->wishes[line]);
    for (size_t i = sorter->first_ties[line]; i < sorter->first_ties[line + 1]; i++) {
        const PsgLineTie *tie = &sorter->task->ties[sorter->tied[i]];
        bool is_up = tie->is_down && sorter->places[tie->a] > sorter->places[tie->b];
        cost += is_up ? UPWARD * tie->weight / 2 : 0; /* the other line pays as much */
    }
    return cost;
}

static double
cost_of_ties(const Sorter *sorter, size_t line)
{
    double place = (double)sorter->places[line], cost = 0;
    for (size_t i = sorter->first_ties[line]; i < sorter->first_ties[line + 1]; i++) {
        const PsgLineTie *tie = &sorter->task->ties[sorter->tied[i]];
        cost += tie->weight * fabs(place - (double)sorter->places[other_end(tie, line)]);
    }
    return cost;
}

static double
cost_of_all(const Sorter *sorter)
{
    double cost = 0;
    for (size_t line = 0; line < sorter->task->count; line++) {
        cost += cost_of_line(sorter, line) + cost_of_ties(sorter, line) / 2;
    }
    return cost;
}

static void
note_places(Sorter *sorter, size_t from, size_t to)
{
    for (size_t place = from; place <= to; place++) {
        sorter->places[sorter->order[place]] = place;
    }
}

/* ---- Step 1 ---- */

static gint
compare_ranks(gconstpointer a, gconstpointer b, gpointer data)
{
    const PsgLineOrderTask *task = ((const Sorter *)data)->task;
    size_t first = *(const size_t *)a, second = *(const size_t *)b;
    if (task->groups[first] != task->groups[second]) {
        return task->groups[first] < task->groups[second] ? -1 : 1;
    }
    if (task->ranks[first] != task->ranks[second]) {
        return task->ranks[first] < task->ranks[second] ? -1 : 1;
    }
    return (first > second) - (first < second);
}

static void
start(Sorter *sorter)
{
    size_t count = sorter->task->count;
    for (size_t i = 0; i < count; i++) {
        sorter->order[i] = i;
    }
    g_qsort_with_data(sorter->order, (gint)count, sizeof *sorter->order, compare_ranks,
                      sorter);
    note_places(sorter, 0, count - 1);
    memcpy(sorter->wishes, sorter->places, count * sizeof *sorter->wishes);
}

/* ---- Step 2 ---- */

static double
barycentre(const Sorter *sorter, size_t line)
{
    double weight = RANK_WEIGHT, sum = RANK_WEIGHT * (double)sorter->wishes[line];
    for (size_t i = sorter->first_ties[line]; i < sorter->first_ties[line + 1]; i++) {
        const PsgLineTie *tie = &sorter->task->ties[sorter->tied[i]];
        weight += tie->weight;
        sum += tie->weight * (double)sorter->places[other_end(tie, line)];
    }
    return sum / weight;
}

static gint
compare_entries(gconstpointer a, gconstpointer b)
{
    const Entry *first = a, *second = b;
    if (first->key < second->key || first->key > second->key) {
        return first->key < second->key ? -1 : 1;
    }
    return (first->line > second->line) - (first->line < second->line);
}

/* One behind the last place of the group that begins there. */
static size_t
end_of_group(const Sorter *sorter, size_t place)
{
    const size_t *groups = sorter->task->groups;
    size_t end = place + 1;
    while (end < sorter->task->count &&
           groups[sorter->order[end]] == groups[sorter->order[place]]) {
        end++;
    }
    return end;
}

static void
sort_group(Sorter *sorter, size_t from, size_t end)
{
    g_autofree Entry *entries = g_new(Entry, end - from);
    for (size_t place = from; place < end; place++) {
        size_t line = sorter->order[place];
        entries[place - from] = (Entry){line, barycentre(sorter, line)};
    }
    qsort(entries, end - from, sizeof *entries, compare_entries);
    for (size_t place = from; place < end; place++) {
        sorter->order[place] = entries[place - from].line;
    }
    note_places(sorter, from, end - 1);
}

static void
sweep(Sorter *sorter)
{
    size_t count = sorter->task->count;
    g_autofree size_t *best = g_memdup2(sorter->order, count * sizeof *best);
    double least = cost_of_all(sorter);
    for (int i = 0; i < SWEEPS; i++) {
        for (size_t from = 0, end; from < count; from = end) {
            end = end_of_group(sorter, from);
            sort_group(sorter, from, end);
        }
        double cost = cost_of_all(sorter);
        if (cost < least) {
            least = cost;
            memcpy(best, sorter->order, count * sizeof *best);
        }
    }
    memcpy(sorter->order, best, count * sizeof *best);
    note_places(sorter, 0, count - 1);
}

/* ---- Step 3 ---- */

/* Two neighbours change places; gives by how much it is dearer. Nobody else's ties
 * change, and the one between them stays as long as it was. */
static double
swap(Sorter *sorter, size_t upper)
{
    size_t a = sorter->order[upper], b = sorter->order[upper + 1];
    double before = cost_of_line(sorter, a) + cost_of_ties(sorter, a) +
                    cost_of_line(sorter, b) + cost_of_ties(sorter, b);
    sorter->order[upper] = b;
    sorter->order[upper + 1] = a;
    sorter->places[a] = upper + 1;
    sorter->places[b] = upper;
    return cost_of_line(sorter, a) + cost_of_ties(sorter, a) + cost_of_line(sorter, b) +
           cost_of_ties(sorter, b) - before;
}

/* Carries the line at that place past its neighbours, up to first and down to last, and
 * leaves it where it is cheapest. Whether it has moved. */
static bool
improve(Sorter *sorter, size_t from, size_t first, size_t last)
{
    size_t best = from, place = from;
    double cost = 0, least = -1e-9;
    while (place > first) {
        cost += swap(sorter, --place);
        if (cost < least) {
            least = cost;
            best = place;
        }
    }
    while (place < last) {
        cost += swap(sorter, place++);
        if (cost < least) {
            least = cost;
            best = place;
        }
    }
    while (place > best) {
        swap(sorter, --place);
    }
    return best != from;
}

static void
settle(Sorter *sorter)
{
    size_t count = sorter->task->count;
    bool has_moved = true;
    for (int round = 0; round < ROUNDS && has_moved; round++) {
        has_moved = false;
        for (size_t from = 0, end; from < count; from = end) {
            end = end_of_group(sorter, from);
            for (size_t place = from; place < end; place++) {
                size_t first = place - MIN(place - from, FARTHEST);
                size_t last = MIN(end - 1, place + FARTHEST);
                has_moved = improve(sorter, place, first, last) || has_moved;
            }
        }
    }
}

size_t *
psg_line_order(const PsgLineOrderTask *task)
{
    Sorter sorter = {.task = task,
                     .order = g_new0(size_t, task->count + 1),
                     .places = g_new0(size_t, task->count + 1),
                     .wishes = g_new0(size_t, task->count + 1)};
    if (task->count > 0) {
        list_ties(&sorter);
        start(&sorter);
        sweep(&sorter);
        settle(&sorter);
    }
    g_free(sorter.places);
    g_free(sorter.wishes);
    g_free(sorter.first_ties);
    g_free(sorter.tied);
    return sorter.order;
}
