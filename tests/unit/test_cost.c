/* What a drawing costs: the same however it was reached. */
#include "layout/page/cost.h"

#include "base/random.h"
#include "sample_task.h"

#include <check.h>
#include <math.h>

Suite *cost_suite(void);

enum { UNIT = 200, ACTORS = 18 };

static PsgPoint
any_place(PsgRandom *random)
{
    return (PsgPoint){1500 * psg_random_unit(random), 600 * psg_random_unit(random)};
}

/* The cost of a drawing that nobody moved anything in. */
static double
fresh_cost(const PsgSupergraph *all, const PsgPoint *places)
{
    g_autoptr(PsgCost) cost = psg_cost_new(all, places, 1, 8, UNIT);
    return psg_cost_total(cost);
}

START_TEST(a_change_is_what_the_cost_changes_by)
{
    SampleTask made = sample_task(ACTORS, 30, (unsigned)_i);
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(&made.task);
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    PsgPoint places[ACTORS];
    for (size_t i = 0; i < all->node_count; i++) {
        places[i] = any_place(&random);
    }
    g_autoptr(PsgCost) cost = psg_cost_new(all, places, 1, 8, UNIT);
    for (int step = 0; step < 40; step++) {
        size_t count = 1 + psg_random_below(&random, 3);
        PsgMove moves[3];
        size_t first = psg_random_below(&random, (uint32_t)all->node_count);
        for (size_t k = 0; k < count; k++) {
            size_t node = (first + 5 * k) % all->node_count;
            moves[k] = (PsgMove){node, any_place(&random)};
            places[node] = moves[k].to;
        }
        double before = psg_cost_total(cost);
        double change = psg_cost_change(cost, moves, count, INFINITY);
        ck_assert_double_eq_tol(psg_cost_total(cost), before, 1e-9);
        psg_cost_move(cost, moves, count);
        ck_assert_double_eq_tol(psg_cost_total(cost), before + change, 1e-3);
        ck_assert_double_eq_tol(psg_cost_total(cost), fresh_cost(all, places), 1e-3);
    }
    sample_task_clear(&made);
}
END_TEST

/* Two lines that cross, from 0 to 1 and from 2 to 3, and a box on neither of them. */
static const PsgPoint crossed[] = {{100, 100},
                                   {500, 500},
                                   {500, 100},
                                   {100, 500},
                                   {900, 300}};
static const PsgPoint apart[] = {{100, 100},
                                 {500, 100},
                                 {100, 500},
                                 {500, 500},
                                 {900, 300}};

static double
cost_of(const PsgPoint *places, size_t first, size_t second)
{
    const PsgSize boxes[5] = {{60, 40}, {60, 40}, {60, 40}, {60, 40}, {60, 40}};
    const PsgTie ties[] = {{0, 1, 1, 0, 3, false}, {2, 3, 1, 0, 3, false}};
    bool presence[4 * 5], tie_presence[4 * 2];
    for (size_t slice = 0; slice < 4; slice++) {
        for (size_t i = 0; i < 5; i++) {
            presence[slice * 5 + i] = true;
        }
        tie_presence[slice * 2] = slice < first;
        tie_presence[slice * 2 + 1] = slice + second >= 4;
    }
    PsgLayoutTask task = {.actor_count = 5,
                          .slice_count = 4,
                          .boxes = boxes,
                          .presence = presence,
                          .ties = ties,
                          .tie_count = 2,
                          .tie_presence = tie_presence};
    g_autoptr(PsgSupergraph) all = psg_supergraph_of_task(&task);
    return fresh_cost(all, places);
}

/* What is left if lengths, which both lines have alone, are taken away: the first line in
 * so many slices from the begin, the second in so many before the end. */
static double
cost_together(const PsgPoint *places, size_t first, size_t second)
{
    return cost_of(places, first, second) - cost_of(places, first, 0) -
           cost_of(places, 0, second);
}

START_TEST(a_crossing_costs_by_the_slices_in_which_it_is_seen)
{
    ck_assert_double_eq_tol(cost_together(crossed, 4, 4), 1, 0.01);
    ck_assert_double_eq_tol(cost_together(crossed, 3, 3), 0.5, 0.01);
    ck_assert_double_eq_tol(cost_together(crossed, 2, 2), 0, 0.01);
    ck_assert_double_eq_tol(cost_together(apart, 4, 4), 0, 0.01);
}
END_TEST

START_TEST(a_line_through_a_box_costs)
{
    PsgPoint free[5], barred[5];
    for (size_t i = 0; i < 5; i++) {
        free[i] = barred[i] = apart[i];
    }
    free[4] = (PsgPoint){300, 300};
    barred[4] = (PsgPoint){300, 100};
    ck_assert_double_gt(cost_of(barred, 4, 0), cost_of(free, 4, 0) + 0.3);
}
END_TEST

START_TEST(a_longer_line_costs_more)
{
    PsgPoint longer[5];
    for (size_t i = 0; i < 5; i++) {
        longer[i] = apart[i];
    }
    longer[1].x += 300;
    ck_assert_double_gt(cost_of(longer, 4, 0), cost_of(apart, 4, 0));
}
END_TEST

Suite *
cost_suite(void)
{
    Suite *suite = suite_create("cost");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, a_change_is_what_the_cost_changes_by, 1, 6);
    tcase_add_test(tests, a_crossing_costs_by_the_slices_in_which_it_is_seen);
    tcase_add_test(tests, a_line_through_a_box_costs);
    tcase_add_test(tests, a_longer_line_costs_more);
    suite_add_tcase(suite, tests);
    return suite;
}
