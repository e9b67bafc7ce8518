/* Figures of the explorer page in the dark: each colour becomes what the style for dark rooms has in its
 * place; and what pages can do with an axis of time. */
#include "fixture.h"

#include "explore/dusk.h"

#include <check.h>
#include <math.h>
#include <string.h>

Suite *explore_dusk_suite(void);

static const char *const kinds[] = {"network", "pyramid", "timeline", "series",
                                    "lineage"};

/* The figure of the last slice, or of all. Owned by the caller. */
static PsgScene *
scene_of(const Desk *desk, const char *kind)
{
    size_t last = desk->landscape->slice_count - 1;
    PsgFigureSpec spec = desk_spec(desk, desk_kind(kind));
    if (spec.kind->span != PSG_SPAN_ALL) {
        spec.slices = &last;
        spec.slice_count = 1;
    }
    g_autoptr(PsgNetwork) network =
        spec.kind->maker->needs_network ? desk_network(desk, NULL) : NULL;
    PsgFigureInput input = {desk->context, network};
    return psg_figure_draw(&input, desk->ruler, &spec);
}

/* What the sheet makes of a colour; the colour if it says nothing of it. Owned by the caller. */
static char *
made_of(const char *css, const char *selector, const char *property, PsgColour colour)
{
    char hex[8];
    psg_colour_hex(colour, hex);
    g_autofree char *rule =
        g_strdup_printf("svg %s=\"%s\"] { %s: ", selector, hex, property);
    const char *found = strstr(css, rule);
    return found == NULL ? g_strdup(hex)
                         : g_strndup(found + strlen(rule), strlen("#000000"));
}

/* Counts how many letters are what the dark figure has, and how many are not. */
static void
count_letters(const char *css, const PsgScene *light, const PsgScene *dark, size_t *right,
              size_t *wrong)
{
    ck_assert_uint_eq(psg_scene_item_count(light), psg_scene_item_count(dark));
    for (size_t i = 0; i < psg_scene_item_count(light); i++) {
        const PsgItem *item = psg_scene_item(light, i);
        if (item->kind == PSG_ITEM_TEXT) {
            g_autofree char *made = made_of(css, "text[fill", "fill", item->look.colour);
            char hex[8];
            psg_colour_hex(psg_scene_item(dark, i)->look.colour, hex);
            *right += strcmp(made, hex) == 0;
            *wrong += strcmp(made, hex) != 0;
        }
    }
}

/* Of one figure all colours are as in the dark style; but for few that are two things in the light. */
START_TEST(colours_are_those_of_the_dark_style)
{
    const char *kind = kinds[_i];
    g_autoptr(Desk) day = desk_of_data("data/mesocentres", "slides", NULL, NULL);
    g_autoptr(Desk) night = desk_of_data("data/mesocentres", "dark", NULL, NULL);
    g_autoptr(PsgScene) light = scene_of(day, kind);
    g_autoptr(PsgScene) dark = scene_of(night, kind);
    g_autoptr(PsgDusk) dusk = psg_dusk_new();
    psg_dusk_learn(dusk, light, dark);
    g_autoptr(GString) css = g_string_new(NULL);
    psg_dusk_write(dusk, "svg", css);
    size_t right = 0, wrong = 0;
    count_letters(css->str, light, dark, &right, &wrong);
    ck_assert_uint_gt(right, 0);
    ck_assert_msg(wrong * 20 <= right, "%s: %zu of %zu letters have another colour", kind,
                  wrong, right + wrong);
    g_autofree char *ground =
        made_of(css->str, ":not(text)[fill", "fill", psg_scene_background(light));
    char hex[8];
    psg_colour_hex(psg_scene_background(dark), hex);
    ck_assert_str_eq(ground, hex);
}
END_TEST

/* Rules are in one order, whatever was learnt first. */
START_TEST(rules_do_not_depend_on_the_order)
{
    g_autoptr(Desk) day = desk_of_data("data/mesocentres", "slides", NULL, NULL);
    g_autoptr(Desk) night = desk_of_data("data/mesocentres", "dark", NULL, NULL);
    GString *sheets[] = {g_string_new(NULL), g_string_new(NULL)};
    for (int turn = 0; turn < 2; turn++) {
        g_autoptr(PsgDusk) dusk = psg_dusk_new();
        for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
            const char *kind = kinds[turn == 0 ? i : G_N_ELEMENTS(kinds) - 1 - i];
            g_autoptr(PsgScene) light = scene_of(day, kind);
            g_autoptr(PsgScene) dark = scene_of(night, kind);
            psg_dusk_learn(dusk, light, dark);
        }
        psg_dusk_write(dusk, "svg", sheets[turn]);
    }
    ck_assert_uint_gt(sheets[0]->len, 0);
    ck_assert_str_eq(sheets[0]->str, sheets[1]->str);
    for (int turn = 0; turn < 2; turn++) {
        g_string_free(sheets[turn], TRUE);
    }
}
END_TEST

/* Three boxes in such colours. Owned by the caller. */
static PsgScene *
three_boxes(const char *const colours[3])
{
    PsgScene *scene = psg_scene_new((PsgSize){100, 100}, PSG_COLOUR_NONE);
    for (int i = 0; i < 3; i++) {
        PsgInk ink = {.fill = PSG_COLOUR_NONE};
        ck_assert(psg_colour_parse(colours[i], &ink.fill));
        psg_scene_box(scene, (PsgRect){20 * i, 0, 10, 10}, 0, &ink);
    }
    return scene;
}

/* One colour that is several in the dark is what it is most often there. */
START_TEST(the_most_frequent_colour_counts)
{
    static const char *const white[] = {"#ffffff", "#ffffff", "#ffffff"};
    static const char *const black[] = {"#222222", "#111111", "#222222"};
    static const char *const other[] = {"#111111", "#222222", "#111111"};
    g_autoptr(PsgScene) light = three_boxes(white);
    for (int turn = 0; turn < 2; turn++) {
        g_autoptr(PsgScene) dark = three_boxes(turn == 0 ? black : other);
        g_autoptr(PsgDusk) dusk = psg_dusk_new();
        psg_dusk_learn(dusk, light, dark);
        g_autoptr(GString) css = g_string_new(NULL);
        psg_dusk_write(dusk, "svg", css);
        const char *expected = turn == 0 ? "#222222" : "#111111";
        g_autofree char *made =
            made_of(css->str, ":not(text)[fill", "fill", (PsgColour){255, 255, 255, 255});
        ck_assert_str_eq(made, expected);
    }
}
END_TEST

/* What is not the same figure teaches nothing but the ground. */
START_TEST(other_figures_teach_nothing)
{
    g_autoptr(Desk) day = desk_of_data("data/mesocentres", "slides", NULL, NULL);
    g_autoptr(Desk) night = desk_of_data("data/mesocentres", "dark", NULL, NULL);
    g_autoptr(PsgScene) light = scene_of(day, "timeline");
    g_autoptr(PsgScene) dark = scene_of(night, "pyramid");
    g_autoptr(PsgDusk) dusk = psg_dusk_new();
    psg_dusk_learn(dusk, light, dark);
    g_autoptr(GString) css = g_string_new(NULL);
    psg_dusk_write(dusk, "svg", css);
    ck_assert_ptr_null(strstr(css->str, "text[fill=\"#"));
    ck_assert_ptr_null(strstr(css->str, "[stroke"));
}
END_TEST

/* ---- Where slices are on an axis ---- */

/* Each slice that an axis has is within the page, later ones further right; and each figure with an axis
 * tells of all slices of which something is known. */
START_TEST(slices_are_told_on_axes)
{
    static const char *const with_axis[] = {"timeline", "series", "lineage"};
    g_autoptr(Desk) desk = desk_of_data("data/mesocentres", NULL, NULL, NULL);
    g_autoptr(PsgScene) scene = scene_of(desk, with_axis[_i]);
    PsgSize page = psg_scene_size(scene);
    g_autofree bool *told = g_new0(bool, desk->landscape->slice_count);
    size_t before = PSG_NONE;
    double left = -INFINITY;
    for (size_t i = 0; i < psg_scene_span_count(scene); i++) {
        const PsgSceneSpan *span = psg_scene_span(scene, i);
        ck_assert_int_eq(span->part.kind, PSG_PART_SLICE);
        ck_assert(span->room.x >= 0 && psg_rect_right(span->room) <= page.width + 0.01);
        ck_assert(span->room.y >= 0 && psg_rect_bottom(span->room) <= page.height);
        ck_assert_double_gt(span->room.width, 0);
        if (before != PSG_NONE && span->part.index > before) {
            ck_assert_double_ge(span->room.x, left - 0.01);
        }
        before = span->part.index;
        left = span->room.x;
        told[before] = true;
    }
    for (size_t i = 0; i < desk->landscape->slice_count; i++) {
        ck_assert_msg(told[i] || desk->landscape->slices[i].is_projected,
                      "%s: %s is not on the axis", with_axis[_i],
                      desk->landscape->slices[i].id);
    }
}
END_TEST

/* The lines of one language are those of the other, found once or twice. */
START_TEST(shared_lines_are_the_same)
{
    g_autoptr(Desk) french = desk_of_data("data/mesocentres", NULL, NULL, "fr");
    g_autoptr(Desk) english = desk_of_data("data/mesocentres", NULL, NULL, "en");
    g_autoptr(PsgNetwork) one = desk_network(french, NULL);
    g_autoptr(PsgNetwork) alone = desk_network(english, NULL);
    g_autoptr(PsgNetwork) sharing = desk_network(english, NULL);
    psg_network_share_lines(sharing, one);
    for (size_t slice = 0; slice < french->landscape->slice_count; slice++) {
        g_autoptr(PsgScene) expected = psg_network_draw(alone, english->ruler, slice);
        g_autoptr(PsgScene) found = psg_network_draw(sharing, english->ruler, slice);
        g_autoptr(GString) left = g_string_new(NULL);
        g_autoptr(GString) right = g_string_new(NULL);
        psg_scene_print(expected, left);
        psg_scene_print(found, right);
        ck_assert_str_eq(left->str, right->str);
    }
}
END_TEST

Suite *
explore_dusk_suite(void)
{
    Suite *suite = suite_create("explore_dusk");
    TCase *tests = tcase_create("explore_dusk");
    tcase_add_loop_test(tests, colours_are_those_of_the_dark_style, 0,
                        G_N_ELEMENTS(kinds));
    tcase_add_test(tests, rules_do_not_depend_on_the_order);
    tcase_add_test(tests, the_most_frequent_colour_counts);
    tcase_add_test(tests, other_figures_teach_nothing);
    tcase_add_loop_test(tests, slices_are_told_on_axes, 0, 3);
    tcase_add_test(tests, shared_lines_are_the_same);
    suite_add_tcase(suite, tests);
    return suite;
}
