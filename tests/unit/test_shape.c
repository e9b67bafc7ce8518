/* The shapes of actors: they fill their boxes, hold their labels, and lines end on them. */
#include "figure/part/shape.h"
#include "part.h"

#include <check.h>
#include <math.h>

Suite *shape_suite(void);

static const PsgRect box = {100, 50, 160, 60};

static const PsgShape shapes[] = {PSG_SHAPE_DEFAULT, PSG_SHAPE_BOX,     PSG_SHAPE_ROUND,
                                  PSG_SHAPE_PILL,    PSG_SHAPE_HEXAGON, PSG_SHAPE_CUT,
                                  PSG_SHAPE_TAB,     PSG_SHAPE_ELLIPSE};

/* Owned by the caller. */
static PsgPath *
outline_of(PsgShape shape, PsgRect room, double corner)
{
    PsgOutline outline = psg_shape_outline(shape, room, corner);
    return psg_outline_path(&outline);
}

START_TEST(an_outline_fills_its_box_and_is_closed)
{
    g_autoptr(PsgPath) outline = outline_of(shapes[_i], box, 10);
    g_autoptr(GArray) points = path_samples(outline);
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (guint i = 0; i < points->len; i++) {
        PsgPoint point = g_array_index(points, PsgPoint, i);
        left = MIN(left, point.x);
        right = MAX(right, point.x);
        top = MIN(top, point.y);
        bottom = MAX(bottom, point.y);
    }
    ck_assert_double_eq_tol(left, box.x, 0.01);
    ck_assert_double_eq_tol(right, psg_rect_right(box), 0.01);
    ck_assert_double_eq_tol(top, box.y, 0.01);
    ck_assert_double_eq_tol(bottom, psg_rect_bottom(box), 0.01);
    size_t count = psg_path_count(outline);
    ck_assert_int_eq(psg_path_step(outline, count - 1)->kind, PSG_STEP_CLOSE);
    ck_assert_int_eq(psg_path_step(outline, 0)->kind, PSG_STEP_MOVE);
}
END_TEST

/* All around the box: where a line meets the shape, it is on the outline, within the box. */
START_TEST(lines_end_on_the_outline)
{
    g_autoptr(PsgPath) outline = outline_of(shapes[_i], box, 4);
    for (int i = 0; i <= 40; i++) {
        double share = i / 40.0;
        const PsgPoint border[] = {{box.x + share * box.width, box.y},
                                   {box.x + share * box.width, psg_rect_bottom(box)},
                                   {box.x, box.y + share * box.height},
                                   {psg_rect_right(box), box.y + share * box.height}};
        for (size_t j = 0; j < G_N_ELEMENTS(border); j++) {
            PsgPoint at = psg_shape_meet(shapes[_i], box, border[j], border[j]);
            double gap = path_distance(outline, at);
            ck_assert_msg(gap <= 2.5, "%g,%g meets at %g,%g, %.2f off", border[j].x,
                          border[j].y, at.x, at.y, gap);
        }
    }
}
END_TEST

START_TEST(a_shift_moves_the_outline_and_nothing_else)
{
    PsgRect shifted = {box.x + 7, box.y - 3, box.width, box.height};
    g_autoptr(PsgPath) here = outline_of(shapes[_i], box, 10);
    g_autoptr(PsgPath) there = outline_of(shapes[_i], shifted, 10);
    ck_assert_uint_eq(psg_path_count(here), psg_path_count(there));
    for (size_t i = 0; i + 1 < psg_path_count(here);
         i++) { /* but for the last, which closes */
        ck_assert_double_eq_tol(psg_path_step(here, i)->to.x + 7,
                                psg_path_step(there, i)->to.x, 1e-9);
        ck_assert_double_eq_tol(psg_path_step(here, i)->to.y - 3,
                                psg_path_step(there, i)->to.y, 1e-9);
    }
}
END_TEST

/* As wide as the shape holds points, up to chords of its arcs. */
START_TEST(an_outline_is_as_wide_as_it_holds_points)
{
    PsgRect room = {20, 30, 120, 48};
    PsgOutline outline = psg_shape_outline(shapes[_i], room, 8);
    PsgPoint middle = psg_rect_centre(room);
    for (int step = 1; step < 24; step++) {
        double y = room.y + 2 * step;
        double half = psg_outline_width(&outline, y) / 2;
        ck_assert(
            psg_shape_holds(shapes[_i], room, (PsgPoint){middle.x - half + 0.01, y}));
        ck_assert(
            half > room.width / 2 - 0.01 || outline.form == PSG_OUTLINE_ROUND ||
            outline.form == PSG_OUTLINE_RECT ||
            !psg_shape_holds(shapes[_i], room, (PsgPoint){middle.x - half - 0.01, y}));
    }
}
END_TEST

/* Of marks, too: each site is on the outline. */
START_TEST(sites_are_on_the_outline)
{
    PsgRect room = {20, 30, 120, 48};
    PsgOutline outlines[] = {
        psg_shape_outline(shapes[_i], room, 8),
        psg_mark_outline((PsgMarkForm)(_i % PSG_MARK_FORMS), psg_rect_centre(room), 20)};
    for (size_t i = 0; i < G_N_ELEMENTS(outlines); i++) {
        g_autoptr(PsgPath) path = psg_outline_path(&outlines[i]);
        PsgPoint sites[PSG_OUTLINE_MOST_SITES];
        size_t count = psg_outline_sites(&outlines[i], sites);
        ck_assert_uint_ge(count, 4);
        for (size_t k = 0; k < count; k++) {
            ck_assert_double_le(path_distance(path, sites[k]), 0.6); /* of chords */
        }
    }
}
END_TEST

/* A label of two thirds of the height, within the insets, is inside of the outline: no
 * point of the outline lies in it. */
START_TEST(a_label_has_room_between_the_insets)
{
    double inset = psg_shape_inset(shapes[_i], (PsgSize){box.width, box.height});
    PsgRect label = {box.x + inset, box.y + box.height / 6, box.width - 2 * inset,
                     box.height * 2 / 3};
    PsgRect core = psg_rect_grow(label, -3);
    g_autoptr(PsgPath) outline = outline_of(shapes[_i], box, 10);
    g_autoptr(GArray) points = path_samples(outline);
    for (guint i = 0; i < points->len; i++) {
        PsgPoint point = g_array_index(points, PsgPoint, i);
        ck_assert_msg(!rect_holds(core, (PsgRect){point.x, point.y, 0, 0}, 0),
                      "the outline crosses the label at %g,%g", point.x, point.y);
    }
}
END_TEST

START_TEST(sites_face_outwards)
{
    PsgOutline outline = psg_shape_outline(shapes[_i], box, 10);
    PsgPoint sites[PSG_OUTLINE_MOST_SITES], outward[PSG_OUTLINE_MOST_SITES];
    size_t count = psg_outline_sites(&outline, sites);
    ck_assert_uint_eq(psg_outline_outward(&outline, outward), count);
    for (size_t i = 0; i < count; i++) {
        PsgPoint without = {sites[i].x + outward[i].x, sites[i].y + outward[i].y};
        PsgPoint within = {sites[i].x - outward[i].x, sites[i].y - outward[i].y};
        ck_assert(!psg_shape_holds(shapes[_i], box, without));
        ck_assert(psg_shape_holds(shapes[_i], box, within));
        ck_assert_double_eq_tol(psg_distance(sites[i], without), 1, 1e-9);
    }
}
END_TEST

START_TEST(small_boxes_have_small_corners)
{
    PsgRect small = {0, 0, 8, 6};
    g_autoptr(PsgPath) outline = outline_of(PSG_SHAPE_ROUND, small, 50);
    ck_assert(rect_holds(small, psg_path_bounds(outline), 1e-9));
}
END_TEST

Suite *
shape_suite(void)
{
    Suite *suite = suite_create("shape");
    TCase *outlines = tcase_create("outlines");
    tcase_add_loop_test(outlines, an_outline_fills_its_box_and_is_closed, 0,
                        G_N_ELEMENTS(shapes));
    tcase_add_loop_test(outlines, an_outline_is_as_wide_as_it_holds_points, 0,
                        G_N_ELEMENTS(shapes));
    tcase_add_loop_test(outlines, sites_are_on_the_outline, 0, G_N_ELEMENTS(shapes));
    tcase_add_loop_test(outlines, sites_face_outwards, 0, G_N_ELEMENTS(shapes));
    tcase_add_loop_test(outlines, lines_end_on_the_outline, 0, G_N_ELEMENTS(shapes));
    tcase_add_loop_test(outlines, a_shift_moves_the_outline_and_nothing_else, 0,
                        G_N_ELEMENTS(shapes));
    tcase_add_loop_test(outlines, a_label_has_room_between_the_insets, 0,
                        G_N_ELEMENTS(shapes));
    tcase_add_test(outlines, small_boxes_have_small_corners);
    suite_add_tcase(suite, outlines);
    return suite;
}
