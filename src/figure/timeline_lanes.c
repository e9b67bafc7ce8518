/*
 * Titles beside marks.
 *
 * C. Kittivorawong, D. Moritz, K. Wongsuphasawat, J. Heer: Fast and Flexible Overlap
 * Detection for Chart Labeling with Occupancy Bitmaps, IEEE VIS 2020: labels choose
 * greedily, in order of weight, among a few candidates, against what is taken already. All
 * stand in lanes here, so what is taken is a list of stretches and not a bitmap.
 *
 * 1. In order of weight each title takes the first free of: right of its mark, left of it,
 *    both in the lane of the bars, at the first of its spots' rows.
 * 2. As long as there is height for a lane, the row in which a lane more would hold most (by
 *    weight) of the titles without a place gets it, and they stand in it as flags, at the
 *    feet of their marks. It comes above the row's other lanes, so that no title hides the
 *    way of a pole: only poles that are there already take room in it.
 * 3. Those that are left try the bars of all their spots.
 */
#include "figure/timeline_lanes.h"

#include <string.h>

#define ELSEWHERE 0.5 /* of its weight, what a title tells at another line */
#define LEAST_GAIN 1e-6

typedef struct {
    double left, right;
} Stretch;

struct PsgLanes {
    GPtrArray *rows;  /* of GPtrArray of lanes, of GArray of Stretch */
    GPtrArray *below; /* by row, of GArray of Stretch: taken in all lanes but the first */
};

/* ---- Lanes ---- */

static void
add_lane(PsgLanes *lanes, size_t row)
{
    g_ptr_array_add(g_ptr_array_index(lanes->rows, row),
                    g_array_new(FALSE, FALSE, sizeof(Stretch)));
}

PsgLanes *
psg_lanes_new(size_t row_count)
{
    PsgLanes *lanes = g_new0(PsgLanes, 1);
    lanes->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    lanes->below = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (size_t row = 0; row < row_count; row++) {
        g_ptr_array_add(lanes->below, g_array_new(FALSE, FALSE, sizeof(Stretch)));
        g_ptr_array_add(lanes->rows,
                        g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref));
        add_lane(lanes, row);
    }
    return lanes;
}

void
psg_lanes_free(PsgLanes *lanes)
{
    if (lanes != NULL) {
        g_ptr_array_unref(lanes->rows);
        g_ptr_array_unref(lanes->below);
        g_free(lanes);
    }
}

size_t
psg_lanes_count(const PsgLanes *lanes, size_t row)
{
    return ((const GPtrArray *)g_ptr_array_index(lanes->rows, row))->len;
}

static GArray *
lane_of(const PsgLanes *lanes, size_t row, size_t lane)
{
    const GPtrArray *its = g_ptr_array_index(lanes->rows, row);
    return g_ptr_array_index(its, lane);
}

void
psg_lanes_take(PsgLanes *lanes, size_t row, size_t lane, double left, double right)
{
    Stretch stretch = {left, right};
    g_array_append_val(lane_of(lanes, row, lane), stretch);
}

void
psg_lanes_take_below(PsgLanes *lanes, size_t row, double left, double right)
{
    Stretch stretch = {left, right};
    GArray *below = g_ptr_array_index(lanes->below, row);
    g_array_append_val(below, stretch);
}

static bool
is_clear(const GArray *taken, double left, double right)
{
    for (guint i = 0; i < taken->len; i++) {
        const Stretch *other = &g_array_index(taken, Stretch, i);
        if (other->left < right && left < other->right) {
            return false;
        }
    }
    return true;
}

bool
psg_lanes_is_free(const PsgLanes *lanes, size_t row, size_t lane, double left,
                  double right)
{
    return is_clear(lane_of(lanes, row, lane), left, right) &&
           (lane == 0 || is_clear(g_ptr_array_index(lanes->below, row), left, right));
}

/* ---- Titles ---- */

typedef struct {
    PsgLanes *lanes;
    const PsgTitleWish *wishes;
    const PsgTitleRoom *room;
    PsgTitlePlace *places;
    size_t *order; /* wishes, the weightiest first */
    size_t count;
} Placer;

static gint
compare_weights(gconstpointer a, gconstpointer b, gpointer data)
{
    const Placer *placer = data;
    size_t first = *(const size_t *)a, second = *(const size_t *)b;
    double x = placer->wishes[first].weight, y = placer->wishes[second].weight;
    if (x < y || x > y) {
        return x > y ? -1 : 1;
    }
    return (first > second) - (first < second);
}

/* In the lane of the bars, right of the mark or left of it. */
static void
place_beside(const Placer *placer, size_t wish, size_t spot)
{
    const PsgTitleSpot *at = &placer->wishes[wish].spots[spot];
    double gap = placer->room->gap, width = placer->wishes[wish].width;
    double lefts[] = {at->at + at->half + gap, at->at - at->half - gap - width};
    for (size_t i = 0; i < G_N_ELEMENTS(lefts); i++) {
        double left = lefts[i], right = left + width;
        if (left >= at->left && right <= at->right &&
            psg_lanes_is_free(placer->lanes, at->row, 0, left - gap / 2,
                              right + gap / 2)) {
            psg_lanes_take(placer->lanes, at->row, 0, left - gap / 2, right + gap / 2);
            placer->places[wish] = (PsgTitlePlace){true, spot, 0, left};
            return;
        }
    }
}

/* Where a flag would begin in the first lane below the bars: right of its pole, or left of
 * it; false if it has no room. */
static bool
find_flag(const Placer *placer, const PsgTitleWish *wish, const PsgTitleSpot *at,
          double *left)
{
    const PsgTitleRoom *room = placer->room;
    double pole = room->gap / 2, lefts[] = {at->at + pole, at->at - pole - wish->width};
    for (size_t i = 0; i < G_N_ELEMENTS(lefts); i++) {
        double first = MIN(lefts[i], at->at) - pole,
               last = MAX(lefts[i] + wish->width, at->at) + room->gap;
        if (lefts[i] >= room->left && lefts[i] + wish->width <= room->right &&
            psg_lanes_is_free(placer->lanes, at->row, 1, first, last)) {
            *left = lefts[i];
            return true;
        }
    }
    return false;
}

static bool
place_flag(const Placer *placer, size_t wish, size_t spot)
{
    const PsgTitleWish *its = &placer->wishes[wish];
    const PsgTitleSpot *at = &its->spots[spot];
    double left, pole = placer->room->gap / 2;
    if (!at->has_flag || !find_flag(placer, its, at, &left)) {
        return false;
    }
    psg_lanes_take(placer->lanes, at->row, 1, MIN(left, at->at) - pole,
                   MAX(left + its->width, at->at) + placer->room->gap);
    placer->places[wish] = (PsgTitlePlace){true, spot, 1, left};
    return true;
}

/* is_own: only in the row of the first spot, which is that of the line it is told of. */
static void
place_in_bars(Placer *placer, bool is_own)
{
    for (size_t i = 0; i < placer->count; i++) {
        size_t wish = placer->order[i];
        const PsgTitleWish *its = &placer->wishes[wish];
        for (size_t spot = 0; spot < its->spot_count && !placer->places[wish].is_placed;
             spot++) {
            if (!is_own || its->spots[spot].row == its->spots[0].row) {
                place_beside(placer, wish, spot);
            }
        }
    }
}

/* A lane directly below the bars. The flags of the row go down by one, and their poles run
 * through it. */
static void
insert_lane(Placer *placer, size_t row)
{
    double pole = placer->room->gap / 2;
    g_ptr_array_insert(g_ptr_array_index(placer->lanes->rows, row), 1,
                       g_array_new(FALSE, FALSE, sizeof(Stretch)));
    for (size_t wish = 0; wish < placer->count; wish++) {
        PsgTitlePlace *place = &placer->places[wish];
        const PsgTitleSpot *at = &placer->wishes[wish].spots[place->spot];
        if (place->is_placed && place->lane > 0 && at->row == row) {
            place->lane++;
            psg_lanes_take(placer->lanes, row, 1, at->at - pole, at->at + pole);
        }
    }
}

/* All titles without a place that have one in the row's first lane below the bars take it;
 * gives their weight. */
static double
fill_lane(Placer *placer, size_t row)
{
    double gain = 0;
    for (size_t i = 0; i < placer->count; i++) {
        size_t wish = placer->order[i];
        const PsgTitleWish *its = &placer->wishes[wish];
        for (size_t spot = 0; spot < its->spot_count && !placer->places[wish].is_placed;
             spot++) {
            if (its->spots[spot].row == row && place_flag(placer, wish, spot)) {
                gain += its->weight * (row == its->spots[0].row ? 1 : ELSEWHERE);
            }
        }
    }
    return gain;
}

static GPtrArray *
copy_row(const PsgLanes *lanes, size_t row)
{
    const GPtrArray *its = g_ptr_array_index(lanes->rows, row);
    GPtrArray *copy = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < its->len; i++) {
        g_ptr_array_add(copy, g_array_copy(g_ptr_array_index(its, i)));
    }
    return copy;
}

/* What a lane more would hold in the row; nothing is changed. */
static double
gain_of_lane(Placer *placer, size_t row)
{
    g_autofree PsgTitlePlace *places =
        g_memdup2(placer->places, placer->count * sizeof *places);
    gpointer *its = &placer->lanes->rows->pdata[row];
    GPtrArray *kept = *its;
    *its = copy_row(placer->lanes, row);
    insert_lane(placer, row);
    double gain = fill_lane(placer, row);
    g_ptr_array_unref(*its);
    *its = kept;
    memcpy(placer->places, places, placer->count * sizeof *places);
    return gain;
}

/* Whether there was a row that is better for a lane. */
static bool
add_best_lane(Placer *placer)
{
    size_t best = 0;
    double most = LEAST_GAIN;
    for (guint row = 0; row < placer->lanes->rows->len; row++) {
        double gain = gain_of_lane(placer, row);
        if (gain > most) {
            most = gain;
            best = row;
        }
    }
    if (most > LEAST_GAIN) {
        insert_lane(placer, best);
        fill_lane(placer, best);
    }
    return most > LEAST_GAIN;
}

PsgTitlePlace *
psg_titles_place(PsgLanes *lanes, const PsgTitleWish *wishes, size_t count,
                 const PsgTitleRoom *room)
{
    Placer placer = {
        lanes, wishes, room, g_new0(PsgTitlePlace, count + 1), g_new(size_t, count + 1),
        count};
    for (size_t i = 0; i < count; i++) {
        placer.order[i] = i;
    }
    g_qsort_with_data(placer.order, (gint)count, sizeof *placer.order, compare_weights,
                      &placer);
    place_in_bars(&placer, true);
    double spare = room->spare;
    while (count > 0 && spare >= room->lane && add_best_lane(&placer)) {
        spare -= room->lane;
    }
    place_in_bars(&placer, false);
    g_free(placer.order);
    return placer.places;
}
