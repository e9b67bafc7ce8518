/* Each of them, in the author's order, takes the first cell that is free as long as it is there. */
#include "layout/dots/tray.h"

#include "layout/dots/stands.h"

#include <math.h>
#include <stdint.h>

#define ROOMY 1.4 /* a cell, against the largest dot in it and its gap */

/* By actor, whether some slice shows a tie of it. */
static bool *
find_tied(const PsgLayoutTask *task)
{
    bool *is_tied = g_new0(bool, task->actor_count + 1);
    for (size_t i = 0; i < task->tie_count; i++) {
        size_t from = task->ties[i].from, to = task->ties[i].to;
        for (size_t slice = 0; slice < task->slice_count && from != to; slice++) {
            const bool *there = task->presence + slice * task->actor_count;
            if (there[from] && there[to] && psg_tie_lives(task, i, slice)) {
                is_tied[from] = is_tied[to] = true;
                break;
            }
        }
    }
    return is_tied;
}

static bool
is_asked_elsewhere(const PsgLayoutTask *task, size_t actor)
{
    const PsgPlacementConstraint *asked =
        task->constraints == NULL ? NULL : &task->constraints[actor];
    return asked != NULL && (asked->is_pinned || asked->is_grouped || asked->is_shared);
}

/* The slices of an actor as a set; false if it is never there. */
static bool
collect_slices(const PsgLayoutTask *task, size_t actor, uint64_t *slices, size_t words)
{
    bool is_ever = false;
    for (size_t i = 0; i < words; i++) {
        slices[i] = 0;
    }
    for (size_t slice = 0; slice < task->slice_count; slice++) {
        bool is_there = task->presence[slice * task->actor_count + actor];
        slices[slice / 64] |= (uint64_t)is_there << slice % 64;
        is_ever = is_ever || is_there;
    }
    return is_ever;
}

static bool
is_free(const uint64_t *taken, const uint64_t *slices, size_t words)
{
    for (size_t i = 0; i < words; i++) {
        if ((taken[i] & slices[i]) != 0) {
            return false;
        }
    }
    return true;
}

/* So many cells are looked at for one that is free; then the tray becomes longer. Without a
 * limit the time would grow with the square of those that it holds. */
#define LOOKS 64

static void
deal(PsgTray *tray, size_t actor, GArray *taken, const uint64_t *slices, size_t words)
{
    size_t cell = tray->cell_count > LOOKS ? tray->cell_count - LOOKS : 0;
    while (cell < tray->cell_count &&
           !is_free(&g_array_index(taken, uint64_t, cell * words), slices, words)) {
        cell++;
    }
    if (cell == tray->cell_count) {
        g_array_set_size(taken, (guint)((cell + 1) * words));
        tray->cell_count++;
    }
    for (size_t i = 0; i < words; i++) {
        g_array_index(taken, uint64_t, cell * words + i) |= slices[i];
    }
    tray->holds[actor] = true;
    tray->cell[actor] = cell;
}

PsgTray *
psg_tray_new(const PsgLayoutTask *task)
{
    PsgTray *tray = g_new0(PsgTray, 1);
    tray->holds = g_new0(bool, task->actor_count + 1);
    tray->cell = g_new0(size_t, task->actor_count + 1);
    g_autofree bool *is_tied = find_tied(task);
    size_t words = task->slice_count / 64 + 1;
    g_autofree uint64_t *slices = g_new0(uint64_t, words);
    g_autoptr(GArray) taken = g_array_new(FALSE, TRUE, sizeof(uint64_t));
    double largest = 0;
    for (size_t actor = 0; actor < task->actor_count; actor++) {
        if (!is_tied[actor] && !is_asked_elsewhere(task, actor) &&
            collect_slices(task, actor, slices, words)) {
            deal(tray, actor, taken, slices, words);
            largest = fmax(largest, psg_dot_room(task, actor));
        }
    }
    tray->pitch = ROOMY * largest;
    return tray;
}

void
psg_tray_free(PsgTray *tray)
{
    if (tray != NULL) {
        g_free(tray->holds);
        g_free(tray->cell);
        g_free(tray);
    }
}

/* Of a room that is higher than it must be, rows and columns are about equally far apart; rows are
 * about equally long. */
static size_t
columns_within(const PsgTray *tray, PsgRect room, double pitch)
{
    double cells = (double)tray->cell_count;
    double even = ceil(sqrt(cells * room.width / fmax(room.height, pitch)));
    size_t most = (size_t)fmax(1, fmin(even, floor(room.width / pitch)));
    size_t rows = (tray->cell_count + most - 1) / most;
    return (tray->cell_count + rows - 1) / rows;
}

double
psg_tray_height(const PsgTray *tray, double width, double scale)
{
    if (tray->cell_count == 0) {
        return 0;
    }
    double pitch = scale * tray->pitch;
    size_t most = (size_t)fmax(1, floor(width / pitch));
    size_t rows = (tray->cell_count + most - 1) / most;
    return pitch * (double)rows;
}

void
psg_tray_fill(const PsgTray *tray, const PsgLayoutTask *task, PsgRect room, double scale,
              PsgPoint *places)
{
    if (tray->cell_count == 0) {
        return;
    }
    size_t columns = columns_within(tray, room, scale * tray->pitch);
    size_t rows = (tray->cell_count + columns - 1) / columns;
    double across = room.width / (double)columns, down = room.height / (double)rows;
    for (size_t actor = 0; actor < task->actor_count; actor++) {
        size_t column = tray->cell[actor] % columns, row = tray->cell[actor] / columns;
        for (size_t slice = 0; slice < task->slice_count && tray->holds[actor]; slice++) {
            places[slice * task->actor_count + actor] =
                (PsgPoint){room.x + ((double)column + 0.5) * across,
                           room.y + ((double)row + 0.5) * down};
        }
    }
}
