/* SVG for office programs: as plain as these need it, and nothing is lost or elsewhere. */
#include "sample_scene.h"

#include "draw/painter.h"
#include "draw/svg_office.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *svg_office_suite(void);

static char *
painted(const PsgScene *scene, PsgSvgUse use)
{
    const PsgPaintOptions options = {.dpi = 144, .svg = use, .ids = ""};
    g_autoptr(GBytes) bytes = psg_paint_svg(scene, &options, NULL);
    return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static void
check_has(const char *svg, const char *part)
{
    ck_assert_msg(strstr(svg, part) != NULL, "no %s in\n%s", part, svg);
}

static size_t
count_of(const char *svg, const char *part)
{
    size_t count = 0;
    for (const char *at = svg; (at = strstr(at, part)) != NULL; at++) {
        count++;
    }
    return count;
}

/* What browsers know and others do not, or each in its own way. */
START_TEST(has_nothing_that_is_read_in_two_ways)
{
    static const char *const risky[] = {
        "<a ",     "text-anchor=\"end\"", "<style",    "<animate",
        " style=", " opacity=",           "translate", "xml:space",
        "<clip",   "textLength=",         "display=",  "href="};
    g_autoptr(PsgScene) scene = sample_scene("network-2013", 16);
    g_autofree char *svg = painted(scene, PSG_SVG_OFFICE);
    g_autofree char *web = painted(scene, PSG_SVG_WEB);
    for (size_t i = 0; i < G_N_ELEMENTS(risky); i++) {
        ck_assert_msg(strstr(svg, risky[i]) == NULL, "%s is there", risky[i]);
    }
    ck_assert_uint_eq(count_of(svg, " id=\""), count_of(web, " id=\""));
    ck_assert_uint_eq(count_of(svg, " class=\""), count_of(web, " class=\""));
    ck_assert_uint_eq(count_of(svg, "<title"), count_of(web, "<title"));
    ck_assert_uint_eq(count_of(svg, "<text"), count_of(web, "<text"));
    check_has(svg, "width=\"1280\" height=\"720\" viewBox=\"0 0 1600 900\"");
    check_has(svg, "<g id=\"network-2013-actor-5\" class=\"actor kind-body\">");
}
END_TEST

START_TEST(text_stands_where_it_stood)
{
    g_autoptr(PsgScene) scene = sample_page();
    PsgTextLook look = {{"Inter", 20, 400, false}, SAMPLE_INK, PSG_ANCHOR_MIDDLE, 0};
    psg_scene_text(scene, &look, (PsgPoint){200, 50}, "middle", 80);
    look.anchor = PSG_ANCHOR_END;
    psg_scene_text(scene, &look, (PsgPoint){200, 60}, "end", 80);
    look.turn = -90;
    psg_scene_text(scene, &look, (PsgPoint){200, 70}, "turned", 80);
    look.anchor = PSG_ANCHOR_START;
    psg_scene_text(scene, &look, (PsgPoint){200, 80}, "start", 80);
    g_autofree char *svg = painted(scene, PSG_SVG_OFFICE);
    check_has(svg, "<text x=\"160\" y=\"50\"");
    check_has(svg, "<text x=\"120\" y=\"60\"");
    check_has(svg, "<text x=\"200\" y=\"150\"");
    check_has(svg, "transform=\"rotate(-90 200 150)\"");
    check_has(svg, "<text x=\"200\" y=\"80\"");
    ck_assert_uint_eq(count_of(svg, "text-anchor"), 0);
}
END_TEST

/* Whether a program knows directions or not: its middle is the same, and marks in the text say
 * the same once more. */
START_TEST(text_from_the_right_stands_in_its_middle)
{
    static const PsgAnchor anchors[] = {PSG_ANCHOR_START, PSG_ANCHOR_MIDDLE,
                                        PSG_ANCHOR_END};
    static const double points[] = {60, 100, 140};
    for (size_t i = 0; i < G_N_ELEMENTS(anchors); i++) {
        g_autoptr(PsgScene) scene = sample_page();
        PsgTextLook look = {{"Inter", 20, 400, false}, SAMPLE_INK, anchors[i], 0};
        psg_scene_text(scene, &look, (PsgPoint){points[i], 50}, "שלום (a) 12!", 80);
        g_autofree char *svg = painted(scene, PSG_SVG_OFFICE);
        check_has(svg, "<text x=\"100\" y=\"50\"");
        check_has(svg, "direction=\"rtl\" text-anchor=\"middle\"");
        check_has(svg, ">\u202Bשלום (a) 12!\u202C<");
    }
}
END_TEST

START_TEST(blanks_are_firm)
{
    g_autoptr(PsgScene) scene = sample_page();
    PsgTextLook look = {{"Inter", 20, 400, false}, SAMPLE_INK, PSG_ANCHOR_START, 0};
    psg_scene_text(scene, &look, (PsgPoint){0, 50}, " a b  c ", 80);
    g_autofree char *svg = painted(scene, PSG_SVG_OFFICE);
    check_has(svg, ">\u00A0a b \u00A0c\u00A0<");
}
END_TEST

/* What is seen through in a browser has the colour that is seen there, and hides what it hid. */
START_TEST(half_gone_is_mixed_with_the_page)
{
    const PsgInk ink = {{0, 100, 200, 255}, {0, 100, 200, 128}, 1, PSG_DASH_NONE};
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_group(scene, &(PsgGroupLook){.id = "outer", .opacity = 0.5});
    psg_scene_group(scene, &(PsgGroupLook){.id = "inner", .opacity = 0.5});
    psg_scene_box(scene, (PsgRect){1, 2, 3, 4}, 0, &ink);
    psg_scene_end(scene);
    psg_scene_end(scene);
    psg_scene_box(scene, (PsgRect){1, 2, 3, 5}, 0, &ink);
    g_autofree char *svg = painted(scene, PSG_SVG_OFFICE);
    check_has(svg, "height=\"4\" fill=\"#bfd8f1\" stroke=\"#bfd8f1\" "
                   "stroke-opacity=\"0.5\"");
    check_has(svg, "height=\"5\" fill=\"#0064c8\"");
    g_autoptr(PsgScene) bare = psg_scene_new((PsgSize){10, 10}, PSG_COLOUR_NONE);
    psg_scene_group(bare, &(PsgGroupLook){.opacity = 0.4});
    psg_scene_box(bare, (PsgRect){1, 2, 3, 4}, 0, &ink);
    psg_scene_end(bare);
    g_autofree char *through = painted(bare, PSG_SVG_OFFICE);
    check_has(through, "fill=\"#0064c8\" fill-opacity=\"0.4\"");
}
END_TEST

/* A box that has moved and faded to a half, one that is gone with all in it, and a line that has
 * bent. */
static PsgScene *
film(void)
{
    PsgScene *scene = sample_page();
    const PsgInk ink = {.fill = SAMPLE_BLUE};
    psg_scene_set_duration(scene, 10);
    PsgMotion *motion = psg_scene_motion(scene), *gone = psg_scene_motion(scene);
    psg_motion_add_offset(motion, 2, (PsgPoint){0, 0});
    psg_motion_add_offset(motion, 3, (PsgPoint){50, 20});
    psg_motion_add_opacity(gone, 4, 1);
    psg_motion_add_opacity(gone, 5, 0);
    g_autoptr(PsgPath) line = psg_path_new();
    psg_path_move(line, (PsgPoint){0, 0});
    psg_path_curve(line, (PsgPoint){1, 1}, (PsgPoint){2, 2}, (PsgPoint){3, 3});
    psg_path_line(line, (PsgPoint){10, 0});
    psg_path_close(line);
    psg_scene_group(scene,
                    &(PsgGroupLook){.id = "moved", .opacity = 1, .motion = motion});
    psg_scene_box(scene, (PsgRect){10, 10, 50, 50}, 0, &ink);
    psg_scene_veil(scene, (PsgRect){10, 10, 50, 40}, SAMPLE_BLUE, PSG_VEIL_LEFT);
    psg_scene_path(scene, line, &ink);
    sample_text(scene, "word", (PsgPoint){10, 40}, PSG_ANCHOR_START, 20);
    psg_scene_end(scene);
    psg_scene_group(scene, &(PsgGroupLook){.id = "gone", .opacity = 1, .motion = gone});
    psg_scene_group(scene, &(PsgGroupLook){.id = "within", .opacity = 1});
    psg_scene_box(scene, (PsgRect){10, 10, 77, 50}, 0, &ink);
    psg_scene_end(scene);
    psg_scene_end(scene);
    psg_scene_box(scene, (PsgRect){10, 10, 88, 50}, 0, &ink);
    return scene;
}

START_TEST(a_film_is_at_its_end)
{
    g_autoptr(PsgScene) scene = film();
    g_autofree char *svg = painted(scene, PSG_SVG_OFFICE);
    check_has(svg, "<g id=\"page-moved\">");
    check_has(svg, "<rect x=\"60\" y=\"30\" width=\"50\" height=\"50\"");
    check_has(svg,
              "<rect x=\"60\" y=\"30\" width=\"50\" height=\"40\" fill=\"url(#page-veil");
    check_has(svg, "d=\"M50 20C51 21 52 22 53 23L60 20Z\"");
    check_has(svg, "<text x=\"60\" y=\"60\"");
    check_has(svg, "<rect x=\"10\" y=\"10\" width=\"88\"");
    ck_assert_ptr_null(strstr(svg, "width=\"77\""));
    ck_assert_ptr_null(strstr(svg, "page-gone"));
    ck_assert_ptr_null(strstr(svg, "page-within"));
    ck_assert_ptr_null(strstr(svg, "film-"));
    ck_assert_ptr_null(strstr(svg, "transform="));
}
END_TEST

Suite *
svg_office_suite(void)
{
    Suite *suite = suite_create("svg_office");
    TCase *cases = tcase_create("svg_office");
    tcase_add_test(cases, has_nothing_that_is_read_in_two_ways);
    tcase_add_test(cases, text_stands_where_it_stood);
    tcase_add_test(cases, text_from_the_right_stands_in_its_middle);
    tcase_add_test(cases, blanks_are_firm);
    tcase_add_test(cases, half_gone_is_mixed_with_the_page);
    tcase_add_test(cases, a_film_is_at_its_end);
    suite_add_tcase(suite, cases);
    return suite;
}
