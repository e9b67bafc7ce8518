/* How relations are drawn: line, arrow, what is new. */
#include "figure/part/edge.h"
#include "fixture.h"
#include "part.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *edge_suite(void);

static const char *const kinds =
    "slices: [{id: 2007}]\n"
    "actors: {a: {}}\n"
    "relation-kinds:\n"
    "  solid: {line: solid}\n"
    "  dashed: {line: dashed}\n"
    "  dotted: {line: dotted}\n"
    "  double: {line: double}\n"
    "  open: {line: solid, directed: true}\n" /* the fifth of four lines: its arrow is another */
    "  plain: {line: solid}\n"
    "  six: {}\n"
    "  seven: {}\n"
    "  arrow: {line: solid, directed: true}\n";

enum { SOLID, DASHED, DOTTED, DOUBLE, OPEN, PLAIN, ARROW = 8 };

/* Draws a line from 0,0 over 50,0 to 100,0 and gives what was drawn. */
static Part
drawn(Desk *desk, size_t kind, bool is_new)
{
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){0, 0});
    psg_path_line(path, (PsgPoint){50, 0});
    psg_path_curve(path, (PsgPoint){60, 0}, (PsgPoint){80, 0}, (PsgPoint){100, 0});
    PsgEdgeLook look = psg_edge_look(desk->context, kind, is_new);
    psg_edge_draw(&desk->pen, path, &look);
    return part_of_scene(desk->scene);
}

static PsgPoint
last_point(const PsgItem *item)
{
    return psg_path_step(item->path, psg_path_count(item->path) - 1)->to;
}

static const PsgDash dashes[] = {PSG_DASH_NONE, PSG_DASH_DASHED, PSG_DASH_DOTTED};

START_TEST(lines_differ_without_colour)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    Part part = drawn(desk, (size_t)_i, false);
    ck_assert_uint_eq(part_count(part, PSG_ITEM_PATH), 1);
    const PsgItem *line = part_nth(part, PSG_ITEM_PATH, 0);
    ck_assert_int_eq(line->ink.dash, dashes[_i]);
    ck_assert_double_eq_tol(last_point(line).x, 100, 1e-9); /* no arrow, no gap */
}
END_TEST

/* As a loop of much weight is. */
START_TEST(a_line_that_is_short_for_its_width_has_dashes_all_the_same)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    PsgEdgeLook look = psg_edge_look(desk->context, DASHED, false);
    look.width = 8;
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){0, 0});
    psg_path_line(path, (PsgPoint){_i == 0 ? 80 : 400, 0});
    psg_edge_draw(&desk->pen, path, &look);
    const PsgItem *line = part_nth(part_of_scene(desk->scene), PSG_ITEM_PATH, 0);
    ck_assert_int_eq(line->ink.dash, _i == 0 ? PSG_DASH_SHORT : PSG_DASH_DASHED);
}
END_TEST

START_TEST(a_double_line_is_a_wide_one_with_a_gap_in_it)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    Part part = drawn(desk, DOUBLE, false);
    ck_assert_uint_eq(part_count(part, PSG_ITEM_PATH), 2);
    const PsgItem *line = part_nth(part, PSG_ITEM_PATH, 0),
                  *gap = part_nth(part, PSG_ITEM_PATH, 1);
    ck_assert_double_eq_tol(line->ink.width, 3 * gap->ink.width, 1e-9);
    ck_assert_mem_eq(&gap->ink.stroke, &desk->style->background, sizeof(PsgColour));
}
END_TEST

START_TEST(an_arrow_has_its_tip_at_the_end)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    Part part = drawn(desk, ARROW, false);
    const PsgItem *line = part_nth(part, PSG_ITEM_PATH, 0),
                  *head = part_nth(part, PSG_ITEM_PATH, 1);
    ck_assert_double_eq_tol(psg_path_step(head->path, 1)->to.x, 100, 1e-9);
    PsgRect bounds = psg_path_bounds(head->path);
    ck_assert_double_eq_tol(psg_rect_right(bounds), 100, 1e-9);
    ck_assert_double_eq_tol(psg_rect_centre(bounds).y, 0, 1e-9);
    ck_assert_double_gt(last_point(line).x,
                        bounds.x);                /* the line reaches into the head … */
    ck_assert_double_lt(last_point(line).x, 100); /* and does not come out at its tip */
    ck_assert_int_eq(head->ink.fill.alpha, 255);
}
END_TEST

/* Its last piece may be shorter than the arrow's head: dashes would be drawn twice. */
START_TEST(a_line_does_not_come_back_below_its_arrow)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    const PsgPoint points[] = {{0, 0}, {92, 0}, {97, 0}, {100, 0}};
    g_autoptr(PsgPath) path = psg_path_polyline(points, G_N_ELEMENTS(points));
    PsgEdgeLook look = psg_edge_look(desk->context, ARROW, false);
    psg_edge_draw(&desk->pen, path, &look);
    const PsgItem *line = part_nth(part_of_scene(desk->scene), PSG_ITEM_PATH, 0);
    for (size_t i = 1; i < psg_path_count(line->path); i++) {
        ck_assert_double_ge(psg_path_step(line->path, i)->to.x,
                            psg_path_step(line->path, i - 1)->to.x);
    }
    ck_assert_double_gt(last_point(line).x, 80);
    ck_assert_double_lt(last_point(line).x, 100);
}
END_TEST

START_TEST(kinds_with_the_same_line_have_different_arrows)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    Part part = drawn(desk, OPEN, false);
    const PsgItem *line = part_nth(part, PSG_ITEM_PATH, 0),
                  *head = part_nth(part, PSG_ITEM_PATH, 1);
    ck_assert_int_eq(head->ink.fill.alpha, 0);
    ck_assert_int_eq(head->ink.stroke.alpha, 255);
    ck_assert_double_eq_tol(psg_path_step(head->path, 1)->to.x, 100, 1e-9);
    ck_assert_double_gt(last_point(line).x, 95); /* up to the tip: the head is open */
}
END_TEST

/* PLAIN is solid, too, and neither has an arrow. */
START_TEST(lines_without_arrows_have_different_ends)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    Part part = drawn(desk, PLAIN, false);
    ck_assert_uint_eq(part_count(part, PSG_ITEM_PATH), 2);
    const PsgItem *dots = part_nth(part, PSG_ITEM_PATH, 1);
    PsgRect bounds = item_bounds(dots);
    ck_assert_int_eq(dots->ink.fill.alpha, 255);
    ck_assert_double_eq_tol(bounds.x, 0, 1e-9); /* whole, at both ends */
    ck_assert_double_eq_tol(psg_rect_right(bounds), 100, 1e-9);
    ck_assert_double_gt(bounds.height,
                        2 * psg_edge_look(desk->context, PLAIN, false).width);
}
END_TEST

START_TEST(a_line_without_an_arrow_has_no_gap_for_one)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    Part part = drawn(desk, SOLID, true);
    ck_assert_uint_eq(part_count(part, PSG_ITEM_PATH), 1);
    ck_assert_double_eq_tol(last_point(part_nth(part, PSG_ITEM_PATH, 0)).x, 100, 1e-9);
}
END_TEST

START_TEST(an_arrow_points_where_its_line_goes)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    g_autoptr(PsgPath) down = psg_path_new();
    psg_path_move(down, (PsgPoint){10, 0});
    psg_path_line(down, (PsgPoint){10, 100});
    PsgEdgeLook look = psg_edge_look(desk->context, ARROW, false);
    psg_edge_draw(&desk->pen, down, &look);
    PsgRect bounds = item_bounds(part_nth(part_of_scene(desk->scene), PSG_ITEM_PATH, 1));
    ck_assert_double_eq_tol(psg_rect_bottom(bounds), 100, 1e-9);
    ck_assert_double_eq_tol(psg_rect_centre(bounds).x, 10, 1e-9);
}
END_TEST

START_TEST(a_line_of_no_length_is_drawn_all_the_same)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){10, 10});
    psg_path_line(path, (PsgPoint){10, 10});
    PsgEdgeLook look = psg_edge_look(desk->context, ARROW, false);
    psg_edge_draw(&desk->pen, path, &look);
    PsgRect head = item_bounds(part_nth(part_of_scene(desk->scene), PSG_ITEM_PATH, 1));
    ck_assert(isfinite(head.x) && isfinite(head.width));
}
END_TEST

START_TEST(what_is_new_has_the_accent_and_is_wider)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    PsgEdgeLook usual = psg_edge_look(desk->context, DASHED, false);
    PsgEdgeLook fresh = psg_edge_look(desk->context, DASHED, true);
    PsgEdgeLook plain = psg_edge_look(desk->context, PSG_NONE, false);
    ck_assert_mem_eq(&fresh.colour, &desk->style->accent, sizeof(PsgColour));
    ck_assert_mem_ne(&usual.colour, &desk->style->accent, sizeof(PsgColour));
    ck_assert_double_gt(fresh.width, usual.width);
    ck_assert_int_eq(fresh.line, usual.line); /* its kind is still to be seen */
    ck_assert(!plain.directed);
    ck_assert(psg_edge_look(desk->context, ARROW, false).directed);
}
END_TEST

/* In a style whose accent could be taken for the colour of a line. */
START_TEST(what_is_new_has_a_sign_if_its_colour_does_not_tell_it)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    ck_assert(!psg_edge_look(desk->context, SOLID, true).has_sign);
    desk->context->tells_accent = false;
    ck_assert(!psg_edge_look(desk->context, SOLID, false).has_sign);
    Part part = drawn(desk, SOLID, true);
    ck_assert_uint_eq(part_count(part, PSG_ITEM_PATH), 2);
    PsgRect sign = item_bounds(part_nth(part, PSG_ITEM_PATH, 1));
    ck_assert_double_eq_tol(psg_rect_centre(sign).x, 50, 1);
    ck_assert_double_eq_tol(psg_rect_centre(sign).y, 0, 1);
    ck_assert_double_gt(sign.height, 10);
}
END_TEST

START_TEST(a_sample_stays_in_its_room)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    PsgRect room = {10, 20, 40, 16};
    PsgEdgeLook look = psg_edge_look(desk->context, (size_t)_i, false);
    psg_edge_sample(&desk->pen, room, &look);
    Part part = part_of_scene(desk->scene);
    ck_assert(!part_is_empty(part));
    for (size_t i = 0; i < part_count(part, PSG_ITEM_PATH); i++) {
        ck_assert(rect_holds(room, item_bounds(part_nth(part, PSG_ITEM_PATH, i)), 1e-9));
    }
}
END_TEST

Suite *
edge_suite(void)
{
    Suite *suite = suite_create("edge");
    TCase *lines = tcase_create("lines");
    tcase_add_loop_test(lines, lines_differ_without_colour, SOLID, DOUBLE);
    tcase_add_loop_test(lines, a_line_that_is_short_for_its_width_has_dashes_all_the_same,
                        0, 2);
    tcase_add_test(lines, a_double_line_is_a_wide_one_with_a_gap_in_it);
    tcase_add_test(lines, what_is_new_has_the_accent_and_is_wider);
    tcase_add_test(lines, what_is_new_has_a_sign_if_its_colour_does_not_tell_it);
    tcase_add_loop_test(lines, a_sample_stays_in_its_room, SOLID, ARROW + 1);
    suite_add_tcase(suite, lines);
    TCase *arrows = tcase_create("arrows");
    tcase_add_test(arrows, an_arrow_has_its_tip_at_the_end);
    tcase_add_test(arrows, a_line_does_not_come_back_below_its_arrow);
    tcase_add_test(arrows, kinds_with_the_same_line_have_different_arrows);
    tcase_add_test(arrows, lines_without_arrows_have_different_ends);
    tcase_add_test(arrows, a_line_without_an_arrow_has_no_gap_for_one);
    tcase_add_test(arrows, an_arrow_points_where_its_line_goes);
    tcase_add_test(arrows, a_line_of_no_length_is_drawn_all_the_same);
    suite_add_tcase(suite, arrows);
    return suite;
}
