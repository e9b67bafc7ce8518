/*
 * Projection onto one constraint after the other, as in position-based dynamics (Müller
 * et al. 2007).
 *
 * 1. Boxes are kept sorted by their left sides, so that a box meets only those that begin
 *    before it ends.
 * 2. Of two boxes that are too near, each goes half the way that is missing, sideways or
 *    up and down, whichever disturbs the page less; the area's border stops them.
 * 3. Again, until nothing had to be moved.
 */
#include "layout/page/overlap.h"

#include <glib.h>
#include <math.h>

#define PASSES 150
#define TOO_LITTLE 1e-7
#define SURPLUS 0.02 /* a push goes a little further, so that the passes come to an end */

typedef struct {
    PsgPoint *centres;
    const PsgSize *boxes;
    size_t *order;
    size_t count;
    PsgSize area;
    double gap;
} Crowd;

static double
left_of(const Crowd *crowd, size_t box)
{
    return crowd->centres[box].x - crowd->boxes[box].width / 2;
}

static gint
compare_lefts(gconstpointer one, gconstpointer other, gpointer data)
{
    size_t a = *(const size_t *)one, b = *(const size_t *)other;
    double left = left_of(data, a), right = left_of(data, b);
    if (left < right || left > right) {
        return left < right ? -1 : 1;
    }
    return a < b ? -1 : a > b;
}

/* By insertion: from pass to pass the order hardly changes. */
static void
sort(Crowd *crowd)
{
    for (size_t i = 1; i < crowd->count; i++) {
        size_t box = crowd->order[i];
        size_t k = i;
        for (; k > 0 && left_of(crowd, crowd->order[k - 1]) > left_of(crowd, box); k--) {
            crowd->order[k] = crowd->order[k - 1];
        }
        crowd->order[k] = box;
    }
}

static void
stay_inside(Crowd *crowd, size_t box)
{
    PsgSize half = {crowd->boxes[box].width / 2, crowd->boxes[box].height / 2};
    PsgPoint *at = &crowd->centres[box];
    at->x = fmax(half.width, fmin(at->x, crowd->area.width - half.width));
    at->y = fmax(half.height, fmin(at->y, crowd->area.height - half.height));
}

/* If both stand on the same spot, the later one goes right or down. */
static bool
push_apart(Crowd *crowd, size_t a, size_t b)
{
    PsgPoint *first = &crowd->centres[MIN(a, b)];
    PsgPoint *second = &crowd->centres[MAX(a, b)];
    double dx = second->x - first->x;
    double dy = second->y - first->y;
    double across =
        (crowd->boxes[a].width + crowd->boxes[b].width) / 2 + crowd->gap - fabs(dx);
    double down =
        (crowd->boxes[a].height + crowd->boxes[b].height) / 2 + crowd->gap - fabs(dy);
    if (across <= TOO_LITTLE || down <= TOO_LITTLE) {
        return false;
    }
    if (across / crowd->area.width < down / crowd->area.height) {
        double push = (across + SURPLUS) / 2 * (dx < 0 ? -1 : 1);
        first->x -= push;
        second->x += push;
    } else {
        double push = (down + SURPLUS) / 2 * (dy < 0 ? -1 : 1);
        first->y -= push;
        second->y += push;
    }
    stay_inside(crowd, a);
    stay_inside(crowd, b);
    return true;
}

/* True if something had to be moved. */
static bool
push_all(Crowd *crowd)
{
    bool moved = false;
    sort(crowd);
    for (size_t i = 0; i < crowd->count; i++) {
        size_t box = crowd->order[i];
        double end = left_of(crowd, box) + crowd->boxes[box].width + crowd->gap;
        for (size_t k = i + 1; k < crowd->count && left_of(crowd, crowd->order[k]) < end;
             k++) {
            moved = push_apart(crowd, box, crowd->order[k]) || moved;
        }
    }
    return moved;
}

bool
psg_overlap_remove(PsgPoint *centres, const PsgSize *boxes, size_t count, PsgSize area,
                   double gap)
{
    g_autofree size_t *order = g_new(size_t, count + 1);
    Crowd crowd = {centres, boxes, order, count, area, gap};
    for (size_t i = 0; i < count; i++) {
        if (boxes[i].width > area.width || boxes[i].height > area.height) {
            return false;
        }
        order[i] = i;
        stay_inside(&crowd, i);
    }
    g_qsort_with_data(order, (gint)count, sizeof *order, compare_lefts, &crowd);
    for (int pass = 0; pass < PASSES; pass++) {
        if (!push_all(&crowd)) {
            return true;
        }
    }
    return false;
}
