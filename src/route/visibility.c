/*
 * Shortest ways in a visibility graph (Lozano-Pérez and Wesley 1979).
 *
 * 1. The graph's points are the corners of the grown boxes. Two are joined if they see
 *    each other, and if the line just touches both boxes: a shortest way has no other
 *    pieces (the reduced graph, Rohnert 1986). Far corners are not tried where boxes are
 *    many; step 3 mends what that spoils.
 * 2. A* from a to b over the corners; each bend costs a little, and leaving the area
 *    much.
 * 3. Bends that are not needed are dropped.
 */
#include "route/visibility.h"

#include "base/segment.h"

#define NEAR_BOXES 36.0  /* about so many boxes are looked at from a corner */
#define BEND_COST 16.0   /* a way may be so much longer to save one bend */
#define OUTSIDE_COST 8.0 /* times as long */
#define MANY_BOXES 200   /* with more, the search hurries towards its goal, */
#define HURRY 1.4        /* at the cost of ways that may be a little longer */

typedef struct {
    size_t corner;
    double cost;
} Step;

typedef struct {
    double estimate;
    size_t corner;
} Candidate;

struct PsgVisibility {
    const PsgObstacles *obstacles;
    PsgSize reach; /* half of the window that is looked at */
    size_t corner_count;
    size_t *first; /* by corner, and one more: where its steps begin; NULL until needed */
    Step *steps;
    double hurry;
    /* of the search: by corner, and one more for the goal; INFINITY at rest */
    double *cost;
    size_t *previous;
    double *to_goal;   /* from corners that see it; else INFINITY */
    GArray *heap;      /* of Candidate */
    GArray *reached;   /* corners whose cost is to be forgotten */
    GArray *goal_seen; /* of Step */
};

static PsgPoint
corner_at(const PsgVisibility *visibility, size_t corner)
{
    PsgRect rect = visibility->obstacles->grown[corner / 4];
    return (PsgPoint){corner % 2 == 0 ? rect.x : psg_rect_right(rect),
                      corner % 4 < 2 ? rect.y : psg_rect_bottom(rect)};
}

/* A line to or from the corner would touch its box, not run into it or away from it. */
static bool
is_tangent(PsgPoint at, size_t corner, PsgPoint other)
{
    PsgPoint direction = psg_corner_direction(corner);
    return (other.x - at.x) * direction.x * ((other.y - at.y) * direction.y) <= 1e-9;
}

static bool
is_inside(PsgPoint point, PsgSize area)
{
    return point.x >= -1e-6 && point.y >= -1e-6 && point.x <= area.width + 1e-6 &&
           point.y <= area.height + 1e-6;
}

static double
step_cost(const PsgVisibility *visibility, PsgPoint a, PsgPoint b)
{
    PsgSize area = visibility->obstacles->area;
    bool inside = is_inside(a, area) && is_inside(b, area);
    return psg_distance(a, b) * (inside ? 1 : OUTSIDE_COST) + BEND_COST;
}

/* Collects the corners near the point that it sees, but not those of the exempt boxes.
 * A point that is itself a corner looks only at later ones: they will see it too. */
static void
see_corners(const PsgVisibility *visibility, PsgPoint at, PsgExempt exempt,
            size_t own_corner, GArray *seen)
{
    PsgRect window = {at.x - visibility->reach.width, at.y - visibility->reach.height,
                      2 * visibility->reach.width, 2 * visibility->reach.height};
    g_autoptr(GArray) near = psg_obstacles_near(visibility->obstacles, window);
    for (size_t i = 0; i < 4 * (size_t)near->len; i++) {
        size_t corner = g_array_index(near, size_t, i / 4) * 4 + i % 4;
        PsgPoint there = corner_at(visibility, corner);
        bool earlier = own_corner != PSG_NO_CORNER && corner <= own_corner;
        if (earlier || corner / 4 == exempt.from || corner / 4 == exempt.to ||
            !is_tangent(there, corner, at) ||
            (own_corner != PSG_NO_CORNER && !is_tangent(at, own_corner, there)) ||
            !psg_obstacles_clear(visibility->obstacles, at, there, exempt, 1)) {
            continue;
        }
        Step step = {corner, step_cost(visibility, at, there)};
        g_array_append_val(seen, step);
    }
}

/* Each step once: who sees whom is mutual. Returns where each corner's steps begin. */
static size_t *
look_from_corners(const PsgVisibility *visibility, GArray *forward)
{
    size_t *first = g_new(size_t, visibility->corner_count + 1);
    PsgExempt nobody = {PSG_NO_BOX, PSG_NO_BOX};
    for (size_t corner = 0; corner < visibility->corner_count; corner++) {
        first[corner] = forward->len;
        see_corners(visibility, corner_at(visibility, corner), nobody, corner, forward);
    }
    first[visibility->corner_count] = forward->len;
    return first;
}

static void
join_corners(PsgVisibility *visibility)
{
    size_t count = visibility->corner_count;
    g_autoptr(GArray) forward = g_array_new(FALSE, FALSE, sizeof(Step));
    g_autofree size_t *from = look_from_corners(visibility, forward);
    const Step *seen = (const Step *)(const void *)forward->data;
    visibility->first = g_new0(size_t, count + 2);
    size_t *next = visibility->first + 1; /* filled up to where the next corner's begin */
    for (size_t corner = 0; corner < count; corner++) {
        next[corner] += from[corner + 1] - from[corner];
        for (size_t i = from[corner]; i < from[corner + 1]; i++) {
            next[seen[i].corner]++;
        }
    }
    size_t start = 0;
    for (size_t corner = 0; corner < count; corner++) {
        size_t own = next[corner];
        next[corner] = start;
        start += own;
    }
    visibility->steps = g_new(Step, start + 1);
    for (size_t corner = 0; corner < count; corner++) {
        for (size_t i = from[corner]; i < from[corner + 1]; i++) {
            visibility->steps[next[corner]++] = seen[i];
            visibility->steps[next[seen[i].corner]++] = (Step){corner, seen[i].cost};
        }
    }
}

PsgVisibility *
psg_visibility_new(const PsgObstacles *obstacles)
{
    PsgVisibility *visibility = g_new0(PsgVisibility, 1);
    visibility->obstacles = obstacles;
    visibility->corner_count = 4 * obstacles->count;
    double share = sqrt(NEAR_BOXES / fmax(1, (double)obstacles->count));
    visibility->reach =
        (PsgSize){share * obstacles->area.width, share * obstacles->area.height};
    visibility->heap = g_array_new(FALSE, FALSE, sizeof(Candidate));
    visibility->reached = g_array_new(FALSE, FALSE, sizeof(size_t));
    visibility->goal_seen = g_array_new(FALSE, FALSE, sizeof(Step));
    visibility->hurry = obstacles->count > MANY_BOXES ? HURRY : 1;
    visibility->cost = g_new(double, visibility->corner_count + 1);
    visibility->to_goal = g_new(double, visibility->corner_count + 1);
    for (size_t corner = 0; corner <= visibility->corner_count; corner++) {
        visibility->cost[corner] = INFINITY;
        visibility->to_goal[corner] = INFINITY;
    }
    visibility->previous = g_new(size_t, visibility->corner_count + 1);
    return visibility;
}

void
psg_visibility_free(PsgVisibility *visibility)
{
    if (visibility == NULL) {
        return;
    }
    g_free(visibility->first);
    g_free(visibility->cost);
    g_free(visibility->to_goal);
    g_free(visibility->previous);
    g_free(visibility->steps);
    g_array_unref(visibility->heap);
    g_array_unref(visibility->reached);
    g_array_unref(visibility->goal_seen);
    g_free(visibility);
}

/* ---- a heap of candidates, the nearest first ---- */

static bool
is_before(const Candidate *a, const Candidate *b)
{
    if (a->estimate < b->estimate || a->estimate > b->estimate) {
        return a->estimate < b->estimate;
    }
    return a->corner < b->corner;
}

static void
heap_push(GArray *heap, Candidate candidate)
{
    g_array_append_val(heap, candidate);
    Candidate *items = (Candidate *)(void *)heap->data;
    size_t child = heap->len - 1;
    while (child > 0 && is_before(&candidate, &items[(child - 1) / 2])) {
        items[child] = items[(child - 1) / 2];
        child = (child - 1) / 2;
    }
    items[child] = candidate;
}

static Candidate
heap_pop(GArray *heap)
{
    Candidate *items = (Candidate *)(void *)heap->data;
    Candidate top = items[0];
    size_t count = heap->len - 1;
    Candidate last = items[count];
    size_t parent = 0;
    for (size_t child = 1; child < count; child = 2 * parent + 1) {
        if (child + 1 < count && is_before(&items[child + 1], &items[child])) {
            child++;
        }
        if (!is_before(&items[child], &last)) {
            break;
        }
        items[parent] = items[child];
        parent = child;
    }
    items[parent] = last;
    g_array_set_size(heap, (guint)count);
    return top;
}

/* ---- the search ---- */

static double
distance_left(const PsgVisibility *visibility, size_t corner, PsgPoint goal)
{
    bool arrived = corner == visibility->corner_count;
    return arrived
               ? 0
               : visibility->hurry * psg_distance(corner_at(visibility, corner), goal);
}

static void
reach_corner(PsgVisibility *visibility, size_t corner, double cost, size_t previous,
             PsgPoint goal)
{
    if (cost >= visibility->cost[corner]) {
        return;
    }
    g_array_append_val(visibility->reached, corner);
    visibility->cost[corner] = cost;
    visibility->previous[corner] = previous;
    double estimate = cost + distance_left(visibility, corner, goal);
    heap_push(visibility->heap, (Candidate){estimate, corner});
}

static void
forget_search(PsgVisibility *visibility)
{
    for (guint i = 0; i < visibility->reached->len; i++) {
        visibility->cost[g_array_index(visibility->reached, size_t, i)] = INFINITY;
    }
    for (guint i = 0; i < visibility->goal_seen->len; i++) {
        visibility->to_goal[g_array_index(visibility->goal_seen, Step, i).corner] =
            INFINITY;
    }
    g_array_set_size(visibility->reached, 0);
    g_array_set_size(visibility->goal_seen, 0);
    g_array_set_size(visibility->heap, 0);
}

/* The search begins with what a sees, and knows who sees b. */
static void
begin_search(PsgVisibility *visibility, PsgPoint a, PsgPoint b, PsgExempt ends)
{
    forget_search(visibility);
    see_corners(visibility, b, ends, PSG_NO_CORNER, visibility->goal_seen);
    for (guint i = 0; i < visibility->goal_seen->len; i++) {
        const Step *step = &g_array_index(visibility->goal_seen, Step, i);
        visibility->to_goal[step->corner] = step->cost;
    }
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(Step));
    see_corners(visibility, a, ends, PSG_NO_CORNER, seen);
    for (guint i = 0; i < seen->len; i++) {
        const Step *step = &g_array_index(seen, Step, i);
        reach_corner(visibility, step->corner, step->cost, PSG_NO_CORNER, b);
    }
}

/* True if the goal was reached. */
static bool
search(PsgVisibility *visibility, PsgPoint a, PsgPoint b, PsgExempt ends)
{
    size_t goal = visibility->corner_count;
    begin_search(visibility, a, b, ends);
    while (visibility->heap->len > 0) {
        Candidate best = heap_pop(visibility->heap);
        size_t corner = best.corner;
        if (corner == goal) {
            return true;
        }
        double cost = visibility->cost[corner];
        if (best.estimate > cost + distance_left(visibility, corner, b) + 1e-6) {
            continue; /* a better way to it was found since */
        }
        reach_corner(visibility, goal, cost + visibility->to_goal[corner], corner, b);
        for (size_t i = visibility->first[corner]; i < visibility->first[corner + 1];
             i++) {
            const Step *step = &visibility->steps[i];
            if (step->corner / 4 != ends.from && step->corner / 4 != ends.to) {
                reach_corner(visibility, step->corner, cost + step->cost, corner, b);
            }
        }
    }
    return false;
}

/* As psg_way_exempt, if the bend between two others was dropped. */
static PsgExempt
exempt_across(const GArray *bends, guint index, PsgExempt ends)
{
    return (PsgExempt){index == 1 ? ends.from : PSG_NO_BOX,
                       index + 2 == bends->len ? ends.to : PSG_NO_BOX};
}

static void
drop_needless_bends(const PsgVisibility *visibility, GArray *bends, PsgExempt ends)
{
    for (guint i = 1; i + 1 < bends->len;) {
        PsgPoint before = g_array_index(bends, PsgBend, i - 1).at;
        PsgPoint after = g_array_index(bends, PsgBend, i + 1).at;
        if (psg_obstacles_clear(visibility->obstacles, before, after,
                                exempt_across(bends, i, ends), 1)) {
            g_array_remove_index(bends, i);
            i = i > 1 ? i - 1 : 1;
        } else {
            i++;
        }
    }
}

static void
collect_bends(const PsgVisibility *visibility, GArray *bends)
{
    size_t corner = visibility->previous[visibility->corner_count];
    for (; corner != PSG_NO_CORNER; corner = visibility->previous[corner]) {
        PsgBend bend = {corner_at(visibility, corner), corner};
        g_array_insert_val(bends, 1, bend);
    }
}

PsgWay
psg_visibility_way(PsgVisibility *visibility, PsgPoint a, PsgPoint b, PsgExempt ends)
{
    GArray *bends = g_array_new(FALSE, FALSE, sizeof(PsgBend));
    PsgBend both[] = {{a, PSG_NO_CORNER}, {b, PSG_NO_CORNER}};
    g_array_append_vals(bends, both, 2);
    if (!psg_obstacles_clear(visibility->obstacles, a, b, ends, 1)) {
        if (visibility->first == NULL) {
            join_corners(visibility);
        }
        if (search(visibility, a, b, ends)) {
            collect_bends(visibility, bends);
            drop_needless_bends(visibility, bends, ends);
        }
    }
    size_t count = bends->len;
    return (PsgWay){ends.from, ends.to, (PsgBend *)(void *)g_array_free(bends, FALSE),
                    count};
}
