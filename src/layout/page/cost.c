/*
 * A search tries far more moves than it makes. So what each pair of links, and each node
 * and link, cost as things stand is kept: before a move it is looked up, only what comes
 * after must be tested, four pairs at once, and no further than needed. The links that
 * touch a moving node are `marked`.
 */
#include "layout/page/cost.h"

#include "base/segment.h"
#include "layout/page/cost_weights.h"
#include "layout/page/simd4.h"

/* of the length: outside of its boxes; the rest from centre to centre */
#define SEEN_PART 0.7
#define GRID (1.0 / 16)
#define NODE_LIMIT 400
#define PAIR_LIMIT 3e6 /* of a link with a link or a box */

/* Lines or boxes, each number in an array of its own. */
typedef struct {
    PsgLanes *x, *y, *half_x, *half_y;
} Spans;

struct PsgCost {
    const PsgUnion *all;
    PsgPrices prices;
    size_t link_blocks, node_blocks;
    PsgPoint *places;
    double unit;
    double *lengths; /* by link: what its length costs */
    Spans lines;     /* by link */
    Spans boxes;     /* by node, with the margin */
    PsgSize *inner;  /* by node: half of its box, without */
    /* What they cost as things stand. */
    PsgLanes *crossing; /* link, then link */
    PsgLanes *passing;  /* node, then link */
    float *passed;      /* by link: of all boxes */
    PsgLanes *share;    /* by link: ½ if it is marked, else 1 */
    double *before;     /* by marked link, then moving node */
    size_t *marked;
    size_t marked_count;
    PsgPoint *kept_places;
};

bool
psg_cost_is_affordable(const PsgUnion *all)
{
    double links = (double)all->link_count;
    return all->node_count <= NODE_LIMIT &&
           links * (links + (double)all->node_count) <= PAIR_LIMIT;
}

/* ---- lanes ---- */

static inline PsgLanes
all_lanes(const PsgLanes *lanes, size_t index)
{
    return psg_lanes_of(psg_lane(lanes, index));
}

static inline PsgLaneSpan
one_span(const Spans *spans, size_t index)
{
    return (PsgLaneSpan){all_lanes(spans->x, index), all_lanes(spans->y, index),
                         all_lanes(spans->half_x, index),
                         all_lanes(spans->half_y, index)};
}

static inline PsgLaneSpan
span_block(const Spans *spans, size_t block)
{
    return (PsgLaneSpan){spans->x[block], spans->y[block], spans->half_x[block],
                         spans->half_y[block]};
}

/* ---- what costs ---- */

static double
length_cost(const PsgCost *cost, size_t index)
{
    const PsgLink *link = &cost->all->links[index];
    PsgPoint a = cost->places[link->from];
    PsgPoint b = cost->places[link->to];
    PsgSize from = cost->inner[link->from];
    PsgSize to = cost->inner[link->to];
    double across = psg_greater(0, fabs(a.x - b.x) - from.width - to.width);
    double down = psg_greater(0, fabs(a.y - b.y) - from.height - to.height);
    double seen = sqrt(across * across + down * down);
    double length = SEEN_PART * seen + (1 - SEEN_PART) * psg_distance(a, b);
    return cost->prices.length[index] * length / cost->unit;
}

static inline PsgLanes
crossing_cost(const PsgCost *cost, size_t link, PsgLaneSpan line, size_t block)
{
    return psg_lanes_where(psg_lanes_cross(line, span_block(&cost->lines, block)),
                           cost->prices.crossing[link * cost->link_blocks + block]);
}

/* Of the node's box with a block of links. */
static inline PsgLanes
passing_cost(const PsgCost *cost, size_t node, PsgLaneSpan box, size_t block)
{
    return psg_lanes_where(psg_lanes_enter(span_block(&cost->lines, block), box),
                           cost->prices.passing[node * cost->link_blocks + block]);
}

/* Of the link with a block of boxes. */
static inline PsgLanes
passed_cost(const PsgCost *cost, size_t link, PsgLaneSpan line, size_t block)
{
    return psg_lanes_where(psg_lanes_enter(line, span_block(&cost->boxes, block)),
                           cost->prices.passed[link * cost->node_blocks + block]);
}

/* ---- marks ---- */

static bool
is_marked(const PsgCost *cost, size_t link)
{
    return psg_lane(cost->share, link) < 1;
}

static void
mark_links(PsgCost *cost, const PsgMove *moves, size_t count)
{
    const PsgUnion *all = cost->all;
    cost->marked_count = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = all->first[moves[i].node]; k < all->first[moves[i].node + 1];
             k++) {
            size_t link = all->touching[k];
            if (!is_marked(cost, link)) {
                psg_lane_set(cost->share, link, 0.5);
                cost->marked[cost->marked_count++] = link;
            }
        }
    }
}

static void
unmark_links(PsgCost *cost)
{
    for (size_t i = 0; i < cost->marked_count; i++) {
        psg_lane_set(cost->share, cost->marked[i], 1);
    }
}

/* 1 for links that are not marked, 0 for those that are. */
static inline PsgLanes
rest_share(const PsgCost *cost, size_t block)
{
    PsgLanes share = cost->share[block];
    return share + share - psg_lanes_of(1);
}

/* ---- sums ---- */

/* Crossings and passed boxes of a marked link as things stand, and as they are tested anew. A
 * crossing of two marked links is met twice, and counts half. */
static double
link_before(const PsgCost *cost, size_t link)
{
    const PsgLanes *row = cost->crossing + link * cost->link_blocks;
    PsgLanes sum = psg_lanes_of(0);
    for (size_t block = 0; block < cost->link_blocks; block++) {
        sum += row[block] * cost->share[block];
    }
    return (double)(psg_lanes_sum(sum) + cost->passed[link]);
}

static double
link_after(const PsgCost *cost, size_t link)
{
    PsgLaneSpan line = one_span(&cost->lines, link);
    PsgLanes sum = psg_lanes_of(0);
    for (size_t block = 0; block < cost->link_blocks; block++) {
        sum += crossing_cost(cost, link, line, block) * cost->share[block];
    }
    for (size_t block = 0; block < cost->node_blocks; block++) {
        sum += passed_cost(cost, link, line, block);
    }
    return (double)psg_lanes_sum(sum);
}

/* The links that pass a moving node, but for the marked ones. */
static double
node_before(const PsgCost *cost, size_t node)
{
    const PsgLanes *row = cost->passing + node * cost->link_blocks;
    PsgLanes sum = psg_lanes_of(0);
    for (size_t block = 0; block < cost->link_blocks; block++) {
        sum += row[block] * rest_share(cost, block);
    }
    return (double)psg_lanes_sum(sum);
}

static double
node_after(const PsgCost *cost, size_t node)
{
    PsgLaneSpan box = one_span(&cost->boxes, node);
    PsgLanes sum = psg_lanes_of(0);
    for (size_t block = 0; block < cost->link_blocks; block++) {
        sum += passing_cost(cost, node, box, block) * rest_share(cost, block);
    }
    return (double)psg_lanes_sum(sum);
}

/* Fills in what the marked links and the moving nodes cost as things stand. */
static double
note_before(PsgCost *cost, const PsgMove *moves, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < cost->marked_count; i++) {
        cost->before[i] = link_before(cost, cost->marked[i]);
        sum += cost->before[i];
    }
    for (size_t i = 0; i < count; i++) {
        cost->before[cost->marked_count + i] = node_before(cost, moves[i].node);
        sum += cost->before[cost->marked_count + i];
    }
    return sum;
}

static double
change_of_lengths(const PsgCost *cost)
{
    double change = 0;
    for (size_t i = 0; i < cost->marked_count; i++) {
        size_t link = cost->marked[i];
        change += length_cost(cost, link) - cost->lengths[link];
    }
    return change;
}

/* `rest` is what those cost before that were not yet tested anew: at best, all of it is
 * saved. */
static double
count_change(const PsgCost *cost, const PsgMove *moves, size_t count, double rest,
             double limit)
{
    double change = change_of_lengths(cost);
    for (size_t i = 0; i < cost->marked_count + count; i++) {
        if (change - rest > limit) {
            return change;
        }
        double after = i < cost->marked_count
                           ? link_after(cost, cost->marked[i])
                           : node_after(cost, moves[i - cost->marked_count].node);
        change += after - cost->before[i];
        rest -= cost->before[i];
    }
    return change;
}

/* ---- moving ---- */

/* Middles of lines between such places have no rounding errors: a line along a shelf ends
 * just where others begin, and does not cross them. */
static double
on_grid(double place)
{
    return (double)(int32_t)(place / GRID) * GRID;
}

static void
put_node(PsgCost *cost, size_t node, PsgPoint to)
{
    cost->places[node] = to;
    psg_lane_set(cost->boxes.x, node, (float)on_grid(to.x));
    psg_lane_set(cost->boxes.y, node, (float)on_grid(to.y));
}

static void
put_lines(PsgCost *cost)
{
    for (size_t i = 0; i < cost->marked_count; i++) {
        size_t link = cost->marked[i];
        size_t from = cost->all->links[link].from, to = cost->all->links[link].to;
        float from_x = psg_lane(cost->boxes.x, from), to_x = psg_lane(cost->boxes.x, to);
        float from_y = psg_lane(cost->boxes.y, from), to_y = psg_lane(cost->boxes.y, to);
        psg_lane_set(cost->lines.x, link, (from_x + to_x) / 2);
        psg_lane_set(cost->lines.y, link, (from_y + to_y) / 2);
        psg_lane_set(cost->lines.half_x, link, (to_x - from_x) / 2);
        psg_lane_set(cost->lines.half_y, link, (to_y - from_y) / 2);
    }
}

static void
put(PsgCost *cost, const PsgMove *moves, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        cost->kept_places[i] = cost->places[moves[i].node];
        put_node(cost, moves[i].node, moves[i].to);
    }
    put_lines(cost);
}

static void
put_back(PsgCost *cost, const PsgMove *moves, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_node(cost, moves[i].node, cost->kept_places[i]);
    }
    put_lines(cost);
}

double
psg_cost_change(PsgCost *cost, const PsgMove *moves, size_t count, double limit)
{
    mark_links(cost, moves, count);
    double before = note_before(cost, moves, count);
    put(cost, moves, count);
    double change = count_change(cost, moves, count, before, limit);
    put_back(cost, moves, count);
    unmark_links(cost);
    return change;
}

/* ---- what is kept ---- */

static void
keep_crossings(PsgCost *cost, size_t link)
{
    PsgLaneSpan line = one_span(&cost->lines, link);
    for (size_t block = 0; block < cost->link_blocks; block++) {
        PsgLanes found = crossing_cost(cost, link, line, block);
        cost->crossing[link * cost->link_blocks + block] = found;
        for (size_t i = 0; i < PSG_LANES; i++) {
            size_t other = block * PSG_LANES + i;
            if (other < cost->all->link_count) {
                psg_lane_set(cost->crossing + other * cost->link_blocks, link, found[i]);
            }
        }
    }
}

static void
keep_passed(PsgCost *cost, size_t link)
{
    PsgLaneSpan line = one_span(&cost->lines, link);
    PsgLanes sum = psg_lanes_of(0);
    for (size_t block = 0; block < cost->node_blocks; block++) {
        PsgLanes found = passed_cost(cost, link, line, block);
        sum += found;
        for (size_t i = 0; i < PSG_LANES; i++) {
            size_t node = block * PSG_LANES + i;
            if (node < cost->all->node_count) {
                psg_lane_set(cost->passing + node * cost->link_blocks, link, found[i]);
            }
        }
    }
    cost->passed[link] = psg_lanes_sum(sum);
}

static void
keep_passing(PsgCost *cost, size_t node)
{
    PsgLaneSpan box = one_span(&cost->boxes, node);
    PsgLanes *row = cost->passing + node * cost->link_blocks;
    for (size_t block = 0; block < cost->link_blocks; block++) {
        PsgLanes found = passing_cost(cost, node, box, block);
        PsgLanes change = found - row[block];
        row[block] = found;
        for (size_t i = 0; i < PSG_LANES; i++) {
            cost->passed[block * PSG_LANES + i] += change[i];
        }
    }
}

void
psg_cost_move(PsgCost *cost, const PsgMove *moves, size_t count)
{
    mark_links(cost, moves, count);
    put(cost, moves, count);
    for (size_t i = 0; i < cost->marked_count; i++) {
        size_t link = cost->marked[i];
        cost->lengths[link] = length_cost(cost, link);
        keep_crossings(cost, link);
        keep_passed(cost, link);
    }
    for (size_t i = 0; i < count; i++) {
        keep_passing(cost, moves[i].node);
    }
    unmark_links(cost);
}

double
psg_cost_total(const PsgCost *cost)
{
    double sum = 0;
    for (size_t link = 0; link < cost->all->link_count; link++) {
        const PsgLanes *row = cost->crossing + link * cost->link_blocks;
        PsgLanes crossing = psg_lanes_of(0);
        for (size_t block = 0; block < cost->link_blocks; block++) {
            crossing += row[block];
        }
        sum += cost->lengths[link] + (double)cost->passed[link] +
               (double)psg_lanes_sum(crossing) / 2;
    }
    return sum;
}

/* ---- beginning and end ---- */

static Spans
spans_new(size_t blocks)
{
    return (Spans){g_new0(PsgLanes, blocks), g_new0(PsgLanes, blocks),
                   g_new0(PsgLanes, blocks), g_new0(PsgLanes, blocks)};
}

static void
spans_clear(Spans *spans)
{
    g_free(spans->x);
    g_free(spans->y);
    g_free(spans->half_x);
    g_free(spans->half_y);
}

static void
allot(PsgCost *cost)
{
    size_t links = cost->all->link_count, nodes = cost->all->node_count;
    size_t link_blocks = cost->prices.link_blocks, node_blocks = cost->prices.node_blocks;
    cost->link_blocks = link_blocks;
    cost->node_blocks = node_blocks;
    cost->places = g_new0(PsgPoint, nodes + 1);
    cost->kept_places = g_new0(PsgPoint, nodes + 1);
    cost->lengths = g_new0(double, links + 1);
    cost->lines = spans_new(link_blocks + 1);
    cost->boxes = spans_new(node_blocks + 1);
    cost->inner = g_new0(PsgSize, nodes + 1);
    cost->crossing = g_new0(PsgLanes, links * link_blocks + 1);
    cost->passing = g_new0(PsgLanes, nodes * link_blocks + 1);
    cost->passed = g_new0(float, link_blocks *PSG_LANES + 1);
    cost->share = g_new0(PsgLanes, link_blocks + 1);
    cost->before = g_new0(double, links + nodes + 1);
    cost->marked = g_new0(size_t, links + 1);
}

PsgCost *
psg_cost_new(const PsgUnion *all, const PsgPoint *places, double scale, double margin,
             double unit)
{
    PsgCost *cost = g_new0(PsgCost, 1);
    cost->all = all;
    cost->prices = psg_prices_of(all);
    cost->unit = unit;
    allot(cost);
    g_autofree PsgMove *moves = g_new(PsgMove, all->node_count + 1);
    for (size_t i = 0; i < all->node_count; i++) {
        PsgSize half = {all->boxes[i].width * scale / 2,
                        all->boxes[i].height * scale / 2};
        cost->inner[i] = half;
        psg_lane_set(cost->boxes.half_x, i, (float)(half.width + margin));
        psg_lane_set(cost->boxes.half_y, i, (float)(half.height + margin));
        moves[i] = (PsgMove){i, places[i]};
    }
    for (size_t i = 0; i < all->link_count; i++) {
        psg_lane_set(cost->share, i, 1);
    }
    psg_cost_move(cost, moves, all->node_count);
    return cost;
}

void
psg_cost_free(PsgCost *cost)
{
    if (cost == NULL) {
        return;
    }
    psg_prices_clear(&cost->prices);
    g_free(cost->places);
    g_free(cost->kept_places);
    g_free(cost->lengths);
    spans_clear(&cost->lines);
    spans_clear(&cost->boxes);
    g_free(cost->inner);
    g_free(cost->crossing);
    g_free(cost->passing);
    g_free(cost->passed);
    g_free(cost->share);
    g_free(cost->before);
    g_free(cost->marked);
    g_free(cost);
}
