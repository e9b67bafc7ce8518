/* The order of lines: groups stay together, ranks hold without ties, those who are tied
 * come near each other. */
#include "figure/timeline/order.h"

#include <check.h>
#include <glib.h>
#include <string.h>

Suite *timeline_order_suite(void);

/* The lines as letters, from the top. */
static char *
ordered(const size_t *groups, const gint64 *ranks, const PsgLineTie *ties,
        size_t tie_count)
{
    enum { COUNT = 6 };
    PsgLineOrderTask task = {COUNT, groups, ranks, ties, tie_count};
    g_autofree size_t *order = psg_line_order(&task);
    GString *text = g_string_new(NULL);
    for (size_t i = 0; i < COUNT; i++) {
        g_string_append_c(text, (char)('a' + (char)order[i]));
    }
    return g_string_free(text, FALSE);
}

START_TEST(without_ties_lines_stand_by_rank_in_their_groups)
{
    const size_t groups[] = {0, 1, 0, 1, 0, 1};
    const gint64 ranks[] = {3, 3, 2, 2, 1, 1};
    g_autofree char *order = ordered(groups, ranks, NULL, 0);
    ck_assert_str_eq(order, "ecafdb");
}
END_TEST

START_TEST(tied_lines_come_together)
{
    const size_t groups[6] = {0};
    const gint64 ranks[] = {0, 1, 2, 3, 4, 5};
    const PsgLineTie ties[] = {{0, 5, 8, false}};
    g_autofree char *order = ordered(groups, ranks, ties, 1);
    ptrdiff_t apart = strchr(order, 'f') - strchr(order, 'a');
    ck_assert_msg(apart == 1 || apart == -1, "a and f are apart: %s", order);
}
END_TEST

/* First and last, second and last but one, …: each pair, however many stand between them. */
START_TEST(tied_lines_come_together_from_afar)
{
    enum { COUNT = 400 };
    size_t groups[COUNT] = {0}, places[COUNT], apart = 0;
    gint64 ranks[COUNT];
    PsgLineTie ties[COUNT / 2];
    for (size_t i = 0; i < COUNT; i++) {
        ranks[i] = (gint64)i;
        ties[i % (COUNT / 2)] =
            (PsgLineTie){i % (COUNT / 2), COUNT - 1 - i % (COUNT / 2), 8, false};
    }
    PsgLineOrderTask task = {COUNT, groups, ranks, ties, COUNT / 2};
    g_autofree size_t *order = psg_line_order(&task);
    for (size_t i = 0; i < COUNT; i++) {
        places[order[i]] = i;
    }
    for (size_t i = 0; i < COUNT / 2; i++) {
        size_t first = places[ties[i].a], last = places[ties[i].b];
        apart += MAX(first, last) - MIN(first, last);
    }
    ck_assert_uint_le(apart, 4 * COUNT / 2); /* of 40,000 before */
}
END_TEST

START_TEST(a_successor_stands_below)
{
    const size_t groups[6] = {0};
    const gint64 ranks[] = {0, 0, 0, 0, 0, 0};
    const PsgLineTie ties[] = {{3, 2, 8, true}};
    g_autofree char *order = ordered(groups, ranks, ties, 1);
    ck_assert_msg(strstr(order, "dc") != NULL, "c is not below d: %s", order);
}
END_TEST

START_TEST(two_that_merge_stand_around_the_third)
{
    const size_t groups[6] = {0};
    const gint64 ranks[] = {0, 1, 2, 3, 4, 5};
    const PsgLineTie ties[] = {{0, 3, 8, true}, {5, 3, 8, true}};
    g_autofree char *order = ordered(groups, ranks, ties, 2);
    ck_assert_msg(strstr(order, "adf") != NULL || strstr(order, "fda") != NULL,
                  "not around d: %s", order);
}
END_TEST

START_TEST(ties_do_not_break_groups)
{
    const size_t groups[] = {0, 0, 0, 1, 1, 1};
    const gint64 ranks[] = {0, 1, 2, 3, 4, 5};
    const PsgLineTie ties[] = {{0, 5, 8, false}};
    g_autofree char *order = ordered(groups, ranks, ties, 1);
    ck_assert_int_eq(order[2], 'a'); /* at the foot of its group, */
    ck_assert_int_eq(order[3], 'f'); /* at the head of its group */
}
END_TEST

START_TEST(nobody_has_an_order)
{
    PsgLineOrderTask task = {0, NULL, NULL, NULL, 0};
    g_autofree size_t *order = psg_line_order(&task);
    ck_assert_ptr_nonnull(order);
}
END_TEST

Suite *
timeline_order_suite(void)
{
    Suite *suite = suite_create("timeline_order");
    TCase *tests = tcase_create("order");
    tcase_add_test(tests, without_ties_lines_stand_by_rank_in_their_groups);
    tcase_add_test(tests, tied_lines_come_together);
    tcase_add_test(tests, tied_lines_come_together_from_afar);
    tcase_add_test(tests, a_successor_stands_below);
    tcase_add_test(tests, two_that_merge_stand_around_the_third);
    tcase_add_test(tests, ties_do_not_break_groups);
    tcase_add_test(tests, nobody_has_an_order);
    suite_add_tcase(suite, tests);
    return suite;
}
