/* Diagnostics: what their reader sees, in which order, and that a hostile file cannot
 * fool them. */
#include "base/diagnostics.h"

#include <check.h>
#include <string.h>

Suite *diagnostics_suite(void);

static const PsgInput *
keep(PsgDiagnostics *list, const char *name, const char *text)
{
    return psg_diagnostics_keep(list, psg_input_new(name, text, strlen(text)));
}

/* The first place where the words stand. */
static PsgSpan
span_of(const PsgInput *input, const char *words)
{
    const char *text = psg_input_text(input);
    const char *found = strstr(text, words);
    ck_assert_ptr_nonnull(found);
    size_t start = (size_t)(found - text);
    return (PsgSpan){input, start, start + strlen(words)};
}

static void
assert_printed(const PsgDiagnostics *list, const char *expected)
{
    g_autoptr(GString) out = g_string_new(NULL);
    psg_diagnostics_print(list, false, false, out);
    ck_assert_str_eq(out->str, expected);
}

START_TEST(shows_place_line_and_caret)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input =
        keep(list, "actors.yaml", "relations:\n  - from: a\n    to: minstry\n");
    psg_diagnostics_error(
        list, "unknown-actor", span_of(input, "minstry"),
        "relation \"%s\" goes to unknown actor \"%s\" (did you mean \"%s\"?)", "funds",
        "minstry", "ministry");
    psg_diagnostics_also(list, span_of(input, "from"), "its other end is here");
    psg_diagnostics_warning(list, "no-slices", (PsgSpan){0}, "there are no slices");
    assert_printed(list,
                   "actors.yaml:3:9: error: relation \"funds\" goes to unknown actor "
                   "\"minstry\" (did you mean \"ministry\"?) [unknown-actor]\n"
                   "    3 |     to: minstry\n"
                   "      |         ^~~~~~~\n"
                   "actors.yaml:2:5: note: its other end is here\n"
                   "warning: there are no slices [no-slices]\n"
                   "1 error, 1 warning\n");
}
END_TEST

START_TEST(of_errors_alone_no_doubt_is_shown)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = keep(list, "a.yaml", "one\ntwo\n");
    g_autoptr(GString) out = g_string_new(NULL);
    psg_diagnostics_warning(list, "doubt", span_of(input, "one"), "perhaps");
    psg_diagnostics_print_errors(list, out);
    ck_assert_str_eq(out->str, "");
    psg_diagnostics_error(list, "wrong", span_of(input, "two"), "no");
    psg_diagnostics_print_errors(list, out);
    ck_assert_str_eq(out->str, "a.yaml:2:1: error: no [wrong]\n"
                               "    2 | two\n"
                               "      | ^~~\n"
                               "1 error\n");
}
END_TEST

START_TEST(says_nothing_where_all_is_well)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    assert_printed(list, "");
    ck_assert_uint_eq(psg_diagnostics_error_count(list), 0);
    psg_diagnostics_sort(list);
    ck_assert_uint_eq(psg_diagnostics_count(list), 0);
    psg_diagnostics_free(NULL);
}
END_TEST

START_TEST(counts_in_words)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    psg_diagnostics_warning(list, "r", (PsgSpan){0}, "a");
    psg_diagnostics_warning(list, "r", (PsgSpan){0}, "b");
    assert_printed(list, "warning: a [r]\nwarning: b [r]\n2 warnings\n");
    psg_diagnostics_error(list, "r", (PsgSpan){0}, "c");
    ck_assert_uint_eq(psg_diagnostics_count(list), 3);
    ck_assert_uint_eq(psg_diagnostics_error_count(list), 1);
    ck_assert_str_eq(psg_diagnostics_nth(list, 2)->message, "c");
}
END_TEST

START_TEST(colours_for_a_terminal)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = keep(list, "a.yaml", "titel: x\n");
    psg_diagnostics_error(list, "unknown-key", span_of(input, "titel"), "no such key");
    psg_diagnostics_also(list, span_of(input, "x"), "here");
    g_autoptr(GString) out = g_string_new(NULL);
    psg_diagnostics_print(list, true, false, out);
    ck_assert_str_eq(
        out->str, "\x1b[1ma.yaml:1:1: \x1b[1;31merror: \x1b[0mno such key [unknown-key]\n"
                  "    1 | titel: x\n"
                  "      | \x1b[1;31m^~~~~\x1b[0m\n"
                  "\x1b[1ma.yaml:1:8: note: \x1b[0mhere\n"
                  "1 error\n");
}
END_TEST

/* A line, the words in it that are wrong, and what is shown of both. */
typedef struct {
    const char *text, *wrong, *line, *caret;
} Excerpt;

static const Excerpt excerpts[] = {
    {"a: \tb\x1b[31mc", "c", "a:  b·[31mc", "          ^"},
    {"nom: équipe à", "à", "nom: équipe à", "            ^"},
    {"名前: 計算 x", "計算", "名前: 計算 x", "      ^~~~"},
    {"e\u0301te\u0301: x", "x", "e\u0301te\u0301: x", "     ^"},
    {"m\xE9so: x", "x", "m\uFFFDso: x", "      ^"},
    {"a \u202Eb\u202C c", "c", "a ·b· c", "      ^"},
    {"a\u2028b", "b", "a·b", "  ^"},
    {"a: b\r\nc: d", "b", "a: b", "   ^"},
    {"\xEF\xBB\xBF"
     "a: b",
     "a", "a: b", "^"},
    {"a: \"x\ny\"", "\"x\ny\"", "a: \"x", "   ^~"},
    {"a\x7f\x01z", "z", "a··z", "   ^"},
};

START_TEST(aligns_the_caret)
{
    const Excerpt *excerpt = &excerpts[_i];
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = keep(list, "a", excerpt->text);
    psg_diagnostics_error(list, "r", span_of(input, excerpt->wrong), "m");
    g_autoptr(GString) out = g_string_new(NULL);
    psg_diagnostics_print(list, false, false, out);
    g_autofree char *expected = g_strdup_printf("    1 | %s\n      | %s\n1 error\n",
                                                excerpt->line, excerpt->caret);
    ck_assert_str_eq(strchr(out->str, '\n') + 1, expected);
}
END_TEST

START_TEST(points_at_the_end_of_a_text)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = keep(list, "a", "a: [b");
    psg_diagnostics_error(list, "r", (PsgSpan){input, 5, 5}, "m");
    psg_diagnostics_error(list, "r", (PsgSpan){input, 900, 950}, "n");
    const PsgInput *empty = keep(list, "b", "");
    psg_diagnostics_error(list, "r", (PsgSpan){empty, 0, 0}, "o");
    assert_printed(list, "a:1:6: error: m [r]\n    1 | a: [b\n      |      ^\n"
                         "a:1:6: error: n [r]\n    1 | a: [b\n      |      ^\n"
                         "b:1:1: error: o [r]\n    1 | \n      | ^\n3 errors\n");
}
END_TEST

/* Columns of what stands after "    1 | ". */
static long
columns_of(const char *line)
{
    return g_utf8_strlen(line, (gssize)strcspn(line, "\n")) - 8;
}

START_TEST(cuts_long_lines_around_the_caret)
{
    for (int before = 0; before < 400; before += 7) {
        g_autofree char *left = g_strnfill((gsize)before, 'l');
        g_autofree char *right = g_strnfill((gsize)(400 - before), 'r');
        g_autofree char *text = g_strconcat(left, "WRONG", right, NULL);
        g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
        const PsgInput *input = keep(list, "a", text);
        psg_diagnostics_error(list, "r", span_of(input, "WRONG"), "m");
        g_autoptr(GString) out = g_string_new(NULL);
        psg_diagnostics_print(list, false, false, out);

        const char *line = strchr(out->str, '\n') + 1, *caret = strchr(line, '\n') + 1;
        ck_assert_int_le(columns_of(line), 102);
        ck_assert(before == 0 || before > 60 ? true : strstr(line, "| l") != NULL);
        ck_assert(before <= 60 || strstr(line, "| …l") != NULL);
        const char *wrong = strstr(line, "WRONG"), *mark = strstr(caret, "^~~~~\n");
        ck_assert_ptr_nonnull(wrong);
        ck_assert_ptr_nonnull(mark);
        ck_assert_int_eq(g_utf8_pointer_to_offset(line, wrong), mark - caret);
    }
}
END_TEST

START_TEST(ends_the_caret_where_the_line_is_cut)
{
    g_autofree char *text = g_strnfill(300, 'x');
    g_autofree char *shown = g_strnfill(100, 'x');
    g_autofree char *tail = g_strnfill(99, '~');
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = keep(list, "a", text);
    psg_diagnostics_error(list, "r", (PsgSpan){input, 0, 300}, "m");
    g_autofree char *expected = g_strdup_printf(
        "a:1:1: error: m [r]\n    1 | %s…\n      | ^%s\n1 error\n", shown, tail);
    assert_printed(list, expected);
}
END_TEST

START_TEST(shows_a_line_whole_if_it_fits)
{
    g_autofree char *left = g_strnfill(90, 'x');
    g_autofree char *text = g_strconcat(left, " wrong", NULL);
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = keep(list, "a", text);
    psg_diagnostics_error(list, "r", span_of(input, "wrong"), "m");
    g_autoptr(GString) out = g_string_new(NULL);
    psg_diagnostics_print(list, false, false, out);
    ck_assert_ptr_nonnull(strstr(out->str, text));
    ck_assert_ptr_null(strstr(out->str, "…"));
}
END_TEST

START_TEST(cuts_lines_of_broken_bytes)
{
    g_autofree char *bytes = g_strnfill(5000, '\xBF');
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = keep(list, "a", bytes);
    psg_diagnostics_error(list, "r", (PsgSpan){input, 2500, 2501}, "m");
    g_autoptr(GString) out = g_string_new(NULL);
    psg_diagnostics_print(list, false, false, out);
    ck_assert(g_utf8_validate(out->str, -1, NULL));
    ck_assert(g_str_has_prefix(out->str, "a:1:2501: error"));
    ck_assert_uint_lt(out->len, 1000);
}
END_TEST

START_TEST(passes_nothing_on_that_steers_the_terminal)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = keep(list, "bad\x1b[2J.yaml", "x");
    psg_diagnostics_error(list, "r", (PsgSpan){input, 0, 1}, "unknown key \"%s\"",
                          "a\n\x1b]0;b\x07\xFF");
    psg_diagnostics_also(list, (PsgSpan){0}, "as \"%s\"",
                         "\xC2\x9B"
                         "1m");
    assert_printed(list, "bad·[2J.yaml:1:1: error: unknown key \"a··]0;b·\uFFFD\" [r]\n"
                         "    1 | x\n      | ^\n"
                         "note: as \"·1m\"\n1 error\n");
}
END_TEST

START_TEST(sorts_by_place_and_drops_doubles)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *first = keep(list, "z.yaml", "abc");
    const PsgInput *second = keep(list, "a.yaml", "abc");
    psg_diagnostics_warning(list, "r", (PsgSpan){0}, "nowhere");
    psg_diagnostics_error(list, "r", (PsgSpan){second, 0, 1}, "second file");
    psg_diagnostics_error(list, "r", (PsgSpan){first, 1, 2}, "b");
    psg_diagnostics_also(list, (PsgSpan){second, 0, 1}, "kept");
    psg_diagnostics_error(list, "r", (PsgSpan){first, 1, 2}, "a");
    for (int i = 0; i < 3; i++) {
        psg_diagnostics_error(list, "r", (PsgSpan){first, 0, 1}, "early");
    }
    psg_diagnostics_error(list, "other", (PsgSpan){first, 0, 1}, "early");
    psg_diagnostics_error(list, "r", (PsgSpan){first, 0, 2}, "early");
    psg_diagnostics_sort(list);

    const char *const order[] = {"early", "early",       "early",  "a",
                                 "b",     "second file", "nowhere"};
    ck_assert_uint_eq(psg_diagnostics_count(list), G_N_ELEMENTS(order));
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
        ck_assert_str_eq(psg_diagnostics_nth(list, i)->message, order[i]);
    }
    ck_assert_str_eq(psg_diagnostics_nth(list, 0)->rule, "other");
    ck_assert_str_eq(psg_diagnostics_nth(list, 4)->other_message, "kept");
    ck_assert_uint_eq(psg_diagnostics_error_count(list), 6);
}
END_TEST

START_TEST(shows_the_first_hundred)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    for (int i = 0; i < 250; i++) {
        psg_diagnostics_error(list, "r", (PsgSpan){0}, "mistake %03d", i);
    }
    g_autoptr(GString) out = g_string_new(NULL);
    psg_diagnostics_print(list, false, false, out);
    ck_assert_ptr_nonnull(strstr(out->str, "mistake 099"));
    ck_assert_ptr_null(strstr(out->str, "mistake 100"));
    ck_assert(g_str_has_suffix(out->str,
                               "\n… and 150 more of r; --all shows them\n250 errors\n"));
}
END_TEST

/* Of many doubts of one kind a few, and how many more; other kinds are told beside them, and
 * however many there are of one, none hides the rest. */
START_TEST(tells_many_alike_by_a_few_and_a_count)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    for (int i = 0; i < 301; i++) {
        psg_diagnostics_warning(list, "lives-apart", (PsgSpan){0}, "apart %03d", i);
    }
    psg_diagnostics_warning(list, "loop", (PsgSpan){0}, "a loop");
    psg_diagnostics_error(list, "tag", (PsgSpan){0}, "a tag");
    g_autoptr(GString) out = g_string_new(NULL), all = g_string_new(NULL);
    psg_diagnostics_print(list, false, false, out);
    ck_assert_ptr_nonnull(strstr(out->str, "apart 004"));
    ck_assert_ptr_null(strstr(out->str, "apart 005"));
    ck_assert(g_str_has_suffix(out->str,
                               "warning: a loop [loop]\nerror: a tag [tag]\n"
                               "… and 296 more of lives-apart; --all shows them\n"
                               "1 error, 302 warnings\n"));
    psg_diagnostics_print(list, false, true, all);
    ck_assert_ptr_nonnull(strstr(all->str, "apart 300"));
    ck_assert_ptr_null(strstr(all->str, "… and"));

    g_autoptr(PsgDiagnostics) crowd = psg_diagnostics_new();
    for (int i = 0; i < 2000; i++) {
        psg_diagnostics_warning(crowd, "lives-apart", (PsgSpan){0}, "apart %03d", i);
    }
    psg_diagnostics_warning(crowd, "loop", (PsgSpan){0}, "a loop");
    g_string_truncate(out, 0);
    psg_diagnostics_print(crowd, false, false, out);
    ck_assert_ptr_nonnull(strstr(out->str, "a loop"));
    ck_assert_ptr_nonnull(strstr(out->str, "… and 1995 more of lives-apart"));
}
END_TEST

/* Whoever finds so many stops, so nobody knows whether these are all. */
START_TEST(claims_no_number_where_it_stopped)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = keep(list, "a.yaml", "a\n");
    while (!psg_diagnostics_is_full(list)) {
        psg_diagnostics_error(list, "mistake", (PsgSpan){input, 0, 1}, "a mistake");
    }
    g_autoptr(GString) out = g_string_new(NULL);
    psg_diagnostics_print(list, false, false, out);
    ck_assert(g_str_has_suffix(out->str, "\nat least 1000 errors\n"));
}
END_TEST

/* A file may have any number of mistakes, and memory has an end. */
START_TEST(keeps_so_many_and_tells_that_there_are_more)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    const PsgInput *input = keep(list, "a.yaml", "a\n");
    for (int i = 0; i < 5000; i++) {
        psg_diagnostics_warning(list, "doubt", (PsgSpan){input, 0, 1}, "doubt %d", i);
        psg_diagnostics_also(list, (PsgSpan){input, 0, 1}, "of doubt %d", i);
    }
    ck_assert_uint_eq(psg_diagnostics_count(list), PSG_DIAGNOSTICS_KEPT);
    ck_assert(!psg_diagnostics_is_full(list));
    const PsgDiagnostic *last =
        psg_diagnostics_nth(list, psg_diagnostics_count(list) - 1);
    ck_assert_str_eq(last->message, "doubt 999");
    ck_assert_str_eq(last->other_message, "of doubt 999");
    psg_diagnostics_error(list, "mistake", (PsgSpan){input, 0, 1}, "a mistake");
    ck_assert_uint_eq(psg_diagnostics_error_count(list), 1); /* doubts hide no mistake */
    for (int i = 0; i < 5000; i++) {
        psg_diagnostics_error(list, "mistake", (PsgSpan){input, 0, 1}, "mistake %d", i);
    }
    ck_assert(psg_diagnostics_is_full(list));
    ck_assert(psg_diagnostics_is_cut(list));
    ck_assert_uint_eq(psg_diagnostics_count(list), 2 * PSG_DIAGNOSTICS_KEPT);
    g_autoptr(GString) out = g_string_new(NULL);
    psg_diagnostics_print(list, false, false, out);
    ck_assert(g_str_has_suffix(out->str, "\nat least 1000 errors, 1000 warnings\n"));
}
END_TEST

START_TEST(guesses_for_the_first_mistakes_only)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    size_t guesses = 0, words = 2000;
    for (int i = 0; i < 5000; i++) {
        guesses += psg_diagnostics_may_guess(list, words);
        psg_diagnostics_error(list, "mistake", (PsgSpan){0}, "mistake %d", i);
    }
    ck_assert_uint_eq(guesses, 100); /* as many as are shown */
    g_autoptr(PsgDiagnostics) other = psg_diagnostics_new();
    for (guesses = 0; psg_diagnostics_may_guess(other, 100000);) {
        guesses++;
    }
    ck_assert_uint_le(guesses * 100000, 1000000); /* words that are looked at */
}
END_TEST

START_TEST(who_knows_a_remedy_adds_it)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    psg_diagnostics_error(list, "max-values", (PsgSpan){0}, "there are too many");
    psg_diagnostics_error(list, "tag", (PsgSpan){0}, "a tag");
    psg_diagnostics_add_remedy(list, "max-values", ": take fewer");
    ck_assert_str_eq(psg_diagnostics_nth(list, 0)->message,
                     "there are too many: take fewer");
    ck_assert_str_eq(psg_diagnostics_nth(list, 1)->message, "a tag");
}
END_TEST

Suite *
diagnostics_suite(void)
{
    Suite *suite = suite_create("diagnostics");
    TCase *list = tcase_create("list");
    tcase_add_test(list, of_errors_alone_no_doubt_is_shown);
    tcase_add_test(list, says_nothing_where_all_is_well);
    tcase_add_test(list, counts_in_words);
    tcase_add_test(list, sorts_by_place_and_drops_doubles);
    tcase_add_test(list, tells_many_alike_by_a_few_and_a_count);
    tcase_add_test(list, keeps_so_many_and_tells_that_there_are_more);
    tcase_add_test(list, claims_no_number_where_it_stopped);
    tcase_add_test(list, guesses_for_the_first_mistakes_only);
    tcase_add_test(list, who_knows_a_remedy_adds_it);
    suite_add_tcase(suite, list);

    TCase *print = tcase_create("print");
    tcase_add_test(print, shows_place_line_and_caret);
    tcase_add_test(print, colours_for_a_terminal);
    tcase_add_loop_test(print, aligns_the_caret, 0, G_N_ELEMENTS(excerpts));
    tcase_add_test(print, points_at_the_end_of_a_text);
    tcase_add_test(print, cuts_long_lines_around_the_caret);
    tcase_add_test(print, ends_the_caret_where_the_line_is_cut);
    tcase_add_test(print, shows_a_line_whole_if_it_fits);
    tcase_add_test(print, cuts_lines_of_broken_bytes);
    tcase_add_test(print, passes_nothing_on_that_steers_the_terminal);
    tcase_add_test(print, shows_the_first_hundred);
    suite_add_tcase(suite, print);
    return suite;
}
