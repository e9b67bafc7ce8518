/*
 * Steps between actors of a slice, by breadth-first search.
 *
 * Small components have a pull for every pair. Of large ones only some pairs are taken,
 * each standing for others, in the spirit of "A sparse stress model" (Ortmann, Klimenta,
 * Brandes 2016). But theirs are pairs with a few pivots, ours start from every actor: all
 * ties, the nearest others, and a fair choice of those farther away. That is an unbiased
 * estimate of the full stress.
 */
#include "layout/stress/problem.h"

#include "base/compare.h"
#include "base/random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FULL_LIMIT = 200,     /* larger components are sparse */
    NEAR_COUNT = 16,      /* pairs of a source with the nearest */
    FAR_COUNT = 48,       /* and with others */
    SOURCE_LIMIT = 2000,  /* searches in a slice, */
    SEARCH_LIMIT = 50000, /* and in all, for the usual search, but */
    LEAST_SOURCES = 200,  /* in each */
    RINGS = 3,            /* pairs of a member with others of its group, on each side */
};

/* Of what all pairs that hang together weigh, those of groups weigh so much. */
#define GROUP_SHARE 1.0
/* Times the root of how many actors a part has, and more for small parts, which may be long. */
#define FOLD 2.0
#define FOLD_BEGIN 4.0

/* Pull of a pair as it is found; both ends get it later. */
typedef struct {
    guint32 a, b;
    float length;
    double share; /* of the pairs it stands for */
} PsgPair;

/* The ties of one slice, and room for searches in it. Members are numbered within the
 * slice. */
typedef struct {
    size_t member_count;
    guint32 *problem; /* by member */
    size_t *first;    /* member_count + 1: where neighbours begin */
    guint32 *neighbours;
    guint32 *component; /* by member */
    guint32 *queue;
    guint32 *steps; /* by member: from the search's start */
    guint32 *stamp; /* by member: the last search that reached it */
    guint32 search;
    size_t source_limit; /* of a component */
    bool folds;          /* long ways */
} PsgStepper;

static void
stepper_clear(PsgStepper *stepper)
{
    g_free(stepper->problem);
    g_free(stepper->first);
    g_free(stepper->neighbours);
    g_free(stepper->component);
    g_free(stepper->queue);
    g_free(stepper->steps);
    g_free(stepper->stamp);
}

static bool
tie_counts(const PsgTemporalTask *task, size_t slice, size_t tie)
{
    const bool *present = task->presence + slice * task->actor_count;
    const PsgTemporalTie *ends = &task->ties[tie];
    return task->tie_presence[slice * task->tie_count + tie] && present[ends->from] &&
           present[ends->to] && ends->from != ends->to;
}

/* member_of: by actor, filled for those present. */
static void
stepper_add_ties(PsgStepper *stepper, const PsgTemporalTask *task, size_t slice,
                 const guint32 *member_of)
{
    size_t *first = stepper->first;
    for (size_t tie = 0; tie < task->tie_count; tie++) {
        if (tie_counts(task, slice, tie)) {
            first[member_of[task->ties[tie].from] + 1]++;
            first[member_of[task->ties[tie].to] + 1]++;
        }
    }
    for (size_t i = 0; i < stepper->member_count; i++) {
        first[i + 1] += first[i];
    }
    stepper->neighbours = g_new(guint32, first[stepper->member_count] + 1);
    g_autofree size_t *next =
        g_memdup2(first, (stepper->member_count + 1) * sizeof(size_t));
    for (size_t tie = 0; tie < task->tie_count; tie++) {
        if (tie_counts(task, slice, tie)) {
            guint32 a = member_of[task->ties[tie].from];
            guint32 b = member_of[task->ties[tie].to];
            stepper->neighbours[next[a]++] = b;
            stepper->neighbours[next[b]++] = a;
        }
    }
}

static PsgStepper
stepper_of_slice(const PsgTemporalTask *task, size_t slice, const guint32 *site_of,
                 guint32 *member_of)
{
    PsgStepper stepper = {0};
    stepper.problem = g_new(guint32, task->actor_count + 1);
    for (size_t i = 0; i < task->actor_count; i++) {
        if (task->presence[slice * task->actor_count + i]) {
            member_of[i] = (guint32)stepper.member_count;
            stepper.problem[stepper.member_count++] =
                site_of[slice * task->actor_count + i];
        }
    }
    size_t count = stepper.member_count;
    stepper.first = g_new0(size_t, count + 1);
    stepper.component = g_new0(guint32, count + 1);
    stepper.queue = g_new0(guint32, count + 1);
    stepper.steps = g_new0(guint32, count + 1);
    stepper.stamp = g_new0(guint32, count + 1);
    stepper.folds = task->aspect > 0;
    stepper.source_limit =
        (size_t)(task->search * SEARCH_LIMIT / (double)task->slice_count);
    stepper.source_limit = CLAMP(stepper.source_limit, LEAST_SOURCES, SOURCE_LIMIT);
    stepper_add_ties(&stepper, task, slice, member_of);
    return stepper;
}

/* Reached members stand in the queue, nearest first; returns how many. */
static size_t
stepper_search(PsgStepper *stepper, guint32 start)
{
    guint32 search = ++stepper->search;
    size_t head = 0, tail = 0;
    stepper->queue[tail++] = start;
    stepper->stamp[start] = search;
    stepper->steps[start] = 0;
    while (head < tail) {
        guint32 at = stepper->queue[head++];
        for (size_t i = stepper->first[at]; i < stepper->first[at + 1]; i++) {
            guint32 next = stepper->neighbours[i];
            if (stepper->stamp[next] != search) {
                stepper->stamp[next] = search;
                stepper->steps[next] = stepper->steps[at] + 1;
                stepper->queue[tail++] = next;
            }
        }
    }
    return tail;
}

/* How far two of a part of so many want to be from each other. On a page no way is much longer than
 * the part would be as a disc: a longer one is folded. */
static float
length_of_steps(const PsgStepper *stepper, guint32 steps, size_t count)
{
    if (!stepper->folds) {
        return (float)steps;
    }
    double most = FOLD_BEGIN + FOLD * sqrt((double)count);
    return (float)(most * tanh((double)steps / most));
}

static void
pair_all(PsgStepper *stepper, const guint32 *members, size_t count, GArray *pairs)
{
    for (size_t i = 0; i < count; i++) {
        stepper_search(stepper, members[i]);
        for (size_t j = 0; j < count; j++) {
            guint32 other = stepper->queue[j];
            if (other > members[i]) {
                PsgPair pair = {stepper->problem[members[i]], stepper->problem[other],
                                length_of_steps(stepper, stepper->steps[other], count),
                                1};
                g_array_append_val(pairs, pair);
            }
        }
    }
}

static void
pair_tied(PsgStepper *stepper, const guint32 *members, size_t count, GArray *pairs)
{
    for (size_t i = 0; i < count; i++) {
        guint32 member = members[i];
        guint32 search = ++stepper->search;
        for (size_t j = stepper->first[member]; j < stepper->first[member + 1]; j++) {
            guint32 other = stepper->neighbours[j];
            if (other > member && stepper->stamp[other] != search) {
                stepper->stamp[other] = search; /* ties side by side count once */
                PsgPair pair = {stepper->problem[member], stepper->problem[other], 1, 1};
                g_array_append_val(pairs, pair);
            }
        }
    }
}

/* Pairs of a source with the members that are nearest to it, ties left out, and with some
 * of the others: at a regular stride through them, nearest first, so that all distances
 * are met fairly. Each pair counts as often as it takes to stand for those that were
 * passed over. */
static void
pair_source(PsgStepper *stepper, guint32 source, double share, PsgRandom *random,
            GArray *pairs)
{
    size_t count = stepper_search(stepper, source);
    size_t at = 1;
    while (at < count && stepper->steps[stepper->queue[at]] == 1) {
        at++;
    }
    size_t near_end = MIN(count, at + NEAR_COUNT);
    size_t stride = MAX(1, (count - near_end) / FAR_COUNT);
    size_t far = near_end + psg_random_below(random, (guint32)stride);
    while (at < count) {
        guint32 other = stepper->queue[at];
        PsgPair pair = {stepper->problem[source], stepper->problem[other],
                        length_of_steps(stepper, stepper->steps[other], count),
                        at < near_end ? share : share * (double)stride};
        g_array_append_val(pairs, pair);
        at = at + 1 < near_end ? at + 1 : MAX(far, at + stride);
    }
}

/* Sources are all members, or a fair choice of them. Each pair can be met from both its
 * ends. */
static void
pair_some(PsgStepper *stepper, guint32 *members, size_t count, PsgRandom *random,
          GArray *pairs)
{
    pair_tied(stepper, members, count, pairs);
    size_t sources = MIN(count, stepper->source_limit);
    for (size_t i = 0; i < sources; i++) {
        size_t other = i + psg_random_below(random, (guint32)(count - i));
        guint32 source = members[other];
        members[other] = members[i];
        members[i] = source;
        pair_source(stepper, source, 0.5 * (double)count / (double)sources, random,
                    pairs);
    }
}

/* Pairs and parts of one slice. */
static void
pair_slice(PsgStepper *stepper, PsgStressProblem *problem, PsgRandom *random,
           GArray *pairs)
{
    g_autofree bool *done = g_new0(bool, stepper->member_count + 1);
    g_autofree guint32 *members = g_new(guint32, stepper->member_count + 1);
    for (guint32 i = 0; i < stepper->member_count; i++) {
        if (done[i]) {
            continue;
        }
        size_t count = stepper_search(stepper, i);
        memcpy(members, stepper->queue, count * sizeof *members);
        for (size_t j = 0; j < count; j++) {
            done[members[j]] = true;
            problem->part[stepper->problem[members[j]]] = (guint32)problem->part_count;
        }
        problem->part_count++;
        if (count > FULL_LIMIT) {
            pair_some(stepper, members, count, random, pairs);
        } else if (count > 1) {
            pair_all(stepper, members, count, pairs);
        }
    }
}

/* Makes the shares of pairs from `begin` on add up to 1. False if there are none. */
static bool
share_slice(GArray *pairs, guint begin)
{
    double total = 0;
    for (guint i = begin; i < pairs->len; i++) {
        total += g_array_index(pairs, PsgPair, i).share;
    }
    for (guint i = begin; i < pairs->len; i++) {
        g_array_index(pairs, PsgPair, i).share /= total;
    }
    return pairs->len > begin;
}

/* Members of a group in a slice, in their order around a ring: each is paired with those that are
 * so many shares of the ring ahead, as if they were tied. */
static void
pair_members(const guint32 *sites, size_t count, double share, GArray *pairs)
{
    static const double ahead[RINGS] = {0, 0.236, 0.382};
    for (size_t k = 0; k < RINGS && count > 1; k++) {
        size_t stride = 1 + (size_t)(ahead[k] * (double)count);
        for (size_t i = 0; i < count && stride < count; i++) {
            PsgPair pair = {sites[i], sites[(i + stride) % count], 1, share};
            g_array_append_val(pairs, pair);
        }
    }
}

static int
compare_memberships(const void *left, const void *right)
{
    const size_t *a = left, *b = right;
    return 2 * PSG_COMPARE(a[0], b[0]) + PSG_COMPARE(a[1], b[1]);
}

/* Pairs of the members of each group, lighter than those of ties: what they all weigh is a share
 * of what those of the slice do. */
static void
pair_groups(const PsgTemporalTask *task, size_t slice, const guint32 *site_of,
            GArray *pairs, guint begin)
{
    double weight = 0;
    for (guint i = begin; i < pairs->len; i++) {
        const PsgPair *pair = &g_array_index(pairs, PsgPair, i);
        weight += pair->share / (double)(pair->length * pair->length);
    }
    g_autofree size_t(*members)[2] =
        g_malloc_n(2 * task->actor_count + 1, sizeof *members);
    g_autofree guint32 *sites = g_new(guint32, 2 * task->actor_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < 2 * task->actor_count; i++) {
        size_t at = slice * task->actor_count + i / 2;
        if (task->groups[i] != PSG_UNGROUPED && task->presence[at]) {
            members[count][0] = task->groups[i];
            members[count++][1] = site_of[at];
        }
    }
    qsort(members, count, sizeof *members, compare_memberships);
    double share = GROUP_SHARE * (weight > 0 ? weight : 1) / (RINGS * (double)count + 1);
    for (size_t i = 0, first = 0; i < count; i++) {
        sites[i] = (guint32)members[i][1];
        if (i + 1 == count || members[i + 1][0] != members[i][0]) {
            pair_members(sites + first, i + 1 - first, share, pairs);
            first = i + 1;
        }
    }
}

static void
add_sites(PsgStressProblem *problem, const PsgTemporalTask *task, guint32 *site_of)
{
    problem->first = g_new0(size_t, task->actor_count + 1);
    GArray *slices = g_array_new(FALSE, FALSE, sizeof(guint32));
    GArray *actors = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint32 i = 0; i < task->actor_count; i++) {
        for (guint32 t = 0; t < task->slice_count; t++) {
            if (task->presence[t * task->actor_count + i]) {
                site_of[t * task->actor_count + i] = slices->len;
                g_array_append_val(slices, t);
                g_array_append_val(actors, i);
            }
        }
        problem->first[i + 1] = slices->len;
    }
    problem->site_count = slices->len;
    problem->slice = (guint32 *)(void *)g_array_free(slices, FALSE);
    problem->actor = (guint32 *)(void *)g_array_free(actors, FALSE);
}

/* A link over a gap weighs less the longer the gap is. */
static void
add_links(PsgStressProblem *problem)
{
    problem->link = g_new0(double, problem->site_count + 1);
    double count = 0;
    for (size_t i = 0; i + 1 < problem->site_count; i++) {
        if (problem->actor[i] == problem->actor[i + 1]) {
            guint32 gap = problem->slice[i + 1] - problem->slice[i];
            problem->link[i] = 1 / sqrt((double)gap);
            count += gap == 1;
        }
    }
    for (size_t i = 0; i < problem->site_count; i++) {
        problem->link[i] /= MAX(count, 1);
    }
}

static void
add_pulls(PsgStressProblem *problem, const GArray *pairs)
{
    problem->first_pull = g_new0(size_t, problem->site_count + 2);
    problem->hold = g_new0(double, problem->site_count + 1);
    size_t *counts = problem->first_pull + 1;
    for (guint i = 0; i < pairs->len; i++) {
        const PsgPair *pair = &g_array_index(pairs, PsgPair, i);
        counts[pair->a]++;
        counts[pair->b]++;
    }
    for (size_t i = 0; i < problem->site_count; i++) {
        problem->first_pull[i + 1] += problem->first_pull[i];
    }
    problem->pulls = g_new(PsgPull, problem->first_pull[problem->site_count] + 1);
    g_autofree size_t *at =
        g_memdup2(problem->first_pull, (problem->site_count + 1) * sizeof(size_t));
    for (guint i = 0; i < pairs->len; i++) {
        const PsgPair *pair = &g_array_index(pairs, PsgPair, i);
        double weight = pair->share / ((double)pair->length * (double)pair->length);
        problem->pulls[at[pair->a]++] = (PsgPull){pair->b, pair->length, weight};
        problem->pulls[at[pair->b]++] = (PsgPull){pair->a, pair->length, weight};
        problem->hold[pair->a] += weight;
        problem->hold[pair->b] += weight;
    }
}

PsgStressProblem *
psg_problem_of_task(const PsgTemporalTask *task)
{
    PsgStressProblem *problem = g_new0(PsgStressProblem, 1);
    problem->actor_count = task->actor_count;
    problem->slice_count = task->slice_count;
    problem->aspect = task->aspect;
    problem->search = task->search;
    g_autofree guint32 *site_of =
        g_new0(guint32, task->slice_count * task->actor_count + 1);
    g_autofree guint32 *member_of = g_new0(guint32, task->actor_count + 1);
    add_sites(problem, task, site_of);
    add_links(problem);
    problem->part = g_new0(guint32, problem->site_count + 1);
    problem->first_repulsion = g_new0(size_t, problem->site_count + 1);
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(PsgPair));
    PsgRandom random = psg_random_seeded(task->seed);
    double slices = 0; /* with pairs */
    for (size_t t = 0; t < task->slice_count; t++) {
        PsgStepper stepper = stepper_of_slice(task, t, site_of, member_of);
        guint begin = pairs->len;
        pair_slice(&stepper, problem, &random, pairs);
        if (task->groups != NULL) {
            pair_groups(task, t, site_of, pairs, begin);
        }
        slices += share_slice(pairs, begin);
        stepper_clear(&stepper);
    }
    for (guint i = 0; i < pairs->len; i++) {
        g_array_index(pairs, PsgPair, i).share /= slices;
    }
    add_pulls(problem, pairs);
    return problem;
}
