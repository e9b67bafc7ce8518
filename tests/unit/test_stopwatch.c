/* How long stages took. */
#include "base/stopwatch.h"

#include <check.h>
#include <string.h>

Suite *stopwatch_suite(void);

START_TEST(time_goes_to_the_stage_that_ends)
{
    PsgStopwatch watch = psg_stopwatch_started();
    g_usleep(2000);
    psg_stopwatch_lap(&watch, PSG_STAGE_LAYOUT);
    psg_stopwatch_lap(&watch, PSG_STAGE_DRAW);
    ck_assert_double_ge(watch.seconds[PSG_STAGE_LAYOUT], 0.002);
    ck_assert_double_lt(watch.seconds[PSG_STAGE_DRAW], watch.seconds[PSG_STAGE_LAYOUT]);
    ck_assert_double_eq_tol(watch.seconds[PSG_STAGE_READ], 0, 1e-12);
}
END_TEST

START_TEST(watches_of_threads_are_added_up)
{
    PsgStopwatch one = {.seconds = {1, 2}}, other = {.seconds = {0.5, 0, 3}};
    psg_stopwatch_add(&one, &other);
    ck_assert_double_eq_tol(one.seconds[PSG_STAGE_READ], 1.5, 1e-12);
    ck_assert_double_eq_tol(one.seconds[PSG_STAGE_SLICE], 2, 1e-12);
    ck_assert_double_eq_tol(one.seconds[PSG_STAGE_LAYOUT], 3, 1e-12);
}
END_TEST

START_TEST(a_line_a_stage_is_printed)
{
    PsgStopwatch watch = {.seconds = {1.5, 0.000002, 0, 12}};
    g_autoptr(GString) text = g_string_new(NULL);
    psg_stopwatch_print(&watch, text);
    ck_assert_str_eq(text->str,
                     "read 1.5 s\nslice 0.000002 s\nlayout 0 s\nfigure 12 s\ndraw 0 s\n"
                     "write 0 s\n");
}
END_TEST

Suite *
stopwatch_suite(void)
{
    Suite *suite = suite_create("stopwatch");
    TCase *laps = tcase_create("laps");
    tcase_add_test(laps, time_goes_to_the_stage_that_ends);
    tcase_add_test(laps, watches_of_threads_are_added_up);
    tcase_add_test(laps, a_line_a_stage_is_printed);
    suite_add_tcase(suite, laps);
    return suite;
}
