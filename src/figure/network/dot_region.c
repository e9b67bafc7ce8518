/* Grounds of groups of dots. Neighbours are looked up on a grid, so that the work grows with the
 * number of members. */
#include "figure/network/dot_region.h"

#include "base/compare.h"
#include "figure/network/region.h"

#include <math.h>
#include <stdlib.h>

/* In units of a slide. */
#define REACH 78.0  /* members that are farther apart have grounds of their own */
#define GROUND 13.0 /* around a dot */

#define STRENGTH 0.17 /* of the group's colour, mixed into the background */

enum { NEIGHBOURS = 4 }; /* that a member is joined with: more would tell nothing new */

/* ---- Members, by the cell in which they stand ---- */

typedef struct {
    long column, row;
    size_t index; /* in the view */
} Member;

static int
compare_members(const void *left, const void *right)
{
    const Member *a = left, *b = right;
    return 4 * PSG_COMPARE(a->row, b->row) + 2 * PSG_COMPARE(a->column, b->column) +
           PSG_COMPARE(a->index, b->index);
}

typedef struct {
    const PsgDotView *drawn;
    double reach; /* as wide as cells of members are */
    const Member *members;
    size_t count;
} Group;

/* The first member in the cell or after it. */
static size_t
first_in(const Group *group, long column, long row)
{
    Member wanted = {column, row, 0};
    size_t low = 0, high = group->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool is_before = compare_members(&group->members[middle], &wanted) < 0;
        low = is_before ? middle + 1 : low;
        high = is_before ? high : middle;
    }
    return low;
}

typedef struct {
    size_t index;
    double distance;
} Neighbour;

/* Into the list of the nearest so far, in order. */
static void
note_neighbour(Neighbour *nearest, size_t *count, Neighbour found)
{
    size_t at = MIN(*count, NEIGHBOURS);
    while (at > 0 && nearest[at - 1].distance > found.distance) {
        if (at < NEIGHBOURS) {
            nearest[at] = nearest[at - 1];
        }
        at--;
    }
    if (at < NEIGHBOURS) {
        nearest[at] = found;
        *count = MIN(*count + 1, NEIGHBOURS);
    }
}

static size_t
find_neighbours(const Group *group, const Member *member, Neighbour *nearest)
{
    const PsgDot *dots = group->drawn->dots;
    size_t count = 0;
    for (long row = member->row - 1; row <= member->row + 1; row++) {
        size_t i = first_in(group, member->column - 1, row);
        for (; i < group->count && group->members[i].row == row &&
               group->members[i].column <= member->column + 1;
             i++) {
            size_t other = group->members[i].index;
            double apart = psg_distance(dots[member->index].at, dots[other].at);
            if (other != member->index && apart <= group->reach) {
                note_neighbour(nearest, &count, (Neighbour){other, apart});
            }
        }
    }
    return count;
}

/* ---- Grounds ---- */

static PsgColour
tint_of(const PsgRenderContext *context, size_t group)
{
    return psg_colour_mix(context->style->background,
                          psg_context_group_colour(context, group), STRENGTH);
}

static PsgPath *
ground_of(const Group *group)
{
    const PsgDot *dots = group->drawn->dots;
    PsgPath *path = psg_path_new();
    for (size_t i = 0; i < group->count; i++) {
        Neighbour nearest[NEIGHBOURS];
        PsgPoint at = dots[group->members[i].index].at;
        size_t count = find_neighbours(group, &group->members[i], nearest);
        for (size_t k = 0; k < count; k++) {
            psg_path_move(path, at);
            psg_path_line(path, dots[nearest[k].index].at);
        }
        if (count == 0) {
            psg_path_move(path, at);
            psg_path_line(path, at);
        }
    }
    return path;
}

/* ---- Holes in a ground ---- */

/* What a cell is. */
enum { OPEN, COVERED, FOUND };

#define CELL 0.5 /* wide, in half the width of the lines of a ground */

/* The ground on a grid. A cell is covered if all of it is. */
typedef struct {
    PsgPoint corner;
    double cell;
    size_t columns, rows;
    guint8 *cells;
    bool *is_foreign; /* by cell, whether a dot stands there that is not of the group */
} Raster;

static PsgPoint
centre_of(const Raster *raster, size_t column, size_t row)
{
    return (PsgPoint){raster->corner.x + ((double)column + 0.5) * raster->cell,
                      raster->corner.y + ((double)row + 0.5) * raster->cell};
}

/* False if the point is not on the grid. */
static bool
cell_at(const Raster *raster, PsgPoint at, size_t *cell)
{
    double column = floor((at.x - raster->corner.x) / raster->cell);
    double row = floor((at.y - raster->corner.y) / raster->cell);
    bool is_on = column >= 0 && row >= 0 && column < (double)raster->columns &&
                 row < (double)raster->rows;
    *cell = is_on ? (size_t)row * raster->columns + (size_t)column : 0;
    return is_on;
}

static double
distance_to_line(PsgPoint at, PsgPoint from, PsgPoint to)
{
    PsgPoint along = {to.x - from.x, to.y - from.y};
    double square = along.x * along.x + along.y * along.y;
    double share = (at.x - from.x) * along.x + (at.y - from.y) * along.y;
    share = square > 0 ? CLAMP(share / square, 0, 1) : 0;
    return psg_distance(at,
                        (PsgPoint){from.x + share * along.x, from.y + share * along.y});
}

/* The lines lie on the grid with so much around them. */
static void
cover_line(Raster *raster, PsgPoint from, PsgPoint to, double half)
{
    size_t first, last;
    cell_at(raster, (PsgPoint){MIN(from.x, to.x) - half, MIN(from.y, to.y) - half},
            &first);
    cell_at(raster, (PsgPoint){MAX(from.x, to.x) + half, MAX(from.y, to.y) + half},
            &last);
    double whole = half - raster->cell * G_SQRT2 / 2;
    for (size_t row = first / raster->columns; row <= last / raster->columns; row++) {
        for (size_t column = first % raster->columns; column <= last % raster->columns;
             column++) {
            if (distance_to_line(centre_of(raster, column, row), from, to) <= whole) {
                raster->cells[row * raster->columns + column] = COVERED;
            }
        }
    }
}

/* A margin of open cells is around the ground. */
static void
raster_begin(Raster *raster, const Group *group, double half)
{
    PsgPoint first = {G_MAXDOUBLE, G_MAXDOUBLE}, last = {-G_MAXDOUBLE, -G_MAXDOUBLE};
    const PsgView *view = group->drawn->view;
    g_autofree bool *is_member = g_new0(bool, view->actor_count + 1);
    for (size_t i = 0; i < group->count; i++) {
        PsgPoint at = group->drawn->dots[group->members[i].index].at;
        first = (PsgPoint){MIN(first.x, at.x), MIN(first.y, at.y)};
        last = (PsgPoint){MAX(last.x, at.x), MAX(last.y, at.y)};
        is_member[group->members[i].index] = true;
    }
    raster->cell = half * CELL;
    double margin = half + 2 * raster->cell;
    raster->corner = (PsgPoint){first.x - margin, first.y - margin};
    raster->columns = (size_t)((last.x - first.x + 2 * margin) / raster->cell) + 1;
    raster->rows = (size_t)((last.y - first.y + 2 * margin) / raster->cell) + 1;
    raster->cells = g_new0(guint8, raster->columns * raster->rows);
    raster->is_foreign = g_new0(bool, raster->columns * raster->rows);
    for (size_t i = 0; i < view->actor_count; i++) {
        size_t cell;
        if (!is_member[i] && cell_at(raster, group->drawn->dots[i].at, &cell)) {
            raster->is_foreign[cell] = true;
        }
    }
}

static void
find_cell(Raster *raster, GArray *found, size_t cell)
{
    if (raster->cells[cell] == OPEN) {
        raster->cells[cell] = FOUND;
        g_array_append_val(found, cell);
    }
}

/* All open cells that hang together with that one: size_t. Owned by the caller. */
static GArray *
find_hole(Raster *raster, size_t start)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(size_t));
    size_t columns = raster->columns;
    g_assert(columns > 0);
    find_cell(raster, found, start);
    for (guint i = 0; i < found->len; i++) {
        size_t cell = g_array_index(found, size_t, i);
        if (cell % columns > 0) {
            find_cell(raster, found, cell - 1);
        }
        if ((cell + 1) % columns > 0) {
            find_cell(raster, found, cell + 1);
        }
        if (cell >= columns) {
            find_cell(raster, found, cell - columns);
        }
        if (cell + columns < columns * raster->rows) {
            find_cell(raster, found, cell + columns);
        }
    }
    return found;
}

/* With points as broad as the lines: they reach no farther than the lines around the hole. */
static void
fill_hole(const Raster *raster, const GArray *hole, PsgPath *path)
{
    g_assert(raster->columns > 0);
    for (guint i = 0; i < hole->len; i++) {
        size_t cell = g_array_index(hole, size_t, i);
        PsgPoint at = centre_of(raster, cell % raster->columns, cell / raster->columns);
        psg_path_move(path, at);
        psg_path_line(path, at);
    }
}

/* Holes that are smaller than the reach and hold nobody look like faults. */
static void
fill_holes(const Group *group, double half, PsgPath *path)
{
    Raster raster = {0};
    raster_begin(&raster, group, half);
    for (size_t i = 1; i < psg_path_count(path); i += 2) {
        cover_line(&raster, psg_path_step(path, i - 1)->to, psg_path_step(path, i)->to,
                   half);
    }
    g_array_unref(find_hole(&raster, 0)); /* what is around the ground is none */
    double most = group->reach * group->reach / (raster.cell * raster.cell);
    for (size_t cell = 0; cell < raster.columns * raster.rows; cell++) {
        if (raster.cells[cell] == OPEN) {
            g_autoptr(GArray) hole = find_hole(&raster, cell);
            bool is_free = hole->len <= most;
            for (guint i = 0; i < hole->len && is_free; i++) {
                is_free = !raster.is_foreign[g_array_index(hole, size_t, i)];
            }
            if (is_free) {
                fill_hole(&raster, hole, path);
            }
        }
    }
    g_free(raster.cells);
    g_free(raster.is_foreign);
}

static void
draw_group(const PsgPen *pen, const PsgDotView *drawn, size_t index, const GArray *list)
{
    const PsgGroup *said = &drawn->view->landscape->groups[index];
    double reach = psg_pen_length(pen, REACH) * drawn->scale;
    g_autofree Member *members = g_new(Member, list->len + 1);
    double widest = 0;
    for (guint i = 0; i < list->len; i++) {
        size_t own = g_array_index(list, size_t, i);
        PsgPoint at = drawn->dots[own].at;
        members[i] = (Member){(long)floor(at.x / reach), (long)floor(at.y / reach), own};
        widest = MAX(widest, drawn->dots[own].radius);
    }
    qsort(members, list->len, sizeof *members, compare_members);
    Group group = {drawn, reach, members, list->len};
    g_autoptr(PsgPath) path = ground_of(&group);
    double around = psg_pen_length(pen, GROUND) * drawn->scale;
    double half = MAX(around, widest + around / 2);
    fill_holes(&group, half, path);
    PsgInk ink = {.stroke = tint_of(pen->context, index),
                  .width = 2 * half,
                  .dash = PSG_DASH_ROUND};
    g_autofree char *class = g_strconcat("region group-", said->id, NULL);
    PsgGroupLook look = {.class = class,
                         .title = psg_context_label(pen->context, &said->label, said->id),
                         .opacity = 1,
                         .part = {PSG_PART_GROUP, index}};
    psg_scene_group(pen->scene, &look);
    psg_scene_path(pen->scene, path, &ink);
    psg_scene_end(pen->scene);
}

void
psg_dot_regions_draw(const PsgPen *pen, const PsgDotView *drawn)
{
    g_autoptr(GPtrArray) groups = psg_group_members(drawn->view);
    for (guint i = 0; i < groups->len; i++) {
        const GArray *members = g_ptr_array_index(groups, i);
        if (members != NULL) {
            draw_group(pen, drawn, i, members);
        }
    }
}

void
psg_dot_region_sample(const PsgPen *pen, PsgRect room, const PsgLegendEntry *entry)
{
    PsgInk ink = {.fill = tint_of(pen->context, entry->kind)};
    psg_scene_box(pen->scene, room, room.height / 2, &ink);
}
