/* Scenes: what is put in comes out, in order, and can be read as text. */
#include "sample_scene.h"

#include <check.h>
#include <signal.h>
#include <string.h>

Suite *scene_suite(void);

START_TEST(prints_itself)
{
    g_autoptr(PsgScene) scene = psg_scene_new((PsgSize){1600, 900}, SAMPLE_WHITE);
    psg_scene_describe(scene, "network-2013", "Le \"réseau\"", "Deux\nlignes", "fr");
    PsgGroupLook group = {.id = "csci",
                          .class = "actor",
                          .title = "CSCI",
                          .href = "https://a.b",
                          .opacity = 0.5};
    psg_scene_group(scene, &group);
    PsgInk ink = {SAMPLE_WHITE, {0, 0, 0, 128}, 1.5, PSG_DASH_DASHED};
    psg_scene_box(scene, (PsgRect){10, 20, 30, 40.126}, 6, &ink);
    PsgTextLook look = {{"Inter", 20, 700, true}, SAMPLE_BLUE, PSG_ANCHOR_END, 0};
    psg_scene_text(scene, &look, (PsgPoint){25, 40}, "CSCI", 41.5);
    psg_scene_end(scene);
    g_autoptr(PsgPath) path = psg_path_new();
    psg_path_move(path, (PsgPoint){0, 0});
    psg_path_line(path, (PsgPoint){1, -2});
    psg_path_curve(path, (PsgPoint){1, 2}, (PsgPoint){3, 4}, (PsgPoint){5, 6});
    psg_path_close(path);
    ink = (PsgInk){SAMPLE_BLUE, PSG_COLOUR_NONE, 0, PSG_DASH_NONE};
    psg_scene_path(scene, path, &ink);

    g_autoptr(GString) out = g_string_new(NULL);
    psg_scene_print(scene, out);
    ck_assert_str_eq(
        out->str,
        "scene network-2013 1600x900 background #ffffff\n"
        "title \"Le \\\"réseau\\\"\"\n"
        "description \"Deux\\x0alignes\"\n"
        "language \"fr\"\n"
        "group id \"csci\" class \"actor\" title \"CSCI\" href \"https://a.b\" "
        "opacity 0.5\n"
        "  box 10,20 30x40.13 r6 fill #ffffff stroke #00000080 1.5 dashed\n"
        "  text 25,40 end \"CSCI\" font \"Inter\" 20 700 italic #0072b2 wide 41.5\n"
        "end\n"
        "path M 0,0 L 1,-2 C 1,2 3,4 5,6 Z fill #0072b2\n");
}
END_TEST

/* The parts of all items, with their ends, in order. */
static void
check_parts(const PsgScene *scene, const PsgPart *expected, size_t count)
{
    ck_assert_uint_eq(psg_scene_item_count(scene), count);
    for (size_t i = 0; i < count; i++) {
        const PsgItem *item = psg_scene_item(scene, i);
        ck_assert_msg(psg_part_equals(item->part, expected[i]), "item %zu shows %s %zu",
                      i, psg_part_word(item->part.kind), item->part.index);
    }
}

START_TEST(items_show_what_the_group_around_them_shows)
{
    const PsgPart none = {PSG_PART_NONE, 0}, actor = {PSG_PART_ACTOR, 7};
    const PsgPart strip = {PSG_PART_STRIP, 0}, slice = {PSG_PART_SLICE, 2};
    g_autoptr(PsgScene) scene = sample_page();
    PsgInk ink = {.fill = SAMPLE_WHITE};
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 1, .part = actor});
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 1});
    psg_scene_box(scene, (PsgRect){0, 0, 1, 1}, 0, &ink);
    psg_scene_end(scene);
    psg_scene_end(scene);
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 1, .part = strip});
    psg_scene_box(scene, (PsgRect){0, 0, 1, 1}, 0, &ink);
    psg_scene_show(scene, slice);
    psg_scene_box(scene, (PsgRect){0, 0, 1, 1}, 0, &ink);
    psg_scene_end(scene);
    psg_scene_box(scene, (PsgRect){0, 0, 1, 1}, 0, &ink);
    const PsgPart expected[] = {actor, actor, actor, actor, none,
                                strip, strip, slice, none,  none};
    check_parts(scene, expected, G_N_ELEMENTS(expected));
    g_autoptr(GString) out = g_string_new(NULL);
    psg_scene_print(scene, out);
    ck_assert_ptr_nonnull(strstr(out->str, "\ngroup shows actor 7\n  group\n    box 0,0 "
                                           "1x1 fill #ffffff\n"));
    ck_assert_ptr_nonnull(strstr(out->str, " shows slice 2\nend\nbox"));
}
END_TEST

START_TEST(copies_what_it_is_given)
{
    g_autoptr(PsgScene) scene = sample_page();
    char id[] = "one";
    char text[] = "word";
    char family[] = "Inter";
    PsgGroupLook group = {.id = id, .opacity = 7};
    PsgTextLook look = {{family, 20, 400, false}, SAMPLE_INK, PSG_ANCHOR_START, 0};
    psg_scene_group(scene, &group);
    psg_scene_text(scene, &look, (PsgPoint){0, 0}, text, 1);
    PsgPath *path = psg_path_new();
    psg_path_move(path, (PsgPoint){3, 4});
    psg_scene_path(scene, path, &(PsgInk){.stroke = SAMPLE_INK});
    psg_path_free(path);
    psg_scene_end(scene);
    id[0] = text[0] = family[0] = 'X';

    ck_assert_uint_eq(psg_scene_item_count(scene), 4);
    ck_assert_str_eq(psg_scene_item(scene, 0)->group.id, "one");
    ck_assert_double_eq(psg_scene_item(scene, 0)->group.opacity, 1);
    ck_assert_ptr_null(psg_scene_item(scene, 0)->group.title);
    ck_assert_str_eq(psg_scene_item(scene, 1)->text, "word");
    ck_assert_str_eq(psg_scene_item(scene, 1)->look.font.family, "Inter");
    ck_assert_double_eq(psg_path_step(psg_scene_item(scene, 2)->path, 0)->to.y, 4);
}
END_TEST

START_TEST(keeps_texts_on_one_line)
{
    g_autoptr(PsgScene) scene = sample_page();
    PsgTextLook look = {{"Inter", 20, 400, false}, SAMPLE_INK, PSG_ANCHOR_START, 0};
    psg_scene_text(scene, &look, (PsgPoint){0, 0}, "a\nb\tc\x01\xff\u2028e", 1);
    ck_assert_str_eq(psg_scene_item(scene, 0)->text, "a b c\uFFFD\uFFFD e");
}
END_TEST

START_TEST(rounds_corners_no_more_than_a_box_allows)
{
    g_autoptr(PsgScene) scene = sample_page();
    psg_scene_box(scene, (PsgRect){0, 0, 30, 10}, 99, &(PsgInk){.fill = SAMPLE_INK});
    psg_scene_box(scene, (PsgRect){0, 0, 30, 10}, -1, &(PsgInk){.fill = SAMPLE_INK});
    ck_assert_double_eq(psg_scene_item(scene, 0)->radius, 5);
    ck_assert_double_eq(psg_scene_item(scene, 1)->radius, 0);
}
END_TEST

START_TEST(has_a_name_before_it_is_described)
{
    g_autoptr(PsgScene) scene = psg_scene_new((PsgSize){10, 20}, PSG_COLOUR_NONE);
    ck_assert_str_eq(psg_scene_name(scene), "scene");
    ck_assert_str_eq(psg_scene_title(scene), "");
    ck_assert_str_eq(psg_scene_description(scene), "");
    ck_assert_str_eq(psg_scene_language(scene), "");
    ck_assert_double_eq(psg_scene_size(scene).height, 20);
    g_autoptr(GString) out = g_string_new(NULL);
    psg_scene_print(scene, out);
    ck_assert(g_str_has_prefix(out->str, "scene scene 10x20 background none\n"));
    psg_scene_free(NULL);
}
END_TEST

START_TEST(refuses_to_end_no_group)
{
    psg_scene_end(sample_page());
}
END_TEST

START_TEST(refuses_to_be_read_within_a_group)
{
    PsgScene *scene = sample_page();
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 1});
    psg_scene_item_count(scene);
}
END_TEST

START_TEST(refuses_links_in_links)
{
    PsgScene *scene = sample_page();
    PsgGroupLook link = {.href = "https://example.org", .opacity = 1};
    psg_scene_group(scene, &link);
    psg_scene_end(scene);
    psg_scene_group(scene, &link);
    psg_scene_group(scene, &(PsgGroupLook){.opacity = 1});
    psg_scene_group(scene, &link);
}
END_TEST

/* Whether Check gives each test a process of its own. If it does not, as under the
 * sanitizers, a test that ends with SIGABRT ends all the others with it. */
static bool
has_own_processes(void)
{
    return g_strcmp0(g_getenv("CK_FORK"), "no") != 0;
}

Suite *
scene_suite(void)
{
    Suite *suite = suite_create("scene");
    TCase *cases = tcase_create("scene");
    tcase_add_test(cases, prints_itself);
    tcase_add_test(cases, items_show_what_the_group_around_them_shows);
    tcase_add_test(cases, copies_what_it_is_given);
    tcase_add_test(cases, keeps_texts_on_one_line);
    tcase_add_test(cases, rounds_corners_no_more_than_a_box_allows);
    tcase_add_test(cases, has_a_name_before_it_is_described);
    suite_add_tcase(suite, cases);
    if (has_own_processes()) {
        TCase *refusals = tcase_create("refusals");
        tcase_add_test_raise_signal(refusals, refuses_to_end_no_group, SIGABRT);
        tcase_add_test_raise_signal(refusals, refuses_to_be_read_within_a_group, SIGABRT);
        tcase_add_test_raise_signal(refusals, refuses_links_in_links, SIGABRT);
        suite_add_tcase(suite, refusals);
    }
    return suite;
}
