/* Lists in words. */
#include "base/join.h"

#include <check.h>

Suite *join_suite(void);

START_TEST(separates_items)
{
    g_autoptr(GString) list = g_string_new(NULL);
    psg_join(list, ", ", "Ann");
    psg_join_printf(list, ", ", "%s %d", "Bob", 2);
    psg_join(list, "; ", "Cyd");
    ck_assert_str_eq(list->str, "Ann, Bob 2; Cyd");
}
END_TEST

Suite *
join_suite(void)
{
    Suite *suite = suite_create("join");
    TCase *cases = tcase_create("join");
    tcase_add_test(cases, separates_items);
    suite_add_tcase(suite, cases);
    return suite;
}
