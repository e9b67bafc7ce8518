/* Hashes: keys that differ are told apart, however alike they look. */
#include "base/hash.h"

#include <check.h>

Suite *hash_suite(void);

/* How many hashes that many numbers have, each so far from the next. */
static guint
hashes_of(guint count, double step)
{
    g_autoptr(GHashTable) hashes = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < count; i++) {
        double number = i * step;
        g_hash_table_add(hashes, GUINT_TO_POINTER(psg_hash_double(&number)));
    }
    return g_hash_table_size(hashes);
}

START_TEST(tells_numbers_apart)
{
    ck_assert_uint_gt(hashes_of(1000, 1), 990);
    ck_assert_uint_gt(hashes_of(1000, 0.001), 990);
    ck_assert_uint_gt(hashes_of(1000, 0x1p-40), 990);
    ck_assert_uint_gt(hashes_of(1000, 1e12), 990);
}
END_TEST

START_TEST(is_the_same_of_equal_numbers)
{
    double zero = 0.0, below = -0.0, half = 0.5, same = 0.5;
    ck_assert_uint_eq(psg_hash_double(&zero), psg_hash_double(&below));
    ck_assert_uint_eq(psg_hash_double(&half), psg_hash_double(&same));
}
END_TEST

START_TEST(heeds_the_order_of_what_is_mixed)
{
    ck_assert_uint_ne(psg_hash_mix(psg_hash_mix(0, 1), 2),
                      psg_hash_mix(psg_hash_mix(0, 2), 1));
}
END_TEST

Suite *
hash_suite(void)
{
    Suite *suite = suite_create("hash");
    TCase *all = tcase_create("all");
    tcase_add_test(all, tells_numbers_apart);
    tcase_add_test(all, is_the_same_of_equal_numbers);
    tcase_add_test(all, heeds_the_order_of_what_is_mixed);
    suite_add_tcase(suite, all);
    return suite;
}
