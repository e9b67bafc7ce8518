/*
 * The order of a matrix.
 *
 * Blocks are seen where nodes with the same neighbours stand together, and ties are near the
 * diagonal. That asks for two things: who is like whom, and the shortest ties. To find the
 * cheapest of all orders is the linear arrangement problem, which is NP-hard. So:
 *
 * 1. How alike two nodes are is the cosine of their rows, each node a neighbour of itself. Of a
 *    weight the square root counts, so that one heavy tie does not outdo all others.
 * 2. The two sets of nodes that are most alike in the mean are joined, and so on: average
 *    linkage (R. Sokal, C. Michener: A statistical method for evaluating systematic
 *    relationships, 1958), first within classes, then of classes. What has nothing in common is
 *    put in a row, the largest first.
 * 3. In the tree of that a set may change places with the one that it was joined with, or be
 *    turned around. That is done from the root down, as long as the cost gets less: Z. Bar-Joseph,
 *    D. Gifford, T. Jaakkola: Fast optimal leaf ordering for hierarchical clustering,
 *    Bioinformatics 17, 2001, find the best of these orders for the sum of neighbours'
 *    likeness; ours is a descent, and its cost the length of ties.
 * 4. A node moves to another place of its class wherever that costs less, until none does.
 * 5. Backwards an order costs the same: the half with most ties stands first.
 */
#include "figure/matrix/order.h"

#include "base/compare.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#define LEAST_GAIN 1e-9 /* what gains less gains nothing, but for rounding */

/* Ties that descents look at, of a few seconds' worth: what is larger is ordered less well. */
#define WORK 1e8

enum {
    CROWD =
        64, /* neighbours: what two nodes have in common with a larger crowd tells little */
    SWEEPS = 24,
    ROUNDS = 8,    /* of moves; few move in the second */
    FARTHEST = 24, /* places that a node moves at once */
};

/* ---- Ties by node ---- */

typedef struct {
    size_t other;
    double weight;
} Half;

typedef struct {
    size_t count;
    size_t *first; /* by node, into halves; one more at the end */
    Half *halves;
} Neighbours;

static Neighbours
neighbours_of(const PsgMatrixOrderTask *task)
{
    Neighbours all = {task->count, g_new0(size_t, task->count + 2),
                      g_new0(Half, 2 * task->tie_count + 1)};
    for (size_t i = 0; i < task->tie_count; i++) {
        const PsgMatrixTie *tie = &task->ties[i];
        all.first[tie->a + 1] += tie->a != tie->b ? 1 : 0;
        all.first[tie->b + 1] += tie->a != tie->b ? 1 : 0;
    }
    for (size_t i = 0; i < task->count; i++) {
        all.first[i + 1] += all.first[i];
    }
    g_autofree size_t *next = g_memdup2(all.first, (task->count + 1) * sizeof *next);
    for (size_t i = 0; i < task->tie_count; i++) {
        const PsgMatrixTie *tie = &task->ties[i];
        if (tie->a != tie->b) {
            all.halves[next[tie->a]++] = (Half){tie->b, tie->weight};
            all.halves[next[tie->b]++] = (Half){tie->a, tie->weight};
        }
    }
    return all;
}

static void
neighbours_clear(Neighbours *all)
{
    g_free(all->first);
    g_free(all->halves);
}

/* ---- Who is like whom ---- */

/* A table from pairs of nodes, or of sets, to sums: open addressing, doubled when half full. */
typedef struct {
    uint64_t *keys; /* 0: free */
    double *sums;
    size_t size, used;
} Pairs;

static uint64_t
key_of(size_t a, size_t b)
{
    return ((uint64_t)(MIN(a, b) + 1) << 32) | (uint64_t)(MAX(a, b) + 1);
}

static size_t
one_of(uint64_t key)
{
    return (size_t)(key >> 32) - 1;
}

static size_t
other_of(uint64_t key)
{
    return (size_t)(key & UINT32_MAX) - 1;
}

static size_t
slot_of(const Pairs *pairs, uint64_t key)
{
    uint64_t mixed = key * UINT64_C(0x9e3779b97f4a7c15);
    size_t slot = (size_t)(mixed >> 20) & (pairs->size - 1);
    while (pairs->keys[slot] != 0 && pairs->keys[slot] != key) {
        slot = (slot + 1) & (pairs->size - 1);
    }
    return slot;
}

static Pairs
pairs_new(size_t size)
{
    return (Pairs){g_new0(uint64_t, size), g_new0(double, size), size, 0};
}

static void
pairs_clear(Pairs *pairs)
{
    g_free(pairs->keys);
    g_free(pairs->sums);
}

static void
pairs_add(Pairs *pairs, size_t a, size_t b, double sum)
{
    if (2 * pairs->used >= pairs->size) {
        Pairs larger = pairs_new(2 * pairs->size);
        for (size_t i = 0; i < pairs->size; i++) {
            if (pairs->keys[i] != 0) {
                size_t slot = slot_of(&larger, pairs->keys[i]);
                larger.keys[slot] = pairs->keys[i];
                larger.sums[slot] = pairs->sums[i];
            }
        }
        larger.used = pairs->used;
        pairs_clear(pairs);
        *pairs = larger;
    }
    size_t slot = slot_of(pairs, key_of(a, b));
    pairs->used += pairs->keys[slot] == 0 ? 1 : 0;
    pairs->keys[slot] = key_of(a, b);
    pairs->sums[slot] += sum;
}

/* 0: nothing was added. */
static double
pairs_sum(const Pairs *pairs, size_t a, size_t b)
{
    return pairs->sums[slot_of(pairs, key_of(a, b))];
}

/* Square roots of the weights; a node's own is the mean of its ties'. */
static double *
own_weights(const Neighbours *all, double *lengths)
{
    double *own = g_new0(double, all->count + 1);
    for (size_t node = 0; node < all->count; node++) {
        double sum = 0, squares = 0;
        for (size_t i = all->first[node]; i < all->first[node + 1]; i++) {
            sum += sqrt(all->halves[i].weight);
            squares += all->halves[i].weight;
        }
        size_t degree = all->first[node + 1] - all->first[node];
        own[node] = degree == 0 ? 1 : sum / (double)degree;
        lengths[node] = sqrt(squares + own[node] * own[node]);
    }
    return own;
}

/* What two neighbours of the node have in common by it. */
static void
add_shared(const Neighbours *all, size_t node, Pairs *pairs)
{
    size_t first = all->first[node], end = all->first[node + 1];
    for (size_t i = first; end - first <= CROWD && i < end; i++) {
        for (size_t k = i + 1; k < end; k++) {
            const Half *a = &all->halves[i], *b = &all->halves[k];
            if (a->other != b->other) {
                pairs_add(pairs, a->other, b->other, sqrt(a->weight * b->weight));
            }
        }
    }
}

/* Cosines of rows. */
static Pairs
alike_pairs(const Neighbours *all)
{
    Pairs pairs = pairs_new(1024);
    g_autofree double *lengths = g_new(double, all->count + 1);
    g_autofree double *own = own_weights(all, lengths);
    for (size_t node = 0; node < all->count; node++) {
        for (size_t i = all->first[node]; i < all->first[node + 1]; i++) {
            const Half *half = &all->halves[i];
            pairs_add(&pairs, node, half->other, own[node] * sqrt(half->weight));
        }
        add_shared(all, node, &pairs);
    }
    for (size_t i = 0; i < pairs.size; i++) {
        if (pairs.keys[i] != 0) {
            pairs.sums[i] /=
                lengths[one_of(pairs.keys[i])] * lengths[other_of(pairs.keys[i])];
        }
    }
    return pairs;
}

/* ---- The tree ---- */

/* Nodes are its leaves, numbered as they are; sets follow. While it grows, the largest sets so far
 * go by one of their leaves, their head. */
typedef struct {
    size_t leaves, count; /* of leaves; of both */
    size_t *one, *other;  /* by set: what it was joined from */
    size_t *sizes;        /* by set: of leaves in it */
    size_t *least;        /* by set: the first of its leaves */
    size_t *within;       /* by leaf: one nearer to the head, or itself */
    size_t *sets;         /* by head */
    GArray **near; /* by head: leaves of sets that it has something in common with */
    Pairs pairs;   /* of heads: sums of likeness */
} Tree;

static Tree
tree_new(const Neighbours *all)
{
    size_t leaves = all->count, most = 2 * leaves + 1;
    Tree tree = {.leaves = leaves,
                 .count = leaves,
                 .one = g_new0(size_t, most),
                 .other = g_new0(size_t, most),
                 .sizes = g_new0(size_t, most),
                 .least = g_new0(size_t, most),
                 .within = g_new0(size_t, leaves + 1),
                 .sets = g_new0(size_t, leaves + 1),
                 .near = g_new0(GArray *, leaves + 1),
                 .pairs = alike_pairs(all)};
    for (size_t i = 0; i < leaves; i++) {
        tree.sizes[i] = 1;
        tree.least[i] = tree.within[i] = tree.sets[i] = i;
        tree.near[i] = g_array_new(FALSE, FALSE, sizeof(size_t));
    }
    for (size_t i = 0; i < tree.pairs.size; i++) {
        if (tree.pairs.keys[i] != 0) {
            size_t a = one_of(tree.pairs.keys[i]), b = other_of(tree.pairs.keys[i]);
            g_array_append_val(tree.near[a], b);
            g_array_append_val(tree.near[b], a);
        }
    }
    return tree;
}

static void
tree_clear(Tree *tree)
{
    for (size_t i = 0; i < tree->leaves; i++) {
        g_array_unref(tree->near[i]);
    }
    g_free(tree->one);
    g_free(tree->other);
    g_free(tree->sizes);
    g_free(tree->least);
    g_free(tree->within);
    g_free(tree->sets);
    g_free(tree->near);
    pairs_clear(&tree->pairs);
}

static size_t
head_of(Tree *tree, size_t leaf)
{
    while (tree->within[leaf] != leaf) {
        tree->within[leaf] = tree->within[tree->within[leaf]]; /* halves the way */
        leaf = tree->within[leaf];
    }
    return leaf;
}

static size_t
first_leaf(const Tree *tree, size_t head)
{
    return tree->least[tree->sets[head]];
}

static double
mean_likeness(const Tree *tree, size_t a, size_t b)
{
    return pairs_sum(&tree->pairs, a, b) /
           ((double)tree->sizes[tree->sets[a]] * (double)tree->sizes[tree->sets[b]]);
}

/* Two heads. That of the one that has more in common with others stays, and is told what the
 * other one had, so that each is told on a few times only. */
static void
join(Tree *tree, size_t a, size_t b)
{
    size_t set = tree->count++;
    tree->one[set] = tree->sets[a];
    tree->other[set] = tree->sets[b];
    tree->sizes[set] = tree->sizes[tree->sets[a]] + tree->sizes[tree->sets[b]];
    tree->least[set] = MIN(first_leaf(tree, a), first_leaf(tree, b));
    size_t head = tree->near[a]->len >= tree->near[b]->len ? a : b;
    size_t gone = head == a ? b : a;
    tree->within[gone] = head;
    tree->sets[head] = set;
    g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < tree->near[gone]->len; i++) {
        size_t near = head_of(tree, g_array_index(tree->near[gone], size_t, i));
        if (near != head && g_hash_table_add(told, GSIZE_TO_POINTER(near))) {
            pairs_add(&tree->pairs, head, near, pairs_sum(&tree->pairs, gone, near));
            g_array_append_val(tree->near[head], near);
        }
    }
    g_array_set_size(tree->near[gone], 0);
}

/* Two sets that may be joined. */
typedef struct {
    double likeness;
    size_t a, b;
} Offer;

/* The most alike first; of equals as given. */
static bool
is_before(const Offer *one, const Offer *other)
{
    if (one->likeness < other->likeness || one->likeness > other->likeness) {
        return one->likeness > other->likeness;
    }
    size_t a = MIN(one->a, one->b), b = MIN(other->a, other->b);
    return a != b ? a < b : MAX(one->a, one->b) < MAX(other->a, other->b);
}

/* A heap, the best offer first. */
static void
offer_add(GArray *heap, Offer offer)
{
    g_array_append_val(heap, offer);
    Offer *items = (Offer *)(void *)heap->data;
    guint at = heap->len - 1;
    while (at > 0 && is_before(&offer, &items[(at - 1) / 2])) {
        items[at] = items[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    items[at] = offer;
}

static Offer
offer_take(GArray *heap)
{
    Offer *items = (Offer *)(void *)heap->data;
    Offer first = items[0], last = items[heap->len - 1];
    g_array_set_size(heap, heap->len - 1);
    guint at = 0;
    for (guint next = 1; next < heap->len; next = 2 * at + 1) {
        next += next + 1 < heap->len && is_before(&items[next + 1], &items[next]);
        if (!is_before(&items[next], &last)) {
            break;
        }
        items[at] = items[next];
        at = next;
    }
    if (heap->len > 0) {
        items[at] = last;
    }
    return first;
}

/* Joins sets as long as two have something in common; classes NULL: whichever, else only those
 * whose leaves are of one class. An offer that was made before its sets grew is made anew:
 * joined sets are no more like another one in the mean than the more alike of them was, so
 * what stands first and holds is the best of all. */
static void
join_alike(Tree *tree, const size_t *classes)
{
    g_autoptr(GArray) heap = g_array_new(FALSE, FALSE, sizeof(Offer));
    for (size_t head = 0; head < tree->leaves; head++) {
        for (guint i = 0; i < tree->near[head]->len; i++) {
            size_t near = head_of(tree, g_array_index(tree->near[head], size_t, i));
            bool is_allowed = classes == NULL || classes[head] == classes[near];
            if (head < near && is_allowed) {
                offer_add(heap, (Offer){mean_likeness(tree, head, near), head, near});
            }
        }
    }
    while (heap->len > 0) {
        Offer offer = offer_take(heap);
        size_t a = head_of(tree, offer.a), b = head_of(tree, offer.b);
        double likeness = a == b ? 0 : mean_likeness(tree, a, b);
        if (likeness > 0 && likeness < offer.likeness) {
            offer_add(heap, (Offer){likeness, a, b});
        } else if (likeness > 0) {
            join(tree, a, b);
        }
    }
}

/* A set that is not joined yet. */
typedef struct {
    size_t class, size, least, head;
} Rest;

/* By class, the largest first, then as given. */
static int
compare_rest(const void *left, const void *right)
{
    const Rest *a = left, *b = right;
    return 4 * PSG_COMPARE(a->class, b->class) - 2 * PSG_COMPARE(a->size, b->size) +
           PSG_COMPARE(a->least, b->least);
}

/* Puts what has nothing in common in a row, within classes or all of it. */
static void
join_rest(Tree *tree, const size_t *classes)
{
    g_autoptr(GArray) rest = g_array_new(FALSE, FALSE, sizeof(Rest));
    for (size_t head = 0; head < tree->leaves; head++) {
        Rest one = {classes == NULL ? 0 : classes[head], tree->sizes[tree->sets[head]],
                    first_leaf(tree, head), head};
        if (tree->within[head] == head) {
            g_array_append_val(rest, one);
        }
    }
    g_array_sort(rest, compare_rest);
    for (guint i = 1; i < rest->len; i++) {
        const Rest *before = &g_array_index(rest, Rest, i - 1),
                   *now = &g_array_index(rest, Rest, i);
        if (now->class == before->class) {
            join(tree, head_of(tree, before->head), now->head);
        }
    }
}

/* Within classes, then the classes. */
static Tree
tree_of(const Neighbours *all, const size_t *classes)
{
    Tree tree = tree_new(all);
    join_alike(&tree, classes);
    join_rest(&tree, classes);
    join_alike(&tree, NULL);
    join_rest(&tree, NULL);
    return tree;
}

/* ---- Orders of the tree ---- */

/* An order that is made better. */
typedef struct {
    const Neighbours *all;
    const size_t *classes;
    const Tree *tree;
    size_t *order;  /* nodes by place */
    size_t *places; /* by node */
    double work;    /* left */
} Descent;

static void
put(Descent *descent, size_t place, size_t node)
{
    descent->order[place] = node;
    descent->places[node] = place;
}

/* The leaves of the tree as they were joined. */
static void
lay_out_leaves(Descent *descent)
{
    const Tree *tree = descent->tree;
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(size_t));
    size_t place = 0, root = tree->count - 1;
    for (bool more = tree->leaves > 0; more; more = stack->len > 0) {
        size_t set = root;
        if (stack->len > 0) {
            set = g_array_index(stack, size_t, stack->len - 1);
            g_array_set_size(stack, stack->len - 1);
        }
        if (set < tree->leaves) {
            put(descent, place++, set);
        } else {
            g_array_append_val(stack, tree->other[set]);
            g_array_append_val(stack, tree->one[set]);
        }
    }
}

/* Two neighbouring runs of places. */
typedef struct {
    size_t start, first, second; /* how many places they have */
} Runs;

/* What the cost would change, if they changed places. */
static double
swap_gain(Descent *descent, Runs runs)
{
    const Neighbours *all = descent->all;
    size_t middle = runs.start + runs.first, end = middle + runs.second;
    double change = 0;
    for (size_t place = runs.start; place < end; place++) {
        size_t node = descent->order[place];
        bool is_first = place < middle;
        double shift = is_first ? (double)runs.second : -(double)runs.first;
        for (size_t i = all->first[node]; i < all->first[node + 1]; i++) {
            size_t other = descent->places[all->halves[i].other];
            if (other < runs.start || other >= end) {
                change += all->halves[i].weight * (other < runs.start ? shift : -shift);
            } else if (is_first && other >= middle) {
                double now = (double)(other - place);
                double then = (double)(runs.first + runs.second) - now;
                change += all->halves[i].weight * (then - now);
            }
        }
        descent->work -= (double)(all->first[node + 1] - all->first[node] + 1);
    }
    return -change;
}

static void
swap(Descent *descent, Runs runs)
{
    size_t whole = runs.first + runs.second;
    g_autofree size_t *was =
        g_memdup2(descent->order + runs.start, (whole + 1) * sizeof *was);
    for (size_t i = 0; i < whole; i++) {
        put(descent, runs.start + (i < runs.first ? i + runs.second : i - runs.first),
            was[i]);
    }
}

/* The same, if the run were turned around. */
static double
turn_gain(Descent *descent, size_t start, size_t count)
{
    const Neighbours *all = descent->all;
    double change = 0;
    for (size_t i = 0; i < count; i++) {
        size_t node = descent->order[start + i];
        double shift = (double)(count - 1) - 2 * (double)i;
        for (size_t k = all->first[node]; k < all->first[node + 1]; k++) {
            size_t other = descent->places[all->halves[k].other];
            if (other < start || other >= start + count) {
                change += all->halves[k].weight * (other < start ? shift : -shift);
            }
        }
        descent->work -= (double)(all->first[node + 1] - all->first[node] + 1);
    }
    return -change;
}

static void
turn(Descent *descent, size_t start, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        size_t a = descent->order[start + i], b = descent->order[start + count - 1 - i];
        put(descent, start + i, b);
        put(descent, start + count - 1 - i, a);
    }
}

/* From the root down. Gives what it gained. */
static double
sweep(Descent *descent)
{
    const Tree *tree = descent->tree;
    typedef struct {
        size_t set, start;
    } Step;
    g_autoptr(GArray) stack = g_array_new(FALSE, FALSE, sizeof(Step));
    Step root = {tree->count - 1, 0};
    g_array_append_val(stack, root);
    double gained = 0;
    while (stack->len > 0 && descent->work > 0) {
        Step step = g_array_index(stack, Step, stack->len - 1);
        g_array_set_size(stack, stack->len - 1);
        if (step.set < tree->leaves) {
            continue;
        }
        size_t one = tree->one[step.set], other = tree->other[step.set];
        bool is_turned =
            descent->places[tree->least[one]] > descent->places[tree->least[other]];
        size_t first = is_turned ? other : one, second = is_turned ? one : other;
        Runs runs = {step.start, tree->sizes[first], tree->sizes[second]};
        double gain = swap_gain(descent, runs);
        if (gain > LEAST_GAIN) {
            swap(descent, runs);
            size_t was = first;
            first = second;
            second = was;
            gained += gain;
        }
        Step parts[] = {{first, step.start}, {second, step.start + tree->sizes[first]}};
        for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
            double turned = turn_gain(descent, parts[i].start, tree->sizes[parts[i].set]);
            if (turned > LEAST_GAIN) {
                turn(descent, parts[i].start, tree->sizes[parts[i].set]);
                gained += turned;
            }
        }
        g_array_append_vals(stack, parts, G_N_ELEMENTS(parts));
    }
    return gained;
}

/* ---- Single nodes ---- */

/* What it costs less, if the node at the place and the next one changed places. */
static double
step_gain(Descent *descent, size_t place)
{
    const Neighbours *all = descent->all;
    double gain = 0;
    for (size_t side = 0; side < 2; side++) {
        size_t node = descent->order[place + side];
        for (size_t i = all->first[node]; i < all->first[node + 1]; i++) {
            size_t other = descent->places[all->halves[i].other];
            bool is_beyond = other > place + 1;
            if (is_beyond || other < place) {
                gain += all->halves[i].weight * (is_beyond == (side == 0) ? 1 : -1);
            }
        }
        descent->work -= (double)(all->first[node + 1] - all->first[node] + 1);
    }
    return gain;
}

/* One place on, or back; the node must have a neighbour of its class there. */
static bool
can_step(const Descent *descent, size_t place, int direction)
{
    size_t next = place + (size_t)direction; /* wraps around below 0 */
    return next < descent->all->count && descent->classes[descent->order[next]] ==
                                             descent->classes[descent->order[place]];
}

/* To the best place in that direction; gives what that gained. */
static double
move_node(Descent *descent, size_t node, int direction)
{
    size_t start = descent->places[node], place = start, best_place = start;
    double gain = 0, best = LEAST_GAIN;
    for (int i = 0; i < FARTHEST && can_step(descent, place, direction); i++) {
        size_t lower = direction > 0 ? place : place - 1;
        gain += step_gain(descent, lower);
        turn(descent, lower, 2);
        place += (size_t)direction;
        if (gain > best) {
            best = gain;
            best_place = place;
        }
    }
    while (place != best_place) {
        turn(descent, direction > 0 ? place - 1 : place, 2);
        place -= (size_t)direction;
    }
    return best_place == start ? 0 : best;
}

static double
move_all(Descent *descent)
{
    double gained = 0;
    for (size_t node = 0; node < descent->all->count && descent->work > 0; node++) {
        gained += move_node(descent, node, 1);
        gained += move_node(descent, node, -1);
    }
    return gained;
}

/* Whether the second half has more weight. */
static bool
is_upside_down(const Descent *descent)
{
    const Neighbours *all = descent->all;
    double balance = 0, middle = (double)(all->count - 1) / 2;
    for (size_t node = 0; node < all->count; node++) {
        for (size_t i = all->first[node]; i < all->first[node + 1]; i++) {
            balance += all->halves[i].weight * ((double)descent->places[node] - middle);
        }
    }
    return balance > LEAST_GAIN;
}

size_t *
psg_matrix_order(const PsgMatrixOrderTask *task)
{
    size_t *order = g_new0(size_t, task->count + 1);
    g_autofree size_t *places = g_new0(size_t, task->count + 1);
    if (task->count == 0) {
        return order;
    }
    Neighbours all = neighbours_of(task);
    Tree tree = tree_of(&all, task->classes);
    Descent descent = {&all, task->classes, &tree, order, places, WORK};
    lay_out_leaves(&descent);
    for (int i = 0; i < SWEEPS && sweep(&descent) > LEAST_GAIN; i++) {
    }
    for (int i = 0; i < ROUNDS && move_all(&descent) > LEAST_GAIN; i++) {
    }
    if (is_upside_down(&descent)) {
        turn(&descent, 0, task->count);
    }
    tree_clear(&tree);
    neighbours_clear(&all);
    return order;
}

static size_t *
places_of(const size_t *order, size_t count)
{
    size_t *places = g_new0(size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        places[order[i]] = i;
    }
    return places;
}

double
psg_matrix_order_cost(const PsgMatrixOrderTask *task, const size_t *order)
{
    g_autofree size_t *places = places_of(order, task->count);
    double cost = 0;
    for (size_t i = 0; i < task->tie_count; i++) {
        const PsgMatrixTie *tie = &task->ties[i];
        cost += tie->weight * fabs((double)places[tie->a] - (double)places[tie->b]);
    }
    return cost;
}

/* ---- Blocks ---- */

/*
 * The runs of an order with the most modularity (M. Newman, M. Girvan: Finding and evaluating
 * community structure in networks, Physical Review E 69, 2004): what ties hold within them, less
 * what they would hold by chance. Runs follow each other, so the best are found exactly
 * (B. Jackson et al.: An algorithm for optimal partitioning of data on an interval, IEEE Signal
 * Processing Letters 12, 2005): the best up to a place is the best up to where the last run
 * begins, and that run.
 */
typedef struct {
    double *degrees; /* by place: the weight of its ties */
    double whole;    /* of all */
    double *ahead;   /* by place: the weight of its ties to later ones, so far */
    double *best;    /* by how many places: the most that their runs hold */
    size_t *begins;  /* the same: where the last of these runs begins */
} Partition;

static Partition
partition_new(const Neighbours *all, const size_t *order)
{
    Partition partition = {
        .degrees = g_new0(double, all->count + 1),
        .ahead = g_new0(double, all->count + 1),
        .best = g_new0(double, all->count + 1),
        .begins = g_new0(size_t, all->count + 1),
    };
    for (size_t i = 0; i < all->count; i++) {
        for (size_t k = all->first[order[i]]; k < all->first[order[i] + 1]; k++) {
            partition.degrees[i] += all->halves[k].weight;
        }
        partition.whole += partition.degrees[i];
    }
    return partition;
}

static void
partition_clear(Partition *partition)
{
    g_free(partition->degrees);
    g_free(partition->ahead);
    g_free(partition->best);
    g_free(partition->begins);
}

/* Where the last run begins, if it ends with that place. */
static void
find_last_run(Partition *partition, size_t last)
{
    double within = 0, degree = 0, whole = MAX(partition->whole, LEAST_GAIN);
    double *best = &partition->best[last + 1];
    *best = -INFINITY;
    for (size_t begin = last + 1; begin-- > 0;) {
        within += 2 * partition->ahead[begin];
        degree += partition->degrees[begin];
        double held = within / whole - degree * degree / (whole * whole);
        if (partition->best[begin] + held > *best + LEAST_GAIN) {
            *best = partition->best[begin] + held;
            partition->begins[last + 1] = begin;
        }
    }
}

size_t *
psg_matrix_blocks(const PsgMatrixOrderTask *task, const size_t *order, size_t *count)
{
    Neighbours all = neighbours_of(task);
    Partition partition = partition_new(&all, order);
    g_autofree size_t *places = places_of(order, task->count);
    for (size_t last = 0; last < task->count; last++) {
        for (size_t k = all.first[order[last]]; k < all.first[order[last] + 1]; k++) {
            size_t other = places[all.halves[k].other];
            partition.ahead[other] += other < last ? all.halves[k].weight : 0;
        }
        find_last_run(&partition, last);
    }
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t end = task->count; end > 0; end = partition.begins[end]) {
        g_array_prepend_val(ends, end);
    }
    size_t zero = 0;
    g_array_prepend_val(ends, zero);
    *count = ends->len - 1;
    partition_clear(&partition);
    neighbours_clear(&all);
    return (size_t *)(void *)g_array_free(g_steal_pointer(&ends), FALSE);
}
