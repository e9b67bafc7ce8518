/* Tables of a temporal graph: who is there when, who is tied to whom, and what is refused. */
#include "exporting.h"
#include "importing.h"
#include "model/presence.h"
#include "read/form/id.h"
#include "reading.h"

#include <check.h>
#include <string.h>

Suite *tables_suite(void);

static void
add_flag(GString *out, bool is_there)
{
    g_string_append_c(out, is_there ? '#' : '.');
}

/* "2", or "2001:2 2003/2004:5" if it changes. */
static void
add_weights(GString *out, const PsgDatedNumbers *weights)
{
    if (weights->count == 0) {
        g_string_append_c(out, '1');
    }
    for (size_t i = 0; i < weights->count; i++) {
        g_autofree char *when = psg_interval_edtf(&weights->items[i].when);
        bool is_all = weights->items[i].when.from.kind == PSG_END_OPEN;
        g_string_append_printf(out, "%s%s%s%g", i > 0 ? "+" : "", is_all ? "" : when,
                               is_all ? "" : ":", weights->items[i].number);
    }
}

/* "slices | node flags | … | from-to weight flags": all that tables said. */
static char *
printed(const PsgLandscape *landscape)
{
    GString *out = g_string_new(NULL);
    size_t count = landscape->slice_count;
    for (size_t i = 0; i < count; i++) {
        g_string_append_printf(out, "%s%s", i == 0 ? "" : " ",
                               psg_text_in(&landscape->slices[i].label, "en"));
    }
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        g_string_append_printf(out, " | %s ", actor->id);
        for (size_t j = 0; j < count; j++) {
            add_flag(out, psg_actor_presence(actor, &landscape->slices[j]) ==
                              PSG_PRESENCE_THERE);
        }
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *tie = &landscape->relations[i];
        g_string_append_printf(out, " | %zu-%zu ", tie->from, tie->to);
        add_weights(out, &tie->weight);
        g_string_append_c(out, ' ');
        for (size_t j = 0; j < count; j++) {
            add_flag(out, psg_spells_meet(&tie->when, &landscape->slices[j].when));
        }
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
    /* there and back, both ways, twice: one tie, of a slice the largest weight */
    {"slice,source,target,weight\nx,a,b,2\nz,b,a,3\nz,a,b,\n",
     "slice,node\nx,a\ny,a\nz,a\n", "x y z | a ### | b #.# | 0-1 0001:2+0003:3 #.#"},
    /* to oneself: there, but no tie */
    {"slice,source,target\nx,a,a\nx,a,b\n", NULL, "x | a # | b # | 0-1 1 #"},
    {"slice,source,target\nx,a,a\n", NULL, "x | a #"},
    /* the same row twice; a weight that is missing is 1 */
    {"slice,node\nx,a\nx,a\n", NULL, "x | a #"},
    {"slice,source,target,weight\nx,a,b\n", NULL, "x | a # | b # | 0-1 1 #"},
    /* numbers and dates have an order of their own */
    {"slice,node\n10,a\n9,b\n-1,c\n", NULL,
     "t = -1 t = 9 t = 10 | a ..# | b .#. | c #.."},
    {"slice,node\n2008-02,a\n2007,b\n", NULL, "2007 2008-02 | a .# | b #."},
    {"slice,node\n10,a\n9,b\nlate,c\n", NULL,
     "t = 10 t = 9 late | a #.. | b .#. | c ..#"},
    {"slice,node\n007,a\n7,b\n", NULL, "t = 007 t = 7 | a #. | b .#"},
    /* names stay as they are */
    {"slice,node\nx,\"Chi, Ed H.\"\nx,007\nx,null\nx,me\u0301so\n", NULL,
     "x | Chi, Ed H. # | 007 # | null # | me\u0301so #"},
    {"slice,node\nx,Ann\nx,ann\n", NULL, "x | Ann # | ann #"},
};

START_TEST(holds_what_was_said)
{
    g_autoptr(PsgLandscape) landscape =
        importing_landscape(cases[_i].first, cases[_i].second);
    g_autofree char *found = printed(landscape);
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
    psg_landscape_free(importing_try(just, NULL, &limits, &list));
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

/* A slice alone has its name as its window if that is a date, without anything about it;
 * else a year. */
START_TEST(knows_dates_of_slices)
{
    static const char *const dates[] = {"2007",
                                        "2007-03",
                                        "2007-03-28",
                                        "2007-21",
                                        "-0044",
                                        "2004-04-15T09:30",
                                        "2004-04-15T09:30:05+02:00",
                                        "2004-04-15T09:30Z"};
    static const char *const others[] = {"7",     "007",     "2007~", "2007/2008",
                                         "x",     "2007-13", "201X",  "../2007",
                                         "2007-", "20070"};
    for (size_t i = 0; i < G_N_ELEMENTS(dates) + G_N_ELEMENTS(others); i++) {
        bool is_date = i < G_N_ELEMENTS(dates);
        const char *name = is_date ? dates[i] : others[i - G_N_ELEMENTS(dates)];
        g_autofree char *csv = g_strdup_printf("slice,node\n%s,a\n", name);
        g_autoptr(PsgLandscape) landscape = importing_landscape(csv, NULL);
        g_autofree char *window = psg_interval_edtf(&landscape->slices[0].when);
        ck_assert_str_eq(window, is_date ? name : "0001");
    }
}
END_TEST

static const struct {
    const char *first, *second, *expected;
} windows[] = {
    /* years keep their dates; who leaves and returns has two spells */
    {"slice,node\n2007,a\n2008,b\n2009,a\n2010,a\n", NULL,
     "2007 2007; 2008 2008; 2009 2009; 2010 2010 | a 2007 2009/2010 | b 2008"},
    {"slice,node\n2007-03,a\n2007-11,a\n2008-01,b\n", NULL,
     "2007-03 2007-03; 2007-11 2007-11; 2008-01 2008-01 | a 2007-03/2007-11 | b 2008-01"},
    {"slice,node\n2004-04-15T10:30,a\n2004-04-15T09:30,a\n2004-04-15T09:30,b\n", NULL,
     "2004-04-15T09-30 2004-04-15T09:30 \"2004-04-15T09:30\"; "
     "2004-04-15T10-30 2004-04-15T10:30 \"2004-04-15T10:30\" | "
     "a 2004-04-15T09:30/2004-04-15T10:30 | b 2004-04-15T09:30"},
    /* others get years; numbers get a word before them */
    {"slice,node\n0,a\n1,a\n", NULL, "0 0001 \"t = 0\"; 1 0002 \"t = 1\" | a 0001/0002"},
    {"slice,node\nearly,a\nlate,a\n", NULL, "early 0001; late 0002 | a 0001/0002"},
    /* dates that overlap are no windows */
    {"slice,node\n2007,a\n2007-03,a\n", NULL,
     "2007 0001 \"t = 2007\"; 2007-03 0002 | a 0001/0002"},
    /* values that are no ids: the nearest one, and the value as label */
    {"slice,node\nbefore the war,a\nAvant l'été,a\n日本,a\nnull,a\n", NULL,
     "before-the-war 0001 \"before the war\"; Avant-l-ete 0002 \"Avant l'été\"; "
     "slice 0003 \"日本\"; null 0004 | a 0001/0004"},
    /* ids that differ by case only, or would be the same: who has it by right keeps it */
    {"slice,node\na b,x\na-b,x\nA-B,x\na+b,x\n", NULL,
     "a-b-2 0001 \"a b\"; a-b 0002; A-B-3 0003 \"A-B\"; a-b-4 0004 \"a+b\" | x 0001/0004"},
    {"slice,node\n-0044,a\n0044,a\n", NULL, "bc-0045 -0044; 0044 0044 | a -0044/0044"},
    /* a tie that comes and goes, with a weight for each time */
    {"slice,source,target,weight\n1,a,b,0.0000001\n3,b,a,\n3,a,c,2.5\n",
     "slice,node\n1,a\n2,a\n3,a\n",
     "1 0001 \"t = 1\"; 2 0002 \"t = 2\"; 3 0003 \"t = 3\" | a 0001/0003 | b 0001 0003 | "
     "c 0003 | 0-1 0001:1e-07+0003:1 0001 0003 | 0-2 2.5 0003"},
    {"slice,source,target,weight\nx,a,b,1e-9\n", NULL,
     "x 0001 | a 0001 | b 0001 | 0-1 1e-09 0001"},
    /* names that YAML would take for something else */
    {"slice,node\nx,yes\nx,007\nx,null\nx,1e3\nx,2007-03\nx,#a\nx,\"a, b\"\n", NULL,
     "x 0001 | yes 0001 | 007 0001 | null 0001 | 1e3 0001 | 2007-03 0001 | #a 0001 | "
     "a, b 0001"},
};

static void
add_spells(GString *out, const PsgSpells *spells)
{
    for (size_t i = 0; i < spells->count; i++) {
        g_autofree char *spell = psg_interval_edtf(&spells->items[i]);
        g_string_append_printf(out, " %s", spell);
    }
}

/* "id window "label"; … | actor spells | … | from-to weight spells"; a label that is the id
 * is left out. */
static char *
printed_dates(const PsgLandscape *landscape)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        const PsgSlice *slice = &landscape->slices[i];
        g_autofree char *window = psg_interval_edtf(&slice->when);
        const char *label = psg_text_in(&slice->label, "en");
        g_string_append_printf(out, "%s%s %s", i == 0 ? "" : "; ", slice->id, window);
        if (strcmp(label, slice->id) != 0) {
            g_string_append_printf(out, " \"%s\"", label);
        }
    }
    for (size_t i = 0; i < landscape->actor_count; i++) {
        g_string_append_printf(out, " | %s", landscape->actors[i].id);
        add_spells(out, &landscape->actors[i].when);
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgRelation *tie = &landscape->relations[i];
        g_string_append_printf(out, " | %zu-%zu ", tie->from, tie->to);
        add_weights(out, &tie->weight);
        add_spells(out, &tie->when);
    }
    return g_string_free(out, FALSE);
}

/* A header that is wrong is told once, whatever stands below it. */
START_TEST(a_wrong_header_is_told_once)
{
    g_autoptr(GString) table = g_string_new("slice;source;target\n");
    for (int i = 0; i < 300; i++) {
        g_string_append_printf(table, "%d,\"x\",2,5\n", i);
    }
    PsgDiagnostics *list;
    ck_assert_ptr_null(importing_try(table->str, NULL, NULL, &list));
    ck_assert_uint_eq(psg_diagnostics_count(list), 1);
    psg_diagnostics_free(list);
}
END_TEST

/* Nobody was there just because the table begins: nothing is told of before it and after. */
START_TEST(a_table_is_an_observation)
{
    static const char *const tables[][2] = {
        {"slice,source,target\n2011,a,b\n2013,a,b\n2017,a,c\n", "2011/2017"},
        {"slice,node\nx,a\ny,a\nz,b\n", "0001/0003"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autoptr(PsgLandscape) landscape = importing_landscape(tables[i][0], NULL);
        g_autofree char *observed = psg_interval_edtf(&landscape->observed);
        ck_assert(landscape->has_observed);
        ck_assert_str_eq(observed, tables[i][1]);
        size_t last = landscape->slice_count - 1;
        for (size_t j = 0; j < landscape->actor_count; j++) {
            ck_assert(!psg_actor_is_new(landscape, &landscape->actors[j], 0));
            ck_assert(!psg_actor_is_leaving(landscape, &landscape->actors[j], last));
        }
    }
    g_autoptr(PsgLandscape) single = importing_landscape("slice,node\n2011,a\n", NULL);
    ck_assert(!single->has_observed); /* a moment is no time of observation */
}
END_TEST

START_TEST(windows_ids_and_spells_follow_from_the_names)
{
    g_autoptr(PsgLandscape) landscape =
        importing_landscape(windows[_i].first, windows[_i].second);
    g_autofree char *found = printed_dates(landscape);
    ck_assert_str_eq(found, windows[_i].expected);
}
END_TEST

/* What is imported has no mistakes, nor doubts, and is the same once it was written and
 * read. */
START_TEST(comes_back_as_it_was)
{
    g_autoptr(PsgLandscape) landscape =
        importing_landscape(windows[_i].first, windows[_i].second);
    g_autofree char *yaml = exporting("yaml", (PsgExport){.landscape = landscape});
    PsgDiagnostics *list;
    g_autoptr(PsgLandscape) again = reading_try(yaml, &list);
    g_autofree char *told = reading_told(list);
    ck_assert_msg(psg_diagnostics_count(list) == 0, "%s", told);
    psg_diagnostics_free(list);
    g_autofree char *before = printed_dates(landscape), *after = printed_dates(again);
    ck_assert_str_eq(before, after);
}
END_TEST

START_TEST(numbers_ids_that_are_long)
{
    g_autoptr(GString) csv = g_string_new("slice,node\n");
    for (int i = 0; i < 12; i++) {
        for (int j = 0; j < 61; j++) {
            g_string_append_c(csv, 'x');
        }
        g_string_append_printf(csv, "%.*s,a\n", i + 1, "++++++++++++");
    }
    g_autoptr(PsgLandscape) landscape = importing_landscape(csv->str, NULL);
    ck_assert_uint_eq(landscape->slice_count, 12);
    for (size_t i = 0; i < landscape->slice_count; i++) {
        g_autofree char *complaint = psg_id_complaint(landscape->slices[i].id);
        ck_assert_msg(complaint == NULL, "%s", complaint);
    }
}
END_TEST

/* Ties, and presences, are held as far as rows say them, not for all slices. */
START_TEST(many_ties_in_many_slices_take_little_time)
{
    g_autoptr(GString) csv = g_string_new("slice,source,target\n");
    for (int i = 0; i < 200000; i++) {
        g_string_append_printf(csv, "%d,n%d,m%d\n", i % 1000, i % 10000, i / 20);
    }
    g_autoptr(PsgLandscape) landscape = importing_landscape(csv->str, NULL);
    ck_assert_uint_eq(landscape->slice_count, 1000);
    ck_assert_uint_eq(landscape->relation_count, 200000);
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
    tcase_add_test(tests, a_wrong_header_is_told_once);
    tcase_add_test(tests, a_table_is_an_observation);
    tcase_add_loop_test(tests, windows_ids_and_spells_follow_from_the_names, 0,
                        G_N_ELEMENTS(windows));
    tcase_add_loop_test(tests, comes_back_as_it_was, 0, G_N_ELEMENTS(windows));
    tcase_add_test(tests, numbers_ids_that_are_long);
    tcase_add_test(tests, many_ties_in_many_slices_take_little_time);
    suite_add_tcase(suite, tests);
    return suite;
}
