/* Things spread along a line: in order, clear of each other, and moved no more than need be. */
#include "base/spread.h"

#include "base/random.h"

#include <check.h>
#include <math.h>

Suite *spread_suite(void);

enum { MOST = 9 };

static double
moved(const PsgSpreadItem *items, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += pow(items[i].at - items[i].wanted, 2);
    }
    return sum;
}

static bool
are_clear(const PsgSpreadItem *items, size_t count, double first, double last)
{
    double end = first;
    for (size_t i = 0; i < count; i++) {
        if (items[i].at - items[i].size / 2 < end - 1e-6) {
            return false;
        }
        end = items[i].at + items[i].size / 2;
    }
    return end <= last + 1e-6;
}

/* No way of moving a run of neighbours together would bring them nearer. */
START_TEST(all_are_as_near_as_can_be)
{
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    PsgSpreadItem items[MOST], other[MOST];
    size_t count = 1 + (size_t)_i % MOST;
    for (size_t i = 0; i < count; i++) {
        items[i] = (PsgSpreadItem){psg_random_below(&random, 100),
                                   1 + psg_random_below(&random, 10), NAN};
    }
    ck_assert(psg_spread(items, count, 0, 100));
    ck_assert(are_clear(items, count, 0, 100));
    for (size_t from = 0; from < count; from++) {
        for (size_t end = from + 1; end <= count; end++) {
            for (int way = -1; way <= 1; way += 2) {
                for (size_t i = 0; i < count; i++) {
                    other[i] = items[i];
                    other[i].at += i >= from && i < end ? way * 0.01 : 0;
                }
                ck_assert(!are_clear(other, count, 0, 100) ||
                          moved(other, count) >= moved(items, count) - 1e-9);
            }
        }
    }
}
END_TEST

START_TEST(without_room_nothing_is_placed)
{
    PsgSpreadItem items[] = {{1, 6, -1}, {2, 5, -1}};
    ck_assert(!psg_spread(items, 2, 0, 10));
    ck_assert_double_eq(items[0].at, -1);
    ck_assert(psg_spread(items, 2, 0, 11));
    ck_assert_double_eq_tol(items[0].at, 3, 1e-9);
    ck_assert_double_eq_tol(items[1].at, 8.5, 1e-9);
    ck_assert(psg_spread(items, 0, 0, 0));
}
END_TEST

Suite *
spread_suite(void)
{
    Suite *suite = suite_create("spread");
    TCase *cases = tcase_create("spread");
    tcase_add_loop_test(cases, all_are_as_near_as_can_be, 0, 60);
    tcase_add_test(cases, without_room_nothing_is_placed);
    suite_add_tcase(suite, cases);
    return suite;
}
