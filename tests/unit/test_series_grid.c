/* Cells for charts. */
#include "fixture.h"

#include "figure/series/series.h"

#include <check.h>

Suite *series_grid_suite(void);

static const PsgRect page = {10, 20, 1500, 700};
static const PsgGridRule rule = {{300, 150}, 20};

START_TEST(charts_fill_the_page_without_overlap)
{
    const PsgCell wishes[] = {{.width = 2, .height = 2},
                              {.width = 2, .height = 1},
                              {.width = 1, .height = 1},
                              {.width = 1, .height = 1},
                              {.width = 1, .height = 1}};
    g_autofree PsgRect *rooms = NULL;
    size_t count = G_N_ELEMENTS(wishes);
    ck_assert_uint_eq(psg_series_grid(page, &rule, wishes, count, &rooms), count);
    double right = 0;
    for (size_t i = 0; i < count; i++) {
        ck_assert_double_ge(rooms[i].width, 300);
        ck_assert_double_ge(rooms[i].height, 150);
        ck_assert_double_le(psg_rect_bottom(rooms[i]), psg_rect_bottom(page) + 1e-6);
        right = MAX(right, psg_rect_right(rooms[i]));
        for (size_t j = 0; j < i; j++) {
            ck_assert(!psg_rect_overlaps(rooms[i], rooms[j]));
        }
    }
    ck_assert_double_eq_tol(right, psg_rect_right(page), 1e-6);
}
END_TEST

START_TEST(one_chart_has_the_whole_page)
{
    const PsgCell wish = {.width = 1, .height = 1};
    g_autofree PsgRect *rooms = NULL;
    ck_assert_uint_eq(psg_series_grid(page, &rule, &wish, 1, &rooms), 1);
    ck_assert_double_eq_tol(rooms[0].width, page.width, 1e-6);
    ck_assert_double_eq_tol(rooms[0].height, page.height, 1e-6);
}
END_TEST

START_TEST(too_many_charts_are_left_out_from_the_last)
{
    PsgCell wishes[60];
    for (size_t i = 0; i < G_N_ELEMENTS(wishes); i++) {
        wishes[i] = (PsgCell){.width = 1, .height = 1};
    }
    g_autofree PsgRect *rooms = NULL;
    size_t placed = psg_series_grid(page, &rule, wishes, G_N_ELEMENTS(wishes), &rooms);
    ck_assert_uint_eq(placed, 16); /* four rows of four are 150 high at least */
    g_autofree PsgRect *none = NULL;
    PsgRect narrow = {0, 0, 100, 100};
    ck_assert_uint_eq(psg_series_grid(narrow, &rule, wishes, 3, &none), 0);
}
END_TEST

START_TEST(many_charts_take_time_by_their_number)
{
    enum { COUNT = 20000 };
    const PsgRect large = {0, 0, 20000, 20000};
    g_autofree PsgCell *wishes = g_new0(PsgCell, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        wishes[i].width = i < COUNT / 2 ? 2 : 1;
        wishes[i].height = i < COUNT / 4 ? 2 : 1;
    }
    g_autofree PsgRect *rooms = NULL;
    size_t placed = psg_series_grid(large, &rule, wishes, COUNT, &rooms);
    ck_assert_uint_ge(placed, 1000);
    ck_assert_uint_lt(placed, COUNT);
}
END_TEST

Suite *
series_grid_suite(void)
{
    Suite *suite = suite_create("series_grid");
    TCase *grid = tcase_create("grid");
    tcase_add_test(grid, charts_fill_the_page_without_overlap);
    tcase_add_test(grid, one_chart_has_the_whole_page);
    tcase_add_test(grid, too_many_charts_are_left_out_from_the_last);
    tcase_add_test(grid, many_charts_take_time_by_their_number);
    suite_add_tcase(suite, grid);
    return suite;
}
