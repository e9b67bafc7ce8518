/*
 * An even page shows no communities. As in "Energy models for graph clustering" (Noack 2007) ties
 * pull by a force that does not grow with their length, so that many short ones win against few
 * long ones, and what is tied closely becomes dense. Unlike there, nothing repels but dots that
 * overlap, and every stand is held by a spring to where the layout has it.
 *
 * 1. Forces of constant size, of ties and towards the middle of one's group, are bounded by
 *    springs (iteratively reweighted least squares); each stand goes to where its springs would
 *    have it.
 * 2. Dots that overlap are pushed apart, a few times.
 * 3. Again, a few rounds.
 */
#include "layout/dots/gather.h"

#include "base/compare.h"
#include "layout/dots/part.h"

#include <math.h>
#include <stdlib.h>

#define ROUNDS 12
#define SWEEPS 2
#define PUSHES 4
/* How far all ties of a stand, pulling the same way, take it: so much of the mean tie. */
#define REACH 1.0
#define GROUP 1.0 /* of that is the pull of one's group */
/* Ties rest at so much of the distance at which two dots just do not overlap, or of the mean tie:
 * the line between them is still seen. */
#define NEAR 1.5
#define SHORT 0.3
#define NO_GROUP G_MAXSIZE

/* Ties between stands, each from both its ends. */
typedef struct {
    size_t *first; /* by stand, one more */
    guint32 *other;
} Web;

typedef struct {
    guint32 from, to;
} Pair;

static int
compare_pairs(const void *left, const void *right)
{
    const Pair *a = left, *b = right;
    return 2 * PSG_COMPARE(a->from, b->from) + PSG_COMPARE(a->to, b->to);
}

/* A pair for each slice in which the tie lives is as strong as so many. */
static GArray *
pairs_of(const PsgStands *stands, const PsgLayoutTask *task)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    for (size_t i = 0; i < task->tie_count; i++) {
        Pair last = {G_MAXUINT32, G_MAXUINT32};
        for (size_t slice = 0; slice < task->slice_count; slice++) {
            const size_t *there = stands->stand_of + slice * task->actor_count;
            size_t from = there[task->ties[i].from], to = there[task->ties[i].to];
            if (from == PSG_NO_STAND || to == PSG_NO_STAND || from == to ||
                !psg_tie_lives(task, i, slice)) {
                continue;
            }
            Pair pair = {(guint32)from, (guint32)to}, back = {pair.to, pair.from};
            if (pair.from != last.from || pair.to != last.to) {
                g_array_append_val(pairs, pair);
                g_array_append_val(pairs, back);
            }
            last = pair;
        }
    }
    g_array_sort(pairs, compare_pairs);
    return pairs;
}

static Web
web_new(const PsgStands *stands, const PsgLayoutTask *task)
{
    g_autoptr(GArray) pairs = pairs_of(stands, task);
    Web web = {g_new0(size_t, stands->count + 1), g_new(guint32, pairs->len + 1)};
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        web.first[pair->from + 1]++;
        web.other[i] = pair->to;
    }
    for (size_t i = 0; i < stands->count; i++) {
        web.first[i + 1] += web.first[i];
    }
    return web;
}

static double
degree(const Web *web, size_t stand)
{
    return (double)(web->first[stand + 1] - web->first[stand]);
}

static double
length_of(const PsgStands *stands, size_t a, size_t b)
{
    return hypot(stands->place[a].x - stands->place[b].x,
                 stands->place[a].y - stands->place[b].y);
}

static double
mean_tie(const PsgStands *stands, const Web *web)
{
    double sum = 0;
    for (size_t i = 0; i < stands->count; i++) {
        for (size_t k = web->first[i]; k < web->first[i + 1]; k++) {
            sum += length_of(stands, i, web->other[k]);
        }
    }
    return sum / fmax(1, (double)web->first[stands->count]);
}

/* What pulls at one stand: the place to which a spring of unit strength holds it, and others. */
typedef struct {
    PsgPoint sum;
    double weights;
} Pulls;

/* A force of that size from a point, that rests within a distance from it. */
static void
add_pull(Pulls *pulls, PsgPoint own, PsgPoint there, double force, double rest)
{
    double length = fmax(hypot(own.x - there.x, own.y - there.y), 1e-9);
    double weight = force / fmax(length, rest), share = fmin(1, rest / length);
    pulls->sum.x += weight * (there.x + share * (own.x - there.x));
    pulls->sum.y += weight * (there.y + share * (own.y - there.y));
    pulls->weights += weight;
}

/* Where members of groups stand on the mean, and how large a disc of them would be. */
typedef struct {
    size_t count;
    PsgPoint *middle;
    double *stands, *radius;
} Groups;

static size_t
group_of(const PsgLayoutTask *task, size_t actor)
{
    const PsgPlacementConstraint *asked =
        task->constraints == NULL ? NULL : &task->constraints[actor];
    return asked != NULL && asked->is_grouped && asked->group < task->group_count
               ? asked->group
               : NO_GROUP;
}

static void
find_groups(Groups *groups, const PsgStands *stands, const PsgLayoutTask *task,
            double scale)
{
    for (size_t i = 0; i < groups->count; i++) {
        groups->middle[i] = (PsgPoint){0, 0};
        groups->stands[i] = groups->radius[i] = 0;
    }
    for (size_t i = 0; i < stands->count; i++) {
        size_t group = group_of(task, stands->actor[i]);
        if (group != NO_GROUP) {
            groups->middle[group].x += stands->place[i].x;
            groups->middle[group].y += stands->place[i].y;
            groups->radius[group] += stands->room[i] * stands->room[i];
            groups->stands[group]++;
        }
    }
    for (size_t i = 0; i < groups->count; i++) {
        double count = fmax(1, groups->stands[i]);
        groups->middle[i].x /= count;
        groups->middle[i].y /= count;
        groups->radius[i] = scale * sqrt(groups->radius[i] / G_PI);
    }
}

/* Step 1, for all of one sweep. */
typedef struct {
    PsgStands *stands;
    const PsgLayoutTask *task;
    const PsgPoint *held;
    Web web;
    Groups groups;
    double force, rest, scale;
} Gathering;

static void
pull(Gathering *self, size_t stand)
{
    PsgStands *stands = self->stands;
    const Web *web = &self->web;
    PsgPoint own = stands->place[stand];
    Pulls pulls = {self->held[stand], 1};
    for (size_t k = web->first[stand]; k < web->first[stand + 1]; k++) {
        size_t other = web->other[k];
        double room = (stands->room[stand] + stands->room[other]) / 2;
        double force = self->force / sqrt(degree(web, stand) * degree(web, other));
        add_pull(&pulls, own, stands->place[other], force,
                 fmax(NEAR * self->scale * room, self->rest));
    }
    size_t group = group_of(self->task, stands->actor[stand]);
    if (group != NO_GROUP) {
        add_pull(&pulls, own, self->groups.middle[group], GROUP * self->force,
                 self->groups.radius[group]);
    }
    stands->place[stand] =
        (PsgPoint){pulls.sum.x / pulls.weights, pulls.sum.y / pulls.weights};
}

static void
pull_all(Gathering *self)
{
    find_groups(&self->groups, self->stands, self->task, self->scale);
    for (size_t i = 0; i < self->stands->count; i++) {
        if (!self->stands->is_fixed[i]) {
            pull(self, i);
        }
    }
}

void
psg_dots_gather(PsgStands *stands, const PsgLayoutTask *task, PsgRect page, double scale)
{
    size_t groups = task->group_count;
    g_autofree PsgPoint *held =
        g_memdup2(stands->place, (stands->count + 1) * sizeof *held);
    g_autofree PsgPoint *middle = g_new0(PsgPoint, groups + 1);
    g_autofree double *counts = g_new0(double, groups + 1);
    g_autofree double *radius = g_new0(double, groups + 1);
    Gathering self = {.stands = stands,
                      .task = task,
                      .held = held,
                      .web = web_new(stands, task),
                      .groups = {groups, middle, counts, radius},
                      .scale = scale};
    double mean = mean_tie(stands, &self.web);
    self.force = REACH * mean;
    self.rest = SHORT * mean;
    for (int round = 0; round < ROUNDS; round++) {
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            pull_all(&self);
        }
        psg_dots_push(stands, page, scale, 1, PUSHES);
    }
    g_free(self.web.first);
    g_free(self.web.other);
}
