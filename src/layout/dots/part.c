/*
 * Projection onto one constraint after the other, as in position-based dynamics (Müller et al.
 * 2007), with the search for a scale of "FORBID" (Giovannangeli, Lalanne, Giot, Bourqui 2022).
 *
 * 1. Stands lie in cells as wide as the largest room, so that one meets only those of the cells
 *    around its own.
 * 2. Of two that meet in some slice and are too near, each goes half the way that is missing; the
 *    border of the page and pins hold.
 * 3. Again, until none had to move. Where that takes too long, dots become smaller.
 * 4. At the end the nearest two tell exactly how large dots may be.
 */
#include "layout/dots/part.h"

#include <math.h>
#include <string.h>

#define PASSES 200
#define SHRINKS 12
#define SHRINK 0.95
#define SURPLUS                                                                          \
    1e-3 /* of a room: a push goes a little further, so that passes come to an end */
#define LEAST                                                                            \
    1e-6 /* of a distance: two pins on one spot are drawn, as small as nothing */

typedef struct {
    PsgStands *stands;
    PsgRect page;
    double scale, side; /* of a cell */
    double reach;       /* how much farther than they must dots keep from each other */
    size_t columns, rows;
    size_t *first, *order; /* by cell, one more; stands in order of cells */
    size_t *cell;          /* by stand */
} Crowd;

static double
radius_of(const Crowd *crowd, size_t stand)
{
    return crowd->scale * crowd->stands->room[stand] / 2;
}

static void
stay_inside(const Crowd *crowd, size_t stand)
{
    PsgRect page = crowd->page;
    PsgPoint *at = &crowd->stands->place[stand];
    double x = fmin(radius_of(crowd, stand), page.width / 2);
    double y = fmin(radius_of(crowd, stand), page.height / 2);
    if (!crowd->stands->is_fixed[stand]) {
        at->x = fmax(page.x + x, fmin(at->x, psg_rect_right(page) - x));
        at->y = fmax(page.y + y, fmin(at->y, psg_rect_bottom(page) - y));
    }
}

static size_t
cell_along(double at, double side, size_t count)
{
    return (size_t)fmax(0, fmin(floor(at / side), (double)count - 1));
}

/* Step 1. */
static void
sort(Crowd *crowd)
{
    size_t cells = crowd->columns * crowd->rows;
    const PsgStands *stands = crowd->stands;
    memset(crowd->first, 0, (cells + 2) * sizeof *crowd->first);
    for (size_t i = 0; i < stands->count; i++) {
        PsgPoint at = stands->place[i];
        size_t column = cell_along(at.x - crowd->page.x, crowd->side, crowd->columns);
        size_t row = cell_along(at.y - crowd->page.y, crowd->side, crowd->rows);
        crowd->cell[i] = row * crowd->columns + column;
        crowd->first[crowd->cell[i] + 2]++;
    }
    for (size_t i = 0; i <= cells; i++) {
        crowd->first[i + 1] += crowd->first[i];
    }
    for (size_t i = 0; i < stands->count; i++) {
        crowd->order[crowd->first[crowd->cell[i] + 1]++] = i;
    }
}

/* How far two must go, and which way; 0 if they need not. */
static double
lacking(const Crowd *crowd, size_t a, size_t b, double *x, double *y)
{
    const PsgPoint *place = crowd->stands->place;
    double dx = place[b].x - place[a].x, dy = place[b].y - place[a].y;
    double wanted = crowd->reach * (radius_of(crowd, a) + radius_of(crowd, b));
    double square = dx * dx + dy * dy;
    if (square >= wanted * wanted || !psg_stands_meet(crowd->stands, a, b)) {
        return 0;
    }
    double apart = sqrt(square);
    /* on one spot each pair goes its own way, by the golden angle */
    double angle = 2.399963229728653 * (double)(a + b);
    *x = apart > LEAST ? dx / apart : cos(angle);
    *y = apart > LEAST ? dy / apart : sin(angle);
    return wanted - apart + SURPLUS * wanted;
}

/* Step 2. */
static bool
push(Crowd *crowd, size_t a, size_t b)
{
    const bool *is_fixed = crowd->stands->is_fixed;
    double x = 0, y = 0, lacks = lacking(crowd, a, b, &x, &y);
    if (lacks <= 0 || (is_fixed[a] && is_fixed[b])) {
        return false;
    }
    double share = is_fixed[a] ? 0 : is_fixed[b] ? 1 : 0.5;
    PsgPoint *one = &crowd->stands->place[a], *other = &crowd->stands->place[b];
    one->x -= share * lacks * x;
    one->y -= share * lacks * y;
    other->x += (1 - share) * lacks * x;
    other->y += (1 - share) * lacks * y;
    stay_inside(crowd, a);
    stay_inside(crowd, b);
    return true;
}

/* What is done with a pair that may be too near. */
typedef bool (*Visit)(Crowd *crowd, size_t a, size_t b);

/* The stand with those behind it in its own cell, and with those of the four cells that follow
 * it. True if any visit was. */
static bool
visit_around(Crowd *crowd, size_t at, Visit visit)
{
    size_t stand = crowd->order[at], cell = crowd->cell[stand];
    size_t column = cell % crowd->columns;
    bool is_last = column + 1 == crowd->columns,
         is_lowest = cell / crowd->columns + 1 == crowd->rows;
    size_t end = crowd->first[is_last ? cell + 1 : cell + 2];
    bool any = false;
    for (size_t i = at + 1; i < end; i++) {
        any = visit(crowd, stand, crowd->order[i]) || any;
    }
    if (is_lowest) {
        return any;
    }
    size_t below = cell + crowd->columns;
    end = crowd->first[is_last ? below + 1 : below + 2];
    for (size_t i = crowd->first[column > 0 ? below - 1 : below]; i < end; i++) {
        any = visit(crowd, stand, crowd->order[i]) || any;
    }
    return any;
}

static bool
visit_all(Crowd *crowd, Visit visit)
{
    sort(crowd);
    bool any = false;
    for (size_t i = 0; i < crowd->stands->count; i++) {
        any = visit_around(crowd, i, visit) || any;
    }
    return any;
}

/* Step 4. */
static bool
shrink_to(Crowd *crowd, size_t a, size_t b)
{
    double x, y;
    if (lacking(crowd, a, b, &x, &y) <= 0) {
        return false;
    }
    const PsgPoint *place = crowd->stands->place;
    double apart = hypot(place[a].x - place[b].x, place[a].y - place[b].y);
    double room = (crowd->stands->room[a] + crowd->stands->room[b]) / 2;
    crowd->scale = fmin(crowd->scale, fmax(apart, LEAST) / room);
    return true;
}

static double
largest_room(const PsgStands *stands)
{
    double most = 0;
    for (size_t i = 0; i < stands->count; i++) {
        most = fmax(most, stands->room[i]);
    }
    return most;
}

static Crowd *
crowd_new(PsgStands *stands, PsgRect page, double scale, double reach)
{
    Crowd *crowd = g_new0(Crowd, 1);
    double side =
        fmax(scale * largest_room(stands), fmax(page.width, page.height) / 1000);
    *crowd = (Crowd){
        .stands = stands, .page = page, .scale = scale, .side = side, .reach = reach};
    crowd->columns = (size_t)fmax(1, ceil(page.width / side));
    crowd->rows = (size_t)fmax(1, ceil(page.height / side));
    crowd->first = g_new(size_t, crowd->columns * crowd->rows + 2);
    crowd->order = g_new0(size_t, stands->count + 1);
    crowd->cell = g_new0(size_t, stands->count + 1);
    for (size_t i = 0; i < stands->count; i++) {
        stay_inside(crowd, i);
    }
    return crowd;
}

static void
crowd_free(Crowd *crowd)
{
    g_free(crowd->first);
    g_free(crowd->order);
    g_free(crowd->cell);
    g_free(crowd);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Crowd, crowd_free)

void
psg_dots_push(PsgStands *stands, PsgRect page, double scale, double reach, unsigned times)
{
    g_autoptr(Crowd) crowd = crowd_new(stands, page, scale, reach);
    while (times-- > 0 && visit_all(crowd, push)) {
    }
}

double
psg_dots_part(PsgStands *stands, PsgRect page, double scale)
{
    g_autoptr(Crowd) crowd = crowd_new(stands, page, scale, 1);
    bool moved = true;
    for (int shrinks = 0; moved && shrinks < SHRINKS; shrinks++) {
        crowd->scale *= shrinks > 0 ? SHRINK : 1;
        for (int pass = 0; moved && pass < PASSES; pass++) {
            moved = visit_all(crowd, push);
        }
    }
    visit_all(crowd, shrink_to);
    return crowd->scale;
}
