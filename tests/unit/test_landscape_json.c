/* The landscape as JSON: read again, it is the same. */
#include "exporting.h"
#include "fixture.h"
#include "random_landscape.h"
#include "reading.h"
#include "thorough.h"

#include "read/landscape/json_form.h"

#include <check.h>
#include <string.h>

Suite *landscape_json_suite(void);

static char *
as_json(const PsgLandscape *landscape)
{
    return exporting("json", (PsgExport){.landscape = landscape});
}

/* JSON tells all of a landscape, so the same JSON is the same landscape. */
static void
expect_same(const char *name, const PsgLandscape *landscape)
{
    g_autofree char *json = as_json(landscape);
    PsgDiagnostics *list;
    g_autoptr(PsgLandscape) again = reading_try(json, &list);
    g_autofree char *told = reading_told(list);
    psg_diagnostics_free(list);
    ck_assert_msg(again != NULL, "%s: %s", name, told);
    g_autofree char *json_again = as_json(again);
    ck_assert_msg(strcmp(json, json_again) == 0, "%s: another landscape", name);
}

START_TEST(those_of_the_tree_come_back)
{
    static const char *const data[] = {"data/mesocentres", "data/space-stations.yaml",
                                       "data/template"};
    for (size_t i = 0; i < G_N_ELEMENTS(data); i++) {
        g_autoptr(PsgLandscape) landscape = fixture_data(data[i]);
        expect_same(data[i], landscape);
    }
}
END_TEST

enum { BATCHES = 4, BATCH = 10 }; /* of random landscapes, a test a batch */

START_TEST(any_landscape_comes_back)
{
    for (int seed = _i * BATCH; seed < (_i + 1) * BATCH; seed++) {
        g_autofree char *name = g_strdup_printf("seed %d", seed);
        g_autofree char *text = random_landscape((uint64_t)seed);
        PsgDiagnostics *list;
        g_autoptr(PsgLandscape) landscape = reading_try(text, &list);
        psg_diagnostics_free(list);
        ck_assert_ptr_nonnull(landscape);
        expect_same(name, landscape);
    }
}
END_TEST

START_TEST(one_with_all_keys_comes_back)
{
    char *none;
    PsgDiagnostics *list;
    g_autofree char *text = whole_landscape(-1, &none);
    g_autoptr(PsgLandscape) whole = reading_try(text, &list);
    psg_diagnostics_free(list);
    ck_assert_ptr_nonnull(whole);
    expect_same("all keys", whole);
}
END_TEST

/* A place in the JSON, not in what was made of it. */
START_TEST(mistakes_have_their_place_in_the_json)
{
    reading_expect(
        &(ReadingCase){"{\"observed\": {\"when\": null}, \"relation_kinds\": [],\n"
                       "\"actors\": [{\"id\": \"a\"}], \"relations\": [\n"
                       "{\"from\": \"a\", \"to\": \"b\"}]}",
                       "unknown-id", 3, 21, "\"b\""},
        PSG_SEVERITY_ERROR);
    reading_expect(&(ReadingCase){"{\"observed\": {}, \"relation_kinds\": [],\n"
                                  "\"actors\": [{\"id\": \"a\xff\"}]}",
                                  "encoding", 2, 21, "0xFF"},
                   PSG_SEVERITY_ERROR);
}
END_TEST

START_TEST(it_is_known_by_what_the_export_writes)
{
    static const struct {
        const char *text;
        bool is_landscape;
    } texts[] = {
        {"{\"observed\": {}, \"relation_kinds\": [], \"actors\": [{\"id\": 1}]}", true},
        {"{\"actors\": {\"a\": {}}}", false}, /* YAML in braces */
        {"{\"nodes\": [], \"links\": []}", false},
        {"actors:\n  a: {}\n", false},
        {"", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(PsgInput) input =
            psg_input_new("f", texts[i].text, strlen(texts[i].text));
        ck_assert_int_eq(psg_json_is_landscape(input), texts[i].is_landscape);
    }
}
END_TEST

Suite *
landscape_json_suite(void)
{
    Suite *suite = suite_create("landscape_json");
    TCase *same = tcase_create("same");
    tcase_set_timeout(same, 60);
    tcase_add_test(same, those_of_the_tree_come_back);
    tcase_add_loop_test(same, any_landscape_comes_back, 0, thorough(BATCHES, 2));
    tcase_add_test(same, one_with_all_keys_comes_back);
    tcase_add_test(same, mistakes_have_their_place_in_the_json);
    tcase_add_test(same, it_is_known_by_what_the_export_writes);
    suite_add_tcase(suite, same);
    return suite;
}
