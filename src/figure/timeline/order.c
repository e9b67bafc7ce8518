/*
 * The order of lines in their groups.
 *
 * What an order costs is the length of all ties, times their weights, and a little for ties
 * that go the wrong way, and for how far lines are from their ranks. To find the cheapest is
 * the linear arrangement problem, which is NP-hard. So:
 *
 * 1. Each group in order of ranks.
 * 2. With squares in place of lengths, and for lines that may be anywhere, the cheapest place
 *    is the mean of those of the lines that each is tied to, and of its rank (K. M. Hall: An
 *    r-dimensional quadratic placement algorithm, Management Science 17, 1970). Each goes
 *    there in turn (Gauss and Seidel); then the lines of each group are sorted by that and
 *    have whole places again, since all of them would end in the middle else. And so on.
 * 3. A line moves to another place of its group wherever that is cheaper, until none is.
 */
#include "figure/timeline/order.h"

#include "base/compare.h"

#include <glib.h>
#include <math.h>

/* In places of a tie of weight 1. */
#define RANK_WEIGHT 0.5 /* for each place that a line is from its rank: ties go before */
#define UPWARD 0.4      /* for a tie that goes up: less than the next place */

#define LEAST_GAIN 1e-9 /* what gains less gains nothing, but for rounding */

enum {
    SWEEPS = 32, /* of random ties twice as many save less than one in a hundred */
    ROUNDS = 8,  /* of moves; few lines move in the second */
    TRIES =
        20000, /* of lines to move, in all rounds: thousands are near enough without */
    FARTHEST = 24, /* places that a line moves at once, so that long lists stay quick */
};

typedef struct {
    const PsgLineOrderTask *task;
    size_t *order;      /* lines by place */
    size_t *places;     /* by line */
    double *wishes;     /* by line: the place by rank */
    double *keys;       /* by line: what groups are sorted by */
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

/* What changes with the place of a line; of a tie upwards the line that it begins at pays. */
static double
cost_of_line(const Sorter *sorter, size_t line)
{
    double place = (double)sorter->places[line];
    double cost = RANK_WEIGHT * fabs(place - sorter->wishes[line]);
    for (size_t i = sorter->first_ties[line]; i < sorter->first_ties[line + 1]; i++) {
        const PsgLineTie *tie = &sorter->task->ties[sorter->tied[i]];
        double other = (double)sorter->places[other_end(tie, line)];
        bool is_up = tie->is_down && tie->a == line && place > other;
        cost += tie->weight * (fabs(place - other) + (is_up ? UPWARD : 0));
    }
    return cost;
}

/* ---- Steps 1 and 2 ---- */

static gint
compare_keys(gconstpointer a, gconstpointer b, gpointer data)
{
    const Sorter *sorter = data;
    size_t first = *(const size_t *)a, second = *(const size_t *)b;
    const size_t *groups = sorter->task->groups;
    return 4 * PSG_COMPARE(groups[first], groups[second]) +
           2 * PSG_COMPARE(sorter->keys[first], sorter->keys[second]) +
           PSG_COMPARE(first, second);
}

static void
sort_groups(Sorter *sorter)
{
    size_t count = sorter->task->count;
    g_qsort_with_data(sorter->order, (gint)count, sizeof *sorter->order, compare_keys,
                      sorter);
    for (size_t place = 0; place < count; place++) {
        sorter->places[sorter->order[place]] = place;
    }
}

static void
start(Sorter *sorter)
{
    for (size_t i = 0; i < sorter->task->count; i++) {
        sorter->order[i] = i;
        sorter->keys[i] = (double)sorter->task->ranks[i];
    }
    sort_groups(sorter);
    for (size_t i = 0; i < sorter->task->count; i++) {
        sorter->wishes[i] = (double)sorter->places[i];
    }
}

static double
mean_place(const Sorter *sorter, size_t line)
{
    double weight = RANK_WEIGHT, sum = RANK_WEIGHT * sorter->wishes[line];
    for (size_t i = sorter->first_ties[line]; i < sorter->first_ties[line + 1]; i++) {
        const PsgLineTie *tie = &sorter->task->ties[sorter->tied[i]];
        weight += tie->weight;
        sum += tie->weight * sorter->keys[other_end(tie, line)];
    }
    return sum / weight;
}

static void
relax(Sorter *sorter)
{
    size_t count = sorter->task->count;
    for (int i = 0; i < SWEEPS; i++) {
        for (size_t line = 0; line < count; line++) {
            sorter->keys[line] = (double)sorter->places[line];
        }
        for (size_t line = 0; line < count; line++) {
            sorter->keys[line] = mean_place(sorter, line);
        }
        sort_groups(sorter);
    }
}

/* ---- Step 3 ---- */

/* Two neighbours change places; gives by how much it is dearer. No other line's ties
 * change, and the one between them stays as long as it was. */
static double
swap(Sorter *sorter, size_t upper)
{
    size_t a = sorter->order[upper], b = sorter->order[upper + 1];
    double before = cost_of_line(sorter, a) + cost_of_line(sorter, b);
    sorter->order[upper] = b;
    sorter->order[upper + 1] = a;
    sorter->places[a] = upper + 1;
    sorter->places[b] = upper;
    return cost_of_line(sorter, a) + cost_of_line(sorter, b) - before;
}

/* Whether the line at that place and the next one are of one group. */
static bool
is_within(const Sorter *sorter, size_t upper)
{
    const size_t *groups = sorter->task->groups;
    return upper + 1 < sorter->task->count &&
           groups[sorter->order[upper]] == groups[sorter->order[upper + 1]];
}

/* Carries the line at that place past its neighbours, up and down, and leaves it where it is
 * cheapest. Whether it has moved. */
static bool
improve(Sorter *sorter, size_t from)
{
    size_t best = from, place = from;
    double cost = 0, least = -LEAST_GAIN;
    while (place > 0 && from - place < FARTHEST && is_within(sorter, place - 1)) {
        cost += swap(sorter, --place);
        best = cost < least ? place : best;
        least = MIN(least, cost);
    }
    while (is_within(sorter, place) && place < from + FARTHEST) {
        cost += swap(sorter, place++);
        best = cost < least ? place : best;
        least = MIN(least, cost);
    }
    while (place > best) {
        swap(sorter, --place);
    }
    return best != from;
}

static void
settle(Sorter *sorter)
{
    bool has_moved = true;
    size_t count = sorter->task->count;
    for (size_t round = 0; round < ROUNDS && has_moved && (round + 1) * count <= TRIES;
         round++) {
        has_moved = false;
        for (size_t place = 0; place < count; place++) {
            has_moved = improve(sorter, place) || has_moved;
        }
    }
}

size_t *
psg_line_order(const PsgLineOrderTask *task)
{
    Sorter sorter = {.task = task,
                     .order = g_new0(size_t, task->count + 1),
                     .places = g_new0(size_t, task->count + 1),
                     .wishes = g_new0(double, task->count + 1),
                     .keys = g_new0(double, task->count + 1)};
    if (task->count > 0) {
        list_ties(&sorter);
        start(&sorter);
        relax(&sorter);
        settle(&sorter);
    }
    g_free(sorter.places);
    g_free(sorter.wishes);
    g_free(sorter.keys);
    g_free(sorter.first_ties);
    g_free(sorter.tied);
    return sorter.order;
}
