/* Places for labels, and cells for charts. */
#include "fixture.h"

#include "figure/series/grid.h"
#include "figure/series/label.h"

#include <check.h>

Suite *series_label_suite(void);

static const PsgRect bounds = {0, 0, 400, 200};

static PsgLabelWish
wish_at(double x, double y, PsgSide side)
{
    return (PsgLabelWish){
        .size = {60, 20}, .at = {x, y}, .reach = 10, .side = side, .may_cross = false};
}

START_TEST(a_label_stands_where_it_is_wished)
{
    g_autoptr(PsgLabelField) field = psg_label_field_new(bounds);
    PsgLabelWish above = wish_at(200, 100, PSG_SIDE_ABOVE);
    PsgRect place;
    ck_assert(psg_label_field_place(field, &above, &place));
    ck_assert_double_eq_tol(psg_rect_bottom(place), 90, 1e-9);
    ck_assert_double_eq_tol(psg_rect_centre(place).x, 200, 1e-9);
    PsgLabelWish right = wish_at(200, 150, PSG_SIDE_RIGHT);
    ck_assert(psg_label_field_place(field, &right, &place));
    ck_assert_double_eq_tol(place.x, 210, 1e-9);
}
END_TEST

START_TEST(labels_of_one_point_do_not_overlap)
{
    g_autoptr(PsgLabelField) field = psg_label_field_new(bounds);
    PsgLabelWish wish = wish_at(200, 100, PSG_SIDE_ABOVE);
    PsgRect places[12];
    size_t count = 0;
    while (count < G_N_ELEMENTS(places) &&
           psg_label_field_place(field, &wish, &places[count])) {
        for (size_t i = 0; i < count; i++) {
            ck_assert(!psg_rect_overlaps(places[i], places[count]));
        }
        count++;
    }
    ck_assert_uint_ge(count, 4);
}
END_TEST

START_TEST(a_label_leaves_neither_its_bounds_nor_its_side)
{
    g_autoptr(PsgLabelField) field = psg_label_field_new(bounds);
    PsgRect place;
    PsgLabelWish corner = wish_at(398, 5, PSG_SIDE_ABOVE);
    ck_assert(psg_label_field_place(field, &corner, &place));
    ck_assert_double_le(psg_rect_right(place), 400);
    ck_assert_double_ge(place.y, 0);
    PsgLabelWish only = wish_at(200, 15, PSG_SIDE_ONLY_ABOVE);
    ck_assert(!psg_label_field_place(field, &only, &place));
}
END_TEST

START_TEST(lines_are_crossed_only_if_that_is_allowed)
{
    g_autoptr(PsgLabelField) field = psg_label_field_new(bounds);
    PsgRect place;
    for (double y = 0; y < 200; y += 15) {
        psg_label_field_line(field, (PsgPoint){0, y}, (PsgPoint){400, y});
    }
    PsgLabelWish wish = wish_at(200, 100, PSG_SIDE_ABOVE);
    ck_assert(!psg_label_field_place(field, &wish, &place));
    wish.may_cross = true;
    ck_assert(psg_label_field_place(field, &wish, &place));
}
END_TEST

START_TEST(what_must_be_near_does_not_go_far)
{
    g_autoptr(PsgLabelField) field = psg_label_field_new(bounds);
    psg_label_field_block(field, (PsgRect){100, 75, 200, 50});
    PsgLabelWish wish = wish_at(200, 100, PSG_SIDE_ABOVE);
    wish.is_near = true;
    PsgRect place;
    ck_assert(!psg_label_field_place(field, &wish, &place));
}
END_TEST

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

Suite *
series_label_suite(void)
{
    Suite *suite = suite_create("series_label");
    TCase *labels = tcase_create("labels");
    tcase_add_test(labels, a_label_stands_where_it_is_wished);
    tcase_add_test(labels, labels_of_one_point_do_not_overlap);
    tcase_add_test(labels, a_label_leaves_neither_its_bounds_nor_its_side);
    tcase_add_test(labels, lines_are_crossed_only_if_that_is_allowed);
    tcase_add_test(labels, what_must_be_near_does_not_go_far);
    suite_add_tcase(suite, labels);
    TCase *grid = tcase_create("grid");
    tcase_add_test(grid, charts_fill_the_page_without_overlap);
    tcase_add_test(grid, one_chart_has_the_whole_page);
    tcase_add_test(grid, too_many_charts_are_left_out_from_the_last);
    suite_add_tcase(suite, grid);
    return suite;
}
