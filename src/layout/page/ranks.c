/*
 * Network simplex (Gansner, Koutsofios, North and Vo 1993, "A technique for drawing directed
 * graphs", section 2).
 *
 * 1. Circles are opened: nodes are put in a row, sources first and sinks last, else who gives
 *    most more than it takes (Eades, Lin and Smyth 1993); arcs against the row are turned.
 * 2. First ranks: the longest way from a source.
 * 3. A spanning tree of arcs that go just one rank down, for each part that hangs together.
 * 4. A tree arc whose cut value is below 0 leaves; the arc with the least slack that joins
 *    the two halves the other way enters; one half moves by that slack. Until there is none.
 *
 * The cut value of a tree arc is what the half at its tail gives less what it takes: arcs
 * within that half cancel out. So all cut values are sums over subtrees.
 */
#include "layout/page/ranks.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>

#define NONE G_MAXSIZE
#define TINY 1e-9

typedef struct {
    size_t node_count, arc_count;
    PsgArc *arcs;     /* turned where they went against the row */
    size_t *first;    /* node_count + 1: where a node's arcs begin in `touching` */
    size_t *touching; /* arcs, each from both its nodes */
    long *rank;
    bool *in_tree;  /* by arc */
    size_t *parent; /* by node: the arc to its parent in the tree; NONE at a root */
    size_t *order;  /* nodes, each after its parent; of those with arcs */
    size_t ordered;
    double *gives; /* by node: what its subtree gives less what it takes */
} Ranker;

static size_t
across(const PsgArc *arc, size_t node)
{
    return arc->from == node ? arc->to : arc->from;
}

static void
index_arcs(Ranker *self)
{
    self->first = g_new0(size_t, self->node_count + 2);
    for (size_t i = 0; i < self->arc_count; i++) {
        self->first[self->arcs[i].from + 1]++;
        self->first[self->arcs[i].to + 1]++;
    }
    for (size_t node = 0; node < self->node_count; node++) {
        self->first[node + 1] += self->first[node];
    }
    self->touching = g_new(size_t, 2 * self->arc_count + 1);
    g_autofree size_t *next =
        g_memdup2(self->first, (self->node_count + 1) * sizeof *next);
    for (size_t i = 0; i < self->arc_count; i++) {
        self->touching[next[self->arcs[i].from]++] = i;
        self->touching[next[self->arcs[i].to]++] = i;
    }
}

/* ---- 1. circles ---- */

typedef struct {
    bool *is_placed;
    double *gives, *takes; /* to and from nodes that are not placed yet */
} Row;

/* Of the nodes that are left: a sink, else a source, else who gives most more than it takes. */
static size_t
next_in_row(const Ranker *self, const Row *row, bool *at_end)
{
    size_t best = NONE;
    *at_end = false;
    for (size_t node = 0; node < self->node_count; node++) {
        if (row->is_placed[node]) {
            continue;
        }
        if (row->gives[node] < TINY || row->takes[node] < TINY) {
            *at_end = row->gives[node] < TINY;
            return node;
        }
        double surplus = row->gives[node] - row->takes[node];
        if (best == NONE || surplus > row->gives[best] - row->takes[best] + TINY) {
            best = node;
        }
    }
    return best;
}

static void
place(const Ranker *self, Row *row, size_t node)
{
    row->is_placed[node] = true;
    for (size_t k = self->first[node]; k < self->first[node + 1]; k++) {
        const PsgArc *arc = &self->arcs[self->touching[k]];
        double *rest = arc->from == node ? &row->takes[arc->to] : &row->gives[arc->from];
        *rest -= arc->weight;
    }
}

/* By node, its place in the row. */
static size_t *
row_of_nodes(const Ranker *self)
{
    size_t count = self->node_count;
    size_t *place_of = g_new(size_t, count + 1);
    g_autofree bool *is_placed = g_new0(bool, count + 1);
    g_autofree double *gives = g_new0(double, count + 1);
    g_autofree double *takes = g_new0(double, count + 1);
    Row row = {is_placed, gives, takes};
    for (size_t i = 0; i < self->arc_count; i++) {
        gives[self->arcs[i].from] += self->arcs[i].weight;
        takes[self->arcs[i].to] += self->arcs[i].weight;
    }
    size_t low = 0, high = count;
    while (low < high) {
        bool at_end;
        size_t node = next_in_row(self, &row, &at_end);
        place_of[node] = at_end ? --high : low++;
        place(self, &row, node);
    }
    return place_of;
}

/* Returns the share of the weight that was turned. */
static double
open_circles(Ranker *self)
{
    g_autofree size_t *place_of = row_of_nodes(self);
    double all = 0, turned = 0;
    for (size_t i = 0; i < self->arc_count; i++) {
        PsgArc *arc = &self->arcs[i];
        all += arc->weight;
        if (place_of[arc->from] > place_of[arc->to]) {
            *arc = (PsgArc){arc->to, arc->from, arc->weight};
            turned += arc->weight;
        }
    }
    return all > 0 ? turned / all : 0;
}

/* ---- 2. first ranks ---- */

/* Puts the nodes behind it a rank further down; returns how many are ready then, since all
 * before them are ranked. */
static size_t
rank_next(Ranker *self, size_t node, size_t *waits, size_t *ready, size_t count)
{
    for (size_t k = self->first[node]; k < self->first[node + 1]; k++) {
        const PsgArc *arc = &self->arcs[self->touching[k]];
        if (arc->from != node) {
            continue;
        }
        self->rank[arc->to] = MAX(self->rank[arc->to], self->rank[node] + 1);
        if (--waits[arc->to] == 0) {
            ready[count++] = arc->to;
        }
    }
    return count;
}

static void
rank_by_longest_way(Ranker *self)
{
    g_autofree size_t *waits = g_new0(size_t, self->node_count + 1);
    g_autofree size_t *ready = g_new(size_t, self->node_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < self->arc_count; i++) {
        waits[self->arcs[i].to]++;
    }
    for (size_t node = 0; node < self->node_count; node++) {
        if (waits[node] == 0) {
            ready[count++] = node;
        }
    }
    for (size_t done = 0; done < count; done++) {
        count = rank_next(self, ready[done], waits, ready, count);
    }
}

static long
slack(const Ranker *self, size_t arc)
{
    return self->rank[self->arcs[arc].to] - self->rank[self->arcs[arc].from] - 1;
}

/* ---- 3. the tree ---- */

/* Walks from a root along the arcs of the tree, or, with `grow`, along all that are tight. */
static void
walk_tree(Ranker *self, size_t root, bool grow, bool *is_reached)
{
    size_t begin = self->ordered;
    self->parent[root] = NONE;
    is_reached[root] = true;
    self->order[self->ordered++] = root;
    for (size_t done = begin; done < self->ordered; done++) {
        size_t node = self->order[done];
        for (size_t k = self->first[node]; k < self->first[node + 1]; k++) {
            size_t arc = self->touching[k];
            size_t other = across(&self->arcs[arc], node);
            bool joins = grow ? slack(self, arc) == 0 : self->in_tree[arc];
            if (joins && !is_reached[other]) {
                self->parent[other] = arc;
                is_reached[other] = true;
                self->order[self->ordered++] = other;
            }
        }
    }
}

/* The arc with the least slack between the reached nodes from `begin` on and another; NONE if
 * all that hangs together is reached. */
static size_t
nearest_arc(const Ranker *self, size_t begin, const bool *is_reached)
{
    size_t best = NONE;
    for (size_t i = begin; i < self->ordered; i++) {
        size_t node = self->order[i];
        for (size_t k = self->first[node]; k < self->first[node + 1]; k++) {
            size_t arc = self->touching[k];
            if (!is_reached[across(&self->arcs[arc], node)] &&
                (best == NONE || slack(self, arc) < slack(self, best))) {
                best = arc;
            }
        }
    }
    return best;
}

/* Moves what is reached until the nearest arc is tight, as often as there is one. */
static void
span_part(Ranker *self, size_t root, bool *is_reached)
{
    size_t begin = self->ordered;
    walk_tree(self, root, true, is_reached);
    for (size_t arc = nearest_arc(self, begin, is_reached); arc != NONE;
         arc = nearest_arc(self, begin, is_reached)) {
        bool is_tail = is_reached[self->arcs[arc].from];
        long shift = is_tail ? slack(self, arc) : -slack(self, arc);
        for (size_t i = begin; i < self->ordered; i++) {
            self->rank[self->order[i]] += shift;
            is_reached[self->order[i]] = false;
        }
        self->ordered = begin;
        walk_tree(self, root, true, is_reached);
    }
}

static void
span(Ranker *self)
{
    g_autofree bool *is_reached = g_new0(bool, self->node_count + 1);
    self->ordered = 0;
    for (size_t node = 0; node < self->node_count; node++) {
        if (!is_reached[node] && self->first[node + 1] > self->first[node]) {
            span_part(self, node, is_reached);
        }
    }
    for (size_t i = 0; i < self->ordered; i++) {
        if (self->parent[self->order[i]] != NONE) {
            self->in_tree[self->parent[self->order[i]]] = true;
        }
    }
}

/* ---- 4. better trees ---- */

static void
order_tree(Ranker *self)
{
    g_autofree bool *is_reached = g_new0(bool, self->node_count + 1);
    g_autofree size_t *roots = g_new(size_t, self->node_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < self->ordered; i++) {
        if (self->parent[self->order[i]] == NONE) {
            roots[count++] = self->order[i];
        }
    }
    self->ordered = 0;
    for (size_t i = 0; i < count; i++) {
        walk_tree(self, roots[i], false, is_reached);
    }
}

static void
sum_subtrees(Ranker *self)
{
    for (size_t node = 0; node < self->node_count; node++) {
        self->gives[node] = 0;
    }
    for (size_t i = 0; i < self->arc_count; i++) {
        self->gives[self->arcs[i].from] += self->arcs[i].weight;
        self->gives[self->arcs[i].to] -= self->arcs[i].weight;
    }
    for (size_t i = self->ordered; i-- > 0;) {
        size_t node = self->order[i];
        if (self->parent[node] != NONE) {
            self->gives[across(&self->arcs[self->parent[node]], node)] +=
                self->gives[node];
        }
    }
}

/* The node below the tree arc that is to leave, the one with the least cut value; NONE. */
static size_t
leaving_node(const Ranker *self)
{
    size_t best = NONE;
    double least = -TINY;
    for (size_t i = 0; i < self->ordered; i++) {
        size_t node = self->order[i];
        if (self->parent[node] == NONE) {
            continue;
        }
        bool is_tail = self->arcs[self->parent[node]].from == node;
        double cut = is_tail ? self->gives[node] : -self->gives[node];
        if (cut < least) {
            least = cut;
            best = node;
        }
    }
    return best;
}

/* The nodes below and at `top`. */
static bool *
subtree_of(const Ranker *self, size_t top)
{
    bool *is_below = g_new0(bool, self->node_count + 1);
    for (size_t i = 0; i < self->ordered; i++) {
        size_t node = self->order[i], arc = self->parent[node];
        is_below[node] =
            node == top || (arc != NONE && is_below[across(&self->arcs[arc], node)]);
    }
    return is_below;
}

/* Replaces the arc above `top`. */
static void
exchange(Ranker *self, size_t top)
{
    g_autofree bool *is_below = subtree_of(self, top);
    size_t leaving = self->parent[top];
    bool tail_is_below = self->arcs[leaving].from == top;
    size_t entering = NONE;
    for (size_t i = 0; i < self->arc_count; i++) {
        const PsgArc *arc = &self->arcs[i];
        bool joins = is_below[arc->from] != is_below[arc->to];
        if (joins && is_below[arc->to] == tail_is_below &&
            (entering == NONE || slack(self, i) < slack(self, entering))) {
            entering = i;
        }
    }
    g_assert(entering != NONE); /* a negative cut value has arcs the other way */
    long shift = tail_is_below ? -slack(self, entering) : slack(self, entering);
    for (size_t node = 0; node < self->node_count; node++) {
        self->rank[node] += is_below[node] ? shift : 0;
    }
    self->in_tree[leaving] = false;
    self->in_tree[entering] = true;
    order_tree(self);
}

static void
improve(Ranker *self)
{
    /* Each exchange shortens the arcs or leaves them; the bound guards against going in
     * circles among trees that are equally good. */
    size_t most = 4 * (self->node_count + self->arc_count);
    for (size_t i = 0; i < most; i++) {
        sum_subtrees(self);
        size_t top = leaving_node(self);
        if (top == NONE) {
            return;
        }
        exchange(self, top);
    }
}

/* ---- the answer ---- */

/* Each part begins at rank 0. Parts follow each other in `order`, from root to root. */
static void
normalize(Ranker *self, size_t *ranks, size_t *rank_count)
{
    for (size_t begin = 0, end = 0; begin < self->ordered; begin = end) {
        long least = self->rank[self->order[begin]];
        for (end = begin + 1;
             end < self->ordered && self->parent[self->order[end]] != NONE; end++) {
            least = MIN(least, self->rank[self->order[end]]);
        }
        for (size_t i = begin; i < end; i++) {
            size_t node = self->order[i];
            ranks[node] = (size_t)(self->rank[node] - least);
            *rank_count = MAX(*rank_count, ranks[node] + 1);
        }
    }
}

static double
mean_excess(const Ranker *self)
{
    double skipped = 0, weight = 0;
    for (size_t i = 0; i < self->arc_count; i++) {
        skipped += self->arcs[i].weight * (double)slack(self, i);
        weight += self->arcs[i].weight;
    }
    return weight > 0 ? skipped / weight : 0;
}

PsgRanking
psg_ranking_of(const PsgArc *arcs, size_t arc_count, size_t node_count)
{
    Ranker self = {.node_count = node_count, .arc_count = arc_count};
    PsgRanking ranking = {.ranks = g_new(size_t, node_count + 1)};
    for (size_t node = 0; node < node_count; node++) {
        ranking.ranks[node] = PSG_NO_RANK;
    }
    self.arcs = g_memdup2(arcs, arc_count * sizeof *arcs);
    self.rank = g_new0(long, node_count + 1);
    self.in_tree = g_new0(bool, arc_count + 1);
    self.parent = g_new(size_t, node_count + 1);
    self.order = g_new(size_t, node_count + 1);
    self.gives = g_new(double, node_count + 1);
    index_arcs(&self);
    ranking.against = open_circles(&self);
    rank_by_longest_way(&self);
    span(&self);
    improve(&self);
    normalize(&self, ranking.ranks, &ranking.rank_count);
    ranking.excess = mean_excess(&self);
    g_free(self.arcs);
    g_free(self.first);
    g_free(self.touching);
    g_free(self.rank);
    g_free(self.in_tree);
    g_free(self.parent);
    g_free(self.order);
    g_free(self.gives);
    return ranking;
}

void
psg_ranking_clear(PsgRanking *ranking)
{
    g_clear_pointer(&ranking->ranks, g_free);
}
