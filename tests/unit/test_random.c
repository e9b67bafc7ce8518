/* Random numbers: those of the published generator, and evenly spread. */
#include "base/random.h"

#include <check.h>
#include <glib.h>

Suite *random_suite(void);

START_TEST(gives_the_published_numbers)
{
    const uint32_t published[] = {0xa15c02b7, 0x7b47f409, 0xba1d3330,
                                  0x83d2f293, 0xbfa4784b, 0xcbed606e};
    PsgRandom random = psg_random_seeded(42);
    for (size_t i = 0; i < G_N_ELEMENTS(published); i++) {
        ck_assert_uint_eq(psg_random_below(&random, UINT32_MAX), published[i]);
    }
}
END_TEST

START_TEST(stays_below_its_limit)
{
    PsgRandom random = psg_random_seeded(1);
    int counts[6] = {0};
    for (int i = 0; i < 60000; i++) {
        uint32_t number = psg_random_below(&random, 6);
        ck_assert_uint_lt(number, 6);
        counts[number]++;
    }
    for (int i = 0; i < 6; i++) {
        ck_assert_int_gt(counts[i], 9500);
        ck_assert_int_lt(counts[i], 10500);
    }
    ck_assert_uint_eq(psg_random_below(&random, 1), 0);
}
END_TEST

START_TEST(fills_the_unit)
{
    PsgRandom random = psg_random_seeded(7);
    double sum = 0, least = 1, most = 0;
    for (int i = 0; i < 10000; i++) {
        double number = psg_random_unit(&random);
        sum += number;
        least = MIN(least, number);
        most = MAX(most, number);
    }
    ck_assert_double_ge(least, 0);
    ck_assert_double_lt(most, 1);
    ck_assert_double_eq_tol(sum / 10000, 0.5, 0.02);
}
END_TEST

START_TEST(differs_by_seed)
{
    PsgRandom one = psg_random_seeded(1), same = psg_random_seeded(1),
              other = psg_random_seeded(2);
    uint32_t number = psg_random_below(&one, UINT32_MAX);
    ck_assert_uint_eq(number, psg_random_below(&same, UINT32_MAX));
    ck_assert_uint_ne(number, psg_random_below(&other, UINT32_MAX));
}
END_TEST

Suite *
random_suite(void)
{
    Suite *suite = suite_create("random");
    TCase *all = tcase_create("all");
    tcase_add_test(all, gives_the_published_numbers);
    tcase_add_test(all, stays_below_its_limit);
    tcase_add_test(all, fills_the_unit);
    tcase_add_test(all, differs_by_seed);
    suite_add_tcase(suite, all);
    return suite;
}
