/* Tables of a temporal graph: who is there when, who is tied to whom, and what is refused. */
#include "importing.h"
#include "read/table/tables.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *tables_suite(void);

static void
add_flags(GString *out, const bool *flags, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        g_string_append_c(out, flags[i] ? '#' : '.');
    }
}

/* "slices | node flags | … | from-to weight flags": all that tables hold. */
static char *
printed(const PsgTables *tables)
{
    GString *out = g_string_new(NULL);
    size_t count = tables->slices->len;
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(out, "%s%s", i == 0 ? "" : " ",
                               (const char *)g_ptr_array_index(tables->slices, i));
    }
    for (guint i = 0; i < tables->nodes->len; i++) {
        g_string_append_printf(out, " | %s ",
                               (const char *)g_ptr_array_index(tables->nodes, i));
        add_flags(out, g_ptr_array_index(tables->present, i), count);
    }
    for (guint i = 0; i < tables->ties->len; i++) {
        const PsgTableTie *tie = g_ptr_array_index(tables->ties, i);
        g_string_append_printf(out, " | %zu-%zu %g ", tie->from, tie->to, tie->weight);
        add_flags(out, tie->alive, count);
    }
    return g_string_free(out, FALSE);
}

static const struct {
    const char *first, *second, *expected;
} cases[] = {
    {"slice,node\nx,a\nx,b\ny,a\n", NULL, "x y | a ## | b #."},
    {"slice,source,target\nx,a,b\n", NULL, "x | a # | b # | 0-1 1 #"},
    /* either file first: who is there is read before the ties */
    {"slice,source,target,weight\nx,b,a,2\n", "slice,node\nw,a\nx,a\nx,b\n",
     "w x | a ## | b .# | 0-1 2 .#"},
    {"slice,node\nw,a\nx,a\nx,b\n", "slice,source,target,weight\nx,b,a,2\n",
     "w x | a ## | b .# | 0-1 2 .#"},
    /* columns in any order, and others between them */
    {"weight,target,slice,colour,source\n0.5,b,x,red,a\n", NULL,
     "x | a # | b # | 0-1 0.5 #"},
    {"node,slice\na,x\n", NULL, "x | a #"},
    /* a slice that only ties name, who is there only by a tie */
    {"slice,node\nx,a\n", "slice,source,target\ny,a,b\n", "x y | a ## | b .# | 0-1 1 .#"},
    /* there and back, both ways, twice: one tie, the largest weight */
    {"slice,source,target,weight\nx,a,b,2\nz,b,a,3\nz,a,b,\n",
     "slice,node\nx,a\ny,a\nz,a\n", "x y z | a ### | b #.# | 0-1 3 #.#"},
    /* to oneself: there, but no tie */
    {"slice,source,target\nx,a,a\nx,a,b\n", NULL, "x | a # | b # | 0-1 1 #"},
    {"slice,source,target\nx,a,a\n", NULL, "x | a #"},
    /* the same row twice; a weight that is missing is 1 */
    {"slice,node\nx,a\nx,a\n", NULL, "x | a #"},
    {"slice,source,target,weight\nx,a,b\n", NULL, "x | a # | b # | 0-1 1 #"},
    /* numbers and dates have an order of their own */
    {"slice,node\n10,a\n9,b\n-1,c\n", NULL, "-1 9 10 | a ..# | b .#. | c #.."},
    {"slice,node\n2008-02,a\n2007,b\n", NULL, "2007 2008-02 | a .# | b #."},
    {"slice,node\n10,a\n9,b\nlate,c\n", NULL, "10 9 late | a #.. | b .#. | c ..#"},
    {"slice,node\n007,a\n7,b\n", NULL, "007 7 | a #. | b .#"},
    /* names stay as they are */
    {"slice,node\nx,\"Chi, Ed H.\"\nx,007\nx,null\nx,me\u0301so\n", NULL,
     "x | Chi, Ed H. # | 007 # | null # | me\u0301so #"},
    {"slice,node\nx,Ann\nx,ann\n", NULL, "x | Ann # | ann #"},
};

START_TEST(holds_what_was_said)
{
    g_autoptr(PsgTables) tables = importing_tables(cases[_i].first, cases[_i].second);
    g_autofree char *found = printed(tables);
    ck_assert_str_eq(found, cases[_i].expected);
}
END_TEST

static const ReadingCase mistakes[] = {
    {"", "csv-header", 1, 1, "slice,node or"},
    {"x,a\ny,b\n", "csv-header", 1, 1, "first row must name the columns"},
    {"slice;node\nx;a\n", "csv-header", 1, 1, "commas between"},
    {"slice,source\nx,a\n", "csv-header", 1, 1, "slice,source,target,weight"},
    {"slice,node\n", "csv-field", 1, 1, "no row below"},
    {"slice,node\nx,\n", "csv-field", 2, 3, "no node"},
    {"slice,node\nx,a\n,b\n", "csv-field", 3, 1, "no slice"},
    {"slice,node\nx,a\nx\n", "csv-field", 3, 1, "no node"},
    {"slice,node\nx,\" \"\n", "csv-field", 2, 3, "no node"},
    {"slice,source,target\nx,,b\n", "csv-field", 2, 3, "no source"},
    {"slice,source,target\nx,a\n", "csv-field", 2, 1, "no target"},
    {"slice,source,target,weight\nx,a,b,0\n", "bad-number", 2, 7, "above 0"},
    {"slice,source,target,weight\nx,a,b,-1\n", "bad-number", 2, 7, "above 0"},
    {"slice,source,target,weight\nx,a,b,many\n", "bad-number", 2, 7, "\"many\""},
    {"slice,source,target,weight\nx,a,b,\"1,5\"\n", "bad-number", 2, 7, "above 0"},
    {"slice,source,target,weight\nx,a,b,nan\n", "bad-number", 2, 7, "above 0"},
    {"slice,node\nx,a/b\n", "bad-id", 2, 3, "write \"a-b\""},
    {"slice,node\nx, a\n", "bad-id", 2, 3, "write \"a\""},
    {"slice,source,target\nx,a,con\n", "bad-id", 2, 5, "choose another"},
    {"slice,node\n\"x\x01\",a\n", "bad-id", 2, 1, "control character"},
    {"slice,node\nx,\"a\n", "csv", 2, 3, "never closed"},
    {"slice,node\nx,a,b\n", "csv", 2, 5, "comma in quotes"},
    {"slice,node\nx,\xff\n", "encoding", 2, 3, "UTF-8"},
};

START_TEST(tells_mistakes_where_they_are)
{
    PsgDiagnostics *list;
    ck_assert_ptr_null(importing_try(mistakes[_i].yaml, NULL, NULL, &list));
    reading_expect_in(list, &mistakes[_i], PSG_SEVERITY_ERROR);
    ck_assert_uint_eq(psg_diagnostics_count(list), 1);
    psg_diagnostics_free(list);
}
END_TEST

START_TEST(tells_all_mistakes_and_each_name_once)
{
    PsgDiagnostics *list;
    ck_assert_ptr_null(importing_try("slice,node\nx,a/b\nx,\ny,a/b\n",
                                     "slice,source,target\nx,c*,a/b\n", NULL, &list));
    ck_assert_uint_eq(psg_diagnostics_error_count(list), 3);
    psg_diagnostics_free(list);
}
END_TEST

START_TEST(keeps_to_limits)
{
    PsgLimits limits = psg_limits_default();
    limits.max_slices = 2;
    limits.max_actors = 2;
    static const ReadingCase slices = {"", "max-slices", 4, 1, "than the limit of 2"};
    static const ReadingCase actors = {"", "max-actors", 4, 3, "than the limit of 2"};
    static const char *const both = "slice,node\nx,a\ny,b\nz,c\nw,d\n";
    PsgDiagnostics *list;
    ck_assert_ptr_null(importing_try(both, NULL, &limits, &list));
    reading_expect_in(list, &slices, PSG_SEVERITY_ERROR);
    reading_expect_in(list, &actors, PSG_SEVERITY_ERROR);
    ck_assert_uint_eq(psg_diagnostics_count(list), 2);
    psg_diagnostics_free(list);
    static const char *const just = "slice,node\nx,a\ny,b\n";
    psg_tables_free(importing_try(just, NULL, &limits, &list));
    ck_assert_uint_eq(psg_diagnostics_count(list), 0);
    psg_diagnostics_free(list);
}
END_TEST

START_TEST(stops_after_a_thousand_mistakes)
{
    g_autoptr(GString) text = g_string_new("slice,node\n");
    for (int i = 0; i < 3000; i++) {
        g_string_append_printf(text, "x,a/%d\n", i);
    }
    PsgDiagnostics *list;
    ck_assert_ptr_null(importing_try(text->str, NULL, NULL, &list));
    ck_assert_uint_eq(psg_diagnostics_count(list), 1000);
    psg_diagnostics_free(list);
}
END_TEST

START_TEST(says_what_the_world_refuses)
{
    g_autoptr(PsgDiagnostics) list = psg_diagnostics_new();
    g_autoptr(GError) error = NULL;
    PsgLimits limits = psg_limits_default();
    char path[] = "no-such-file.csv";
    char *const paths[] = {path, NULL};
    ck_assert_ptr_null(psg_tables_read(paths, &limits, list, &error));
    ck_assert_ptr_nonnull(error);
    ck_assert_ptr_nonnull(strstr(error->message, path));
}
END_TEST

START_TEST(knows_dates_of_slices)
{
    static const char *const dates[] = {"2007", "2007-03", "2007-03-28", "2007-21",
                                        "-0044"};
    static const char *const others[] = {"",          "7",     "007",     "2007~",
                                         "2007/2008", "x",     "2007-13", "201X",
                                         "../2007",   "2007-", "20070"};
    for (size_t i = 0; i < G_N_ELEMENTS(dates); i++) {
        ck_assert_msg(psg_table_slice_is_date(dates[i]), "%s", dates[i]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        ck_assert_msg(!psg_table_slice_is_date(others[i]), "%s", others[i]);
    }
}
END_TEST

Suite *
tables_suite(void)
{
    Suite *suite = suite_create("tables");
    TCase *tests = tcase_create("tables");
    tcase_add_loop_test(tests, holds_what_was_said, 0, G_N_ELEMENTS(cases));
    tcase_add_loop_test(tests, tells_mistakes_where_they_are, 0, G_N_ELEMENTS(mistakes));
    tcase_add_test(tests, tells_all_mistakes_and_each_name_once);
    tcase_add_test(tests, keeps_to_limits);
    tcase_add_test(tests, stops_after_a_thousand_mistakes);
    tcase_add_test(tests, says_what_the_world_refuses);
    tcase_add_test(tests, knows_dates_of_slices);
    suite_add_tcase(suite, tests);
    return suite;
}
