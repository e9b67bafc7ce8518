/* A slice in numbers. */
#include "slice/counts.h"

#include <math.h>
#include <stdlib.h>

/* Two actors of the view that are related, the lower place first. */
typedef struct {
    size_t low, high;
} Pair;

static int
compare_pairs(const void *a, const void *b)
{
    const Pair *left = a, *right = b;
    if (left->low != right->low) {
        return left->low < right->low ? -1 : 1;
    }
    return (left->high > right->high) - (left->high < right->high);
}

/* Each pair once, however many relations it has; loops are none. */
static GArray *
related_pairs(const PsgView *view)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    for (size_t i = 0; i < view->relation_count; i++) {
        const PsgViewRelation *seen = &view->relations[i];
        Pair pair = {MIN(seen->from, seen->to), MAX(seen->from, seen->to)};
        if (seen->presence == PSG_PRESENCE_THERE && pair.low != pair.high) {
            g_array_append_val(pairs, pair);
        }
    }
    g_array_sort(pairs, compare_pairs);
    guint kept = 0;
    for (guint i = 0; i < pairs->len; i++) {
        Pair pair = g_array_index(pairs, Pair, i);
        if (i == 0 || compare_pairs(&pair, &g_array_index(pairs, Pair, kept - 1)) != 0) {
            g_array_index(pairs, Pair, kept++) = pair;
        }
    }
    g_array_set_size(pairs, kept);
    return pairs;
}

static void
find_most_connected(const PsgView *view, const GArray *pairs, PsgCounts *counts)
{
    g_autofree size_t *others = g_new0(size_t, view->actor_count + 1);
    for (guint i = 0; i < pairs->len; i++) {
        others[g_array_index(pairs, Pair, i).low]++;
        others[g_array_index(pairs, Pair, i).high]++;
    }
    for (size_t i = 0; i < view->actor_count; i++) {
        if (others[i] > counts->most_others) {
            counts->most_others = others[i];
            counts->most_connected = view->actors[i].actor;
            counts->equals = 0;
        } else if (others[i] > 0 && others[i] == counts->most_others) {
            counts->equals++;
        }
    }
}

/* Of those that were there for certain. */
static size_t
count_gone(const PsgView *view)
{
    const PsgLandscape *landscape = view->landscape;
    size_t gone = 0;
    for (size_t i = 0; i < view->gone_count; i++) {
        gone +=
            psg_actor_presence(&landscape->actors[view->gone[i]],
                               &landscape->slices[view->slice - 1]) == PSG_PRESENCE_THERE;
    }
    return gone;
}

static void
count_actors(const PsgView *view, PsgCounts *counts)
{
    for (size_t i = 0; i < view->actor_count; i++) {
        const PsgViewActor *seen = &view->actors[i];
        bool is_there = seen->presence == PSG_PRESENCE_THERE;
        counts->actors += is_there;
        counts->unsure += seen->presence == PSG_PRESENCE_UNSURE;
        counts->new_actors += seen->is_new && is_there;
    }
    const PsgLandscape *landscape = view->landscape;
    PsgTime start = psg_interval_first(&landscape->slices[view->slice].when);
    bool is_edge = landscape->has_observed && counts->new_actors == 0 &&
                   start <= psg_interval_first(&landscape->observed);
    if (start == PSG_TIME_FIRST || is_edge) {
        counts->new_actors = PSG_NONE;
    }
    counts->gone = view->slice == 0 ? PSG_NONE : count_gone(view);
}

PsgCounts
psg_counts_of_view(const PsgView *view)
{
    if (psg_landscape_is_aggregated(view->landscape)) {
        /* what is counted are actors, and who has most neighbours has no box */
        g_autoptr(PsgView) parts =
            psg_view_of_slice(view->landscape->cut->parts, view->slice);
        PsgCounts of_parts = psg_counts_of_view(parts);
        of_parts.most_connected = PSG_NONE;
        return of_parts;
    }
    PsgCounts counts = {.density = (double)NAN, .most_connected = PSG_NONE};
    if (view->landscape->slices[view->slice].is_projected) {
        counts.new_actors = counts.gone = PSG_NONE;
        return counts;
    }
    counts.is_known = true;
    count_actors(view, &counts);
    for (size_t i = 0; i < view->relation_count; i++) {
        counts.relations += view->relations[i].presence == PSG_PRESENCE_THERE;
    }
    g_autoptr(GArray) pairs = related_pairs(view);
    find_most_connected(view, pairs, &counts);
    if (counts.actors > 1) {
        double actors = (double)counts.actors;
        counts.density = 2 * (double)pairs->len / (actors * (actors - 1));
    }
    return counts;
}
