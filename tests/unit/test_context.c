/* What figures have in common: looks by kind, texts by language, names of slices and
 * files. */
#include "fixture.h"

#include <check.h>
#include <string.h>

Suite *context_suite(void);

static const char *const kinds =
    "slices: [{id: 2007}]\n"
    "kinds: {plain: {}, second: {}, told: {colour: 3, shape: hexagon}}\n"
    "relation-kinds: {plain: {}, second: {}, told: {colour: 2, line: double}}\n"
    "actors: {a: {}}\n";

START_TEST(kinds_take_the_next_look_of_the_style)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    const PsgStyle *style = desk->style;
    ck_assert_ptr_eq(psg_context_paint(desk->context, 0), &style->palette[0]);
    ck_assert_ptr_eq(psg_context_paint(desk->context, 1), &style->palette[1]);
    ck_assert_int_eq(psg_context_shape(desk->context, 1), style->shapes[1]);
    ck_assert_int_eq(psg_context_line(desk->context, 1), style->lines[1]);
    PsgColour edge = psg_context_edge(desk->context, 1);
    ck_assert_mem_eq(&edge, &style->edges[1], sizeof edge);
}
END_TEST

START_TEST(what_the_author_says_of_a_kind_counts)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    ck_assert_ptr_eq(psg_context_paint(desk->context, 2), &desk->style->palette[2]);
    ck_assert_int_eq(psg_context_shape(desk->context, 2), PSG_SHAPE_HEXAGON);
    ck_assert_int_eq(psg_context_line(desk->context, 2), PSG_LINE_DOUBLE);
    PsgColour edge = psg_context_edge(desk->context, 2);
    ck_assert_mem_eq(&edge, &desk->style->edges[1], sizeof edge);
}
END_TEST

START_TEST(without_a_kind_there_is_a_look_too)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    ck_assert_ptr_eq(psg_context_paint(desk->context, PSG_NONE),
                     &desk->style->palette[0]);
    ck_assert_int_eq(psg_context_shape(desk->context, PSG_NONE), PSG_SHAPE_BOX);
    ck_assert_int_eq(psg_context_line(desk->context, PSG_NONE), PSG_LINE_SOLID);
    PsgColour edge = psg_context_edge(desk->context, PSG_NONE);
    ck_assert_mem_eq(&edge, &desk->style->edge, sizeof edge);
}
END_TEST

START_TEST(many_kinds_go_round_the_palette)
{
    g_autoptr(GString) yaml =
        g_string_new("slices: [{id: 2007}]\nactors: {a: {}}\nkinds:\n");
    for (int i = 0; i < 40; i++) {
        g_string_append_printf(yaml, "  k%d: {}\n", i);
    }
    g_autoptr(Desk) desk = desk_new(yaml->str);
    size_t count = desk->style->palette_count;
    ck_assert_ptr_eq(psg_context_paint(desk->context, count + 1),
                     &desk->style->palette[1]);
    ck_assert_int_ne(psg_context_shape(desk->context, 39), PSG_SHAPE_DEFAULT);
}
END_TEST

START_TEST(texts_come_in_the_language_asked_for)
{
    PsgLandscape *landscape =
        fixture_landscape("language: fr\n"
                          "title: {fr: Dix ans, en: Ten years}\n"
                          "slices: [{id: 2007}]\nactors: {a: {}}\n");
    g_autoptr(Desk) desk = desk_of(landscape, NULL, NULL, "en");
    ck_assert_str_eq(psg_context_text(desk->context, &landscape->title), "Ten years");
    g_autoptr(PsgRenderContext) own = fixture_setting(landscape, desk->style);
    ck_assert_str_eq(psg_context_text(own, &landscape->title), "Dix ans");
    ck_assert_ptr_null(psg_context_text(own, &landscape->note));
}
END_TEST

static const struct {
    const char *slice, *title, *suffix; /* suffix: beside the title, muted */
} titles[] = {
    {"{id: 2013}", "2013", NULL},
    {"{id: 2013, label: \"−4\"}", "2013", "−4"},
    {"{id: before, when: ../2007, label: Before 2008}", "Before 2008", NULL},
    {"{id: early, when: 2003/2005, label: I}", "I", NULL},
    {"{id: early, when: 2003/2005, label: \"1\"}", "2003–2005", "1"},
    {"{id: early, when: 2003/2005, label: \"2003-2005\"}", "2003-2005", NULL},
    {"{id: 2013-06, label: \"+10\"}", "June 2013", "+10"},
    {"{id: early, when: 0830/0969, label: 830–969}", "830–969", NULL}, /* not twice */
};

START_TEST(a_slice_is_called_by_what_speaks)
{
    g_autofree char *yaml = g_strdup_printf(
        "language: en\nslices: [%s]\nactors: {a: {}}\n", titles[_i].slice);
    g_autoptr(Desk) desk = desk_new(yaml);
    g_autofree char *suffix = NULL;
    g_autofree char *title = psg_context_slice_title(desk->context, 0, &suffix);
    g_autofree char *alone = psg_context_slice_title(desk->context, 0, NULL);
    ck_assert_str_eq(title, titles[_i].title);
    ck_assert_str_eq(alone, title);
    ck_assert_msg(g_strcmp0(suffix, titles[_i].suffix) == 0, "%s beside %s", suffix,
                  title);
}
END_TEST

START_TEST(files_are_named_after_figure_and_slices)
{
    g_autoptr(Desk) desk =
        desk_new("slices: [{id: avant, when: ../2007}, {id: 2008}]\nactors: {a: {}}\n");
    const size_t slices[] = {0, 1};
    g_autofree char *one = psg_context_file_name(desk->context, "network", slices, 1);
    g_autofree char *two = psg_context_file_name(desk->context, "pyramid", slices, 2);
    ck_assert_str_eq(one, "network-avant");
    ck_assert_str_eq(two, "pyramid-avant-2008");
}
END_TEST

/* ---- Findings ---- */

static gint findings, freed;

static void *
count_actors(const PsgRenderContext *context)
{
    g_atomic_int_inc(&findings);
    g_usleep(1000); /* others ask meanwhile */
    return g_memdup2(&context->landscape->actor_count, sizeof(size_t));
}

static void
forget(void *found)
{
    g_atomic_int_inc(&freed);
    g_free(found);
}

static const PsgFinding actor_count = {count_actors, forget},
                        another = {count_actors, forget};

static gpointer
ask(gpointer data)
{
    const Desk *desk = data;
    return (gpointer)(guintptr)psg_context_find(desk->context, &actor_count);
}

START_TEST(what_is_found_is_found_once)
{
    g_autoptr(Desk) desk = desk_new(kinds);
    GThread *threads[4];
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        threads[i] = g_thread_new("asks", ask, desk);
    }
    const size_t *found = ask(desk);
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++) {
        ck_assert_ptr_eq(g_thread_join(threads[i]), found);
    }
    ck_assert_uint_eq(*found, 1);
    ck_assert_int_eq(findings, 1);
    ck_assert_ptr_ne(psg_context_find(desk->context, &another), found);
    ck_assert_int_eq(freed, 0);
    g_clear_pointer(&desk, desk_free);
    ck_assert_int_eq(findings, 2);
    ck_assert_int_eq(freed, 2);
}
END_TEST

Suite *
context_suite(void)
{
    Suite *suite = suite_create("context");
    TCase *looks = tcase_create("looks");
    tcase_add_test(looks, kinds_take_the_next_look_of_the_style);
    tcase_add_test(looks, what_the_author_says_of_a_kind_counts);
    tcase_add_test(looks, without_a_kind_there_is_a_look_too);
    tcase_add_test(looks, many_kinds_go_round_the_palette);
    suite_add_tcase(suite, looks);
    TCase *words = tcase_create("words");
    tcase_add_test(words, texts_come_in_the_language_asked_for);
    tcase_add_loop_test(words, a_slice_is_called_by_what_speaks, 0, G_N_ELEMENTS(titles));
    tcase_add_test(words, files_are_named_after_figure_and_slices);
    suite_add_tcase(suite, words);
    TCase *found = tcase_create("findings");
    tcase_add_test(found, what_is_found_is_found_once);
    suite_add_tcase(suite, found);
    return suite;
}
