/*
 * A search tries far more moves than it makes. So what each link and each node costs as
 * things stand is kept as a sum: before a move it is looked up, only what comes after
 * must be counted, and no further than needed. The links that touch a moving node are
 * `marked`.
 */
#include "layout/cost.h"

#include "layout/segment.h"

#define CROSSING 1.0
#define PASSING 1.5 /* a line through a foreign box, or a way around it */
#define LENGTH 0.45 /* of a line as long as the unit */
#define SEEN_PART                                                                        \
    0.7 /* of the length: outside of its boxes; the rest from centre to centre */
#define NEVER_TOGETHER 0.35
#define NODE_LIMIT 400
#define PAIR_LIMIT 3e6 /* of a link with a link or a box */

typedef struct {
    PsgPoint a, b;
    PsgPoint middle;
    PsgSize reach; /* half of the box that holds it */
} Line;

struct PsgCost {
    const PsgUnion *all;
    PsgPoint *places;
    PsgSize *halves; /* by node: of its box, with the margin */
    double margin, unit;
    Line *lines;       /* by link */
    double *link_sums; /* by link: its length, crossings and passed boxes */
    double *node_sums; /* by node: the links that pass it */
    unsigned *stamps;  /* by link: the last call that marked it */
    unsigned stamp;
    size_t *marked;
    size_t marked_count;
    Line *kept_lines; /* of marked links */
    PsgPoint *kept_places;
};

bool
psg_cost_is_affordable(const PsgUnion *all)
{
    double links = (double)all->link_count;
    return all->node_count <= NODE_LIMIT &&
           links * (links + (double)all->node_count) <= PAIR_LIMIT;
}

static Line
line_of(const PsgCost *cost, size_t link)
{
    PsgPoint a = cost->places[cost->all->links[link].from];
    PsgPoint b = cost->places[cost->all->links[link].to];
    return (Line){a,
                  b,
                  {(a.x + b.x) / 2, (a.y + b.y) / 2},
                  {fabs(a.x - b.x) / 2, fabs(a.y - b.y) / 2}};
}

/* ---- what costs ---- */

static double
share_together(const PsgCost *cost, PsgMoments a, PsgMoments b)
{
    double moments = __builtin_popcountll(a & b);
    return NEVER_TOGETHER + (1 - NEVER_TOGETHER) * moments / cost->all->moment_count;
}

/* Most pairs are far from each other, and this is all that is asked of them. */
static bool
are_near(PsgPoint a, PsgSize a_half, PsgPoint b, PsgSize b_half)
{
    return (fabs(a.x - b.x) < a_half.width + b_half.width) &
           (fabs(a.y - b.y) < a_half.height + b_half.height);
}

static double
length_cost(const PsgCost *cost, size_t index)
{
    const PsgLink *link = &cost->all->links[index];
    const Line *line = &cost->lines[index];
    PsgSize from = cost->halves[link->from];
    PsgSize to = cost->halves[link->to];
    double boxes_across = from.width + to.width - 2 * cost->margin;
    double boxes_down = from.height + to.height - 2 * cost->margin;
    double across = psg_greater(0, 2 * line->reach.width - boxes_across);
    double down = psg_greater(0, 2 * line->reach.height - boxes_down);
    double seen = sqrt(across * across + down * down);
    double length = SEEN_PART * seen + (1 - SEEN_PART) * psg_distance(line->a, line->b);
    double share = share_together(cost, link->alive, link->alive);
    return LENGTH * share * length / cost->unit;
}

static double
passing_cost(const PsgCost *cost, size_t index, size_t node)
{
    const Line *line = &cost->lines[index];
    PsgSize half = cost->halves[node];
    PsgPoint at = cost->places[node];
    if (!are_near(line->middle, line->reach, at, half)) {
        return 0;
    }
    const PsgLink *link = &cost->all->links[index];
    PsgRect box = {at.x - half.width, at.y - half.height, 2 * half.width,
                   2 * half.height};
    if (link->from == node || link->to == node ||
        !psg_segment_enters(line->a, line->b, box)) {
        return 0;
    }
    return PASSING * share_together(cost, link->alive, cost->all->present[node]);
}

static double
crossing_cost(const PsgCost *cost, size_t one, size_t other)
{
    const Line *first = &cost->lines[one];
    const Line *second = &cost->lines[other];
    if (!are_near(first->middle, first->reach, second->middle, second->reach) ||
        !psg_segments_cross(first->a, first->b, second->a, second->b)) {
        return 0;
    }
    return CROSSING * share_together(cost, cost->all->links[one].alive,
                                     cost->all->links[other].alive);
}

/* ---- sums ---- */

static bool
is_marked(const PsgCost *cost, size_t link)
{
    return cost->stamps[link] == cost->stamp;
}

static void
mark_links(PsgCost *cost, const PsgMove *moves, size_t count)
{
    const PsgUnion *all = cost->all;
    cost->stamp++;
    cost->marked_count = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = all->first[moves[i].node]; k < all->first[moves[i].node + 1];
             k++) {
            size_t link = all->touching[k];
            if (!is_marked(cost, link)) {
                cost->stamps[link] = cost->stamp;
                cost->marked[cost->marked_count++] = link;
            }
        }
    }
}

static void
add_passing(PsgCost *cost, size_t link, size_t node, double sign)
{
    double passing = sign * passing_cost(cost, link, node);
    cost->link_sums[link] += passing;
    cost->node_sums[node] += passing;
}

/* Adds all that has to do with the moving nodes to the sums, or takes it from them. */
static void
account(PsgCost *cost, const PsgMove *moves, size_t count, double sign)
{
    for (size_t i = 0; i < cost->marked_count; i++) {
        size_t link = cost->marked[i];
        cost->link_sums[link] += sign * length_cost(cost, link);
        for (size_t node = 0; node < cost->all->node_count; node++) {
            add_passing(cost, link, node, sign);
        }
        for (size_t other = 0; other < cost->all->link_count; other++) {
            if (!is_marked(cost, other) || other < link) {
                double crossing = sign * crossing_cost(cost, link, other);
                cost->link_sums[link] += crossing;
                cost->link_sums[other] += crossing;
            }
        }
    }
    for (size_t link = 0; link < cost->all->link_count; link++) {
        for (size_t i = 0; i < count && !is_marked(cost, link); i++) {
            add_passing(cost, link, moves[i].node, sign);
        }
    }
}

/* The sums count twice what is between two marked links, or a marked link and a moving
 * node. */
static double
cost_before(const PsgCost *cost, const PsgMove *moves, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += cost->node_sums[moves[i].node];
    }
    for (size_t i = 0; i < cost->marked_count; i++) {
        sum += cost->link_sums[cost->marked[i]];
        for (size_t k = 0; k < i; k++) {
            sum -= crossing_cost(cost, cost->marked[i], cost->marked[k]);
        }
        for (size_t k = 0; k < count; k++) {
            sum -= passing_cost(cost, cost->marked[i], moves[k].node);
        }
    }
    return sum;
}

/* What the marked links cost by themselves: lengths, and the boxes that they pass. */
static double
marked_cost(const PsgCost *cost, double limit)
{
    double sum = 0;
    for (size_t i = 0; i < cost->marked_count; i++) {
        sum += length_cost(cost, cost->marked[i]);
    }
    for (size_t i = 0; i < cost->marked_count && sum <= limit; i++) {
        for (size_t node = 0; node < cost->all->node_count; node++) {
            sum += passing_cost(cost, cost->marked[i], node);
        }
    }
    return sum;
}

static double
cost_after(const PsgCost *cost, const PsgMove *moves, size_t count, double limit)
{
    double sum = marked_cost(cost, limit);
    for (size_t other = 0; other < cost->all->link_count && sum <= limit; other++) {
        bool marked = is_marked(cost, other);
        for (size_t i = 0; i < cost->marked_count; i++) {
            if (!marked || cost->marked[i] < other) {
                sum += crossing_cost(cost, cost->marked[i], other);
            }
        }
        for (size_t i = 0; i < count && !marked; i++) {
            sum += passing_cost(cost, other, moves[i].node);
        }
    }
    return sum;
}

/* ---- moving ---- */

static void
put(PsgCost *cost, const PsgMove *moves, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cost->kept_places[i] = cost->places[moves[i].node];
        cost->places[moves[i].node] = moves[i].to;
    }
    for (size_t i = 0; i < cost->marked_count; i++) {
        cost->kept_lines[i] = cost->lines[cost->marked[i]];
        cost->lines[cost->marked[i]] = line_of(cost, cost->marked[i]);
    }
}

static void
put_back(PsgCost *cost, const PsgMove *moves, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cost->places[moves[i].node] = cost->kept_places[i];
    }
    for (size_t i = 0; i < cost->marked_count; i++) {
        cost->lines[cost->marked[i]] = cost->kept_lines[i];
    }
}

double
psg_cost_change(PsgCost *cost, const PsgMove *moves, size_t count, double limit)
{
    mark_links(cost, moves, count);
    double before = cost_before(cost, moves, count);
    put(cost, moves, count);
    double after = cost_after(cost, moves, count, before + limit);
    put_back(cost, moves, count);
    return after - before;
}

void
psg_cost_move(PsgCost *cost, const PsgMove *moves, size_t count)
{
    mark_links(cost, moves, count);
    account(cost, moves, count, -1);
    put(cost, moves, count);
    account(cost, moves, count, 1);
}

double
psg_cost_total(const PsgCost *cost)
{
    double sum = 0;
    for (size_t link = 0; link < cost->all->link_count; link++) {
        sum += length_cost(cost, link);
        for (size_t other = 0; other < link; other++) {
            sum += crossing_cost(cost, link, other);
        }
        for (size_t node = 0; node < cost->all->node_count; node++) {
            sum += passing_cost(cost, link, node);
        }
    }
    return sum;
}

static void
sum_up(PsgCost *cost)
{
    g_autofree PsgMove *moves = g_new(PsgMove, cost->all->node_count + 1);
    for (size_t i = 0; i < cost->all->node_count; i++) {
        moves[i] = (PsgMove){i, cost->places[i]};
    }
    mark_links(cost, moves, cost->all->node_count);
    put(cost, moves, cost->all->node_count);
    account(cost, moves, cost->all->node_count, 1);
}

PsgCost *
psg_cost_new(const PsgUnion *all, const PsgPoint *places, double scale, double margin,
             double unit)
{
    PsgCost *cost = g_new0(PsgCost, 1);
    cost->all = all;
    cost->margin = margin;
    cost->unit = unit;
    cost->places = g_memdup2(places, all->node_count * sizeof *places);
    cost->halves = g_new(PsgSize, all->node_count + 1);
    for (size_t i = 0; i < all->node_count; i++) {
        cost->halves[i] = (PsgSize){all->boxes[i].width * scale / 2 + margin,
                                    all->boxes[i].height * scale / 2 + margin};
    }
    cost->lines = g_new0(Line, all->link_count + 1);
    cost->link_sums = g_new0(double, all->link_count + 1);
    cost->node_sums = g_new0(double, all->node_count + 1);
    cost->stamps = g_new0(unsigned, all->link_count + 1);
    cost->marked = g_new(size_t, all->link_count + 1);
    cost->kept_lines = g_new(Line, all->link_count + 1);
    cost->kept_places = g_new(PsgPoint, all->node_count + 1);
    sum_up(cost);
    return cost;
}

void
psg_cost_free(PsgCost *cost)
{
    if (cost == NULL) {
        return;
    }
    g_free(cost->places);
    g_free(cost->halves);
    g_free(cost->lines);
    g_free(cost->link_sums);
    g_free(cost->node_sums);
    g_free(cost->stamps);
    g_free(cost->marked);
    g_free(cost->kept_lines);
    g_free(cost->kept_places);
    g_free(cost);
}
