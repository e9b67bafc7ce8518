/*
 * Titles beside marks.
 *
 * C. Kittivorawong, D. Moritz, K. Wongsuphasawat, J. Heer: Fast and Flexible Overlap
 * Detection for Chart Labeling with Occupancy Bitmaps, IEEE VIS 2020: labels choose
 * greedily, in order of weight, among a few candidates, against what is taken already.
 * All stand in lanes here, so what is taken is a list of stretches and not a bitmap.
 *
 * 1. In order of weight each title takes the first free of: right of its mark, left of
 *    it, both in the lane of the bars, at the first of its spots' rows.
 * 2. As long as there is height for lanes, the row in which one lane more, or each of
 *    some, would tell most (by weight) gets them. Those of its titles that have no place
 *    stand in its lanes as flags at the feet of their marks: from left to right, each as
 *    low as can be, so that they come down like stairs and no title hides the way of a
 *    pole. If one finds no place, the lightest of those around it gives up, and the row
 *    is filled anew.
 * 3. Those that are left try the bars of all their spots.
 */
#include "figure/timeline/lanes.h"

#define LEAST_GAIN 1e-6

enum { MOST_LANES = 8 }; /* of a row */

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

/* ---- Flags ---- */

/* Whether a pole can come down to the lane. */
static bool
is_pole_free(const Placer *placer, const PsgTitleSpot *at, size_t lane)
{
    double half = placer->room->gap / 2;
    for (size_t i = 1; i < lane; i++) {
        if (!psg_lanes_is_free(placer->lanes, at->row, i, at->at - half, at->at + half)) {
            return false;
        }
    }
    return true;
}

static void
take_flag(const Placer *placer, size_t wish, size_t lane, double left)
{
    const PsgTitleWish *its = &placer->wishes[wish];
    const PsgTitleSpot *at = &its->spots[0];
    double pole = placer->room->gap / 2;
    for (size_t i = 1; i < lane; i++) {
        psg_lanes_take(placer->lanes, at->row, i, at->at - pole, at->at + pole);
    }
    psg_lanes_take(placer->lanes, at->row, lane, MIN(left, at->at) - pole,
                   MAX(left + its->width, at->at) + placer->room->gap);
    placer->places[wish] = (PsgTitlePlace){true, 0, lane, left};
}

/* As low as can be, so that the next ones have room above it; right of its pole, if there
 * is no way left of it. */
static bool
place_flag(const Placer *placer, size_t wish)
{
    const PsgTitleRoom *room = placer->room;
    const PsgTitleWish *its = &placer->wishes[wish];
    const PsgTitleSpot *at = &its->spots[0];
    double pole = room->gap / 2, lefts[] = {at->at + pole, at->at - pole - its->width};
    for (size_t i = 0; i < G_N_ELEMENTS(lefts); i++) {
        double left = lefts[i], right = left + its->width;
        bool is_within = left >= room->left && right <= room->right;
        for (size_t lane = psg_lanes_count(placer->lanes, at->row) - 1;
             is_within && lane > 0; lane--) {
            if (psg_lanes_is_free(placer->lanes, at->row, lane, MIN(left, at->at) - pole,
                                  MAX(right, at->at) + room->gap) &&
                is_pole_free(placer, at, lane)) {
                take_flag(placer, wish, lane, left);
                return true;
            }
        }
    }
    return false;
}

/* The titles of a row that have no place in its bars, from left to right. */
static GArray *
flags_of_row(const Placer *placer, size_t row)
{
    GArray *flags = g_array_new(FALSE, FALSE, sizeof(size_t));
    for (size_t wish = 0; wish < placer->count; wish++) {
        const PsgTitleWish *its = &placer->wishes[wish];
        bool is_beside = placer->places[wish].is_placed && placer->places[wish].lane == 0;
        if (!is_beside && its->spot_count > 0 && its->spots[0].has_flag &&
            its->spots[0].row == row) {
            guint at = flags->len;
            while (at > 0 &&
                   placer->wishes[g_array_index(flags, size_t, at - 1)].spots[0].at >
                       its->spots[0].at) {
                at--;
            }
            g_array_insert_val(flags, at, wish);
        }
    }
    return flags;
}

/* Of the flags up to the one that found no place, the lightest that is in its way; none
 * is lighter than itself, as a rule. */
static guint
lightest_near(const Placer *placer, const GArray *flags, guint failed)
{
    guint lightest = failed;
    const PsgTitleWish *its = &placer->wishes[g_array_index(flags, size_t, failed)];
    for (guint i = 0; i < failed; i++) {
        size_t wish = g_array_index(flags, size_t, i);
        const PsgTitleWish *other = &placer->wishes[wish];
        const PsgTitleWish *least =
            &placer->wishes[g_array_index(flags, size_t, lightest)];
        bool is_near = placer->places[wish].left < its->spots[0].at + its->width &&
                       placer->places[wish].left + other->width > its->spots[0].at;
        if (is_near && other->weight < least->weight) {
            lightest = i;
        }
    }
    return lightest;
}

static void
clear_row(Placer *placer, size_t row, size_t lane_count)
{
    GPtrArray *lanes = g_ptr_array_index(placer->lanes->rows, row);
    g_ptr_array_set_size(lanes, 1);
    while (lanes->len < lane_count + 1) {
        add_lane(placer->lanes, row);
    }
    for (size_t wish = 0; wish < placer->count; wish++) {
        PsgTitlePlace *place = &placer->places[wish];
        if (place->is_placed && place->lane > 0 &&
            placer->wishes[wish].spots[place->spot].row == row) {
            place->is_placed = false;
        }
    }
}

/* So many lanes below the bars of a row, with all titles that they hold; gives their
 * weight. */
static double
fill_row(Placer *placer, size_t row, size_t lane_count)
{
    clear_row(placer, row, 0);
    g_autoptr(GArray) flags = flags_of_row(placer, row);
    double weight = 0;
    clear_row(placer, row, lane_count);
    for (guint i = 0; lane_count > 0 && i < flags->len; i++) {
        size_t wish = g_array_index(flags, size_t, i);
        weight += placer->wishes[wish].weight;
        if (!place_flag(placer, wish)) {
            g_array_remove_index(flags, lightest_near(placer, flags, i));
            clear_row(placer, row, lane_count);
            weight = 0;
            i = (guint)-1; /* from the left again */
        }
    }
    return weight;
}

/* A row with more lanes than it has, and by how much each of these tells more. */
typedef struct {
    size_t row, lanes;
    double gain;
} Step;

/* The best step from the lanes that rows have. values: by row and number of lanes. */
static Step
best_step(const double *values, const size_t *lanes, size_t row_count, size_t most)
{
    Step best = {0, 0, LEAST_GAIN};
    for (size_t row = 0; row < row_count; row++) {
        const double *its = &values[row * (MOST_LANES + 1)];
        for (size_t more = 1; more <= most && lanes[row] + more <= MOST_LANES; more++) {
            double gain = (its[lanes[row] + more] - its[lanes[row]]) / (double)more;
            if (gain > best.gain + LEAST_GAIN) {
                best = (Step){row, lanes[row] + more, gain};
            }
        }
    }
    return best;
}

/* Lanes for the rows where each tells most. */
static void
add_lanes(Placer *placer)
{
    size_t row_count = placer->lanes->rows->len;
    size_t left = (size_t)MAX(0, placer->room->spare / placer->room->lane);
    g_autofree double *values = g_new0(double, row_count *(MOST_LANES + 1) + 1);
    g_autofree size_t *lanes = g_new0(size_t, row_count + 1);
    for (size_t row = 0; row < row_count; row++) {
        for (size_t count = 1; count <= MIN(left, MOST_LANES); count++) {
            values[row * (MOST_LANES + 1) + count] = fill_row(placer, row, count);
        }
        fill_row(placer, row, 0);
    }
    while (left > 0) {
        Step step = best_step(values, lanes, row_count, left);
        if (step.lanes == 0) {
            return;
        }
        left -= step.lanes - lanes[step.row];
        lanes[step.row] = step.lanes;
        fill_row(placer, step.row, step.lanes);
    }
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
    add_lanes(&placer);
    place_in_bars(&placer, false);
    g_free(placer.order);
    return placer.places;
}
