/* Films as SVG: what is there at the end without animation, and how it moves with it. */
#include "sample_scene.h"

#include "draw/painter.h"

#include <check.h>
#include <string.h>

Suite *svg_motion_suite(void);

/* A box that goes to the right in the third second and fades out in the fifth, of ten. */
static char *
painted(void)
{
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_set_duration(scene, 10);
    PsgMotion *motion = psg_scene_motion(scene);
    psg_motion_add_offset(motion, 2, (PsgPoint){-50, 0});
    psg_motion_add_offset(motion, 3, (PsgPoint){0, 0});
    psg_motion_add_opacity(motion, 4, 1);
    psg_motion_add_opacity(motion, 5, 0);
    psg_scene_group(scene,
                    &(PsgGroupLook){.id = "box", .opacity = 0.5, .motion = motion});
    psg_scene_box(scene, (PsgRect){10, 10, 50, 50}, 0, &(PsgInk){.fill = SAMPLE_BLUE});
    psg_scene_end(scene);
    g_autoptr(PsgPath) line = psg_path_new();
    psg_path_move(line, (PsgPoint){0, 0});
    psg_path_line(line, (PsgPoint){10, 0});
    g_autoptr(PsgPath) other = psg_path_new();
    psg_path_move(other, (PsgPoint){0, 5});
    psg_path_line(other, (PsgPoint){10, 20});
    PsgMotion *shapes = psg_scene_motion(scene);
    psg_motion_add_shape(shapes, 2, line);
    psg_motion_add_shape(shapes, 3, other);
    psg_scene_moving_path(scene, shapes, &(PsgInk){.stroke = SAMPLE_INK, .width = 1});
    PsgPaintOptions options = {.dpi = 144, .ids = ""};
    g_autoptr(GBytes) bytes = psg_paint_svg(scene, &options, NULL);
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    return g_strndup(text, length);
}

static void
check_has(const char *svg, const char *part)
{
    ck_assert_msg(strstr(svg, part) != NULL, "no %s in\n%s", part, svg);
}

START_TEST(shows_the_end_without_animation)
{
    g_autofree char *svg = painted();
    check_has(svg, "<g id=\"page-box\" opacity=\"0\" display=\"none\" "
                   "visibility=\"hidden\">");
    check_has(svg, "<path d=\"M0 5L10 20\"");
    ck_assert_ptr_null(strstr(svg, " transform=\""));
}
END_TEST

START_TEST(moves_fades_and_bends)
{
    g_autofree char *svg = painted();
    check_has(svg, "<animateTransform attributeName=\"transform\" type=\"translate\" "
                   "values=\"-50 0;-50 0;0 0;0 0\" keyTimes=\"0;0.2;0.3;1\"");
    check_has(svg, "attributeName=\"opacity\" values=\"0.5;0.5;0;0\" "
                   "keyTimes=\"0;0.4;0.5;1\"");
    check_has(svg, "attributeName=\"display\" values=\"inline;none\" "
                   "keyTimes=\"0;0.5\" calcMode=\"discrete\"");
    check_has(svg, "attributeName=\"d\" values=\"M0 0L10 0;M0 0L10 0;M0 5L10 20;"
                   "M0 5L10 20\" keyTimes=\"0;0.2;0.3;1\"");
    check_has(svg, "dur=\"10s\" repeatCount=\"indefinite\"");
}
END_TEST

/* Who asked for less motion sees the end: the same again, without what moves, its ids and what
 * is gone by then. */
START_TEST(rests_for_whoever_wants_no_motion)
{
    g_autofree char *svg = painted();
    check_has(svg, "<style>@media (prefers-reduced-motion: reduce)");
    const char *moving = strstr(svg, "<g class=\"film-moves\"");
    const char *resting = strstr(svg, "<g class=\"film-rests\" display=\"none\"");
    ck_assert_ptr_nonnull(moving);
    ck_assert_ptr_nonnull(resting);
    ck_assert(resting < moving);
    g_autofree char *rest = g_strndup(resting, (gsize)(moving - resting));
    check_has(rest, "<path d=\"M0 5L10 20\"");
    ck_assert_ptr_null(strstr(rest, "<animate"));
    ck_assert_ptr_null(strstr(rest, " id="));
    ck_assert_ptr_null(strstr(rest, "<rect")); /* the box has faded */
}
END_TEST

START_TEST(is_the_same_svg_where_nothing_moves)
{
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_set_duration(scene, 3);
    PsgMotion *motion = psg_scene_motion(scene);
    psg_motion_add_offset(motion, 1, (PsgPoint){0, 0});
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 1, .motion = motion});
    psg_scene_end(scene);
    g_autoptr(PsgScene) still = sample_page();
    psg_scene_group(still, &(PsgGroupLook){.opacity = 1});
    psg_scene_end(still);
    PsgPaintOptions options = {.dpi = 144, .ids = ""};
    g_autoptr(GBytes) bytes = psg_paint_svg(scene, &options, NULL);
    g_autoptr(GBytes) other = psg_paint_svg(still, &options, NULL);
    ck_assert(g_bytes_equal(bytes, other));
}
END_TEST

Suite *
svg_motion_suite(void)
{
    Suite *suite = suite_create("svg_motion");
    TCase *films = tcase_create("films");
    tcase_add_test(films, shows_the_end_without_animation);
    tcase_add_test(films, moves_fades_and_bends);
    tcase_add_test(films, rests_for_whoever_wants_no_motion);
    tcase_add_test(films, is_the_same_svg_where_nothing_moves);
    suite_add_tcase(suite, films);
    return suite;
}
