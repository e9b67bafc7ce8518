/* LIST: words as a shell has them, places of mistakes, names. */
#include "batch/batch.h"
#include "batch/list.h"

#include <check.h>
#include <string.h>

Suite *batch_list_suite(void);

/* The words of each line in brackets, and each mistake with its place. Owned by the caller. */
static char *
told(const char *text, size_t length)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = psg_diagnostics_keep(list, psg_input_new("l", text, length));
    g_autoptr(GPtrArray) lines = psg_list_read(input, list);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < lines->len; i++) {
        const PsgListLine *line = g_ptr_array_index(lines, i);
        for (size_t k = 0; k < line->count; k++) {
            g_string_append_printf(out, "[%s]", line->words[k].text);
        }
        g_string_append_c(out, '\n');
    }
    for (size_t i = 0; i < psg_diagnostics_count(list); i++) {
        const PsgDiagnostic *mistake = psg_diagnostics_nth(list, i);
        g_autofree char *place =
            psg_input_place(mistake->span.input, mistake->span.start);
        g_string_append_printf(out, "%s %s\n", place, mistake->rule);
    }
    return g_string_free(out, FALSE);
}

static void
expect(const char *text, const char *wanted)
{
    g_autofree char *found = told(text, strlen(text));
    ck_assert_str_eq(found, wanted);
}

START_TEST(has_a_landscape_a_line)
{
    expect("a.yaml\nb.yaml --lang fr\n", "[a.yaml]\n[b.yaml][--lang][fr]\n");
    expect("a.yaml\r\n\tb  c\t\r\n", "[a.yaml]\n[b][c]\n");
    expect("\xEF\xBB\xBF"
           "a\n",
           "[a]\n");
    expect("a", "[a]\n");
}
END_TEST

START_TEST(leaves_out_remarks)
{
    expect("# a\n\n  # b\na # c\nb#d '#' \\#\n", "[a]\n[b#d][#][#]\n");
    expect("", "");
    expect("# alone", "");
}
END_TEST

START_TEST(quotes_as_a_shell)
{
    expect("'a b' \"c \\\" \\\\ \\n 'd\" e\\ f x'y'\"z\"\n",
           "[a b][c \" \\ \\n 'd][e f][xyz]\n");
    expect("a '' \"\"\n", "[a][][]\n");
    expect("a $B ~ *.yaml\n", "[a][$B][~][*.yaml]\n");
    expect("a\\", "[a\\]\n");
}
END_TEST

START_TEST(goes_on_after_a_backslash)
{
    expect("a --lang \\\n  fr\\\r\n --page a4\nb\n",
           "[a][--lang][fr][--page][a4]\n[b]\n");
    expect("a\\\n\nb", "[a]\n[b]\n");
}
END_TEST

START_TEST(tells_all_mistakes_with_their_places)
{
    expect("a 'b\nc\nd \"e\n--lang fr\n- x\n'' y\n",
           "[c]\nl:1:3 list-quote\nl:3:3 list-quote\nl:4:1 list-landscape\nl:5:1 "
           "list-landscape\nl:6:1 list-landscape\n");
    expect("a\nb \xff\n", "l:2:3 encoding\n");
    g_autofree char *found = told("a\0b\n", 4);
    ck_assert_str_eq(found, "l:1:2 encoding\n");
}
END_TEST

static void
expect_name(const char *path, const char *wanted)
{
    g_autofree char *why = NULL;
    g_autofree char *name = psg_batch_name(path, &why);
    ck_assert_pstr_eq(name, wanted);
    ck_assert((name == NULL) == (why != NULL));
}

START_TEST(names_after_paths)
{
    expect_name("a.yaml", "a");
    expect_name("teams/a.paysage.yaml", "teams/a");
    expect_name("./teams//a.paysage/", "teams/a");
    expect_name("../../x/a.csv", "x/a");
    expect_name("/home/me/a.yaml", "home/me/a");
    expect_name("x/../y/a.yaml", "y/a");
    expect_name("teams/a/paysage.yaml", "teams/a");
    g_autofree char *cwd = g_get_current_dir();
    g_autofree char *here = g_path_get_basename(cwd);
    static const char *const own[] = {".", "./", "paysage.yaml", "./paysage.yaml",
                                      "x/.."};
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
        expect_name(own[i], here);
    }
}
END_TEST

START_TEST(never_names_what_is_elsewhere_or_taken)
{
    expect_name(".paysage.d/a.yaml", NULL);
    expect_name("../index.html/x.yaml", NULL);
    expect_name("index.json", "index");
    g_autofree char *why = NULL;
    g_autofree char *name = psg_batch_name_given("a/b", &why);
    ck_assert_str_eq(name, "a/b");
    static const char *const wrong[] = {"..",   "../a", "/a",        "a/",
                                        "a//b", "",     "index.json"};
    for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autofree char *reason = NULL;
        ck_assert_ptr_null(psg_batch_name_given(wrong[i], &reason));
        ck_assert_ptr_nonnull(reason);
    }
}
END_TEST

Suite *
batch_list_suite(void)
{
    Suite *suite = suite_create("batch_list");
    TCase *all = tcase_create("all");
    tcase_add_test(all, has_a_landscape_a_line);
    tcase_add_test(all, leaves_out_remarks);
    tcase_add_test(all, quotes_as_a_shell);
    tcase_add_test(all, goes_on_after_a_backslash);
    tcase_add_test(all, tells_all_mistakes_with_their_places);
    tcase_add_test(all, names_after_paths);
    tcase_add_test(all, never_names_what_is_elsewhere_or_taken);
    suite_add_tcase(suite, all);
    return suite;
}
