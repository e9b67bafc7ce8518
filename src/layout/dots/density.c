/*
 * After M. Gastner, M. Newman, "Diffusion-based method for producing density-equalizing maps",
 * PNAS 2004.
 *
 * 1. The page is laid out with cells. What a cell is asked for is the room of the dots in it, in
 *    the slice that has most there.
 * 2. This spreads like heat: from cell to cell by a share of what one has more than the other.
 * 3. Stands are carried along, as fast as the flow by what flows.
 * 4. It ends when no cell is asked for much more than the mean, before all is even.
 * 5. What is asked for is counted anew, since a stand is carried by what surrounds it and not by
 *    what it asks for itself; a few rounds do.
 */
#include "layout/dots/density.h"

#include <math.h>
#include <string.h>

#define DOTS_A_CELL 1.5
#define MOST_CELLS 160 /* along a side: a step costs as many as there are cells */
#define RATE 0.2    /* of the difference to each neighbour; from 0.25 on it would swing */
#define UNEVEN 1.4  /* times the mean: no cell is asked for more in the end */
#define AMBIENT 0.3 /* of the mean, everywhere: so nothing flies through what is empty */
#define STEP 0.4    /* of a cell, at most */
#define ROUNDS 4

typedef struct {
    size_t columns, rows;
    double side; /* of a cell, in units of the page */
    PsgRect page;
    double *density, *other; /* by cell; what a slice or the next step makes of it */
} Field;

static size_t
fullest_slice(const PsgStands *stands, const PsgLayoutTask *task)
{
    size_t most = 1;
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        size_t count = 0;
        for (size_t i = 0; i < task->actor_count; i++) {
            count += stands->stand_of[slice * task->actor_count + i] != PSG_NO_STAND;
        }
        most = MAX(most, count);
    }
    return most;
}

static Field
field_new(const PsgStands *stands, const PsgLayoutTask *task, PsgRect page)
{
    double cells = (double)fullest_slice(stands, task) / DOTS_A_CELL;
    double side = sqrt(page.width * page.height / fmax(cells, 1));
    side = fmax(side, fmax(page.width, page.height) / MOST_CELLS);
    Field field = {.columns = (size_t)fmax(2, round(page.width / side)),
                   .rows = (size_t)fmax(2, round(page.height / side)),
                   .page = page,
                   .side = side};
    field.density = g_new0(double, field.columns *field.rows);
    field.other = g_new0(double, field.columns *field.rows);
    return field;
}

/* Where a point is among the middles of cells: the first of four, and how far to the next. */
static size_t
find_cells(const Field *field, PsgPoint at, double *right, double *down)
{
    double x = (at.x - field->page.x) / field->page.width * (double)field->columns - 0.5;
    double y = (at.y - field->page.y) / field->page.height * (double)field->rows - 0.5;
    x = fmax(0, fmin(x, (double)field->columns - 1.001));
    y = fmax(0, fmin(y, (double)field->rows - 1.001));
    *right = x - floor(x);
    *down = y - floor(y);
    return (size_t)y * field->columns + (size_t)x;
}

/* A dot is shared among the four cells around it. */
static void
add_dot(const Field *field, double *density, PsgPoint at, double room)
{
    double right, down, asked = room * room / (field->side * field->side);
    double *cell = density + find_cells(field, at, &right, &down);
    cell[0] += asked * (1 - right) * (1 - down);
    cell[1] += asked * right * (1 - down);
    cell[field->columns] += asked * (1 - right) * down;
    cell[field->columns + 1] += asked * right * down;
}

/* Step 1. Returns the mean. */
static double
count_demand(Field *field, const PsgStands *stands, const PsgLayoutTask *task,
             double scale)
{
    size_t cells = field->columns * field->rows;
    memset(field->density, 0, cells * sizeof *field->density);
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        memset(field->other, 0, cells * sizeof *field->other);
        for (size_t i = 0; i < task->actor_count; i++) {
            size_t stand = stands->stand_of[slice * task->actor_count + i];
            if (stand != PSG_NO_STAND) {
                add_dot(field, field->other, stands->place[stand],
                        scale * stands->room[stand]);
            }
        }
        for (size_t i = 0; i < cells; i++) {
            field->density[i] = fmax(field->density[i], field->other[i]);
        }
    }
    double mean = 0;
    for (size_t i = 0; i < cells; i++) {
        mean += field->density[i] / (double)cells;
    }
    for (size_t i = 0; i < cells; i++) {
        field->density[i] += AMBIENT * mean;
    }
    return mean;
}

static double
density_at(const Field *field, size_t row, size_t column)
{
    return field->density[row * field->columns + column];
}

/* Step 2; nothing leaves the page. */
static void
diffuse(Field *field)
{
    for (size_t row = 0; row < field->rows; row++) {
        size_t above = row > 0 ? row - 1 : row, below = MIN(row + 1, field->rows - 1);
        for (size_t column = 0; column < field->columns; column++) {
            size_t left = column > 0 ? column - 1 : column;
            size_t right = MIN(column + 1, field->columns - 1);
            double own = density_at(field, row, column);
            double sum = density_at(field, above, column) +
                         density_at(field, below, column) + density_at(field, row, left) +
                         density_at(field, row, right);
            field->other[row * field->columns + column] = own + RATE * (sum - 4 * own);
        }
    }
    double *kept = field->density;
    field->density = field->other;
    field->other = kept;
}

/* Nothing flows through the border: towards it, from the middle of the last cells on, the flow
 * dies down. `at` is in cells. */
static double
share_of_flow(double at, size_t count)
{
    double border = fmin(at, (double)count - at);
    return fmax(0, fmin(1, 2 * border));
}

/* Step 3: down the slope, in units of cells. */
static void
carry(const Field *field, PsgStands *stands)
{
    size_t wide = field->columns;
    for (size_t i = 0; i < stands->count; i++) {
        if (stands->is_fixed[i]) {
            continue;
        }
        double right, down;
        const double *cell =
            field->density + find_cells(field, stands->place[i], &right, &down);
        double above = cell[0] + right * (cell[1] - cell[0]);
        double below = cell[wide] + right * (cell[wide + 1] - cell[wide]);
        double here = above + down * (below - above);
        double across =
            (1 - down) * (cell[1] - cell[0]) + down * (cell[wide + 1] - cell[wide]);
        double column = (stands->place[i].x - field->page.x) / field->side;
        double row = (stands->place[i].y - field->page.y) / field->side;
        double x = -RATE * across / here * share_of_flow(column, field->columns);
        double y = -RATE * (below - above) / here * share_of_flow(row, field->rows);
        stands->place[i].x += fmax(-STEP, fmin(STEP, x)) * field->side;
        stands->place[i].y += fmax(-STEP, fmin(STEP, y)) * field->side;
    }
}

static double
highest(const Field *field)
{
    double most = 0;
    for (size_t i = 0; i < field->columns * field->rows; i++) {
        most = fmax(most, field->density[i]);
    }
    return most;
}

void
psg_density_even(PsgStands *stands, const PsgLayoutTask *task, PsgRect page, double scale)
{
    if (stands->count == 0 || page.width <= 0 || page.height <= 0) {
        return;
    }
    Field field = field_new(stands, task, page);
    /* heat needs so many steps to cross the page */
    size_t longest = MAX(field.columns, field.rows), most_steps = longest * longest;
    for (int round = 0; round < ROUNDS; round++) {
        double mean = count_demand(&field, stands, task, scale);
        double enough = (UNEVEN + AMBIENT) * mean;
        size_t step = 0;
        for (; step < most_steps && highest(&field) > enough; step++) {
            carry(&field, stands);
            diffuse(&field);
        }
        if (step == 0) {
            break;
        }
    }
    g_free(field.density);
    g_free(field.other);
}
