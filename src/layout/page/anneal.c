/*
 * Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983), begun cool.
 *
 * 1. Propose: move a box towards its neighbours, move it somewhere near, or swap it with the
 *    one that stands there. On the shelves concerned the others make room.
 * 2. The change of cost is that of the boxes that moved; shelves should also be alike
 *    full.
 * 3. Take it if it is better, or, with a chance that falls from step to step, a little
 *    worse.
 * 4. A first search weighs straight lines, and goes far. A second one weighs the ways that
 *    lines will have between boxes (gutters.h), which takes longer, and only betters it.
 */
#include "layout/page/anneal.h"

#include "base/random.h"
#include "base/segment.h"
#include "layout/page/constraints.h"
#include "layout/page/cost.h"
#include "layout/page/gutters.h"
#include "layout/page/spacing.h"

/* More steps for each node hardly find a better drawing; a large graph has as many as a
 * twentieth of a second allows, counted in tests of a line against a line or a box. */
#define STEPS_PER_NODE 1500.0
#define WORK_LIMIT 4e7

/* In crossings: at first two may be taken into the bargain now and then, so that the main
 * traits of the start remain; in the end no step that makes a drawing visibly worse. */
#define WARMEST 2.0
#define COLDEST 0.05

/* The second search is finer, and keeps more of what it is given. */
#define PLANNED_STEPS 400
#define PLANNED_WARMEST 0.5

/* A proposal goes about as far as to the next box or the one behind it, or to the shelf
 * above or below: in usual distances. */
#define REACH_ACROSS 1.5
#define REACH_DOWN 1.2

/* In crossings: for a shelf that is wholly fuller than the others, so that no corner of the
 * page is left empty; and for two boxes with nothing between them, where no line fits. */
#define UNEVEN 6.0
#define CROWDED 0.6
#define WISHED_SLACK 0.7 /* of what the shelves leave free: such gaps are wide enough */
#define MOVED 0.01       /* less is a rounding error, not a move */

typedef struct {
    size_t box, shelf;
    double x;
} Mover;

typedef struct {
    PsgShelves *shelves;
    const PsgSupergraph *all;
    PsgSize area;
    PsgCost *cost;
    PsgPoint *places; /* by box, in step with the shelves */
    PsgRandom random;
    double unit;       /* a usual distance of neighbours */
    double wished_gap; /* between boxes of a shelf */
    double temperature;
    Mover movers[2];
    size_t mover_count;
    size_t touched[4]; /* shelves */
    size_t touched_count;
    PsgSpaced *spaced;  /* the proposal: touched shelves one after the other */
    PsgSpaced *present; /* a shelf as it is */
    size_t *boxes;      /* as they stand in spaced */
    size_t ends[4];     /* of touched shelves in spaced */
    PsgMove *moves;     /* boxes whose place is another */
    size_t move_count;
    PsgGutters *gutters; /* of the second search; NULL in the first */
    size_t *kept_boxes;  /* on touched shelves, one after the other, before a step */
    double *kept_x;
    size_t kept_ends[4];
} Search;

/* Between -1 and 1. */
static double
wobble(Search *search)
{
    return 2 * psg_random_unit(&search->random) - 1;
}

/* Of those where the box may stand. */
static size_t
shelf_nearest(const PsgShelves *shelves, size_t box, PsgPoint place)
{
    size_t best = shelves->shelf[box];
    double least = INFINITY;
    for (size_t i = 0; i < shelves->shelf_count; i++) {
        double beside =
            psg_greater(shelves->left[i] - place.x, place.x - shelves->right[i]);
        double away = fabs(shelves->middle[i] - place.y) + psg_greater(beside, 0);
        if (away < least && psg_shelves_allow(shelves, box, i)) {
            least = away;
            best = i;
        }
    }
    return best;
}

static size_t
any_box(Search *search)
{
    return psg_random_below(&search->random, (uint32_t)search->shelves->box_count);
}

/* ---- proposals ---- */

/* Where the box would like to be: amidst its neighbours. One that has none stays where
 * it is. */
static PsgPoint
amidst_neighbours(const Search *search, size_t box)
{
    const PsgSupergraph *all = search->all;
    size_t degree = all->first[box + 1] - all->first[box];
    if (degree == 0) {
        return search->places[box];
    }
    PsgPoint place = {0, 0};
    for (size_t i = all->first[box]; i < all->first[box + 1]; i++) {
        PsgPoint other =
            search->places[psg_link_across(&all->links[all->touching[i]], box)];
        place.x += other.x / (double)degree;
        place.y += other.y / (double)degree;
    }
    return place;
}

static size_t
box_nearest(const Search *search, PsgPoint place, size_t except)
{
    size_t best = except;
    double least = INFINITY;
    for (size_t i = 0; i < search->shelves->box_count; i++) {
        double dx = search->places[i].x - place.x;
        double dy = search->places[i].y - place.y;
        double square = dx * dx + dy * dy;
        if (square < least && i != except) {
            least = square;
            best = i;
        }
    }
    return best;
}

/* Nobody moves if one of them may not stand where the other does. */
static void
propose_swap(Search *search, size_t one, size_t other)
{
    const PsgShelves *shelves = search->shelves;
    search->mover_count = 0;
    if (!psg_shelves_allow(shelves, one, shelves->shelf[other]) ||
        !psg_shelves_allow(shelves, other, shelves->shelf[one])) {
        return;
    }
    search->movers[0] = (Mover){one, shelves->shelf[other], shelves->x[other]};
    search->movers[1] = (Mover){other, shelves->shelf[one], shelves->x[one]};
    search->mover_count = 2;
}

static void
propose(Search *search)
{
    size_t box = any_box(search);
    if (psg_shelves_is_tray(search->shelves, search->shelves->shelf[box])) {
        search->mover_count = 0; /* nothing is better anywhere else */
        return;
    }
    uint32_t dice = psg_random_below(&search->random, 10);
    PsgPoint place = dice < 7 ? amidst_neighbours(search, box) : search->places[box];
    place.x += wobble(search) * REACH_ACROSS * search->unit;
    place.y += wobble(search) * REACH_DOWN * search->unit;
    if (dice < 3) {
        propose_swap(search, box, box_nearest(search, place, box));
    } else {
        search->movers[0] =
            (Mover){box, shelf_nearest(search->shelves, box, place), place.x};
        search->mover_count = 1;
    }
}

/* ---- making room ---- */

static void
touch(Search *search, size_t shelf)
{
    for (size_t i = 0; i < search->touched_count; i++) {
        if (search->touched[i] == shelf) {
            return;
        }
    }
    search->touched[search->touched_count++] = shelf;
}

static bool
is_mover(const Search *search, size_t box)
{
    return (search->mover_count > 0 && search->movers[0].box == box) ||
           (search->mover_count == 2 && search->movers[1].box == box);
}

static size_t
append_box(Search *search, size_t at, size_t box, double wanted)
{
    search->boxes[at] = box;
    search->spaced[at] =
        (PsgSpaced){.wanted = wanted, .half = search->shelves->half[box]};
    return at + 1;
}

/* Appends the movers that come to this shelf between two x. */
static size_t
append_movers(Search *search, size_t at, size_t shelf, double after, double before)
{
    bool swapped = search->mover_count == 2 && search->movers[1].x < search->movers[0].x;
    for (size_t i = 0; i < search->mover_count; i++) {
        const Mover *mover = &search->movers[swapped ? 1 - i : i];
        if (mover->shelf == shelf && mover->x > after && mover->x <= before) {
            at = append_box(search, at, mover->box, mover->x);
        }
    }
    return at;
}

/* Writes down how the shelf would stand; false if it would be overfull. */
static bool
rearrange_shelf(Search *search, size_t shelf, size_t *at)
{
    const PsgShelves *shelves = search->shelves;
    const size_t *order = shelves->order + shelf * shelves->box_count;
    size_t start = *at;
    double after = -INFINITY;
    for (size_t i = 0; i < shelves->length[shelf]; i++) {
        if (!is_mover(search, order[i])) {
            double x = shelves->x[order[i]];
            *at = append_movers(search, *at, shelf, after, x);
            *at = append_box(search, *at, order[i], x);
            after = x;
        }
    }
    *at = append_movers(search, *at, shelf, after, INFINITY);
    PsgSpaced *spaced = search->spaced + start;
    size_t count = *at - start;
    double left = shelves->left[shelf], right = shelves->right[shelf];
    if (psg_spacing_length(spaced, count, shelves->gap) > right - left) {
        return false;
    }
    psg_spacing_solve(spaced, count, shelves->gap, left, right);
    return true;
}

/* Fills in the proposal and the boxes that move in it. */
static bool
rearrange(Search *search)
{
    size_t at = 0;
    search->touched_count = 0;
    for (size_t i = 0; i < search->mover_count; i++) {
        touch(search, search->movers[i].shelf);
        touch(search, search->shelves->shelf[search->movers[i].box]);
    }
    search->move_count = 0;
    for (size_t i = 0; i < search->touched_count; i++) {
        size_t start = at;
        size_t shelf = search->touched[i];
        if (!rearrange_shelf(search, shelf, &at)) {
            return false;
        }
        search->ends[i] = at;
        for (size_t k = start; k < at; k++) {
            size_t box = search->boxes[k];
            if (search->shelves->shelf[box] != shelf ||
                fabs(search->spaced[k].place - search->places[box].x) > MOVED) {
                PsgPoint to = {search->spaced[k].place, search->shelves->middle[shelf]};
                search->moves[search->move_count++] = (PsgMove){box, to};
            }
        }
    }
    return search->move_count > 0;
}

/* ---- taking it or not ---- */

/* How full a shelf is, and how its boxes crowd: `items` as they stand on it. */
static double
shelf_cost(const Search *search, size_t shelf, const PsgSpaced *items, size_t count)
{
    const PsgShelves *shelves = search->shelves;
    double cost = 0;
    double taken = 0;
    for (size_t i = 0; i < count; i++) {
        taken += 2 * items[i].half + shelves->gap;
        if (i > 0) {
            double gap =
                items[i].place - items[i].half - items[i - 1].place - items[i - 1].half;
            double lacking = (search->wished_gap - gap) / search->wished_gap;
            cost += lacking > 0 ? CROWDED * lacking * lacking : 0;
        }
    }
    double full = taken / (shelves->right[shelf] - shelves->left[shelf]);
    bool is_planned = search->gutters != NULL; /* they know of lines, too */
    return is_planned ? cost : cost + UNEVEN * full * full;
}

/* The cost of the touched shelves as they are. */
static double
present_shelf_cost(Search *search)
{
    const PsgShelves *shelves = search->shelves;
    double cost = 0;
    for (size_t i = 0; i < search->touched_count; i++) {
        const size_t *order = shelves->order + search->touched[i] * shelves->box_count;
        size_t count = shelves->length[search->touched[i]];
        for (size_t k = 0; k < count; k++) {
            search->present[k] = (PsgSpaced){.half = shelves->half[order[k]],
                                             .place = shelves->x[order[k]]};
        }
        cost += shelf_cost(search, search->touched[i], search->present, count);
    }
    return cost;
}

static double
proposed_shelf_cost(const Search *search)
{
    double cost = 0;
    for (size_t i = 0; i < search->touched_count; i++) {
        size_t start = i == 0 ? 0 : search->ends[i - 1];
        cost += shelf_cost(search, search->touched[i], search->spaced + start,
                           search->ends[i] - start);
    }
    return cost;
}

/* By how much less the author's wishes would be met. */
static double
constraint_change(const Search *search)
{
    const PsgConstraintScale measure = {search->area, search->unit};
    double change = 0;
    for (size_t i = 0; search->all->constraints != NULL && i < search->move_count; i++) {
        size_t box = search->moves[i].node;
        change += psg_constraint_cost(search->all, search->places, box,
                                      search->moves[i].to, &measure);
        change -= psg_constraint_cost(search->all, search->places, box,
                                      search->places[box], &measure);
    }
    return change;
}

static void
put_boxes(Search *search)
{
    PsgShelves *shelves = search->shelves;
    size_t at = 0;
    for (size_t i = 0; i < search->touched_count; i++) {
        size_t shelf = search->touched[i];
        size_t *order = shelves->order + shelf * shelves->box_count;
        shelves->length[shelf] = search->ends[i] - at;
        for (size_t place = 0; at < search->ends[i]; at++, place++) {
            size_t box = search->boxes[at];
            order[place] = box;
            shelves->shelf[box] = shelf;
            shelves->x[box] = search->spaced[at].place;
            search->places[box] = psg_shelves_centre(shelves, box);
        }
    }
}

static void
commit(Search *search)
{
    put_boxes(search);
    psg_cost_move(search->cost, search->moves, search->move_count);
}

/* Writes down how touched shelves stand, so that they can be put back. */
static void
remember_shelves(Search *search)
{
    const PsgShelves *shelves = search->shelves;
    size_t at = 0;
    for (size_t i = 0; i < search->touched_count; i++) {
        size_t shelf = search->touched[i];
        for (size_t place = 0; place < shelves->length[shelf]; place++, at++) {
            size_t box = shelves->order[shelf * shelves->box_count + place];
            search->kept_boxes[at] = box;
            search->kept_x[at] = shelves->x[box];
        }
        search->kept_ends[i] = at;
    }
}

static void
put_back_boxes(Search *search)
{
    PsgShelves *shelves = search->shelves;
    size_t at = 0;
    for (size_t i = 0; i < search->touched_count; i++) {
        size_t shelf = search->touched[i];
        size_t *order = shelves->order + shelf * shelves->box_count;
        shelves->length[shelf] = search->kept_ends[i] - at;
        for (size_t place = 0; at < search->kept_ends[i]; at++, place++) {
            size_t box = search->kept_boxes[at];
            order[place] = box;
            shelves->shelf[box] = shelf;
            shelves->x[box] = search->kept_x[at];
            search->places[box] = psg_shelves_centre(shelves, box);
        }
    }
}

/* A step that is weighed by the ways of lines through gaps. */
static void
take_planned_step(Search *search)
{
    propose(search);
    if (!rearrange(search)) {
        return;
    }
    double worse = -search->temperature * log(1 - psg_random_unit(&search->random));
    double change = proposed_shelf_cost(search) - present_shelf_cost(search);
    change += constraint_change(search);
    change += psg_cost_length_change(search->cost, search->moves, search->move_count);
    size_t moved[2] = {search->movers[0].box, search->movers[1].box};
    remember_shelves(search);
    put_boxes(search);
    double limit = worse - change;
    if (psg_gutters_update(search->gutters, moved, search->mover_count, limit) <= limit) {
        psg_cost_move(search->cost, search->moves, search->move_count);
    } else {
        put_back_boxes(search);
        psg_gutters_undo(search->gutters);
    }
}

static void
take_step(Search *search)
{
    propose(search);
    if (!rearrange(search)) {
        return;
    }
    double worse = -search->temperature * log(1 - psg_random_unit(&search->random));
    double limit = worse + present_shelf_cost(search) - proposed_shelf_cost(search);
    limit -= constraint_change(search);
    if (psg_cost_change(search->cost, search->moves, search->move_count, limit) <=
        limit) {
        commit(search);
    }
}

/* As many as the limit of work allows. */
static double
allowed_steps(const PsgSupergraph *all)
{
    double nodes = (double)all->node_count;
    double links = (double)all->link_count;
    return WORK_LIMIT / (4 * (2 * links / nodes + 1) * (links + nodes));
}

static size_t
step_count(const PsgSupergraph *all)
{
    return (size_t)fmin((double)all->node_count * STEPS_PER_NODE, allowed_steps(all));
}

size_t
psg_shelves_searches(const PsgSupergraph *all, size_t most)
{
    if (all->link_count == 0 || !psg_cost_is_affordable(all)) {
        return 1;
    }
    double searches = allowed_steps(all) / ((double)all->node_count * STEPS_PER_NODE);
    return (size_t)fmax(1, fmin(searches, (double)most));
}

static void
run(Search *search)
{
    size_t steps = step_count(search->all);
    double cooling = pow(COLDEST / WARMEST, 1 / (double)steps);
    search->temperature = WARMEST;
    for (size_t i = 0; i < steps; i++) {
        take_step(search);
        search->temperature *= cooling;
    }
}

/* The second search begins with what the first has found, as planned ways see it. */
static void
run_planned(Search *search)
{
    size_t most = (size_t)psg_gutters_steps(search->all);
    size_t steps = MIN(most, PLANNED_STEPS * search->all->node_count);
    if (steps == 0) {
        return;
    }
    double cooling = pow(COLDEST / PLANNED_WARMEST, 1 / (double)steps);
    search->temperature = PLANNED_WARMEST;
    search->gutters = psg_gutters_new(search->all, search->shelves);
    for (size_t i = 0; i < steps; i++) {
        take_planned_step(search);
        search->temperature *= cooling;
    }
}

/* A gap that is wished for, from what the shelves leave free. */
static double
wished_gap(const PsgShelves *shelves)
{
    double slack = 0;
    for (size_t i = 0; i < shelves->shelf_count; i++) {
        slack += shelves->right[i] - shelves->left[i];
    }
    for (size_t i = 0; i < shelves->box_count; i++) {
        slack -= 2 * shelves->half[i];
    }
    return fmax(shelves->gap, WISHED_SLACK * slack / (double)shelves->box_count);
}

static Search *
search_new(PsgShelves *shelves, const PsgSupergraph *all, PsgSize area, unsigned seed)
{
    size_t count = shelves->box_count;
    Search *search = g_new0(Search, 1);
    search->shelves = shelves;
    search->area = area;
    search->all = all;
    search->random = psg_random_seeded(seed);
    search->places = g_new(PsgPoint, count);
    search->spaced = g_new(PsgSpaced, count);
    search->present = g_new(PsgSpaced, count);
    search->boxes = g_new(size_t, count);
    search->moves = g_new(PsgMove, count);
    for (size_t i = 0; i < count; i++) {
        search->places[i] = psg_shelves_centre(shelves, i);
    }
    search->kept_boxes = g_new(size_t, count);
    search->kept_x = g_new(double, count);
    search->unit = psg_shelves_unit(shelves);
    search->wished_gap = wished_gap(shelves);
    search->cost =
        psg_cost_new(all, search->places, shelves->scale, shelves->gap / 3, search->unit);
    return search;
}

static void
search_free(Search *search)
{
    psg_cost_free(search->cost);
    psg_gutters_free(search->gutters);
    g_free(search->kept_boxes);
    g_free(search->kept_x);
    g_free(search->places);
    g_free(search->spaced);
    g_free(search->present);
    g_free(search->boxes);
    g_free(search->moves);
    g_free(search);
}

void
psg_shelves_anneal(PsgShelves *shelves, const PsgSupergraph *all, PsgSize area,
                   unsigned seed)
{
    if (shelves->box_count < 2 || all->link_count == 0 || !psg_cost_is_affordable(all)) {
        return;
    }
    Search *search = search_new(shelves, all, area, seed);
    run(search);
    run_planned(search);
    search_free(search);
}
