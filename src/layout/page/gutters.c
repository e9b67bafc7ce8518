/*
 * Lines as chains of gaps.
 *
 * 1. In each row between its ends, a line keeps to the straight way if that leads through a gap;
 *    else it passes left or right of the box that is there, whichever makes the whole shorter.
 * 2. Two lines cross as often as they change sides from row to row; lines in one gap are in the
 *    order that suits them.
 * 3. A shelf whose boxes and lines need more than others do costs by that, and more if it lacks
 *    room for them.
 */
#include "layout/page/gutters.h"

#include "base/segment.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* In crossings. */
#define DETOUR 0.2     /* to leave the straight way for a box: two bends */
#define ROUND 1.0      /* to lead around a box of its own row */
#define LENGTHENED 0.7 /* for what it is longer than straight, in usual distances */
#define LACKING 3.0    /* for the room of a line that a row lacks */

#define UNEVEN 6.0 /* for a row that is wholly fuller than the others, with its lines */

/* What a line between two boxes needs, in pitches; each further one needs a pitch. So they are
 * drawn as far from boxes and from each other as lines like to be. */
#define FIRST_LANE 2.3

/* Below so many steps a node, a search hardly betters what it is given; about a fifth of a second
 * has as many as that, counted in lines that each step looks at. */
#define LEAST_STEPS 50.0
#define WORK_LIMIT 2.6e6
#define STEP_WORK 20.0 /* whatever the lines */

#define NOBODY G_MAXSIZE

typedef struct {
    size_t box; /* left of the gap, or where the line ends; NOBODY: no box is */
    double x;
    int key; /* place in the row: odd for boxes, even for gaps */
} Pass;

typedef struct {
    size_t top, bottom; /* rows */
    Pass *passes;       /* by row from the top; both ends included */
} Line;

typedef struct {
    Line *lines; /* by link */
    Pass *passes;
    double *costs; /* by link: of its way by itself */
    double crossings, rest;
} Plan;

/* Where a line may pass a row, and the shortest way to there. */
typedef struct {
    size_t count;
    Pass passes[2];
    double length[2];
    size_t from[2]; /* which pass of the row before */
} Choice;

struct PsgGutters {
    const PsgSupergraph *all;
    const PsgShelves *shelves;
    size_t row_count;
    size_t *shelf_order; /* shelves, by row, then from the left */
    size_t *row_of_shelf;
    double *row_y;
    size_t *first;   /* row_count + 1 */
    size_t *boxes;   /* by row, from the left */
    size_t *row;     /* by box */
    size_t *index;   /* by box: in its row */
    size_t *touched; /* by row: the update that changed it last */
    bool *is_moved;  /* by box */
    /* as planned now, and before */
    Plan now, before;
    size_t updates;  /* so far */
    double *lanes;   /* by gap of all rows */
    size_t *changed; /* links, of the last update */
    Choice *choices; /* by row that a line passes, while it is planned */
    double unit;     /* a usual distance of neighbours */
};

typedef struct {
    double y, left;
    size_t shelf;
} Ranked;

static int
compare_ranked(const void *left, const void *right)
{
    const Ranked *a = left;
    const Ranked *b = right;
    if (a->y < b->y || a->y > b->y) {
        return a->y < b->y ? -1 : 1;
    }
    return a->left < b->left ? -1 : a->left > b->left;
}

static void
find_rows(PsgGutters *self)
{
    const PsgShelves *shelves = self->shelves;
    g_autofree Ranked *ranked = g_new(Ranked, shelves->shelf_count + 1);
    for (size_t i = 0; i < shelves->shelf_count; i++) {
        ranked[i] = (Ranked){shelves->middle[i], shelves->left[i], i};
    }
    qsort(ranked, shelves->shelf_count, sizeof *ranked, compare_ranked);
    self->row_count = 0;
    for (size_t i = 0; i < shelves->shelf_count; i++) {
        if (i == 0 || ranked[i].y > ranked[i - 1].y + 1) {
            self->row_y[self->row_count++] = ranked[i].y;
        }
        self->shelf_order[i] = ranked[i].shelf;
        self->row_of_shelf[ranked[i].shelf] = self->row_count - 1;
    }
}

static void
fill_rows(PsgGutters *self)
{
    const PsgShelves *shelves = self->shelves;
    size_t at = 0, row = G_MAXSIZE;
    for (size_t i = 0; i < shelves->shelf_count; i++) {
        size_t shelf = self->shelf_order[i];
        if (self->row_of_shelf[shelf] != row) {
            row = self->row_of_shelf[shelf];
            self->first[row] = at;
        }
        for (size_t k = 0; k < shelves->length[shelf]; k++) {
            size_t box = shelves->order[shelf * shelves->box_count + k];
            self->boxes[at] = box;
            self->row[box] = row;
            self->index[box] = at - self->first[row];
            at++;
        }
    }
    self->first[self->row_count] = at;
}

/* The end of a line. */
static Pass
box_pass(const PsgGutters *self, size_t box)
{
    return (Pass){box, self->shelves->x[box], (int)(2 * self->index[box] + 1)};
}

static bool
obstructs(const PsgGutters *self, size_t box, const PsgLink *link)
{
    return (self->all->present[box] & link->alive) != 0;
}

/* How many boxes of the row stand left of x, by their middles. */
static size_t
boxes_left_of(const PsgGutters *self, size_t row, double x)
{
    size_t low = self->first[row], high = self->first[row + 1];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (self->shelves->x[self->boxes[middle]] > x) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low - self->first[row];
}

typedef struct {
    size_t row, count;
    const size_t *boxes; /* from the left */
    const PsgLink *link;
} Reached; /* a row that a line reaches */

static double
left_edge(const PsgGutters *self, const Reached *at, size_t place)
{
    size_t box = at->boxes[place];
    return self->shelves->x[box] - self->shelves->half[box];
}

static double
right_edge(const PsgGutters *self, const Reached *at, size_t place)
{
    size_t box = at->boxes[place];
    return self->shelves->x[box] + self->shelves->half[box];
}

/* The first box from that place on that is ever seen together with the line; `count` if there is
 * none. */
static size_t
next_right(const PsgGutters *self, const Reached *at, size_t place)
{
    while (place < at->count && !obstructs(self, at->boxes[place], at->link)) {
        place++;
    }
    return place;
}

/* The same to the left, one more than its place; 0 if there is none. */
static size_t
next_left(const PsgGutters *self, const Reached *at, size_t place)
{
    while (place > 0 && !obstructs(self, at->boxes[place - 1], at->link)) {
        place--;
    }
    return place;
}

/* The gap at that place of the row, entered at x. */
static Pass
gap_at(const Reached *at, size_t place, double x)
{
    return (Pass){place > 0 ? at->boxes[place - 1] : NOBODY, x, (int)(2 * place)};
}

/* The gaps that the line may take in that row: where it would run straight, or on both sides of
 * the box that is there. */
static size_t
gaps_at(const PsgGutters *self, const Reached *at, double x, Pass found[2])
{
    double aside = self->shelves->gap / 2, near = aside / 2;
    size_t here = boxes_left_of(self, at->row, x);
    size_t right = next_right(self, at, here), left = next_left(self, at, here);
    bool hits_left = left > 0 && x < right_edge(self, at, left - 1) + near;
    bool hits_right = right < at->count && x > left_edge(self, at, right) - near;
    if (!hits_left && !hits_right) {
        found[0] = gap_at(at, here, x);
        return 1;
    }
    size_t hit = hits_left ? left - 1 : right;
    size_t before = next_left(self, at, hit), after = next_right(self, at, hit + 1);
    double low = left_edge(self, at, hit), high = right_edge(self, at, hit);
    double room_before = before > 0 ? low - right_edge(self, at, before - 1) : 2 * aside;
    double room_after = after < at->count ? left_edge(self, at, after) - high : 2 * aside;
    found[0] = gap_at(at, hit, low - psg_lesser(aside, room_before / 2));
    found[1] = gap_at(at, hit + 1, high + psg_lesser(aside, room_after / 2));
    return 2;
}

static double
share_of(const PsgGutters *self, PsgSliceSet set)
{
    return (double)__builtin_popcountll(set) / self->all->slice_bits;
}

static void
reach(const PsgGutters *self, size_t row, const Choice *before, Choice *here)
{
    double down = self->row_y[row] - self->row_y[row - 1];
    for (size_t k = 0; k < here->count; k++) {
        here->length[k] = (double)INFINITY;
        for (size_t m = 0; m < before->count; m++) {
            double across = here->passes[k].x - before->passes[m].x;
            double length = before->length[m] + sqrt(across * across + down * down);
            here->from[k] = length < here->length[k] ? m : here->from[k];
            here->length[k] = psg_lesser(length, here->length[k]);
        }
    }
}

/* Gives what the way costs by itself, in a slice in which it is there. */
static double
find_way(const PsgGutters *self, const PsgLink *link, Line *line)
{
    Choice *choices = self->choices;
    choices[0] = (Choice){.count = 1, .passes = {line->passes[0]}};
    size_t span = line->bottom - line->top;
    double ya = self->row_y[line->top], yb = self->row_y[line->bottom], detours = 0;
    double xa = line->passes[0].x, xb = line->passes[span].x;
    for (size_t i = 1; i <= span; i++) {
        size_t row = line->top + i, first = self->first[row];
        const Reached at = {row, self->first[row + 1] - first, self->boxes + first, link};
        double x = xa + (xb - xa) * (self->row_y[row] - ya) / (yb - ya);
        choices[i].passes[0] = line->passes[span];
        choices[i].count = i == span ? 1 : gaps_at(self, &at, x, choices[i].passes);
        detours += choices[i].count > 1;
        reach(self, row, &choices[i - 1], &choices[i]);
    }
    for (size_t i = span, k = 0; i > 0; k = choices[i--].from[k]) {
        line->passes[i] = choices[i].passes[k];
    }
    double straight = sqrt((xb - xa) * (xb - xa) + (yb - ya) * (yb - ya));
    return DETOUR * detours +
           LENGTHENED * (choices[span].length[0] - straight) / self->unit;
}

/* Plans one line anew. */
static void
plan_line(PsgGutters *self, size_t index)
{
    const PsgLink *link = &self->all->links[index];
    Line *line = &self->now.lines[index];
    bool is_turned = self->row[link->from] > self->row[link->to];
    size_t a = is_turned ? link->to : link->from, b = is_turned ? link->from : link->to;
    line->top = self->row[a];
    line->bottom = self->row[b];
    size_t span = line->bottom - line->top;
    line->passes[span] = box_pass(self, b);
    line->passes[0] = box_pass(self, a);
    self->now.costs[index] =
        span > 1 ? find_way(self, link, line) * share_of(self, link->alive) : 0;
}

static int
sign_between(const Line *one, const Line *other, size_t row)
{
    int a = one->passes[row - one->top].key, b = other->passes[row - other->top].key;
    return (a > b) - (a < b);
}

static int
crossings(const Line *one, const Line *other)
{
    size_t top = MAX(one->top, other->top), bottom = MIN(one->bottom, other->bottom);
    if (bottom <= top) {
        return 0;
    }
    int last = 0, count = 0;
    for (size_t row = top; row <= bottom; row++) {
        int sign = sign_between(one, other, row);
        if (sign != 0) {
            count += last != 0 && sign != last;
            last = sign;
        }
    }
    return count;
}

/* What boxes that stand between two places of a row have in common with a link. */
static double
boxes_between(const PsgGutters *self, const PsgLink *link, size_t low, size_t high)
{
    const size_t *boxes = self->boxes + self->first[self->row[link->from]];
    double sum = 0;
    for (size_t place = low + 1; place < high; place++) {
        sum += share_of(self, self->all->present[boxes[place]] & link->alive);
    }
    return sum;
}

/* A line along its row is straight if nobody is between; lines that pass between its ends cross
 * it. Else it leads around, above or below, whichever fewer lines come to. */
static double
level_cost(const PsgGutters *self, size_t index)
{
    const PsgLink *link = &self->all->links[index];
    size_t row = self->row[link->from];
    size_t a = self->index[link->from], b = self->index[link->to];
    size_t low = MIN(a, b), high = MAX(a, b);
    double around = boxes_between(self, link, low, high);
    double above = 0, below = 0, through = 0;
    for (size_t k = 0; k < self->all->link_count; k++) {
        const Line *other = &self->now.lines[k];
        if (other->top > row || other->bottom < row || other->top == other->bottom) {
            continue;
        }
        size_t key = (size_t)other->passes[row - other->top].key;
        if (key > 2 * low + 1 && key < 2 * high + 1) {
            double share = share_of(self, link->alive & self->all->links[k].alive);
            above += other->top < row ? share : 0;
            below += other->bottom > row ? share : 0;
            through += other->top < row && other->bottom > row ? share : 0;
        }
    }
    return around > 0 ? ROUND * around + psg_lesser(above, below) : through;
}

static void
count_lanes(PsgGutters *self)
{
    size_t gaps = self->shelves->box_count + self->row_count;
    memset(self->lanes, 0, gaps * sizeof *self->lanes);
    for (size_t k = 0; k < self->all->link_count; k++) {
        const Line *line = &self->now.lines[k];
        for (size_t row = line->top + 1; row < line->bottom; row++) {
            size_t gap = (size_t)line->passes[row - line->top].key / 2;
            self->lanes[self->first[row] + row + gap]++;
        }
    }
}

/* What so many lines need between two boxes. */
static double
room_for(const PsgGutters *self, double lines)
{
    return lines > 0 ? self->shelves->pitch * (FIRST_LANE + psg_greater(0, lines - 1))
                     : 0;
}

/* What the boxes of a shelf and the lines between them need: of all slices, as places of boxes are
 * told apart in all of them. */
static double
needed_width(const PsgGutters *self, size_t shelf)
{
    const PsgShelves *shelves = self->shelves;
    size_t row = self->row_of_shelf[shelf], count = shelves->length[shelf];
    const size_t *order = shelves->order + shelf * shelves->box_count;
    double needed = 0;
    for (size_t i = 0; i < count; i++) {
        size_t place = self->first[row] + self->index[order[i]];
        double lines = room_for(self, self->lanes[place + row]);
        needed +=
            2 * shelves->half[order[i]] + psg_greater(i > 0 ? shelves->gap : 0, lines);
        if (place + 1 == self->first[row + 1]) {
            needed += room_for(self, self->lanes[place + 1 + row]);
        }
    }
    return needed;
}

/* Of shelves that are fuller than others, and of those that lack room. */
static double
fullness_cost(PsgGutters *self)
{
    const PsgShelves *shelves = self->shelves;
    double cost = 0;
    count_lanes(self);
    for (size_t shelf = 0; shelf < shelves->shelf_count; shelf++) {
        double width = shelves->right[shelf] - shelves->left[shelf];
        double needed = needed_width(self, shelf), full = needed / width;
        cost += UNEVEN * full * full +
                LACKING * psg_greater(0, needed - width) / shelves->pitch;
    }
    return cost;
}

static double
rest_cost(PsgGutters *self)
{
    double cost = fullness_cost(self);
    for (size_t i = 0; i < self->all->link_count; i++) {
        cost += self->now.costs[i];
        cost +=
            self->now.lines[i].top == self->now.lines[i].bottom ? level_cost(self, i) : 0;
    }
    return cost;
}

/* Whether the line passes other boxes than before, or others that stand elsewhere now. */
static bool
is_changed(const PsgGutters *self, size_t index)
{
    const Line *now = &self->now.lines[index], *before = &self->before.lines[index];
    if (now->top != before->top || now->bottom != before->bottom) {
        return true;
    }
    for (size_t i = 0; i <= now->bottom - now->top; i++) {
        size_t box = now->passes[i].box;
        if (box != before->passes[i].box || (box != NOBODY && self->is_moved[box])) {
            return true;
        }
    }
    return false;
}

static double
crossings_of(const PsgGutters *self, const Plan *plan, size_t index, size_t other)
{
    int count = crossings(&plan->lines[index], &plan->lines[other]);
    return count == 0 ? 0
                      : count * share_of(self, self->all->links[index].alive &
                                                   self->all->links[other].alive);
}

static void
copy_line(PsgGutters *self, size_t index)
{
    const Line *before = &self->before.lines[index];
    Line *now = &self->now.lines[index];
    now->top = before->top;
    now->bottom = before->bottom;
    memcpy(now->passes, before->passes,
           (before->bottom - before->top + 1) * sizeof *now->passes);
    self->now.costs[index] = self->before.costs[index];
}

static bool
is_touched(const PsgGutters *self, size_t index)
{
    const Line *line = &self->before.lines[index];
    const PsgLink *link = &self->all->links[index];
    if (self->is_moved[link->from] || self->is_moved[link->to]) {
        return true;
    }
    for (size_t row = line->top; row <= line->bottom; row++) {
        if (self->touched[row] == self->updates) {
            return true;
        }
    }
    return false;
}

static void
flip(PsgGutters *self)
{
    Plan now = self->now;
    self->now = self->before;
    self->before = now;
}

/* Plans lines that pass touched rows. Gives how many have changed. */
static size_t
plan_touched_lines(PsgGutters *self)
{
    size_t changed = 0;
    for (size_t i = 0; i < self->all->link_count; i++) {
        if (!is_touched(self, i)) {
            copy_line(self, i);
            continue;
        }
        plan_line(self, i);
        if (is_changed(self, i)) {
            self->changed[changed++] = i;
        }
    }
    return changed;
}

/* By how much all crossings of changed lines are more now. Pairs of them count once. */
static double
change_of_crossings(const PsgGutters *self, size_t changed)
{
    double change = 0;
    for (size_t i = 0; i < changed; i++) {
        size_t link = self->changed[i], next = 0;
        for (size_t k = 0; k < self->all->link_count; k++) {
            bool is_counted = next < changed && self->changed[next] == k && next++ >= i;
            if (!is_counted) {
                change += crossings_of(self, &self->now, link, k) -
                          crossings_of(self, &self->before, link, k);
            }
        }
    }
    return change;
}

/* After rows have been touched. */
static double
plan_touched(PsgGutters *self)
{
    flip(self);
    double crossings = change_of_crossings(self, plan_touched_lines(self));
    self->now.crossings = self->before.crossings + crossings;
    self->now.rest = rest_cost(self);
    return crossings + self->now.rest - self->before.rest;
}

double
psg_gutters_update(PsgGutters *self, const size_t *moved, size_t count)
{
    self->updates++;
    for (size_t i = 0; i < count; i++) {
        self->is_moved[moved[i]] = true;
        self->touched[self->row[moved[i]]] = self->updates;
    }
    fill_rows(self);
    for (size_t i = 0; i < count; i++) {
        self->touched[self->row[moved[i]]] = self->updates;
    }
    double change = plan_touched(self);
    for (size_t i = 0; i < count; i++) {
        self->is_moved[moved[i]] = false;
    }
    return change;
}

double
psg_gutters_shift(PsgGutters *self, size_t shelf)
{
    self->updates++;
    self->touched[self->row_of_shelf[shelf]] = self->updates;
    return plan_touched(self);
}

double
psg_gutters_lane_room(const PsgGutters *self, size_t shelf, size_t place)
{
    const PsgShelves *shelves = self->shelves;
    size_t row = self->row_of_shelf[shelf], length = shelves->length[shelf];
    if (length == 0) {
        return 0;
    }
    size_t box = shelves->order[shelf * shelves->box_count + MIN(place, length - 1)];
    size_t gap = self->index[box] + (place == length);
    double needed = room_for(self, self->lanes[self->first[row] + row + gap]);
    bool is_edge = gap == 0 || gap == self->first[row + 1] - self->first[row];
    return psg_greater(0, needed - (is_edge ? 0 : shelves->gap));
}

double
psg_gutters_cost(const PsgGutters *self)
{
    return self->now.crossings + self->now.rest;
}

void
psg_gutters_undo(PsgGutters *self)
{
    flip(self);
    fill_rows(self);
}

double
psg_gutters_steps(const PsgSupergraph *all)
{
    double nodes = (double)all->node_count;
    double steps = WORK_LIMIT / ((double)all->link_count + STEP_WORK);
    return steps < LEAST_STEPS * nodes ? 0 : steps;
}

static Plan
plan_new(size_t links, size_t rows)
{
    Plan plan = {g_new0(Line, links + 1), g_new0(Pass, links * (rows + 1) + 1),
                 g_new0(double, links + 1), 0, 0};
    for (size_t i = 0; i < links; i++) {
        plan.lines[i].passes = plan.passes + i * (rows + 1);
    }
    return plan;
}

static void
plan_clear(Plan *plan)
{
    g_free(plan->lines);
    g_free(plan->passes);
    g_free(plan->costs);
}

static void
plan_all(PsgGutters *self)
{
    fill_rows(self);
    for (size_t i = 0; i < self->all->link_count; i++) {
        plan_line(self, i);
        for (size_t k = 0; k < i; k++) {
            self->now.crossings += crossings_of(self, &self->now, i, k);
        }
    }
    self->now.rest = rest_cost(self);
}

PsgGutters *
psg_gutters_new(const PsgSupergraph *all, const PsgShelves *shelves)
{
    PsgGutters *self = g_new0(PsgGutters, 1);
    size_t boxes = shelves->box_count, count = shelves->shelf_count;
    self->all = all;
    self->shelves = shelves;
    self->shelf_order = g_new(size_t, count + 1);
    self->row_of_shelf = g_new(size_t, count + 1);
    self->row_y = g_new(double, count + 1);
    find_rows(self);
    self->first = g_new0(size_t, self->row_count + 2);
    self->boxes = g_new0(size_t, boxes + 1);
    self->row = g_new0(size_t, boxes + 1);
    self->index = g_new0(size_t, boxes + 1);
    self->now = plan_new(all->link_count, self->row_count);
    self->before = plan_new(all->link_count, self->row_count);
    self->touched = g_new0(size_t, self->row_count + 1);
    self->is_moved = g_new0(bool, boxes + 1);
    self->lanes = g_new0(double, boxes + self->row_count + 1);
    self->choices = g_new0(Choice, self->row_count + 1);
    self->changed = g_new0(size_t, all->link_count + 1);
    self->unit = psg_shelves_unit(shelves);
    plan_all(self);
    return self;
}

void
psg_gutters_free(PsgGutters *self)
{
    if (self == NULL) {
        return;
    }
    g_free(self->shelf_order);
    g_free(self->row_of_shelf);
    g_free(self->row_y);
    g_free(self->first);
    g_free(self->boxes);
    g_free(self->row);
    g_free(self->index);
    plan_clear(&self->now);
    plan_clear(&self->before);
    g_free(self->touched);
    g_free(self->is_moved);
    g_free(self->lanes);
    g_free(self->changed);
    g_free(self->choices);
    g_free(self);
}
