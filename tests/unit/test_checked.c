/* Findings for programs: places in their units, marks that steer a log, fingerprints, fixes. */
#include "write/checked.h"

#include <check.h>
#include <json-glib/json-glib.h>
#include <string.h>

Suite *checked_suite(void);

typedef void (*Writer)(const PsgChecked *checked, size_t count, PsgStream *out);

static char *
written(Writer write, const PsgDiagnostics *list, const char *trouble)
{
    PsgStream *out = psg_stream_new_text();
    const PsgChecked checked = {list, trouble};
    write(&checked, 1, out);
    return psg_stream_close_text(out);
}

/* One error of the rule "unknown-id" at `word` of a file; `meant` may be NULL. */
static PsgDiagnostics *
mistake_in(const char *file, const char *text, const char *word, const char *meant)
{
    PsgDiagnostics *list = psg_diagnostics_new();
    const PsgInput *input =
        psg_diagnostics_keep(list, psg_input_new(file, text, strlen(text)));
    size_t start = (size_t)(strstr(text, word) - text);
    psg_diagnostics_error(list, "unknown-id",
                          (PsgSpan){input, start, start + strlen(word)}, "unknown actor");
    if (meant != NULL) {
        g_autofree char *plain = g_strdup(word);
        psg_diagnostics_replace(list, g_strstrip(g_strdelimit(plain, "\"'", ' ')), meant);
    }
    return list;
}

static char *
sarif_of(const char *file, const char *text, const char *word, const char *meant)
{
    g_autoptr(PsgDiagnostics) list = mistake_in(file, text, word, meant);
    return written(psg_checked_sarif, list, NULL);
}

static char *
github_of(const char *file, const char *text, const char *word)
{
    g_autoptr(PsgDiagnostics) list = mistake_in(file, text, word, NULL);
    return written(psg_checked_github, list, NULL);
}

/* What stands there, as JSON without blanks. Owned by the caller. */
static char *
found(const char *json, const char *path)
{
    g_autoptr(GError) error = NULL;
    JsonNode *root = json_from_string(json, &error);
    ck_assert_msg(root != NULL, "%s", error == NULL ? "" : error->message);
    JsonNode *list = json_path_query(path, root, NULL);
    char *text = json_to_string(list, FALSE);
    json_node_unref(root);
    json_node_unref(list);
    return text;
}

static void
assert_found(const char *json, const char *path, const char *expected)
{
    g_autofree char *text = found(json, path);
    ck_assert_msg(strcmp(text, expected) == 0, "%s is %s, not %s", path, text, expected);
}

#define RESULT "$.runs[0].results[0]"
#define PLACE RESULT ".locations[0].physicalLocation"

START_TEST(columns_are_utf16)
{
    g_autofree char *json = sarif_of("a.yaml",
                                     "\xef\xbb\xbf"
                                     "x: 1\né🚀: {center: 1}\n",
                                     "center", NULL);
    assert_found(json, "$.runs[0].columnKind", "[\"utf16CodeUnits\"]");
    assert_found(json, PLACE ".region.startLine", "[2]");
    assert_found(json, PLACE ".region.startColumn", "[7]");
    assert_found(json, PLACE ".region.endColumn", "[13]");
    g_autofree char *first = sarif_of("a.yaml",
                                      "\xef\xbb\xbf"
                                      "xyz: 1\n",
                                      "xyz", NULL);
    assert_found(first, PLACE ".region.startColumn", "[1]");
}
END_TEST

START_TEST(files_are_told_from_the_folder)
{
    g_autofree char *json = sarif_of("./a//b: 100%.yaml", "x", "x", NULL);
    assert_found(json, PLACE ".artifactLocation",
                 "[{\"uri\":\"a/b%3A%20100%25.yaml\",\"uriBaseId\":\"%SRCROOT%\"}]");
    g_autofree char *here = g_get_current_dir();
    g_autofree char *inside = g_build_filename(here, "c.yaml", NULL);
    g_autofree char *whole = sarif_of(inside, "x", "x", NULL);
    assert_found(whole, PLACE ".artifactLocation.uri", "[\"c.yaml\"]");
    g_autofree char *outside = sarif_of("/no where/c.yaml", "x", "x", NULL);
    assert_found(outside, PLACE ".artifactLocation",
                 "[{\"uri\":\"file:///no%20where/c.yaml\"}]");
}
END_TEST

START_TEST(rules_say_what_to_do)
{
    g_autofree char *json = sarif_of("a.yaml", "x", "x", NULL);
    assert_found(json, "$.runs[0].tool.driver.rules[0].id", "[\"unknown-id\"]");
    assert_found(json, RESULT ".ruleIndex", "[0]");
    g_autofree char *help = found(json, "$.runs[0].tool.driver.rules[0].help.text");
    ck_assert_ptr_nonnull(strstr(help, "spelling"));
}
END_TEST

START_TEST(a_fix_keeps_the_quotes)
{
    static const struct {
        const char *word, *fix;
    } words[] = {{"center", "[\"centre\"]"},
                 {"'center'", "[\"'centre'\"]"},
                 {"\"center\"", "[\"\\\"centre\\\"\"]"}};
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        g_autofree char *text = g_strdup_printf("{from: %s}\n", words[i].word);
        g_autofree char *json = sarif_of("a.yaml", text, words[i].word, "centre");
        const char *change = RESULT ".fixes[0].artifactChanges[0].replacements[0]";
        g_autofree char *inserted = g_strconcat(change, ".insertedContent.text", NULL);
        g_autofree char *column = g_strconcat(change, ".deletedRegion.startColumn", NULL);
        assert_found(json, inserted, words[i].fix);
        assert_found(json, column, "[8]");
    }
}
END_TEST

/* Of which nobody knows how it stands in the file, or which would be something else there. */
START_TEST(a_fix_that_could_be_wrong_is_none)
{
    static const char *const meant[] = {"a: b", "a #b", "",     "null",
                                        " a",   "-a",   "a\"b", "[a"};
    for (size_t i = 0; i < G_N_ELEMENTS(meant); i++) {
        g_autoptr(PsgDiagnostics) list =
            mistake_in("a.yaml", "x: center", "center", meant[i]);
        ck_assert_ptr_null(psg_diagnostics_nth(list, 0)->fix);
    }
    g_autoptr(PsgDiagnostics) alias = mistake_in("a.yaml", "x: *center", "*center", NULL);
    psg_diagnostics_replace(alias, "center", "centre");
    ck_assert_ptr_null(psg_diagnostics_nth(alias, 0)->fix);
    g_autoptr(PsgDiagnostics) blank =
        mistake_in("a.yaml", "x: center", "center", "Île de France");
    ck_assert_str_eq(psg_diagnostics_nth(blank, 0)->fix, "Île de France");
}
END_TEST

static char *
print_of(const char *text, const char *word)
{
    g_autofree char *json = sarif_of("a.yaml", text, word, NULL);
    return found(json, RESULT ".partialFingerprints");
}

START_TEST(fingerprints_stay_when_lines_move)
{
    g_autofree char *before = print_of("{from: center}\n", "center");
    g_autofree char *after = print_of("# more\n\n    {from: center}\nx: 1\n", "center");
    g_autofree char *other = print_of("{from: centra}\n", "centra");
    ck_assert_str_eq(before, after);
    ck_assert_str_ne(before, other);
}
END_TEST

/* Programs write files of one line. */
START_TEST(in_a_long_line_what_is_near_counts)
{
    g_autofree char *far = g_strnfill(5000, 'x'), *other = g_strnfill(5000, 'y');
    g_autofree char *line = g_strconcat(far, " {from: center} ", far, NULL);
    g_autofree char *edited = g_strconcat(other, far, " {from: center} ", far, NULL);
    g_autofree char *nearby = g_strconcat(far, " {to: center} ", far, NULL);
    g_autofree char *first = print_of(line, "center");
    g_autofree char *second = print_of(edited, "center");
    g_autofree char *third = print_of(nearby, "center");
    ck_assert_str_eq(first, second);
    ck_assert_str_ne(first, third);
}
END_TEST

START_TEST(of_two_alike_each_has_its_own_fingerprint)
{
    g_autoptr(PsgDiagnostics) list = mistake_in("a.yaml", "x\nx\n", "x", NULL);
    const PsgInput *input = psg_diagnostics_nth(list, 0)->span.input;
    psg_diagnostics_error(list, "unknown-id", (PsgSpan){input, 2, 3}, "unknown actor");
    g_autofree char *json = written(psg_checked_sarif, list, NULL);
    g_autofree char *first = found(json, RESULT ".partialFingerprints");
    g_autofree char *second = found(json, "$.runs[0].results[1].partialFingerprints");
    ck_assert_str_ne(first, second);
}
END_TEST

/* Rows and columns of a sheet are not those of the file that holds it. */
START_TEST(a_sheet_is_a_place_within_its_file)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    PsgInput *sheet = psg_input_new_sheet("b.xlsx, sheet S", "a\tb", 3);
    psg_input_set_file(sheet, "b.xlsx");
    psg_diagnostics_warning(list, "two-values",
                            (PsgSpan){psg_diagnostics_keep(list, sheet), 2, 3}, "what");
    g_autofree char *json = written(psg_checked_sarif, list, NULL);
    assert_found(
        json, PLACE,
        "[{\"artifactLocation\":{\"uri\":\"b.xlsx\",\"uriBaseId\":\"%SRCROOT%\"}}]");
    assert_found(json, RESULT ".locations[0].logicalLocations[0].fullyQualifiedName",
                 "[\"sheet S, cell B1\"]");
    g_autofree char *log = written(psg_checked_github, list, NULL);
    ck_assert_str_eq(
        log,
        "::warning file=b.xlsx,title=paysage (two-values)::b.xlsx, sheet S, cell B1: what\n");
}
END_TEST

START_TEST(what_could_not_be_read_is_told)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autofree char *json = written(psg_checked_sarif, list, "cannot read: 100%\nno");
    assert_found(json, "$.runs[0].invocations[0].executionSuccessful", "[false]");
    assert_found(json, "$.runs[0].invocations[0].toolExecutionNotifications[0].level",
                 "[\"error\"]");
    g_autofree char *log = written(psg_checked_github, list, "cannot read: 100%\nno");
    ck_assert_str_eq(log, "::error title=paysage::cannot read: 100%25%0Ano\n");
    g_autofree char *sound = written(psg_checked_sarif, list, NULL);
    assert_found(sound, "$.runs[0].invocations[0].executionSuccessful", "[true]");
}
END_TEST

START_TEST(a_log_is_not_steered)
{
    g_autofree char *log = github_of("a,b:c\n100%.yaml", "é: center", "center");
    ck_assert_str_eq(log, "::error file=a%2Cb%3Ac%0A100%25.yaml,line=1,endLine=1,col=4,"
                          "endColumn=10,title=paysage (unknown-id)::unknown actor\n");
    g_autofree char *lines = github_of("a.yaml", "a: x\nb: y\n", "x\nb");
    ck_assert_str_eq(lines, "::error file=a.yaml,line=1,endLine=2,title=paysage "
                            "(unknown-id)::unknown actor\n");
    g_autoptr(PsgDiagnostics) list = mistake_in("a.yaml", "x", "x", NULL);
    psg_diagnostics_warning(list, "alike", (PsgSpan){0}, "50%%\r\n::error::no: a, b");
    psg_diagnostics_also(list, psg_diagnostics_nth(list, 0)->span, "first\nhere");
    g_autofree char *more = written(psg_checked_github, list, NULL);
    g_autofree char *json = written(psg_checked_sarif, list, NULL);
    assert_found(json, "$.runs[0].results[1].relatedLocations[0].message.text",
                 "[\"first\\nhere\"]");
    const char *second = strchr(more, '\n') + 1;
    ck_assert_str_eq(second,
                     "::warning title=paysage (alike)::50%25%0D%0A::error::no: a, b"
                     "%0Aa.yaml:1:1: first%0Ahere\n");
}
END_TEST

START_TEST(what_was_not_kept_is_counted)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    psg_diagnostics_set_kept(list, 1);
    for (int i = 0; i < PSG_DIAGNOSTICS_FEW + 3; i++) {
        psg_diagnostics_warning(list, "alike", (PsgSpan){0}, "number %d", i);
    }
    g_autofree char *log = written(psg_checked_github, list, NULL);
    ck_assert(g_str_has_suffix(
        log, "\n::notice title=paysage (alike)::3 more of this are not shown\n"));
    g_autofree char *json = written(psg_checked_sarif, list, NULL);
    g_autofree char *told =
        found(json, "$.runs[0].invocations[0].toolExecutionNotifications[0]");
    ck_assert_ptr_nonnull(strstr(told, "3 more of alike"));
}
END_TEST

Suite *
checked_suite(void)
{
    Suite *suite = suite_create("checked");
    TCase *forms = tcase_create("forms");
    tcase_add_test(forms, columns_are_utf16);
    tcase_add_test(forms, files_are_told_from_the_folder);
    tcase_add_test(forms, rules_say_what_to_do);
    tcase_add_test(forms, a_fix_keeps_the_quotes);
    tcase_add_test(forms, a_fix_that_could_be_wrong_is_none);
    tcase_add_test(forms, fingerprints_stay_when_lines_move);
    tcase_add_test(forms, in_a_long_line_what_is_near_counts);
    tcase_add_test(forms, of_two_alike_each_has_its_own_fingerprint);
    tcase_add_test(forms, a_sheet_is_a_place_within_its_file);
    tcase_add_test(forms, what_could_not_be_read_is_told);
    tcase_add_test(forms, a_log_is_not_steered);
    tcase_add_test(forms, what_was_not_kept_is_counted);
    suite_add_tcase(suite, forms);
    return suite;
}
