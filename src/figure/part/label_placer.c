/*
 * Places for labels.
 *
 * The problem is that of J. Christensen, J. Marks and S. Shieber, "An empirical study of
 * algorithms for point-feature label placement" (ACM Transactions on Graphics 14, 1995).
 * To solve it exactly is NP-hard. Of what they compare, this is the greedy placement and then
 * a descent; their annealing finds a little more, but where labels end up would hang on a
 * seed, and change with every other label.
 *
 * 1. A place outside the bounds, on a box, or cut off from its point by a box is refused. Each
 *    line on it adds to its cost.
 * 2. The heaviest label comes first. Each takes its cheapest place that is free.
 * 3. Each label tries its cheaper places again: up to MOST_MOVED labels that are in the way
 *    move to their cheapest free place, or lose theirs. That is kept if the sum of weight ×
 *    cost gets smaller, and repeated while it does.
 *
 * A grid of about one cell for each thing tells what lies near a place.
 */
#include "figure/part/label_placer.h"

#include "base/compare.h"
#include "base/segment.h"
#include "model/landscape.h"

enum {
    /* Of places that more labels would have to leave hardly one is worth it: the label would
     * have to weigh more than all of them. Twice as many place no label more. */
    MOST_MOVED = 3,
    /* Each round makes the sum smaller, so it would end without a limit; of random labels a
     * third one places less than one in a thousand more. */
    MOST_ROUNDS = 2,
    MOST_CELLS = 1 << 16, /* so that an empty page of any size is no burden */
};

/* Where boxes would cover a cell so many times over, no label has room, nor can anything there
 * be told from the rest: they are not looked at one by one. */
#define FULL 8.0

/* Share of the height of a label: in smaller cells it has more than it needs. */
#define LEAST_CELL 0.5

#define LEAST_GAIN 1e-9 /* what gains less gains nothing, but for rounding */

/* A box, or a straight piece of a line within its box. */
typedef struct {
    PsgRect box;
    PsgPoint from, to;
    bool is_line;
    guint line; /* what it is a piece of: the number that callers know, or 0 */
} Shape;

/* In each cell the numbers of the things that lie there; NULL: none. */
typedef struct {
    PsgRect bounds;
    double side; /* of a cell */
    size_t columns, rows;
    GArray **cells; /* of guint */
    GArray *found;  /* of size_t: the cells that were asked for last */
    double *loads;  /* by cell: the area of the boxes in it, in that of the cell */
} Grid;

typedef struct {
    PsgRect place;
    double cost; /* with the lines that it lies on */
    size_t offer;
} Candidate;

typedef struct {
    PsgLabel asked;
    size_t first, count; /* its candidates: the cheapest first, once they are weighed */
    size_t choice;       /* of them; PSG_NONE */
    Shape place, way;    /* of that choice */
} Label;

struct PsgLabelPlacer {
    PsgRect bounds;
    GArray *boxes, *lines; /* of Shape */
    GArray *labels;        /* of Label */
    GArray *candidates;    /* of Candidate, label after label */
    size_t settled;        /* labels up to this one stay where they are */
    Grid box_grid, line_grid;
    Grid taken; /* 2 × label: its place; 2 × label + 1: the way to its point */
    guint line_count;
    GArray *counted; /* of guint, by line: the last count that it was part of */
    guint count;
};

/* ---- Shapes ---- */

static Shape
box_shape(PsgRect box)
{
    return (Shape){.box = box};
}

static Shape
line_shape(PsgPoint from, PsgPoint to)
{
    PsgRect box = {MIN(from.x, to.x), MIN(from.y, to.y), fabs(to.x - from.x),
                   fabs(to.y - from.y)};
    return (Shape){box, from, to, true, 0};
}

/* Lines do not meet lines: they may cross. */
static bool
meets(const Shape *a, const Shape *b)
{
    if (a->is_line) {
        return !b->is_line && psg_segment_enters(a->from, a->to, b->box);
    }
    return b->is_line ? psg_segment_enters(b->from, b->to, a->box)
                      : psg_rect_overlaps(a->box, b->box);
}

/* ---- The grid ---- */

static void
grid_clear(Grid *grid)
{
    for (size_t i = 0; i < grid->columns * grid->rows; i++) {
        if (grid->cells[i] != NULL) {
            g_array_unref(grid->cells[i]);
        }
    }
    g_free(grid->cells);
    g_free(grid->loads);
    g_clear_pointer(&grid->found, g_array_unref);
    *grid = (Grid){.cells = NULL};
}

/* About a cell for each thing, but none smaller than `least`. */
static Grid
grid_of(PsgRect bounds, size_t things, double least)
{
    double width = MAX(bounds.width, 1), height = MAX(bounds.height, 1);
    double cells = (double)CLAMP(things, 1, MOST_CELLS);
    Grid grid = {.bounds = bounds, .side = MAX(least, sqrt(width * height / cells))};
    grid.side = MAX(grid.side, MAX(width, height) / cells); /* of a page that is a line */
    grid.columns = (size_t)(width / grid.side) + 1;
    grid.rows = (size_t)(height / grid.side) + 1;
    grid.cells = g_new0(GArray *, grid.columns * grid.rows);
    grid.found = g_array_new(FALSE, FALSE, sizeof(size_t));
    grid.loads = g_new0(double, grid.columns *grid.rows);
    return grid;
}

/* Which cell a length from the bounds' corner is in; what lies outside is in the outermost. */
static size_t
cell_at(const Grid *grid, double length, size_t cells)
{
    return (size_t)CLAMP(length / grid->side, 0, (double)cells - 1);
}

/* Where a line is between two heights, from its left to its right. */
static void
find_columns(const Shape *line, double above, double below, double *left, double *right)
{
    double down = line->to.y - line->from.y;
    double enter = CLAMP((above - line->from.y) / down, 0, 1);
    double leave = CLAMP((below - line->from.y) / down, 0, 1);
    double a = psg_between(line->from, line->to, enter).x;
    double b = psg_between(line->from, line->to, leave).x;
    *left = MIN(a, b);
    *right = MAX(a, b);
}

/* The numbers of the cells that the shape is in: in grid->found until the next call. */
static const GArray *
cells_of(const Grid *grid, const Shape *shape)
{
    double left = shape->box.x, right = psg_rect_right(shape->box);
    double top = shape->box.y - grid->bounds.y;
    size_t first = cell_at(grid, top, grid->rows);
    size_t last = cell_at(grid, top + shape->box.height, grid->rows);
    g_array_set_size(grid->found, 0);
    for (size_t row = first; row <= last; row++) {
        if (shape->is_line && last > first) {
            /* what lies beyond the bounds is in the outermost rows */
            double y = grid->bounds.y + (double)row * grid->side;
            double above = row == 0 ? -(double)INFINITY : y;
            double below = row + 1 == grid->rows ? (double)INFINITY : y + grid->side;
            find_columns(shape, above, below, &left, &right);
        }
        size_t end = cell_at(grid, right - grid->bounds.x, grid->columns);
        for (size_t i = cell_at(grid, left - grid->bounds.x, grid->columns); i <= end;
             i++) {
            size_t cell = row * grid->columns + i;
            g_array_append_val(grid->found, cell);
        }
    }
    return grid->found;
}

/* What lies in one of the cells found; NULL: nothing. */
static GArray **
cell_of(const Grid *grid, guint index)
{
    return &grid->cells[g_array_index(grid->found, size_t, index)];
}

static void
grid_add(Grid *grid, const Shape *shape, guint number)
{
    double width = MIN(shape->box.width, grid->side);
    double height = MIN(shape->box.height, grid->side);
    const GArray *cells = cells_of(grid, shape);
    for (guint i = 0; i < cells->len; i++) {
        GArray **cell = cell_of(grid, i);
        *cell = *cell != NULL ? *cell : g_array_new(FALSE, FALSE, sizeof(guint));
        g_array_append_val(*cell, number);
        grid->loads[cell - grid->cells] += width * height / (grid->side * grid->side);
    }
}

static void
grid_remove(Grid *grid, const Shape *shape, guint number)
{
    const GArray *cells = cells_of(grid, shape);
    for (guint i = 0; i < cells->len; i++) {
        GArray *cell = *cell_of(grid, i);
        for (guint j = cell->len; j > 0; j--) {
            if (g_array_index(cell, guint, j - 1) == number) {
                g_array_remove_index_fast(cell, j - 1);
            }
        }
    }
}

/* ---- What is told to a placer ---- */

PsgLabelPlacer *
psg_label_placer_new(PsgRect bounds)
{
    PsgLabelPlacer *placer = g_new0(PsgLabelPlacer, 1);
    placer->bounds = bounds;
    placer->boxes = g_array_new(FALSE, FALSE, sizeof(Shape));
    placer->lines = g_array_new(FALSE, FALSE, sizeof(Shape));
    placer->labels = g_array_new(FALSE, FALSE, sizeof(Label));
    placer->candidates = g_array_new(FALSE, FALSE, sizeof(Candidate));
    placer->counted = g_array_new(FALSE, TRUE, sizeof(guint));
    return placer;
}

static void
clear_grids(PsgLabelPlacer *placer)
{
    grid_clear(&placer->box_grid);
    grid_clear(&placer->line_grid);
    grid_clear(&placer->taken);
}

void
psg_label_placer_free(PsgLabelPlacer *placer)
{
    if (placer != NULL) {
        clear_grids(placer);
        g_array_unref(placer->boxes);
        g_array_unref(placer->lines);
        g_array_unref(placer->labels);
        g_array_unref(placer->candidates);
        g_array_unref(placer->counted);
        g_free(placer);
    }
}

void
psg_label_placer_box(PsgLabelPlacer *placer, PsgRect box)
{
    Shape shape = box_shape(box);
    g_array_append_val(placer->boxes, shape);
}

static void
add_piece(PsgLabelPlacer *placer, PsgPoint from, PsgPoint to)
{
    Shape shape = line_shape(from, to);
    shape.line = placer->line_count;
    g_array_append_val(placer->lines, shape);
}

void
psg_label_placer_line(PsgLabelPlacer *placer, PsgPoint from, PsgPoint to)
{
    placer->line_count++;
    add_piece(placer, from, to);
}

size_t
psg_label_placer_curve(PsgLabelPlacer *placer, const GArray *points)
{
    placer->line_count++;
    for (guint i = 1; i < points->len; i++) {
        add_piece(placer, g_array_index(points, PsgPoint, i - 1),
                  g_array_index(points, PsgPoint, i));
    }
    return placer->line_count;
}

static Label *
label_at(const PsgLabelPlacer *placer, size_t index)
{
    return &g_array_index(placer->labels, Label, index);
}

static Candidate *
candidate_at(const PsgLabelPlacer *placer, const Label *label, size_t index)
{
    return &g_array_index(placer->candidates, Candidate, label->first + index);
}

size_t
psg_label_placer_add(PsgLabelPlacer *placer, const PsgLabel *asked)
{
    Label label = {.asked = *asked, .first = placer->candidates->len, .choice = PSG_NONE};
    g_array_append_val(placer->labels, label);
    return placer->labels->len - 1;
}

size_t
psg_label_placer_offer(PsgLabelPlacer *placer, PsgRect place, double cost)
{
    Label *label = label_at(placer, placer->labels->len - 1);
    Candidate candidate = {place, cost, label->count++};
    g_array_append_val(placer->candidates, candidate);
    return candidate.offer;
}

/* From the box's left to its right, from above it to below; half-way, the label is shifted by
 * half its width, so that its end stands at the box's middle. */
typedef struct {
    double dx, dy;
} Spot;

size_t
psg_label_placer_offer_around(PsgLabelPlacer *placer, const PsgLabelRing *ring)
{
    /* As in maps: above before below, right before left; beside a point that is on a line to
     * its left and right the label would lie on the line. */
    static const Spot above[] = {{0, -1}, {0.5, -1}, {-0.5, -1}, {0, 1},
                                 {1, -1}, {-1, -1},  {0.5, 1},   {-0.5, 1},
                                 {1, 0},  {-1, 0},   {1, 1},     {-1, 1}};
    static const Spot right[] = {{1, 0},    {1, -1}, {1, 1},   {0.5, -1},
                                 {0.5, 1},  {0, -1}, {0, 1},   {-0.5, -1},
                                 {-0.5, 1}, {-1, 0}, {-1, -1}, {-1, 1}};
    PsgRect box = ring->box;
    PsgSize size = ring->size;
    const Spot *spots = ring->best == PSG_LABEL_RIGHT ? right : above;
    double flip = ring->best == PSG_LABEL_BELOW ? -1 : 1;
    size_t first = label_at(placer, placer->labels->len - 1)->count;
    PsgPoint centre = psg_rect_centre(box);
    for (size_t i = 0; i < G_N_ELEMENTS(above); i++) {
        Spot spot = spots[i];
        /* corners are farther from the middle than sides are */
        double near =
            fabs(spot.dx) > 0 && fabs(spot.dy) > 0 ? ring->gap * 0.7 : ring->gap;
        PsgPoint at = {
            centre.x + spot.dx * (box.width / 2 + near + size.width / 2),
            centre.y + spot.dy * flip * (box.height / 2 + near + size.height / 2),
        };
        psg_label_placer_offer(placer, psg_rect_around(at, size),
                               ring->cost + PSG_LABEL_AROUND * (double)i /
                                                (G_N_ELEMENTS(above) - 1));
    }
    return first;
}

/* ---- What a place costs ---- */

static Shape
way_of(const Label *label, PsgRect place)
{
    PsgPoint at = label->asked.at;
    PsgPoint border = {CLAMP(at.x, place.x, psg_rect_right(place)),
                       CLAMP(at.y, place.y, psg_rect_bottom(place))};
    return line_shape(at, border);
}

/* Whether a box lies in the way of the shape, but for those that hold `own`. */
static bool
meets_box(const PsgLabelPlacer *placer, const Shape *shape, const PsgRect *own)
{
    const Grid *grid = &placer->box_grid;
    const GArray *cells = cells_of(grid, shape);
    for (guint i = 0; i < cells->len; i++) {
        GArray **cell = cell_of(grid, i);
        if (grid->loads[cell - grid->cells] > FULL) {
            return true;
        }
        for (guint j = 0; *cell != NULL && j < (*cell)->len; j++) {
            guint number = g_array_index(*cell, guint, j);
            const Shape *box = &g_array_index(placer->boxes, Shape, number);
            if (meets(shape, box) &&
                (own == NULL || !psg_rect_contains(box->box, *own))) {
                return true;
            }
        }
    }
    return false;
}

/* How many lines lie on the place, but for the label's own: `enough` of them are not told from
 * more. */
static size_t
count_lines(PsgLabelPlacer *placer, PsgRect place, size_t own, size_t enough)
{
    Shape shape = box_shape(place);
    const GArray *cells = cells_of(&placer->line_grid, &shape);
    size_t count = 0;
    placer->count++;
    for (guint i = 0; i < cells->len && count < enough; i++) {
        const GArray *cell = *cell_of(&placer->line_grid, i);
        for (guint j = 0; cell != NULL && j < cell->len && count < enough; j++) {
            const Shape *piece =
                &g_array_index(placer->lines, Shape, g_array_index(cell, guint, j));
            guint *counted = &g_array_index(placer->counted, guint, piece->line);
            if (*counted != placer->count && piece->line != own && meets(&shape, piece)) {
                *counted = placer->count;
                count++;
            }
        }
    }
    return count;
}

/* 1 or more, if the label may not stand there. */
static double
cost_of(PsgLabelPlacer *placer, const Label *label, const Candidate *candidate)
{
    const PsgLabel *asked = &label->asked;
    Shape place = box_shape(candidate->place), way = way_of(label, candidate->place);
    PsgRect own = {asked->at.x, asked->at.y, 0, 0};
    Shape around = box_shape(psg_rect_grow(candidate->place, asked->clearance));
    if (candidate->cost >= 1 || !psg_rect_contains(placer->bounds, candidate->place) ||
        meets_box(placer, &around, &own) ||
        (!asked->covers_own && meets_box(placer, &place, NULL)) ||
        (asked->is_tied && meets_box(placer, &way, &own))) {
        return 1;
    }
    if (label->asked.crossing <= 0) {
        return candidate->cost;
    }
    double enough = ceil((1 - candidate->cost) / label->asked.crossing);
    size_t lines =
        count_lines(placer, candidate->place, asked->line, (size_t)MIN(enough, 1e6));
    return candidate->cost + label->asked.crossing * (double)lines;
}

static gint
compare_candidates(gconstpointer left, gconstpointer right)
{
    const Candidate *a = left, *b = right;
    return 2 * PSG_COMPARE(a->cost, b->cost) + PSG_COMPARE(a->offer, b->offer);
}

/* Keeps the places that the label may take, the cheapest first. */
static void
weigh(PsgLabelPlacer *placer, Label *label)
{
    size_t kept = 0;
    for (size_t i = 0; i < label->count; i++) {
        Candidate candidate = *candidate_at(placer, label, i);
        candidate.cost = cost_of(placer, label, &candidate);
        if (candidate.cost < 1) {
            *candidate_at(placer, label, kept++) = candidate;
        }
    }
    label->count = kept;
    if (kept > 1) {
        qsort(candidate_at(placer, label, 0), kept, sizeof(Candidate),
              compare_candidates);
    }
}

/* ---- Taking places ---- */

/* Puts the label into the grid or, if it is there, takes it out. */
static void
mark_taken(PsgLabelPlacer *placer, size_t index,
           void (*mark)(Grid *, const Shape *, guint))
{
    const Label *label = label_at(placer, index);
    mark(&placer->taken, &label->place, 2 * (guint)index);
    if (label->asked.is_tied) {
        mark(&placer->taken, &label->way, 2 * (guint)index + 1);
    }
}

static void
take(PsgLabelPlacer *placer, size_t index, size_t choice)
{
    Label *label = label_at(placer, index);
    label->choice = choice;
    if (choice != PSG_NONE) {
        PsgRect place = candidate_at(placer, label, choice)->place;
        label->place = box_shape(place);
        label->way = way_of(label, place);
        mark_taken(placer, index, grid_add);
    }
}

static void
leave(PsgLabelPlacer *placer, size_t index)
{
    if (label_at(placer, index)->choice != PSG_NONE) {
        mark_taken(placer, index, grid_remove);
        label_at(placer, index)->choice = PSG_NONE;
    }
}

/* Labels that a place is taken from. */
typedef struct {
    size_t labels[MOST_MOVED + 1];
    size_t count;
} Others;

static bool
is_among(const Others *others, size_t label)
{
    for (size_t i = 0; i < others->count; i++) {
        if (others->labels[i] == label) {
            return true;
        }
    }
    return false;
}

/* Adds those that the shape meets, until there are `enough`. */
static void
find_others(const PsgLabelPlacer *placer, const Shape *shape, size_t self, size_t enough,
            Others *others)
{
    const GArray *cells = cells_of(&placer->taken, shape);
    for (guint i = 0; i < cells->len && others->count < enough; i++) {
        const GArray *cell = *cell_of(&placer->taken, i);
        for (guint j = 0; cell != NULL && j < cell->len && others->count < enough; j++) {
            guint number = g_array_index(cell, guint, j);
            const Label *other = label_at(placer, number / 2);
            const Shape *taken = number % 2 == 0 ? &other->place : &other->way;
            if (number / 2 != self && meets(shape, taken) &&
                !is_among(others, number / 2)) {
                others->labels[others->count++] = number / 2;
            }
        }
    }
}

/* Who stands in the label's way there: no more than `enough` are found. */
static Others
others_at(const PsgLabelPlacer *placer, size_t index, size_t choice, size_t enough)
{
    Others others = {.count = 0};
    const Label *label = label_at(placer, index);
    PsgRect place = candidate_at(placer, label, choice)->place;
    Shape shape = box_shape(place), way = way_of(label, place);
    find_others(placer, &shape, index, enough, &others);
    if (label->asked.is_tied) {
        find_others(placer, &way, index, enough, &others);
    }
    return others;
}

/* A label that has no place takes its cheapest one that is free, if there is any. */
static void
settle(PsgLabelPlacer *placer, size_t index)
{
    for (size_t i = 0; i < label_at(placer, index)->count; i++) {
        if (others_at(placer, index, i, 1).count == 0) {
            take(placer, index, i);
            return;
        }
    }
}

/* ---- The descent ---- */

static double
price_of(const PsgLabelPlacer *placer, size_t index)
{
    const Label *label = label_at(placer, index);
    double cost =
        label->choice == PSG_NONE ? 1 : candidate_at(placer, label, label->choice)->cost;
    return label->asked.weight * cost;
}

/* Takes the place, whoever is there. False, and all is as it was, if nothing is gained. */
static bool
exchange(PsgLabelPlacer *placer, size_t index, size_t choice)
{
    Others others = others_at(placer, index, choice, MOST_MOVED + 1);
    size_t own = label_at(placer, index)->choice, before[MOST_MOVED];
    double price = price_of(placer, index), now = 0;
    if (others.count > MOST_MOVED) {
        return false;
    }
    for (size_t i = 0; i < others.count; i++) {
        if (others.labels[i] < placer->settled) {
            return false;
        }
        price += price_of(placer, others.labels[i]);
    }
    leave(placer, index);
    for (size_t i = 0; i < others.count; i++) {
        before[i] = label_at(placer, others.labels[i])->choice;
        leave(placer, others.labels[i]);
    }
    take(placer, index, choice);
    for (size_t i = 0; i < others.count; i++) {
        settle(placer, others.labels[i]);
        now += price_of(placer, others.labels[i]);
    }
    if (now + price_of(placer, index) < price - LEAST_GAIN) {
        return true;
    }
    leave(placer, index);
    for (size_t i = 0; i < others.count; i++) {
        leave(placer, others.labels[i]);
        take(placer, others.labels[i], before[i]);
    }
    take(placer, index, own);
    return false;
}

static bool
improve(PsgLabelPlacer *placer, size_t index)
{
    const Label *label = label_at(placer, index);
    for (size_t i = 0; i < MIN(label->count, label->choice); i++) {
        if (exchange(placer, index, i)) {
            return true;
        }
    }
    return false;
}

/* ---- Solving ---- */

/* The mean height of all places. */
static double
mean_height(const PsgLabelPlacer *placer)
{
    double sum = 0;
    for (guint i = 0; i < placer->candidates->len; i++) {
        sum += g_array_index(placer->candidates, Candidate, i).place.height;
    }
    return sum / MAX(placer->candidates->len, 1);
}

static void
make_grids(PsgLabelPlacer *placer)
{
    clear_grids(placer);
    double least = mean_height(placer) * LEAST_CELL;
    placer->box_grid = grid_of(placer->bounds, placer->boxes->len, least);
    placer->line_grid = grid_of(placer->bounds, placer->lines->len, least);
    placer->taken = grid_of(placer->bounds, placer->labels->len, least);
    g_array_set_size(placer->counted, placer->line_count + 1);
    for (guint i = 0; i < placer->boxes->len; i++) {
        grid_add(&placer->box_grid, &g_array_index(placer->boxes, Shape, i), i);
    }
    for (guint i = 0; i < placer->lines->len; i++) {
        grid_add(&placer->line_grid, &g_array_index(placer->lines, Shape, i), i);
    }
    for (size_t i = 0; i < placer->settled; i++) {
        take(placer, i, label_at(placer, i)->choice);
    }
}

static gint
compare_weights(gconstpointer left, gconstpointer right, gpointer data)
{
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    double x = label_at(data, a)->asked.weight, y = label_at(data, b)->asked.weight;
    return 2 * PSG_COMPARE(y, x) + PSG_COMPARE(a, b);
}

void
psg_label_placer_solve(PsgLabelPlacer *placer)
{
    make_grids(placer);
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t i = placer->settled; i < placer->labels->len; i++) {
        weigh(placer, label_at(placer, i));
        g_array_append_val(order, i);
    }
    g_array_sort_with_data(order, compare_weights, placer);
    for (guint i = 0; i < order->len; i++) {
        settle(placer, g_array_index(order, size_t, i));
    }
    bool is_better = true;
    for (int round = 0; round < MOST_ROUNDS && is_better; round++) {
        is_better = false;
        for (guint i = 0; i < order->len; i++) {
            is_better = improve(placer, g_array_index(order, size_t, i)) || is_better;
        }
    }
    placer->settled = placer->labels->len;
}

size_t
psg_label_placer_choice(const PsgLabelPlacer *placer, size_t index)
{
    const Label *label = label_at(placer, index);
    return label->choice == PSG_NONE ? PSG_NONE
                                     : candidate_at(placer, label, label->choice)->offer;
}

PsgRect
psg_label_placer_place(const PsgLabelPlacer *placer, size_t index)
{
    const Label *label = label_at(placer, index);
    return candidate_at(placer, label, label->choice)->place;
}
