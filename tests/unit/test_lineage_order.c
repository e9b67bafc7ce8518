/* Where streams run: nothing crosses that an order could keep apart, nothing is on top of
 * anything, and what follows goes straight on. */
#include "base/random.h"
#include "figure/lineage/order.h"

#include <check.h>
#include <glib.h>
#include <math.h>
#include <stdbool.h>

Suite *lineage_order_suite(void);

#define NEAR 1e-6

typedef struct {
    PsgOrderTask task;
    double *lanes;
    size_t *counts;
} Answer;

static Answer
answer(const PsgOrderTask *task)
{
    Answer answer = {*task, NULL, g_new0(size_t, task->band_count)};
    answer.lanes = psg_order_lanes(task, answer.counts);
    for (size_t i = 0; i < task->run_count; i++) {
        const PsgOrderRun *a = &task->runs[i];
        ck_assert(answer.lanes[i] > -NEAR);
        ck_assert(answer.lanes[i] < (double)answer.counts[a->band] - 1 + NEAR);
        for (size_t j = 0; j < i; j++) {
            const PsgOrderRun *b = &task->runs[j];
            bool meet = a->band == b->band && a->first <= b->last && b->first <= a->last;
            ck_assert_msg(!meet || fabs(answer.lanes[i] - answer.lanes[j]) > 1 - NEAR,
                          "runs %zu and %zu stand on each other", i, j);
        }
    }
    return answer;
}

static void
answer_clear(Answer *answer)
{
    g_free(answer->lanes);
    g_free(answer->counts);
}

#define TASK(list, flows, bands)                                                         \
    {                                                                                    \
        list, G_N_ELEMENTS(list), flows, G_N_ELEMENTS(flows), bands                      \
    }

START_TEST(a_successor_goes_straight_on)
{
    const PsgOrderRun runs[] = {{0, 0, 5}, {0, 0, 2}, {0, 3, 5}, {0, 0, 5}};
    const PsgOrderLink links[] = {{1, 2, 3, 1}};
    PsgOrderTask task = TASK(runs, links, 1);
    Answer found = answer(&task);
    ck_assert_double_eq_tol(found.lanes[1], found.lanes[2], NEAR);
    ck_assert_uint_eq(found.counts[0], 3);
    answer_clear(&found);
}
END_TEST

START_TEST(a_merger_stands_between_those_it_is_made_of)
{
    const PsgOrderRun runs[] = {{0, 0, 1}, {0, 0, 1}, {0, 2, 3}};
    const PsgOrderLink links[] = {{0, 2, 2, 0.5}, {1, 2, 2, 0.5}};
    PsgOrderTask task = TASK(runs, links, 1);
    Answer found = answer(&task);
    ck_assert_double_eq_tol(found.lanes[2], (found.lanes[0] + found.lanes[1]) / 2, NEAR);
    answer_clear(&found);
}
END_TEST

/* The first and the third of four become one: those who stay make way. */
START_TEST(no_crossing_that_an_order_avoids)
{
    const PsgOrderRun runs[] = {{0, 0, 1}, {0, 0, 3}, {0, 0, 1},
                                {0, 0, 3}, {0, 2, 3}, {0, 2, 3}};
    const PsgOrderLink links[] = {{0, 4, 2, 0.5}, {2, 4, 2, 0.5}, {3, 5, 2, 0.5}};
    PsgOrderTask task = TASK(runs, links, 1);
    const double as_written[] = {0, 1, 2, 3, 4, 5};
    Answer found = answer(&task);
    ck_assert_double_gt(psg_order_crossings(&task, as_written), 0.9);
    ck_assert_double_eq_tol(psg_order_crossings(&task, found.lanes), 0, NEAR);
    answer_clear(&found);
}
END_TEST

START_TEST(who_moves_to_the_band_below_stands_below_the_others)
{
    const PsgOrderRun runs[] = {{0, 0, 1}, {1, 2, 3}, {0, 0, 3}, {0, 0, 3}, {1, 0, 3}};
    const PsgOrderLink links[] = {{0, 1, 2, 1}};
    PsgOrderTask task = TASK(runs, links, 2);
    Answer found = answer(&task);
    ck_assert_double_gt(found.lanes[0], found.lanes[2]);
    ck_assert_double_gt(found.lanes[0], found.lanes[3]);
    ck_assert_double_lt(found.lanes[1], found.lanes[4]);
    answer_clear(&found);
}
END_TEST

START_TEST(the_place_of_who_is_followed_late_is_kept_free)
{
    const PsgOrderRun runs[] = {{0, 0, 0}, {0, 1, 2}, {0, 4, 5}};
    const PsgOrderLink links[] = {{0, 2, 4, 1}};
    PsgOrderTask task = TASK(runs, links, 1);
    Answer found = answer(&task);
    ck_assert_double_gt(fabs(found.lanes[0] - found.lanes[1]), 1 - NEAR);
    ck_assert_double_eq_tol(found.lanes[0], found.lanes[2], NEAR);
    answer_clear(&found);
}
END_TEST

START_TEST(a_lane_is_free_again_after_a_run)
{
    const PsgOrderRun runs[] = {{0, 0, 1}, {0, 2, 3}, {0, 4, 5}};
    PsgOrderTask task = {runs, 3, NULL, 0, 1};
    Answer found = answer(&task);
    ck_assert_uint_eq(found.counts[0], 1);
    answer_clear(&found);
}
END_TEST

START_TEST(who_begins_beside_another_stands_beside_it)
{
    const PsgOrderRun runs[] = {{0, 0, 3}, {0, 0, 3}, {0, 0, 3}, {0, 0, 3}};
    const PsgOrderLink links[] = {{0, 3, 0, 1}};
    PsgOrderTask task = TASK(runs, links, 1);
    Answer found = answer(&task);
    ck_assert_double_eq_tol(fabs(found.lanes[0] - found.lanes[3]), 1, NEAR);
    answer_clear(&found);
}
END_TEST

/* As answer() asks of all: none stands on another, or outside its band. */
START_TEST(crowds_stand_beside_each_other)
{
    enum { RUNS = 700, LINKS = 500, COLUMNS = 90, BANDS = 3 };
    PsgRandom random = psg_random_seeded((uint64_t)_i + 1);
    PsgOrderRun runs[RUNS];
    PsgOrderLink links[LINKS];
    for (size_t i = 0; i < RUNS; i++) {
        size_t first = psg_random_below(&random, COLUMNS);
        size_t last = first + psg_random_below(&random, (uint32_t)(COLUMNS - first));
        runs[i] = (PsgOrderRun){psg_random_below(&random, BANDS), first, last};
    }
    for (size_t i = 0; i < LINKS; i++) {
        size_t from = psg_random_below(&random, RUNS);
        size_t to = psg_random_below(&random, RUNS);
        links[i] = (PsgOrderLink){from, to, runs[to].last, 1};
    }
    PsgOrderTask task = TASK(runs, links, BANDS);
    Answer found = answer(&task);
    answer_clear(&found);
}
END_TEST

Suite *
lineage_order_suite(void)
{
    Suite *suite = suite_create("lineage_order");
    TCase *order = tcase_create("order");
    tcase_add_test(order, a_successor_goes_straight_on);
    tcase_add_test(order, a_merger_stands_between_those_it_is_made_of);
    tcase_add_test(order, no_crossing_that_an_order_avoids);
    tcase_add_test(order, who_moves_to_the_band_below_stands_below_the_others);
    tcase_add_test(order, the_place_of_who_is_followed_late_is_kept_free);
    tcase_add_test(order, a_lane_is_free_again_after_a_run);
    tcase_add_test(order, who_begins_beside_another_stands_beside_it);
    tcase_add_loop_test(order, crowds_stand_beside_each_other, 0, 4);
    suite_add_tcase(suite, order);
    return suite;
}
