/* Ways of lines through the gaps of rows. */
#include "layout/page/gutters.h"

#include "base/random.h"
#include "layout/page/anneal.h"
#include "layout/page/relax.h"
#include "sample_task.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *gutters_suite(void);

#define TINY 1e-6
#define GAP 24.0
#define PITCH 9.0

/* Boxes of one size in a grid: row by row, from the left. */
typedef struct {
    SampleTask made;
    PsgSupergraph *all;
    PsgShelves *shelves;
} Stand;

static PsgShelves *
grid_of(size_t rows, size_t columns)
{
    size_t count = rows * columns;
    PsgShelves *shelves = g_new0(PsgShelves, 1);
    shelves->box_count = count;
    shelves->shelf_count = rows;
    shelves->scale = 1;
    shelves->gap = GAP;
    shelves->pitch = PITCH;
    shelves->height = 50;
    shelves->tray = PSG_ANY_ZONE;
    shelves->left = g_new0(double, rows);
    shelves->right = g_new0(double, rows);
    shelves->middle = g_new0(double, rows);
    shelves->zone = g_new0(size_t, rows);
    shelves->length = g_new0(size_t, rows);
    shelves->order = g_new0(size_t, rows * count);
    shelves->zone_of = g_new0(size_t, count);
    shelves->half = g_new0(double, count);
    shelves->x = g_new0(double, count);
    shelves->shelf = g_new0(size_t, count);
    for (size_t row = 0; row < rows; row++) {
        shelves->right[row] = 200.0 * (double)columns;
        shelves->middle[row] = 100.0 * (double)row;
        shelves->length[row] = columns;
        for (size_t i = 0; i < columns; i++) {
            size_t box = row * columns + i;
            shelves->order[row * count + i] = box;
            shelves->half[box] = 50;
            shelves->x[box] = 100 + 200.0 * (double)i;
            shelves->shelf[box] = row;
        }
    }
    return shelves;
}

/* Ties from and to, in pairs. */
static Stand
stand_new(size_t rows, size_t columns, const size_t (*ties)[2], size_t tie_count)
{
    Stand stand = {.made = sample_task(rows * columns, tie_count, 1)};
    for (size_t i = 0; i < SAMPLE_SLICES * rows * columns; i++) {
        stand.made.presence[i] = true;
    }
    for (size_t i = 0; i < tie_count; i++) {
        stand.made.ties[i].from = ties[i][0];
        stand.made.ties[i].to = ties[i][1];
    }
    stand.all = psg_supergraph_of_task(&stand.made.task);
    stand.shelves = grid_of(rows, columns);
    return stand;
}

static void
stand_clear(Stand *stand)
{
    psg_shelves_free(stand->shelves);
    psg_supergraph_free(stand->all);
    sample_task_clear(&stand->made);
}

static double
cost_of(const PsgSupergraph *all, const PsgShelves *shelves)
{
    g_autoptr(PsgGutters) gutters = psg_gutters_new(all, shelves);
    return psg_gutters_cost(gutters);
}

/* What lines add to what boxes cost. */
static double
cost_of_lines(const Stand *stand)
{
    PsgSupergraph bare = *stand->all;
    bare.link_count = 0;
    return cost_of(stand->all, stand->shelves) - cost_of(&bare, stand->shelves);
}

static double
cost_of_ties(size_t rows, size_t columns, const size_t (*ties)[2], size_t count)
{
    Stand stand = stand_new(rows, columns, ties, count);
    double cost = cost_of_lines(&stand);
    stand_clear(&stand);
    return cost;
}

START_TEST(lines_that_change_sides_cross)
{
    const size_t beside[][2] = {{0, 2}, {1, 3}}, across[][2] = {{0, 3}, {1, 2}};
    ck_assert_double_eq_tol(cost_of_ties(2, 2, beside, 2), 0, TINY);
    ck_assert_double_eq_tol(cost_of_ties(2, 2, across, 2), 1, TINY);
    const size_t shared[][2] = {{0, 3}, {0, 2}};
    ck_assert_double_eq_tol(cost_of_ties(2, 2, shared, 2), 0, TINY);
}
END_TEST

/* Two lines that must change sides do so once, however many rows they pass. */
START_TEST(long_lines_cross_once)
{
    const size_t left[][2] = {{0, 15}}, right[][2] = {{2, 17}};
    const size_t apart[][2] = {{0, 15}, {2, 17}};
    double alone = cost_of_ties(6, 3, left, 1) + cost_of_ties(6, 3, right, 1);
    ck_assert_double_eq_tol(cost_of_ties(6, 3, apart, 2), alone, 0.2);
    const size_t down[][2] = {{0, 17}}, up[][2] = {{2, 15}};
    const size_t across[][2] = {{0, 17}, {2, 15}};
    alone = cost_of_ties(6, 3, down, 1) + cost_of_ties(6, 3, up, 1);
    ck_assert_double_eq_tol(cost_of_ties(6, 3, across, 2), alone + 1, 0.2);
}
END_TEST

/* A box in the way costs a little, and one that is never there with the line nothing. */
START_TEST(lines_lead_around_who_is_there)
{
    const size_t through[][2] = {{0, 2}};
    Stand stand = stand_new(3, 1, through, 1);
    double cost = cost_of_lines(&stand);
    ck_assert_double_lt(cost, 1.2);
    stand.all->present[1] = 0;
    ck_assert_double_lt(cost_of_lines(&stand), cost - 0.2);
    stand_clear(&stand);
}
END_TEST

/* Along a row: what passes between two neighbours crosses their line; who stands between must be
 * led around. */
START_TEST(lines_along_a_row_have_their_price)
{
    const size_t near[][2] = {{2, 3}}, far[][2] = {{3, 5}};
    ck_assert_double_eq_tol(cost_of_ties(2, 2, near, 1), 0, TINY);
    ck_assert_double_ge(cost_of_ties(2, 3, far, 1), 0.5);
    const size_t crossed[][2] = {{3, 4}, {0, 7}}, alone[][2] = {{0, 7}};
    ck_assert_double_eq_tol(cost_of_ties(3, 3, crossed, 2) - cost_of_ties(3, 3, alone, 1),
                            1, TINY);
}
END_TEST

/* Two boxes change places. */
static void
swap(PsgShelves *shelves, size_t one, size_t other)
{
    size_t a = shelves->shelf[one], b = shelves->shelf[other];
    size_t *first = NULL, *second = NULL;
    for (size_t i = 0; i < shelves->length[a]; i++) {
        size_t *at = &shelves->order[a * shelves->box_count + i];
        first = *at == one ? at : first;
    }
    for (size_t i = 0; i < shelves->length[b]; i++) {
        size_t *at = &shelves->order[b * shelves->box_count + i];
        second = *at == other ? at : second;
    }
    g_assert(first != NULL && second != NULL);
    *first = other;
    *second = one;
    double x = shelves->x[one];
    shelves->x[one] = shelves->x[other];
    shelves->x[other] = x;
    shelves->shelf[one] = b;
    shelves->shelf[other] = a;
}

/* What is kept from step to step is what a plan from the beginning gives. */
START_TEST(an_update_is_exact)
{
    PsgRandom random = psg_random_seeded((unsigned)_i);
    size_t ties[40][2];
    for (size_t i = 0; i < 40; i++) {
        ties[i][0] = psg_random_below(&random, 30);
        ties[i][1] = (ties[i][0] + 1 + psg_random_below(&random, 29)) % 30;
    }
    Stand stand = stand_new(6, 5, (const size_t(*)[2])ties, 40);
    g_autoptr(PsgGutters) gutters = psg_gutters_new(stand.all, stand.shelves);
    for (int step = 0; step < 60; step++) {
        size_t moved[2] = {psg_random_below(&random, 30), psg_random_below(&random, 30)};
        double before = psg_gutters_cost(gutters);
        swap(stand.shelves, moved[0], moved[1]);
        double change = psg_gutters_update(gutters, moved, 2, (double)INFINITY);
        double fresh = cost_of(stand.all, stand.shelves);
        ck_assert_double_eq_tol(psg_gutters_cost(gutters), fresh, TINY);
        ck_assert_double_eq_tol(before + change, fresh, TINY);
        if (step % 3 == 0) {
            swap(stand.shelves, moved[0], moved[1]);
            psg_gutters_undo(gutters);
            ck_assert_double_eq_tol(psg_gutters_cost(gutters), before, TINY);
        }
        size_t shelf = psg_random_below(&random, 6);
        stand.shelves->x[stand.shelves->order[shelf * 30]] -= 20;
        psg_gutters_shift(gutters, shelf, (double)INFINITY);
        ck_assert_double_eq_tol(psg_gutters_cost(gutters),
                                cost_of(stand.all, stand.shelves), TINY);
    }
    stand_clear(&stand);
}
END_TEST

/* Whoever asks with a limit hears whether it is kept, and may go on as if nothing had been. */
START_TEST(an_update_above_the_limit_can_be_taken_back)
{
    PsgRandom random = psg_random_seeded((unsigned)_i);
    const size_t ties[][2] = {{0, 11}, {1, 9}, {2, 10}, {3, 8}, {0, 6}, {5, 11}};
    Stand stand = stand_new(3, 4, ties, G_N_ELEMENTS(ties));
    g_autoptr(PsgGutters) gutters = psg_gutters_new(stand.all, stand.shelves);
    for (int step = 0; step < 40; step++) {
        size_t moved[2] = {psg_random_below(&random, 12), psg_random_below(&random, 12)};
        double before = psg_gutters_cost(gutters), limit = psg_random_unit(&random) - 0.5;
        swap(stand.shelves, moved[0], moved[1]);
        double change = cost_of(stand.all, stand.shelves) - before;
        bool is_below = psg_gutters_update(gutters, moved, 2, limit) <= limit;
        ck_assert_int_eq(is_below, change <= limit);
        if (!is_below) {
            swap(stand.shelves, moved[0], moved[1]);
            psg_gutters_undo(gutters);
        }
        ck_assert_double_eq_tol(psg_gutters_cost(gutters), before + is_below * change,
                                TINY);
    }
    stand_clear(&stand);
}
END_TEST

/* Lines between boxes that stand beside each other above and below: all pass the gap below 0. */
START_TEST(each_line_wants_a_lane)
{
    const size_t ties[][2] = {{0, 4}, {0, 5}, {1, 4}, {1, 5}};
    double before = 0;
    for (size_t count = 1; count <= 4; count++) {
        Stand stand = stand_new(3, 2, ties, count);
        const double places[] = {170, 230, 60, 340, 170, 230};
        memcpy(stand.shelves->x, places, sizeof places);
        g_autoptr(PsgGutters) gutters = psg_gutters_new(stand.all, stand.shelves);
        double room = psg_gutters_lane_room(gutters, 1, 1);
        ck_assert_double_eq_tol(psg_gutters_lane_room(gutters, 1, 0), 0, TINY);
        double more = count > 2 ? PITCH : room - before;
        ck_assert_double_eq_tol(room - before, more, TINY);
        before = room;
        stand_clear(&stand);
    }
    ck_assert_double_gt(before, GAP / 2);
}
END_TEST

START_TEST(gaps_widen_for_the_lines_that_pass_them)
{
    size_t ties[12][2];
    for (size_t i = 0; i < 12; i++) {
        ties[i][0] = 1 + i / 4;
        ties[i][1] = 11 + i % 4;
    }
    Stand stand = stand_new(3, 5, (const size_t(*)[2])ties, 12);
    for (size_t box = 5; box < 10; box++) {
        stand.shelves->half[box] = 78;
    }
    psg_shelves_relax(stand.shelves, stand.all, NULL);
    g_autoptr(PsgGutters) gutters = psg_gutters_new(stand.all, stand.shelves);
    double least = INFINITY, most = 0;
    for (size_t box = 6; box < 10; box++) {
        double gap = stand.shelves->x[box] - stand.shelves->x[box - 1] - 156;
        double lacks = GAP + psg_gutters_lane_room(gutters, 1, box - 5) - gap;
        ck_assert_msg(lacks < 1, "%g for %g", gap, lacks + gap);
        least = fmin(least, gap);
        most = fmax(most, gap);
    }
    ck_assert_double_gt(most, 1.3 * least);
    stand_clear(&stand);
}
END_TEST

/* What a search finds is good for lines that lead around boxes, not only for straight ones. */
START_TEST(a_search_makes_planned_ways_better)
{
    double before = 0, after = 0;
    for (unsigned seed = 1; seed <= 6; seed++) {
        PsgRandom random = psg_random_seeded(seed);
        size_t ties[40][2];
        for (size_t i = 0; i < 40; i++) {
            ties[i][0] = psg_random_below(&random, 30);
            ties[i][1] = (ties[i][0] + 1 + psg_random_below(&random, 29)) % 30;
        }
        Stand stand = stand_new(6, 5, (const size_t(*)[2])ties, 40);
        before += cost_of_lines(&stand);
        psg_shelves_anneal(stand.shelves, stand.all, (PsgSize){1000, 600}, seed);
        after += cost_of_lines(&stand);
        stand_clear(&stand);
    }
    ck_assert_msg(after < 0.05 * before, "%g of %g", after, before);
}
END_TEST

/* How much wider a shelf would have to be for its boxes and the lines between them. */
static double
lacking_on(const PsgGutters *gutters, const PsgShelves *shelves, size_t shelf)
{
    size_t count = shelves->length[shelf];
    double needed = GAP * (double)(MAX(count, 1) - 1);
    for (size_t i = 0; i < count; i++) {
        needed += 2 * shelves->half[shelves->order[shelf * shelves->box_count + i]];
    }
    for (size_t i = 0; i <= count; i++) {
        needed += psg_gutters_lane_room(gutters, shelf, i);
    }
    return fmax(0, needed - (shelves->right[shelf] - shelves->left[shelf]));
}

/* Shelves near the one that all are tied to must let lines pass, and take fewer boxes. */
START_TEST(shelves_have_room_for_boxes_and_lines)
{
    size_t ties[27][2];
    for (size_t i = 0; i < 27; i++) {
        ties[i][0] = 0;
        ties[i][1] = i + 1;
    }
    double lacking = 0;
    for (unsigned seed = 1; seed <= 4; seed++) {
        Stand stand = stand_new(4, 7, (const size_t(*)[2])ties, 27);
        for (size_t shelf = 0; shelf < 4; shelf++) {
            stand.shelves->right[shelf] = 1050;
        }
        for (size_t i = 0; i < 28; i++) {
            stand.shelves->x[i] = 75 + 150.0 * (double)(i % 7);
        }
        psg_shelves_anneal(stand.shelves, stand.all, (PsgSize){1050, 400}, seed);
        g_autoptr(PsgGutters) gutters = psg_gutters_new(stand.all, stand.shelves);
        for (size_t shelf = 0; shelf < 4; shelf++) {
            lacking += lacking_on(gutters, stand.shelves, shelf);
        }
        stand_clear(&stand);
    }
    ck_assert_msg(lacking < 5, "%g", lacking);
}
END_TEST

Suite *
gutters_suite(void)
{
    Suite *suite = suite_create("gutters");
    TCase *tests = tcase_create("gutters");
    tcase_add_test(tests, lines_that_change_sides_cross);
    tcase_add_test(tests, long_lines_cross_once);
    tcase_add_test(tests, lines_lead_around_who_is_there);
    tcase_add_test(tests, lines_along_a_row_have_their_price);
    tcase_add_loop_test(tests, an_update_is_exact, 1, 6);
    tcase_add_loop_test(tests, an_update_above_the_limit_can_be_taken_back, 1, 6);
    tcase_add_test(tests, each_line_wants_a_lane);
    tcase_add_test(tests, gaps_widen_for_the_lines_that_pass_them);
    tcase_add_test(tests, shelves_have_room_for_boxes_and_lines);
    tcase_add_test(tests, a_search_makes_planned_ways_better);
    suite_add_tcase(suite, tests);
    return suite;
}
