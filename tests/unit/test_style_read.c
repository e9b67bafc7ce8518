/* Reading styles: those that are shipped, those of the user, and what makes one unreadable. */
#include "read/style/style_read.h"
#include "reading.h"

#include <check.h>
#include <glib/gstdio.h>
#include <string.h>

Suite *style_read_suite(void);

/* Reads a text as a style; the path is a temporary one. */
static PsgStyle *
style_of(const char *yaml, PsgDiagnostics *list)
{
    g_autofree char *path = NULL;
    g_autoptr(GError) error = NULL;
    int file = g_file_open_tmp("paysage-XXXXXX.yaml", &path, &error);
    ck_assert_int_ge(file, 0);
    g_close(file, NULL);
    ck_assert(g_file_set_contents(path, yaml, -1, NULL));
    PsgStyle *style = psg_style_read(path, NULL, list, &error);
    g_remove(path);
    ck_assert_ptr_null(error);
    psg_diagnostics_sort(list);
    return style;
}

START_TEST(ships_styles_that_can_be_read)
{
    g_auto(GStrv) names = psg_style_names();
    g_autofree char *all = g_strjoinv(" ", names);
    ck_assert_str_eq(all, "dark mono print slides");
    for (size_t i = 0; names[i] != NULL; i++) {
        g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
        g_autoptr(GError) error = NULL;
        g_autoptr(PsgStyle) style = psg_style_read(names[i], NULL, list, &error);
        g_autofree char *told = reading_told(list);
        ck_assert_msg(style != NULL, "%s", told);
        ck_assert_uint_eq(psg_diagnostics_count(list), 0);
        ck_assert_str_eq(style->name, names[i]);
        ck_assert_uint_eq(style->palette_count, 8);
        ck_assert_double_ge(style->size_small, 14);
    }
}
END_TEST

START_TEST(reads_what_slides_says)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(PsgStyle) style = psg_style_read("slides", NULL, list, NULL);
    ck_assert_ptr_nonnull(style);
    ck_assert(g_str_has_prefix(style->font, "Inter,"));
    ck_assert_double_eq(style->size_title, 44);
    ck_assert_double_eq(style->size_headline, 26);
    ck_assert_double_eq(style->size_label, 18);
    ck_assert_double_eq(style->size_small, 15);
    char hex[8];
    psg_colour_hex(style->background, hex);
    ck_assert_str_eq(hex, "#ffffff");
    psg_colour_hex(style->accent, hex);
    ck_assert_str_eq(hex, "#c2410c");
    ck_assert_int_eq(style->shapes[0], PSG_SHAPE_ROUND);
    ck_assert_int_eq(style->shapes[6], PSG_SHAPE_ELLIPSE);
    ck_assert_int_eq(style->lines[3], PSG_LINE_DOUBLE);
    ck_assert_uint_gt(style->edge_count, 3);
    ck_assert_double_gt(style->line_width, 0);
}
END_TEST

START_TEST(alters_a_base)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(PsgStyle) style = style_of(
        "base: dark\nfont: Lato\nsizes: {title: 60}\ncolours: {accent: \"#ffff00\"}\n"
        "shapes: [tab]\ncorner: 0\nedges: [\"#fff\"]\n",
        list);
    g_autofree char *told = reading_told(list);
    ck_assert_msg(style != NULL, "%s", told);
    ck_assert_str_eq(style->font, "Lato");
    ck_assert_double_eq(style->size_title, 60);
    ck_assert_double_eq(style->size_label, 18);
    ck_assert_uint_eq(style->shape_count, 1);
    ck_assert_uint_eq(style->edge_count, 1);
    ck_assert_uint_eq(style->palette_count, 8);
    ck_assert_double_eq(style->corner, 0);
    char hex[8];
    psg_colour_hex(style->background, hex);
    ck_assert_str_eq(hex, "#101418");
    ck_assert(g_str_has_prefix(style->name, "paysage-"));
}
END_TEST

static const ReadingCase mistakes[] = {
    {"font: Inter\n", "missing-key", 1, 1, "a style needs \"palette\""},
    {"base: slides\nfonts: Inter\n", "unknown-key", 2, 1, "did you mean \"font\"?"},
    {"base: slide\n", "unknown-base", 1, 7, "did you mean \"slides\"?"},
    {"base: slides\nsizes: {small: 9}\n", "bad-number", 2, 16, "from 14 to 200"},
    {"base: slides\npalette: []\n", "empty-value", 2, 10, "\"palette\" is empty"},
    {"base: slides\npalette: [{fill: \"#fff\", line: \"#000\"}]\n", "missing-key", 2, 11,
     "a paint needs the key \"text\""},
    {"base: slides\npalette:\n  - {fill: \"#fff\", line: \"#000\", text: \"#999\"}\n",
     "contrast", 3, 5,
     "#999999 on #ffffff has a contrast of 2.8:1, and text needs 4.5:1"},
    {"base: slides\npalette:\n  - {fill: none, line: \"#000\", text: \"#aaa\"}\n",
     "contrast", 3, 5, "2.3:1"},
    {"base: slides\ncolours: {muted: \"#aaa\"}\n", "contrast", 2, 18, "\"muted\""},
    {"base: slides\ncolours: {background: \"#000\"}\n", "contrast", 2, 23, "\"ink\""},
    {"base: slides\ncolours: {accent: \"#fc0\"}\n", "contrast", 2, 19, "\"accent-text\""},
    {"base: slides\ncolours: {ink: #000}\n", "yaml", 3, 1, "\"#\" begins a comment"},
    {"base: slides\ncolours:\n  ink: #000\n", "empty-value", 3, 7, "begins a comment"},
    {"base: slides\ncolours: {ink: red}\n", "bad-colour", 2, 16, "#rrggbb"},
    {"base: slides\nshapes: [circle]\n", "unknown-word", 2, 10, "\"ellipse\""},
    {"base: slides\nlines: [dash]\n", "unknown-word", 2, 9, "\"dashed\"?"},
    {"base: slides\nline-width: 0\n", "bad-number", 2, 13, "from 0.1 to 20"},
    {"slides\n", "wrong-kind", 1, 1, "a map of keys and values"},
    {"", "empty", 1, 1, "empty"},
};

START_TEST(tells_mistakes_where_they_are)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    ck_assert_ptr_null(style_of(mistakes[_i].yaml, list));
    reading_expect_in(list, &mistakes[_i], PSG_SEVERITY_ERROR);
}
END_TEST

START_TEST(says_which_styles_there_are)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(psg_style_read("slide", NULL, list, &error));
    ck_assert_ptr_nonnull(
        strstr(error->message, "dark, mono, print, slides (did you mean \"slides\"?)"));
    g_clear_error(&error);
    ck_assert_ptr_null(psg_style_read("./nowhere.yaml", NULL, list, &error));
    ck_assert_ptr_nonnull(strstr(error->message, "nowhere.yaml"));
    ck_assert_uint_eq(psg_diagnostics_count(list), 0);
}
END_TEST

Suite *
style_read_suite(void)
{
    Suite *suite = suite_create("style_read");
    TCase *tests = tcase_create("style_read");
    tcase_add_test(tests, ships_styles_that_can_be_read);
    tcase_add_test(tests, reads_what_slides_says);
    tcase_add_test(tests, alters_a_base);
    tcase_add_loop_test(tests, tells_mistakes_where_they_are, 0, G_N_ELEMENTS(mistakes));
    tcase_add_test(tests, says_which_styles_there_are);
    suite_add_tcase(suite, tests);
    return suite;
}
