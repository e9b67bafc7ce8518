/* Boxes pushed apart on the page, and places along a line. */
#include "layout/page/overlap.h"
#include "layout/page/spacing.h"

#include "base/random.h"

#include <check.h>
#include <math.h>

Suite *overlap_suite(void);

#define MANY 30
#define TINY 1e-6

static double
distance(PsgPoint a, PsgSize size_a, PsgPoint b, PsgSize size_b)
{
    return fmax(fabs(a.x - b.x) - (size_a.width + size_b.width) / 2,
                fabs(a.y - b.y) - (size_a.height + size_b.height) / 2);
}

START_TEST(all_are_apart_and_inside)
{
    PsgRandom random = psg_random_seeded((uint64_t)_i);
    PsgPoint centres[MANY];
    PsgSize boxes[MANY];
    for (int i = 0; i < MANY; i++) {
        centres[i] = (PsgPoint){400 + 300 * psg_random_unit(&random),
                                200 + 200 * psg_random_unit(&random)};
        boxes[i] = (PsgSize){40 + 60 * psg_random_unit(&random), 30};
    }
    ck_assert(psg_overlap_remove(&(PsgOverlapTask){boxes, NULL, MANY, {1000, 600}, 15},
                                 centres));
    for (int i = 0; i < MANY; i++) {
        ck_assert_double_ge(centres[i].x, boxes[i].width / 2 - TINY);
        ck_assert_double_le(centres[i].x, 1000 - boxes[i].width / 2 + TINY);
        ck_assert_double_ge(centres[i].y, 15 - TINY);
        ck_assert_double_le(centres[i].y, 585 + TINY);
        for (int k = 0; k < i; k++) {
            ck_assert_double_ge(distance(centres[i], boxes[i], centres[k], boxes[k]),
                                15 - TINY);
        }
    }
}
END_TEST

START_TEST(boxes_on_one_spot_come_apart)
{
    PsgPoint centres[6];
    PsgSize boxes[6];
    for (int i = 0; i < 6; i++) {
        centres[i] = (PsgPoint){100, 100};
        boxes[i] = (PsgSize){50, 20};
    }
    ck_assert(
        psg_overlap_remove(&(PsgOverlapTask){boxes, NULL, 6, {400, 300}, 5}, centres));
    for (int i = 0; i < 6; i++) {
        for (int k = 0; k < i; k++) {
            ck_assert_double_ge(distance(centres[i], boxes[i], centres[k], boxes[k]),
                                5 - TINY);
        }
    }
}
END_TEST

START_TEST(boxes_that_are_apart_stay)
{
    PsgPoint centres[] = {{100, 100}, {300, 110}};
    PsgSize boxes[] = {{100, 40}, {100, 40}};
    ck_assert(
        psg_overlap_remove(&(PsgOverlapTask){boxes, NULL, 2, {600, 400}, 20}, centres));
    ck_assert_double_eq(centres[0].x, 100);
    ck_assert_double_eq(centres[1].x, 300);
    ck_assert_double_eq(centres[1].y, 110);
}
END_TEST

START_TEST(left_stays_left)
{
    PsgPoint centres[] = {{210, 100}, {200, 101}};
    PsgSize boxes[] = {{30, 40}, {30, 40}};
    ck_assert(
        psg_overlap_remove(&(PsgOverlapTask){boxes, NULL, 2, {600, 400}, 20}, centres));
    ck_assert_double_lt(centres[1].x, centres[0].x);
}
END_TEST

/* Its height was computed, and so was that of the area. */
START_TEST(what_is_as_high_as_the_area_has_room)
{
    PsgPoint centres[] = {{100, 150}, {180, 150}};
    const PsgSize boxes[] = {{200, nextafter(300, 400)}, {50, 20}};
    const bool is_fixed[] = {true, false};
    ck_assert(psg_overlap_remove(&(PsgOverlapTask){boxes, is_fixed, 2, {400, 300}, 5},
                                 centres));
    ck_assert_double_ge(centres[1].x, 200 + 5 + 25 - TINY);
}
END_TEST

START_TEST(what_has_no_room_is_said)
{
    PsgPoint centres[] = {{10, 10}, {12, 10}};
    PsgSize boxes[] = {{90, 90}, {90, 90}};
    ck_assert(
        !psg_overlap_remove(&(PsgOverlapTask){boxes, NULL, 2, {100, 100}, 5}, centres));
    ck_assert(
        !psg_overlap_remove(&(PsgOverlapTask){boxes, NULL, 2, {80, 500}, 5}, centres));
}
END_TEST

START_TEST(places_are_as_near_as_the_gap_lets_them)
{
    PsgSpaced items[] = {{.wanted = 50, .half = 10},
                         {.wanted = 50, .half = 10},
                         {.wanted = 200, .half = 10}};
    psg_spacing_solve(items, 3, 6, 0, 300);
    ck_assert_double_eq_tol(items[0].place, 37, TINY);
    ck_assert_double_eq_tol(items[1].place, 63, TINY);
    ck_assert_double_eq_tol(items[2].place, 200, TINY);
}
END_TEST

START_TEST(places_stay_between_the_ends)
{
    PsgSpaced items[] = {{.wanted = -50, .half = 10},
                         {.wanted = -40, .half = 10},
                         {.wanted = 500, .half = 20}};
    psg_spacing_solve(items, 3, 6, 0, 300);
    ck_assert_double_eq_tol(items[0].place, 10, TINY);
    ck_assert_double_eq_tol(items[1].place, 36, TINY);
    ck_assert_double_eq_tol(items[2].place, 280, TINY);
}
END_TEST

/* Room before an item is kept free, at the beginning too. */
START_TEST(what_stands_between_has_room)
{
    PsgSpaced items[] = {{.wanted = 0, .half = 10, .before = 7},
                         {.wanted = 0, .half = 10, .before = 30}};
    ck_assert_double_eq_tol(psg_spacing_length(items, 2, 6), 83, TINY);
    psg_spacing_solve(items, 2, 6, 0, 300);
    ck_assert_double_eq_tol(items[0].place, 17, TINY);
    ck_assert_double_eq_tol(items[1].place, 73, TINY);
    items[0].wanted = items[1].wanted = 500;
    psg_spacing_solve(items, 2, 6, 0, 300);
    ck_assert_double_eq_tol(items[0].place, 234, TINY);
    ck_assert_double_eq_tol(items[1].place, 290, TINY);
}
END_TEST

START_TEST(who_holds_harder_is_moved_less)
{
    PsgSpaced items[] = {{.wanted = 50, .half = 10},
                         {.wanted = 50, .half = 10, .extra = 1000}};
    psg_spacing_solve(items, 2, 6, 0, 300);
    ck_assert_double_eq_tol(items[1].place, 50, 0.1);
    ck_assert_double_eq_tol(items[0].place, 24, 0.1);
}
END_TEST

START_TEST(too_many_places_share_what_there_is)
{
    PsgSpaced items[] = {
        {.wanted = 5, .half = 0}, {.wanted = 5, .half = 0}, {.wanted = 5, .half = 0}};
    psg_spacing_solve(items, 3, 8, 0, 10);
    ck_assert_double_eq_tol(items[0].place, 0, TINY);
    ck_assert_double_eq_tol(items[1].place, 5, TINY);
    ck_assert_double_eq_tol(items[2].place, 10, TINY);
    psg_spacing_solve(items, 0, 8, 0, 10);
}
END_TEST

Suite *
overlap_suite(void)
{
    Suite *suite = suite_create("overlap");
    TCase *tests = tcase_create("overlap");
    tcase_add_loop_test(tests, all_are_apart_and_inside, 0, 20);
    tcase_add_test(tests, boxes_on_one_spot_come_apart);
    tcase_add_test(tests, boxes_that_are_apart_stay);
    tcase_add_test(tests, left_stays_left);
    tcase_add_test(tests, what_is_as_high_as_the_area_has_room);
    tcase_add_test(tests, what_has_no_room_is_said);
    tcase_add_test(tests, places_are_as_near_as_the_gap_lets_them);
    tcase_add_test(tests, places_stay_between_the_ends);
    tcase_add_test(tests, what_stands_between_has_room);
    tcase_add_test(tests, who_holds_harder_is_moved_less);
    tcase_add_test(tests, too_many_places_share_what_there_is);
    suite_add_tcase(suite, tests);
    return suite;
}
