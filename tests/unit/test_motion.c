/* Motions: what is between two keys, and lines that become other lines. */
#include "part.h"

#include "scene/morph.h"
#include "scene/motion.h"

#include <check.h>
#include <math.h>

Suite *motion_suite(void);

START_TEST(goes_slowly_at_both_ends)
{
    g_autoptr(PsgMotion) motion = psg_motion_new();
    psg_motion_add_offset(motion, 1, (PsgPoint){0, 10});
    psg_motion_add_offset(motion, 3, (PsgPoint){100, 10});
    ck_assert_double_eq(psg_motion_offset(motion, 0).x, 0);
    ck_assert_double_eq(psg_motion_offset(motion, 2).x, 50);
    ck_assert_double_eq(psg_motion_offset(motion, 2).y, 10);
    ck_assert_double_lt(psg_motion_offset(motion, 1.2).x, 5);
    ck_assert_double_gt(psg_motion_offset(motion, 2.8).x, 95);
    ck_assert_double_eq(psg_motion_offset(motion, 3).x, 100);
    ck_assert_double_eq(psg_motion_offset(motion, INFINITY).x, 100);
}
END_TEST

START_TEST(fades_evenly_and_jumps)
{
    g_autoptr(PsgMotion) motion = psg_motion_new();
    ck_assert_double_eq(psg_motion_opacity(motion, 5), 1);
    psg_motion_add_opacity(motion, 1, 0);
    psg_motion_add_opacity(motion, 2, 1);
    psg_motion_add_opacity(motion, 4, 1);
    psg_motion_add_opacity(motion, 4, 0.5);
    ck_assert_double_eq(psg_motion_opacity(motion, 0.5), 0);
    ck_assert_double_eq(psg_motion_opacity(motion, 1.25), 0.25);
    ck_assert_double_eq(psg_motion_opacity(motion, 3.99), 1);
    ck_assert_double_eq(psg_motion_opacity(motion, 4), 0.5);
}
END_TEST

START_TEST(keeps_no_key_that_says_nothing)
{
    g_autoptr(PsgMotion) motion = psg_motion_new();
    for (int second = 0; second < 5; second++) {
        psg_motion_add_opacity(motion, second, 1);
    }
    ck_assert_uint_eq(psg_motion_key_count(motion, PSG_TRACK_OPACITY), 1);
    psg_motion_add_opacity(motion, 6, 0);
    for (int second = 7; second < 10; second++) {
        psg_motion_add_opacity(motion, second, 0);
    }
    ck_assert_uint_eq(psg_motion_key_count(motion, PSG_TRACK_OPACITY), 2);
    ck_assert_double_eq(psg_motion_key(motion, PSG_TRACK_OPACITY, 0)->second, 4);
    psg_motion_add_opacity(motion, 10, 1);
    ck_assert_uint_eq(psg_motion_key_count(motion, PSG_TRACK_OPACITY), 4);
    ck_assert_double_eq(psg_motion_opacity(motion, 8.5), 0);
    ck_assert_double_eq(psg_motion_opacity(motion, 9.5), 0.5);
}
END_TEST

START_TEST(knows_when_it_rests)
{
    g_autoptr(PsgMotion) motion = psg_motion_new();
    ck_assert(!psg_motion_changes(motion, 0, 100));
    psg_motion_add_offset(motion, 1, (PsgPoint){0, 0});
    psg_motion_add_offset(motion, 2, (PsgPoint){1, 0});
    psg_motion_add_offset(motion, 5, (PsgPoint){1, 0});
    psg_motion_add_offset(motion, 5, (PsgPoint){7, 0});
    ck_assert(!psg_motion_changes(motion, 0, 1));
    ck_assert(psg_motion_changes(motion, 0.9, 1.1));
    ck_assert(psg_motion_changes(motion, 1.4, 1.5));
    ck_assert(!psg_motion_changes(motion, 2, 4.9));
    ck_assert(psg_motion_changes(motion, 4.9, 5.1));
    ck_assert(!psg_motion_changes(motion, 5.1, 9));
}
END_TEST

/* ---- Lines ---- */

static PsgPath *
corner(void)
{
    PsgPath *path = psg_path_new();
    psg_path_move(path, (PsgPoint){0, 0});
    psg_path_line(path, (PsgPoint){100, 0});
    psg_path_curve(path, (PsgPoint){150, 0}, (PsgPoint){150, 50}, (PsgPoint){150, 100});
    return path;
}

static PsgPath *
zigzag(void)
{
    PsgPath *path = psg_path_new();
    psg_path_move(path, (PsgPoint){0, 50});
    psg_path_line(path, (PsgPoint){30, 80});
    psg_path_line(path, (PsgPoint){60, 50});
    psg_path_line(path, (PsgPoint){200, 50});
    return path;
}

/* Every point of one lies on the other. */
static void
check_on(const PsgPath *path, const PsgPath *other)
{
    g_autoptr(GArray) samples = path_samples(path);
    for (guint i = 0; i < samples->len; i++) {
        PsgPoint point = g_array_index(samples, PsgPoint, i);
        ck_assert_msg(path_distance(other, point) < 1, "%g,%g is off the line", point.x,
                      point.y);
    }
}

START_TEST(makes_lines_alike_without_bending_them)
{
    g_autoptr(PsgPath) one = corner();
    g_autoptr(PsgPath) other = zigzag();
    g_autoptr(PsgPath) same_one = NULL;
    g_autoptr(PsgPath) same_other = NULL;
    psg_morph_align(one, other, &same_one, &same_other);
    ck_assert(!psg_path_is_alike(one, other));
    ck_assert(psg_path_is_alike(same_one, same_other));
    check_on(same_one, one);
    check_on(one, same_one);
    check_on(same_other, other);
    check_on(other, same_other);
}
END_TEST

START_TEST(leaves_lines_that_are_alike)
{
    g_autoptr(PsgPath) one = corner();
    g_autoptr(PsgPath) same = NULL;
    g_autoptr(PsgPath) other = NULL;
    psg_morph_align(one, one, &same, &other);
    ck_assert(psg_path_equals(one, same));
    ck_assert(psg_path_equals(one, other));
}
END_TEST

START_TEST(bends_a_line_into_another)
{
    g_autoptr(PsgPath) one = zigzag();
    g_autoptr(PsgPath) other = psg_path_new();
    psg_path_move(other, (PsgPoint){0, 150});
    psg_path_line(other, (PsgPoint){30, 180});
    psg_path_line(other, (PsgPoint){60, 150});
    psg_path_line(other, (PsgPoint){200, 150});
    g_autoptr(PsgMotion) motion = psg_motion_new();
    psg_motion_add_shape(motion, 2, one);
    psg_motion_add_shape(motion, 4, other);
    g_autoptr(PsgPath) middle = psg_motion_shape(motion, 3);
    g_autoptr(PsgPath) end = psg_motion_shape(motion, INFINITY);
    ck_assert_double_eq(psg_path_step(middle, 1)->to.y, 130);
    ck_assert(psg_path_equals(end, other));
}
END_TEST

START_TEST(jumps_to_a_line_of_other_steps)
{
    g_autoptr(PsgPath) one = zigzag();
    g_autoptr(PsgPath) other = corner();
    g_autoptr(PsgMotion) motion = psg_motion_new();
    psg_motion_add_shape(motion, 2, one);
    psg_motion_add_shape(motion, 4, other);
    g_autoptr(PsgPath) before = psg_motion_shape(motion, 3.9);
    g_autoptr(PsgPath) after = psg_motion_shape(motion, 4);
    ck_assert(psg_path_equals(before, one));
    ck_assert(psg_path_equals(after, other));
}
END_TEST

Suite *
motion_suite(void)
{
    Suite *suite = suite_create("motion");
    TCase *motions = tcase_create("motions");
    tcase_add_test(motions, goes_slowly_at_both_ends);
    tcase_add_test(motions, fades_evenly_and_jumps);
    tcase_add_test(motions, keeps_no_key_that_says_nothing);
    tcase_add_test(motions, knows_when_it_rests);
    suite_add_tcase(suite, motions);
    TCase *lines = tcase_create("lines");
    tcase_add_test(lines, makes_lines_alike_without_bending_them);
    tcase_add_test(lines, leaves_lines_that_are_alike);
    tcase_add_test(lines, bends_a_line_into_another);
    tcase_add_test(lines, jumps_to_a_line_of_other_steps);
    suite_add_tcase(suite, lines);
    return suite;
}
