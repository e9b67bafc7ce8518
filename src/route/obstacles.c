/*
 * The area is divided into about as many cells as there are boxes, and each cell knows
 * its boxes: so a line is tested only against those in the cells that it crosses.
 */
#include "route/obstacles.h"

#include "base/segment.h"

/* Of the distance to the nearest box: below a half, so that a way between them
 * remains. */
#define SHARE_OF_GAP 0.45

/* Of what a box has grown by, for each clearance. */
static const double shares[PSG_CLEARANCES] = {0, 0.55, 0.85};

typedef struct {
    size_t left, right, top, bottom; /* cells, ends included */
} Cells;

static size_t
cell_at(double value, double size, size_t count)
{
    return (size_t)psg_greater(0, psg_lesser(value / size, (double)(count - 1)));
}

static Cells
cells_of(const PsgObstacles *obstacles, PsgRect rect)
{
    return (Cells){
        cell_at(rect.x, obstacles->cell_width, obstacles->columns),
        cell_at(rect.x + rect.width, obstacles->cell_width, obstacles->columns),
        cell_at(rect.y, obstacles->cell_height, obstacles->rows),
        cell_at(rect.y + rect.height, obstacles->cell_height, obstacles->rows),
    };
}

/* Counts the box in each of these cells, or, with `next`, writes it down there. */
static void
enter_box(PsgObstacles *obstacles, size_t box, Cells cells, size_t *next)
{
    for (size_t row = cells.top; row <= cells.bottom; row++) {
        for (size_t column = cells.left; column <= cells.right; column++) {
            size_t cell = row * obstacles->columns + column;
            if (next == NULL) {
                obstacles->first[cell + 1]++;
            } else {
                obstacles->inside[next[cell]++] = box;
            }
        }
    }
}

static void
enter_boxes(PsgObstacles *obstacles, double margin, size_t *next)
{
    for (size_t box = 0; box < obstacles->count; box++) {
        PsgRect reach = psg_rect_grow(obstacles->boxes[box], margin);
        enter_box(obstacles, box, cells_of(obstacles, reach), next);
    }
}

static void
fill_cells(PsgObstacles *obstacles, double margin)
{
    double columns = round(sqrt((double)obstacles->count));
    obstacles->columns = (size_t)fmax(1, columns);
    obstacles->rows = (size_t)fmax(1, columns);
    obstacles->cell_width = fmax(obstacles->area.width, 1) / (double)obstacles->columns;
    obstacles->cell_height = fmax(obstacles->area.height, 1) / (double)obstacles->rows;
    size_t cells = obstacles->columns * obstacles->rows;
    obstacles->first = g_new0(size_t, cells + 1);
    enter_boxes(obstacles, margin, NULL);
    for (size_t cell = 0; cell < cells; cell++) {
        obstacles->first[cell + 1] += obstacles->first[cell];
    }
    obstacles->inside = g_new(size_t, obstacles->first[cells] + 1);
    g_autofree size_t *next = g_memdup2(obstacles->first, (cells + 1) * sizeof *next);
    enter_boxes(obstacles, margin, next);
}

/* How far a box may grow at each of its sides. */
typedef struct {
    double left, right, top, bottom;
} Margins;

/* Leaves a way between the two along the axis on which they are further apart: it is the same
 * one for both, so that what has grown never overlaps. */
static void
leave_room(Margins *margins, PsgRect box, PsgRect other)
{
    double left = box.x - psg_rect_right(other), right = other.x - psg_rect_right(box);
    double above = box.y - psg_rect_bottom(other), below = other.y - psg_rect_bottom(box);
    double across = fmax(left, right), down = fmax(above, below);
    double *side = across >= down ? (left > right ? &margins->left : &margins->right)
                                  : (above > below ? &margins->top : &margins->bottom);
    *side = fmin(*side, SHARE_OF_GAP * fmax(0, fmax(across, down)));
}

/* A side near the border of the area grows up to the border, unless there is no room
 * for a line. */
static double
grown_side(double distance, double margin)
{
    return distance >= margin / 2 ? fmin(margin, distance) : margin;
}

static PsgRect
grown_box(const PsgObstacles *obstacles, size_t box, double clearance)
{
    PsgRect rect = obstacles->boxes[box];
    Margins margins = {clearance, clearance, clearance, clearance};
    g_autoptr(GArray) near =
        psg_obstacles_near(obstacles, psg_rect_grow(rect, 2 * clearance));
    for (size_t i = 0; i < near->len; i++) {
        size_t other = g_array_index(near, size_t, i);
        if (other != box) {
            leave_room(&margins, rect, obstacles->boxes[other]);
        }
    }
    PsgSize area = obstacles->area;
    double left = grown_side(rect.x, margins.left);
    double top = grown_side(rect.y, margins.top);
    double right = grown_side(area.width - psg_rect_right(rect), margins.right);
    double bottom = grown_side(area.height - psg_rect_bottom(rect), margins.bottom);
    return (PsgRect){rect.x - left, rect.y - top, rect.width + left + right,
                     rect.height + top + bottom};
}

static PsgRect
rect_with_share(PsgRect bare, PsgRect grown, double share)
{
    return (PsgRect){
        bare.x + (grown.x - bare.x) * share,
        bare.y + (grown.y - bare.y) * share,
        bare.width + (grown.width - bare.width) * share,
        bare.height + (grown.height - bare.height) * share,
    };
}

PsgObstacles *
psg_obstacles_new(const PsgRect *boxes, size_t count, PsgSize area, double clearance)
{
    PsgObstacles *obstacles = g_new0(PsgObstacles, 1);
    obstacles->boxes = boxes;
    obstacles->count = count;
    obstacles->area = area;
    fill_cells(obstacles, clearance);
    obstacles->grown = g_new(PsgRect, count + 1);
    for (size_t box = 0; box < count; box++) {
        obstacles->grown[box] = grown_box(obstacles, box, clearance);
    }
    for (size_t i = 0; i < PSG_CLEARANCES; i++) {
        obstacles->reach[i] = g_new(PsgRect, count + 1);
        for (size_t box = 0; box < count; box++) {
            obstacles->reach[i][box] =
                rect_with_share(boxes[box], obstacles->grown[box], shares[i]);
        }
    }
    return obstacles;
}

void
psg_obstacles_free(PsgObstacles *obstacles)
{
    if (obstacles == NULL) {
        return;
    }
    g_free(obstacles->grown);
    for (size_t i = 0; i < PSG_CLEARANCES; i++) {
        g_free(obstacles->reach[i]);
    }
    g_free(obstacles->first);
    g_free(obstacles->inside);
    g_free(obstacles);
}

static int
compare_sizes(const void *left, const void *right)
{
    size_t a = *(const size_t *)left;
    size_t b = *(const size_t *)right;
    return a < b ? -1 : a > b;
}

GArray *
psg_obstacles_near(const PsgObstacles *obstacles, PsgRect rect)
{
    GArray *near = g_array_new(FALSE, FALSE, sizeof(size_t));
    Cells cells = cells_of(obstacles, rect);
    for (size_t row = cells.top; row <= cells.bottom; row++) {
        size_t start = obstacles->first[row * obstacles->columns + cells.left];
        size_t end = obstacles->first[row * obstacles->columns + cells.right + 1];
        g_array_append_vals(near, obstacles->inside + start, (guint)(end - start));
    }
    g_array_sort(near, compare_sizes);
    size_t kept = 0;
    size_t *items = (size_t *)(void *)near->data;
    for (size_t i = 0; i < near->len; i++) {
        if (kept == 0 || items[kept - 1] != items[i]) {
            items[kept++] = items[i];
        }
    }
    g_array_set_size(near, (guint)kept);
    return near;
}

typedef struct {
    PsgPoint a, b;
    PsgExempt exempt;
    const PsgRect *reach;
} Line;

static bool
cell_is_clear(const PsgObstacles *obstacles, size_t cell, const Line *line)
{
    for (size_t i = obstacles->first[cell]; i < obstacles->first[cell + 1]; i++) {
        size_t box = obstacles->inside[i];
        if (box != line->exempt.from && box != line->exempt.to &&
            psg_segment_enters(line->a, line->b, line->reach[box])) {
            return false;
        }
    }
    return true;
}

/* Column by column, the rows through which the line runs there. What is left or right
 * of the area belongs to its outer columns. */
bool
psg_obstacles_clear(const PsgObstacles *obstacles, PsgPoint a, PsgPoint b,
                    PsgExempt exempt, PsgClearance clearance)
{
    Line line = {a, b, exempt, obstacles->reach[clearance]};
    PsgPoint left = a.x < b.x ? a : b;
    PsgPoint right = a.x < b.x ? b : a;
    double slope = right.x - left.x > 1e-9 ? (right.y - left.y) / (right.x - left.x) : 0;
    size_t last = cell_at(right.x, obstacles->cell_width, obstacles->columns);
    double y = left.y;
    for (size_t column = cell_at(left.x, obstacles->cell_width, obstacles->columns);
         column <= last; column++) {
        double border = (double)(column + 1) * obstacles->cell_width;
        double next = column == last ? right.y : left.y + (border - left.x) * slope;
        size_t top =
            cell_at(psg_lesser(y, next) - 1e-6, obstacles->cell_height, obstacles->rows);
        size_t bottom =
            cell_at(psg_greater(y, next) + 1e-6, obstacles->cell_height, obstacles->rows);
        for (size_t row = top; row <= bottom; row++) {
            if (!cell_is_clear(obstacles, row * obstacles->columns + column, &line)) {
                return false;
            }
        }
        y = next;
    }
    return true;
}

bool
psg_obstacles_cover(const PsgObstacles *obstacles, PsgPoint at, PsgClearance clearance)
{
    size_t column = cell_at(at.x, obstacles->cell_width, obstacles->columns);
    size_t row = cell_at(at.y, obstacles->cell_height, obstacles->rows);
    size_t cell = row * obstacles->columns + column;
    for (size_t i = obstacles->first[cell]; i < obstacles->first[cell + 1]; i++) {
        PsgRect rect = obstacles->reach[clearance][obstacles->inside[i]];
        if (at.x > rect.x && at.x < psg_rect_right(rect) && at.y > rect.y &&
            at.y < psg_rect_bottom(rect)) {
            return true;
        }
    }
    return false;
}
