/* Paths and boxes: steps in order, bounds, copies, overlap. */
#include "base/path.h"

#include <check.h>

Suite *path_suite(void);

static void
assert_rect(PsgRect rect, double x, double y, double width, double height)
{
    ck_assert_double_eq(rect.x, x);
    ck_assert_double_eq(rect.y, y);
    ck_assert_double_eq(rect.width, width);
    ck_assert_double_eq(rect.height, height);
}

START_TEST(keeps_its_steps_in_order)
{
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){1, 2});
    psg_path_line(path, (PsgPoint){3, 4});
    psg_path_curve(path, (PsgPoint){5, 6}, (PsgPoint){7, 8}, (PsgPoint){9, 10});
    psg_path_close(path);
    ck_assert_uint_eq(psg_path_count(path), 4);
    ck_assert_int_eq(psg_path_step(path, 0)->kind, PSG_STEP_MOVE);
    ck_assert_int_eq(psg_path_step(path, 1)->kind, PSG_STEP_LINE);
    ck_assert_double_eq(psg_path_step(path, 1)->to.y, 4);
    ck_assert_int_eq(psg_path_step(path, 2)->kind, PSG_STEP_CURVE);
    ck_assert_double_eq(psg_path_step(path, 2)->control1.x, 5);
    ck_assert_double_eq(psg_path_step(path, 2)->control2.x, 7);
    ck_assert_double_eq(psg_path_step(path, 2)->to.x, 9);
    ck_assert_int_eq(psg_path_step(path, 3)->kind, PSG_STEP_CLOSE);
}
END_TEST

START_TEST(bounds_all_points)
{
    g_autoptr(PsgPath) path = psg_path_new();
    assert_rect(psg_path_bounds(path), 0, 0, 0, 0);
    psg_path_close(path);
    assert_rect(psg_path_bounds(path), 0, 0, 0, 0);
    psg_path_move(path, (PsgPoint){10, 20});
    assert_rect(psg_path_bounds(path), 10, 20, 0, 0);
    psg_path_line(path, (PsgPoint){30, 15});
    psg_path_curve(path, (PsgPoint){-5, 40}, (PsgPoint){50, 0}, (PsgPoint){12, 12});
    psg_path_close(path);
    assert_rect(psg_path_bounds(path), -5, 0, 55, 40);
}
END_TEST

START_TEST(is_copied_whole)
{
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){1, 2});
    g_autoptr(PsgPath) copy = psg_path_copy(path);
    psg_path_line(path, (PsgPoint){3, 4});
    ck_assert_uint_eq(psg_path_count(copy), 1);
    ck_assert_double_eq(psg_path_step(copy, 0)->to.x, 1);
    psg_path_free(NULL);
}
END_TEST

START_TEST(boxes_overlap_where_they_share_an_area)
{
    PsgRect box = psg_rect_around((PsgPoint){10, 10}, (PsgSize){20, 10});
    assert_rect(box, 0, 5, 20, 10);
    ck_assert_double_eq(psg_rect_centre(box).x, 10);
    ck_assert_double_eq(psg_rect_right(box), 20);
    ck_assert_double_eq(psg_rect_bottom(box), 15);
    ck_assert(psg_rect_overlaps(box, (PsgRect){19, 14, 5, 5}));
    ck_assert(!psg_rect_overlaps(box, (PsgRect){20, 5, 5, 5}));
    ck_assert(!psg_rect_overlaps(box, (PsgRect){0, 15, 5, 5}));
    assert_rect(psg_rect_grow(box, 2), -2, 3, 24, 14);
}
END_TEST

Suite *
path_suite(void)
{
    Suite *suite = suite_create("path");
    TCase *all = tcase_create("all");
    tcase_add_test(all, keeps_its_steps_in_order);
    tcase_add_test(all, bounds_all_points);
    tcase_add_test(all, is_copied_whole);
    tcase_add_test(all, boxes_overlap_where_they_share_an_area);
    suite_add_tcase(suite, all);
    return suite;
}
