/* Places for labels around their points: each tries all places near its point, and takes
 * the cheapest that is free. After Christensen, Marks, Shieber 1995 (An empirical study of
 * algorithms for point-feature label placement), greedily. */
#include "figure/series/label.h"

#include <math.h>

#define CROSSING_COST 60.0
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

/* Where a label may stand around its point: from its left to its right, from above to
 * below; half-way, it is shifted by a quarter of its width. */
typedef struct {
    double dx;
    int dy;
} Spot;

static const Spot spots[] = {
    {-1, -1}, {-0.5, -1}, {0, -1},   {0.5, -1}, {1, -1},  {-1, 0},
    {1, 0},   {-1, 1},    {-0.5, 1}, {0, 1},    {0.5, 1}, {1, 1},
};

static PsgRect
place_at(const PsgLabelWish *wish, Spot spot, double reach)
{
    double slant = fabs(spot.dx) > 0 && spot.dy != 0 ? 0.6 : 1; /* corners are far */
    PsgPoint centre = {
        wish->at.x + spot.dx * (reach * slant + wish->size.width / 2),
        wish->at.y + spot.dy * (reach * slant + wish->size.height / 2),
    };
    return psg_rect_around(centre, wish->size);
}

/* How far a spot is from the side that is wished; below 0 if it is refused. */
static double
rank_of(PsgSide side, Spot spot)
{
    static const int above[3][3] = {{2, 0, 1}, {6, -1, 4}, {7, 3, 5}};
    static const int right[3][3] = {{5, 3, 1}, {6, -1, 0}, {7, 4, 2}};
    static const int below[3][3] = {{7, 3, 5}, {6, -1, 4}, {2, 0, 1}};
    int row = spot.dy + 1, column = (spot.dx > 0) - (spot.dx < 0) + 1;
    bool is_middle = column == 1;
    double half = fabs(spot.dx) > 0 && fabs(spot.dx) < 1 ? 0.5 : 0;
    switch (side) {
    case PSG_SIDE_RIGHT:
        return right[row][column] + half;
    case PSG_SIDE_BELOW:
        return below[row][column] + half;
    case PSG_SIDE_ONLY_ABOVE:
        return is_middle && spot.dy < 0 ? 0 : -1;
    case PSG_SIDE_ONLY_BELOW:
        return is_middle && spot.dy > 0 ? 0 : -1;
    case PSG_SIDE_ONLY_BESIDE:
        return spot.dy == 0 ? (spot.dx < 0) : -1;
    case PSG_SIDE_ABOVE:
    default:
        return above[row][column] + half;
    }
}

/* Another label or mark stands between a label and its point. */
static bool
is_cut_off(const PsgLabelField *field, const PsgLabelWish *wish, PsgRect place)
{
    if (wish->side == PSG_SIDE_ONLY_ABOVE || wish->side == PSG_SIDE_ONLY_BELOW) {
        return false; /* in one line with what it belongs to */
    }
    PsgPoint border = {CLAMP(wish->at.x, place.x, psg_rect_right(place)),
                       CLAMP(wish->at.y, place.y, psg_rect_bottom(place))};
    Stroke way = {wish->at, border};
    for (guint i = 0; i < field->taken->len; i++) {
        PsgRect taken = g_array_index(field->taken, PsgRect, i);
        PsgRect own = psg_rect_grow(taken, wish->reach / 2);
        bool is_own = wish->at.x > own.x && wish->at.x < psg_rect_right(own) &&
                      wish->at.y > own.y && wish->at.y < psg_rect_bottom(own);
        if (!is_own && stroke_meets(&way, taken)) {
            return true;
        }
    }
    return false;
}

/* Infinite, if the label may not stand there. */
static double
cost_of(const PsgLabelField *field, const PsgLabelWish *wish, PsgRect place)
{
    if (!is_free(field, place) || is_cut_off(field, wish, place)) {
        return (double)INFINITY;
    }
    size_t crossings = count_crossings(field, place);
    return crossings == 0 || wish->may_cross ? CROSSING_COST * (double)crossings
                                             : (double)INFINITY;
}

bool
psg_label_field_place(PsgLabelField *field, const PsgLabelWish *wish, PsgRect *place)
{
    static const double rounds[] = {1, 1.6, 2.4, 3.4, 4.6, 6, 8};
    double least = INFINITY;
    size_t most = wish->is_near ? 1 : G_N_ELEMENTS(rounds);
    for (size_t round = 0; round < most; round++) {
        for (size_t i = 0; i < G_N_ELEMENTS(spots); i++) {
            double rank = rank_of(wish->side, spots[i]);
            PsgRect tried = place_at(wish, spots[i], wish->reach * rounds[round]);
            double cost = rank < 0 ? (double)INFINITY
                                   : rank + ROUND_COST * (double)round +
                                         cost_of(field, wish, tried);
            if (cost < least) {
                least = cost;
                *place = tried;
            }
        }
    }
    if (isinf(least)) {
        return false;
    }
    psg_label_field_block(field, *place);
    return true;
}
