/*
 * After V. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding of communities in
 * large networks", J. Statistical Mechanics 2008.
 *
 * 1. Each node is a community of its own.
 * 2. Each node in turn goes to the community of a neighbour by which modularity grows most: to which
 *    its ties lead more than they would by chance. Until none goes, or a few times.
 * 3. Communities become nodes, their ties are added up, and it begins again, until nothing changes.
 */
#include "layout/dots/communities.h"

#include "base/compare.h"

#include <glib.h>
#include <stdlib.h>

#define SWEEPS 10
#define LEVELS 20

typedef struct {
    guint32 from, to;
    double weight;
} Link;

/* Links from both their ends, each to itself once, in order. */
typedef struct {
    size_t count;
    GArray *links;
    size_t *first;    /* by node, one more */
    double *strength; /* by node: of its links */
    double total;
} Graph;

static int
compare_links(const void *left, const void *right)
{
    const Link *a = left, *b = right;
    return 2 * PSG_COMPARE(a->from, b->from) + PSG_COMPARE(a->to, b->to);
}

/* Takes the links over; those between the same two are added up. */
static Graph *
graph_new(size_t count, GArray *links)
{
    Graph *graph = g_new0(Graph, 1);
    g_array_sort(links, compare_links);
    guint kept = 0;
    for (guint i = 0; i < links->len; i++) {
        Link link = g_array_index(links, Link, i);
        Link *last = kept > 0 ? &g_array_index(links, Link, kept - 1) : NULL;
        if (last != NULL && last->from == link.from && last->to == link.to) {
            last->weight += link.weight;
        } else {
            g_array_index(links, Link, kept++) = link;
        }
    }
    g_array_set_size(links, kept);
    graph->count = count;
    graph->links = links;
    graph->first = g_new0(size_t, count + 1);
    graph->strength = g_new0(double, count + 1);
    for (guint i = 0; i < kept; i++) {
        const Link *link = &g_array_index(links, Link, i);
        graph->first[link->from + 1]++;
        graph->strength[link->from] += link->weight;
        graph->total += link->weight;
    }
    for (size_t i = 0; i < count; i++) {
        graph->first[i + 1] += graph->first[i];
    }
    return graph;
}

static void
graph_free(Graph *graph)
{
    g_array_unref(graph->links);
    g_free(graph->first);
    g_free(graph->strength);
    g_free(graph);
}

/* Weighed by the slices in which both ends and the tie are there. */
static Graph *
graph_of_task(const PsgLayoutTask *task)
{
    GArray *links = g_array_new(FALSE, FALSE, sizeof(Link));
    for (size_t i = 0; i < task->tie_count; i++) {
        size_t from = task->ties[i].from, to = task->ties[i].to;
        double weight = 0;
        for (size_t slice = 0; slice < task->slice_count && from != to; slice++) {
            const bool *there = task->presence + slice * task->actor_count;
            weight += there[from] && there[to] && psg_tie_lives(task, i, slice);
        }
        Link link = {(guint32)from, (guint32)to, weight},
             back = {link.to, link.from, weight};
        if (weight > 0) {
            g_array_append_val(links, link);
            g_array_append_val(links, back);
        }
    }
    return graph_new(task->actor_count, links);
}

/* Where nodes are while they move. */
typedef struct {
    const Graph *graph;
    size_t *community; /* by node */
    double *strength;  /* by community: of its nodes */
    double *towards;   /* by community: what leads there from the node at hand */
} Moving;

static double
gain(const Moving *self, size_t node, size_t community)
{
    return self->towards[community] -
           self->strength[community] * self->graph->strength[node] / self->graph->total;
}

/* Step 2 for one node; true if it goes elsewhere. */
static bool
move(Moving *self, size_t node)
{
    const Graph *graph = self->graph;
    const Link *links = (const Link *)(const void *)graph->links->data;
    size_t own = self->community[node], best = own;
    self->strength[own] -= graph->strength[node];
    for (size_t i = graph->first[node]; i < graph->first[node + 1]; i++) {
        if (links[i].to != node) {
            self->towards[self->community[links[i].to]] += links[i].weight;
        }
    }
    double most = gain(self, node, own);
    for (size_t i = graph->first[node]; i < graph->first[node + 1]; i++) {
        size_t there = self->community[links[i].to];
        double here = gain(self, node, there);
        if (here > most * (1 + 1e-9) + 1e-9) {
            most = here;
            best = there;
        }
    }
    for (size_t i = graph->first[node]; i < graph->first[node + 1]; i++) {
        self->towards[self->community[links[i].to]] = 0;
    }
    self->community[node] = best;
    self->strength[best] += graph->strength[node];
    return best != own;
}

/* Steps 1 and 2. The answer is each node's community, numbered from 0; `count` is of them. */
static size_t *
find_once(const Graph *graph, size_t *count)
{
    size_t *community = g_new(size_t, graph->count + 1);
    g_autofree double *strength = g_new(double, graph->count + 1);
    g_autofree double *towards = g_new0(double, graph->count + 1);
    g_autofree size_t *number = g_new(size_t, graph->count + 1);
    for (size_t i = 0; i < graph->count; i++) {
        community[i] = i;
        strength[i] = graph->strength[i];
        number[i] = PSG_NO_COMMUNITY;
    }
    Moving self = {graph, community, strength, towards};
    bool moved = true;
    for (int sweep = 0; sweep < SWEEPS && moved; sweep++) {
        moved = false;
        for (size_t i = 0; i < graph->count; i++) {
            moved = move(&self, i) || moved;
        }
    }
    *count = 0;
    for (size_t i = 0; i < graph->count; i++) {
        if (number[community[i]] == PSG_NO_COMMUNITY) {
            number[community[i]] = (*count)++;
        }
        community[i] = number[community[i]];
    }
    return community;
}

/* Step 3. */
static Graph *
graph_of_communities(const Graph *graph, const size_t *community, size_t count)
{
    GArray *links = g_array_new(FALSE, FALSE, sizeof(Link));
    for (guint i = 0; i < graph->links->len; i++) {
        Link link = g_array_index(graph->links, Link, i);
        link.from = (guint32)community[link.from];
        link.to = (guint32)community[link.to];
        g_array_append_val(links, link);
    }
    return graph_new(count, links);
}

size_t *
psg_communities_find(const PsgLayoutTask *task)
{
    Graph *graph = graph_of_task(task);
    size_t *found = g_new(size_t, task->actor_count + 1);
    for (size_t i = 0; i < task->actor_count; i++) {
        found[i] = graph->strength[i] > 0 ? i : PSG_NO_COMMUNITY;
    }
    bool changed = graph->total > 0;
    for (int level = 0; level < LEVELS && changed; level++) {
        size_t count;
        g_autofree size_t *community = find_once(graph, &count);
        for (size_t i = 0; i < task->actor_count; i++) {
            found[i] = found[i] == PSG_NO_COMMUNITY ? found[i] : community[found[i]];
        }
        changed = count < graph->count;
        Graph *next = graph_of_communities(graph, community, count);
        graph_free(graph);
        graph = next;
    }
    graph_free(graph);
    return found;
}
