/* The frame: the same on every figure, whatever stands in it. */
#include "figure/part/frame.h"
#include "fixture.h"
#include "part.h"

#include <check.h>
#include <string.h>

Suite *frame_suite(void);

#define LONG                                                                             \
    "a title that goes on and on, as titles do which were written for a report of many pages"

static const char *const story =
    "language: en\n"
    "title: Ten years, " LONG ", and " LONG ", and " LONG "\n"
    "sources:\n"
    "  s: {title: First, author: Ann, date: 2001-05}\n"
    "  t: {title: Second}\n"
    "  u: {}\n"
    "slices: [{id: 2007, headline: [One, Two]}, {id: 2008}]\n"
    "actors: {a: {}}\n";

static void
draw(Desk *desk, const char *title, const char *suffix, const char *subtitle,
     const bool *cited)
{
    static const size_t slice = 0;
    PsgFrame frame = {.title = title,
                      .suffix = suffix,
                      .subtitle = subtitle,
                      .slices = &slice,
                      .slice_count = 1,
                      .cited = cited};
    psg_frame_draw(&desk->pen, &frame);
}

/* All texts of the frame are on the page, outside of the drawing's room, and none lies on
 * another. */
static void
check_room(const Desk *desk)
{
    PsgRect page = {0, 0, 1600, 900};
    PsgRect room = psg_frame_room(desk->context, page.height);
    Part all = part_of_scene(desk->scene);
    for (size_t i = 0; i < part_count(all, PSG_ITEM_TEXT); i++) {
        const PsgItem *text = part_nth(all, PSG_ITEM_TEXT, i);
        PsgRect bounds = item_bounds(text);
        ck_assert_msg(rect_holds(page, bounds, 0), "\"%s\" leaves the page", text->text);
        ck_assert_msg(!psg_rect_overlaps(room, bounds), "\"%s\" lies in the drawing",
                      text->text);
        for (size_t j = 0; j < i; j++) {
            const PsgItem *other = part_nth(all, PSG_ITEM_TEXT, j);
            ck_assert_msg(
                !psg_rect_overlaps(psg_rect_grow(bounds, -1), item_bounds(other)),
                "\"%s\" lies on \"%s\"", text->text, other->text);
        }
    }
}

START_TEST(the_frame_says_what_it_is_told)
{
    const bool cited[] = {true, false, true};
    g_autoptr(Desk) desk = desk_new(story);
    draw(desk, "2007", "−10", "One · Two", cited);
    g_autofree char *words = part_words(part_of_group(desk->scene, "heading"));
    g_autofree char *sources = part_words(part_of_group(desk->scene, "sources"));
    ck_assert(g_str_has_prefix(words, "Ten years, a title that goes on"));
    ck_assert(g_str_has_suffix(words, "… | 2007 | −10 | One · Two"));
    ck_assert_str_eq(sources, "Sources: Ann, First, May 2001 · u");
    check_room(desk);
}
END_TEST

/* What has one time only is called by its title, once. */
START_TEST(a_landscape_without_times_is_called_by_its_title)
{
    const bool cited[] = {false, false, false};
    g_autoptr(Desk) desk = desk_new("title: Friends\nactors: {a: {}, b: {}}\n");
    draw(desk, desk->context->landscape->slices[0].label.items[0].string, NULL, NULL,
         cited);
    g_autofree char *words = part_words(part_of_group(desk->scene, "heading"));
    ck_assert_str_eq(words, "Friends");
    g_autoptr(Desk) other = desk_new("title: Friends\nactors: {a: {}, b: {}}\n");
    draw(other, "Lifelines", NULL, NULL, cited);
    g_autofree char *both = part_words(part_of_group(other->scene, "heading"));
    ck_assert_str_eq(both, "Friends | Lifelines");
}
END_TEST

static const struct {
    const char *title, *suffix, *subtitle;
} frames[] = {
    {"2007", NULL, NULL},
    {"2007", "−10", LONG ", and " LONG},
    {LONG ", and " LONG, NULL, "Headline"},
    {"2007 ↔ 2015", NULL,
     "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"},
    {"Autrefois, avant les mésocentres régionaux", "−10", LONG},
};

START_TEST(long_texts_keep_out_of_the_way)
{
    const bool cited[] = {false, false, false};
    g_autoptr(Desk) desk = desk_new(story);
    draw(desk, frames[_i].title, frames[_i].suffix, frames[_i].subtitle, cited);
    check_room(desk);
    ck_assert(part_is_empty(part_of_group(desk->scene, "sources")));
}
END_TEST

/* Two headlines take a line each, a long one is broken after a clause; what would leave a
 * scrap is not. */
static const struct {
    const char *subtitle, *first, *second;
} phrases[] = {
    {"All of the regional centres share one large machine, which stands in the capital "
     "\u00b7 The committee that advised the ministry ends",
     "All of the regional centres share one large machine, which stands in the capital",
     "The committee that advised the ministry ends"},
    {"All of the regional centres share one large machine that stands in the capital; "
     "nobody asks the committee that advised the ministry any more",
     "All of the regional centres share one large machine that stands in the capital;",
     "nobody asks the committee that advised the ministry any more"},
    {"Now, all of the regional centres share one large machine that stands in the capital "
     "and nobody asks the committee that advised the ministry any more",
     NULL, NULL},
};

START_TEST(subtitles_break_between_phrases)
{
    const bool cited[] = {false, false, false};
    g_autoptr(Desk) desk = desk_new(story);
    draw(desk, "2007", NULL, phrases[_i].subtitle, cited);
    Part heading = part_of_group(desk->scene, "heading");
    size_t count = part_count(heading, PSG_ITEM_TEXT);
    const char *first = part_nth(heading, PSG_ITEM_TEXT, count - 2)->text;
    const char *second = part_nth(heading, PSG_ITEM_TEXT, count - 1)->text;
    if (phrases[_i].first != NULL) {
        ck_assert_str_eq(first, phrases[_i].first);
        ck_assert_str_eq(second, phrases[_i].second);
    } else {
        ck_assert_uint_gt(strlen(first), 40);
        ck_assert_uint_gt(strlen(second), 40);
    }
    check_room(desk);
}
END_TEST

/* The letters of two lines keep off the landscape's title, where that reaches above them. */
START_TEST(two_lines_leave_air_below_the_title_of_the_landscape)
{
    const bool cited[] = {false, false, false};
    g_autoptr(Desk) desk = desk_new(story);
    draw(desk, "2007", NULL, phrases[0].subtitle, cited);
    Part heading = part_of_group(desk->scene, "heading");
    size_t count = part_count(heading, PSG_ITEM_TEXT);
    const PsgItem *above = part_nth(heading, PSG_ITEM_TEXT, 0);
    const PsgItem *first = part_nth(heading, PSG_ITEM_TEXT, count - 2);
    ck_assert_ptr_nonnull(strstr(above->text, "Ten years"));
    double bottom = above->at.y + 0.25 * above->look.font.size; /* of p and q */
    double top = first->at.y - 0.73 * first->look.font.size;    /* of capitals */
    ck_assert_double_ge(top - bottom, 0.6 * above->look.font.size);
}
END_TEST

/* On every page, beside a short title: nothing of it is cut. */
START_TEST(a_headline_of_200_characters_is_whole)
{
    static const char *const pages[] = {"slide",       "slide-4x3", "a4",
                                        "a4-portrait", "a1",        "a0-portrait"};
    static const char *const headline =
        "The centres share what they have and what they know with whoever wants it in "
        "their regions and the ministry sees that the money which it gives is used for "
        "what was promised to those who had asked for it";
    ck_assert_uint_ge(strlen(headline), 200);
    g_autoptr(Desk) desk = desk_of(fixture_landscape(story), NULL, pages[_i], NULL);
    const bool cited[] = {false, false, false};
    draw(desk, "2007", NULL, headline, cited);
    g_autofree char *words = part_words(part_of_group(desk->scene, "heading"));
    ck_assert_msg(g_str_has_suffix(words, "had asked for it"), "%s", words);
}
END_TEST

/* And leaves room for a headline. */
START_TEST(a_long_title_has_two_lines)
{
    const bool cited[] = {false, false, false};
    g_autoptr(Desk) desk = desk_new(story);
    draw(desk, "Before there were centres in the regions, and long before the grids",
         NULL, "Meeting places", cited);
    g_autofree char *words = part_words(part_of_group(desk->scene, "heading"));
    ck_assert(g_str_has_suffix(
        words,
        " | Before there were centres in the regions, | and long before the grids | "
        "Meeting places"));
    check_room(desk);
}
END_TEST

START_TEST(sources_without_room_are_counted)
{
    g_autoptr(GString) yaml =
        g_string_new("language: en\nslices: [{id: 2007}]\nactors: {a: {}}\nsources:\n");
    bool cited[30];
    for (int i = 0; i < 30; i++) {
        g_string_append_printf(yaml, "  s%d: {title: The book of number %d}\n", i, i);
        cited[i] = true;
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    draw(desk, "2007", NULL, NULL, cited);
    g_autofree char *sources = part_words(part_of_group(desk->scene, "sources"));
    g_auto(GStrv) books = g_strsplit(sources, "The book", -1);
    size_t told = g_strv_length(books) - 1;
    g_autofree char *rest = g_strdup_printf("and %zu others", 30 - told);
    ck_assert_uint_gt(told, 9);
    ck_assert_msg(g_str_has_suffix(sources, rest), "%s", sources);
    ck_assert_uint_eq(part_count(part_of_group(desk->scene, "sources"), PSG_ITEM_TEXT),
                      2);
    check_room(desk);
}
END_TEST

/* A page has as many titles as it holds whole, whatever their number; who cannot see it is told
 * all of them. */
START_TEST(all_sources_are_told_to_who_cannot_see)
{
    size_t count = (size_t)_i;
    g_autoptr(GString) yaml =
        g_string_new("language: fr\nslices: [{id: 2007}]\nactors: {a: {}}\nsources:\n");
    g_autofree bool *cited = g_new(bool, count);
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(
            yaml, "  s%zu: {title: \"Un livre sur tout : tome %0*zu.\"}\n", i, _i, i);
        cited[i] = true;
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    psg_scene_set_description(desk->scene, "Deux acteurs");
    draw(desk, "2007", NULL, NULL, cited);
    const char *told = psg_scene_description(desk->scene);
    ck_assert(g_str_has_prefix(told, "Deux acteurs. Source"));
    for (size_t i = 0; i < count; i++) {
        g_autofree char *title =
            g_strdup_printf("Un livre sur tout : tome %0*zu.", _i, i);
        ck_assert_msg(strstr(told, title) != NULL, "%s is not told", title);
    }
    ck_assert_uint_le(part_count(part_of_group(desk->scene, "sources"), PSG_ITEM_TEXT),
                      2);
    g_autofree char *sources = part_words(part_of_group(desk->scene, "sources"));
    g_auto(GStrv) books = g_strsplit(sources, "Un livre", -1);
    size_t left = count - (g_strv_length(books) - 1);
    g_autofree char *rest =
        g_strdup_printf(left == 1 ? "et %zu autre" : "et %zu autres", left);
    ck_assert_msg(g_str_has_suffix(sources, left == 0 ? "." : rest), "%s", sources);
    check_room(desk);
}
END_TEST

/* It stands on the strip, where it can't be read as a count; without a strip, in its old place.
 */
START_TEST(the_label_of_a_slice_stands_on_the_strip)
{
    static const char *const slices[] = {"{id: 2007, label: \"-4\"}",
                                         "{id: 2007, label: \"-4\"}, {id: 2008}"};
    for (size_t i = 0; i < G_N_ELEMENTS(slices); i++) {
        g_autofree char *yaml =
            g_strdup_printf("slices: [%s]\nactors: {a: {}}\n", slices[i]);
        g_autoptr(Desk) desk = desk_new(yaml);
        g_autofree char *suffix = NULL;
        g_autofree char *title = psg_frame_slice_title(desk->context, 0, &suffix);
        ck_assert_str_eq(title, "2007");
        ck_assert_int_eq(suffix == NULL, i == 1);
        const bool cited[] = {false};
        draw(desk, title, suffix, NULL, cited);
        Part strip = part_of_group(desk->scene, "strip");
        ck_assert_int_eq(!part_is_empty(strip) && part_text(strip, "-4") != NULL, i == 1);
        check_room(desk);
    }
}
END_TEST

START_TEST(headlines_become_one_line)
{
    g_autoptr(Desk) desk = desk_new(story);
    g_autofree char *two = psg_frame_headline(desk->context, 0);
    ck_assert_str_eq(two, "One · Two");
    g_autofree char *none = psg_frame_headline(desk->context, 1);
    ck_assert_str_eq(none, "Nothing changed");
}
END_TEST

START_TEST(the_room_goes_with_the_page)
{
    g_autoptr(Desk) desk = desk_new(story);
    PsgRect room = psg_frame_room(desk->context, 900),
            higher = psg_frame_room(desk->context, 1200);
    ck_assert_double_eq_tol(higher.height - room.height, 300, 1e-9);
    ck_assert_double_eq_tol(room.x, 1600 - psg_rect_right(room),
                            1e-9); /* in the middle */
    g_autoptr(Desk) half = desk_of(fixture_landscape(story), NULL, "800x450", NULL);
    PsgRect small = psg_frame_room(half->context, 450);
    ck_assert_double_eq_tol(small.width * 2, room.width, 1e-9);
    ck_assert_double_eq_tol(small.height * 2, room.height, 1e-9);
}
END_TEST

Suite *
frame_suite(void)
{
    Suite *suite = suite_create("frame");
    TCase *words = tcase_create("words");
    tcase_add_test(words, the_frame_says_what_it_is_told);
    tcase_add_test(words, a_landscape_without_times_is_called_by_its_title);
    tcase_add_test(words, headlines_become_one_line);
    tcase_add_test(words, sources_without_room_are_counted);
    tcase_add_loop_test(words, subtitles_break_between_phrases, 0, G_N_ELEMENTS(phrases));
    tcase_add_test(words, two_lines_leave_air_below_the_title_of_the_landscape);
    tcase_add_loop_test(words, a_headline_of_200_characters_is_whole, 0, 6);
    tcase_add_test(words, a_long_title_has_two_lines);
    tcase_add_loop_test(words, all_sources_are_told_to_who_cannot_see, 1, 60);
    tcase_add_test(words, the_label_of_a_slice_stands_on_the_strip);
    suite_add_tcase(suite, words);
    TCase *room = tcase_create("room");
    tcase_add_loop_test(room, long_texts_keep_out_of_the_way, 0, G_N_ELEMENTS(frames));
    tcase_add_test(room, the_room_goes_with_the_page);
    suite_add_tcase(suite, room);
    return suite;
}
