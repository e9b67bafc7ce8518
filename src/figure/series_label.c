/* Places for labels around their points: each tries all places near its point, and takes
 * the cheapest that is free. After Christensen, Marks, Shieber 1995 (An empirical study of
 * algorithms for point-feature label placement), greedily. */
#include "figure/series_label.h"

#include <math.h>

#define CROSSING_COST 40.0
#define ROUND_COST 4.0 /* of a place that is one step further away */

typedef struct {
    PsgPoint from, to;
} Stroke;

struct PsgLabelField {
    PsgRect bounds;
    GArray *taken;   /* of PsgRect */
    GArray *strokes; /* of Stroke */
};

PsgLabelField *
psg_label_field_new(PsgRect bounds)
{
    PsgLabelField *field = g_new0(PsgLabelField, 1);
    field->bounds = bounds;
    field->taken = g_array_new(FALSE, FALSE, sizeof(PsgRect));
    field->strokes = g_array_new(FALSE, FALSE, sizeof(Stroke));
    return field;
}

void
psg_label_field_free(PsgLabelField *field)
{
    if (field != NULL) {
        g_array_unref(field->taken);
        g_array_unref(field->strokes);
        g_free(field);
    }
}

void
psg_label_field_block(PsgLabelField *field, PsgRect taken)
{
    g_array_append_val(field->taken, taken);
}

void
psg_label_field_line(PsgLabelField *field, PsgPoint from, PsgPoint to)
{
    Stroke stroke = {from, to};
    g_array_append_val(field->strokes, stroke);
}

/* Cuts the stroke at one border after the other (Liang, Barsky 1984). */
static bool
stroke_meets(const Stroke *stroke, PsgRect rect)
{
    double dx = stroke->to.x - stroke->from.x, dy = stroke->to.y - stroke->from.y;
    const double steps[] = {-dx, dx, -dy, dy};
    const double rooms[] = {
        stroke->from.x - rect.x, psg_rect_right(rect) - stroke->from.x,
        stroke->from.y - rect.y, psg_rect_bottom(rect) - stroke->from.y};
    double enter = 0, leave = 1;
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        if (fabs(steps[i]) < 1e-12) {
            if (rooms[i] < 0) {
                return false;
            }
        } else if (steps[i] < 0) {
            enter = MAX(enter, rooms[i] / steps[i]);
        } else {
            leave = MIN(leave, rooms[i] / steps[i]);
        }
    }
    return enter < leave;
}

static bool
is_free(const PsgLabelField *field, PsgRect place)
{
    PsgRect bounds = field->bounds;
    if (place.x < bounds.x || place.y < bounds.y ||
        psg_rect_right(place) > psg_rect_right(bounds) ||
        psg_rect_bottom(place) > psg_rect_bottom(bounds)) {
        return false;
    }
    for (guint i = 0; i < field->taken->len; i++) {
        if (psg_rect_overlaps(place, g_array_index(field->taken, PsgRect, i))) {
            return false;
        }
    }
    return true;
}

static size_t
count_crossings(const PsgLabelField *field, PsgRect place)
{
    size_t count = 0;
    for (guint i = 0; i < field->strokes->len; i++) {
        count += stroke_meets(&g_array_index(field->strokes, Stroke, i), place) ? 1 : 0;
    }
    return count;
}

/* dx, dy: -1, 0 or 1, the side of the point. */
static PsgRect
place_beside(const PsgLabelWish *wish, int dx, int dy, double reach)
{
    double slant = dx != 0 && dy != 0 ? 0.6 : 1; /* corners are further away */
    PsgPoint centre = {
        wish->at.x + dx * (reach * slant + wish->size.width / 2),
        wish->at.y + dy * (reach * slant + wish->size.height / 2),
    };
    return psg_rect_around(centre, wish->size);
}

/* How far a side is from the one that is wished: 0 to 7; below 0 if it is refused. */
static int
rank_of(PsgSide side, int dx, int dy)
{
    static const int above[3][3] = {{2, 0, 1}, {6, -1, 4}, {7, 3, 5}};
    static const int right[3][3] = {{5, 3, 1}, {6, -1, 0}, {7, 4, 2}};
    static const int below[3][3] = {{7, 3, 5}, {6, -1, 4}, {2, 0, 1}};
    switch (side) {
    case PSG_SIDE_RIGHT:
        return right[dy + 1][dx + 1];
    case PSG_SIDE_BELOW:
        return below[dy + 1][dx + 1];
    case PSG_SIDE_ONLY_ABOVE:
        return dx == 0 && dy < 0 ? 0 : -1;
    case PSG_SIDE_ONLY_BELOW:
        return dx == 0 && dy > 0 ? 0 : -1;
    case PSG_SIDE_ONLY_BESIDE:
        return dy == 0 && dx != 0 ? (dx < 0) : -1;
    case PSG_SIDE_ABOVE:
    default:
        return above[dy + 1][dx + 1];
    }
}

static void
try_place(const PsgLabelField *field, const PsgLabelWish *wish, PsgRect place,
          double cost, double *least, PsgRect *best)
{
    if (!is_free(field, place)) {
        return;
    }
    size_t crossings = count_crossings(field, place);
    cost += CROSSING_COST * (double)crossings;
    if (cost < *least && (crossings == 0 || wish->may_cross)) {
        *least = cost;
        *best = place;
    }
}

bool
psg_label_field_place(PsgLabelField *field, const PsgLabelWish *wish, PsgRect *place)
{
    static const double rounds[] = {1, 1.6, 2.4, 3.4, 4.6, 6};
    double least = INFINITY;
    size_t most = wish->is_near ? 1 : G_N_ELEMENTS(rounds);
    for (size_t round = 0; round < most; round++) {
        for (int side = 0; side < 9; side++) {
            int dx = side % 3 - 1, dy = side / 3 - 1;
            int rank = rank_of(wish->side, dx, dy);
            if (rank >= 0) {
                PsgRect tried =
                    place_beside(wish, dx, dy, wish->reach * rounds[round]);
                try_place(field, wish, tried, rank + ROUND_COST * (double)round, &least,
                          place);
            }
        }
    }
    if (isinf(least)) {
        return false;
    }
    psg_label_field_block(field, *place);
    return true;
}
