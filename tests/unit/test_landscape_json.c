/* The landscape as JSON: how it is known, and where its mistakes are (that it comes back the same:
 * test_landscape_yaml.c). */
#include "drafted.h"
#include "reading.h"

#include "read/landscape/json_form.h"

#include <check.h>

Suite *landscape_json_suite(void);

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
        bool is_known = psg_drafted_is_known(psg_json_is_landscape, texts[i].text);
        ck_assert_int_eq(is_known, texts[i].is_landscape);
    }
}
END_TEST

Suite *
landscape_json_suite(void)
{
    Suite *suite = suite_create("landscape_json");
    TCase *reading = tcase_create("reading");
    tcase_add_test(reading, mistakes_have_their_place_in_the_json);
    tcase_add_test(reading, it_is_known_by_what_the_export_writes);
    suite_add_tcase(suite, reading);
    return suite;
}
