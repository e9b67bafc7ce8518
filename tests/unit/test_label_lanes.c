/* Titles beside marks: what is placed is in nobody's way, and lanes go where they hold
 * most. */
#include "figure/part/label_lanes.h"

#include <check.h>

Suite *label_lanes_suite(void);

#define GAP 4.0

static PsgLabelRoom
room_of(double spare)
{
    return (PsgLabelRoom){
        .gap = GAP, .left = 0, .right = 500, .spare = spare, .lane = 10};
}

static PsgLabelSpot
spot(size_t row, double at)
{
    return (PsgLabelSpot){
        .row = row, .at = at, .half = 5, .left = 0, .right = 500, .has_flag = true};
}

START_TEST(a_title_stands_right_of_its_mark_or_left_of_it)
{
    PsgLabelSpot spots[] = {spot(0, 100), spot(0, 480)};
    PsgLabelWish wishes[] = {{&spots[0], 1, 60, 1}, {&spots[1], 1, 60, 1}};
    PsgLabelRoom room = room_of(0);
    g_autoptr(PsgLabelLanes) lanes = psg_label_lanes_new(1);
    g_autofree PsgLabelPlace *places = psg_label_lanes_place(lanes, wishes, 2, &room);
    ck_assert(places[0].is_placed && places[1].is_placed);
    ck_assert_double_eq(places[0].left, 109);
    ck_assert_double_eq(places[1].left, 480 - 5 - GAP - 60);
}
END_TEST

START_TEST(what_is_taken_is_left_alone)
{
    PsgLabelSpot at = spot(0, 100);
    PsgLabelWish wish = {&at, 1, 60, 1};
    PsgLabelRoom room = room_of(0);
    g_autoptr(PsgLabelLanes) lanes = psg_label_lanes_new(1);
    psg_label_lanes_take(lanes, 0, 130, 140);
    psg_label_lanes_take(lanes, 0, 50, 60);
    g_autofree PsgLabelPlace *places = psg_label_lanes_place(lanes, &wish, 1, &room);
    ck_assert(!places[0].is_placed);
}
END_TEST

START_TEST(the_weightier_title_chooses_first)
{
    PsgLabelSpot spots[] = {spot(0, 100), spot(0, 120)};
    spots[0].right = spots[1].right = 200;
    spots[0].left = spots[1].left = 95;
    PsgLabelWish wishes[] = {{&spots[0], 1, 60, 1}, {&spots[1], 1, 60, 2}};
    PsgLabelRoom room = room_of(0);
    g_autoptr(PsgLabelLanes) lanes = psg_label_lanes_new(1);
    g_autofree PsgLabelPlace *places = psg_label_lanes_place(lanes, wishes, 2, &room);
    ck_assert(!places[0].is_placed);
    ck_assert(places[1].is_placed);
}
END_TEST

START_TEST(lanes_go_where_they_hold_most)
{
    PsgLabelSpot spots[] = {spot(0, 100), spot(1, 100), spot(1, 300)};
    PsgLabelWish wishes[3];
    for (size_t i = 0; i < G_N_ELEMENTS(wishes); i++) {
        wishes[i] = (PsgLabelWish){&spots[i], 1, 90, 1};
    }
    PsgLabelRoom room = room_of(15); /* of one lane, not of two */
    g_autoptr(PsgLabelLanes) lanes = psg_label_lanes_new(2);
    psg_label_lanes_take(lanes, 0, 0, 500);
    psg_label_lanes_take(lanes, 1, 0, 500);
    g_autofree PsgLabelPlace *places = psg_label_lanes_place(lanes, wishes, 3, &room);
    ck_assert_uint_eq(psg_label_lanes_count(lanes, 0), 0);
    ck_assert_uint_eq(psg_label_lanes_count(lanes, 1), 1);
    ck_assert(!places[0].is_placed && places[1].is_placed && places[2].is_placed);
    ck_assert_uint_eq(places[1].lane, 1);
}
END_TEST

/* Of two titles in one lane none overlaps, and no pole runs through a title above it. */
START_TEST(flags_keep_clear_of_each_other)
{
    enum { COUNT = 30 };
    PsgLabelSpot spots[COUNT];
    PsgLabelWish wishes[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        spots[i] = spot(0, 15.0 * (double)i + 20);
        wishes[i] = (PsgLabelWish){&spots[i], 1, 40 + 7.0 * (double)(i % 5), 1};
    }
    PsgLabelRoom room = room_of(75);
    g_autoptr(PsgLabelLanes) lanes = psg_label_lanes_new(1);
    psg_label_lanes_take(lanes, 0, 0, 500);
    g_autofree PsgLabelPlace *places = psg_label_lanes_place(lanes, wishes, COUNT, &room);
    size_t placed = 0;
    for (size_t i = 0; i < COUNT; i++) {
        placed += places[i].is_placed;
        for (size_t j = 0; places[i].is_placed && j < COUNT; j++) {
            if (!places[j].is_placed || i == j) {
                continue;
            }
            double right = places[j].left + wishes[j].width;
            bool is_apart = places[i].lane != places[j].lane ||
                            places[i].left >= right + GAP / 2 ||
                            places[j].left >= places[i].left + wishes[i].width + GAP / 2;
            bool is_pole_clear = places[i].lane <= places[j].lane ||
                                 spots[i].at < places[j].left || spots[i].at > right;
            ck_assert_msg(is_apart && is_pole_clear, "%zu is in the way of %zu", i, j);
        }
    }
    ck_assert_uint_ge(placed, 20);
}
END_TEST

/* With height enough all have a place, however they overlap. */
START_TEST(stairs_have_a_step_for_each)
{
    enum { COUNT = 25 };
    PsgLabelSpot spots[COUNT];
    PsgLabelWish wishes[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        spots[i] = spot(0, 8.0 * (double)i + 20);
        wishes[i] = (PsgLabelWish){&spots[i], 1, 200, 1 + (double)(i * 7 % 11)};
    }
    PsgLabelRoom room = room_of(10 * COUNT);
    g_autoptr(PsgLabelLanes) lanes = psg_label_lanes_new(1);
    psg_label_lanes_take(lanes, 0, 0, 500);
    g_autofree PsgLabelPlace *places = psg_label_lanes_place(lanes, wishes, COUNT, &room);
    for (size_t i = 0; i < COUNT; i++) {
        ck_assert_msg(places[i].is_placed, "%zu has no place", i);
    }
}
END_TEST

START_TEST(what_runs_through_a_row_is_left_alone)
{
    PsgLabelSpot at = spot(0, 100);
    PsgLabelWish wish = {&at, 1, 450, 1};
    PsgLabelRoom room = room_of(50);
    g_autoptr(PsgLabelLanes) lanes = psg_label_lanes_new(1);
    psg_label_lanes_take(lanes, 0, 0, 500);
    psg_label_lanes_take_below(lanes, 0, 240, 250);
    g_autofree PsgLabelPlace *places = psg_label_lanes_place(lanes, &wish, 1, &room);
    ck_assert(!places[0].is_placed);
    ck_assert_uint_eq(psg_label_lanes_count(lanes, 0), 0);
}
END_TEST

Suite *
label_lanes_suite(void)
{
    Suite *suite = suite_create("label_lanes");
    TCase *tests = tcase_create("lanes");
    tcase_add_test(tests, a_title_stands_right_of_its_mark_or_left_of_it);
    tcase_add_test(tests, what_is_taken_is_left_alone);
    tcase_add_test(tests, the_weightier_title_chooses_first);
    tcase_add_test(tests, lanes_go_where_they_hold_most);
    tcase_add_test(tests, flags_keep_clear_of_each_other);
    tcase_add_test(tests, stairs_have_a_step_for_each);
    tcase_add_test(tests, what_runs_through_a_row_is_left_alone);
    suite_add_tcase(suite, tests);
    return suite;
}
