/* Ties of all slices are sorted by pair, merged, and written down for both their ends. */
#include "layout/supergraph.h"

#include <math.h>
#include <string.h>

#define ABSENT G_MAXSIZE
#define MOST_BITS 64

static unsigned
slice_bit_count(size_t slice_count)
{
    return slice_count < MOST_BITS ? (unsigned)slice_count : MOST_BITS;
}

static PsgSliceSet
slice_bit(const PsgLayoutTask *task, size_t slice)
{
    size_t bit =
        task->slice_count <= MOST_BITS ? slice : slice * MOST_BITS / task->slice_count;
    return (PsgSliceSet)1 << bit;
}

/* Fills in the nodes; the answer is each actor's node, ABSENT if it is never
 * there. */
static size_t *
add_nodes(PsgSupergraph *all, const PsgLayoutTask *task)
{
    size_t *node_of = g_new(size_t, task->actor_count + 1);
    all->actors = g_new(size_t, task->actor_count + 1);
    all->boxes = g_new(PsgSize, task->actor_count + 1);
    all->present = g_new0(PsgSliceSet, task->actor_count + 1);
    for (size_t actor = 0; actor < task->actor_count; actor++) {
        PsgSliceSet present = 0;
        for (size_t slice = 0; slice < task->slice_count; slice++) {
            if (task->presence[slice * task->actor_count + actor]) {
                present |= slice_bit(task, slice);
            }
        }
        node_of[actor] = ABSENT;
        if (present != 0) {
            node_of[actor] = all->node_count;
            all->actors[all->node_count] = actor;
            all->boxes[all->node_count] = task->boxes[actor];
            all->present[all->node_count++] = present;
        }
    }
    return node_of;
}

/* A link of the slices in which the tie and both its ends are there; alive in none if
 * there is none. */
static PsgLink
link_of_tie(const PsgLayoutTask *task, size_t index, const size_t *node_of)
{
    const PsgTie *tie = &task->ties[index];
    size_t from = node_of[tie->from];
    size_t to = node_of[tie->to];
    PsgLink link = {.from = MIN(from, to), .to = MAX(from, to)};
    if (from == to || link.to == ABSENT) {
        return link;
    }
    size_t lives = 0;
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        const bool *there = task->presence + slice * task->actor_count;
        if (psg_tie_lives(task, index, slice) && there[tie->from] && there[tie->to]) {
            link.alive |= slice_bit(task, slice);
            lives++;
        }
    }
    double share = (double)lives / (double)task->slice_count;
    link.weight = tie->weight;
    link.order = from < to ? share : -share;
    link.flow = task->rows == PSG_ROWS_FREE ? 0 : link.order * tie->flow;
    return link;
}

/* Weights become shares of the strongest tie's: so no sum of them is too large for a
 * number. */
static void
scale_weights(GArray *links)
{
    double strongest = 0;
    for (guint i = 0; i < links->len; i++) {
        strongest = fmax(strongest, g_array_index(links, PsgLink, i).weight);
    }
    for (guint i = 0; i < links->len; i++) {
        PsgLink *link = &g_array_index(links, PsgLink, i);
        double weight = link->weight / strongest;
        link->weight = weight * fabs(link->order);
        link->order *= weight;
        link->flow *= weight;
    }
}

static int
compare_links(const void *left, const void *right)
{
    const PsgLink *a = left;
    const PsgLink *b = right;
    if (a->from != b->from) {
        return a->from < b->from ? -1 : 1;
    }
    return a->to < b->to ? -1 : a->to > b->to;
}

static void
add_links(PsgSupergraph *all, const PsgLayoutTask *task, const size_t *node_of)
{
    GArray *links = g_array_new(FALSE, FALSE, sizeof(PsgLink));
    for (size_t i = 0; i < task->tie_count; i++) {
        PsgLink link = link_of_tie(task, i, node_of);
        if (link.alive != 0) {
            g_array_append_val(links, link);
        }
    }
    scale_weights(links);
    g_array_sort(links, compare_links);
    size_t kept = 0;
    PsgLink *all_links = (PsgLink *)(void *)links->data;
    for (size_t i = 0; i < links->len; i++) {
        if (kept > 0 && compare_links(&all_links[kept - 1], &all_links[i]) == 0) {
            all_links[kept - 1].weight += all_links[i].weight;
            all_links[kept - 1].flow += all_links[i].flow;
            all_links[kept - 1].order += all_links[i].order;
            all_links[kept - 1].alive |= all_links[i].alive;
        } else {
            all_links[kept++] = all_links[i];
        }
    }
    all->link_count = kept;
    all->links = (PsgLink *)(void *)g_array_free(links, FALSE);
}

static void
index_links(PsgSupergraph *all)
{
    all->first = g_new0(size_t, all->node_count + 2);
    all->touching = g_new(size_t, 2 * all->link_count + 1);
    for (size_t i = 0; i < all->link_count; i++) {
        all->first[all->links[i].from + 1]++;
        all->first[all->links[i].to + 1]++;
    }
    for (size_t node = 0; node < all->node_count; node++) {
        all->first[node + 1] += all->first[node];
    }
    g_autofree size_t *next = g_new(size_t, all->node_count + 1);
    memcpy(next, all->first, (all->node_count + 1) * sizeof *next);
    for (size_t i = 0; i < all->link_count; i++) {
        all->touching[next[all->links[i].from]++] = i;
        all->touching[next[all->links[i].to]++] = i;
    }
}

static void
add_constraints(PsgSupergraph *all, const PsgLayoutTask *task)
{
    all->constraints = g_new0(PsgPlacementConstraint, all->node_count + 1);
    for (size_t node = 0; node < all->node_count; node++) {
        const PsgPlacementConstraint *asked = &task->constraints[all->actors[node]];
        all->constraints[node] = *asked;
        if (asked->is_grouped) {
            all->group_count = MAX(all->group_count, asked->group + 1);
        }
        if (asked->is_shared) {
            all->group_count = MAX(all->group_count, asked->other_group + 1);
        }
    }
    all->first_member = g_new0(size_t, all->group_count + 2);
    all->members = g_new(size_t, all->node_count + 1);
    /* One further on than in the end: filling in moves each group's begin to its end. */
    for (size_t node = 0; node < all->node_count; node++) {
        if (all->constraints[node].is_grouped) {
            all->first_member[all->constraints[node].group + 2]++;
        }
    }
    for (size_t group = 0; group < all->group_count; group++) {
        all->first_member[group + 1] += all->first_member[group];
    }
    for (size_t node = 0; node < all->node_count; node++) {
        if (all->constraints[node].is_grouped) {
            size_t group = all->constraints[node].group;
            all->members[all->first_member[group + 1]++] = node;
        }
    }
}

PsgSupergraph *
psg_supergraph_of_task(const PsgLayoutTask *task)
{
    PsgSupergraph *all = g_new0(PsgSupergraph, 1);
    all->slice_bits = slice_bit_count(task->slice_count);
    all->lines_are_straight = task->lines_are_straight;
    g_autofree size_t *node_of = add_nodes(all, task);
    add_links(all, task, node_of);
    if (task->constraints != NULL) {
        add_constraints(all, task);
    }
    index_links(all);
    return all;
}

PsgSupergraph *
psg_supergraph_of_slice(const PsgLayoutTask *task, size_t slice)
{
    g_autofree PsgTie *ties = g_new(PsgTie, task->tie_count + 1);
    PsgLayoutTask alone = *task;
    alone.slice_count = 1;
    alone.presence = task->presence + slice * task->actor_count;
    alone.ties = ties;
    alone.tie_count = 0;
    alone.tie_presence = NULL;
    for (size_t i = 0; i < task->tie_count; i++) {
        if (psg_tie_lives(task, i, slice)) {
            ties[alone.tie_count] = task->ties[i];
            ties[alone.tie_count].first_slice = 0;
            ties[alone.tie_count].last_slice = 0;
            alone.tie_count++;
        }
    }
    return psg_supergraph_of_task(&alone);
}

void
psg_supergraph_free(PsgSupergraph *all)
{
    if (all == NULL) {
        return;
    }
    g_free(all->actors);
    g_free(all->boxes);
    g_free(all->present);
    g_free(all->links);
    g_free(all->first);
    g_free(all->touching);
    g_free(all->constraints);
    g_free(all->first_member);
    g_free(all->members);
    g_free(all);
}

/* The node that stands for the part in which this one is. */
static size_t
root_of(size_t *above, size_t node)
{
    while (above[node] != node) {
        above[node] = above[above[node]];
        node = above[node];
    }
    return node;
}

/* Joins the parts by link; says of each link whether it joined two. Returns what is
 * above each node (disjoint sets, Galler and Fischer 1964). */
static size_t *
join_parts(const PsgSupergraph *all, bool *joined)
{
    size_t *above = g_new(size_t, all->node_count + 1);
    for (size_t node = 0; node < all->node_count; node++) {
        above[node] = node;
    }
    for (size_t i = 0; i < all->link_count; i++) {
        size_t from = root_of(above, all->links[i].from);
        size_t to = root_of(above, all->links[i].to);
        joined[i] = from != to;
        above[MAX(from, to)] = MIN(from, to);
    }
    return above;
}

bool *
psg_supergraph_forest(const PsgSupergraph *all)
{
    bool *joined = g_new0(bool, all->link_count + 1);
    g_free(join_parts(all, joined));
    return joined;
}

static size_t
degree(const PsgSupergraph *all, size_t node)
{
    return all->first[node + 1] - all->first[node];
}

size_t
psg_supergraph_hubs(const PsgSupergraph *all, size_t **hubs)
{
    g_autofree bool *joined = g_new0(bool, all->link_count + 1);
    g_autofree size_t *above = join_parts(all, joined);
    g_autofree size_t *hub = g_new0(size_t, all->node_count + 1); /* by root */
    g_autofree size_t *size = g_new0(size_t, all->node_count + 1);
    size_t largest = 0;
    for (size_t node = 0; node < all->node_count; node++) {
        size_t root = root_of(above, node);
        if (size[root]++ == 0 || degree(all, node) > degree(all, hub[root])) {
            hub[root] = node;
        }
        largest = size[root] > size[largest] ? root : largest;
    }
    *hubs = g_new(size_t, all->node_count + 1);
    size_t count = 0;
    (*hubs)[count++] = hub[largest];
    for (size_t node = 0; node < all->node_count; node++) {
        if (size[node] > 0 && node != largest) {
            (*hubs)[count++] = hub[node];
        }
    }
    return all->node_count == 0 ? 0 : count;
}
