/*
 * A search tries far more moves than it makes. So what each pair of links, and each node
 * and link, cost as things stand is kept: before a move it is looked up, only what comes
 * after must be tested, four pairs at once, and no further than needed. The links that
 * touch a moving node are `marked`.
 */
#include "layout/page/cost.h"

#include "base/segment.h"
#include "layout/page/simd4.h"

/* What a reader has to disentangle, counted in crossings. A line that meets a box goes
 * around it, often without crossing another; one of usual length is better than half a
 * crossing, so that neighbours come near each other. */
#define CROSSING 1.0
#define PASSING 0.75
#define HIDDEN 2.0 /* the same of one that does not go around: it seems to end there */
#define LENGTH 0.7
#define FLOW 2.0 /* of a line that leads against its flow */
/* Of that, for one that leads along its row. Rows are further apart than LEVEL, in page
 * units. */
#define LEVEL_SHARE 0.5
#define LEVEL 1.0
/* The part of a line's length that is counted outside of its boxes, where it is seen; the
 * rest counts from centre to centre, so that boxes beside each other are drawn in too. */
#define SEEN_PART 0.7

/* Sums of such whole steps, and middles between places on such a grid, are exact. */
#define STEP (1.0 / 1024)
#define GRID (1.0 / 16)

/* With more than so many pairs of a link with a link or a box, the weights of all pairs
 * take too much memory (about 50 MB) and a search is too coarse to be worth its time. */
#define NODE_LIMIT 400
#define PAIR_LIMIT 3e6

/* Rows of lanes, so many blocks each. Weights are whole multiples of a small step: sums
 * of them are exact, in whatever order they are made. */
typedef struct {
    size_t link_blocks, node_blocks;
    PsgFloat4 *crossing; /* link, then link */
    PsgFloat4 *passing;  /* node, then the links that pass it */
    PsgFloat4 *passed;   /* link, then the nodes that it passes */
    double *length;      /* by link: of a line as long as the unit */
    double *flow; /* by link: of one that goes against it; below 0: `to` comes first */
} CostWeights;

/* ---- what each pair costs if it meets ---- */

/* The share of slices that are in both sets. */
static double
share_together(const PsgSupergraph *all, PsgSliceSet a, PsgSliceSet b)
{
    return (double)__builtin_popcountll(a & b) / all->slice_bits;
}

static float
whole_steps(double weight)
{
    return (float)(round(weight / STEP) * STEP);
}

static bool
touch(const PsgLink *one, const PsgLink *other)
{
    return one->from == other->from || one->from == other->to || one->to == other->from ||
           one->to == other->to;
}

static void
set_crossings(CostWeights *weights, const PsgSupergraph *all, size_t index)
{
    const PsgLink *link = &all->links[index];
    PsgFloat4 *row = weights->crossing + index * weights->link_blocks;
    for (size_t k = 0; k < all->link_count; k++) {
        const PsgLink *other = &all->links[k];
        double share = share_together(all, link->alive, other->alive);
        psg_float4_put(row, k, touch(link, other) ? 0 : whole_steps(CROSSING * share));
    }
}

static void
set_passings(CostWeights *weights, const PsgSupergraph *all, size_t index)
{
    const PsgLink *link = &all->links[index];
    PsgFloat4 *row = weights->passed + index * weights->node_blocks;
    for (size_t node = 0; node < all->node_count; node++) {
        bool is_end = link->from == node || link->to == node;
        double share = share_together(all, link->alive, all->present[node]);
        float weight =
            is_end ? 0
                   : whole_steps((all->lines_are_straight ? HIDDEN : PASSING) * share);
        psg_float4_put(row, node, weight);
        psg_float4_put(weights->passing + node * weights->link_blocks, index, weight);
    }
}

static CostWeights
weights_of(const PsgSupergraph *all)
{
    size_t links = all->link_count, nodes = all->node_count;
    CostWeights weights = {.link_blocks = psg_float4_blocks(links),
                           .node_blocks = psg_float4_blocks(nodes)};
    weights.crossing = g_new0(PsgFloat4, links * weights.link_blocks + 1);
    weights.passing = g_new0(PsgFloat4, nodes * weights.link_blocks + 1);
    weights.passed = g_new0(PsgFloat4, links * weights.node_blocks + 1);
    weights.length = g_new0(double, links + 1);
    weights.flow = g_new0(double, links + 1);
    for (size_t i = 0; i < links; i++) {
        PsgSliceSet alive = all->links[i].alive;
        weights.length[i] = LENGTH * share_together(all, alive, alive);
        weights.flow[i] = FLOW * share_together(all, alive, alive) * all->links[i].flow /
                          all->links[i].weight;
        set_crossings(&weights, all, i);
        set_passings(&weights, all, i);
    }
    return weights;
}

static void
weights_clear(CostWeights *weights)
{
    g_free(weights->crossing);
    g_free(weights->passing);
    g_free(weights->passed);
    g_free(weights->length);
    g_free(weights->flow);
}

/* ---- the state of a search ---- */

/* Lines or boxes, each number in an array of its own. */
typedef struct {
    PsgFloat4 *x, *y, *half_x, *half_y;
} Spans;

struct PsgCost {
    const PsgSupergraph *all;
    CostWeights weights;
    size_t link_blocks, node_blocks;
    PsgPoint *places;
    double unit;
    double *lengths; /* by link: what its length costs */
    Spans lines;     /* by link */
    Spans boxes;     /* by node, with the margin */
    PsgSize *inner;  /* by node: half of its box, without */
    /* What they cost as things stand. */
    PsgFloat4 *crossing; /* link, then link */
    PsgFloat4 *passing;  /* node, then link */
    float *passed;       /* by link: of all boxes */
    PsgFloat4 *share;    /* by link: ½ if it is marked, else 1 */
    double *before;      /* by marked link, then moving node */
    size_t *marked;
    size_t marked_count;
    PsgPoint *kept_places;
};

bool
psg_cost_is_affordable(const PsgSupergraph *all)
{
    double links = (double)all->link_count;
    return all->node_count <= NODE_LIMIT &&
           links * (links + (double)all->node_count) <= PAIR_LIMIT;
}

/* ---- lanes ---- */

static inline PsgFloat4
same_in_all(const PsgFloat4 *lanes, size_t index)
{
    return psg_float4_of(psg_float4_at(lanes, index));
}

static inline PsgSpan4
one_span(const Spans *spans, size_t index)
{
    return (PsgSpan4){same_in_all(spans->x, index), same_in_all(spans->y, index),
                      same_in_all(spans->half_x, index),
                      same_in_all(spans->half_y, index)};
}

static inline PsgSpan4
span_block(const Spans *spans, size_t block)
{
    return (PsgSpan4){spans->x[block], spans->y[block], spans->half_x[block],
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
    double drop = b.y - a.y, flow = cost->weights.flow[index];
    double against = fabs(drop) < LEVEL ? LEVEL_SHARE : drop * flow < 0 ? 1 : 0;
    return cost->weights.length[index] * length / cost->unit + fabs(flow) * against;
}

static inline PsgFloat4
crossing_cost(const PsgCost *cost, size_t link, PsgSpan4 line, size_t block)
{
    return psg_float4_where(psg_span4_cross(line, span_block(&cost->lines, block)),
                            cost->weights.crossing[link * cost->link_blocks + block]);
}

/* What the node's box costs with a block of links. */
static inline PsgFloat4
passing_cost(const PsgCost *cost, size_t node, PsgSpan4 box, size_t block)
{
    return psg_float4_where(psg_span4_enter(span_block(&cost->lines, block), box),
                            cost->weights.passing[node * cost->link_blocks + block]);
}

/* What the link costs with a block of boxes. */
static inline PsgFloat4
passed_cost(const PsgCost *cost, size_t link, PsgSpan4 line, size_t block)
{
    return psg_float4_where(psg_span4_enter(line, span_block(&cost->boxes, block)),
                            cost->weights.passed[link * cost->node_blocks + block]);
}

/* ---- marks ---- */

static bool
is_marked(const PsgCost *cost, size_t link)
{
    return psg_float4_at(cost->share, link) < 1;
}

static void
mark_links(PsgCost *cost, const PsgMove *moves, size_t count)
{
    const PsgSupergraph *all = cost->all;
    cost->marked_count = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = all->first[moves[i].node]; k < all->first[moves[i].node + 1];
             k++) {
            size_t link = all->touching[k];
            if (!is_marked(cost, link)) {
                psg_float4_put(cost->share, link, 0.5);
                cost->marked[cost->marked_count++] = link;
            }
        }
    }
}

static void
unmark_links(PsgCost *cost)
{
    for (size_t i = 0; i < cost->marked_count; i++) {
        psg_float4_put(cost->share, cost->marked[i], 1);
    }
}

/* 1 for links that are not marked, 0 for those that are. */
static inline PsgFloat4
rest_share(const PsgCost *cost, size_t block)
{
    PsgFloat4 share = cost->share[block];
    return share + share - psg_float4_of(1);
}

/* ---- sums ---- */

/* Crossings and passed boxes of a marked link as things stand, and as they are tested anew. A
 * crossing of two marked links is met twice, and counts half. */
static double
link_before(const PsgCost *cost, size_t link)
{
    const PsgFloat4 *row = cost->crossing + link * cost->link_blocks;
    PsgFloat4 sum = psg_float4_of(0);
    for (size_t block = 0; block < cost->link_blocks; block++) {
        sum += row[block] * cost->share[block];
    }
    return (double)(psg_float4_sum(sum) + cost->passed[link]);
}

static double
link_after(const PsgCost *cost, size_t link)
{
    PsgSpan4 line = one_span(&cost->lines, link);
    PsgFloat4 sum = psg_float4_of(0);
    for (size_t block = 0; block < cost->link_blocks; block++) {
        sum += crossing_cost(cost, link, line, block) * cost->share[block];
    }
    for (size_t block = 0; block < cost->node_blocks; block++) {
        sum += passed_cost(cost, link, line, block);
    }
    return (double)psg_float4_sum(sum);
}

/* The links that pass a moving node, but for the marked ones. */
static double
node_before(const PsgCost *cost, size_t node)
{
    const PsgFloat4 *row = cost->passing + node * cost->link_blocks;
    PsgFloat4 sum = psg_float4_of(0);
    for (size_t block = 0; block < cost->link_blocks; block++) {
        sum += row[block] * rest_share(cost, block);
    }
    return (double)psg_float4_sum(sum);
}

static double
node_after(const PsgCost *cost, size_t node)
{
    PsgSpan4 box = one_span(&cost->boxes, node);
    PsgFloat4 sum = psg_float4_of(0);
    for (size_t block = 0; block < cost->link_blocks; block++) {
        sum += passing_cost(cost, node, box, block) * rest_share(cost, block);
    }
    return (double)psg_float4_sum(sum);
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
    psg_float4_put(cost->boxes.x, node, (float)on_grid(to.x));
    psg_float4_put(cost->boxes.y, node, (float)on_grid(to.y));
}

static void
put_lines(PsgCost *cost)
{
    for (size_t i = 0; i < cost->marked_count; i++) {
        size_t link = cost->marked[i];
        size_t from = cost->all->links[link].from, to = cost->all->links[link].to;
        float from_x = psg_float4_at(cost->boxes.x, from),
              to_x = psg_float4_at(cost->boxes.x, to);
        float from_y = psg_float4_at(cost->boxes.y, from),
              to_y = psg_float4_at(cost->boxes.y, to);
        psg_float4_put(cost->lines.x, link, (from_x + to_x) / 2);
        psg_float4_put(cost->lines.y, link, (from_y + to_y) / 2);
        psg_float4_put(cost->lines.half_x, link, (to_x - from_x) / 2);
        psg_float4_put(cost->lines.half_y, link, (to_y - from_y) / 2);
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

double
psg_cost_length_change(PsgCost *cost, const PsgMove *moves, size_t count)
{
    mark_links(cost, moves, count);
    put(cost, moves, count);
    double change = change_of_lengths(cost);
    put_back(cost, moves, count);
    unmark_links(cost);
    return change;
}

/* ---- what is kept ---- */

static void
keep_crossings(PsgCost *cost, size_t link)
{
    PsgSpan4 line = one_span(&cost->lines, link);
    for (size_t block = 0; block < cost->link_blocks; block++) {
        PsgFloat4 found = crossing_cost(cost, link, line, block);
        cost->crossing[link * cost->link_blocks + block] = found;
        for (size_t i = 0; i < PSG_LANES4; i++) {
            size_t other = block * PSG_LANES4 + i;
            if (other < cost->all->link_count) {
                psg_float4_put(cost->crossing + other * cost->link_blocks, link,
                               found[i]);
            }
        }
    }
}

static void
keep_passed(PsgCost *cost, size_t link)
{
    PsgSpan4 line = one_span(&cost->lines, link);
    PsgFloat4 sum = psg_float4_of(0);
    for (size_t block = 0; block < cost->node_blocks; block++) {
        PsgFloat4 found = passed_cost(cost, link, line, block);
        sum += found;
        for (size_t i = 0; i < PSG_LANES4; i++) {
            size_t node = block * PSG_LANES4 + i;
            if (node < cost->all->node_count) {
                psg_float4_put(cost->passing + node * cost->link_blocks, link, found[i]);
            }
        }
    }
    cost->passed[link] = psg_float4_sum(sum);
}

static void
keep_passing(PsgCost *cost, size_t node)
{
    PsgSpan4 box = one_span(&cost->boxes, node);
    PsgFloat4 *row = cost->passing + node * cost->link_blocks;
    for (size_t block = 0; block < cost->link_blocks; block++) {
        PsgFloat4 found = passing_cost(cost, node, box, block);
        PsgFloat4 change = found - row[block];
        row[block] = found;
        for (size_t i = 0; i < PSG_LANES4; i++) {
            cost->passed[block * PSG_LANES4 + i] += change[i];
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
        const PsgFloat4 *row = cost->crossing + link * cost->link_blocks;
        PsgFloat4 crossing = psg_float4_of(0);
        for (size_t block = 0; block < cost->link_blocks; block++) {
            crossing += row[block];
        }
        sum += cost->lengths[link] + (double)cost->passed[link] +
               (double)psg_float4_sum(crossing) / 2;
    }
    return sum;
}

double
psg_cost_length_total(const PsgCost *cost)
{
    double sum = 0;
    for (size_t link = 0; link < cost->all->link_count; link++) {
        sum += cost->lengths[link];
    }
    return sum;
}

/* ---- beginning and end ---- */

static Spans
spans_new(size_t blocks)
{
    return (Spans){g_new0(PsgFloat4, blocks), g_new0(PsgFloat4, blocks),
                   g_new0(PsgFloat4, blocks), g_new0(PsgFloat4, blocks)};
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
    size_t link_blocks = cost->weights.link_blocks,
           node_blocks = cost->weights.node_blocks;
    cost->link_blocks = link_blocks;
    cost->node_blocks = node_blocks;
    cost->places = g_new0(PsgPoint, nodes + 1);
    cost->kept_places = g_new0(PsgPoint, nodes + 1);
    cost->lengths = g_new0(double, links + 1);
    cost->lines = spans_new(link_blocks + 1);
    cost->boxes = spans_new(node_blocks + 1);
    cost->inner = g_new0(PsgSize, nodes + 1);
    cost->crossing = g_new0(PsgFloat4, links * link_blocks + 1);
    cost->passing = g_new0(PsgFloat4, nodes * link_blocks + 1);
    cost->passed = g_new0(float, link_blocks *PSG_LANES4 + 1);
    cost->share = g_new0(PsgFloat4, link_blocks + 1);
    cost->before = g_new0(double, links + nodes + 1);
    cost->marked = g_new0(size_t, links + 1);
}

PsgCost *
psg_cost_new(const PsgSupergraph *all, const PsgPoint *places, double scale,
             double margin, double unit)
{
    PsgCost *cost = g_new0(PsgCost, 1);
    cost->all = all;
    cost->weights = weights_of(all);
    cost->unit = unit;
    allot(cost);
    g_autofree PsgMove *moves = g_new(PsgMove, all->node_count + 1);
    for (size_t i = 0; i < all->node_count; i++) {
        PsgSize half = {all->boxes[i].width * scale / 2,
                        all->boxes[i].height * scale / 2};
        cost->inner[i] = half;
        psg_float4_put(cost->boxes.half_x, i, (float)(half.width + margin));
        psg_float4_put(cost->boxes.half_y, i, (float)(half.height + margin));
        moves[i] = (PsgMove){i, places[i]};
    }
    for (size_t i = 0; i < all->link_count; i++) {
        psg_float4_put(cost->share, i, 1);
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
    weights_clear(&cost->weights);
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
