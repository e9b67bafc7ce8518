/* Axes of values: their ends, their ticks, and when they are logarithmic. */
#include "fixture.h"

#include "figure/part/value_axis.h"

#include <check.h>
#include <math.h>

Suite *value_axis_suite(void);

static PsgValueScale
scale_of(double least, double most, bool is_linear, size_t ticks)
{
    PsgValueRange range = psg_value_range_of((const double[]){least, most}, 2);
    range.is_linear = is_linear;
    range.is_whole = false;
    return psg_value_scale_of(&range, 100, 0, ticks);
}

/* The ticks as "0 50 100". Owned by the caller. */
static char *
ticks_of(double least, double most, bool is_linear, size_t count)
{
    PsgValueScale scale = scale_of(least, most, is_linear, count);
    g_autoptr(GArray) ticks = psg_value_scale_ticks(&scale);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < ticks->len; i++) {
        g_string_append_printf(text, "%s%g", i == 0 ? "" : " ",
                               g_array_index(ticks, double, i));
    }
    return g_string_free(text, FALSE);
}

static void
assert_ticks(const char *expected, double least, double most, bool is_linear,
             size_t count)
{
    g_autofree char *ticks = ticks_of(least, most, is_linear, count);
    ck_assert_str_eq(ticks, expected);
}

START_TEST(linear_ticks_are_round)
{
    assert_ticks("0 20 40", 10, 47, false, 3);
    assert_ticks("0 50 100", 75, 115, true, 3);
    assert_ticks("0 0.05 0.1 0.15", 0.07, 0.17, false, 4);
    assert_ticks("0 5", -3, 9, true, 3);
    assert_ticks("-2 0 2", -3, 3, true, 3);
}
END_TEST

START_TEST(zero_is_never_the_only_tick)
{
    assert_ticks("0 20 40", 10, 47, false, 2);
    assert_ticks("0 0.5 1", 0, 0, false, 2);
}
END_TEST

START_TEST(whole_numbers_have_whole_ticks)
{
    PsgValueRange range = psg_value_range_of((const double[]){0, 2, 1}, 3);
    PsgValueScale scale = psg_value_scale_of(&range, 100, 0, 7);
    g_autoptr(GArray) ticks = psg_value_scale_ticks(&scale);
    ck_assert_uint_eq(ticks->len, 3);
    ck_assert_double_eq(g_array_index(ticks, double, 1), 1);
}
END_TEST

START_TEST(a_wide_range_is_logarithmic)
{
    ck_assert(!scale_of(10, 400, false, 4).is_log);
    ck_assert(scale_of(0.1, 150000, false, 8).is_log);
    assert_ticks("0.1 1 10 100 1000 10000 100000", 0.1, 150000, false, 8);
    assert_ticks("0.1 100 100000", 0.1, 150000, false, 3);
}
END_TEST

START_TEST(bars_and_what_is_not_above_zero_are_linear)
{
    ck_assert(!scale_of(0.1, 150000, true, 8).is_log);
    ck_assert(!scale_of(0, 150000, false, 8).is_log);
    ck_assert(!scale_of(-1, 150000, false, 8).is_log);
}
END_TEST

static bool
is_logarithmic(const double *values, size_t count, PsgAxisScale asked)
{
    PsgValueRange range = psg_value_range_of(values, count);
    range.asked = asked;
    return psg_value_scale_of(&range, 100, 0, 7).is_log;
}

START_TEST(a_few_tiny_values_do_not_make_an_axis_logarithmic)
{
    const double outlier[] = {900, 950, 1000, 980, 3, 940};
    const double powers[] = {0.1, 3, 40, 500, 9000, (double)NAN};
    ck_assert(!is_logarithmic(outlier, G_N_ELEMENTS(outlier), PSG_AXIS_AUTO));
    ck_assert(is_logarithmic(powers, G_N_ELEMENTS(powers), PSG_AXIS_AUTO));
}
END_TEST

START_TEST(the_author_has_the_last_word_on_the_scale)
{
    const double near[] = {2.5, 3.5}, powers[] = {0.1, 3, 40, 500, 9000},
                 below[] = {-1, 5};
    ck_assert(!is_logarithmic(powers, 5, PSG_AXIS_LINEAR));
    ck_assert(is_logarithmic(near, 2, PSG_AXIS_LOG));
    ck_assert(!is_logarithmic(below, 2, PSG_AXIS_LOG)); /* it cannot be */
    PsgValueRange range = psg_value_range_of(near, 2);
    range.asked = PSG_AXIS_LOG;
    PsgValueScale scale = psg_value_scale_of(&range, 100, 0, 7);
    g_autoptr(GArray) ticks = psg_value_scale_ticks(&scale);
    ck_assert_uint_ge(ticks->len, 2);
}
END_TEST

START_TEST(shares_are_seen_against_the_whole_unless_all_are_small)
{
    const struct {
        double least, most, top;
    } cases[] = {
        {0.4, 60, 100}, {10, 100, 100}, {0.1, 7, 7}, {20, 130, 130}, {-4, 60, 60}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const double values[] = {cases[i].least, cases[i].least, cases[i].most};
        PsgValueRange range = psg_value_range_of(values, 3);
        range.is_share = true;
        PsgValueScale scale = psg_value_scale_of(&range, 100, 0, 7);
        ck_assert(!scale.is_log);
        ck_assert_double_eq_tol(scale.most, cases[i].top, 1e-9);
        ck_assert_double_le(scale.least, 0);
    }
}
END_TEST

START_TEST(values_stand_between_foot_and_top)
{
    PsgValueScale linear = scale_of(0, 200, true, 4), log = scale_of(1, 10000, false, 8);
    ck_assert_double_eq_tol(psg_value_scale_y(&linear, 0), 100, 1e-9);
    ck_assert_double_eq_tol(psg_value_scale_y(&linear, 50), 75, 1e-9);
    ck_assert_double_eq_tol(psg_value_scale_y(&linear, 200), 0, 1e-9);
    double ten = psg_value_scale_y(&log, 10), hundred = psg_value_scale_y(&log, 100);
    ck_assert_double_lt(psg_value_scale_y(&log, 1), 100);
    ck_assert_double_eq_tol(psg_value_scale_y(&log, 1000) - hundred, hundred - ten, 1e-9);
}
END_TEST

START_TEST(extreme_numbers_have_an_axis)
{
    const double extremes[][2] = {
        {-1.7e308, 1.7e308}, {1e-320, 1e-310}, {1e-300, 1.7e308}, {-5, -5}, {0, 1e-300}};
    for (size_t i = 0; i < G_N_ELEMENTS(extremes); i++) {
        PsgValueScale scale = scale_of(extremes[i][0], extremes[i][1], false, 6);
        g_autoptr(GArray) ticks = psg_value_scale_ticks(&scale);
        ck_assert_uint_ge(ticks->len, 1);
        ck_assert_uint_le(ticks->len, 12);
        ck_assert(isfinite(psg_value_scale_y(&scale, extremes[i][1])));
    }
}
END_TEST

Suite *
value_axis_suite(void)
{
    Suite *suite = suite_create("value_axis");
    TCase *tests = tcase_create("value_axis");
    tcase_add_test(tests, linear_ticks_are_round);
    tcase_add_test(tests, zero_is_never_the_only_tick);
    tcase_add_test(tests, whole_numbers_have_whole_ticks);
    tcase_add_test(tests, a_wide_range_is_logarithmic);
    tcase_add_test(tests, bars_and_what_is_not_above_zero_are_linear);
    tcase_add_test(tests, a_few_tiny_values_do_not_make_an_axis_logarithmic);
    tcase_add_test(tests, the_author_has_the_last_word_on_the_scale);
    tcase_add_test(tests, shares_are_seen_against_the_whole_unless_all_are_small);
    tcase_add_test(tests, values_stand_between_foot_and_top);
    tcase_add_test(tests, extreme_numbers_have_an_axis);
    suite_add_tcase(suite, tests);
    return suite;
}
