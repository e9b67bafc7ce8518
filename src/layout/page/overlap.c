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
    const PsgOverlapTask *task;
    PsgPoint *centres;
    size_t *order;
} Crowd;

static bool
is_fixed(const Crowd *crowd, size_t box)
{
    return crowd->task->is_fixed != NULL && crowd->task->is_fixed[box];
}

static double
left_of(const Crowd *crowd, size_t box)
{
    return crowd->centres[box].x - crowd->task->boxes[box].width / 2;
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
    for (size_t i = 1; i < crowd->task->count; i++) {
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
    if (is_fixed(crowd, box)) {
        return;
    }
    PsgSize half = {crowd->task->boxes[box].width / 2,
                    crowd->task->boxes[box].height / 2};
    PsgPoint *at = &crowd->centres[box];
    at->x = fmax(half.width, fmin(at->x, crowd->task->area.width - half.width));
    at->y = fmax(half.height, fmin(at->y, crowd->task->area.height - half.height));
}

/* How much of a push each takes: half, or all if the other is fixed. */
static double
share_of(const Crowd *crowd, size_t box, size_t other)
{
    return is_fixed(crowd, box) ? 0 : is_fixed(crowd, other) ? 1 : 0.5;
}

/* If both stand on the same spot, the later one goes right or down. */
static bool
push_apart(Crowd *crowd, size_t a, size_t b)
{
    size_t low = MIN(a, b), high = MAX(a, b);
    const PsgSize *boxes = crowd->task->boxes;
    PsgPoint *first = &crowd->centres[low], *second = &crowd->centres[high];
    double dx = second->x - first->x, dy = second->y - first->y;
    double gap = crowd->task->gap;
    double across = (boxes[a].width + boxes[b].width) / 2 + gap - fabs(dx);
    double down = (boxes[a].height + boxes[b].height) / 2 + gap - fabs(dy);
    bool is_settled = is_fixed(crowd, a) && is_fixed(crowd, b);
    if (across <= TOO_LITTLE || down <= TOO_LITTLE || is_settled) {
        return false;
    }
    PsgSize area = crowd->task->area;
    bool sideways = across / area.width < down / area.height;
    double push = (sideways ? across : down) + SURPLUS;
    double towards = (sideways ? dx : dy) < 0 ? -1 : 1;
    *(sideways ? &first->x : &first->y) -= towards * push * share_of(crowd, low, high);
    *(sideways ? &second->x : &second->y) += towards * push * share_of(crowd, high, low);
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
    for (size_t i = 0; i < crowd->task->count; i++) {
        size_t box = crowd->order[i];
        double end =
            left_of(crowd, box) + crowd->task->boxes[box].width + crowd->task->gap;
        for (size_t k = i + 1;
             k < crowd->task->count && left_of(crowd, crowd->order[k]) < end; k++) {
            moved = push_apart(crowd, box, crowd->order[k]) || moved;
        }
    }
    return moved;
}

bool
psg_overlap_remove(const PsgOverlapTask *task, PsgPoint *centres)
{
    size_t count = task->count;
    g_autofree size_t *order = g_new(size_t, count + 1);
    Crowd crowd = {task, centres, order};
    for (size_t i = 0; i < count; i++) {
        if (task->boxes[i].width > task->area.width + TOO_LITTLE ||
            task->boxes[i].height > task->area.height + TOO_LITTLE) {
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
