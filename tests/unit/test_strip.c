/* The strip of slices: where we are, and never two names on one place. */
#include "figure/part/frame.h"
#include "fixture.h"
#include "part.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *strip_suite(void);

/* name: of a slice, with its number in it. */
static Desk *
desk_with(size_t count, const char *name)
{
    g_autoptr(GString) yaml = g_string_new("language: en\nactors: {a: {}}\nslices:\n");
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(yaml, "  - {id: s%zu, when: %zu, label: %s %zu}\n", i,
                               1900 + i, name, i);
    }
    return desk_new(yaml->str);
}

static void
draw(const Desk *desk, const size_t *marked, size_t marked_count)
{
    g_autoptr(PsgStrip) strip = psg_frame_strip(&desk->pen);
    if (strip != NULL) {
        psg_strip_draw(strip, marked, marked_count);
    }
}

/* Apart from each other and on the page. */
static void
check_names(const Desk *desk)
{
    Part all = part_of_group(desk->scene, "strip");
    size_t count = part_count(all, PSG_ITEM_TEXT);
    for (size_t i = 0; i < count; i++) {
        const PsgItem *name = part_nth(all, PSG_ITEM_TEXT, i);
        PsgRect bounds = item_bounds(name);
        ck_assert_msg(bounds.x >= 0 && psg_rect_right(bounds) <= 1600,
                      "\"%s\" leaves the page", name->text);
        for (size_t j = 0; j < i; j++) {
            const PsgItem *other = part_nth(all, PSG_ITEM_TEXT, j);
            ck_assert_msg(!psg_rect_overlaps(bounds, item_bounds(other)),
                          "\"%s\" lies on \"%s\"", name->text, other->text);
        }
    }
}

START_TEST(every_slice_has_a_dot_and_a_name)
{
    g_autoptr(Desk) desk = desk_with(5, "Act");
    const size_t marked[] = {2};
    draw(desk, marked, 1);
    Part all = part_of_group(desk->scene, "strip");
    ck_assert_uint_eq(part_count(all, PSG_ITEM_BOX), 5);
    ck_assert_uint_eq(part_count(all, PSG_ITEM_TEXT), 5);
    for (size_t i = 0; i < 5;
         i++) { /* dots at even distances, each with its name below */
        const PsgItem *dot = part_nth(all, PSG_ITEM_BOX, i),
                      *name = part_nth(all, PSG_ITEM_TEXT, i);
        ck_assert_double_eq_tol(psg_rect_centre(dot->box).x,
                                psg_rect_centre(item_bounds(name)).x, 0.01);
        ck_assert_double_gt(name->at.y, psg_rect_bottom(dot->box));
        ck_assert_int_eq(name->look.font.weight > 400, i == 2);
        ck_assert_int_eq(dot->box.width > 10, i == 2);
    }
    check_names(desk);
}
END_TEST

START_TEST(a_strip_of_one_is_none)
{
    g_autoptr(Desk) desk = desk_with(1, "Act");
    const size_t marked[] = {0};
    draw(desk, marked, 1);
    ck_assert(part_is_empty(part_of_scene(desk->scene)));
}
END_TEST

static const struct {
    size_t count;
    const char *name;
    size_t marked[2], marked_count;
} strips[] = {
    {2, "Act", {0, 1}, 2},
    {13, "Year", {3, 9}, 2},
    {30, "Year", {29}, 1},
    {30, "A rather long name of slice", {0}, 1},
    {30, "A rather long name of slice", {29}, 1},
    {60, "Year", {0}, 1},
    {60, "Year", {30, 31}, 2},
    {60, "A rather long name of slice", {31, 30}, 2},
    {200, "Year", {198, 199}, 2},
    {200, "A rather long name of slice", {0, 1}, 2},
    {1000, "Year", {500}, 1},
};

START_TEST(names_give_way_but_for_the_marked_ones)
{
    g_autoptr(Desk) desk = desk_with(strips[_i].count, strips[_i].name);
    draw(desk, strips[_i].marked, strips[_i].marked_count);
    Part all = part_of_group(desk->scene, "strip");
    ck_assert_uint_eq(part_count(all, PSG_ITEM_BOX), strips[_i].count);
    for (size_t i = 0; i < strips[_i].marked_count; i++) {
        g_autofree char *name =
            g_strdup_printf("%s %zu", strips[_i].name, strips[_i].marked[i]);
        ck_assert_msg(part_text(all, name) != NULL, "%s is not named", name);
    }
    check_names(desk);
}
END_TEST

/* Slides flip without a jump. */
START_TEST(no_dot_moves_when_another_slice_is_marked)
{
    g_autoptr(Desk) first = desk_with(8, "A name of a slice");
    g_autoptr(Desk) second = desk_with(8, "A name of a slice");
    const size_t marked[] = {0}, others[] = {3, 7};
    draw(first, marked, 1);
    draw(second, others, 2);
    for (size_t i = 0; i < 8; i++) {
        PsgRect here =
            part_nth(part_of_group(first->scene, "strip"), PSG_ITEM_BOX, i)->box;
        PsgRect there =
            part_nth(part_of_group(second->scene, "strip"), PSG_ITEM_BOX, i)->box;
        ck_assert_double_eq_tol(psg_rect_centre(here).x, psg_rect_centre(there).x, 1e-9);
    }
}
END_TEST

/* The pieces of the line between two dots: 1 where it goes on, more where it breaks. */
static size_t
count_pieces(Part strip, double from, double to)
{
    size_t pieces = 0;
    for (size_t i = 0; i < part_count(strip, PSG_ITEM_PATH); i++) {
        PsgRect bounds = item_bounds(part_nth(strip, PSG_ITEM_PATH, i));
        pieces += bounds.x < to - 1 && psg_rect_right(bounds) > from + 1 ? 1 : 0;
    }
    return pieces;
}

/* Steps of several lengths in days, and where the line must break. */
static const struct {
    const char *slices; /* comma separated */
    const char *breaks; /* by step */
} times[] = {
    {"2001,2002,2003,2004", "   "},
    {"2017-01,2017-02,2017-03,2017-04", "   "}, /* months are never even */
    {"../2007,2007,2008,2017", "b b"},
    {"2007,2008,2017", " b"},
    {"2000,2010,2011,2020", "b b"},
    {"1990/1999,2000,2001", "b "},
    {"2001,2001,2002", "b "},
    {"2001,2010", " "},       /* nothing to be even with */
    {"../2007,2008/..", " "}, /* the same */
    {"2003,2002,2001", "  "}, /* time goes on nowhere */
    {"2001,2002,2001,2002", " b "},
};

START_TEST(the_line_breaks_where_steps_are_not_even)
{
    g_auto(GStrv) when = g_strsplit(times[_i].slices, ",", -1);
    g_autoptr(GString) yaml = g_string_new("language: en\nactors: {a: {}}\nslices:\n");
    for (size_t i = 0; when[i] != NULL; i++) {
        g_string_append_printf(yaml, "  - {id: s%zu, when: %s}\n", i, when[i]);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    const size_t marked[] = {0};
    draw(desk, marked, 1);
    Part strip = part_of_group(desk->scene, "strip");
    for (size_t i = 0; i + 1 < g_strv_length(when); i++) {
        double from = psg_rect_centre(part_nth(strip, PSG_ITEM_BOX, i)->box).x;
        double to = psg_rect_centre(part_nth(strip, PSG_ITEM_BOX, i + 1)->box).x;
        bool breaks = times[_i].breaks[i] == 'b';
        ck_assert_msg((count_pieces(strip, from, to) > 1) == breaks, "%s: step %zu %s",
                      times[_i].slices, i, breaks ? "does not break" : "breaks");
    }
}
END_TEST

/* "-4" is read under the year, and goes where that goes. */
START_TEST(labels_stand_below_their_names)
{
    g_autoptr(GString) yaml = g_string_new("language: en\nactors: {a: {}}\nslices:\n");
    for (int i = 0; i < 40; i++) {
        g_string_append_printf(yaml, "  - {id: %d, label: \"-%d\"}\n", 1960 + i, 40 - i);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    const size_t marked[] = {17, 18};
    draw(desk, marked, 2);
    Part strip = part_of_group(desk->scene, "strip");
    size_t texts = part_count(strip, PSG_ITEM_TEXT);
    ck_assert_uint_gt(texts, 20);
    for (size_t i = 0; i < texts; i += 2) {
        const PsgItem *name = part_nth(strip, PSG_ITEM_TEXT, i),
                      *label = part_nth(strip, PSG_ITEM_TEXT, i + 1);
        ck_assert_int_eq(atoi(name->text) - 2000, atoi(label->text));
        ck_assert_double_eq_tol(name->at.x, label->at.x, 1e-9);
        ck_assert_double_gt(label->at.y, name->at.y);
    }
    check_names(desk);
}
END_TEST

#define LONG                                                                             \
    "a name that is as long as those which people write who do not see the page that it is for"

START_TEST(long_names_are_cut)
{
    g_autoptr(Desk) desk = desk_with(3, LONG);
    const size_t marked[] = {1, 2};
    draw(desk, marked, 2);
    ck_assert_uint_eq(part_count(part_of_group(desk->scene, "strip"), PSG_ITEM_BOX), 3);
    check_names(desk);
}
END_TEST

Suite *
strip_suite(void)
{
    Suite *suite = suite_create("strip");
    TCase *strip = tcase_create("strip");
    tcase_add_test(strip, every_slice_has_a_dot_and_a_name);
    tcase_add_test(strip, a_strip_of_one_is_none);
    tcase_add_loop_test(strip, names_give_way_but_for_the_marked_ones, 0,
                        G_N_ELEMENTS(strips));
    tcase_add_test(strip, no_dot_moves_when_another_slice_is_marked);
    tcase_add_loop_test(strip, the_line_breaks_where_steps_are_not_even, 0,
                        G_N_ELEMENTS(times));
    tcase_add_test(strip, labels_stand_below_their_names);
    tcase_add_test(strip, long_names_are_cut);
    suite_add_tcase(suite, strip);
    return suite;
}
