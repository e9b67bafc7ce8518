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

/* Below so many steps a node, a search hardly betters what it is given; about a tenth of a second
 * has as many as that, counted in lines that each step looks at. */
#define LEAST_STEPS 50.0
#define WORK_LIMIT 2.6e6
#define STEP_WORK 20.0 /* whatever the lines */

#define NOBODY G_MAXSIZE

/* Places of eight links in a row, plus one; 0: the link does not pass it. No row has more than
 * some hundreds of boxes where ways are planned. */
typedef int16_t Keys __attribute__((vector_size(16)));
enum { LANES = 8 };

typedef struct {
    size_t box; /* left of the gap, or where the line ends; NOBODY: no box is */
    double x;
    int key; /* place in the row: odd for boxes, even for gaps */
} Pass;

typedef struct {
    size_t top, bottom; /* rows */
    Pass *passes;       /* by row from the top; both ends included */
    double cost;        /* of the way by itself */
} Line;

/* How a link runs, and how it did before the last update, if that has planned it. */
typedef struct {
    Line now, before;
} Way;

typedef struct {
    Keys *keys;  /* by block of links; of those within a row nothing is told */
    int *lanes;  /* by gap: lines */
    double cost; /* of its fullness, and of lines along it */
} Passed;

/* What passes a row, and what did before the last update, if that has changed it. */
typedef struct {
    Passed now, before;
    bool is_touched, is_changed;
} Row;

/* Where a line may pass a row, and the shortest way to there. */
typedef struct {
    size_t count;
    Pass passes[2];
    double length[2];
    size_t from[2]; /* which pass of the row before */
} Choice;

/* Numbers of rows or links. */
typedef struct {
    size_t *items, count;
} List;

struct PsgGutters {
    const PsgSupergraph *all;
    const PsgShelves *shelves;
    size_t row_count, blocks; /* of links */
    size_t *shelf_order;      /* shelves, by row, then from the left */
    size_t *row_of_shelf;
    size_t *first_shelf; /* row_count + 1: where its shelves begin in shelf_order */
    double *row_y;
    size_t *boxes;  /* row × box_count + place from the left */
    size_t *length; /* by row: boxes */
    size_t *row;    /* by box */
    size_t *index;  /* by box: in its row */
    bool *is_moved; /* by box */
    Way *ways;      /* by link */
    Row *rows;
    /* what the parts of ways and rows point into */
    Pass *all_passes;
    Keys *all_keys;
    int *all_lanes;
    int64_t crossings; /* of all pairs, in slices */
    /* of the last update */
    List touched, changed_rows, planned, changed;
    int64_t former_crossings;
    bool *is_changed;  /* by link */
    const Keys **keys; /* of the rows that a line passes, while it is compared */
    Choice *choices;   /* by row that a line passes, while it is planned */
    double unit;       /* a usual distance of neighbours */
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
            self->first_shelf[self->row_count] = i;
            self->row_y[self->row_count++] = ranked[i].y;
        }
        self->shelf_order[i] = ranked[i].shelf;
        self->row_of_shelf[ranked[i].shelf] = self->row_count - 1;
    }
    self->first_shelf[self->row_count] = shelves->shelf_count;
}

static void
fill_row(PsgGutters *self, size_t row)
{
    const PsgShelves *shelves = self->shelves;
    size_t *boxes = self->boxes + row * shelves->box_count;
    size_t count = 0;
    for (size_t i = self->first_shelf[row]; i < self->first_shelf[row + 1]; i++) {
        size_t shelf = self->shelf_order[i];
        for (size_t k = 0; k < shelves->length[shelf]; k++) {
            size_t box = shelves->order[shelf * shelves->box_count + k];
            boxes[count] = box;
            self->row[box] = row;
            self->index[box] = count++;
        }
    }
    self->length[row] = count;
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
    const size_t *boxes = self->boxes + row * self->shelves->box_count;
    size_t low = 0, high = self->length[row];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (self->shelves->x[boxes[middle]] > x) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
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
        size_t row = line->top + i;
        const Reached at = {row, self->length[row],
                            self->boxes + row * self->shelves->box_count, link};
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

/* ---- what passes a row ---- */

/* The links of the row's keys. */
static int16_t *
keys_of(Passed *passed)
{
    return (int16_t *)(void *)passed->keys;
}

/* What boxes that stand between two places of a row have in common with a link. */
static double
boxes_between(const PsgGutters *self, const PsgLink *link, size_t low, size_t high)
{
    size_t row = self->row[link->from];
    const size_t *boxes = self->boxes + row * self->shelves->box_count;
    double sum = 0;
    for (size_t place = low + 1; place < high; place++) {
        sum += share_of(self, self->all->present[boxes[place]] & link->alive);
    }
    return sum;
}

/* A line along its row is straight if nobody is between; lines that pass between its ends cross
 * it. Else it leads around, above or below, whichever fewer lines come to. */
static double
level_cost(PsgGutters *self, size_t index)
{
    const PsgLink *link = &self->all->links[index];
    size_t row = self->row[link->from];
    const int16_t *keys = keys_of(&self->rows[row].now);
    size_t a = self->index[link->from], b = self->index[link->to];
    size_t low = MIN(a, b), high = MAX(a, b);
    double around = boxes_between(self, link, low, high);
    double above = 0, below = 0, through = 0;
    for (size_t k = 0; k < self->all->link_count; k++) {
        if (keys[k] > (int)(2 * low + 2) && keys[k] < (int)(2 * high + 2)) {
            const Line *other = &self->ways[k].now;
            double share = share_of(self, link->alive & self->all->links[k].alive);
            above += other->top < row ? share : 0;
            below += other->bottom > row ? share : 0;
            through += other->top < row && other->bottom > row ? share : 0;
        }
    }
    return around > 0 ? ROUND * around + psg_lesser(above, below) : through;
}

/* Of lines that pass the row; those that end there need no room beside its boxes. */
static void
count_lanes(const PsgGutters *self, size_t row)
{
    Passed *passed = &self->rows[row].now;
    const int16_t *keys = keys_of(passed);
    memset(passed->lanes, 0, (self->length[row] + 1) * sizeof *passed->lanes);
    for (size_t k = 0; k < self->all->link_count; k++) {
        if (keys[k] % 2 != 0) {
            passed->lanes[(keys[k] - 1) / 2]++;
        }
    }
}

/* What so many lines need between two boxes. */
static double
room_for(const PsgGutters *self, int lines)
{
    return lines > 0 ? self->shelves->pitch * (FIRST_LANE + (double)lines - 1) : 0;
}

/* What the boxes of a shelf and the lines between them need: of all slices, as places of boxes are
 * told apart in all of them. */
static double
needed_width(const PsgGutters *self, size_t shelf)
{
    const PsgShelves *shelves = self->shelves;
    size_t row = self->row_of_shelf[shelf], count = shelves->length[shelf];
    const size_t *order = shelves->order + shelf * shelves->box_count;
    const int *lanes = self->rows[row].now.lanes;
    double needed = 0;
    for (size_t i = 0; i < count; i++) {
        size_t place = self->index[order[i]];
        double lines = room_for(self, lanes[place]);
        needed +=
            2 * shelves->half[order[i]] + psg_greater(i > 0 ? shelves->gap : 0, lines);
        if (place + 1 == self->length[row]) {
            needed += room_for(self, lanes[place + 1]);
        }
    }
    return needed;
}

/* Of shelves that are fuller than others, and of those that lack room. */
static double
fullness_cost(const PsgGutters *self, size_t row)
{
    const PsgShelves *shelves = self->shelves;
    double cost = 0;
    for (size_t i = self->first_shelf[row]; i < self->first_shelf[row + 1]; i++) {
        size_t shelf = self->shelf_order[i];
        double width = shelves->right[shelf] - shelves->left[shelf];
        double needed = needed_width(self, shelf), full = needed / width;
        cost += UNEVEN * full * full +
                LACKING * psg_greater(0, needed - width) / shelves->pitch;
    }
    return cost;
}

static void
weigh_row(PsgGutters *self, size_t row)
{
    Row *here = &self->rows[row];
    count_lanes(self, row);
    here->now.cost = fullness_cost(self, row);
    for (size_t i = 0; i < self->all->link_count; i++) {
        const Line *line = &self->ways[i].now;
        if (line->top == row && line->bottom == row) {
            here->now.cost += level_cost(self, i);
        }
    }
}

/* ---- ways, and how they cross ---- */

/* Plans one line anew. */
static void
plan_line(PsgGutters *self, size_t index)
{
    const PsgLink *link = &self->all->links[index];
    Line *line = &self->ways[index].now;
    bool is_turned = self->row[link->from] > self->row[link->to];
    size_t a = is_turned ? link->to : link->from, b = is_turned ? link->from : link->to;
    line->top = self->row[a];
    line->bottom = self->row[b];
    size_t span = line->bottom - line->top;
    line->passes[span] = box_pass(self, b);
    line->passes[0] = box_pass(self, a);
    line->cost = span > 1 ? find_way(self, link, line) * share_of(self, link->alive) : 0;
}

/* The row as it was before the update. */
static Passed *
former(Row *row)
{
    return row->is_changed ? &row->before : &row->now;
}

/* Adds one for each of eight links that change sides with the line. */
static Keys
crossings_in_block(const PsgGutters *self, const Line *line, size_t block)
{
    Keys last = {0}, count = {0};
    for (size_t i = 0; i <= line->bottom - line->top; i++) {
        Keys other = self->keys[i][block];
        int16_t own = (int16_t)(line->passes[i].key + 1);
        Keys key = {own, own, own, own, own, own, own, own};
        Keys left = key < other, right = (key > other) & (other != 0);
        Keys side = left - right;
        count -= (left | right) & (side == -last);
        last = side | (last & ~(left | right));
    }
    return count;
}

static bool
is_nothing(Keys keys)
{
    uint64_t halves[2];
    memcpy(halves, &keys, sizeof halves);
    return (halves[0] | halves[1]) == 0;
}

/* How often the line crosses others, in slices; twice for those that stay as they are, so that
 * each pair counts twice in the sum over all that change. */
static int64_t
crossings_of(const PsgGutters *self, size_t index, const Line *line)
{
    const PsgLink *links = self->all->links;
    int64_t sum = 0;
    for (size_t block = 0; block < self->blocks; block++) {
        Keys count = crossings_in_block(self, line, block);
        for (size_t i = 0; !is_nothing(count) && i < LANES; i++) {
            size_t other = block * LANES + i;
            if (count[i] != 0) {
                int slices =
                    __builtin_popcountll(links[index].alive & links[other].alive);
                sum += (self->is_changed[other] ? 1 : 2) * (int64_t)count[i] * slices;
            }
        }
    }
    return sum;
}

/* All crossings of changed lines before the update, twice. */
static int64_t
crossings_before(PsgGutters *self)
{
    int64_t sum = 0;
    for (size_t i = 0; i < self->changed.count; i++) {
        size_t link = self->changed.items[i];
        const Line *line = &self->ways[link].before;
        for (size_t row = line->top; row <= line->bottom; row++) {
            self->keys[row - line->top] = former(&self->rows[row])->keys;
        }
        sum += line->top < line->bottom ? crossings_of(self, link, line) : 0;
    }
    return sum;
}

/* The same as they are now, unless there are more than `most`. */
static int64_t
crossings_now(PsgGutters *self, double most)
{
    int64_t sum = 0;
    for (size_t i = 0; i < self->changed.count && (double)sum <= most; i++) {
        size_t link = self->changed.items[i];
        const Line *line = &self->ways[link].now;
        for (size_t row = line->top; row <= line->bottom; row++) {
            self->keys[row - line->top] = self->rows[row].now.keys;
        }
        sum += line->top < line->bottom ? crossings_of(self, link, line) : 0;
    }
    return sum;
}

/* ---- updates ---- */

static void
append(List *list, size_t item)
{
    list->items[list->count++] = item;
}

static void
touch(PsgGutters *self, size_t row)
{
    if (!self->rows[row].is_touched) {
        self->rows[row].is_touched = true;
        append(&self->touched, row);
    }
}

static void
exchange_passed(Row *row)
{
    Passed now = row->now;
    row->now = row->before;
    row->before = now;
}

/* The row as it is now is about to differ from how it was. */
static void
change_row(PsgGutters *self, size_t number)
{
    Row *row = &self->rows[number];
    if (!row->is_changed) {
        row->is_changed = true;
        append(&self->changed_rows, number);
        exchange_passed(row);
        memcpy(row->now.keys, row->before.keys, self->blocks * sizeof *row->now.keys);
    }
}

/* Whether the line passes other boxes than before, or others that stand elsewhere now. */
static bool
is_changed(const PsgGutters *self, const Way *way)
{
    const Line *now = &way->now, *before = &way->before;
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

static void
put_key(PsgGutters *self, size_t link, size_t row, int key)
{
    if (keys_of(&self->rows[row].now)[link] != key) {
        change_row(self, row);
        keys_of(&self->rows[row].now)[link] = (int16_t)key;
    }
}

/* A key does not tell whether a line comes from above or from below to its end. */
static void
change_ends(PsgGutters *self, const Line *line)
{
    change_row(self, line->top);
    change_row(self, line->bottom);
}

static void
put_keys(PsgGutters *self, size_t link)
{
    const Line *now = &self->ways[link].now, *before = &self->ways[link].before;
    if (now->top != before->top || now->bottom != before->bottom) {
        change_ends(self, before);
        change_ends(self, now);
    }
    for (size_t row = before->top; row <= before->bottom; row++) {
        if (row < now->top || row > now->bottom || now->top == now->bottom) {
            put_key(self, link, row, 0);
        }
    }
    for (size_t row = now->top; now->top < now->bottom && row <= now->bottom; row++) {
        put_key(self, link, row, now->passes[row - now->top].key + 1);
    }
}

static void
exchange_lines(Way *way)
{
    Line now = way->now;
    way->now = way->before;
    way->before = now;
}

static bool
is_touched(const PsgGutters *self, const Line *line)
{
    for (size_t i = 0; i < self->touched.count; i++) {
        if (self->touched.items[i] >= line->top &&
            self->touched.items[i] <= line->bottom) {
            return true;
        }
    }
    return false;
}

/* Plans lines that pass touched rows. Gives by how much more they cost by themselves. */
static double
plan_touched_lines(PsgGutters *self)
{
    double change = 0;
    for (size_t i = 0; i < self->all->link_count; i++) {
        Way *way = &self->ways[i];
        if (!is_touched(self, &way->now)) {
            continue;
        }
        exchange_lines(way);
        plan_line(self, i);
        put_keys(self, i);
        change += way->now.cost - way->before.cost;
        append(&self->planned, i);
        if (is_changed(self, way)) {
            self->is_changed[i] = true;
            append(&self->changed, i);
        }
    }
    return change;
}

static double
weigh_changed_rows(PsgGutters *self)
{
    double change = 0;
    for (size_t i = 0; i < self->changed_rows.count; i++) {
        Row *row = &self->rows[self->changed_rows.items[i]];
        weigh_row(self, self->changed_rows.items[i]);
        change += row->now.cost - row->before.cost;
    }
    return change;
}

static void
begin_update(PsgGutters *self)
{
    for (size_t i = 0; i < self->changed_rows.count; i++) {
        self->rows[self->changed_rows.items[i]].is_changed = false;
    }
    for (size_t i = 0; i < self->touched.count; i++) {
        self->rows[self->touched.items[i]].is_touched = false;
    }
    self->touched.count = self->changed_rows.count = 0;
    self->planned.count = self->changed.count = 0;
    self->former_crossings = self->crossings;
}

/* After rows have been touched. */
static double
plan_touched(PsgGutters *self, double limit)
{
    for (size_t i = 0; i < self->touched.count; i++) {
        change_row(self, self->touched.items[i]);
    }
    double change = plan_touched_lines(self);
    change += weigh_changed_rows(self);
    int64_t before = crossings_before(self);
    double in_pairs = 2.0 * self->all->slice_bits;
    int64_t now = crossings_now(self, (double)before + (limit - change) * in_pairs);
    for (size_t i = 0; i < self->changed.count; i++) {
        self->is_changed[self->changed.items[i]] = false;
    }
    self->crossings += (now - before) / 2;
    return change + (double)(now - before) / in_pairs;
}

double
psg_gutters_update(PsgGutters *self, const size_t *moved, size_t count, double limit)
{
    begin_update(self);
    for (size_t i = 0; i < count; i++) {
        self->is_moved[moved[i]] = true;
        touch(self, self->row[moved[i]]);
        touch(self, self->row_of_shelf[self->shelves->shelf[moved[i]]]);
    }
    for (size_t i = 0; i < self->touched.count; i++) {
        fill_row(self, self->touched.items[i]);
    }
    double change = plan_touched(self, limit);
    for (size_t i = 0; i < count; i++) {
        self->is_moved[moved[i]] = false;
    }
    return change;
}

double
psg_gutters_shift(PsgGutters *self, size_t shelf, double limit)
{
    begin_update(self);
    touch(self, self->row_of_shelf[shelf]);
    return plan_touched(self, limit);
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
    double needed = room_for(self, self->rows[row].now.lanes[gap]);
    bool is_edge = gap == 0 || gap == self->length[row];
    return psg_greater(0, needed - (is_edge ? 0 : shelves->gap));
}

double
psg_gutters_cost(const PsgGutters *self)
{
    double sum = (double)self->crossings / self->all->slice_bits;
    for (size_t i = 0; i < self->all->link_count; i++) {
        sum += self->ways[i].now.cost;
    }
    for (size_t row = 0; row < self->row_count; row++) {
        sum += self->rows[row].now.cost;
    }
    return sum;
}

void
psg_gutters_undo(PsgGutters *self)
{
    for (size_t i = 0; i < self->planned.count; i++) {
        exchange_lines(&self->ways[self->planned.items[i]]);
    }
    for (size_t i = 0; i < self->changed_rows.count; i++) {
        exchange_passed(&self->rows[self->changed_rows.items[i]]);
    }
    for (size_t i = 0; i < self->touched.count; i++) {
        fill_row(self, self->touched.items[i]);
    }
    self->crossings = self->former_crossings;
    begin_update(self);
}

double
psg_gutters_steps(const PsgSupergraph *all)
{
    double nodes = (double)all->node_count;
    if (all->lines_are_straight) {
        return 0;
    }
    double steps = WORK_LIMIT / ((double)all->link_count + STEP_WORK);
    return steps < LEAST_STEPS * nodes ? 0 : steps;
}

/* ---- beginning and end ---- */

static void
plan_all(PsgGutters *self)
{
    for (size_t row = 0; row < self->row_count; row++) {
        fill_row(self, row);
        touch(self, row);
    }
    if (self->row_count > 0) {
        plan_touched(self, (double)INFINITY);
    }
    begin_update(self);
}

static void
allot_ways(PsgGutters *self)
{
    size_t links = self->all->link_count, length = self->row_count + 1;
    self->ways = g_new0(Way, links + 1);
    Pass *passes = self->all_passes = g_new0(Pass, 2 * links * length + 1);
    for (size_t i = 0; i < links; i++, passes += 2 * length) {
        self->ways[i].now.passes = passes;
        self->ways[i].before.passes = passes + length;
    }
}

static void
allot_rows(PsgGutters *self)
{
    size_t gaps = self->shelves->box_count + 1, blocks = self->blocks;
    self->rows = g_new0(Row, self->row_count + 1);
    Keys *keys = self->all_keys = g_new0(Keys, 2 * self->row_count * blocks + 1);
    int *lanes = self->all_lanes = g_new0(int, 2 * self->row_count * gaps + 1);
    for (size_t i = 0; i < self->row_count; i++) {
        self->rows[i].now = (Passed){keys + 2 * i * blocks, lanes + 2 * i * gaps, 0};
        self->rows[i].before =
            (Passed){keys + (2 * i + 1) * blocks, lanes + (2 * i + 1) * gaps, 0};
    }
}

static void
allot(PsgGutters *self)
{
    size_t boxes = self->shelves->box_count, links = self->all->link_count;
    self->boxes = g_new0(size_t, self->row_count * boxes + 1);
    self->length = g_new0(size_t, self->row_count + 1);
    self->row = g_new0(size_t, boxes + 1);
    self->index = g_new0(size_t, boxes + 1);
    self->is_moved = g_new0(bool, boxes + 1);
    allot_ways(self);
    allot_rows(self);
    self->touched.items = g_new0(size_t, self->row_count + 1);
    self->changed_rows.items = g_new0(size_t, self->row_count + 1);
    self->planned.items = g_new0(size_t, links + 1);
    self->changed.items = g_new0(size_t, links + 1);
    self->is_changed = g_new0(bool, links + LANES);
    self->keys = g_new0(const Keys *, self->row_count + 1);
    self->choices = g_new0(Choice, self->row_count + 1);
}

PsgGutters *
psg_gutters_new(const PsgSupergraph *all, const PsgShelves *shelves)
{
    PsgGutters *self = g_new0(PsgGutters, 1);
    size_t count = shelves->shelf_count;
    self->all = all;
    self->shelves = shelves;
    self->blocks = (all->link_count + LANES - 1) / LANES;
    self->shelf_order = g_new(size_t, count + 1);
    self->row_of_shelf = g_new(size_t, count + 1);
    self->first_shelf = g_new(size_t, count + 1);
    self->row_y = g_new(double, count + 1);
    find_rows(self);
    allot(self);
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
    g_free(self->all_passes);
    g_free(self->all_keys);
    g_free(self->all_lanes);
    g_free(self->ways);
    g_free(self->rows);
    g_free(self->shelf_order);
    g_free(self->row_of_shelf);
    g_free(self->first_shelf);
    g_free(self->row_y);
    g_free(self->boxes);
    g_free(self->length);
    g_free(self->row);
    g_free(self->index);
    g_free(self->is_moved);
    g_free(self->touched.items);
    g_free(self->changed_rows.items);
    g_free(self->planned.items);
    g_free(self->changed.items);
    g_free(self->is_changed);
    g_free(self->keys);
    g_free(self->choices);
    g_free(self);
}
