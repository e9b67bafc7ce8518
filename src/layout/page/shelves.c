/*
 * Boxes dealt out to shelves.
 *
 * 1. Choose how many shelves: cells of the shape of an average box with its gap tile the
 *    area.
 * 2. Fill them alike in order of y, then order each by x: the plane is moved onto the
 *    page as a Knothe-Rosenblatt transport does it (Rosenblatt 1952), so neighbours stay
 *    neighbours, and no corner stays empty.
 * 3. If some shelf is too short, take one more; if there is no room for it, make all
 *    smaller.
 */
#include "layout/page/shelves.h"

#include "layout/page/spacing.h"

#include <math.h>

#define ROOMY 2.6 /* few boxes stand at most so many times wider apart than they must */
#define FULL_SHELF 0.85 /* a shelf that is fuller leaves no way between its boxes */
#define SHRINK 0.97     /* from try to try: names lose at most 3 % without need */

typedef struct {
    double key;
    size_t box;
} Ranked;

static int
compare_ranked(const void *left, const void *right)
{
    const Ranked *a = left;
    const Ranked *b = right;
    if (a->key < b->key || a->key > b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return a->box < b->box ? -1 : a->box > b->box;
}

static double
total_width(const PsgShelves *shelves)
{
    double total = 0;
    for (size_t i = 0; i < shelves->box_count; i++) {
        total += 2 * shelves->half[i] + shelves->gap;
    }
    return total;
}

static void
apply_scale(PsgShelves *shelves, const PsgSize *boxes, double gap, double scale)
{
    shelves->scale = scale;
    shelves->gap = gap * scale;
    shelves->height = 0;
    for (size_t i = 0; i < shelves->box_count; i++) {
        shelves->half[i] = boxes[i].width * scale / 2;
        shelves->height = fmax(shelves->height, boxes[i].height * scale);
    }
}

/* At most as many as have room, and none if not even one has. */
static size_t
most_shelves(const PsgShelves *shelves, PsgSize area)
{
    double most =
        floor((area.height + shelves->gap) / (shelves->height + shelves->gap) + 1e-9);
    return (size_t)fmin(fmax(most, 0), (double)shelves->box_count);
}

/* By how much the cells of the boxes can grow until they tile the area. */
static double
roominess(const PsgShelves *shelves, PsgSize area)
{
    double cells = total_width(shelves) * (shelves->height + shelves->gap);
    return sqrt((area.width + shelves->gap) * (area.height + shelves->gap) / cells);
}

static size_t
wished_shelves(const PsgShelves *shelves, PsgSize area)
{
    double cell = (shelves->height + shelves->gap) * roominess(shelves, area);
    double wished = round((area.height + shelves->gap) / cell + 0.25);
    double needed = ceil(total_width(shelves) / (area.width * FULL_SHELF));
    return (size_t)fmax(1, fmax(wished, needed));
}

/* Deals the boxes out by rank; false if some shelf is overfull. */
static bool
deal(PsgShelves *shelves, const Ranked *ranked, double width)
{
    double share = total_width(shelves) / (double)shelves->shelf_count;
    double dealt = 0;
    for (size_t i = 0; i < shelves->shelf_count; i++) {
        shelves->length[i] = 0;
    }
    g_autofree double *taken = g_new0(double, shelves->shelf_count);
    for (size_t i = 0; i < shelves->box_count; i++) {
        size_t box = ranked[i].box;
        double room = 2 * shelves->half[box] + shelves->gap;
        size_t shelf = (size_t)fmax(0, floor((dealt + room / 2) / share));
        shelf = MIN(shelf, shelves->shelf_count - 1);
        dealt += room;
        taken[shelf] += room;
        if (taken[shelf] - shelves->gap > width) {
            return false;
        }
        shelves->shelf[box] = shelf;
        shelves->length[shelf]++;
    }
    return true;
}

/* Writes down which boxes stand on which shelf. */
static void
fill_shelves(PsgShelves *shelves)
{
    shelves->order = g_new0(size_t, shelves->shelf_count * shelves->box_count);
    g_autofree size_t *next = g_new0(size_t, shelves->shelf_count);
    for (size_t box = 0; box < shelves->box_count; box++) {
        size_t shelf = shelves->shelf[box];
        shelves->order[shelf * shelves->box_count + next[shelf]++] = box;
    }
}

static void
find_room(PsgShelves *shelves, const PsgShelfRoom *room, const Ranked *ranked)
{
    for (double scale = 1;; scale *= SHRINK) {
        apply_scale(shelves, room->boxes, room->gap, scale);
        size_t most = most_shelves(shelves, room->area);
        size_t wished = MAX(wished_shelves(shelves, room->area), room->fewest);
        wished = most == 0 ? 1 : MIN(wished, most);
        for (shelves->shelf_count = wished; shelves->shelf_count <= most;
             shelves->shelf_count++) {
            if (deal(shelves, ranked, room->area.width)) {
                return;
            }
        }
    }
}

/* Few boxes do not spread over the whole page, but stand together in its middle. */
static void
set_up(PsgShelves *shelves, PsgSize area)
{
    double cramped = fmin(1, ROOMY / roominess(shelves, area));
    size_t count = shelves->shelf_count;
    double room = (area.height + shelves->gap) * cramped - shelves->gap - shelves->height;
    double step =
        count == 1 ? 0 : fmax(room / (double)(count - 1), shelves->height + shelves->gap);
    for (size_t i = 0; i < count; i++) {
        shelves->middle[i] =
            area.height / 2 + ((double)i - (double)(count - 1) / 2) * step;
    }
    double width = 0;
    for (size_t shelf = 0; shelf < count; shelf++) {
        double taken = 0;
        for (size_t i = 0; i < shelves->length[shelf]; i++) {
            taken += 2 * shelves->half[shelves->order[shelf * shelves->box_count + i]];
        }
        width = fmax(width, taken + shelves->gap * (double)shelves->length[shelf]);
    }
    width = fmin(area.width, fmax(width, area.width * cramped));
    shelves->left = (area.width - width) / 2;
    shelves->right = (area.width + width) / 2;
}

/* Orders a shelf by x, and spreads its boxes: half as they were, half evenly. */
static void
order_shelf(PsgShelves *shelves, size_t shelf, const PsgPoint *wanted, double low,
            double high)
{
    size_t count = shelves->length[shelf];
    size_t *order = shelves->order + shelf * shelves->box_count;
    g_autofree Ranked *ranked = g_new(Ranked, count + 1);
    g_autofree PsgSpaced *spaced = g_new(PsgSpaced, count + 1);
    double slack = shelves->right - shelves->left;
    for (size_t i = 0; i < count; i++) {
        ranked[i] = (Ranked){wanted[order[i]].x, order[i]};
        slack -= 2 * shelves->half[order[i]];
    }
    qsort(ranked, count, sizeof *ranked, compare_ranked);
    double even = shelves->left;
    for (size_t i = 0; i < count; i++) {
        double half = shelves->half[ranked[i].box];
        double share = high > low ? (ranked[i].key - low) / (high - low) : 0.5;
        double there = shelves->left + share * (shelves->right - shelves->left);
        even += slack / (double)(count + 1) + half;
        spaced[i] = (PsgSpaced){.wanted = (there + even) / 2, .half = half};
        even += half;
        order[i] = ranked[i].box;
    }
    psg_spacing_solve(spaced, count, shelves->gap, shelves->left, shelves->right);
    for (size_t i = 0; i < count; i++) {
        shelves->x[order[i]] = spaced[i].place;
    }
}

PsgShelves *
psg_shelves_new(const PsgPoint *wanted, const PsgShelfRoom *room)
{
    size_t count = room->count;
    PsgShelves *shelves = g_new0(PsgShelves, 1);
    shelves->box_count = count;
    shelves->half = g_new0(double, count + 1);
    shelves->x = g_new0(double, count + 1);
    shelves->shelf = g_new0(size_t, count + 1);
    shelves->middle = g_new0(double, count + 1);
    shelves->length = g_new0(size_t, count + 1);
    shelves->scale = 1;
    if (count == 0) {
        return shelves;
    }
    double low = INFINITY;
    double high = -INFINITY;
    g_autofree Ranked *ranked = g_new(Ranked, count);
    for (size_t i = 0; i < count; i++) {
        ranked[i] = (Ranked){wanted[i].y, i};
        low = fmin(low, wanted[i].x);
        high = fmax(high, wanted[i].x);
    }
    qsort(ranked, count, sizeof *ranked, compare_ranked);
    find_room(shelves, room, ranked);
    fill_shelves(shelves);
    set_up(shelves, room->area);
    for (size_t i = 0; i < shelves->shelf_count; i++) {
        order_shelf(shelves, i, wanted, low, high);
    }
    return shelves;
}

double
psg_shelves_unit(const PsgShelves *shelves)
{
    size_t last = shelves->shelf_count - 1;
    double width = shelves->right - shelves->left;
    double height = shelves->middle[last] - shelves->middle[0] + shelves->height;
    return sqrt(width * height / (double)shelves->box_count);
}

void
psg_shelves_free(PsgShelves *shelves)
{
    if (shelves == NULL) {
        return;
    }
    g_free(shelves->middle);
    g_free(shelves->half);
    g_free(shelves->shelf);
    g_free(shelves->x);
    g_free(shelves->length);
    g_free(shelves->order);
    g_free(shelves);
}
