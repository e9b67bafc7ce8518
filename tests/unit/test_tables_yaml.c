/* From tables to a landscape and back: the same slices, names and spells. */
#include "importing.h"
#include "reading.h"
#include "write/tables_yaml.h"

#include <check.h>
#include <string.h>

Suite *tables_yaml_suite(void);

static const struct {
    const char *first, *second, *yaml;
} cases[] = {
    /* years keep their dates; who leaves and returns has two spells */
    {"slice,node\n2007,a\n2008,b\n2009,a\n2010,a\n", NULL,
     "- {id: 2007, when: 2007}\n- {id: 2008, when: 2008}\n- {id: 2009, when: 2009}\n"
     "- {id: 2010, when: 2010}\nactors:\n  a: {when: [2007, 2009/2010]}\n  b: {when: [2008]}\n"},
    {"slice,node\n2007-03,a\n2007-11,a\n2008-01,b\n", NULL,
     "- {id: 2007-03, when: 2007-03}\n- {id: 2007-11, when: 2007-11}\n"
     "- {id: 2008-01, when: 2008-01}\nactors:\n  a: {when: [2007-03/2007-11]}\n"
     "  b: {when: [2008-01]}\n"},
    /* others get years; numbers get a word before them */
    {"slice,node\n0,a\n1,a\n", NULL,
     "- {id: '0', when: 0001, label: t = 0}\n- {id: '1', when: 0002, label: t = 1}\n"
     "actors:\n  a: {when: [0001/0002]}\n"},
    {"slice,node\nearly,a\nlate,a\n", NULL,
     "- {id: early, when: 0001}\n- {id: late, when: 0002}\n"
     "actors:\n  a: {when: [0001/0002]}\n"},
    /* dates that overlap are no windows */
    {"slice,node\n2007,a\n2007-03,a\n", NULL,
     "- {id: '2007', when: 0001, label: t = 2007}\n- {id: '2007-03', when: 0002}\n"
     "actors:\n  a: {when: [0001/0002]}\n"},
    /* values that are no ids: the nearest one, and the value as label */
    {"slice,node\nbefore the war,a\nAvant l'été,a\n日本,a\nnull,a\n", NULL,
     "- {id: before-the-war, when: 0001, label: before the war}\n"
     "- {id: Avant-l-ete, when: 0002, label: Avant l'été}\n"
     "- {id: slice, when: 0003, label: 日本}\n- {id: 'null', when: 0004}\n"
     "actors:\n  a: {when: [0001/0004]}\n"},
    /* ids that differ by case only, or would be the same: who has it by right keeps it */
    {"slice,node\na b,x\na-b,x\nA-B,x\na+b,x\n", NULL,
     "- {id: a-b-2, when: 0001, label: a b}\n- {id: a-b, when: 0002}\n"
     "- {id: A-B-3, when: 0003, label: A-B}\n- {id: a-b-4, when: 0004, label: a+b}\n"
     "actors:\n  x: {when: [0001/0004]}\n"},
    {"slice,node\n-0044,a\n0044,a\n", NULL,
     "- {id: '0044-2', when: -0044, label: '-0044'}\n- {id: 0044, when: 0044}\n"
     "actors:\n  a: {when: [-0044/0044]}\n"},
    /* a tie that comes and goes; weights with all their digits */
    {"slice,source,target,weight\n1,a,b,0.0000001\n3,b,a,\n3,a,c,2.5\n",
     "slice,node\n1,a\n2,a\n3,a\n",
     "- {id: '1', when: 0001, label: t = 1}\n- {id: '2', when: 0002, label: t = 2}\n"
     "- {id: '3', when: 0003, label: t = 3}\nactors:\n  a: {when: [0001/0003]}\n"
     "  b: {when: [0001, 0003]}\n  c: {when: [0003]}\nrelations:\n"
     "- {from: a, to: b, when: [0001, 0003]}\n- {from: a, to: c, weight: 2.5, when: [0003]}\n"},
    {"slice,source,target,weight\nx,a,b,1e-9\n", NULL,
     "- {id: x, when: 0001}\nactors:\n  a: {when: [0001]}\n  b: {when: [0001]}\nrelations:\n"
     "- {from: a, to: b, weight: 1e-09, when: [0001]}\n"},
    /* names that YAML would take for something else */
    {"slice,node\nx,yes\nx,007\nx,null\nx,1e3\nx,2007-03\nx,#a\nx,\"a, b\"\n", NULL,
     "- {id: x, when: 0001}\nactors:\n  'yes': {when: [0001]}\n  '007': {when: [0001]}\n"
     "  'null': {when: [0001]}\n  '1e3': {when: [0001]}\n  '2007-03': {when: [0001]}\n"
     "  '#a': {when: [0001]}\n  a, b: {when: [0001]}\n"},
};

START_TEST(writes_a_landscape)
{
    g_autoptr(PsgTables) tables = importing_tables(cases[_i].first, cases[_i].second);
    g_autofree char *yaml = psg_landscape_yaml_of_tables(tables);
    g_autofree char *expected =
        g_strconcat("paysage: 1\nlanguage: en\nslices:\n", cases[_i].yaml, NULL);
    ck_assert_str_eq(yaml, expected);
}
END_TEST

static bool
is_there(const PsgActor *actor, const PsgInterval *window)
{
    for (size_t i = 0; i < actor->when.count; i++) {
        if (psg_interval_meets(&actor->when.items[i], window)) {
            return true;
        }
    }
    return false;
}

/* The landscape has no mistakes, nor doubts, and holds what the tables did. */
START_TEST(comes_back_as_it_was)
{
    g_autoptr(PsgTables) tables = importing_tables(cases[_i].first, cases[_i].second);
    g_autofree char *yaml = psg_landscape_yaml_of_tables(tables);
    PsgDiagnostics *list;
    g_autoptr(PsgLandscape) landscape = reading_try(yaml, &list);
    g_autofree char *told = reading_told(list);
    ck_assert_msg(psg_diagnostics_count(list) == 0, "%s", told);
    psg_diagnostics_free(list);
    ck_assert_uint_eq(landscape->actor_count, tables->nodes->len);
    ck_assert_uint_eq(landscape->slice_count, tables->slices->len);
    ck_assert_uint_eq(landscape->relation_count, tables->ties->len);
    for (size_t i = 0; i < landscape->actor_count; i++) {
        const PsgActor *actor = &landscape->actors[i];
        const bool *present = g_ptr_array_index(tables->present, i);
        ck_assert_str_eq(actor->id, g_ptr_array_index(tables->nodes, i));
        for (size_t j = 0; j < landscape->slice_count; j++) {
            ck_assert(is_there(actor, &landscape->slices[j].when) == present[j]);
        }
    }
    for (size_t i = 0; i < landscape->relation_count; i++) {
        const PsgTableTie *tie = g_ptr_array_index(tables->ties, i);
        ck_assert_uint_eq(landscape->relations[i].from, tie->from);
        ck_assert_double_eq(landscape->relations[i].weight, tie->weight);
    }
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
    g_autoptr(PsgTables) tables = importing_tables(csv->str, NULL);
    g_autofree char *yaml = psg_landscape_yaml_of_tables(tables);
    PsgDiagnostics *list;
    g_autoptr(PsgLandscape) landscape = reading_try(yaml, &list);
    g_autofree char *told = reading_told(list);
    ck_assert_msg(landscape != NULL, "%s", told);
    ck_assert_uint_eq(landscape->slice_count, 12);
    psg_diagnostics_free(list);
}
END_TEST

Suite *
tables_yaml_suite(void)
{
    Suite *suite = suite_create("tables_yaml");
    TCase *tests = tcase_create("tables_yaml");
    tcase_add_loop_test(tests, writes_a_landscape, 0, G_N_ELEMENTS(cases));
    tcase_add_loop_test(tests, comes_back_as_it_was, 0, G_N_ELEMENTS(cases));
    tcase_add_test(tests, numbers_ids_that_are_long);
    suite_add_tcase(suite, tests);
    return suite;
}
