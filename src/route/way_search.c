/*
 * A* (Hart, Nilsson and Raphael 1968) from any port of one box, over lanes, to any port of the
 * other.
 *
 * 1. Straight lines from port to port are tried; the best one bounds what follows.
 * 2. Lanes are offered to ports: how they are reached from there is looked at in their turn.
 * 3. The lane with the least estimate is settled: its way may end at a port, or go on to
 *    a lane that it sees. The estimate adds the distance that is left and one bend.
 *
 * What a bend costs depends on where its way comes from, and only the cheapest way to a
 * lane is kept: so a way may cost a little more than the cheapest one.
 */
#include "route/way_search.h"

#include "base/segment.h"

#define NOWHERE G_MAXSIZE
#define APART 1e-3 /* in page units: nobody sees it */
#define MOST_APART 97

/* To look whether boxes are in the way of a piece, and to go on from there, takes as long as to
 * look at so many pieces of other lines. */
#define WEIGHING 50

typedef struct {
    double estimate;
    size_t lane;
    bool is_offer; /* nobody has looked yet how it is reached from ports */
} Candidate;

struct PsgWaySearch {
    PsgLaneGraph *graph;
    const PsgSurroundings *around;
    size_t patience;
    size_t runs;
    size_t weighed;     /* pieces, in all runs */
    size_t work_before; /* this run */
    PsgRect goal;       /* the box where the way ends */
    PsgExempt ends;
    GArray *from, *to; /* of PsgPort */
    /* by lane; a cost of INFINITY: not reached */
    double *cost;
    size_t *previous; /* a lane, or NOWHERE: it comes from a port */
    size_t *port;
    bool *is_settled;
    GArray *heap;    /* of Candidate */
    GArray *reached; /* of size_t: lanes whose cost is to be forgotten */
    /* the best way so far */
    double best;
    size_t best_lane, best_from, best_to; /* best_to NOWHERE: there is none */
};

PsgWaySearch *
psg_way_search_new(PsgLaneGraph *graph, const PsgSurroundings *around, size_t patience)
{
    PsgWaySearch *search = g_new0(PsgWaySearch, 1);
    search->graph = graph;
    search->around = around;
    search->patience = patience;
    search->cost = g_new(double, graph->count + 1);
    search->previous = g_new(size_t, graph->count + 1);
    search->port = g_new(size_t, graph->count + 1);
    search->is_settled = g_new0(bool, graph->count + 1);
    for (size_t i = 0; i < graph->count; i++) {
        search->cost[i] = (double)INFINITY;
    }
    search->heap = g_array_new(FALSE, FALSE, sizeof(Candidate));
    search->reached = g_array_new(FALSE, FALSE, sizeof(size_t));
    return search;
}

void
psg_way_search_free(PsgWaySearch *search)
{
    if (search == NULL) {
        return;
    }
    g_free(search->cost);
    g_free(search->previous);
    g_free(search->port);
    g_free(search->is_settled);
    g_array_unref(search->heap);
    g_array_unref(search->reached);
    g_free(search);
}

/* ---- a heap of candidates, the nearest first ---- */

static bool
is_before(const Candidate *a, const Candidate *b)
{
    if (a->estimate < b->estimate || a->estimate > b->estimate) {
        return a->estimate < b->estimate;
    }
    return a->is_offer != b->is_offer ? a->is_offer : a->lane < b->lane;
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

/* ---- what is left to pay ---- */

static double
distance_to_box(PsgPoint at, PsgRect box)
{
    double across = psg_greater(box.x - at.x, at.x - psg_rect_right(box));
    double down = psg_greater(box.y - at.y, at.y - psg_rect_bottom(box));
    across = psg_greater(across, 0);
    down = psg_greater(down, 0);
    return sqrt(across * across + down * down);
}

static double
least_rest(const PsgWaySearch *search, const PsgLane *lane)
{
    return distance_to_box(lane->at, search->goal) + psg_least_bend_cost(search->around);
}

static const PsgPort *
port_of(const GArray *ports, size_t index)
{
    return &g_array_index(ports, PsgPort, index);
}

/* ---- steps ---- */

/* The cost of a piece that no box is in the way of, if it stays below the limit; else
 * INFINITY. `so_far` is what comes before it. */
static double
clear_step_cost(PsgWaySearch *search, PsgPoint a, PsgPoint b, double so_far, double limit)
{
    search->weighed++;
    double cost = so_far + psg_piece_cost(search->around, a, b, limit - so_far);
    return cost < limit ? cost : (double)INFINITY;
}

/* A piece that boxes may be in the way of. */
typedef struct {
    PsgPoint a, b;
    PsgExempt exempt;
    PsgClearance clearance;
} Step;

/* The same of such a piece. */
static double
step_cost(PsgWaySearch *search, const Step *step, double so_far, double limit)
{
    if (so_far + psg_distance(step->a, step->b) >= limit ||
        !psg_obstacles_clear(search->around->obstacles, step->a, step->b, step->exempt,
                             step->clearance)) {
        return (double)INFINITY;
    }
    return clear_step_cost(search, step->a, step->b, so_far, limit);
}

static void
try_straight(PsgWaySearch *search)
{
    for (guint i = 0; i < search->from->len; i++) {
        const PsgPort *from = port_of(search->from, i);
        for (guint k = 0; k < search->to->len; k++) {
            const PsgPort *to = port_of(search->to, k);
            if (!psg_port_faces(from, to->at) || !psg_port_faces(to, from->at) ||
                from->from_home + to->from_home + psg_distance(from->at, to->at) >=
                    search->best) {
                continue;
            }
            double cost = psg_port_cost(search->around, from, to->at) +
                          psg_port_cost(search->around, to, from->at);
            const Step step = {from->at, to->at, search->ends, PSG_CLEAR_WELL};
            cost = step_cost(search, &step, cost, search->best);
            if (cost < search->best) {
                search->best = cost;
                search->best_lane = NOWHERE;
                search->best_from = i;
                search->best_to = k;
            }
        }
    }
}

static void
reach(PsgWaySearch *search, size_t lane, double cost, size_t previous)
{
    if (!(search->cost[lane] < (double)INFINITY)) {
        g_array_append_val(search->reached, lane);
    }
    search->cost[lane] = cost;
    search->previous[lane] = previous;
}

static void
push(PsgWaySearch *search, size_t lane)
{
    double estimate =
        search->cost[lane] + least_rest(search, &search->graph->lanes[lane]);
    heap_push(search->heap, (Candidate){estimate, lane, false});
}

static bool
is_of_ends(const PsgWaySearch *search, const PsgLane *lane)
{
    size_t box = psg_lane_box(lane);
    return box == search->ends.from || box == search->ends.to;
}

static void
reach_from_ports(PsgWaySearch *search, size_t index)
{
    const PsgLane *lane = &search->graph->lanes[index];
    const PsgExempt exempt = {search->ends.from, PSG_NO_BOX};
    double rest = least_rest(search, lane);
    for (guint i = 0; i < search->from->len; i++) {
        const PsgPort *port = port_of(search->from, i);
        double limit = psg_lesser(search->best - rest, search->cost[index]);
        if (!psg_port_faces(port, lane->at) || !psg_lane_touches(lane, port->at) ||
            port->from_home + psg_distance(port->at, lane->at) >= limit) {
            continue;
        }
        double cost = psg_port_cost(search->around, port, lane->at) +
                      psg_lane_cost(search->around, lane->is_inner);
        const Step step = {port->at, lane->at, exempt, psg_lane_clearance(lane)};
        cost = step_cost(search, &step, cost, limit);
        if (cost < limit) {
            reach(search, index, cost, NOWHERE);
            search->port[index] = i;
        }
    }
    if (search->cost[index] < (double)INFINITY) {
        push(search, index);
    }
}

/* From which port a lane is reached is looked at when no way that is nearer is left. */
static void
begin(PsgWaySearch *search)
{
    g_autoptr(GArray) near = psg_lane_graph_near(search->graph, search->ends.from);
    PsgRect box = search->around->obstacles->boxes[search->ends.from];
    for (guint i = 0; i < near->len; i++) {
        size_t index = g_array_index(near, size_t, i);
        const PsgLane *lane = &search->graph->lanes[index];
        double least = distance_to_box(lane->at, box) + least_rest(search, lane);
        if (least < search->best && !is_of_ends(search, lane)) {
            heap_push(search->heap, (Candidate){least, index, true});
        }
    }
}

static PsgPoint
point_before(const PsgWaySearch *search, size_t lane)
{
    size_t previous = search->previous[lane];
    return previous == NOWHERE ? port_of(search->from, search->port[lane])->at
                               : search->graph->lanes[previous].at;
}

static void
end_at_ports(PsgWaySearch *search, size_t index)
{
    const PsgLane *lane = &search->graph->lanes[index];
    const PsgExempt exempt = {PSG_NO_BOX, search->ends.to};
    PsgPoint before = point_before(search, index);
    for (guint k = 0; k < search->to->len; k++) {
        const PsgPort *port = port_of(search->to, k);
        if (!psg_port_faces(port, lane->at) || !psg_lane_touches(lane, port->at) ||
            search->cost[index] + port->from_home + psg_distance(port->at, lane->at) >=
                search->best) {
            continue;
        }
        double cost = search->cost[index] +
                      psg_port_cost(search->around, port, lane->at) +
                      psg_bend_cost(search->around, before, lane->at, port->at);
        const Step step = {lane->at, port->at, exempt, psg_lane_clearance(lane)};
        cost = step_cost(search, &step, cost, search->best);
        if (cost < search->best) {
            search->best = cost;
            search->best_lane = index;
            search->best_to = k;
        }
    }
}

static void
go_on(PsgWaySearch *search, size_t index)
{
    const PsgLane *lane = &search->graph->lanes[index];
    PsgPoint before = point_before(search, index);
    const GArray *seen = psg_lane_graph_seen(search->graph, index);
    for (guint i = 0; i < seen->len; i++) {
        size_t next = g_array_index(seen, size_t, i);
        const PsgLane *there = &search->graph->lanes[next];
        if (search->is_settled[next] || is_of_ends(search, there)) {
            continue;
        }
        double limit =
            psg_lesser(search->best - least_rest(search, there), search->cost[next]);
        double cost = search->cost[index] +
                      psg_bend_cost(search->around, before, lane->at, there->at) +
                      psg_lane_cost(search->around, there->is_inner);
        if (cost + psg_distance(lane->at, there->at) >= limit) {
            continue;
        }
        cost = clear_step_cost(search, lane->at, there->at, cost, limit);
        if (cost < limit) {
            reach(search, next, cost, index);
            push(search, next);
        }
    }
}

size_t
psg_way_search_work(const PsgWaySearch *search)
{
    return WEIGHING * search->weighed + psg_crowd_work(search->around->crowd);
}

static bool
is_impatient(const PsgWaySearch *search)
{
    return psg_way_search_work(search) - search->work_before > search->patience &&
           search->best < (double)INFINITY;
}

static void
settle_lanes(PsgWaySearch *search)
{
    while (search->heap->len > 0) {
        Candidate top = heap_pop(search->heap);
        if (top.estimate >= search->best || is_impatient(search)) {
            return;
        }
        if (top.is_offer) {
            reach_from_ports(search, top.lane);
        } else if (!search->is_settled[top.lane]) {
            search->is_settled[top.lane] = true;
            end_at_ports(search, top.lane);
            go_on(search, top.lane);
        }
    }
}

/* ---- beginning and end ---- */

static void
forget(PsgWaySearch *search)
{
    for (guint i = 0; i < search->reached->len; i++) {
        size_t lane = g_array_index(search->reached, size_t, i);
        search->cost[lane] = (double)INFINITY;
        search->is_settled[lane] = false;
    }
    g_array_set_size(search->reached, 0);
    g_array_set_size(search->heap, 0);
    g_clear_pointer(&search->from, g_array_unref);
    g_clear_pointer(&search->to, g_array_unref);
}

/* A little further out than the lane, each time by another little: lines that share a lane then
 * touch nowhere, and whether they cross can be told. */
static PsgPoint
place_on_lane(const PsgWaySearch *search, size_t index)
{
    const PsgLane *lane = &search->graph->lanes[index];
    double out = APART * (double)(1 + search->runs % MOST_APART);
    return (PsgPoint){lane->at.x + (lane->corner % 2 == 0 ? -out : out),
                      lane->at.y + (lane->corner % 4 < 2 ? -out : out)};
}

static void
take_points(const PsgWaySearch *search, PsgWay *way)
{
    GArray *points = g_array_new(FALSE, FALSE, sizeof(PsgPoint));
    size_t from = search->best_from;
    for (size_t lane = search->best_lane; lane != NOWHERE;
         lane = search->previous[lane]) {
        PsgPoint at = place_on_lane(search, lane);
        g_array_prepend_val(points, at);
        from = search->port[lane]; /* the first lane's is the one that counts */
    }
    g_array_prepend_val(points, port_of(search->from, from)->at);
    g_array_append_val(points, port_of(search->to, search->best_to)->at);
    g_free(way->points);
    way->count = points->len;
    way->points = (PsgPoint *)(void *)g_array_free(points, FALSE);
}

static gint
compare_ports(gconstpointer left, gconstpointer right, gpointer data)
{
    const PsgPort *a = left, *b = right;
    const PsgPoint *goal = data;
    double to_a = a->from_home + psg_distance(a->at, *goal);
    double to_b = b->from_home + psg_distance(b->at, *goal);
    return to_a < to_b ? -1 : to_a > to_b;
}

/* Those that face the goal come first: a cheap way that is found early saves the rest. */
static GArray *
ports_towards(const PsgWaySearch *search, size_t box, size_t goal)
{
    GArray *ports = psg_ports_of(search->around->ports, box);
    PsgPoint centre = psg_rect_centre(search->around->obstacles->boxes[goal]);
    g_array_sort_with_data(ports, compare_ports, &centre);
    return ports;
}

bool
psg_way_search_run(PsgWaySearch *search, PsgWay *way, double bound)
{
    search->ends = (PsgExempt){way->from, way->to};
    search->goal = search->around->obstacles->boxes[way->to];
    search->from = ports_towards(search, way->from, way->to);
    search->to = ports_towards(search, way->to, way->from);
    psg_crowd_ask_for(search->around->crowd, way->half);
    search->best = bound;
    search->runs++;
    search->work_before = psg_way_search_work(search);
    search->best_to = NOWHERE;
    try_straight(search);
    begin(search);
    settle_lanes(search);
    bool is_found = search->best_to != NOWHERE;
    if (is_found) {
        take_points(search, way);
    }
    forget(search);
    return is_found;
}
